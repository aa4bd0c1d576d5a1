"""Remarks become Word comments that, read back from the file, stand at the very words."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from comment_words import Comment, comments_in
from openxml_audit import OpenXmlValidator

from drafter.render.blocks import AttachmentStart, Block, Heading, Picture, Piece, Role, Title
from drafter.write.comments import Remark
from drafter.write.docx import docx_bytes
from drafter.write.opened_frame import load_frame
from write.specimen import FRAME, MISSING, PROPERTIES, charted, heading, merged_table, paragraph, pieces

FRAME_READ = load_frame(FRAME)
LEAD = paragraph("正文在前。")


def made(blocks: list[Block], *remarks: Remark) -> bytes:
    return docx_bytes(blocks, FRAME_READ, PROPERTIES, remarks)


def at(block: int, start: int, end: int, *said: str, line: int = 0) -> Remark:
    return Remark(block, start, end, said or ("意见",), line)


def only(blocks: list[Block], remark: Remark) -> Comment:
    (comment,) = comments_in(made(blocks, remark))
    return comment


TITLE = Title(pieces("示例区政府", "2024年工作报告"))
LONG_TITLE = Title(pieces("中共示例区委员会", " ", "示例区人民政府", "关于2024年法治政府建设情况的报告"))
HEADING = heading(1, "一、", "主要举措和成效")
RUN_IN = heading(2, "（一）", "强化监督", "全年开展检查。")


@pytest.mark.parametrize(
    ("block", "start", "end", "words", "before"),
    [
        (paragraph("全年检查", "142", "件。"), 2, 4, "检查", "全年"),
        (paragraph("全年检查", "142", "件。"), 3, 6, "查14", "全年检"),
        (paragraph("全年检查", "142", "件。"), 0, 9, "全年检查142件。", ""),
        (paragraph("全年检查", MISSING, "件。"), 4, 9, "【待补充：", "全年检查"),
        (HEADING, 0, 2, "一、", ""),
        (HEADING, 4, 6, "举措", "一、主要"),
        (RUN_IN, 3, 5, "强化", "（一）"),
        (RUN_IN, 7, 8, "。", "（一）强化监督"),
        (RUN_IN, 8, 10, "全年", "（一）强化监督。"),
        (RUN_IN, 5, 10, "监督。全年", "（一）强化"),
        (TITLE, 5, 10, "2024年", "示例区政府"),
        (LONG_TITLE, 19, 24, "024年法", "中共示例区委员会 示例区人民政府\n关于2"),
        (AttachmentStart(pieces("附件1")), 2, 3, "1", "附件"),
        (paragraph("示例区人民政府", role=Role.SIGNATURE), 0, 3, "示例区", ""),
    ],
    ids=[
        *("in a piece", "across pieces", "all of it", "missing content", "a heading's number", "a heading"),
        *("run-in heading", "its stop", "behind it", "across it", "title", "title of two lines", "label", "signature"),
    ],
)
def test_a_comment_stands_at_its_words(block: Block, start: int, end: int, words: str, before: str) -> None:
    comment = only([LEAD, block], at(1, start, end))

    assert (comment.words, comment.before) == (words, before)


def test_a_comment_on_the_second_line_of_a_title_begins_there() -> None:
    comment = only([LONG_TITLE], at(0, 16, 18))

    assert comment.before.strip("\n") == "中共示例区委员会 示例区人民政府"
    assert comment.words == "关于"


def test_a_comment_may_reach_over_both_lines_of_a_title() -> None:
    comment = only([LONG_TITLE], at(0, 9, 18))

    assert comment.words == "示例区人民政府\n关于"


@pytest.mark.parametrize(
    ("line", "start", "end", "words"),
    [(0, 0, 2, "类别"), (4, 0, 4, "行政复议"), (6, 1, 3, "42"), (8, 0, 2, "受理"), (9, 0, 2, "79"), (14, 1, 3, "二行")],
    ids=["header", "merged cell", "number", "behind a merged cell", "beside an empty cell", "second line"],
)
def test_a_comment_stands_in_the_line_of_a_tables_cell(line: int, start: int, end: int, words: str) -> None:
    assert only([LEAD, merged_table()], at(1, start, end, line=line)).words == words


def test_comments_that_touch_overlap_or_share_their_words_each_keep_theirs() -> None:
    blocks: list[Block] = [paragraph("全年检查", "142", "件次。")]
    remarks = [at(0, 2, 4, "甲"), at(0, 4, 7, "乙"), at(0, 4, 7, "丙"), at(0, 3, 5, "丁"), at(0, 0, 10, "戊")]

    found = {comment.said: comment.words for comment in comments_in(made(blocks, *remarks))}
    assert found == {"甲": "检查", "乙": "142", "丙": "142", "丁": "查1", "戊": "全年检查142件次。"}


def test_comments_are_numbered_as_they_are_read() -> None:
    blocks: list[Block] = [paragraph("第一段。"), paragraph("第二段。")]
    remarks = [at(1, 0, 2, "后"), at(0, 2, 3, "中"), at(0, 0, 2, "先")]

    assert [comment.said for comment in comments_in(made(blocks, *remarks))] == ["先", "中", "后"]


def test_a_remark_without_width_takes_one_character() -> None:
    assert only([paragraph("全年检查。")], at(0, 2, 2)).words == "检"


def test_what_stands_beside_the_text_is_said_of_at_the_beginning_of_the_text() -> None:
    blocks: list[Block] = [
        paragraph("示例区人民政府文件", role=Role.ISSUER),
        TITLE,
        paragraph("正文。"),
        paragraph("某局", role=Role.SEALED),
        paragraph("2025年1月8日", role=Role.DATE),
        *charted(),
        paragraph("抄送：某局。", role=Role.COPIES),
    ]
    title = "示例区政府2024年工作报告"

    for index in (0, 3, 7):
        assert only(blocks, at(index, 0, 2)).words == title


def test_what_is_said_of_a_chart_or_a_picture_stands_at_its_caption() -> None:
    picture = Picture(Piece("照片.png", "照片"), pieces("走访企业"))

    assert only([TITLE, *charted()], at(1, 0, 2)).words == "行政"
    assert only([TITLE, picture], at(1, 2, 4)).words == "企业"
    assert only([TITLE, picture._replace(caption=())], at(1, 0, 2)).words == "示例区政府2024年工作报告"


def test_what_is_said_of_text_behind_a_head_stays_there() -> None:
    blocks: list[Block] = [paragraph("示例区人民政府文件", role=Role.ISSUER), TITLE, paragraph("全年检查。")]

    assert only(blocks, at(2, 2, 4)).words == "检查"


def test_a_comment_names_drafter_the_day_of_the_report_and_each_paragraph_of_what_is_said() -> None:
    data = made([LEAD], at(0, 0, 2, "疑似　标点-1", "引号 <b> 没有 & 成对", "改为：“甲”"))
    (comment,) = docx.Document(io.BytesIO(data)).comments

    assert (comment.author, comment.initials) == ("drafter", "核")
    assert comment.timestamp is not None
    assert comment.timestamp.date() == PROPERTIES.date
    assert [one.text for one in comment.paragraphs] == ["疑似　标点-1", "引号 <b> 没有 & 成对", "改为：“甲”"]


def test_a_report_without_remarks_has_no_part_for_them() -> None:
    assert list(docx.Document(io.BytesIO(made([LEAD]))).comments) == []
    assert b"word/comments.xml" not in made([LEAD])


def test_the_same_remarks_give_the_same_bytes_in_whatever_order() -> None:
    one, two = at(0, 0, 2, "甲"), at(0, 2, 3, "乙")

    assert made([LEAD], one, two) == made([LEAD], two, one)


def test_a_document_with_comments_everywhere_is_valid(tmp_path: Path) -> None:
    blocks: list[Block] = [LONG_TITLE, HEADING, RUN_IN, LEAD, merged_table()]
    remarks = [
        at(index, start, start + 4) for index, block in enumerate(blocks[:4]) for start in range(4) if block != LEAD
    ]
    remarks += [at(4, 0, 1, line=line) for line in range(15)]
    (tmp_path / "a.docx").write_bytes(made(blocks, *remarks))

    assert OpenXmlValidator().validate(str(tmp_path / "a.docx")).errors == []


def test_a_heading_keeps_its_number_in_front_of_a_comment() -> None:
    assert isinstance(HEADING, Heading)
    assert only([HEADING], at(0, 2, 4)).before == "一、"
