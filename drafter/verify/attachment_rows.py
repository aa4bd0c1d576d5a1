"""Attachments and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from drafter.verify import items
from drafter.verify.document import Document, Paragraph
from drafter.verify.fonts import class_of
from drafter.verify.kinds import Kind, Part
from drafter.verify.place_rows import first_line_characters, is_near
from drafter.verify.rows import Row, Spot, judged
from drafter.verify.sections import mm_from_twips
from drafter.write import standard

_LEAD: Final = re.compile(r"附[ 　]*件[：:]\s*")
_NUMBER: Final = re.compile(r"[0-9０-９]{1,2}[.．、]\s*")
_STOPS: Final = "。；，、.;"
"""A mark behind a name in the list has a row of its own."""
_SLACK_TWIPS: Final = 120
"""Borders and cell margins may reach a hair beyond the text area."""
_LONG_TABLE_ROWS: Final = 20


def attachment_rows(parts: list[Part]) -> Iterator[Row]:
    """Yield the rows of attachments, where a document has any."""
    labels = [part.paragraph for part in parts if part.kind is Kind.ATTACHMENT_LABEL]
    if not labels:
        return
    names = _listed_names(parts)
    yield judged(
        items.ATTACHMENT_PAGE,
        [Spot(one.place, "接在上一段后面") for one in labels if not one.new_page],
        items.ATTACHMENT_PAGE.wanted,
    )
    yield judged(items.ATTACHMENT_LABEL, _label_spots(labels, names), items.ATTACHMENT_LABEL.wanted)
    yield judged(items.ATTACHMENT_TITLE, _title_spots(parts, names), items.ATTACHMENT_TITLE.wanted)


def _listed_names(parts: Sequence[Part]) -> list[str]:
    """Return the names that the list of attachments gives."""
    listed = [part.paragraph.text.strip() for part in parts if part.kind is Kind.ATTACHMENT_LIST]
    return [_bare(_NUMBER.sub("", _LEAD.sub("", text, count=1), count=1)).rstrip(_STOPS) for text in listed]


def _bare(text: str) -> str:
    return "".join(text.split())


def _label_spots(labels: Sequence[Paragraph], names: Sequence[str]) -> Iterator[Spot]:
    for number, label in enumerate(labels, start=1):
        first = label.stretches[0].format
        written = _bare(label.text)
        wrong = []
        if class_of(first.east_asia) != class_of(standard.ATTACHMENT_LABEL_FONT.value):
            wrong.append(first.east_asia or "没有指定中文字体")
        if first.size_pt != standard.BODY_SIZE_PT.value:
            wrong.append(f"{first.size_pt:g} 磅")
        if label.format.align in ("center", "right") or not is_near(first_line_characters(label), 0):
            wrong.append("没有顶格")
        due = f"附件{number}" if len(labels) > 1 or len(names) > 1 else "附件"
        if written != due and not (len(labels) == 1 and written == "附件1" and not names):
            wrong.append(f"写成“{written}”，应为“{due}”")
        if wrong:
            yield Spot(label.place, "、".join(wrong))
    if names and len(names) != len(labels):
        yield Spot("", f"附件说明列了 {len(names)} 个，后面有 {len(labels)} 个")


def _title_spots(parts: Sequence[Part], names: Sequence[str]) -> Iterator[Spot]:
    titles: list[list[Paragraph]] = []
    for part in parts:
        if part.kind is Kind.ATTACHMENT_LABEL:
            titles.append([])
        elif part.kind is Kind.ATTACHMENT_TITLE and titles:
            titles[-1].append(part.paragraph)
    for number, title in enumerate(titles):
        if title and title[0].format.align != "center":
            yield Spot(title[0].place, "没有居中")
        written = "".join(_bare(one.text) for one in title)
        if title and number < len(names) and written != names[number]:
            yield Spot(title[0].place, f"附件说明里写的是“{names[number]}”")


def table_rows(document: Document) -> Iterator[Row]:
    """Yield the rows of tables, where a document has any."""
    if not document.tables:
        return
    wide = []
    for table in document.tables:
        room = document.sections[table.section].text_width_twips
        if table.width_twips > room + _SLACK_TWIPS:
            said = f"宽 {mm_from_twips(table.width_twips):.0f} 毫米，版心 {mm_from_twips(room):.0f} 毫米"
            wide.append(Spot(f"第{table.number}个表格", said))
    yield judged(items.TABLE_WIDTH, wide, items.TABLE_WIDTH.wanted)
    long = [table for table in document.tables if table.rows > _LONG_TABLE_ROWS]
    if long:
        spots = [Spot(f"第{one.number}个表格", f"{one.rows} 行，第一行不重复") for one in long if not one.repeats_head]
        yield judged(items.TABLE_HEAD, spots, "重复")
