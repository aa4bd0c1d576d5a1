"""A Word file as paragraphs, tables and page sections, each with its measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from drafter.verify.drawn import (
    DrawnLine,
    TabStop,
    boxes_in,
    grid_line_twips,
    height_twips,
    line_above,
    line_below,
    line_in,
    tab_stops,
)
from drafter.verify.formats import Formats, ParagraphFormat, RunFormat
from drafter.verify.lists import Lists
from drafter.verify.package import Element, WordFile, name_of
from drafter.verify.sections import PageSection, section_from
from drafter.verify.table_width import table_width

_PARAGRAPH, _TABLE, _RUN, _TEXT = map(name_of, ("w:p", "w:tbl", "w:r", "w:t"))
_BREAK, _SECTION = name_of("w:br"), name_of("w:sectPr")
_INLINE = name_of("wp:inline")
_SIGNS: Final = {name_of("w:tab"): "\t", name_of("w:cr"): "\n", name_of("w:noBreakHyphen"): "-"}
_HIDDEN: Final = frozenset(
    map(name_of, ("w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:txbxContent", "w:sdtPr", "w:rt", "mc:Fallback"))
)
_WRAPPERS: Final = frozenset(map(name_of, ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")))
_PAGE_BREAK: Final = "\f"
_SHOWN_CHARACTERS: Final = 10


class Stretch(NamedTuple):
    """Characters that look alike."""

    text: str
    format: RunFormat


class Paragraph(NamedTuple):
    """A paragraph with text.

    Attributes:
        number: Which of the paragraphs with text it is, counted from 1; 0 in a table or a text box.
        label: The number that Word makes itself; empty for none.
        stretches: What it says.
        format: How it stands.
        section: Which page section it stands in, counted from 0.
        blanks_above: How many empty paragraphs stand directly above.
        new_page: Whether it begins a page.
        above_table: Whether a table follows directly.
        below_table: Whether a table stands directly above.
        below_figure: Whether a drawing does, alone in its paragraph.
        blank_twips: How high the empty paragraphs directly above are together; None where that depends on a font.
        rule: The line across the page that stands between it and the text above; None for none.
        tabs: Its own tab stops.
    """

    number: int
    label: str
    stretches: tuple[Stretch, ...]
    format: ParagraphFormat
    section: int
    blanks_above: int
    new_page: bool
    above_table: bool
    below_table: bool
    below_figure: bool = False
    blank_twips: float | None = 0.0
    rule: DrawnLine | None = None
    tabs: tuple[TabStop, ...] = ()

    @property
    def text(self) -> str:
        """What it says, its automatic number included."""
        return self.label + "".join(stretch.text for stretch in self.stretches)

    @property
    def place(self) -> str:
        """The paragraph as a person finds it."""
        return f"第{self.number}段{quoted(self.text)}" if self.number else quoted(self.text)

    @property
    def size_pt(self) -> float:
        """The size of its first characters."""
        return self.stretches[0].format.size_pt

    @property
    def character_twips(self) -> float:
        """The 字 in which its indents are counted: as wide as a full-width character, however narrow those are set."""
        first = self.stretches[0].format
        return max(first.size_pt * 20 + first.spacing_twips, 1)

    @property
    def advance_twips(self) -> float:
        """What one of its full-width characters takes of a line."""
        return max(self.stretches[0].format.width_twips("字"), 1)


class Table(NamedTuple):
    """A table of the text.

    Attributes:
        number: Which of the tables it is, counted from 1.
        width_twips: Its width.
        rows: How many rows it has.
        repeats_head: Whether its first row stands on each page.
        section: Which page section it stands in.
        above: How many paragraphs with text stand above it.
        blank_twips: How high the empty paragraphs directly above are together; None where that depends on a font.
        element: The table itself.
    """

    number: int
    width_twips: int
    rows: int
    repeats_head: bool
    section: int
    above: int
    blank_twips: float | None
    element: Element


class Document(NamedTuple):
    """A Word file, measured.

    Attributes:
        file: Where it came from.
        formats: Its styles.
        sections: Its page sections.
        paragraphs: Its paragraphs with text.
        tables: Its tables.
        boxes: Its text boxes, as their contents.
        has_even_footers: Whether even pages have footers of their own.
    """

    file: WordFile
    formats: Formats
    sections: tuple[PageSection, ...]
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    boxes: tuple[Element, ...]
    has_even_footers: bool


def quoted(text: str) -> str:
    """Return the first characters of a text in quotation marks."""
    shown = " ".join(text.split())
    return f"“{shown[:_SHOWN_CHARACTERS]}{'…' if len(shown) > _SHOWN_CHARACTERS else ''}”"


def document_from(file: WordFile) -> Document:
    """Measure a Word file."""
    reader = _Reader(file)
    reader.read(file.body)
    settings = file.settings
    evens = None if settings is None else settings.find(name_of("w:evenAndOddHeaders"))
    sections = reader.sections()
    return Document(
        file,
        reader.formats,
        sections,
        tuple(_with_section_breaks(reader.paragraphs, sections)),
        tuple(reader.tables),
        tuple(reader.boxes),
        has_even_footers=evens is not None and evens.get(name_of("w:val"), "1") not in ("0", "false", "off"),
    )


def _with_section_breaks(paragraphs: Sequence[Paragraph], sections: Sequence[PageSection]) -> Iterator[Paragraph]:
    """Yield the paragraphs, those marked that begin a section on a new page: only its end says how it begins."""
    before = 0
    for paragraph in paragraphs:
        begins = paragraph.section > before and sections[paragraph.section].begins != "continuous"
        before = paragraph.section
        yield paragraph._replace(new_page=True) if begins else paragraph


class _Reader:
    """Goes through a body once, from its beginning to its end."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self.formats = Formats(file)
        self._lists = Lists(file, self.formats)
        self._section_elements: list[Element] = []
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table] = []
        self.boxes: list[Element] = []
        self._grid_twips = grid_line_twips(file.body)
        self._blanks = 0
        self._blank_twips: float | None = 0.0
        self._rule: DrawnLine | None = None
        self._new_page = False
        self._below_table = False
        self._below_figure = False

    def sections(self) -> tuple[PageSection, ...]:
        """Return the page sections; one of Word's own making where the file names none."""
        settings = self._file.settings
        on_top = settings is not None and settings.find(name_of("w:gutterAtTop")) is not None
        last = self._file.body.find(_SECTION)
        found: list[PageSection] = []
        for element in [*self._section_elements, *([last] if last is not None else [])] or [self._file.body]:
            before = found[-1] if found else None
            found.append(section_from(element, self._file.edges, before, gutter_on_top=on_top))
        if last is None and self._section_elements:
            found.append(found[-1])
        return tuple(found)

    def read(self, element: Element) -> None:
        for child in element.iterchildren("*"):
            if child.tag == _PARAGRAPH:
                self._take_paragraph(child)
            elif child.tag == _TABLE:
                self._take_table(child)
            elif child.tag in _WRAPPERS:
                self.read(child)

    def _take_paragraph(self, element: Element) -> None:
        stretches = stretches_of(element, self.formats)
        text = "".join(stretch.text for stretch in stretches)
        self.boxes += boxes_in(element)
        if text.strip():
            self._take_text(element, stretches, text)
        else:
            self._take_blank(element)
            self._new_page = self._new_page or _PAGE_BREAK in text
        properties = element.find(name_of("w:pPr"))
        section = None if properties is None else properties.find(_SECTION)
        if section is not None:
            self._section_elements.append(section)

    def _take_blank(self, element: Element) -> None:
        blank = self.formats.paragraph(element, {}, list_is_own=False)
        height = height_twips(blank, self.formats.run(None, element).size_pt, self._grid_twips)
        rule = line_in(element) or line_below(blank, self._blank_twips, height)
        self._below_figure = element.find(f".//{_INLINE}") is not None
        self._rule = rule or self._rule
        if rule is not None or self._below_figure:
            self._blanks, self._blank_twips = 0, 0.0
            return
        self._blanks += 1
        if self._blank_twips is not None:
            self._blank_twips = None if height is None else self._blank_twips + height

    def _take_text(self, element: Element, stretches: list[Stretch], text: str) -> None:
        own = self.formats.paragraph_settings(element.find(name_of("w:pPr")))
        number_id, level = own.get("numId"), own.get("ilvl", "0")
        is_own = number_id is not None
        if number_id is None:
            style = self.formats.style_settings(self.formats.style_id(element))
            number_id, level = style.get("numId", ""), style.get("ilvl", "0")
        depth = int(level) if level.isdecimal() else 0
        paragraph_format = self.formats.paragraph(element, self._lists.settings(number_id, depth), list_is_own=is_own)
        before, _, _ = text.partition(text.strip()[0])
        kept = tuple(one._replace(text=one.text.replace(_PAGE_BREAK, "")) for one in stretches)
        self.paragraphs.append(
            Paragraph(
                number=len(self.paragraphs) + 1,
                label=self._lists.count(number_id, depth),
                stretches=tuple(one for one in kept if one.text),
                format=paragraph_format,
                section=len(self._section_elements),
                blanks_above=self._blanks,
                new_page=self._new_page or _PAGE_BREAK in before or paragraph_format.is_on("pageBreakBefore"),
                above_table=False,
                below_table=self._below_table,
                below_figure=self._below_figure,
                blank_twips=self._blank_twips,
                rule=line_above(paragraph_format, self._rule),
                tabs=tab_stops(element),
            )
        )
        self._blanks, self._blank_twips, self._below_table, self._below_figure = 0, 0.0, False, False
        self._rule = line_in(element) or line_below(paragraph_format, 0.0, 0.0)
        self._new_page = _PAGE_BREAK in text[len(before) :]

    def _take_table(self, element: Element) -> None:
        if self.paragraphs and not self._blanks:
            self.paragraphs[-1] = self.paragraphs[-1]._replace(above_table=True)
        rows = list(element.iterchildren(name_of("w:tr")))
        head = rows[0].find(f"{name_of('w:trPr')}/{name_of('w:tblHeader')}") if rows else None
        self.tables.append(
            Table(
                number=len(self.tables) + 1,
                width_twips=table_width(element),
                rows=len(rows),
                repeats_head=head is not None and head.get(name_of("w:val"), "1") not in ("0", "false", "off"),
                section=len(self._section_elements),
                above=len(self.paragraphs),
                blank_twips=self._blank_twips,
                element=element,
            )
        )
        self._blanks, self._blank_twips, self._new_page = 0, 0.0, False
        self._below_table, self._below_figure = True, False


def paragraphs_in(element: Element, formats: Formats, section: int) -> Iterator[Paragraph]:
    """Yield the paragraphs with text of a table or a text box.

    Args:
        element: The table, or the contents of the box.
        formats: The styles of its file.
        section: Which page section it stands in.
    """
    for one in element.iter(_PARAGRAPH):
        stretches = tuple(stretches_of(one, formats))
        if any(stretch.text.strip() for stretch in stretches):
            own = formats.paragraph(one, {}, list_is_own=False)
            yield Paragraph(0, "", stretches, own, section, 0, False, False, False, False, tabs=tab_stops(one))


def stretches_of(paragraph: Element, formats: Formats) -> list[Stretch]:
    """Return what a paragraph shows once all changes are accepted, without hidden text and text boxes."""
    stretches: list[Stretch] = []
    for text, run in _words(paragraph, None):
        run_format = formats.run(run, paragraph)
        if run_format.hidden:
            continue
        if stretches and stretches[-1].format == run_format:
            stretches[-1] = Stretch(stretches[-1].text + text, run_format)
        else:
            stretches.append(Stretch(text, run_format))
    return stretches


def _words(element: Element, run: Element | None) -> Iterator[tuple[str, Element | None]]:
    for child in element.iterchildren("*"):
        if child.tag == _TEXT:
            yield child.text or "", run
        elif child.tag == _BREAK:
            yield _PAGE_BREAK if child.get(name_of("w:type")) == "page" else "\n", run
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag], run
        elif child.tag not in _HIDDEN:
            yield from _words(child, child if child.tag == _RUN else run)
