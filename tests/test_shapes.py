"""The shapes of public reports, as records of the layouts in the box (`cases/shapes`), in words of our own."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import pytest

from drafter.draft import Draft, make_draft, open_layout
from drafter.layout.load import builtin_templates
from drafter.record.parse import load_mapping
from drafter.render.blocks import AttachmentStart, Block, Heading, Paragraph, Role, pieces_of

SHAPES = Path(__file__).parent / "cases" / "shapes"
FIGURE = re.compile(r"\d+(?:\.\d+)?(?:%|[件份名个家项人])")


class Shape(NamedTuple):
    """How a public report is built.

    Attributes:
        layout: Of which layout its record is.
        outline: The numbers of its headings, each (一) on a line of its own, ‖ behind those that run in.
        recipient: Whom it addresses; empty where nobody.
        opening: How the paragraph before its first heading ends.
        closing: What stands behind its last part, before the signature.
        figures: Its figures in the order in which it tells them.
    """

    layout: str
    outline: str
    recipient: str
    opening: str
    closing: tuple[str, ...]
    figures: str


EXPECTED = {
    "liupanshui": Shape(
        layout="outline",
        outline="""
            一、
            （一） 1.‖ 2.‖ 3.‖ 4.‖ 5.‖
            （二） 1.‖ 2.‖ 3.‖
            （三） 1.‖ 2.‖
            （四） 1.‖ 2.‖ 3.‖ 4.‖
            （五） 1.‖ 2.‖ 3.‖
            （六） 1.‖ 2.‖
            （七）
            （八）
            二、
            （一）‖
            （二）‖
            三、
            （一）‖
            （二）‖
        """,
        recipient="",
        opening="报告如下：",
        closing=("同时，这里写结尾的一段话。",),
        # The zeros are told in words there.
        figures="""
            3项 2项 4项 1项 115个 44家 15家 5家 2个 0件 0名 21件 11人 2人 2件 3件 0件 0件 0件 0件 2个 200人
        """,
    ),
    "qingpu": Shape(
        layout="government",
        outline="""
            一、
            （一）
            （二） 1.‖ 2.‖ 3.‖
            （三）
            （四） 1.‖ 2.‖
            （五） 1.‖ 2.‖ 3.‖
            （六） 1.‖ 2.‖
            （七） 1.‖ 2.‖ 3.‖
            （八） 1.‖ 2.‖
            二、
            （一）
            （二）
            （三）
            （四）
            （五）
            （六）
            （七）
            （八）
        """,
        recipient="",
        opening="报告如下：",
        closing=(),
        figures="""
            17件 11份 67件 1692名 172名 156人
            142件 79件 21件 42件 68件 32件 10件 14件 10件 2件 1份 7件
            10876件 10763件 1.05% 10388件 95.5% 8762份 9032份 2.99% 100%
            17件 9件 5件 3件 2件 8件 3件 2件 1件
            8名 3名 11个
        """,
    ),
}


@cache
def draft_of(name: str) -> Draft:
    record = load_mapping(SHAPES / f"{name}.yaml")
    return make_draft(record, open_layout(record, [builtin_templates()]))


def body_of(name: str) -> list[Block]:
    """Return the blocks before the attachment."""
    return list(takewhile(lambda block: not isinstance(block, AttachmentStart), draft_of(name).report.blocks))


def words_of(block: Block) -> str:
    return "".join(piece.text for piece in pieces_of(block))


def paragraphs(blocks: list[Block], role: Role) -> tuple[str, ...]:
    return tuple(words_of(block) for block in blocks if isinstance(block, Paragraph) and block.role is role)


def outline_of(name: str) -> list[str]:
    lines: list[str] = []
    for heading in (block for block in body_of(name) if isinstance(block, Heading)):
        number = f"{heading.number}{'‖' if heading.body else ''}"
        if heading.level <= 2:
            lines.append(number)
        else:
            lines[-1] += f" {number}"
    return lines


def test_every_record_of_a_shape_is_there() -> None:
    assert set(EXPECTED) <= {path.stem for path in SHAPES.glob("*.yaml")}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_record_is_whole(name: str) -> None:
    draft = draft_of(name)

    assert draft.answers.layout.name == EXPECTED[name].layout
    assert draft.report.missing == ()
    assert draft.report.unprinted == ()


@pytest.mark.parametrize("name", EXPECTED)
def test_headings_have_the_levels_and_the_order_of_the_report(name: str) -> None:
    assert outline_of(name) == [line.strip() for line in EXPECTED[name].outline.split("\n") if line.strip()]


@pytest.mark.parametrize("name", EXPECTED)
def test_it_opens_and_closes_as_the_report_does(name: str) -> None:
    blocks = body_of(name)
    first = next(index for index, block in enumerate(blocks) if isinstance(block, Heading))

    assert "".join(paragraphs(blocks, Role.RECIPIENT)).rstrip("：") == EXPECTED[name].recipient
    assert words_of(blocks[first - 1]).endswith(EXPECTED[name].opening)
    assert paragraphs(blocks, Role.CLOSING) == EXPECTED[name].closing


@pytest.mark.parametrize("name", EXPECTED)
def test_it_tells_all_the_figures_of_the_report(name: str) -> None:
    told = [figure for block in body_of(name) for figure in FIGURE.findall(words_of(block))]

    assert told == EXPECTED[name].figures.split()


def test_shortcomings_end_the_first_part_of_a_government_without_a_heading() -> None:
    blocks = body_of("qingpu")
    second = [index for index, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1][1]

    last = blocks[second - 1]
    assert isinstance(last, Paragraph)
    assert re.findall("一是|二是|三是", words_of(last)) == ["一是", "二是", "三是"]
