"""Findings on a copy for review: each at the very words, in whichever part of the report they stand."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from builders import mapping, record_text
from comment_words import Comment, comments_in

from drafter.check.findings import Finding, Level
from drafter.check.load import load_rulebook
from drafter.check.review import Reviewer, remarks_on
from drafter.check.run import Checked, choose_rules
from drafter.check.sources import Shelf, check_record
from drafter.draft import make_draft, open_layout
from drafter.errors import Place
from drafter.layout.load import builtin_templates
from drafter.render.blocks import Align, Block, Cell, Heading, Paragraph, Piece, Table, Title
from drafter.write.comments import Remark

FILE = "记录.yaml"
TEMPLATES = [builtin_templates()]


def value(text: str, key: str, line: int = 5) -> Piece:
    return Piece(text, key, Place(FILE, line, key))


def finding(quote: str, key: str = "", line: int = 5, fix: str = "改") -> Finding:
    place = Place(FILE, line, key) if key else Place(FILE)
    return Finding("标点-1", Level.DOUBT, place, quote, "为什么", fix)


def remark(blocks: list[Block], found: Finding, start: int = -1) -> Remark:
    (made,) = remarks_on(blocks, Checked((found,), starts={found: start}), FILE)
    return made


def cell(*texts: str, key: str = "") -> Cell:
    return Cell(tuple((value(text, key) if key else Piece(text),) for text in texts))


TITLE = Title((value("示例局", "机关.名称", 1), Piece("年度报告")))
HEADING = Heading(1, "一、", (value("加强检查", "标题"),))
RUN_IN = Heading(2, "（一）", (value("检查检查", "小标题"),), (value("全年检查。", "内容"),))
BODY = Paragraph((Piece("全年"), value("检查，检查", "概述"), Piece("，共检查。")))
TWO_LINES = [Paragraph((value("先检查。", "多段"),)), Paragraph((value("再检查。", "多段"),))]
TABLE = Table(
    (cell("项目"), cell("件数")),
    ((cell("检查", key="表[1]"), Cell()), (Cell(continues=True), cell("第一行", "检查", key="表[2].数"))),
    (Align.LEFT, Align.RIGHT),
)
TITLE_WITH_SLIP = "示例区人民政府2020年法治政府建设年度报告XX"
BLOCKS: list[Block] = [TITLE, HEADING, RUN_IN, BODY, *TWO_LINES, TABLE]


@pytest.mark.parametrize(
    ("found", "start", "expected"),
    [
        (finding("示例", "机关.名称", 1), 0, (0, 0, 2, 0)),
        (finding("检查", "标题"), 4, (1, 4, 6, 0)),
        (finding("检查", "小标题"), 5, (2, 5, 7, 0)),
        (finding("检查", "内容"), 10, (2, 10, 12, 0)),
        (finding("检查", "概述"), 2, (3, 2, 4, 0)),
        (finding("检查", "概述"), 5, (3, 5, 7, 0)),
        (finding("检查"), 9, (3, 9, 11, 0)),
        (finding("再检查", "多段"), 1, (5, 0, 3, 0)),
        (finding("检查", "表[1]"), 0, (6, 0, 2, 2)),
        (finding("检查", "表[2].数"), 0, (6, 0, 2, 4)),
        (finding("检查", "表[2]"), 0, (6, 0, 2, 4)),
        (finding("", "概述"), 2, (3, 0, 12, 0)),
        (finding("没有印出的话", "概述"), -1, (3, 0, 12, 0)),
        (finding(""), -1, (0, 0, 7, 0)),
        (finding("检查", "没有印出的项"), 0, (0, 0, 7, 0)),
        (finding("没有的话"), -1, (0, 0, 7, 0)),
        (finding("第一行"), -1, (6, 0, 3, 3)),
    ],
    ids=[
        *("title", "heading", "run-in heading", "behind a run-in heading", "body", "the second of two"),
        *("the layout's own words", "repair inside the quote", "cell", "second line of a cell", "an item's value"),
        *("no words", "words not there", "neither words nor value", "a value not printed", "nowhere", "by words only"),
    ],
)
def test_a_finding_stands_at_its_words(found: Finding, start: int, expected: tuple[int, int, int, int]) -> None:
    made = remark(BLOCKS, found, start)

    assert (made.block, made.start, made.end, made.line) == expected


@pytest.mark.parametrize(("start", "block"), [(1, 4), (3, 5)])
def test_of_two_paragraphs_of_one_value_the_one_that_the_rule_looked_at_is_meant(start: int, block: int) -> None:
    blocks: list[Block] = [
        Paragraph((value("再检查，先检查。", "多段"),)),
        *BLOCKS[1:4],
        Paragraph((value("先检查。", "多段", 7),)),
        Paragraph((value("再次先检查。", "多段", 8),)),
    ]
    found = finding("检查", "多段", 7 if block == 4 else 8)

    made = remark(blocks, found, start)
    assert (made.block, made.start) == (block, start)


def test_what_is_said_is_level_and_rule_the_reason_and_what_to_write() -> None:
    assert remark(BLOCKS, finding("检查", "概述")).paragraphs == ("疑似　标点-1", "为什么", "怎么改：改")
    assert remark(BLOCKS, finding("检查", "概述", fix="")).paragraphs == ("疑似　标点-1", "为什么")


def test_a_report_without_blocks_takes_no_remarks() -> None:
    assert remarks_on([], Checked((finding("检查"),)), FILE) == ()


def reviewed(**changes: str | None) -> list[Comment]:
    """Return the comments of a record's copy for review."""
    record = mapping(record_text(送审="{稿次: 1, 日期: 2021-01-05}", **changes))
    draft = make_draft(record, open_layout(record, TEMPLATES), "送审稿", partial(Reviewer, TEMPLATES))
    found = comments_in(draft.data)
    assert len(found) == draft.comments
    return found


def test_what_the_checker_finds_in_a_record_is_read_back_at_its_words() -> None:
    comments = reviewed(主要举措和成效="[{领域: 执法, 举措: [{标题: 检查, 内容: '全年检查5件。其中罚款XX件。'}]}]")
    (comment,) = (one for one in comments if "占位-1" in one.said)

    assert "XX" in comment.words
    assert f"{comment.before}{comment.words}" == "1.检查。全年检查5件。其中罚款XX件。"


def test_what_stands_in_a_title_and_in_a_heading_is_found_there() -> None:
    measures = "[{领域: 执法XX, 举措: [{标题: 检查, 内容: 开展检查。}]}]"
    comments = reviewed(标题=TITLE_WITH_SLIP, 主要举措和成效=measures)
    lines = [one.before.replace("\n", "") + one.words for one in comments if "占位-1" in one.said]

    assert lines == [TITLE_WITH_SLIP, "（一）执法XX"]


def test_findings_that_the_record_explains_make_no_comment() -> None:
    plain = reviewed(标题=TITLE_WITH_SLIP)
    noted = reviewed(标题=TITLE_WITH_SLIP, 核对说明="[{规则: 占位-1, 位置: 标题, 理由: 演示用}]")

    assert [one for one in plain if one not in noted and "占位-1" in one.said]
    assert not [one for one in noted if "占位-1" in one.said]


@pytest.mark.parametrize(
    ("changes", "rule", "screen", "reader"),
    [
        (
            {"指标": "{行政复议: {收到申请: 142, 受理: 79, 不予受理: 21, 补正: 41, 审结: 60}}"},
            "算术-16",
            "、受理（第",
            "核对收到行政复议申请、受理行政复议申请、",
        ),
        (
            {
                "主要举措和成效": "[{领域: 执法, 举措: [{标题: 复议, 内容: 全年受理行政复议申请80件。}]}]",
                "指标": "{行政复议: {受理: 79}}",
            },
            "引用-2",
            "行的指标",
            "这里写的是80件，指标“受理行政复议申请”是79件",
        ),
        (
            {
                "主要举措和成效": "[{领域: 执法, 举措: [{标题: 调解, 内容: 全年调解各类矛盾纠纷80件。}]}]",
                "存在的不足和原因": "[{不足: 力量不足, 原因: 全年调解各类矛盾纠纷81件。}]",
            },
            "算术-14",
            "行写的是",
            "“主要举措和成效”部分写的是",
        ),
        (
            {"主要举措和成效": "[{领域: 执法, 举措: [{标题: 检查, 内容: 按《中华人民共和国飞毯驾驶法》检查。}]}]"},
            "法规-18",
            "rules.yaml",
            "与原文核对名称",
        ),
    ],
    ids=["a relation", "a figure", "an earlier paragraph", "an unknown law"],
)
def test_a_comment_names_no_line_and_no_file_of_the_record(
    changes: dict[str, str], rule: str, screen: str, reader: str, tmp_path: Path
) -> None:
    path = tmp_path / FILE
    path.write_text(record_text(送审="{稿次: 1, 日期: 2021-01-05}", **changes), "utf-8")
    rulebook = load_rulebook(TEMPLATES)
    checked = check_record(path, None, rulebook, choose_rules(rulebook), Shelf(TEMPLATES))
    said = [" ".join((one.why, one.fix)) for one in checked.findings if one.rule == rule]
    comments = [one.said for one in reviewed(**changes) if rule in one.said]

    assert [words for words in said if screen in words]
    assert [words for words in comments if reader in words]
    assert not re.search(r"第\d+行|yaml|[{}]|\[\d", " ".join(comments))


def test_last_years_record_is_looked_at_too(tmp_path: Path) -> None:
    last = tmp_path / "去年.yaml"
    same = "组织开展联合检查，把检查结果向社会公开，接受群众监督，逐条列出清单，明确由谁来办、什么时候办完。"
    measures = f"[{{领域: 执法, 举措: [{{标题: 检查, 内容: {same}}}]}}]"
    last.write_text(record_text(年度="2019", 成文日期="2020-02-24", 主要举措和成效=measures), "utf-8")
    record = mapping(record_text(主要举措和成效=measures))
    opened = open_layout(record, TEMPLATES)

    alone = make_draft(record, opened, "送审稿", partial(Reviewer, TEMPLATES))
    beside = make_draft(record, opened, "送审稿", partial(Reviewer, TEMPLATES, last))
    assert beside.comments > alone.comments


def test_only_a_copy_with_comments_is_reviewed() -> None:
    record = mapping(record_text(标题=TITLE_WITH_SLIP))
    opened = open_layout(record, TEMPLATES)

    for profile in ("", "公开稿", "报送稿"):
        draft = make_draft(record, opened, profile, partial(Reviewer, TEMPLATES))
        assert draft.comments == 0
        assert comments_in(draft.data) == []
