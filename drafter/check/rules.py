"""What a rule is, and what is said about it: the words are data (`templates/rules`), the work is a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from drafter.check.document import Document
from drafter.check.findings import Finding, Level, Repair
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage
from drafter.errors import DrafterError, LayoutError, Place
from drafter.record.fields import Fields
from drafter.wording import unknown_name_fix


class Spot(NamedTuple):
    """What a rule found, before it has an id and a level of its own.

    Attributes:
        place: Where.
        quote: The few characters concerned.
        why: What is wrong with just these.
        fix: What to write.
        level: Where this case is surer or less sure than the rule usually is.
        repair: What `--fix` may do.
        start: Index in its passage of what the repair takes away, else of the quote; -1 where nobody said.
        each: The places that it speaks for, where it sums up many.
        about: What it is about where the quote is empty.
    """

    place: Place
    quote: str
    why: str
    fix: str
    level: Level | None = None
    repair: Repair | None = None
    start: int = -1
    each: tuple[Spot, ...] = ()
    about: str = ""


def family_of(identity: str) -> str:
    """Return the family that a rule's id names."""
    return identity.partition("-")[0]


Check: TypeAlias = Callable[[Document, Lexicon], Iterator[Spot]]


class Rule(NamedTuple):
    """One rule of the checker.

    Attributes:
        id: Family and number, e.g. `标点-1`; never given to another rule.
        name: What it looks for, in a few words.
        level: How sure it usually is.
        explanation: Why it is wrong, and when it is not.
        source: Where that is from.
        confirmed: Whether the source was read for this.
        good: A passage that is right; cases may also be whole records.
        bad: A passage that is found.
        year: Report year of the cases.
        needs_record: Whether it can only look at a record.
        last: For rules that compare with last year, that year's record for both cases.
    """

    id: str
    name: str
    level: Level
    explanation: str
    source: str
    confirmed: bool
    good: str
    bad: str
    year: int
    needs_record: bool
    last: str
    place: Place

    @property
    def family(self) -> str:
        """The part of the id before the hyphen."""
        return family_of(self.id)

    def looks_at(self, document: Document) -> bool:
        """Whether it is meant for a document: what compares with last year's takes written reports too."""
        return not self.needs_record or document.answers is not None or bool(self.last and document.last)


_FIELDS = ("编号", "名称", "级别", "说明", "来源", "核实", "正例", "反例", "年度", "只查记录", "去年")
_YEAR = 2024


def read_rules(
    fields: Fields, known: Callable[[str], bool], rules: dict[str, Rule], errors: list[DrafterError]
) -> None:
    """Read the words of a family's rules.

    Args:
        fields: Top level of a file in `templates/rules`.
        known: Whether there is a function for an id.
        rules: Where they go.
        errors: Where faults are collected.
    """
    for item in fields.items("规则"):
        inner = Fields(item, errors, LayoutError)
        inner.only(_FIELDS)
        level = inner.text("级别", required=True)
        if level not in {one.value for one in Level}:
            inner.fault(f"没有“{level}”这一级", item, unknown_name_fix(level, [one.value for one in Level]))
            level = Level.HINT.value
        rule = Rule(
            id=inner.text("编号", required=True),
            name=inner.text("名称", required=True),
            level=Level(level),
            explanation=inner.text("说明", required=True),
            source=inner.text("来源", required=True),
            confirmed=inner.flag("核实", default=False),
            good=inner.text("正例", required=True),
            bad=inner.text("反例", required=True),
            year=inner.number("年度", _YEAR),
            needs_record=inner.flag("只查记录", default=False),
            last=inner.text("去年"),
            place=item.place,
        )
        if rule.id in rules or not known(rule.id):
            what = f"规则“{rule.id}”{'写了两次' if rule.id in rules else '没有对应的程序'}"
            errors.append(LayoutError(what, item.place, "编号要和程序里的一致，每个只写一次"))
        rules[rule.id] = rule


def spot_in(
    passage: Passage,
    start: int,
    end: int,
    why: str,
    fix: str,
    *,
    level: Level | None = None,
    new: str | None = None,
) -> Spot:
    """Make a spot of some characters of a passage.

    Args:
        passage: Where they stand.
        start: Index of the first one.
        end: Index behind the last one.
        why: What is wrong.
        fix: What to write.
        level: Where it is not the rule's own.
        new: What `--fix` may write for them.
    """
    quote = passage.quote(start, end)
    repair = Repair(quote, new) if new is not None else None
    return Spot(passage.place_at(start), quote, why, fix, level, repair, start)


def finding_of(rule: Rule, spot: Spot) -> Finding:
    """Give a spot its rule's id and level."""
    level = spot.level or rule.level
    return Finding(rule.id, level, spot.place, spot.quote, spot.why, spot.fix, spot.repair, spot.about)
