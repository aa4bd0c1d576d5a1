"""Blocks become one HTML file for a website: nothing outside of it, no script, headings and tables that speak."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from drafter.render.blocks import (
    Align,
    AttachmentStart,
    Block,
    Cell,
    Chart,
    Heading,
    PageTurn,
    Paragraph,
    Picture,
    Pieces,
    Role,
    Table,
    Title,
    text_of,
)
from drafter.write import standard
from drafter.write.chart_svg import chart_svg
from drafter.write.heads import Head, heads_of
from drafter.write.html_style import STYLE
from drafter.write.imprint import IMPRINT_ROLES
from drafter.write.paragraphs import Indent
from drafter.write.red_head import HEAD_ROLES
from drafter.write.signature import kept_with_next, own_indents
from drafter.write.standard import CHARACTER_TWIPS
from drafter.write.tables import column_widths

if TYPE_CHECKING:
    from drafter.write.docx import Properties

_LINE_TWIPS: Final = standard.CHARACTERS_PER_LINE.value * CHARACTER_TWIPS
_CLASSES: Final[Mapping[Role, str]] = {
    Role.BODY: "",
    Role.RECIPIENT: "recipient",
    Role.ATTACHMENT_LIST: "attachment-list",
    Role.SIGNATURE: "signature",
    Role.DATE: "date",
    Role.NOTE: "note",
    Role.CLOSING: "closing",
    Role.CAPTION: "caption",
    Role.ISSUER: "issuer",
    Role.NUMBER: "number",
    Role.SIGNER: "signer",
    Role.HEADER: "header",
    Role.SEALED: "signature",
    Role.STAMPED: "signature",
    Role.COPIES: "copies",
    Role.PRINTER: "printer",
    Role.PRINTED: "printed",
}

_LYING, _STANDING = '<section class="lying">', "</section>"
"""Around what stands on pages that lie on their side, when the page is printed."""

_KEPT: Final = "kept"
"""Of what stays on one page with what follows, when the page is printed."""


def html_bytes(blocks: Sequence[Block], properties: Properties) -> bytes:
    """Return a report as an HTML file in UTF-8; the same arguments give the same bytes."""
    title = _escaped(properties.title or properties.author)
    text = "\n".join(_Writer(blocks).parts())
    if text.count(_LYING) > text.count(_STANDING):
        text += _STANDING
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{title}</title>\n<meta name="author" content="{_escaped(properties.author)}">\n'
        f"<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{text}\n</main>\n</body>\n</html>\n"
    ).encode()


def _escaped(text: str) -> str:
    """Return a text in which nothing is markup; a browser would make a line feed of a bare carriage return."""
    return html.escape(text).replace("\r", "&#13;")


def _words(pieces: Pieces) -> str:
    """Return pieces, missing content marked."""
    texts = ((_escaped(piece.text), piece.missing) for piece in pieces)
    return "".join(f"<mark>{text}</mark>" if missing else text for text, missing in texts)


def _lines(lines: Iterable[Pieces]) -> str:
    return "<br>".join(map(_words, lines))


def _element(name: str, content: str, classes: str = "", style: str = "") -> str:
    attributes = "".join(f' {key}="{value}"' for key, value in (("class", classes), ("style", style)) if value)
    return f"<{name}{attributes}>{content}</{name}>"


class _Writer:
    """Writes the blocks of one report as the elements of a page."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._heads = heads_of(blocks)
        self._indents = own_indents(blocks, _LINE_TWIPS)
        self._kept = kept_with_next(blocks)

    def parts(self) -> Iterator[str]:
        name = ""
        for index, block in enumerate(self._blocks):
            head = self._heads.get(index)
            kept = _KEPT if index in self._kept else ""
            match block:
                case Title() | Heading():
                    if head is not None:
                        name = text_of(head.pieces)
                        yield _head(head, block, kept)
                case Paragraph():
                    if not self._is_caption_of_table(index):
                        style = _indent_style(block.role, self._indents.get(index))
                        yield from self._lines_above(index)
                        yield _element("p", _words(block.pieces), f"{_CLASSES[block.role]} {kept}".strip(), style)
                        yield from self._lines_below(index)
                case AttachmentStart():
                    name = text_of(block.label)
                    yield _element("p", _words(block.label), "attachment")
                case Table() | Chart() | Picture() | PageTurn():
                    yield self._shown(block, index, name)

    def _lines_above(self, index: int) -> Iterator[str]:
        """Yield the first line of the imprint."""
        if self._role(index) in IMPRINT_ROLES and self._role(index - 1) not in IMPRINT_ROLES:
            yield '<hr class="outer">'

    def _lines_below(self, index: int) -> Iterator[str]:
        """Yield the red line below the head, or a line of the imprint; one name and one date stand side by side."""
        role, below = self._role(index), self._role(index + 1)
        if role in HEAD_ROLES and below not in HEAD_ROLES:
            yield '<hr class="red">'
        if role in IMPRINT_ROLES and below not in IMPRINT_ROLES:
            yield '<hr class="outer">'
        elif role is Role.COPIES:
            yield "<hr>"

    def _role(self, index: int) -> Role | None:
        block = self._blocks[index] if 0 <= index < len(self._blocks) else None
        return block.role if isinstance(block, Paragraph) else None

    def _shown(self, block: Table | Chart | Picture | PageTurn, index: int, name: str) -> str:
        if isinstance(block, PageTurn):
            return _LYING if block.is_lying else _STANDING
        if isinstance(block, Chart):
            return _figure(chart_svg(block, index), block.caption)
        if isinstance(block, Picture):
            return _figure(_image(block), block.caption)
        above = self._blocks[index - 1] if index else None
        if isinstance(above, Chart) and above.tabled:
            name = text_of(above.caption) or name
        return _table(block, self._caption(index), name)

    def _is_caption_of_table(self, index: int) -> bool:
        block = self._blocks[index]
        is_caption = isinstance(block, Paragraph) and block.role is Role.CAPTION
        return is_caption and isinstance(next(iter(self._blocks[index + 1 : index + 2]), None), Table)

    def _caption(self, index: int) -> Pieces:
        above = self._blocks[index - 1] if index and self._is_caption_of_table(index - 1) else None
        return above.pieces if isinstance(above, Paragraph) else ()


def _head(head: Head, block: Title | Heading, kept: str) -> str:
    """Return a heading; one that is run in stands as a heading before its paragraph, on the same line."""
    classes = f"level{block.level}" if isinstance(block, Heading) else "title"
    heading = _element(f"h{head.level}", _lines(head.lines), classes)
    if not head.body:
        return heading
    return _element("div", heading + _element("p", _words(head.body)), f"run-in {kept}".strip())


def _image(picture: Picture) -> str:
    """Return a picture, which the page holds itself; nothing while its file is unknown."""
    content = picture.content
    if content is None:
        return ""
    data = base64.b64encode(content.data).decode()
    words = _escaped(text_of(picture.caption))
    size = f'width="{content.width_px}" height="{content.height_px}"'
    return f'<img src="data:image/{content.kind};base64,{data}" alt="{words}" {size}>'


def _figure(drawing: str, caption: Pieces) -> str:
    return _element("figure", drawing + (_element("figcaption", _words(caption)) if caption else ""))


def _indent_style(role: Role, indent: Indent | None) -> str:
    """Return where an attachment list, signature or date begins.

    The list is reckoned from the left; signature and date are from the right, on every width of a window.
    """
    if indent is None:
        return ""
    left, hanging = (f"{twips / CHARACTER_TWIPS:g}em" for twips in (indent.left_twips, indent.hanging_twips))
    if role is Role.ATTACHMENT_LIST:
        return f"padding-left:{left};text-indent:-{hanging}"
    from_right = (_LINE_TWIPS - indent.left_twips) / CHARACTER_TWIPS
    return f"margin-left:max(0px,100% - {from_right:g}em)"


def _table(table: Table, caption: Pieces, name: str) -> str:
    """Return a table.

    Args:
        table: What it says.
        caption: What stands above it; may be empty.
        name: What it is called for who cannot see it, where it has no caption.
    """
    parts = [_element("caption", _words(caption))] if caption else []
    widths = column_widths(table, _LINE_TWIPS)
    columns = "".join(f'<col style="width:{width / _LINE_TWIPS:.1%}">' for width in widths)
    header = "".join(_header_cell(cell) for cell in table.header)
    parts += [f"<colgroup>{columns}</colgroup>", f"<thead>\n<tr>{header}</tr>\n</thead>"]
    names = _name_columns(table)
    for group in _groups(table.rows):
        rows = "".join(f"<tr>{''.join(_row(group, index, names, table.aligns))}</tr>\n" for index in range(len(group)))
        parts.append(f"<tbody>\n{rows}</tbody>")
    label = f' aria-label="{_escaped(name)}"' if name and not caption else ""
    return f"<table{label}>\n" + "\n".join(parts) + "\n</table>"


def _header_cell(cell: Cell) -> str:
    text = _lines(cell.paragraphs)
    return f'<th scope="col">{text}</th>' if text else "<td></td>"


def _groups(rows: Sequence[tuple[Cell, ...]]) -> Iterator[Sequence[tuple[Cell, ...]]]:
    """Yield the rows that cells reaching down hold together: in HTML a cell cannot reach into the next group."""
    reached = [any(cell.continues for cell in row) for row in rows]
    starts = [index for index in range(len(rows)) if not index or (any(reached) and not reached[index])]
    for start, end in pairwise([*starts, len(rows)]):
        yield rows[start:end]


def _name_columns(table: Table) -> int:
    """Return how many columns say what a row is about: those of cells that reach down, and one more."""
    columns = range(len(table.aligns))
    reaching = [any(row[column].continues for row in table.rows) for column in columns]
    return min(next((column for column in columns if not reaching[column]), 0) + 1, len(columns) - 1)


def _row(group: Sequence[tuple[Cell, ...]], index: int, names: int, aligns: Sequence[Align]) -> Iterator[str]:
    for column, cell in enumerate(group[index]):
        if cell.continues and index:
            continue
        below = [row[column].continues for row in group[index + 1 :]]
        span = 1 + (below.index(False) if False in below else len(below))
        text = "" if cell.continues else _lines(cell.paragraphs)
        attributes = f' rowspan="{span}"' if span > 1 else ""
        if aligns[column] is not Align.LEFT:
            attributes += f' class="{aligns[column].value}"'
        if column < names and text:
            scope = "rowgroup" if span == len(group) > 1 else "row"
            yield f'<th scope="{scope}"{attributes}>{text}</th>'
        else:
            yield f"<td{attributes}>{text}</td>"
