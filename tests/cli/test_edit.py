"""`drafter edit`: what it says without a terminal, and where it begins for somebody who has one."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import record_text, write_layout
from wizard.scripted import ScriptedAsker, on

from drafter.cli.app import run
from drafter.cli.wizard import fill_in
from drafter.errors import DrafterError, UsageError
from drafter.layout.load import builtin_templates
from drafter.wizard.asker import Command
from drafter.wizard.recent import STATE_VARIABLE


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path.parent / f"{tmp_path.name}-state"))
    path = tmp_path / "记录.yaml"
    path.write_text(record_text(), "utf-8")
    return path


def edit(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["edit", *arguments])
    written = capsys.readouterr()
    return code, written.out, written.err


@pytest.mark.parametrize(
    "arguments", [(), ("--missing",), ("--section", "开头"), ("--key", "年度"), ("--from", "去年.yaml")]
)
def test_without_a_terminal_the_twin_is_named_and_nothing_is_touched(
    record: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    before = record.read_bytes()
    code, out, err = edit(capsys, "记录.yaml", *arguments)

    assert (code, out) == (2, "")
    assert "这里没有终端，不能提问" in err
    assert "drafter set 记录.yaml 键=值" in err
    assert "drafter show 记录.yaml" in err
    assert record.read_bytes() == before
    assert [path.name for path in record.parent.iterdir()] == ["记录.yaml"]


@pytest.mark.parametrize(
    "arguments",
    [("--section", "开头", "--missing"), ("--key", "年度", "--missing"), ("--section", "开头", "--key", "年度")],
)
def test_only_one_place_can_be_asked_for(
    record: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    code, _, err = edit(capsys, "记录.yaml", *arguments)

    assert code == 2
    assert "只能写一个" in err


def test_a_record_must_be_named(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = edit(capsys)

    assert code == 2
    assert "RECORD" in err


def test_the_help_is_there_without_a_terminal(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("edit", "new"):
        assert run([command, "--help"]) == 0
    written = capsys.readouterr().out

    assert [word for word in ("--section", "--key", "--missing", "--no-input", "--data") if word not in written] == []


# With a script at the keyboard


def filled_in(record: Path, *script: object, **place: object) -> ScriptedAsker:
    asker = ScriptedAsker(script, watched=record)
    fill_in(record, [builtin_templates()], asker=asker, **place)  # type: ignore[arg-type]
    asker.done()
    return asker


@pytest.mark.parametrize(
    ("place", "first"),
    [
        ({}, "目录"),
        ({"section": "开头"}, "依据文件（"),
        ({"section": "结尾"}, "结束语"),
        ({"section": "三、"}, "党政主要负责人"),
        ({"key": "主要举措和成效[1].举措[1].标题"}, "举措标题"),
        ({"key": "指标.行政复议.受理"}, "受理"),
    ],
)
def test_it_begins_where_it_is_told_and_ends_at_the_hub(
    record: Path, capsys: pytest.CaptureFixture[str], place: dict[str, str], first: str
) -> None:
    asker = filled_in(record, *([on(first, Command.LEAVE)] if place else []), on("目录", "离开"), **place)

    assert first in asker.labels[0]
    assert capsys.readouterr().out == f"确认过的答案都已存好：{record}\n接着填：drafter edit {record}\n"


def test_only_what_is_missing_is_asked(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record.write_text(record_text(成文日期=None), "utf-8")
    filled_in(record, on("成文日期", "2021年2月24日"), on("目录", "离开"), missing=True)

    assert "成文日期: 2021-02-24\n" in record.read_text("utf-8")
    capsys.readouterr()


def test_ctrl_c_ends_it_with_the_same_words(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled_in(record, on("目录", Command.QUIT))

    assert capsys.readouterr().out.splitlines()[1:] == [
        f"确认过的答案都已存好：{record}",
        f"接着填：drafter edit {record}",
    ]


def test_the_next_sitting_offers_to_go_on_where_this_one_ended(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record.write_text(record_text(成文日期=None), "utf-8")
    asker = filled_in(record, on("目录", "离开"))
    assert asker.last.titles[0].startswith("从头填起：基本信息，报告标题")

    script = [on("结束语", Command.SKIP), on("署名", "示例区政府"), on("成文日期", Command.LEAVE), on("目录", "离开")]
    filled_in(record, *script, section="结尾")
    asker = filled_in(record, on("目录", "离开"))
    assert asker.last.titles[0] == "接着上次：结尾，成文日期"
    capsys.readouterr()


@pytest.mark.parametrize(
    ("place", "what"),
    [
        ({"section": "没有这一部分"}, "没有“没有这一部分”这一部分"),
        ({"section": "、"}, "这一部分"),
        ({"key": "没有"}, "没有“没有”这一题"),
        ({"key": "机关.联署"}, "按其他答案不用答"),
        ({"key": "主要举措和成效[1].没有"}, "这一题"),
    ],
)
def test_a_place_that_is_not_asked_is_told(record: Path, place: dict[str, str], what: str) -> None:
    with pytest.raises(UsageError) as caught:
        filled_in(record, **place)

    assert what in caught.value.what
    assert caught.value.fix


def test_a_section_is_known_by_its_whole_name_first(tmp_path: Path, record: Path) -> None:
    templates = write_layout(
        tmp_path / "版式",
        "- {键: 甲, 名称: 甲题, 类型: 短文本}\n",
        layout=(write_layout(tmp_path / "样子") / "小" / "layout.yaml")
        .read_text("utf-8")
        .replace("基本信息", "内容和机关"),
    )
    record.write_text("版式: 小@1\n年度: 2020\n机关: {名称: 示例局}\n", "utf-8")
    asker = ScriptedAsker([on("甲题", Command.LEAVE), "离开"])
    fill_in(record, [templates], section="内容", asker=asker)

    asker.done()


def test_a_broken_record_is_told_before_anything_is_asked(record: Path) -> None:
    record.write_text(record_text(成文日期="去年冬天"), "utf-8")
    with pytest.raises(DrafterError) as caught:
        filled_in(record)

    assert "记录.yaml:11" in str(caught.value)


def test_last_years_record_is_shown_beside_the_question(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    last = record.with_name("去年.yaml")
    last.write_text(record_text(标题="去年的标题"), "utf-8")
    asker = filled_in(record, on("报告标题", Command.LEAVE), on("目录", "离开"), key="标题", last_path=last)

    assert any("去年：去年的标题" in line for line in asker.prompts[0].said)
    capsys.readouterr()
