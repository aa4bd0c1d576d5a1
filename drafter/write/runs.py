"""Pieces of text become runs, character for character.

Runs, paragraphs and tables are written as text and parsed once for a report: making their elements one by
one takes three times as long. Whatever comes from a record passes `_escaped`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from drafter.errors import RecordError
from drafter.record.text import UNPRINTABLE
from drafter.render.blocks import Piece

AMBIGUOUS: Final = re.compile("[\u00a7-\u00d7\u00f7\u2010-\u2044\u2103-\u2640]")
"""Characters that Word takes from the Latin font unless told otherwise."""
_HINT: Final = '<w:rFonts w:hint="eastAsia"/>'
_HIGHLIGHT: Final = '<w:highlight w:val="yellow"/>'
_WHOLE_PERCENT: Final = 100
BREAK: Final = "<w:r><w:br/></w:r>"
"""A new line in the same paragraph."""


def runs_xml(
    pieces: Iterable[Piece],
    missing_id: str,
    style_id: str = "",
    size_pt: int = 0,
    marks: Sequence[tuple[int, str]] = (),
    start: int = 0,
    percent: int = _WHOLE_PERCENT,
) -> str:
    """Return each piece as a run of its own, so that later work finds the words of one value.

    Args:
        pieces: The text; empty pieces leave no run.
        missing_id: Character style of missing content.
        style_id: Character style of the other pieces; empty for none.
        size_pt: Their size where it is not that of their style.
        percent: How wide their characters are.
        marks: What stands between characters: at which index and its XML, in their order; where it is inside a
            piece, the piece makes two runs.
        start: Index of the first character.

    Raises:
        RecordError: A piece holds a character that XML cannot hold.
    """
    look = _scale_and_size(percent, size_pt)
    if not marks:
        runs = [_run_xml(piece, missing_id if piece.missing else style_id, look) for piece in pieces if piece.text]
        return "".join(runs)
    return "".join(
        part if isinstance(part, str) else _run_xml(part, missing_id if part.missing else style_id, look)
        for part in _marked(pieces, marks, start)
        if isinstance(part, str) or part.text
    )


def _marked(pieces: Iterable[Piece], marks: Sequence[tuple[int, str]], start: int) -> Iterator[Piece | str]:
    """Yield pieces, cut where marks stand, and the marks between them."""
    waiting = list(marks)
    for piece in pieces:
        text, end = piece.text, start + len(piece.text)
        while waiting and waiting[0][0] < end:
            index, xml = waiting.pop(0)
            cut = max(0, index - start)
            yield piece._replace(text=text[:cut])
            yield xml
            text, start = text[cut:], start + cut
        yield piece._replace(text=text)
        start = end
    yield from (xml for _, xml in waiting)


def _scale_and_size(percent: int, size_pt: int) -> str:
    scale = f'<w:w w:val="{percent}"/>' if percent != _WHOLE_PERCENT else ""
    return scale + (f'<w:sz w:val="{size_pt * 2}"/><w:szCs w:val="{size_pt * 2}"/>' if size_pt else "")


def _run_xml(piece: Piece, style_id: str, look: str) -> str:
    refuse_unprintable(piece)
    properties = _properties(piece, style_id, look)
    if "\t" not in piece.text:
        return f'<w:r>{properties}<w:t xml:space="preserve">{_escaped(piece.text)}</w:t></w:r>'
    texts = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{_escaped(stretch)}</w:t>' if stretch else "" for stretch in piece.text.split("\t")
    )
    return f"<w:r>{properties}{texts}</w:r>"


def refuse_unprintable(piece: Piece) -> None:
    """Raise RecordError where a piece holds a character that XML cannot hold."""
    found = UNPRINTABLE.search(piece.text)
    if found is not None:
        raise RecordError(
            f"文字里有 Word 文件存不了的字符 U+{ord(found[0]):04X}",
            piece.place,
            "删去这个看不见的字符（多半是从别处粘贴时带来的），再重新生成",
        )


def _escaped(text: str) -> str:
    """Return a text as XML; a parser would make a line feed of a bare carriage return."""
    return html.escape(text, quote=False).replace("\r", "&#13;")


def _properties(piece: Piece, style_id: str, look: str) -> str:
    """Return `w:rPr` where the run differs from its paragraph.

    Word takes “ ” ‘ ’ — … and their like from the Latin font unless the run's hint says East Asian. The hint
    leaves ASCII alone, so the run is not cut at them: digits keep their font and a value stays one run.
    """
    style = f'<w:rStyle w:val="{style_id}"/>' if style_id else ""
    hint = _HINT if AMBIGUOUS.search(piece.text) else ""
    # Word's own highlight, which its search finds, cannot be part of a style.
    highlight = _HIGHLIGHT if piece.missing else ""
    properties = style + hint + look + highlight
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""
