"""Words that the rules look for, as data (词表 in `templates/rules`): lists by name, each entry with its conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.errors import DrafterError, LayoutError
from drafter.record.fields import Fields
from drafter.record.nodes import Node

_CONDITIONS = ("前不接", "后不接", "前接", "后接", "自", "至")
_FACTS = ("施行", "文号", "发文", "废止", "条数", "年限", "国名")
_FIELDS = ("编号", "错", "对", *_CONDITIONS, "日期", *_FACTS, "说明", "来源", "核实", "级别", "停用")
_LAST = 9999


class Facts(NamedTuple):
    """What is known of a law or another document beside its name and its days; empty where it is not.

    Attributes:
        in_force: Days on which it, or a revision of it, came into force.
        numbers: Its 文号, those of earlier texts included.
        issuer: Who issued it, as it stands in front of the name.
        repealed: Day on which it ceased to hold.
        articles: How many articles its longest text has.
        period: The years behind its name, as `2021—2025`.
        of_state: Whether 中华人民共和国 may stand in front of its name.
    """

    in_force: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    issuer: str = ""
    repealed: str = ""
    articles: int = 0
    period: str = ""
    of_state: bool = True


class Entry(NamedTuple):
    """A word of a list.

    Attributes:
        id: Its own id, so that an office can switch it off or change it.
        word: What is looked for, as it stands.
        right: What to write instead; may be empty.
        not_before: Words that make it right when they stand directly in front.
        not_behind: Words that make it right when they follow directly.
        before: Words of which one must stand directly in front, where there are any.
        behind: Words of which one must follow directly, where there are any.
        first: First report year that it holds for.
        last: Last report year that it holds for.
        dates: Days that belong to it (a law made, revised, in force), as `2021-07-15`.
        facts: What else is known of a law.
        note: Why.
        source: Where that is from.
        confirmed: Whether the source was read for this.
        level: The level, where it is not the rule's own; else empty.
    """

    id: str
    word: str
    right: str = ""
    not_before: tuple[str, ...] = ()
    not_behind: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    first: int = 0
    last: int = _LAST
    dates: tuple[str, ...] = ()
    facts: Facts = Facts()
    note: str = ""
    source: str = ""
    confirmed: bool = False
    level: str = ""

    def starts(self, text: str) -> Iterator[int]:
        """Yield where the word stands in a text and its conditions hold."""
        if self.word not in text:
            return
        for match in re.finditer(re.escape(self.word), text):
            # No slices: a word that stands everywhere in a long text would copy it as often.
            start, end = match.span()
            if text.endswith(self.not_before, 0, start) or text.startswith(self.not_behind, end):
                continue
            if self.before and not text.endswith(self.before, 0, start):
                continue
            if not self.behind or text.startswith(self.behind, end):
                yield start


class Lexicon:
    """The lists by name, as they hold for a report year."""

    def __init__(self, lists: dict[str, dict[str, Entry]]) -> None:
        self._lists = lists
        # Rules ask passage by passage.
        self._entries: dict[tuple[str, int], tuple[Entry, ...]] = {}
        self._words: dict[tuple[str, int], tuple[str, ...]] = {}

    def entries(self, name: str, year: int) -> tuple[Entry, ...]:
        """Return a list's entries for a report year; all of them where the year is not known (0)."""
        key = name, year
        if key not in self._entries:
            entries = self._lists.get(name, {}).values()
            self._entries[key] = tuple(one for one in entries if not year or one.first <= year <= one.last)
        return self._entries[key]

    def words(self, name: str, year: int = 0) -> tuple[str, ...]:
        """Return only the words of a list."""
        key = name, year
        if key not in self._words:
            self._words[key] = tuple(entry.word for entry in self.entries(name, year))
        return self._words[key]


def read_lists(node: Node | None, lists: dict[str, dict[str, Entry]], errors: list[DrafterError]) -> None:
    """Read word lists; an entry of a known id takes the place of that one, with 停用 it goes.

    Args:
        node: A list of entries under each name; None for no lists.
        lists: Where they go; holds what files read before say.
        errors: Where faults are collected.
    """
    if node is None:
        return
    fields = Fields(node, errors, LayoutError)
    for name, _ in fields.node:
        entries = lists.setdefault(name, {})
        for number, item in enumerate(fields.items(name), start=1):
            _read_entry(item, f"{name}-{number}", entries, errors)


def _read_entry(node: Node, name: str, entries: dict[str, Entry], errors: list[DrafterError]) -> None:
    fields = Fields(node, errors, LayoutError)
    fields.only(_FIELDS)
    identity = fields.text("编号") or fields.text("错") or name
    if fields.flag("停用", default=False):
        entries.pop(identity, None)
        return
    entries[identity] = Entry(
        id=identity,
        word=fields.text("错", required=True),
        right=fields.text("对"),
        not_before=fields.texts("前不接"),
        not_behind=fields.texts("后不接"),
        before=fields.texts("前接"),
        behind=fields.texts("后接"),
        first=fields.number("自", 0),
        last=fields.number("至", _LAST),
        dates=fields.texts("日期"),
        facts=_facts(fields),
        note=fields.text("说明"),
        source=fields.text("来源"),
        confirmed=fields.flag("核实", default=False),
        level=fields.text("级别"),
    )


def _facts(fields: Fields) -> Facts:
    return Facts(
        in_force=fields.texts("施行"),
        numbers=fields.texts("文号"),
        issuer=fields.text("发文"),
        repealed=fields.text("废止"),
        articles=fields.number("条数", 0),
        period=fields.text("年限"),
        of_state=fields.flag("国名", default=True),
    )
