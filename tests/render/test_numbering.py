"""Numbers of headings, after GB/T 9704—2012, 7.3.3."""

from __future__ import annotations

import pytest

from drafter.render.blocks import (
    Align,
    AttachmentStart,
    Cell,
    Heading,
    Paragraph,
    Piece,
    Table,
    Title,
    pieces_of,
    text_of,
)
from drafter.render.numbering import chinese_number, number_headings


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (19, "十九"), (20, "二十"), (21, "二十一"), (99, "九十九")],
)
def test_a_number_is_written_in_chinese(number: int, text: str) -> None:
    assert chinese_number(number) == text


def test_a_hundredth_heading_still_has_a_number() -> None:
    headings = number_headings([Heading(1, "", (Piece("甲"),))] * 101)
    numbers = [block.number for block in headings if isinstance(block, Heading)]

    assert len(set(numbers)) == 101


def test_pieces_come_in_reading_order() -> None:
    blocks = [
        Title((Piece("题"),)),
        Heading(1, "一、", (Piece("头"),), (Piece("体"),)),
        AttachmentStart((Piece("附"),)),
        Paragraph((Piece("文"), Piece("字"))),
        Table((Cell(((Piece("表"),), (Piece("头"),))),), ((Cell(((Piece("格"),),)),),), (Align.LEFT,)),
    ]

    assert text_of(tuple(piece for block in blocks for piece in pieces_of(block))) == "题头体附文字表头格"
