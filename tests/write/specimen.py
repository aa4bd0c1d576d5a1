"""Blocks for the tests of the writer: valid by default, every kind once."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document

from drafter.render.blocks import (
    Align,
    AttachmentStart,
    Block,
    Cell,
    Chart,
    ChartKind,
    Heading,
    Paragraph,
    Piece,
    Pieces,
    Role,
    Table,
    Title,
)
from drafter.render.charts import chart_from
from drafter.write.docx import Properties, docx_bytes
from drafter.write.opened_frame import Frame

FRAME = Path(__file__).parents[2] / "templates" / "standard" / "frame.docx"

PROPERTIES = Properties(
    "青浦区人民政府2017年法治政府建设年度报告",
    "青浦区人民政府",
    datetime.date(2018, 3, 1),
    "法治政府建设年度报告",
)

MISSING = Piece("【待补充：培训的人数】", key="执法人员.培训", missing="培训的人数")


def written(blocks: Sequence[Block], frame: Frame) -> Document:
    """What python-docx reads in the file that some blocks become."""
    return docx.Document(io.BytesIO(docx_bytes(blocks, frame, PROPERTIES)))


def pieces(*texts: str | Piece) -> Pieces:
    return tuple(text if isinstance(text, Piece) else Piece(text) for text in texts)


def paragraph(*texts: str | Piece, role: Role = Role.BODY) -> Paragraph:
    return Paragraph(pieces(*texts), role)


def heading(level: int, number: str, words: str, body: str = "") -> Heading:
    return Heading(level, number, pieces(words), pieces(body) if body else ())


def cell(*lines: str | Piece) -> Cell:
    return Cell(tuple(pieces(line) for line in lines))


def table(row_count: int, columns: int = 6) -> Table:
    """A table of figures with a first column in words."""
    header = (cell("项目"), *(cell(f"第{column}季度") for column in range(1, columns)))
    rows = tuple(
        (cell(f"第{row}项 行政复议案件"), *(cell(str(row * column)) for column in range(1, columns)))
        for row in range(1, row_count + 1)
    )
    return Table(header, rows, (Align.LEFT, *[Align.RIGHT] * (columns - 1)))


def merged_table() -> Table:
    """A table with a cell over two rows, an empty cell and a cell of two lines."""
    return Table(
        (cell("类别"), cell("指标"), cell("数值"), cell("说明")),
        (
            (
                cell("行政复议"),
                cell("收到申请"),
                cell("142"),
                cell("全年收到的行政复议申请，含补正后受理的案件，不含转送的案件。"),
            ),
            (Cell(continues=True), cell("受理"), cell("79"), Cell()),
            (cell("执法人员"), cell("培训"), cell(MISSING), cell("第一行", "第二行")),
        ),
        (Align.CENTER, Align.LEFT, Align.RIGHT, Align.LEFT),
    )


YEARS = (
    ("指标（件）", "2016年", "2017年"),
    ("行政复议收到申请", "130", "142"),
    ("受理", "70", "79"),
    ("审结", "未统计", "68"),
    ("行政应诉", "20余", "17"),
)
CASES = (("类别（件）", "件数"), ("民事", "93"), ("刑事", "57"), ("行政", "0"))


def chart(kind: ChartKind = ChartKind.COLUMNS, *, tabled: bool = True, caption: str = "行政复议和行政应诉") -> Chart:
    """A chart of two years, with a number that nobody counted and one that is approximate; a pie of one year."""
    header, *rows = (tuple(cell(text) for text in row) for row in (CASES if kind is ChartKind.PIE else YEARS))
    aligns = (Align.LEFT, *[Align.RIGHT] * (len(header) - 1))
    made = chart_from(kind, pieces(caption) if caption else (), Table(header, tuple(rows), aligns), tabled)
    assert made is not None
    return made


def charted(kind: ChartKind = ChartKind.COLUMNS) -> list[Block]:
    """A chart and the table below it."""
    made = chart(kind)
    return [made, made.table]


LONG = (
    "坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻“十四五”法治建设规划——聚焦重点领域……全年收到行政复议申请142件，"
    "受理79件，同比增长12.5%；行政诉讼案件负责人出庭应诉率98.3%。"
)


def every_kind() -> list[Block]:
    """A report with every kind of block and every role."""
    return [
        Title(pieces("青浦区人民政府")),
        Title(pieces("关于2017年度法治政府建设情况的报告")),
        paragraph("上海市人民政府：", role=Role.RECIPIENT),
        paragraph(LONG),
        heading(1, "一、", "主要举措和成效"),
        heading(2, "（一）", "依法全面履行政府职能"),
        paragraph(LONG, MISSING, "，考试通过率95.5%。"),
        heading(3, "1.", "持续优化营商环境"),
        heading(4, "（1）", "推进“一网通办”", LONG),
        heading(2, "（二）", "强化行政权力监督", LONG),
        heading(1, "二、", "存在的不足和原因", LONG),
        paragraph("原文里有 <b>标记</b>、& 和 {{ x }}、😀，还有制表符\t在此。"),
        paragraph(LONG * 2),
        paragraph("特此报告。", role=Role.CLOSING),
        paragraph(
            "附件：1.青浦区人民政府2017年度法治政府建设主要指标完成情况统计表（含行政复议和行政应诉）",
            role=Role.ATTACHMENT_LIST,
        ),
        paragraph("2.名词解释", role=Role.ATTACHMENT_LIST),
        paragraph("青浦区人民政府", role=Role.SIGNATURE),
        paragraph("2018年3月1日", role=Role.DATE),
        paragraph("（此件公开发布）", role=Role.NOTE),
        AttachmentStart(pieces("附件1")),
        Title(pieces("青浦区人民政府2017年度法治政府建设主要指标完成情况统计表")),
        paragraph("表1　主要指标", role=Role.CAPTION),
        merged_table(),
        table(40),
        *charted(),
        AttachmentStart(pieces("附件2")),
        Title(pieces("名词解释")),
        paragraph(LONG),
        table(3, 3),
    ]
