"""The sister texts that come with drafter: 简报 and 工作巡礼, of the examples and from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import EXAMPLES, block_lines, mapping, record_text
from docx_text import docx_text
from openxml_audit import OpenXmlValidator

from drafter.cli.app import run
from drafter.draft import Draft, make_draft, open_layout
from drafter.layout.load import builtin_templates
from drafter.verify.printing import NotPrinted
from drafter.verify.rows import Outcome
from drafter.verify.verifying import verify_file

SISTERS = ("简报", "工作巡礼")
NAME = "示例区人民政府2020年法治政府建设工作简报"
FIGURES = "{行政复议: {收到申请: {数值: 30, 上年: 24}, 受理: {数值: 26, 上年: 20}}, 执法监督: {监督通知书: 无}}"
AREAS = """
  - 领域: 甲领域
    概述: 甲概述。
    举措:
      - {标题: 做法一, 内容: 内容一。, 成效: 成效一。}
      - {标题: 做法二, 内容: 内容二。}
    现场: 某日在某处。
    引语: 某人说话。
  - {领域: 乙领域, 举措: [{标题: 做法三, 内容: 内容三。}], 公开: 否}"""
Says = Callable[..., tuple[int, str]]


def made(text: str, name: str) -> Draft:
    record = mapping(text)
    return make_draft(record, open_layout(record, [builtin_templates()]), name)


def lines_of(text: str, name: str) -> list[str]:
    return block_lines(made(text, name).report.blocks)


def no_pages(_: Path) -> None:
    raise NotPrinted("没有排版")


@pytest.fixture
def says(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Says:
    """Run the program in an empty folder; return its exit code and what it said."""
    monkeypatch.chdir(tmp_path)

    def said(*arguments: str) -> tuple[int, str]:
        code = run(arguments)
        written = capsys.readouterr()
        return code, written.out + written.err

    return said


@pytest.mark.parametrize("name", SISTERS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_each_example_becomes_a_sound_document_that_breaks_no_rule(path: Path, name: str, tmp_path: Path) -> None:
    draft = made(path.read_text("utf-8"), name)
    file = tmp_path / "文.docx"
    file.write_bytes(draft.data)

    assert not OpenXmlValidator().validate(str(file)).errors
    assert [row.item.name for row in verify_file(file, no_pages).rows if row.outcome is Outcome.FAILED] == []
    assert made(path.read_text("utf-8"), name).data == draft.data


def test_a_brief_has_its_figures_and_their_change_from_the_record_and_a_chart() -> None:
    lines = lines_of(record_text(指标=FIGURES), "简报")

    assert "正文 | ⟦年度: 2020⟧年，⟦机关.自称: 我区⟧⟦开头.概述: 推进各项工作⟧。" in lines
    key = "指标.行政复议.收到申请"
    assert f"表格 | 收到行政复议申请（件） ¦ ⟦{key}: 30⟧ ¦ ⟦{key}: 24⟧ ¦ ⟦{key}: 同比增长25.00%⟧" in lines
    assert any(line.startswith("条形图 | 行政复议（") for line in lines)
    assert not any("监督通知书" in line for line in lines)
    assert [one.prompt for one in made(record_text(指标=FIGURES), "简报").report.missing] == []


def test_a_brief_without_figures_has_no_table_and_no_chart() -> None:
    for figures in (None, "{执法监督: {监督通知书: 无, 投诉举报: 未统计}}"):
        assert not any(line.startswith(("表格", "条形")) for line in lines_of(record_text(指标=figures), "简报"))


def test_a_brief_lists_six_figures_at_most_and_draws_one_chart() -> None:
    text = next(path for path in EXAMPLES if "qingpu" in path.stem).read_text("utf-8")
    lines = lines_of(text, "简报")

    assert len([line for line in lines if line.startswith("表格")]) == 1 + 6
    assert len([line for line in lines if line.startswith("条形")]) == 1


def test_a_feature_has_a_scene_for_each_area_with_what_the_record_says_and_places_for_the_rest() -> None:
    lines = lines_of(record_text(主要举措和成效=AREAS), "工作巡礼")
    begin = next(index for index, line in enumerate(lines) if "甲领域" in line)
    texts = [line.partition(" | ")[2].replace("⟧", "").split(": ")[-1] for line in lines[begin : begin + 6]]

    assert texts == ["甲领域", "某日在某处。", "甲概述。", "做法二。", "成效一。", "某人说话。"]
    assert "主要做法有：" in lines[begin + 3]
    assert any("【待补充：用一两句话说明这一年最值得写的一件事】" in line for line in lines)


def test_what_is_kept_from_the_public_stands_in_no_sister_text() -> None:
    text = record_text(主要举措和成效=AREAS)

    assert "乙领域" in docx_text(made(text, "报送稿").data)
    assert not any("乙领域" in docx_text(made(text, name).data) for name in SISTERS)


def test_scene_and_quote_are_asked_for_only_where_a_feature_is_wanted() -> None:
    prompts = {name: {one.prompt for one in made(record_text(), name).report.missing} for name in ("", *SISTERS)}

    assert prompts[""] == prompts["简报"] == set()
    assert {"到现场采访时，何时何地看到什么", "谁说了什么，写明身份，本人同意公开"} < prompts["工作巡礼"]


def test_the_names_of_files_tell_the_text_in_every_form(says: Says) -> None:
    Path("记录.yaml").write_text(record_text(指标=FIGURES), "utf-8")
    forms = ("docx", "html", "txt", "md")
    code, out = says("render", "记录.yaml", "--profile", "简报", *(part for form in forms for part in ("--to", form)))

    assert code == 0
    assert sorted(path.name for path in Path().glob("*简报*")) == sorted(f"{NAME}.{form}" for form in forms)
    assert all("2020年法治政府建设工作简报" in Path(f"{NAME}.{form}").read_text("utf-8") for form in forms[1:])
    assert "没有写入" not in out


def test_withheld_entries_are_named_and_missing_content_stops_a_strict_run(says: Says) -> None:
    Path("记录.yaml").write_text(record_text(主要举措和成效=AREAS), "utf-8")
    code, out = says("render", "记录.yaml", "--profile", "工作巡礼", "--strict")
    assert code == 1
    assert "还有 1 处待补充" in out

    code, out = says("render", "记录.yaml", "--profile", "工作巡礼")
    assert code == 0
    assert [line.partition("：")[0] for line in out.splitlines() if "没有写入" in line] == ["没有写入（公开: 否）"]


def test_several_records_become_the_same_sister_text(says: Says) -> None:
    Path("记录").mkdir()
    for agency in ("甲局", "乙局"):
        own = f"{{名称: {agency}, 自称: 我局, 类型: 政府部门}}"
        Path(f"记录/{agency}.yaml").write_text(record_text(机关=own), "utf-8")

    assert says("render", "记录", "--profile", "简报")[0] == 0
    names = sorted(path.name for path in Path().glob("*.docx"))
    assert names == sorted(f"{agency}2020年法治政府建设工作简报.docx" for agency in ("甲局", "乙局"))


def test_what_only_a_sister_text_says_is_checked_with_the_report_whether_it_is_ticked_or_not(says: Says) -> None:
    areas = AREAS.replace("某人说话。", "请拨打13800001234联系。")
    for name, ticked in (("勾了", "[工作巡礼]"), ("没有勾", "[报送稿]")):
        text = record_text(主要举措和成效=areas, 另做文稿=ticked, 巡礼导语="窗口少了等待,多了笑脸。")
        Path(f"{name}.yaml").write_text(text, "utf-8")

        _, found = says("check", f"{name}.yaml")
        assert "主要举措和成效[1].引语  隐私-1" in found
        assert "巡礼导语  标点-7" in found
        assert found.count("隐私-1") == 1
