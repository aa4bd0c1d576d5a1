"""Reads a filled document back as blocks, so that everything which is made of blocks works for it too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from docx.oxml.ns import qn
from lxml.etree import _Element

from drafter.render.blocks import Align, Block, Cell, Heading, Paragraph, Piece, Pieces, Role, Table, Title, text_of
from drafter.write.word_comments import Holders, Lines

_BODY, _PARAGRAPH, _TABLE, _ROW, _CELL, _TEXT = map(qn, ("w:body", "w:p", "w:tbl", "w:tr", "w:tc", "w:t"))
_STYLE, _SPAN, _MERGED, _VALUE = map(qn, ("w:pStyle", "w:gridSpan", "w:vMerge", "w:val"))
_HEADER, _TEXT_BOX, _TAB, _BREAKS = qn("w:hdr"), qn("w:txbxContent"), qn("w:tab"), frozenset(map(qn, ("w:br", "w:cr")))
# Properties hold tab stops; of two drawings of the same text box one is for old programs.
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HIDDEN: Final = frozenset(
    (*map(qn, ("w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:txbxContent", "w:sdtPr")), _FALLBACK),
)
_TITLES: Final = ("title", "标题")
_NUMBER: Final = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")
_SENTENCE: Final = re.compile("[。；：:]")
_HEADING_CHARACTERS: Final = 40
"""What is longer, or a sentence, is a paragraph that begins with a number."""
_HEADING: Final = re.compile(r"(?:heading|标题) ?([1-4])")


class Reading(NamedTuple):
    """A filled document as blocks.

    Attributes:
        blocks: What it shows, in reading order, headers first and notes last.
        lines: Where the lines of its running text are.
    """

    blocks: tuple[Block, ...]
    lines: Lines


def read_filled(
    root: _Element, beside: Sequence[_Element], pieces: Mapping[_Element, Piece], style_names: Mapping[str, str]
) -> Reading:
    """Read what a filled document shows.

    Args:
        root: The document's text.
        beside: Its headers, footers and notes, where they were filled.
        pieces: What was filled in, by the element that holds its characters.
        style_names: Names of its styles by their ids.
    """
    reader = _Reader(pieces, style_names)
    found = [one for body in root.iter(_BODY) for one in reader.blocks(body)]
    blocks: list[Block] = [block for block, _ in found]
    if not any(isinstance(block, Title) for block in blocks):
        # Who lays a form out by hand seldom uses the style; what stands first is what it is called.
        first = next((block for block in blocks if isinstance(block, Paragraph | Heading)), None)
        blocks = [Title(first.pieces) if first and block is first else block for block in blocks]
    heads = [_as_header(block) for part in beside if part.tag == _HEADER for block, _ in reader.blocks(part)]
    notes = [block for part in beside if part.tag != _HEADER for block, _ in reader.blocks(part)]
    lines = {
        (index, number): holders
        for index, (_, own) in enumerate(found, start=len(heads))
        for number, holders in enumerate(own)
    }
    return Reading((*heads, *blocks, *notes), lines)


def _as_header(block: Block) -> Block:
    return block._replace(role=Role.HEADER) if isinstance(block, Paragraph) else block


class _Line(NamedTuple):
    pieces: Pieces
    holders: Holders


_Found: TypeAlias = "tuple[Paragraph | Heading | Title | Table, tuple[Holders, ...]]"


class _Reader:
    def __init__(self, pieces: Mapping[_Element, Piece], style_names: Mapping[str, str]) -> None:
        self._pieces = pieces
        self._style_names = style_names

    def blocks(self, holder: _Element) -> Iterator[_Found]:
        """Yield what stands in a holder of paragraphs and tables; what a text box says comes behind its paragraph."""
        for child in holder.iterchildren():
            if child.tag == _PARAGRAPH:
                yield from ((self._block(child, line.pieces), (line.holders,)) for line in self._lines(child))
                for box in _text_boxes(child):
                    yield from self.blocks(box)
            elif child.tag == _TABLE:
                yield self._table(child)
            elif child.tag not in _HIDDEN:
                yield from self.blocks(child)

    def _block(self, paragraph: _Element, line: Pieces) -> Paragraph | Heading | Title:
        style = next(paragraph.iter(_STYLE), None)
        name = self._style_names.get(str(style.get(_VALUE)), "").lower() if style is not None else ""
        if name in _TITLES:
            return Title(line)
        styled, number = _HEADING.fullmatch(name), _typed_number(line)
        if styled or (number and len(text_of(line)) <= _HEADING_CHARACTERS and not _SENTENCE.search(text_of(line))):
            level = int(styled[1]) if styled else 1 + (number[0] in "（(")
            words = (line[0]._replace(text=line[0].text[len(number) :]), *line[1:])
            return Heading(level, number, words if words[0].text else words[1:])
        return Paragraph(line)

    def _lines(self, paragraph: _Element) -> Iterator[_Line]:
        """Yield the lines of a paragraph that hold words."""
        found: list[tuple[Piece, _Element]] = []
        for piece, element in (*self._walk(paragraph), (None, paragraph)):
            if piece is not None:
                found.append((piece, element))
                continue
            line = _joined(piece for piece, _ in found)
            if text_of(line).strip():
                yield _Line(line, tuple((element, len(piece.text)) for piece, element in found))
            found = []

    def _walk(self, element: _Element) -> Iterator[tuple[Piece | None, _Element]]:
        """Yield what stands in a paragraph with the element that holds it; None for the end of a line."""
        for child in element.iterchildren():
            if child.tag == _TEXT:
                yield self._pieces.get(child) or Piece(child.text or ""), child
            elif child.tag == _TAB:
                yield Piece("\t"), child
            elif child.tag in _BREAKS:
                yield None, child
            elif child.tag not in _HIDDEN:
                yield from self._walk(child)

    def _table(self, table: _Element) -> _Found:
        holders: list[Holders] = []
        rows = [self._row(row, holders) for row in table.iterchildren(_ROW)]
        width = max(map(len, rows))
        header, *others = [(*row, *[Cell()] * (width - len(row))) for row in rows]
        return Table(header, tuple(others), (Align.LEFT,) * width), tuple(holders)

    def _row(self, row: _Element, holders: list[Holders]) -> tuple[Cell, ...]:
        """Return the cells of a row; `holders` takes note of where their lines are."""
        cells: list[Cell] = []
        for cell in (cell for cell in row.iter(_CELL) if next(cell.iterancestors(_ROW)) is row):
            lines = [line for paragraph in cell.iter(_PARAGRAPH) for line in self._lines(paragraph)]
            holders += [line.holders for line in lines]
            merged = next(cell.iter(_MERGED), None)
            continues = merged is not None and merged.get(_VALUE, "continue") == "continue"
            cells.append(Cell(tuple(line.pieces for line in lines), continues and not lines))
            span = next(cell.iter(_SPAN), None)
            cells += [Cell()] * (int(span.get(_VALUE, "1")) - 1 if span is not None else 0)
        return tuple(cells)


def _typed_number(line: Pieces) -> str:
    """Return the number that the template's own words give a heading; empty where they give none."""
    number = _NUMBER.match(line[0].text)
    return number[0] if number and not line[0].key and text_of(line) != number[0] else ""


def _joined(pieces: Iterable[Piece]) -> Pieces:
    """Return the pieces of a line, the template's own words next to each other as one."""
    line: list[Piece] = []
    for piece in pieces:
        if line and not (piece.key or line[-1].key):
            line[-1] = Piece(line[-1].text + piece.text)
        elif piece.text:
            line.append(piece)
    return tuple(line)


def _text_boxes(paragraph: _Element) -> Iterator[_Element]:
    """Yield the text boxes that a paragraph holds, each once."""
    for child in paragraph.iterchildren():
        if child.tag == _TEXT_BOX:
            yield child
        elif child.tag not in _HIDDEN:
            yield from _text_boxes(child)
