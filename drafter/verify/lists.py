"""The numbers that Word makes itself (自动编号)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from drafter.render.numbering import chinese_number
from drafter.verify.formats import Formats, Settings
from drafter.verify.package import Element, WordFile, name_of

_PLACE: Final = re.compile("%([1-9])")
_MOST: Final = 9999
_CHINESE: Final = dict.fromkeys(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "ideographDigital"),
    chinese_number,
)
_FORMS: Final[Mapping[str, Callable[[int], str]]] = {
    **_CHINESE,
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalEnclosedCircle": lambda number: chr(0x245F + number) if number <= 20 else str(number),
}


class _Level(NamedTuple):
    """A level of a list.

    Attributes:
        form: How a number is written; None for bullets and forms that no 公文 uses.
        text: The number with what stands around it: `（%2）`.
        start: Where it begins to count.
        settings: Where its paragraphs stand.
    """

    form: Callable[[int], str] | None
    text: str
    start: int
    settings: Settings


class Lists:
    """Counts the lists of one file from its beginning to its end."""

    def __init__(self, file: WordFile, formats: Formats) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counters: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if file.numbering is None:
            return
        abstract = {
            one.get(name_of("w:abstractNumId"), ""): _levels(one, formats)
            for one in file.numbering.iterchildren(name_of("w:abstractNum"))
        }
        for one in file.numbering.iterchildren(name_of("w:num")):
            identity = one.get(name_of("w:numId"), "")
            based_on = _value(one, "w:abstractNumId")
            levels = dict(abstract.get(based_on, {}))
            overrides = list(one.iterchildren(name_of("w:lvlOverride")))
            for override in overrides:
                _override(levels, override)
            self._levels[identity] = levels
            # A list that begins anew counts for itself; others of the same kind go on counting together.
            self._counters[identity] = f"num {identity}" if overrides else f"kind {based_on}"

    def settings(self, number_id: str, level: int) -> Settings:
        """Return where the paragraphs of a list's level stand; nothing outside of lists."""
        found = self._levels.get(number_id, {}).get(level)
        return found.settings if found else {}

    def count(self, number_id: str, level: int) -> str:
        """Count one more paragraph of a list; return its number as it is printed, empty for a bullet."""
        levels = self._levels.get(number_id, {})
        here = levels.get(level)
        if here is None:
            return ""
        counts = self._counts.setdefault(self._counters[number_id], {})
        counts[level] = min(counts.get(level, here.start - 1) + 1, _MOST)
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]

        def shown(place: re.Match[str]) -> str:
            wanted = levels.get(int(place[1]) - 1)
            if wanted is None or wanted.form is None:
                return ""
            return wanted.form(max(1, counts.get(int(place[1]) - 1, wanted.start)))

        return _PLACE.sub(shown, here.text) if here.form else ""


def _levels(abstract: Element, formats: Formats) -> dict[int, _Level]:
    levels = {}
    for one in abstract.iterchildren(name_of("w:lvl")):
        levels[_whole(one.get(name_of("w:ilvl")))] = _Level(
            _FORMS.get(_value(one, "w:numFmt")),
            _value(one, "w:lvlText"),
            _whole(_value(one, "w:start"), 1),
            formats.paragraph_settings(one.find(name_of("w:pPr"))),
        )
    return levels


def _override(levels: dict[int, _Level], override: Element) -> None:
    level = _whole(override.get(name_of("w:ilvl")))
    start = _value(override, "w:startOverride")
    if start and level in levels:
        levels[level] = levels[level]._replace(start=_whole(start, 1))


def _value(element: Element, name: str) -> str:
    child = element.find(name_of(name))
    return "" if child is None else child.get(name_of("w:val"), "")


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else otherwise
