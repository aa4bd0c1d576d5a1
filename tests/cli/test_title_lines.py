"""Titles whose lines are set by hand (标题分行), from the record to the files."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from builders import record_text

from drafter.cli.app import run

TITLE = ["示例区人民政府", "关于2020年法治政府建设情况的报告"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def rendered(title: str, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Render the whole record under a title; return what is printed."""
    Path("记录.yaml").write_text(f"{record_text()}\n标题: {title}\n", "utf-8")
    assert run(["render", "记录.yaml", "-o", "a.docx", *arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("mark", ["|", "｜"])
def test_a_mark_breaks_the_title_in_every_file(capsys: pytest.CaptureFixture[str], mark: str) -> None:
    out = rendered(mark.join(TITLE), capsys, "--to", "docx", "--to", "txt", "--to", "html")

    assert "分行" not in out
    document = docx.Document("a.docx")
    assert [one.text for one in document.paragraphs if one.style.name == "Title"][:2] == TITLE
    assert document.core_properties.title == "".join(TITLE)
    assert Path("a.txt").read_text("utf-8-sig").splitlines()[:2] == TITLE
    page = Path("a.html").read_text("utf-8")
    assert f"<title>{''.join(TITLE)}</title>" in page
    assert f">{TITLE[0]}<br>{TITLE[1]}</h1>" in page


def test_lines_of_the_record_are_lines_of_the_title(capsys: pytest.CaptureFixture[str]) -> None:
    rendered(f"|\n  {TITLE[0]}\n  {TITLE[1]}", capsys, "--to", "txt", "--to", "docx")
    assert Path("a.txt").read_text("utf-8-sig").splitlines()[:2] == TITLE


def test_what_is_found_in_the_second_line_stands_at_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    rendered("示例区人民政府|关于2020年法制政府建设情况的报告", capsys)
    assert run(["check", "记录.yaml", "--select", "用字-1"]) == 1
    line = (
        Path("记录.yaml").read_text("utf-8").splitlines().index("标题: 示例区人民政府|关于2020年法制政府建设情况的报告")
        + 1
    )

    assert capsys.readouterr().out.startswith(f"记录.yaml:{line}  标题  用字-1 必错\n  “法制政府”")


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("示例区人民政府关于|2020年法治政府建设情况的报告", "标题在“关于”处断行，词不完整："),
        ("示例" * 15, "标题一行放不下，程序不知道在哪里分行："),
    ],
)
def test_a_title_that_breaks_in_a_word_is_told(capsys: pytest.CaptureFixture[str], title: str, said: str) -> None:
    assert f"\n{said}在“标题”里要分行的地方写 |，例如" in rendered(title, capsys)
    Path("年报").mkdir()
    assert run(["render", "记录.yaml", "记录.yaml", "-o", "年报"]) == 0
    assert said in capsys.readouterr().out


def test_a_title_with_missing_content_is_not_yet_judged(capsys: pytest.CaptureFixture[str]) -> None:
    text = record_text().replace("名称: 示例区人民政府", f"名称: {'示例' * 15}", 1)
    Path("记录.yaml").write_text(f"{text}\n标题: 关于{{行政复议.纠错}}的报告{'年' * 20}\n", "utf-8")

    assert run(["render", "记录.yaml", "-o", "a.docx"]) == 0
    out = capsys.readouterr().out
    assert "待补充" in out
    assert "分行" not in out
