"""The small Markdown of templates: headings, paragraphs, tables, and `:::名` for what 公文 has besides."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from drafter.render.blocks import Align

_ENTITY = re.compile("&(?:amp|lt|gt|#34|#39);")
_ALIGNS = {"text-align:left": Align.LEFT, "text-align:center": Align.CENTER, "text-align:right": Align.RIGHT}


class RawHeading(NamedTuple):
    """A heading: level 1 is the title, 2 to 5 are 一、 to （1）."""

    level: int
    text: str
    notation: str


class RawParagraph(NamedTuple):
    """A paragraph under a notation; soft line breaks are still in its text."""

    text: str
    notation: str


class RawTable(NamedTuple):
    """A table; its first row is the header."""

    rows: tuple[tuple[str, ...], ...]
    aligns: tuple[Align, ...]


class RawNotation(NamedTuple):
    """The opening of `:::名`, or the end of what stands under it."""

    name: str
    closes: bool = False


class RawFigure(NamedTuple):
    """A chart or a picture: the whole of its notation."""

    name: str
    inside: tuple[RawBlock, ...]


RawBlock: TypeAlias = "RawHeading | RawParagraph | RawTable | RawNotation | RawFigure"

CHART, PICTURE = "图", "图片"
FIGURES = (CHART, PICTURE)


@cache
def _parser() -> MarkdownIt:
    """Everything is off but what is named here: indentation is not code, `[x]: y` is text."""
    parser = MarkdownIt("zero").enable(["heading", "table"])
    # Blocks carry their text themselves; what stands inside a line is not Markdown.
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser.use(container_plugin, name="notation", validate=lambda *_: True)


def parse_markdown(text: str) -> Iterator[RawBlock]:
    """Yield the blocks of a rendered template in order."""
    return _blocks(_parser().parse(text))


def _blocks(tokens: Sequence[Token], notation: str = "") -> Iterator[RawBlock]:
    """Yield the blocks that stand under one notation, and under those inside of it."""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "container_notation_open":
            end = _end(tokens, index, "container_notation_close")
            name, inside = token.info.strip(), tokens[index + 1 : end]
            if name.split(" ")[0] in FIGURES:
                yield RawFigure(name, tuple(_blocks(inside)))
            else:
                yield RawNotation(name)
                yield from _blocks(inside, name)
                yield RawNotation(name, closes=True)
            index = end
        elif token.type == "heading_open":
            yield RawHeading(len(token.markup), _text(tokens[index + 1]), notation)
        elif token.type == "paragraph_open":
            yield RawParagraph(_text(tokens[index + 1]), notation)
        elif token.type == "table_open":
            end = _end(tokens, index, "table_close")
            yield _table(tokens[index:end])
            index = end
        index += 1


def _end(tokens: Sequence[Token], start: int, kind: str) -> int:
    level = tokens[start].level
    return next(i for i in range(start, len(tokens)) if tokens[i].type == kind and tokens[i].level == level)


def _text(token: Token) -> str:
    # Jinja escapes constants that it joins on its own account; this brings the characters back.
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), token.content)


def _table(tokens: Sequence[Token]) -> RawTable:
    rows: list[list[str]] = []
    aligns: list[Align] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "th_open":
            aligns.append(_ALIGNS.get(str(token.attrs.get("style", "")), Align.LEFT))
        elif token.type == "inline":
            rows[-1].append(_text(token))
    return RawTable(tuple(tuple(row) for row in rows), tuple(aligns))
