"""法规: names of campaigns, rules and catalogues that everybody knows, with another word in them."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Passage
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import filled_in

_WORD = 2
_ONLY_HAN = expression(r"[\u4e00-\u9fff]+")


def check_set_names(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a known name of which one word of two characters at most is another one."""
    entries = lexicon.entries("固定名称", 0)
    names = tuple(one.word for one in entries)
    for passage in document.passages:
        text = filled_in(passage)
        taken: set[int] = set()
        for entry in entries:
            for spot, start in _nearly(passage, text, entry):
                if start not in taken and not any(text.startswith(one, start) for one in names):
                    taken.add(start)
                    yield spot


def _nearly(passage: Passage, text: str, entry: Entry) -> Iterator[tuple[Spot, int]]:
    """Yield where half of a name stands, and the other half is nearly right."""
    name, level = entry.word, Level(entry.level) if entry.level else None
    half = len(name) // 2
    starts = [*_places(text, name[:half]), *(place - half for place in _places(text, name[half:]))]
    for start in dict.fromkeys(starts):
        said = text[start : start + len(name)] if start >= 0 else ""
        # 示范市建|设: its last character may be the first of another word.
        goes_on = entry.not_behind and text.startswith(entry.not_behind, start + len(name))
        if len(said) == len(name) and not goes_on and _is_but_for_a_word(said, name):
            why = f"固定的名称是“{name}”"
            yield spot_in(passage, start, start + len(name), why, f"核对，应是“{name}”", level=level), start


def _places(text: str, part: str) -> Iterator[int]:
    """Yield where a part of a name stands."""
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + 1)


def _is_but_for_a_word(said: str, name: str) -> bool:
    """Whether one text is another one with one or two neighbouring characters for others; its ends stay."""
    unlike = [at for at, (one, other) in enumerate(zip(said, name, strict=True)) if one != other]
    if not 0 < len(unlike) <= _WORD or unlike[-1] - unlike[0] >= _WORD or unlike[0] == 0 or unlike[-1] == len(name) - 1:
        return False
    return _ONLY_HAN.fullmatch(said[unlike[0] : unlike[-1] + 1]) is not None


CHECKS: dict[str, Check] = {"法规-21": check_set_names}
