"""What `drafter layout check`, `preview` and `test` print, write and return."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from builders import write_layout

from drafter.cli.app import run
from drafter.cli.layout.preview import watch_over
from drafter.errors import DrafterError
from drafter.layout.load import builtin_templates
from drafter.workshop.faults import RULES
from drafter.workshop.preview import Preview
from drafter.write.pdf import find_office

QUESTIONS = "- {键: 甲, 名称: 甲事项, 类型: 长文本, 提示: 写甲}\n"
TEMPLATE = "# {{ 机关.名称 }}{{ 年度 }}年报告\n\n{{ 甲 }}\n"
SAMPLE = "版式: 小@1\n年度: 2024\n机关: {名称: 示例局}\n甲: 开展检查。\n"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be beside a layout of which only 机关.名称 lacks an explanation."""
    write_layout(tmp_path, QUESTIONS, TEMPLATE)
    (tmp_path / "小" / "sample.yaml").write_text(SAMPLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "小"


def test_findings_are_told_with_place_and_remedy(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "report.md.j2").write_text(TEMPLATE + "{{ 乙 }}\n", "utf-8")

    assert run(["layout", "check", "小"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [
        "小/layout.yaml:13  部分[1].问题[2].问题[1]  版式-6 疑似",
        "  “机关全称”没有提示、说明和举例，填的人不知道写什么",
    ]
    assert "小/report.md.j2:4  版式-2 必错" in lines
    assert lines[-1] == "核对了 1 份：必错 1，疑似 1，提示 0。"


def test_what_is_only_doubtful_is_an_error_only_if_strict(small: Path) -> None:
    assert run(["layout", "check", "小"]) == 0
    assert run(["layout", "check", "小", "--strict"]) == 1


def test_findings_are_given_to_other_programs(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["layout", "check", "小", "--format", "json"])
    (finding,) = json.loads(capsys.readouterr().out)

    assert (finding["规则"], finding["行"], finding["级别"]) == ("版式-6", 13, "疑似")


def test_the_rules_are_listed_without_looking_at_anything(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["layout", "check", "没有", "--rules"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [rule.id for rule in RULES]


def test_a_format_that_is_none_and_a_folder_without_a_layout_are_refused(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["layout", "check", "小", "--format", "xml"]) == 2
    assert run(["layout", "check", "."]) == 1
    assert "这里没有版式" in capsys.readouterr().err


def test_a_preview_is_a_word_file_and_its_text(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["layout", "preview", "小"]) == 0
    assert run(["layout", "preview", "小"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["已生成：小/预览/预览.docx", "已生成：小/预览/预览.txt"]
    assert "开展检查。" in (small / "预览" / "预览.txt").read_text("utf-8")


def test_a_layout_without_a_sample_is_shown_with_made_up_answers(small: Path) -> None:
    (small / "sample.yaml").unlink()

    assert run(["layout", "preview", "小", "-o", "别处"]) == 0
    assert "试填的文字。" in Path("别处/预览.txt").read_text("utf-8")


def test_a_fault_is_an_error_with_its_place(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "report.md.j2").write_text("{{ 乙 }}\n", "utf-8")

    assert run(["layout", "preview", "小"]) == 1
    said = capsys.readouterr()
    assert "“乙”没有定义" in said.err
    assert "report.md.j2:1" in said.err
    assert "Traceback" not in said.err + said.out


def test_pages_are_pictures_where_libreoffice_is_there(small: Path) -> None:
    try:
        find_office()
    except DrafterError:
        pytest.skip("needs LibreOffice")
    if not shutil.which("pdftoppm"):
        pytest.skip("needs poppler")

    assert run(["layout", "preview", "小", "--pages"]) == 0
    assert (small / "预览" / "预览-1.png").read_bytes().startswith(b"\x89PNG")


def test_pages_without_poppler_say_what_is_lacking(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Preview(small, [small.parent, builtin_templates()], None, "", small / "预览", pages=True)
    monkeypatch.setenv("PATH", str(small))

    with pytest.raises(DrafterError, match=r"LibreOffice|poppler"):
        list(shown.made())


def test_watching_makes_the_files_again_at_each_save_and_outlives_faults(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The saves are: nothing, a fault, the fault mended; then Ctrl-C."""
    shown = Preview(small, [small.parent, builtin_templates()], None, "", small / "预览", pages=False)
    saves = iter(["", "{{ 乙 }}\n", "又写。\n"])

    def wait() -> None:
        text = next(saves, None)
        if text is None:
            raise KeyboardInterrupt
        if text:
            (small / "report.md.j2").write_text(TEMPLATE + text, "utf-8")

    with pytest.raises(KeyboardInterrupt):
        watch_over(shown, wait)
    said = [
        line.partition("  ")[2] for line in capsys.readouterr().out.splitlines() if "  已" in line or "错误" in line
    ]
    assert said == ["已生成：预览.docx、预览.txt", "错误：模板里用到的“乙”没有定义", "已生成：预览.docx、预览.txt"]
    assert "又写。" in (small / "预览" / "预览.txt").read_text("utf-8")


def test_a_save_of_shared_figures_counts_and_what_is_made_does_not(small: Path) -> None:
    shown = Preview(small, [small.parent, builtin_templates()], None, "", small, pages=False)
    before = shown.moments()
    assert [path.parent for path in shown.made()] == [small, small]
    assert shown.moments() == before

    (small.parent / "relations.yaml").write_text("勾稽关系: []\n", "utf-8")
    assert shown.moments() != before


def test_cases_are_written_once_and_compared_from_then_on(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["layout", "test", "小"]) == 1
    assert "没有用例" in capsys.readouterr().err

    (small / "cases").mkdir()
    (small / "cases" / "一.yaml").write_text(SAMPLE, "utf-8")
    assert run(["layout", "test", "小"]) == 1
    assert "还没有 一.txt" in capsys.readouterr().out
    assert run(["layout", "test", "小", "--renew"]) == 0
    assert run(["layout", "test", "小"]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == ["相符  一.yaml", "1 个用例，0 个不同。"]


def test_what_differs_from_a_case_is_shown_line_by_line(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "cases").mkdir()
    (small / "cases" / "一.yaml").write_text(SAMPLE, "utf-8")
    run(["layout", "test", "小", "--renew"])
    (small / "report.md.j2").write_text(TEMPLATE.replace("{{ 甲 }}", "本局：{{ 甲 }}"), "utf-8")
    capsys.readouterr()

    assert run(["layout", "test", "小"]) == 1
    marked = [line.replace("\u3000", "") for line in capsys.readouterr().out.splitlines()]
    assert {"  －开展检查。", "  ＋本局：开展检查。"} <= set(marked)


def test_a_case_that_becomes_no_text_is_told_of_and_not_renewed(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / "cases").mkdir()
    (small / "cases" / "一.yaml").write_text(SAMPLE + "乙: 1\n", "utf-8")

    assert run(["layout", "test", "小", "--renew"]) == 1
    assert "一.yaml:5" in capsys.readouterr().out
    assert not (small / "cases" / "一.txt").exists()
