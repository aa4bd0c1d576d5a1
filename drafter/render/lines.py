"""From a paragraph's text with tokens to the lines of pieces that the page will show."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.record.folding import is_wide
from drafter.render.blocks import Piece, Pieces, text_of
from drafter.render.slots import Slot, Slots

_STOPS = ("。", "！", "？")
_SOFT_BREAK = re.compile(r"[ \t]*\n[ \t]*")


class PieceLines(NamedTuple):
    """The lines of one paragraph, heading or cell.

    Attributes:
        lines: Its lines; none when the text is empty or vanished.
        has_values: Whether any value stands in it.
        vanished: Whether every value in it is blank, so that its wording goes too.
    """

    lines: tuple[Pieces, ...]
    has_values: bool = False
    vanished: bool = False


def split_run_in(text: str, mark: str) -> tuple[str, str]:
    """Part `标题 ‖ 正文`; the second part is empty where the mark is absent."""
    words, _, body = text.partition(mark)
    return words.strip(), body.strip()


def lines_of(text: str, slots: Slots) -> PieceLines:
    """Put values in the place of their tokens.

    A value of several lines puts its first line in place; each further line begins a new one, and what
    follows the value goes on behind its last line.

    Raises:
        BrokenSlotError: Part of a token stands in the text.
    """
    text = text.strip()
    alone = slots.alone(text)
    if alone is not None:
        return PieceLines(alone.lines, has_values=True, vanished=not alone.lines)
    parts = list(slots.split(text))
    values = [part for part in parts if isinstance(part, Slot)]
    if values and not any(value.lines for value in values):
        return PieceLines((), has_values=True, vanished=True)
    lines: list[list[Piece]] = [[]]
    for index, part in enumerate(parts):
        if isinstance(part, Slot):
            for number, line in enumerate(part.lines):
                if number:
                    lines.append([])
                lines[-1].extend(line)
        else:
            _add_own(lines[-1], part, parts[index + 1 :])
    kept = tuple(tuple(line) for line in lines if line)
    return PieceLines(kept, has_values=bool(values))


def _add_own(line: list[Piece], text: str, following: list[str | Slot]) -> None:
    """Add the template's own words to a line; a value that brings its full stop needs no second one."""
    before = _last(line)
    own = _joined(text, before, _first(following))
    if before in _STOPS and own[:1] in _STOPS:
        own = own[1:]
    if own:
        line.append(Piece(own))


def _joined(text: str, before: str, after: str) -> str:
    """Replace soft line breaks: nothing beside a Chinese character, a space between others."""

    def glue(match: re.Match[str]) -> str:
        left = text[: match.start()][-1:] or before
        right = text[match.end() :][:1] or after
        return "" if not left or not right or is_wide(left) or is_wide(right) else " "

    return _SOFT_BREAK.sub(glue, text)


def _last(line: list[Piece]) -> str:
    return text_of(tuple(line))[-1:]


def _first(parts: list[str | Slot]) -> str:
    for part in parts:
        if isinstance(part, Slot):
            for line in part.lines:
                return text_of(line)[:1]
        elif part.strip():
            return part.lstrip()[:1]
    return ""
