"""`drafter new` without a terminal: the twin of every question, and nothing written when something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import record_text, write_layout

from drafter.cli.app import run
from drafter.layout.load import builtin_templates, load_layout
from drafter.record.parse import load_mapping
from drafter.wizard.session import Session

BASE = ("--set", "年度=2021", "--set", "机关.名称=示例区人民政府")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["new", *arguments])
    written = capsys.readouterr()
    return code, written.out, written.err


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def content(path: Path) -> str:
    """Return a record's text without its comments and its layout."""
    lines = path.read_text("utf-8").splitlines()
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(("#", "版式")))


@pytest.fixture
def last(folder: Path) -> Path:
    path = folder / "去年.yaml"
    figures = "{行政复议: {受理: 24, 审结: 20余, 收到申请: 未统计}}"
    path.write_text(record_text(指标=figures, 附注="公开发布"), "utf-8")
    return path


def test_a_new_record_is_made_of_what_the_command_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = new(capsys, "新.yaml", "--no-input", *BASE, "--set", "主送[1]=示例市人民政府")

    assert (code, err) == (0, "")
    assert content(folder / "新.yaml") == "年度: 2021\n机关:\n  名称: 示例区人民政府\n主送:\n  - 示例市人民政府\n"
    assert out.splitlines()[0] == "已建：新.yaml"
    assert out.splitlines()[-1].startswith("待补充 ")
    assert "drafter edit 新.yaml" in out


def test_the_record_that_is_made_can_be_gone_on_with(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(capsys, "新.yaml", "--no-input", *BASE)
    session = Session(folder / "新.yaml", [builtin_templates()])

    assert (session.answers.year, session.answers.agency) == (2021, "示例区人民政府")
    assert run(["show", "新.yaml"]) == 0
    assert run(["set", "新.yaml", "机关.自称=我区"]) == 0
    capsys.readouterr()


def test_last_years_facts_figures_and_checklist_are_taken(
    folder: Path, last: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = new(capsys, "新.yaml", "--no-input", "--from", "去年.yaml", "--set", "年度=2021")

    assert (code, err) == (0, "")
    assert content(folder / "新.yaml") == (
        "机关:\n  名称: 示例区人民政府\n  类型: 区县政府\n  自称: 我区\n主送:\n  - 示例市人民政府\n附注: 公开发布\n"
        "指标:\n  行政复议:\n    受理:\n      上年: 24\n    审结:\n      上年: 20余\n"
        "上年事项:\n  - 事项: 加强培训\n    来源: 上年安排\n  - 事项: 力量不足\n    来源: 上年不足\n年度: 2021\n"
    )
    assert "照用去年的机关情况：报告机关、主送机关、附注" in out
    assert "去年的 2 个指标记作“上年”" in out
    assert last.read_text("utf-8").startswith("版式")


def test_the_year_of_last_year_is_not_taken(folder: Path, last: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = new(capsys, "新.yaml", "--no-input", "--from", "去年.yaml")

    assert (code, out) == (1, "")
    assert "没有写“年度”" in err
    assert files(folder) == ["去年.yaml"]


def test_set_goes_over_data_and_data_over_last_year(
    folder: Path, last: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "数据.yaml").write_text(
        "年度: 2021\n机关: {自称: 本区, 类型: 政府部门}\n指标: {行政复议: {受理: 30, 审结: 22}}\n附注: 内部\n", "utf-8"
    )
    arguments = ("--set", "机关.自称=我们区", "--set", "指标.行政复议.审结=23", "--set", "附注=")
    code, _, err = new(capsys, "新.yaml", "--no-input", "--from", "去年.yaml", "--data", "数据.yaml", *arguments)

    assert (code, err) == (0, "")
    answers = Session(folder / "新.yaml", [builtin_templates()]).answers
    group = answers.by_key["机关"].content
    assert isinstance(group, dict)
    assert {key: answer.content for key, answer in group.items() if answer.content} == {
        "名称": ("示例区人民政府",),
        "类型": ("政府部门",),
        "自称": ("我们区",),
    }
    assert answers.by_key["附注"].content is None
    figures = answers.figures
    assert [figures.text("行政复议", key, form) for key in ("受理", "审结") for form in ("", "上年")] == [
        "30",
        "24",
        "23",
        "20余",
    ]


def test_a_text_of_several_paragraphs_can_come_from_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "概述.txt").write_text("第一段。\n第二段。\n", "utf-8")
    code, _, _ = new(capsys, "新.yaml", "--no-input", *BASE, "--set", "开头.概述=@概述.txt")

    assert code == 0
    assert "概述: |\n    第一段。\n    第二段。\n" in content(folder / "新.yaml")


def test_a_name_without_an_ending_gets_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(capsys, "新", "--no-input", *BASE)[0] == 0
    assert files(folder) == ["新.yaml"]


# Layouts


def test_ones_own_layout_is_found_where_it_is_named_and_the_usual_one_taken_where_none_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_layout(folder / "版式", "- {键: 人数, 名称: 人数, 类型: 整数}\n")
    arguments = ("新.yaml", "--no-input", "--templates", "版式", *BASE)
    assert new(capsys, "常.yaml", *arguments[1:])[0] == 0
    assert content(folder / "常.yaml").startswith("年度")
    assert "版式: standard@" in (folder / "常.yaml").read_text("utf-8")

    assert new(capsys, *arguments, "--layout", "小", "--set", "人数=3")[0] == 0
    assert "人数: 3\n" in content(folder / "新.yaml")
    assert load_layout("小", [folder / "版式"]).name in (folder / "新.yaml").read_text("utf-8")


def test_a_layout_that_is_not_there_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = new(capsys, "新.yaml", "--no-input", "--layout", "stantard", *BASE)

    assert code == 1
    assert "没有“stantard”这个版式" in err
    assert "standard" in err
    assert files(folder) == []


# Nothing is written when something is wrong


@pytest.mark.parametrize(
    ("arguments", "code", "what"),
    [
        (("--set", "年度=去年"), 1, "年度"),
        (("--set", "年度=2021"), 1, "没有写“机关”的“名称”"),
        ((*BASE, "--set", "没有这一项=1"), 1, "没有“没有这一项”"),
        ((*BASE, "--set", "机关.类型=公司"), 1, "公司"),
        ((*BASE, "--set", "年度=2022"), 2, "写了两次"),
        ((*BASE, "--set", "没有等号"), 2, "键=值"),
        ((*BASE, "--set", "年度.甲=1"), 1, "新记录没有建"),
        ((*BASE, "--set", "版式=别的@1"), 1, "--layout"),
        ((*BASE, "--set", "指标.行政复议.受理=十几件"), 1, "不是数字"),
        ((*BASE, "--from", "没有.yaml"), 1, "没有.yaml"),
        ((*BASE, "--data", "没有.yaml"), 1, "没有.yaml"),
        ((*BASE, "--set", "附注=@没有.txt"), 1, "没有.txt"),
    ],
)
def test_nothing_is_written_when_something_is_wrong(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, what: str
) -> None:
    result, out, err = new(capsys, "新.yaml", "--no-input", *arguments)

    assert (result, out) == (code, "")
    assert what in err
    assert "怎么改" in err
    assert files(folder) == []


def test_all_that_is_wrong_is_told_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = new(capsys, "新.yaml", "--no-input", *BASE, "--set", "机关.类型=公司", "--set", "成文日期=去年")

    assert err.count("新记录没有建：") == 2
    assert "共有 2 处错误" in err


def test_wrong_data_is_told_and_nothing_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "数据.yaml").write_text("版式: 别的@1\n年度: 2021\n", "utf-8")
    code, _, err = new(capsys, "新.yaml", "--no-input", *BASE, "--data", "数据.yaml")

    assert code == 1
    assert "数据.yaml:1" in err
    assert files(folder) == ["数据.yaml"]


def test_a_broken_record_of_last_year_is_told_with_its_line(
    folder: Path, last: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    last.write_text(record_text(成文日期="去年冬天"), "utf-8")
    code, _, err = new(capsys, "新.yaml", "--no-input", "--from", "去年.yaml", *BASE)

    assert code == 1
    assert "去年.yaml:11" in err
    assert files(folder) == ["去年.yaml"]


# Where it cannot be


def test_a_file_that_is_there_is_never_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "有.yaml").write_text("别的: 1\n", "utf-8")
    code, out, err = new(capsys, "有.yaml", "--no-input", *BASE)

    assert (code, out) == (1, "")
    assert "已经" in err
    assert (folder / "有.yaml").read_text("utf-8") == "别的: 1\n"


def test_a_folder_and_a_missing_folder_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "子.yaml").mkdir()
    assert new(capsys, "子.yaml", "--no-input", *BASE)[0] == 1
    code, _, err = new(capsys, "没有/新.yaml", "--no-input", *BASE)

    assert code == 1
    assert "文件夹" in err
    assert files(folder) == ["子.yaml"]


# Without a terminal


def test_without_a_terminal_the_twin_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ((), ("新.yaml",), ("新.yaml", *BASE)):
        code, out, err = new(capsys, *arguments)
        assert (code, out) == (2, "")
        assert "这里没有终端，不能提问" in err
        assert "--no-input" in err
    assert files(folder) == []


def test_the_twin_needs_a_file_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = new(capsys, "--no-input", *BASE)

    assert code == 2
    assert "drafter new 2025.yaml --no-input" in err


def test_the_record_made_is_read_as_it_was_meant(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new(capsys, "新.yaml", "--no-input", *BASE, "--set", "标题=“报告”：# 不是批注")

    assert load_mapping(folder / "新.yaml").entries["标题"].text == "“报告”：# 不是批注"  # type: ignore[union-attr]
