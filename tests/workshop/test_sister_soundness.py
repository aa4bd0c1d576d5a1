"""`layout check` and `layout test` of sister texts: their templates are looked at like the report's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders import LAYOUT, mapping, write_layout
from docx_text import docx_text
from word_sketch import new_document

from drafter.cli.app import run
from drafter.draft import make_draft, open_layout
from drafter.layout.load import builtin_templates
from drafter.workshop.soundness import check_layout

EXPLAINED = LAYOUT.replace("类型: 短文本}", "类型: 短文本, 提示: 写全称}")
SISTERS = "另有文稿:\n  - {名称: 简报, 模板: brief.md.j2}\n"
REPORT = "# {{ 机关.名称 }}{{ 年度 }}年报告\n\n{{ 甲 }}\n"
BRIEF = "# {{ 机关.名称 }}简报\n\n{{ 乙 }}\n"
QUESTIONS = """\
- {键: 甲, 名称: 甲事项, 类型: 短文本, 提示: 写甲}
- {键: 乙, 名称: 乙事项, 类型: 短文本, 提示: 写乙}
"""
SAMPLE = "版式: 小@1\n年度: 2024\n机关: {名称: 示例局}\n甲: 一\n乙: 二\n"


def made(folder: Path, brief: str = BRIEF, sample: str = SAMPLE) -> Path:
    directory = write_layout(folder, QUESTIONS, REPORT, layout=EXPLAINED.replace("部分:", f"{SISTERS}部分:", 1))
    (directory / "小" / "brief.md.j2").write_text(brief, "utf-8")
    (directory / "小" / "sample.yaml").write_text(sample, "utf-8")
    return directory / "小"


def found(folder: Path) -> list[str]:
    return [
        f"{one.rule} {Path(one.place.file).name}:{one.place.line} {one.why}"
        for one in check_layout(folder, [folder.parent, builtin_templates()])
    ]


def test_a_question_that_only_a_sister_text_prints_reaches_a_document(tmp_path: Path) -> None:
    assert found(made(tmp_path)) == []


@pytest.mark.parametrize(
    ("brief", "wanted"),
    [
        (BRIEF + "\n{{ 丙 }}\n", "版式-2 brief.md.j2:5 模板里用到的“丙”没有定义"),
        (BRIEF + "\n{% if 年度 > 3000 %}{{ 丙 }}{% endif %}\n", "版式-2 brief.md.j2:5 模板里用到的“丙”没有定义"),
        (BRIEF + "\n{% if 乙 %}\n", "版式-2 brief.md.j2:5 有标签没有收尾"),
        (BRIEF + "\n{% if 文稿 == '简讯' %}一{% endif %}\n", "版式-2 brief.md.j2:5 这里和“简讯”比，可是没有这个选项"),
        (BRIEF + "\n全年工作取得显著成效。\n", "版式-9 brief.md.j2:5 模板里有现成的成绩"),
        (BRIEF + "\n## 一、情况\n\n正文。\n", "版式-10 brief.md.j2:5 标题里自己写了序号，会印出两个"),
        ("# 简报\n\n正文。\n", "版式-3 layout.yaml:19 “乙事项”的答案没有写进任何文稿"),
        ("# 简报\n\n{% if 乙 %}{{ 乙 }}{% endif %}\n", "版式-5 layout.yaml:19 “乙事项”必填，没有填时文中看不出来"),
    ],
    ids=["name", "name never reached", "tag", "copy", "claim", "number", "unprinted", "invisible"],
)
def test_a_fault_of_a_sister_text_is_found_in_its_file(tmp_path: Path, brief: str, wanted: str) -> None:
    assert wanted in found(made(tmp_path, brief))


def test_the_sample_must_fill_what_a_sister_text_marks(tmp_path: Path) -> None:
    (line,) = found(made(tmp_path, sample=SAMPLE.replace("乙: 二\n", "")))

    assert line == "版式-7 sample.yaml:0 样例没有填：写乙"


def test_sister_texts_of_built_in_layouts_are_looked_at_too(tmp_path: Path) -> None:
    folder = tmp_path / "standard"
    shutil.copytree(builtin_templates() / "standard", folder)
    path = folder / "feature.md.j2"
    path.write_text(path.read_text("utf-8").replace("{{ 部分.引语 }}\n", ""), "utf-8")

    assert any("“引语”的答案没有写进任何文稿" in line for line in found(folder))


def test_a_case_that_is_kept_for_a_sister_text_has_its_text_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(builtin_templates() / "standard", tmp_path / "standard")
    shutil.rmtree(tmp_path / "standard" / "cases")
    cases = tmp_path / "standard" / "cases"
    cases.mkdir()
    record = (builtin_templates() / "standard" / "sample.yaml").read_text("utf-8")
    (cases / "一.yaml").write_text(record, "utf-8")

    assert run(["layout", "test", "standard", "--renew"]) == 0
    copies = ["", "（工作巡礼）", "（报送稿）", "（简报）", "（送审稿）"]
    assert sorted(path.stem for path in cases.glob("*.txt")) == [f"一{copy}" for copy in copies]
    (cases / "一（简报）.txt").write_text("别的\n", "utf-8")
    assert run(["layout", "test", "standard"]) == 1
    assert "不同  一.yaml（简报）" in capsys.readouterr().out


def test_layouts_and_their_outline_name_the_sister_texts(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["layouts"]) == 0
    listed = capsys.readouterr().out
    assert run(["layout", "show", "standard"]) == 0
    shown = capsys.readouterr().out

    # Five of the six layouts have them, four because they build on another.
    assert listed.count("    另有文稿：简报、工作巡礼\n") == 5
    assert "另有文稿：简报（" in shown


def word_sister(folder: Path, *paragraphs: str) -> Path:
    """Return a layout whose sister text is a form made in Word."""
    path = made(folder)
    text = (path / "layout.yaml").read_text("utf-8").replace("brief.md.j2", "form.docx")
    (path / "layout.yaml").write_text(text, "utf-8")
    form = new_document()
    for paragraph in paragraphs:
        form.add_paragraph(paragraph)
    form.save(str(path / "form.docx"))
    return path


def test_a_form_made_in_word_can_be_a_sister_text(tmp_path: Path) -> None:
    folder = word_sister(tmp_path, "{{ 机关.名称 }}报表", "{{ 乙 }}")
    record = mapping(SAMPLE.replace("乙: 二\n", ""))
    draft = make_draft(record, open_layout(record, [folder.parent, builtin_templates()]), "简报")

    assert found(folder) == []
    assert [one.prompt for one in draft.report.missing] == ["写乙"]
    assert "示例局报表" in docx_text(draft.data)
    assert "乙" not in docx_text(make_draft(record, open_layout(record, [folder.parent, builtin_templates()])).data)


def test_a_fault_of_a_form_made_in_word_is_found(tmp_path: Path) -> None:
    (line,) = found(word_sister(tmp_path, "{{ 机关.名称 }}报表", "{{ 乙 }}{{ 丙 }}"))

    assert line.startswith("版式-2 form.docx:0 ")
    assert "丙" in line


def test_beside_a_form_made_in_word_a_sister_text_is_written_on_the_frame(tmp_path: Path) -> None:
    folder = word_sister(tmp_path, "{{ 机关.名称 }}{{ 年度 }}年报表", "{{ 甲 }}")
    (folder / "form.docx").rename(folder / "report.docx")
    (folder / "report.md.j2").unlink()
    text = (folder / "layout.yaml").read_text("utf-8").replace("form.docx", "brief.md.j2")
    (folder / "layout.yaml").write_text(text, "utf-8")
    record = mapping(SAMPLE)
    opened = open_layout(record, [folder.parent, builtin_templates()])

    assert found(folder) == []
    assert "示例局简报" in docx_text(make_draft(record, opened, "简报").data)
    assert "示例局2024年报表" in docx_text(make_draft(record, opened).data)

    (folder / "frame.docx").unlink()
    (line,) = found(folder)
    assert line.startswith("版式-8 frame.docx:0 ")
