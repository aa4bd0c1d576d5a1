"""The Markdown file: read by a Markdown program, it says what the report says and nothing in it is markup."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from drafter.render.blocks import Align, AttachmentStart, Block, Cell, Role, Table, Title
from drafter.write.markdown import markdown_bytes
from write.specimen import MISSING, cell, every_kind, heading, merged_table, paragraph, pieces


def markdown(*blocks: Block) -> str:
    return markdown_bytes(blocks).decode("utf-8")


def read(text: str) -> Sequence[tuple[str, str]]:
    """The kinds of blocks of a Markdown file and what they say; what stands in cells by itself."""
    found = []
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    for above, token in pairwise(tokens):
        if token.type == "inline":
            assert {child.type for child in token.children or ()} <= {
                "text",
                "text_special",
                "html_inline",
                "softbreak",
            }
            said = "".join("/" if child.type == "html_inline" else child.content for child in token.children or ())
            found.append((above.tag, said))
    return found


def test_a_report_is_set_as_markdown() -> None:
    blocks = [
        Title(pieces("青浦区人民政府", "2017", "年法治政府建设年度报告")),
        paragraph("上海市人民政府：", role=Role.RECIPIENT),
        paragraph("培训", MISSING, "人。"),
        heading(1, "一、", "主要举措和成效"),
        heading(2, "（一）", "强化监督"),
        heading(3, "1.", "接受司法监督", "全年应诉17件。"),
        AttachmentStart(pieces("附件1")),
        Title(pieces("主要指标")),
    ]

    assert markdown(*blocks, merged_table()) == (
        "# 青浦区人民政府2017年法治政府建设年度报告\n\n上海市人民政府：\n\n培训【待补充：培训的人数】人。\n\n"
        "## 一、主要举措和成效\n\n### （一）强化监督\n\n1.接受司法监督。全年应诉17件。\n\n"
        "---\n\n附件1\n\n## 主要指标\n\n"
        "| 类别 | 指标 | 数值 | 说明 |\n| :---: | :--- | ---: | :--- |\n"
        "| 行政复议 | 收到申请 | 142 | 全年收到的行政复议申请，含补正后受理的案件，不含转送的案件。 |\n"
        "|  | 受理 | 79 |  |\n| 执法人员 | 培训 | 【待补充：培训的人数】 | 第一行<br>第二行 |\n"
    )


def test_nothing_of_a_record_is_markup() -> None:
    text = "*甲* _乙_ `丙` [丁](戊) <b> &amp; ~~己~~ | \\ $x$ # 庚 ![辛](壬)"

    assert read(markdown(paragraph(text), Title(pieces(text)), heading(1, "一、", text))) == [
        ("p", text),
        ("h1", text),
        ("h2", "一、" + text),
    ]
    assert read(markdown(Table((cell(text),), ((cell(text, text),),), (Align.LEFT,)))) == [
        ("th", text),
        ("td", f"{text}/{text}"),
    ]


def test_what_begins_a_list_or_a_heading_elsewhere_begins_a_paragraph() -> None:
    for text in (
        "1. 甲",
        "1) 甲",
        "12.",
        "- 甲",
        "+ 甲",
        "---",
        "# 甲",
        "> 甲",
        "=== 甲",
        "    甲",
        "~~~",
        "2018.1 甲",
    ):
        assert read(markdown(paragraph(text))) == [("p", text.strip())]


def test_a_numbered_paragraph_is_left_as_it_is() -> None:
    assert markdown(paragraph("1.甲95.5%、-3（含2017-2018年）")) == "1.甲95.5%、-3（含2017-2018年）\n"


def test_the_same_report_gives_the_same_bytes() -> None:
    assert markdown_bytes(every_kind()) == markdown_bytes(every_kind())


TEXTS = st.text("甲*_`#>+-=~|[]()!\\<&;$1.: \t\"'^", max_size=30)


@given(TEXTS)
def test_whatever_a_paragraph_says_is_read_as_it_is(text: str) -> None:
    said = text.strip()

    assert read(markdown(paragraph(text))) == ([("p", said)] if said else [])


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_whatever_cells_say_stays_in_its_cell(texts: list[str]) -> None:
    block = Table((cell("头"), Cell()), tuple((cell(text), cell("尾")) for text in texts), (Align.LEFT, Align.RIGHT))
    found = [said for tag, said in read(markdown(block)) if tag == "td"]

    assert found == [part for text in texts for part in (text.strip(), "尾")]
