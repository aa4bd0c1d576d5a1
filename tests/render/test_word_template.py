"""Layouts whose template is laid out in Word or WPS with Jinja tags."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from builders import LAYOUT, answers_from, mapping, small_record_text
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from lxml.etree import _Element
from word_sketch import RECORD, Sketch, assert_sound, opened, texts

from drafter.answers.model import Answers
from drafter.check.sources import document_of
from drafter.draft import Draft, make_draft, open_layout
from drafter.errors import LayoutError
from drafter.figures.answers import FigureAnswers
from drafter.layout.load import builtin_templates, load_layout
from drafter.render.blocks import Heading, pieces_of, text_of
from drafter.render.report import Report
from drafter.workshop.soundness import check_layout
from drafter.write.comments import Remark
from drafter.write.forms import Form


@pytest.fixture
def form(tmp_path: Path) -> Sketch:
    return Sketch(tmp_path)


def text_file(draft: Draft) -> str:
    return draft.file(Form.TXT).decode("utf-8-sig")


def test_docxtpls_order_with_a_table_filled_in_a_loop_and_a_branch(form: Sketch, tmp_path: Path) -> None:
    form.lines("{{ 标题 }}", "{{机关.名称}}{{ 年度 }}年报送：")
    form.table(
        ("名称", "数量"),
        ("{%tr for 项 in 事项 %}", ""),
        ("{{ 项.名称 }}", "{{ 项.数量 }}"),
        ("{%tr endfor %}", ""),
    )
    form.lines("{% if 境内 %}境内办理。{% else %}境外办理。{% endif %}", "{%p if 事项|length > 5 %}", "事项较多。")
    form.lines("{%p else %}", "事项不多。", "{%p endif %}", "{{ 说明 }}{{ 列名|join('、') }}{{ 底色 }}")
    form.lines("{%p for 项 in 事项 %}", "{{ loop.index }}.{{ 项.地点|join('、') }}", "{%p endfor %}")
    draft = form.draft()

    assert texts(draft) == [
        "检查情况表",
        "示例局2020年报送：",
        "名称 | 数量",
        "消防 | 3",
        "燃气 | 12",
        "境内办理。",
        "事项不多。",
        "全部检查完毕。甲类、乙类",
        "1.东街、西街",
        "2.南街",
    ]
    assert draft.report.missing == ()
    assert draft.report.unprinted == ()
    assert_sound(draft, tmp_path)


def test_docxtpls_dynamic_table_with_as_many_columns_as_there_are_names(form: Sketch, tmp_path: Path) -> None:
    form.lines("{{ 标题 }}")
    form.table(
        ("项目", "{%tc for 名 in 列名 %}", "{{ 名 }}", "{%tc endfor %}"),
        ("{%tr for 项 in 事项 %}", "", "", ""),
        ("{{ 项.名称 }}", "{%tc for 处 in 项.地点 %}", "{{ 处 }}", "{%tc endfor %}"),
        ("{%tr endfor %}", "", "", ""),
    )
    draft = form.draft(RECORD.replace("[南街]", "[南街, 北街]"))

    assert texts(draft)[1:] == ["项目 | 甲类 | 乙类", "消防 | 东街 | 西街", "燃气 | 南街 | 北街"]
    assert_sound(draft, tmp_path)


def test_docxtpls_merged_and_coloured_cells(form: Sketch, tmp_path: Path) -> None:
    form.lines("{{ 标题 }}")
    form.table(("{% colspan 列名|length %}{{ 标题 }}", "{% cellbg 底色 %}甲"))
    form.table(("{%tr for 项 in 事项 %}", ""), ("{% vm %}类别", "{{ 项.名称 }}"), ("{%tr endfor %}", ""))
    draft = form.draft(RECORD + "底色: D9D9D9\n")

    first, second = opened(draft).tables
    assert [span.get(qn("w:val")) for span in first._tbl.iter(qn("w:gridSpan"))] == ["2"]
    assert [shade.get(qn("w:fill")) for shade in first._tbl.iter(qn("w:shd"))] == ["D9D9D9"]
    assert [merge.get(qn("w:val")) for merge in second._tbl.iter(qn("w:vMerge"))] == ["restart", "continue"]
    assert [row[0].continues for row in draft.report.blocks[-1].rows] == [True]
    assert_sound(draft, tmp_path)


def test_nested_loops_and_a_header(form: Sketch, tmp_path: Path) -> None:
    form.document.sections[0].header.paragraphs[0].text = "{{ 机关.名称 }}（{{ 年度 }}年）"
    form.lines("{{ 标题 }}", "{%p for 项 in 事项 %}", "{{ 项.名称 }}：", "{%p for 处 in 项.地点 %}", "—{{ 处 }}")
    form.lines("{%p endfor %}", "{%p endfor %}")
    draft = form.draft()

    assert texts(draft)[1:] == ["消防：", "—东街", "—西街", "燃气：", "—南街"]
    assert opened(draft).sections[0].header.paragraphs[0].text == "示例局（2020年）"
    assert text_of(tuple(pieces_of(draft.report.blocks[0]))) == "示例局（2020年）"
    assert draft.report.title == "检查情况表"
    assert_sound(draft, tmp_path)


def test_a_tag_that_word_cut_into_runs_works_and_a_value_takes_the_type_of_its_place(form: Sketch) -> None:
    paragraph = form.lines("题").document.add_paragraph()
    for text in ("甲{", "{ 标", "题 }", "}", "乙"):
        paragraph.add_run(text).bold = text == "甲{"
    draft = form.draft()

    runs = opened(draft).paragraphs[-1].runs
    assert [(run.text, bool(run.bold)) for run in runs if run.text] == [
        ("甲", True),
        ("检查情况表", True),
        ("乙", False),
    ]


def test_a_tag_compares_with_what_is_written_in_word(form: Sketch) -> None:
    draft = form.lines("题", "{% if 标题 == “甲&<乙>” %}同{% else %}异{% endif %}{{ '&<' }}").draft("标题: 甲&<乙>\n")
    assert texts(draft) == ["题", "同&<"]


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>框{{ 标题 }}</w:t></w:r></w:p></w:sdtContent></w:sdt>", "框检查情况表"),
        ('<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>插{{ 标题 }}</w:t></w:r></w:ins></w:p>', "插检查情况表"),
        ("<w:p><w:hyperlink><w:r><w:t>{{ 标题 }}</w:t></w:r></w:hyperlink></w:p>", "检查情况表"),
        ("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>{{ 标题 }}</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>", "检查情况表\t乙"),
    ],
)
def test_values_reach_every_place_where_word_keeps_text(form: Sketch, xml: str, said: str) -> None:
    element = parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>")[0]
    form.lines("题").document.element.body.insert(1, element)
    draft = form.draft()

    shown = [text_of(tuple(pieces_of(block))) for block in draft.report.blocks]
    assert shown[-1] == said
    assert "检查情况表" in "".join(opened(draft).element.body.itertext())


@pytest.mark.parametrize("text", ["甲 & 乙", "<w:p/>", "{{ 年度 }}", "{% raw %}", "&lt;", "]]>", "“引号”"])
def test_no_character_of_a_record_is_read_as_anything(form: Sketch, text: str, tmp_path: Path) -> None:
    draft = form.lines("题", "【{{ 标题 }}】").draft(RECORD.replace("检查情况表", f"'{text}'"))

    assert texts(draft)[-1] == f"【{text}】"
    assert f"【{text}】" in text_file(draft)
    assert_sound(draft, tmp_path)


def test_missing_content_is_marked_and_listed(form: Sketch, tmp_path: Path) -> None:
    form.lines("题", "名：{{ 标题 }}。")
    form.table(
        ("名称",),
        ("{%tr for 项 in 事项 %}",),
        ("{{ 项.名称 }}",),
        ("{%tr else %}",),
        ("{{ 事项 }}",),
        ("{%tr endfor %}",),
    )
    draft = form.draft("")

    assert texts(draft)[1:] == ["名：【待补充：写标题】。", "名称", "【待补充：有哪些事项】"]
    marked = [run.text for run in opened(draft).paragraphs[1].runs if run.font.highlight_color is not None]
    assert marked == ["【待补充：写标题】"]
    assert [content.prompt for content in draft.report.missing] == ["写标题", "有哪些事项"]
    assert_sound(draft, tmp_path)


def test_an_empty_list_leaves_a_sound_document(form: Sketch, tmp_path: Path) -> None:
    form.lines("题")
    form.table(("{%tr for 名 in 列名 %}",), ("{{ 名 }}",), ("{%tr endfor %}",))
    form.table(("甲", "{{ 标题 }}"))
    cell = form.document.tables[-1].cell(0, 0)
    cell.paragraphs[0].text = "{%p if 列名 %}"
    cell.add_paragraph("有")
    cell.add_paragraph("{%p endif %}")
    draft = form.draft(RECORD.replace("列名: [甲类, 乙类]\n", ""))

    assert texts(draft) == ["题", " | 检查情况表"]
    assert_sound(draft, tmp_path)


def test_a_value_of_several_lines_makes_paragraphs_of_the_same_kind(form: Sketch, tmp_path: Path) -> None:
    form.document.add_paragraph("题", "Title")
    form.document.add_paragraph("前{{ 说明 }}。后", "heading 1")
    draft = form.draft(RECORD.replace("说明: 全部检查完毕。", "说明: |\n  第一段。\n  第二段。"))

    paragraphs = opened(draft).paragraphs
    assert [paragraph.text for paragraph in paragraphs] == ["题", "前第一段。", "第二段。后"]
    assert paragraphs[1].style.style_id == paragraphs[2].style.style_id
    assert_sound(draft, tmp_path)


def test_what_may_stand_once_stands_once_however_often_a_loop_copies_it(form: Sketch, tmp_path: Path) -> None:
    form.lines("题", "{%p for 项 in 事项 %}", "{{ 项.名称 }}", "{%p endfor %}")
    paragraph = form.document.paragraphs[2]._p
    paragraph.set("{http://schemas.microsoft.com/office/word/2010/wordml}paraId", "1A2B3C4D")
    for mark in ('<w:bookmarkStart {} w:id="7" w:name="甲"/>', '<w:bookmarkEnd {} w:id="7"/>'):
        paragraph.append(parse_xml(mark.format(nsdecls("w"))))
    draft = form.draft()

    body = opened(draft).element.body
    assert texts(draft) == ["题", "消防", "燃气"]
    assert [len(list(body.iter(qn(tag)))) for tag in ("w:bookmarkStart", "w:bookmarkEnd")] == [1, 1]
    assert b"1A2B3C4D" not in zipfile.ZipFile(io.BytesIO(draft.data)).read("word/document.xml")
    assert_sound(draft, tmp_path)


def test_a_page_that_turns_behind_several_lines_turns_once(form: Sketch, tmp_path: Path) -> None:
    form.lines("题", "{{ 说明 }}")
    form.document.add_section()
    _, value, turn = (paragraph._p for paragraph in form.document.paragraphs)
    value.get_or_add_pPr().append(turn.pPr.sectPr)
    turn.getparent().remove(turn)
    form.lines("尾")
    draft = form.draft(RECORD.replace("说明: 全部检查完毕。", "说明: |\n  第一段。\n  第二段。"))

    turning = [one.text for one in opened(draft).paragraphs if one._p.xpath("w:pPr/w:sectPr")]
    assert turning == ["第二段。"]
    assert texts(draft) == ["题", "第一段。", "第二段。", "尾"]
    assert_sound(draft, tmp_path)


def test_text_markdown_and_html_say_the_same(form: Sketch) -> None:
    form.lines("{{ 标题 }}", "共{{ 事项|length }}项。")
    form.table(
        ("名称", "数量"), ("{%tr for 项 in 事项 %}", ""), ("{{ 项.名称 }}", "{{ 项.数量 }}"), ("{%tr endfor %}", "")
    )
    draft = form.draft()

    for kind in (Form.TXT, Form.MD, Form.HTML):
        said = draft.file(kind).decode("utf-8-sig")
        assert [word for word in ("检查情况表", "共2项。", "名称", "消防", "12") if word not in said] == []
    assert draft.report.title == "检查情况表"


def test_the_same_record_gives_the_same_bytes_which_tell_of_the_record_only(form: Sketch) -> None:
    form.document.core_properties.comments = "模板"
    draft = form.lines("{{ 标题 }}").draft()

    assert form.draft().data == draft.data
    properties = opened(draft).core_properties
    assert (properties.title, properties.author, properties.created.year) == ("检查情况表", "示例局", 2021)
    with zipfile.ZipFile(io.BytesIO(draft.data)) as package:
        assert {entry.date_time[:3] for entry in package.infolist()} == {(2021, 3, 1)}


def test_such_a_record_is_checked_at_its_words(form: Sketch) -> None:
    form.lines("{{ 标题 }}", "{{ 说明 }}").draft()
    document = document_of(small_record_text() + RECORD, "记录.yaml", [form.folder])

    assert [passage.text for passage in document.passages] == ["检查情况表", "全部检查完毕。"]
    assert document.passages[1].place_at(0).key == "说明"


def test_numbers_that_are_typed_make_headings_which_checks_know(form: Sketch) -> None:
    form.document.add_paragraph("题", "Title")
    form.lines("一、基本情况", "{{ 说明 }}", "（二）{{ 标题 }}", "（三）这是一句话。", "一、")
    form.document.add_paragraph("三、没有编号的样式", "heading 1")
    draft = form.draft()
    document = document_of(small_record_text() + RECORD, "记录.yaml", [form.folder])

    headings = [block for block in draft.report.blocks if isinstance(block, Heading)]
    assert [(one.level, one.number, text_of(one.pieces)) for one in headings] == [
        (1, "一、", "基本情况"),
        (2, "（二）", "检查情况表"),
        (1, "三、", "没有编号的样式"),
    ]
    assert [passage.part for passage in document.passages if passage.text == "全部检查完毕。"] == ["基本情况"]
    assert "一、基本情况" in text_file(draft)


def test_what_a_copy_is_called_decides_what_stands_in_it(form: Sketch) -> None:
    layout = LAYOUT.replace("部分:", "文稿: [{名称: 公开稿}, {名称: 报送稿}]\n部分:", 1)
    form.lines("题", "{%p if 文稿 == '报送稿' %}", "内部。", "{%p endif %}")

    assert texts(form.draft(layout=layout)) == ["题"]
    assert texts(form.draft(profile="报送稿", layout=layout)) == ["题", "内部。"]


@pytest.mark.parametrize(
    ("line", "what", "where"),
    [
        ("共{{ 没有 }}件", "模板里用到的“没有”没有定义", "“共{{ 没有 }}件”"),
        ("{{ 机关.没有 }}", "这里没有“没有”", "“{{ 机关.没有 }}”"),
        ("{%p if 标题 %}", "有标签没有收尾", "“{% if 标题 %}”"),
        ("甲{% endif %}", "没有“endif”这个标签，或它放错了地方", "“甲{% endif %}”"),
        ("甲{{ 标题|大写 }}", "没有“大写”这个过滤器", "“甲{{ 标题|大写 }}”"),
        ("甲{% include 'a' %}", "模板不能用这个标签", "“甲{% include 'a' %}”"),
        ("甲{% import 'a' as b %}", "模板不能用这个标签", "“甲{% import 'a' as b %}”"),
        ("{{ 标题.__class__ }}", "“__class__”在这里取不到", "“{{ 标题.__class__ }}”"),
        ("{{ 事项 }}", "列表不能直接印出", "“{{ 事项 }}”"),
        ("前{%p if 标题 %}后", "{%p … %} 所在的段落会整个去掉，里面不能有别的内容", "“前{%p if 标题 %}后”"),
        ("{%tr for 项 in 事项 %}", "没有“tr”这个标签，或它放错了地方", "“{%tr for 项 in 事项 %}”"),
    ],
)
def test_a_fault_names_file_and_paragraph(form: Sketch, line: str, what: str, where: str) -> None:
    said = form.lines("题", line, "尾").fault()

    assert f"错误：{what}\n" in said
    assert f"小/report.docx  {where}\n" in said
    assert "怎么改：" in said


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        (("{{p 标题 }}",), "模板印了“标题”，但它没有进入文中"),
        (("{{r 标题 }}",), "模板印了“标题”，但它没有进入文中"),
        (
            ("{%p for 项 in 事项 %}", "甲{% if 项.数量 > 5 %}", "{%p endif %}", "乙", "{%p endfor %}"),
            "标签把段落或表格切断了",
        ),
    ],
)
def test_what_would_be_lost_or_cut_is_told(form: Sketch, lines: tuple[str, ...], what: str) -> None:
    assert what in form.lines("题", *lines).fault()


def test_a_cell_takes_no_text_for_a_colour(form: Sketch) -> None:
    form.lines("题").table(("{% cellbg 标题 %}甲",))
    assert "表格格子的格数或底色不能是“检查情况表”" in form.fault()


def link(document: Document) -> None:
    document.part.relate_to("http://example.com/a.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)


def attach(document: Document) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    id_ = document.part._settings_part.relate_to("file:///C:/a.dotm", kind, is_external=True)
    names = 'xmlns:w="{}" xmlns:r="{}"'.format(
        qn("w:p")[1:].split("}")[0], "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    )
    document.settings.element.insert(0, parse_xml(f'<w:attachedTemplate {names} r:id="{id_}"/>'))


def test_a_document_that_fetches_something_is_refused(form: Sketch) -> None:
    link(form.lines("题").document)
    assert "Word 模板连着外面的文件“http://example.com/a.png”" in form.fault()


def test_the_template_that_a_document_was_made_from_is_forgotten(form: Sketch, tmp_path: Path) -> None:
    attach(form.lines("题").document)
    draft = form.draft()
    with zipfile.ZipFile(io.BytesIO(draft.data)) as package:
        assert not [name for name in package.namelist() if b"dotm" in package.read(name)]
    assert_sound(draft, tmp_path)


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b"PK"), lambda path: path.write_bytes(b"")])
def test_what_is_no_word_file_is_told(form: Sketch, spoil: Callable[[Path], object]) -> None:
    form.lines("题").draft()
    spoil(form.folder / "小" / "report.docx")
    node = mapping(small_record_text() + RECORD)
    with pytest.raises(LayoutError, match="不是完好的 Word 文件"):
        open_layout(node, [form.folder])


def test_a_document_that_is_too_large_is_refused(form: Sketch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafter.write.opening._MAX_UNPACKED_BYTES", 1000)
    assert "错误：文件超过 20 MB\n  位置：小/report.docx\n" in form.lines("题").fault()


def test_only_a_layout_made_in_word_pays_for_docxtpl() -> None:
    code = "import sys, drafter.draft, drafter.check.sources; print('docxtpl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"


def test_a_markdown_template_of_ones_own_goes_first(form: Sketch) -> None:
    form.lines("题").draft()
    (form.folder / "小" / "report.md.j2").write_text("# 另一个\n", "utf-8")
    assert not load_layout("小", [form.folder]).is_word_made


def test_a_layout_that_builds_on_one_made_in_word_takes_its_template(form: Sketch) -> None:
    form.lines("{{ 标题 }}").draft()
    (form.folder / "大").mkdir()
    (form.folder / "大" / "layout.yaml").write_text("版式: 大\n沿用: 小\n名称: 大版式\n", "utf-8")
    node = mapping(small_record_text(版式="大") + RECORD)
    assert texts(make_draft(node, open_layout(node, [form.folder]))) == ["检查情况表"]


def marked_text(element: _Element) -> str:
    """Return a run's characters, or a bracket for where a comment begins or ends."""
    signs = {qn("w:commentRangeStart"): "[", qn("w:commentRangeEnd"): "]"}
    return signs.get(str(element.tag), (element.text or "") if element.tag == qn("w:t") else "")


class Reading(NamedTuple):
    """A review that has made up its mind."""

    remarks: Sequence[Remark]
    last: FigureAnswers | None = None

    def __call__(self, answers: Answers, report: Report) -> Sequence[Remark]:
        return self.remarks

    def last_figures(self, year: int) -> FigureAnswers | None:
        return self.last


def test_findings_stand_as_comments_at_the_values(form: Sketch, tmp_path: Path) -> None:
    layout = LAYOUT.replace("部分:", "文稿: [{名称: 公开稿}, {名称: 送审稿, 批注: 是}]\n部分:", 1)
    form.document.sections[0].header.paragraphs[0].text = "{{ 机关.名称 }}"
    form.lines("题", "甲{{ 说明 }}乙{{ 标题 }}")
    form.table(("甲", "{{ 标题 }}"))
    remarks = [Remark(2, 1, 3, ("说说明",)), Remark(3, 0, 2, ("说表",), line=1), Remark(0, 0, 1, ("说页眉",))]
    draft = form.draft(profile="送审稿", layout=layout, review=lambda: Reading(remarks))

    assert draft.comments == 3
    document = opened(draft)
    assert sorted(comment.text for comment in document.comments) == ["说表", "说说明", "说页眉"]
    paragraphs = (*document.paragraphs[:2], document.tables[0].cell(0, 1).paragraphs[0])
    lines = ["".join(map(marked_text, paragraph._p.iter())) for paragraph in paragraphs]
    assert lines == ["[题]", "甲[全部检查完毕。]乙检查情况表", "[检查情况表]"]
    assert_sound(draft, tmp_path)


def test_a_copy_with_comments_shows_figures_beside_those_of_last_years_record(form: Sketch) -> None:
    layout = LAYOUT.replace("部分:", "文稿: [{名称: 公开稿}, {名称: 送审稿, 批注: 是}]\n部分:", 1)
    form.lines("{{ 指标.复议.受理 }}，{{ 指标.两年.复议.受理.同比 or '无' }}，{{ 指标.复议.受理.同比 or '无' }}")
    form.draft()
    before = load_layout("小", [form.folder])
    last = answers_from(before, small_record_text(年度="2019") + "指标: {复议: {受理: 4}}").figures
    record = RECORD + "指标: {复议: {受理: 5}}"

    assert "5，同比增长25.00%，无" in text_file(
        form.draft(record, "送审稿", layout=layout, review=lambda: Reading((), last))
    )
    assert "5，无，无" in text_file(form.draft(record, "公开稿", layout=layout, review=lambda: Reading((), last)))


def test_layout_check_knows_such_layouts(form: Sketch) -> None:
    form.lines("{{ 标题 }}", "{{ 机关.名称 }}{{ 年度 }}{{ 说明 }}{{ 底色 }}{{ 境内 }}{{ 列名|join('、') }}")
    form.lines(
        "{%p for 项 in 事项 %}", "{{ 项.名称 }}{{ 项.地点|join('、') }}", "{%p else %}", "{{ 事项 }}", "{%p endfor %}"
    )
    form.draft()
    (form.folder / "小" / "sample.yaml").write_text(small_record_text() + RECORD, "utf-8")
    found = check_layout(form.folder / "小", [form.folder, builtin_templates()])

    assert [one.rule for one in found if "没有写进任何文稿" in one.why] == ["版式-3"]
    assert [one.why for one in found if "底稿" in one.why] == []

    Sketch(form.folder).lines("甲{{ 没有 }}").draft_only()
    found = check_layout(form.folder / "小", [form.folder, builtin_templates()])
    assert [(one.rule, one.place.key) for one in found if one.rule == "版式-2"] == [("版式-2", "“甲{{ 没有 }}”")]
