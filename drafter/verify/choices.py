"""What the standard leaves open or only recommends, and what the standard frame has there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from drafter.verify import items
from drafter.write import standard
from drafter.write.standard import Rule, Strength

_TWIPS_PER_PT: Final = 20


class Choice(NamedTuple):
    """One thing that is so because somebody has to choose.

    Attributes:
        name: What it is called.
        rule: The constant, which brings clause and strength.
        said: What was chosen.
    """

    name: str
    rule: Rule[Any]
    said: str


def _as_it_is(name: str, rule: Rule[Any], unit: str = "") -> Choice:
    return Choice(name, rule, f"{rule.value}{unit}")


CHOICES: Final = (
    Choice("行距", standard.LINE_TWIPS, f"固定值 {standard.LINE_TWIPS.value / _TWIPS_PER_PT} 磅"),
    Choice(
        "字距",
        standard.CHARACTER_SPACING_TWIPS,
        f"紧缩 {-standard.CHARACTER_SPACING_TWIPS.value / _TWIPS_PER_PT} 磅，使每行正好 28 字",
    ),
    _as_it_is("数字、字母的字体", standard.LATIN_FONT),
    _as_it_is("署名和正文", standard.SIGNATURE_WITH_TEXT),
    _as_it_is("表格文字的字号", standard.TABLE_SIZE_PT, " 磅"),
    _as_it_is("表格文字的字体", standard.TABLE_FONT),
    _as_it_is("表头的字体", standard.TABLE_HEAD_FONT),
    _as_it_is("表题的字号", standard.CAPTION_SIZE_PT, " 磅"),
    _as_it_is("表题的字体", standard.CAPTION_FONT),
)

_OPEN: Final = (Strength.RECOMMENDED, Strength.PRACTICE)


def choices() -> Iterator[Choice]:
    """Yield what was chosen, in the order of the clauses: constants, and what is measured beyond them."""
    named = {id(choice.rule) for choice in CHOICES}
    measured = (item for item in vars(items).values() if isinstance(item, items.Item))
    beyond = (
        Choice(item.name, item.rule, item.wanted)
        for item in measured
        if item.strength in _OPEN and id(item.rule) not in named
    )
    yield from sorted((*CHOICES, *beyond), key=lambda choice: _order(choice.rule.clause))


def _order(clause: str) -> tuple[int, ...]:
    return tuple(map(int, clause.split(".")))
