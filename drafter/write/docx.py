"""Blocks become a Word document on a copy of a frame."""

from __future__ import annotations

import copy
import datetime
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import docx
from docx.opc.coreprops import CoreProperties
from docx.opc.exceptions import OpcError
from docx.opc.oxml import serialize_part_xml
from lxml import etree

from drafter.errors import LayoutError, Place
from drafter.render.blocks import (
    AttachmentStart,
    Block,
    Chart,
    Heading,
    Paragraph,
    Piece,
    Pieces,
    Role,
    Table,
    Title,
)
from drafter.write import standard, styles
from drafter.write.additions import Additions
from drafter.write.imprint import IMPRINT_ROLES, imprint_xml
from drafter.write.package import package_files, zip_bytes
from drafter.write.page_header import with_page_header
from drafter.write.paragraphs import Indent, closing_paragraph_xml, paragraph_xml
from drafter.write.red_head import HEAD_ROLES, RedHead
from drafter.write.runs import BREAK, runs_xml
from drafter.write.signature import kept_with_next, own_indents, sealed_rows
from drafter.write.tables import TableStyles, table_xml
from drafter.write.title import title_lines

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.coreprops import CT_CoreProperties

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PROPERTY_CHARACTERS: Final = 255
_BESIDE_TEXT: Final = HEAD_ROLES | IMPRINT_ROLES | {Role.HEADER}
_IMPRINT_ID: Final = 9001
"""Drawings are numbered from 1 on."""


class Frame(NamedTuple):
    """A frame document, read once; each report is written on a copy of it.

    Attributes:
        file: The file it came from, as messages name it.
        parts: Names and contents of all its parts, in the order in which a package is written.
        document_name: Which of them a report's text takes the place of.
        shell: The XML of that part, before and after where the text goes.
        properties_name: Which of them a report's properties take the place of.
        properties: Its core properties; copied for each report, never written to.
        style_ids: Style ids by style name.
        text_width_twips: Width of its text area.
    """

    file: str
    parts: tuple[tuple[str, bytes], ...]
    document_name: str
    shell: tuple[str, str]
    properties_name: str
    properties: CT_CoreProperties
    style_ids: Mapping[str, str]
    text_width_twips: int


class Properties(NamedTuple):
    """What a document says about itself.

    Attributes:
        title: The report's title.
        author: The agency.
        date: Day of issue: the only date in the file, so that the same record gives the same bytes.
    """

    title: str
    author: str
    date: datetime.date


def load_frame(path: Path) -> Frame:
    """Return the frame document in a file.

    Raises:
        LayoutError: The file cannot be read, is no Word document, or lacks a style.
    """
    place = Place(str(path))
    document = _opened(path, place)
    # Not `style.name`, which python-docx translates: "heading 1" would be "Heading 1".
    style_ids = {style.name_val: style.styleId for style in document.styles.element.style_lst}
    missing = [name for name in styles.NEEDED if name not in style_ids]
    if missing:
        raise LayoutError(
            f"底稿里缺少样式“{'”“'.join(missing)}”",
            place,
            "在 Word 或 WPS 里打开底稿，新建或改回同名样式；也可以换回原来的 frame.docx",
        )
    core = document.part.package._core_properties_part
    return Frame(
        file=str(path),
        parts=tuple(package_files(document.part.package)),
        document_name=document.part.partname.membername,
        shell=_shell(document),
        properties_name=core.partname.membername,
        properties=core.element,
        style_ids=style_ids,
        text_width_twips=_text_width_twips(document),
    )


def _opened(path: Path, place: Place) -> Document:
    try:
        with path.open("rb") as file:
            return docx.Document(file)
    except FileNotFoundError as error:
        raise LayoutError("找不到底稿", place, "检查版式文件夹里有没有 frame.docx") from error
    except OSError as error:
        raise LayoutError(f"底稿打不开（{error.strerror}）", place, "检查文件的读取权限") from error
    except (zipfile.BadZipFile, OpcError, KeyError, ValueError, AttributeError, etree.LxmlError) as error:
        raise LayoutError(
            "底稿不是完好的 Word 文件（.docx）",
            place,
            "换回原来的 frame.docx，或者在 Word 里打开后另存为 .docx",
        ) from error


def _shell(document: Document) -> tuple[str, str]:
    """Return a frame's document part without its text, cut where a report's text goes."""
    root = copy.deepcopy(document.element)
    body = root.body
    page = body.sectPr
    body[:] = [etree.ProcessingInstruction("drafter", "text"), *([] if page is None else [page])]
    before, after = etree.tostring(root, encoding="unicode").split("<?drafter text?>")
    return before, after


def _text_width_twips(document: Document) -> int:
    """Return the width between the margins of a frame's page; the standard's where the frame is silent."""
    page = document.sections[0] if document.sections else None
    if page is None or page.page_width is None or page.left_margin is None or page.right_margin is None:
        return standard.twips_from_mm(standard.TEXT_WIDTH_MM.value)
    width: int = page.page_width.twips - page.left_margin.twips - page.right_margin.twips
    return width


def docx_bytes(blocks: Sequence[Block], frame: Frame, properties: Properties) -> bytes:
    """Return a report as a .docx file; the same arguments give the same bytes.

    Only the text and the properties are made anew; every other part is the frame's own, byte for byte.

    Raises:
        RecordError: A text holds a character that Word files cannot hold.
    """
    before, after = frame.shell
    additions = Additions(frame.parts, frame.document_name)
    writer = _Writer(blocks, frame, additions)
    after = with_page_header(after, blocks, additions, writer.style_id)
    text = f"{_DECLARATION}{before}{writer.text_xml()}{after}".encode()
    made = {frame.document_name: text, frame.properties_name: _properties_xml(frame, properties)}
    date = properties.date
    files = ((name, made.get(name, content)) for name, content in additions.files())
    return zip_bytes(files, (date.year, date.month, date.day, 0, 0, 0))


def _properties_xml(frame: Frame, properties: Properties) -> bytes:
    element = copy.deepcopy(frame.properties)
    core = CoreProperties(element)
    core.title = properties.title[:_PROPERTY_CHARACTERS]
    core.author = core.last_modified_by = properties.author[:_PROPERTY_CHARACTERS]
    core.created = core.modified = datetime.datetime.combine(properties.date, datetime.time())
    core.language = "zh-CN"
    core.revision = 1
    xml: bytes = serialize_part_xml(element)
    return xml


def _is_beside_text(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role in _BESIDE_TEXT


class _Writer:
    """Writes the blocks of one report as the XML of a document's body."""

    def __init__(self, blocks: Sequence[Block], frame: Frame, additions: Additions) -> None:
        self._report = blocks
        self._blocks = [block for block in blocks if not _is_beside_text(block)]
        self._additions = additions
        self._file = frame.file
        self._ids = frame.style_ids
        self._width = frame.text_width_twips
        self._missing = self._ids[styles.MISSING]
        self._table_styles = TableStyles(
            self._ids[styles.TABLE], self._ids[styles.TABLE_HEAD], self._ids[styles.TABLE_TEXT], self._missing
        )
        self._indents = own_indents(self._blocks, self._width)
        self._kept = kept_with_next(self._blocks)
        self._sealed = sealed_rows(self._blocks, self._width)
        self._title = styles.TITLE
        self._drawings = 0

    def style_id(self, name: str) -> str:
        """Return the id of a style that not every frame must have.

        Raises:
            LayoutError: This one does not.
        """
        if name not in self._ids:
            fix = "在 Word 或 WPS 里打开底稿，新建同名样式；也可以从 standard 版式的 frame.docx 复制过来"
            raise LayoutError(f"底稿里缺少样式“{name}”，这种文稿要用", Place(self._file), fix)
        return self._ids[name]

    def text_xml(self) -> str:
        """Return the head, the text and the imprint, in the order in which they stand."""
        head = RedHead(self._report, self.style_id, self._width).xml()
        return f"{head}{self._running_xml()}{imprint_xml(self._report, self.style_id, self._width, _IMPRINT_ID)}"

    def _running_xml(self) -> str:
        parts = []
        for index, block in enumerate(self._blocks):
            if index in self._sealed:
                parts.append(self._sealed_xml(self._sealed[index]))
                continue
            parts.append(self._block_xml(block, index in self._kept, self._indents.get(index)))
            if isinstance(block, Table):
                parts.append(self._separation_xml(self._blocks[index + 1 : index + 2]))
        return "".join(parts)

    def _separation_xml(self, next_block: Sequence[Block]) -> str:
        """Return what must stand behind a table: Word joins two neighbours, and ends on a paragraph."""
        style_id = self._ids[styles.TABLE_TEXT]
        match next_block:
            case [Table()]:
                return paragraph_xml(style_id, "")
            case []:
                return closing_paragraph_xml(style_id)
        return ""

    def _block_xml(self, block: Block, keep_next: bool, indent: Indent | None) -> str:
        match block:
            case Paragraph():
                return self._paragraph_xml(styles.ROLES[block.role], block.pieces, keep_next, indent)
            case Heading():
                return self._heading_xml(block, keep_next)
            case Chart():
                return self._chart_xml(block, keep_next)
            case Table():
                return table_xml(block, self._table_styles, self._width, keep_next)
            case Title():
                runs = BREAK.join(runs_xml(line, self._missing) for line in title_lines(block.pieces))
                return paragraph_xml(self._ids[self._title], runs)
            case AttachmentStart():
                self._title = styles.ATTACHMENT_TITLE
                return self._paragraph_xml(styles.ATTACHMENT_LABEL, block.label)

    def _chart_xml(self, chart: Chart, keep_next: bool) -> str:
        # Only a report with a chart pays for making workbooks.
        from drafter.write.chart_parts import chart_paragraph_xml

        self._drawings += 1
        drawing = chart_paragraph_xml(chart, self.style_id(styles.FIGURE), self._drawings, self._additions, self._width)
        if not chart.caption:
            return drawing
        return drawing + self._paragraph_xml(styles.FIGURE_CAPTION, chart.caption, keep_next or chart.tabled)

    def _sealed_xml(self, row: Sequence[tuple[Pieces, int]]) -> str:
        """Return a line of signatures, each in the middle of where its seal goes; nothing for an empty row."""
        if not row:
            return ""
        stops = "".join(f'<w:tab w:val="center" w:pos="{middle}"/>' for _, middle in row)
        style = f'<w:pStyle w:val="{self.style_id(styles.ROLES[Role.SEALED])}"/>'
        runs = "".join(f"<w:r><w:tab/></w:r>{runs_xml(pieces, self._missing)}" for pieces, _ in row)
        return f"<w:p><w:pPr>{style}<w:tabs>{stops}</w:tabs></w:pPr>{runs}</w:p>"

    def _paragraph_xml(self, style: str, pieces: Pieces, keep_next: bool = False, indent: Indent | None = None) -> str:
        return paragraph_xml(self.style_id(style), runs_xml(pieces, self._missing), keep_next, indent)

    def _heading_xml(self, heading: Heading, keep_next: bool) -> str:
        """Return a heading; a run-in one opens a body paragraph in its level's type, closed by a full stop."""
        words = (Piece(heading.number), *heading.pieces)
        if not heading.body:
            return self._paragraph_xml(styles.HEADINGS[heading.level - 1], words)
        if heading.stop:
            words += (Piece(heading.stop),)
        runs = runs_xml(words, self._missing, self._ids[styles.RUN_IN_HEADINGS[heading.level - 1]])
        runs += runs_xml(heading.body, self._missing)
        return paragraph_xml(self._ids[styles.BODY], runs, keep_next)
