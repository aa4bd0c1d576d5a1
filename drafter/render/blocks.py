"""The blocks of a report: what every output (Word, later HTML and text) is written from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, TypeAlias

from drafter.errors import Place, told_apart
from drafter.figures.amounts import Amount


class Piece(NamedTuple):
    """A stretch of text with one origin; it holds no line break.

    Attributes:
        text: The characters, exactly as the page shall show them.
        key: Key path of the record value that it came from; empty for the layout's own wording.
        place: Where that value stands in the record.
        missing: For missing content what has to be filled in; outputs highlight such pieces. Else empty.
    """

    text: str
    key: str = ""
    place: Place | None = None
    missing: str = ""


Pieces: TypeAlias = tuple[Piece, ...]


_CLOSED = ("。", "！", "？", "：")


class Role(Enum):
    """What a paragraph is in an official document (公文)."""

    BODY = "正文"
    RECIPIENT = "主送"
    ATTACHMENT_LIST = "附件说明"
    SIGNATURE = "署名"
    DATE = "成文日期"
    NOTE = "附注"
    CLOSING = "结束语"
    CAPTION = "表题"
    ISSUER = "发文机关标志"
    NUMBER = "发文字号"
    SIGNER = "签发人"
    HEADER = "页眉"
    SEALED = "用印署名"
    STAMPED = "签名章"
    COPIES = "抄送"
    PRINTER = "印发机关"
    PRINTED = "印发日期"


@told_apart
class Title(NamedTuple):
    """The title of the report, or of an attachment."""

    pieces: Pieces


@told_apart
class Heading(NamedTuple):
    """A numbered heading, on a line of its own or run in at the head of a paragraph.

    Attributes:
        level: 1 (一、) to 4 (（1）).
        number: The number as printed, e.g. `一、`; computed, never typed.
        pieces: The heading's words, without number.
        body: For a run-in heading the rest of its paragraph; empty otherwise.
    """

    level: int
    number: str
    pieces: Pieces
    body: Pieces = ()

    @property
    def stop(self) -> str:
        """The mark that closes a run-in heading's words where they bring none of their own; else empty."""
        return "。" if self.body and not text_of(self.pieces).endswith(_CLOSED) else ""


@told_apart
class Paragraph(NamedTuple):
    """A paragraph in one of the roles that a 公文 knows."""

    pieces: Pieces
    role: Role = Role.BODY


class Align(Enum):
    """How a table column stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Cell(NamedTuple):
    """A table cell.

    Attributes:
        paragraphs: One entry a line of the cell; empty for an empty cell.
        continues: True where the cell above reaches down over this one.
    """

    paragraphs: tuple[Pieces, ...] = ()
    continues: bool = False


@told_apart
class Table(NamedTuple):
    """A table with one header row.

    Attributes:
        header: Cells of the header row, repeated on each page.
        rows: Rows of as many cells as the header has.
        aligns: One alignment a column.
    """

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    aligns: tuple[Align, ...]


class ChartKind(Enum):
    """How a chart shows its numbers."""

    COLUMNS = "柱形"
    BARS = "条形"
    SHARES = "堆积"
    LINES = "折线"
    PIE = "饼"

    @property
    def label(self) -> str:
        """What people call such a chart."""
        return f"{self.value}图"


class Series(NamedTuple):
    """What belongs together in a chart, such as the numbers of one year; None where there is no number."""

    name: str
    amounts: tuple[Amount | None, ...]

    @property
    def numbers(self) -> tuple[Decimal | None, ...]:
        """How far each amount reaches."""
        return tuple(amount.number if amount else None for amount in self.amounts)


@told_apart
class Chart(NamedTuple):
    """A chart of a table's numbers.

    Attributes:
        kind: How it shows them.
        caption: What stands below it.
        categories: The names of the table's rows.
        series: Its columns, each with as many amounts as there are categories.
        unit: Of all the numbers; empty where nobody said.
        table: The same as a table.
        tabled: Whether that table stands below the chart as a block of its own.
    """

    kind: ChartKind
    caption: Pieces
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    table: Table
    tabled: bool = True


class PictureFile(NamedTuple):
    """What is known of a picture's file.

    Attributes:
        data: Its bytes.
        kind: `png` or `jpeg`.
        width_px: How many points it has across.
        height_px: How many it has down.
        across_dpi: How many of them go on an inch.
        down_dpi: The same down.
    """

    data: bytes
    kind: str
    width_px: int
    height_px: int
    across_dpi: int
    down_dpi: int


@told_apart
class Picture(NamedTuple):
    """A picture that lies beside the record.

    Attributes:
        file: Where, as the record says.
        caption: What stands below it, and is read out in its place.
        content: The file, once somebody has looked.
    """

    file: Piece
    caption: Pieces
    content: PictureFile | None = None


@told_apart
class AttachmentStart(NamedTuple):
    """The beginning of an attachment: a new page with its label (`附件`, `附件1`) on top."""

    label: Pieces


@told_apart
class PageTurn(NamedTuple):
    """Where pages begin to lie on their side, for what is too wide, or begin to stand again."""

    is_lying: bool


Shown: TypeAlias = Title | Heading | Paragraph | Table | Chart | Picture | AttachmentStart
"""What a page shows."""
Block: TypeAlias = Shown | PageTurn


def pieces_of(block: Block) -> Iterator[Piece]:
    """Yield every piece of a block in reading order; computed numbers are not pieces."""
    match block:
        case Heading():
            yield from block.pieces
            yield from block.body
        case Title() | Paragraph():
            yield from block.pieces
        case AttachmentStart():
            yield from block.label
        case Table():
            yield from _pieces_of_table(block)
        case Picture():
            yield from block.caption
        case Chart():
            yield from block.caption
            if not block.tabled:
                yield from _pieces_of_table(block.table)


def _pieces_of_table(table: Table) -> Iterator[Piece]:
    for row in (table.header, *table.rows):
        for cell in row:
            for line in cell.paragraphs:
                yield from line


def text_of(pieces: Pieces) -> str:
    """Return the characters of some pieces as one string."""
    return "".join(piece.text for piece in pieces)
