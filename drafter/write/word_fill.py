"""Values take the place of their tokens in a document made in Word, each as a run of its own."""

from __future__ import annotations

import copy
import itertools
import re
from collections.abc import Callable, Iterator
from typing import Final

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.text.run import CT_R
from lxml.etree import _Element

from drafter.errors import LayoutError, Place
from drafter.render.blocks import Piece, text_of
from drafter.render.slots import Slot, Slots, has_token
from drafter.write.runs import AMBIGUOUS, refuse_unprintable

_PARAGRAPH, _PROPERTIES, _RUN, _RUN_PROPERTIES = map(qn, ("w:p", "w:pPr", "w:r", "w:rPr"))
_TEXT, _TABLE, _ROW, _HINT, _SPACE = (*map(qn, ("w:t", "w:tbl", "w:tr", "w:hint")), qn("xml:space"))
_ID, _SECTION, _DRAWING = qn("w:id"), qn("w:sectPr"), qn("wp:docPr")
# What Word expects to end with a paragraph.
_HOLDERS: Final = tuple(map(qn, ("w:tc", "w:txbxContent", "w:hdr", "w:ftr")))
_BOOKMARKS: Final = tuple(map(qn, ("w:bookmarkStart", "w:bookmarkEnd")))
_REVISION: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_ATTRIBUTE: Final = re.compile(r"[0-9A-Za-z]+")
_CELL_PROPERTIES: Final = tuple(
    qn(f"w:{name}") for name in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd")
)
_STOPS: Final = ("。", "！", "？")
_FIRST_DRAWING: Final = 1001


class Filling:
    """Fills the texts of one document.

    Attributes:
        pieces: What was put in, by the element that holds its characters.
    """

    def __init__(self, slots: Slots, file: str) -> None:
        self.pieces: dict[_Element, Piece] = {}
        self._slots = slots
        self._file = file
        self._drawings = itertools.count(_FIRST_DRAWING)

    def filled(self, root: _Element, with_columns: Callable[[_Element], _Element]) -> _Element:
        """Return a text with values in the place of their tokens, and sound where loops copied or emptied something.

        Args:
            root: The text as the template printed it.
            with_columns: Gives tables as many columns as their rows have cells.

        Raises:
            BrokenSlotError: Part of a token stands in the text.
            LayoutError: What stands for a number or a colour is neither.
            RecordError: A value holds a character that Word files cannot hold.
        """
        self._fill_attributes(root)
        _mend_holders(root)
        _mend_ids(root)
        _mend_cells(root)
        if next(root.iter(_TABLE), None) is not None:
            root = with_columns(root)
        for drawing in root.iter(_DRAWING):
            drawing.set("id", str(next(self._drawings)))
        for run in list(root.iter(_RUN)):
            if any(has_token(text.text or "") for text in run.iterchildren(_TEXT)):
                self._fill_run(run)
        for paragraph in root.iter(_PARAGRAPH):
            self._drop_second_stops(paragraph)
        return root

    def _fill_attributes(self, root: _Element) -> None:
        for element in root.iter():
            for name, value in element.attrib.items():
                if has_token(str(value)):
                    element.set(name, self._attribute(str(value)))

    def _attribute(self, text: str) -> str:
        """Return a value for the width or the colour of a cell."""
        parts = (
            part if isinstance(part, str) else "".join(map(text_of, part.lines)) for part in self._slots.split(text)
        )
        value = "".join(parts)
        if not _ATTRIBUTE.fullmatch(value):
            what = f"表格格子的格数或底色不能是“{value}”"
            raise LayoutError(what, Place(self._file), "colspan 后面写数字，cellbg 后面写六位颜色，如 D9D9D9")
        return value

    def _fill_run(self, run: _Element) -> None:
        """Put runs in a run's place: one for each value, and one for what stands between."""
        own, breaks = run.find(_RUN_PROPERTIES), []
        made: list[_Element] = []
        open_run: _Element | None = None
        for child in [child for child in run if child is not own]:
            if child.tag != _TEXT or not has_token(child.text or ""):
                if open_run is None:
                    made.append(open_run := _empty_run(own))
                open_run.append(child)
                continue
            open_run = None
            for part in self._parts(child.text or ""):
                made.append(_broken_run(own) if part is None else self._run(own, part))
                breaks += made[-1:] if part is None else []
        for one in made:
            run.addprevious(one)
        run.getparent().remove(run)  # type: ignore[union-attr]
        for one in breaks:
            _split_paragraph(one)

    def _parts(self, text: str) -> Iterator[Piece | None]:
        """Yield a text's own words and the pieces of its values; None between two lines of a value."""
        for part in self._slots.split(text):
            if not isinstance(part, Slot):
                yield Piece(part)
                continue
            for number, line in enumerate(part.lines):
                yield from (None,) if number else ()
                yield from (piece for piece in line if piece.text)

    def _run(self, own: _Element | None, piece: Piece) -> CT_R:
        refuse_unprintable(piece)
        run = _empty_run(own)
        if piece.missing:
            run.get_or_add_rPr().highlight_val = WD_COLOR_INDEX.YELLOW
        if piece.key and AMBIGUOUS.search(piece.text):
            run.get_or_add_rPr().get_or_add_rFonts().set(_HINT, "eastAsia")
        for number, stretch in enumerate(piece.text.split("\t")):
            if number:
                run.append(OxmlElement("w:tab"))
            text = OxmlElement("w:t")
            text.text = stretch
            text.set(_SPACE, "preserve")
            run.append(text)
            self.pieces[text] = piece._replace(text=stretch)
        return run

    def _drop_second_stops(self, paragraph: _Element) -> None:
        """Let a value that brings its full stop need no second one."""
        before: Piece | None = None
        for text in paragraph.iter(_TEXT):
            piece = self.pieces.get(text, Piece(text.text or ""))
            closed = before is not None and before.key and before.text.endswith(_STOPS)
            if closed and not piece.key and piece.text.startswith(_STOPS):
                piece = piece._replace(text=piece.text[1:])
                text.text = piece.text
                self.pieces[text] = piece
            before = piece if piece.text else before


def _empty_run(own: _Element | None) -> CT_R:
    run: CT_R = OxmlElement("w:r")  # type: ignore[assignment]
    if own is not None:
        run.append(copy.deepcopy(own))
    return run


def _broken_run(own: _Element | None) -> _Element:
    run = _empty_run(own)
    run.append(OxmlElement("w:br"))
    return run


def _split_paragraph(broken: _Element) -> None:
    """Let what stands behind a line break begin a paragraph of the same kind; inside a link it stays a line."""
    paragraph = broken.getparent()
    if paragraph is None or paragraph.tag != _PARAGRAPH:
        return
    earlier = OxmlElement("w:p")
    own = paragraph.find(_PROPERTIES)
    if own is not None:
        earlier.append(copy.deepcopy(own))
        for section in list(earlier.iter(_SECTION)):
            section.getparent().remove(section)  # type: ignore[union-attr]
    for child in [child for child in broken.itersiblings(preceding=True) if child is not own][::-1]:
        earlier.append(child)
    paragraph.remove(broken)
    paragraph.addprevious(earlier)


def _mend_holders(root: _Element) -> None:
    """Mend what branches emptied: a table without a row goes, a cell without a paragraph gets one."""
    for table in list(root.iter(_TABLE)):
        if table.find(_ROW) is None:
            table.getparent().remove(table)  # type: ignore[union-attr]
    for holder in root.iter(*_HOLDERS):
        if not len(holder) or holder[-1].tag != _PARAGRAPH:
            holder.append(OxmlElement("w:p"))


def _mend_ids(root: _Element) -> None:
    """Mend what loops copied: bookmarks and revision marks that may stand only once."""
    seen: set[tuple[object, str | None]] = set()
    for mark in list(root.iter(*_BOOKMARKS)):
        if (mark.tag, mark.get(_ID)) in seen:
            mark.getparent().remove(mark)  # type: ignore[union-attr]
        seen.add((mark.tag, mark.get(_ID)))
    for element in root.iter(_PARAGRAPH, _ROW):
        for name in [name for name in element.attrib if str(name).startswith(_REVISION)]:
            del element.attrib[name]


def _mend_cells(root: _Element) -> None:
    """Put what docxtpl added about a cell where the schema has it; what comes later keeps its order."""
    for own in root.iter(qn("w:tcPr")):
        order = {name: number for number, name in enumerate(_CELL_PROPERTIES)}
        own[:] = sorted(own, key=lambda one: order.get(str(one.tag), len(order)))
