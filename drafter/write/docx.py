"""Blocks become a Word document on a copy of a frame."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from docx.opc.coreprops import CoreProperties
from docx.opc.oxml import serialize_part_xml

from drafter.errors import LayoutError, Place
from drafter.render.blocks import (
    AttachmentStart,
    Block,
    Chart,
    Heading,
    PageTurn,
    Paragraph,
    Picture,
    Piece,
    Pieces,
    Role,
    Shown,
    Table,
    Title,
    pieces_of,
    text_of,
)
from drafter.write import styles
from drafter.write.additions import Additions
from drafter.write.comments import Comments, Marks, Remark
from drafter.write.imprint import IMPRINT_ROLES, imprint_xml
from drafter.write.opened_frame import Frame
from drafter.write.package import zip_bytes
from drafter.write.page_header import with_page_header
from drafter.write.page_turns import PageTurns
from drafter.write.paragraphs import Indent, closing_paragraph_xml, paragraph_xml
from drafter.write.red_head import HEAD_ROLES, RedHead
from drafter.write.runs import BREAK, runs_xml
from drafter.write.signature import kept_with_next, own_indents, sealed_rows
from drafter.write.tables import TableStyles, table_xml
from drafter.write.title import title_lines

if TYPE_CHECKING:
    from docx.oxml.coreprops import CT_CoreProperties

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PROPERTY_CHARACTERS: Final = 255
_BESIDE_TEXT: Final = HEAD_ROLES | IMPRINT_ROLES | {Role.HEADER}
_IMPRINT_ID: Final = 9001
"""Drawings are numbered from 1 on."""


class Properties(NamedTuple):
    """What a document says about itself.

    Attributes:
        title: The report's title.
        author: The agency.
        date: Day of issue: the only date in the file, so that the same record gives the same bytes.
        category: What kind of text it is.
    """

    title: str
    author: str
    date: datetime.date
    category: str = ""


def docx_bytes(blocks: Sequence[Block], frame: Frame, properties: Properties, remarks: Sequence[Remark] = ()) -> bytes:
    """Return a report as a .docx file; the same arguments give the same bytes.

    Only the text and the properties are made anew; every other part is the frame's own, byte for byte.

    Raises:
        RecordError: A text holds a character that Word files cannot hold.
    """
    before, after = frame.shell
    additions = Additions(frame.parts, frame.document_name)
    writer = _Writer(blocks, frame, additions, remarks, properties.date)
    turns = PageTurns(with_page_header(after, blocks, additions, writer.style_id), additions, frame.style_ids)
    body = writer.text_xml(turns)
    text = f"{_DECLARATION}{before}{body}{turns.shell_end()}".encode()
    made = {frame.document_name: text, frame.properties_name: properties_xml(frame.properties, properties)}
    date = properties.date
    files = ((name, made.get(name, content)) for name, content in additions.files())
    return zip_bytes(files, (date.year, date.month, date.day, 0, 0, 0))


def properties_xml(own: CT_CoreProperties, properties: Properties) -> bytes:
    """Return what a document says about itself, in place of what its frame said."""
    element = copy.deepcopy(own)
    core = CoreProperties(element)
    core.title = properties.title[:_PROPERTY_CHARACTERS]
    core.author = core.last_modified_by = properties.author[:_PROPERTY_CHARACTERS]
    core.created = core.modified = datetime.datetime.combine(properties.date, datetime.time())
    core.category = properties.category[:_PROPERTY_CHARACTERS]
    core.language = "zh-CN"
    core.revision = 1
    xml: bytes = serialize_part_xml(element)
    return xml


def _is_beside_text(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role in _BESIDE_TEXT


def _in_running_text(remarks: Sequence[Remark], blocks: Sequence[Block], running: Sequence[Block]) -> Iterator[Remark]:
    """Yield the remarks with the index that their block has in the running text.

    What is said of head, imprint and signatures with seals stands at the beginning of the text.
    """
    indices = iter(range(len(running)))
    at = {index: next(indices) for index, block in enumerate(blocks) if not _is_beside_text(block)}
    first = next((index for index, block in enumerate(running) if _takes_comments(block)), None)
    for remark in remarks:
        index = at.get(remark.block)
        if index is not None and _takes_comments(running[index]):
            yield remark._replace(block=index)
        elif first is not None:
            yield remark._replace(block=first, line=0, start=0, end=len(text_of(tuple(pieces_of(running[first])))))


def _takes_comments(block: Block) -> bool:
    match block:
        case Chart() | Picture():
            return bool(block.caption)
        case Paragraph(role=Role.SEALED) | PageTurn():
            return False
    return True


class _Writer:
    """Writes the blocks of one report as the XML of a document's body."""

    def __init__(
        self,
        blocks: Sequence[Block],
        frame: Frame,
        additions: Additions,
        remarks: Sequence[Remark],
        date: datetime.date,
    ) -> None:
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
        self._width_here = self._width
        self._comments = Comments(_in_running_text(remarks, blocks, self._blocks), date, additions, self.style_id)

    def style_id(self, name: str) -> str:
        """Return the id of a style that not every frame must have.

        Raises:
            LayoutError: This one does not.
        """
        if name not in self._ids:
            fix = "在 Word 或 WPS 里打开底稿，新建同名样式；也可以从 standard 版式的 frame.docx 复制过来"
            raise LayoutError(f"底稿里缺少样式“{name}”，这种文稿要用", Place(self._file), fix)
        return self._ids[name]

    def text_xml(self, turns: PageTurns) -> str:
        """Return the head, the text and the imprint, in the order in which they stand.

        Args:
            turns: Takes note of where pages are turned.
        """
        text = self._running_xml(RedHead(self._report, self.style_id, self._width).xml(), turns)
        imprint = imprint_xml(self._report, self.style_id, self._width, _IMPRINT_ID)
        return f"{turns.turned(text) if imprint and turns.is_lying else text}{imprint}"

    def _running_xml(self, head: str, turns: PageTurns) -> str:
        parts = [head]
        for index, block in enumerate(self._blocks):
            if isinstance(block, PageTurn):
                parts = [turns.turned("".join(parts))]
                self._width_here = turns.text_width_twips if turns.is_lying else self._width
                continue
            if index in self._sealed:
                parts.append(self._sealed_xml(self._sealed[index]))
                continue
            parts.append(self._block_xml(index, block, index in self._kept, self._indents.get(index)))
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

    def _block_xml(self, index: int, block: Shown, keep_next: bool, indent: Indent | None) -> str:
        marks = self._comments.marks(index)
        match block:
            case Paragraph():
                return self._paragraph_xml(styles.ROLES[block.role], block.pieces, keep_next, indent, marks)
            case Heading():
                return self._heading_xml(block, keep_next, marks)
            case Chart() | Picture():
                return self._figure_xml(block, keep_next, marks)
            case Table():
                table_marks = partial(self._comments.marks, index) if self._comments else None
                return table_xml(block, self._table_styles, self._width_here, keep_next, table_marks)
            case Title():
                return paragraph_xml(self._ids[self._title], self._title_runs(block, marks))
            case AttachmentStart():
                self._title = styles.ATTACHMENT_TITLE
                return self._paragraph_xml(styles.ATTACHMENT_LABEL, block.label, marks=marks)

    def _title_runs(self, title: Title, marks: Marks) -> str:
        lines, start = [], 0
        for line in title_lines(title.pieces):
            end = start + len(text_of(line))
            # What belongs to the end of a line must not wait for the next one.
            own = [mark for mark in marks if start <= mark[0] < end or mark[0] == end]
            marks = [mark for mark in marks if mark not in own]
            lines.append(runs_xml(line, self._missing, marks=own, start=start))
            start = end
        return BREAK.join(lines)

    def _figure_xml(self, figure: Chart | Picture, keep_next: bool, marks: Marks) -> str:
        self._drawings += 1
        around = self.style_id(styles.FIGURE), self._drawings, self._additions, self._width_here
        # Only a report with a figure pays for what makes it.
        if isinstance(figure, Chart):
            from drafter.write.chart_parts import chart_paragraph_xml

            drawing = chart_paragraph_xml(figure, *around)
            keep_next = keep_next or figure.tabled
        else:
            from drafter.write.picture_parts import picture_paragraph_xml

            drawing = picture_paragraph_xml(figure, *around)
        if not figure.caption:
            return drawing
        return drawing + self._paragraph_xml(styles.FIGURE_CAPTION, figure.caption, keep_next, marks=marks)

    def _sealed_xml(self, row: Sequence[tuple[Pieces, int]]) -> str:
        """Return a line of signatures, each in the middle of where its seal goes; nothing for an empty row."""
        if not row:
            return ""
        stops = "".join(f'<w:tab w:val="center" w:pos="{middle}"/>' for _, middle in row)
        style = f'<w:pStyle w:val="{self.style_id(styles.ROLES[Role.SEALED])}"/>'
        runs = "".join(f"<w:r><w:tab/></w:r>{runs_xml(pieces, self._missing)}" for pieces, _ in row)
        return f"<w:p><w:pPr>{style}<w:tabs>{stops}</w:tabs></w:pPr>{runs}</w:p>"

    def _paragraph_xml(
        self,
        style: str,
        pieces: Pieces,
        keep_next: bool = False,
        indent: Indent | None = None,
        marks: Marks = (),
    ) -> str:
        return paragraph_xml(self.style_id(style), runs_xml(pieces, self._missing, marks=marks), keep_next, indent)

    def _heading_xml(self, heading: Heading, keep_next: bool, marks: Marks) -> str:
        """Return a heading; a run-in one opens a body paragraph in its level's type, closed by a full stop."""
        words = (Piece(heading.number), *heading.pieces)
        if not heading.body:
            return self._paragraph_xml(styles.HEADINGS[heading.level - 1], words, marks=marks)
        if heading.stop:
            words += (Piece(heading.stop),)
        head = len(text_of(words))
        in_head = [mark for mark in marks if mark[0] <= head]
        in_body = [mark for mark in marks if mark[0] > head]
        style = self._ids[styles.RUN_IN_HEADINGS[heading.level - 1]]
        runs = runs_xml(words, self._missing, style, marks=in_head)
        runs += runs_xml(heading.body, self._missing, marks=in_body, start=head)
        return paragraph_xml(self._ids[styles.BODY], runs, keep_next)
