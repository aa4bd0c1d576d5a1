"""What the standard leaves open or only recommends: what practice has there, and what a document has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from drafter.verify import items
from drafter.verify.formats import Formats
from drafter.write import standard, styles
from drafter.write.standard import Rule, Strength

_TWIPS_PER_PT: Final = 20
_LINE_UNITS: Final = 240
_OPEN: Final = (Strength.RECOMMENDED, Strength.PRACTICE)

Saying = Callable[[Mapping[str, str]], str]
"""Says what the settings of a style have."""


class Choice(NamedTuple):
    """One thing that is so because somebody has to choose.

    Attributes:
        name: What it is called.
        rule: The constant, which brings clause and strength.
        usual: What practice has.
        style: The style that decides on it; empty where no style does.
        says: What that style's settings have.
    """

    name: str
    rule: Rule[Any]
    usual: str
    style: str = ""
    says: Saying = str

    def own(self, formats: Formats) -> str:
        """Return what a document with these styles has; empty where it has no such style."""
        if not self.style:
            return self.usual
        settings = formats.named(self.style)
        return "" if settings is None else self.says(settings)


def _line(settings: Mapping[str, str]) -> str:
    line, is_exact = settings.get("spacing.line", str(_LINE_UNITS)), settings.get("spacing.lineRule") == "exact"
    return f"固定值 {_points(line)} 磅" if is_exact else f"{int(line) / _LINE_UNITS:g} 倍"


def _points(twips: str) -> str:
    return f"{int(twips) / _TWIPS_PER_PT:g}"


def _spacing(settings: Mapping[str, str]) -> str:
    twips = int(settings.get("spacing", "0"))
    if not twips:
        return "标准"
    return f"{'紧缩' if twips < 0 else '加宽'} {_points(str(abs(twips)))} 磅"


def _size(settings: Mapping[str, str]) -> str:
    return f"{int(settings.get('sz', '20')) / 2:g} 磅"


def _font(settings: Mapping[str, str]) -> str:
    return settings.get("eastAsia", "没有指定")


def _latin(settings: Mapping[str, str]) -> str:
    return settings.get("ascii", "没有指定")


def _colour(settings: Mapping[str, str]) -> str:
    return {"FF0000": "红色"}.get(settings.get("color", ""), settings.get("color", "自动"))


def _sized(name: str, rule: Rule[int], style: str) -> Choice:
    return Choice(name, rule, f"{rule.value} 磅", style, _size)


def _set_in(name: str, rule: Rule[str], style: str) -> Choice:
    return Choice(name, rule, rule.value, style, _font)


def _spaced(name: str, rule: Rule[int], style: str) -> Choice:
    return Choice(name, rule, _line({"spacing.line": str(rule.value), "spacing.lineRule": "exact"}), style, _line)


CHOICES: Final = (
    Choice("数字、字母的字体", standard.LATIN_FONT, standard.LATIN_FONT.value, styles.BODY, _latin),
    _spaced("行距", standard.LINE_TWIPS, styles.BODY),
    Choice(
        "字距",
        standard.CHARACTER_SPACING_TWIPS,
        _spacing({"spacing": str(standard.CHARACTER_SPACING_TWIPS.value)}),
        styles.BODY,
        _spacing,
    ),
    _set_in("发文机关标志的字体", standard.ISSUER_FONT, styles.ISSUER),
    Choice("发文机关标志的颜色", standard.ISSUER_COLOUR, "红色", styles.ISSUER, _colour),
    _sized("发文机关标志最大的字号", standard.ISSUER_SIZE_PT, styles.ISSUER),
    Choice("发文机关标志最小的字号", standard.SMALLEST_ISSUER_PT, f"{standard.SMALLEST_ISSUER_PT.value} 磅"),
    Choice("联合发文机关名称之间", standard.ISSUERS_APART_PERCENT, f"空字高的 {standard.ISSUERS_APART_PERCENT.value}%"),
    Choice("长名称压缩的字宽", standard.NARROWEST_PERCENT, f"不小于 {standard.NARROWEST_PERCENT.value}%"),
    Choice("版头分隔线的粗细", standard.SEPARATOR_PT, f"{standard.SEPARATOR_PT.value} 磅"),
    Choice("印章上方", standard.BLANK_ABOVE_SEAL_LINES, f"空 {standard.BLANK_ABOVE_SEAL_LINES.value} 行"),
    Choice("联合用印时印章的直径", standard.SEAL_MM, f"{standard.SEAL_MM.value} 毫米"),
    Choice("签名章的位置", standard.STAMP_CHARACTERS, f"留 {standard.STAMP_CHARACTERS.value} 字"),
    Choice("署名和正文", standard.SIGNATURE_WITH_TEXT, standard.SIGNATURE_WITH_TEXT.value),
    Choice("版记首条、末条线的粗细", standard.IMPRINT_OUTER_LINE_MM, f"{standard.IMPRINT_OUTER_LINE_MM.value} 毫米"),
    Choice("版记中间线的粗细", standard.IMPRINT_INNER_LINE_MM, f"{standard.IMPRINT_INNER_LINE_MM.value} 毫米"),
    _spaced("版记的行距", standard.IMPRINT_LINE_TWIPS, styles.IMPRINT),
    _sized("表格文字的字号", standard.TABLE_SIZE_PT, styles.TABLE_TEXT),
    _set_in("表格文字的字体", standard.TABLE_FONT, styles.TABLE_TEXT),
    _set_in("表头的字体", standard.TABLE_HEAD_FONT, styles.TABLE_HEAD),
    _sized("表题的字号", standard.CAPTION_SIZE_PT, "表题"),
    _set_in("表题的字体", standard.CAPTION_FONT, "表题"),
)


def choices() -> Iterator[Choice]:
    """Yield what has to be chosen, in the order of the clauses: constants, and what is measured beyond them."""
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
