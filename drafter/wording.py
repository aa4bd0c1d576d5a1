"""Values in, Chinese words out: numbers, dates, changes, lists of names, nearest names."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

# Wide enough for any two numbers that a record can hold.
_WIDE = Context(prec=60)

# How an approximate number is said, and where the word stands (domain usage; no clause).
APPROXIMATE_BEFORE = ("约", "近", "不少于")
APPROXIMATE_AFTER_NUMBER = ("余", "多")
APPROXIMATE_AFTER_UNIT = ("以上",)
APPROXIMATE = APPROXIMATE_BEFORE + APPROXIMATE_AFTER_NUMBER + APPROXIMATE_AFTER_UNIT


def number_text(number: Decimal) -> str:
    """Write a number in digits as it was given: no thousands separators, significant zeros kept."""
    return format(number, "f")


def round_half_up(number: Decimal, decimals: int) -> Decimal:
    """Round to a number of decimals, halves away from zero (四舍五入)."""
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_WIDE)


def percent_text(numerator: Decimal, denominator: Decimal, decimals: int) -> str:
    """Write a share, e.g. `95.5%`; the denominator must not be zero."""
    return f"{number_text(round_half_up(numerator * 100 / denominator, decimals))}%"


def amount_text(number: str, approximate: str = "", unit: str = "") -> str:
    """Put a number, its approximate word and its unit in order: 20余件, 约20件, 20件以上."""
    if approximate in APPROXIMATE_BEFORE:
        return f"{approximate}{number}{unit}"
    if approximate in APPROXIMATE_AFTER_NUMBER:
        return f"{number}{approximate}{unit}"
    return f"{number}{unit}{approximate}"


def change_text(this: Decimal, last: Decimal, decimals: int) -> str:
    """Say the change against last year: `同比增长1.05%`, `同比下降2.99%`, `同比持平`.

    Raises:
        ZeroDivisionError: Last year's value is zero, where no change in percent exists.
    """
    if last == 0:
        raise ZeroDivisionError("no 同比 on a zero base")
    return _change_text(round_half_up((this - last) * 100 / last, decimals), "增长", "下降", "%")


def rate_change_text(this: Decimal, last: Decimal) -> str:
    """Say the change of a rate given in percent: `同比提高0.4个百分点`, never in percent, as precisely as the rates."""
    return _change_text(this - last, "提高", "降低", "个百分点")


def _change_text(change: Decimal, up: str, down: str, unit: str) -> str:
    if change == 0:
        return "同比持平"
    return f"同比{up if change > 0 else down}{number_text(abs(change))}{unit}"


def date_text(date: datetime.date) -> str:
    """Write a date after GB/T 9704—2012, 7.3.5.4: full year, no padding zeros."""
    return f"{date.year}年{date.month}月{date.day}日"


def separator_between(left: str, right: str) -> str:
    """Return what stands between two named things: nothing between 》《 and ”“ (GB/T 15834), else 、."""
    return "" if (left[-1:], right[:1]) in (("》", "《"), ("”", "“")) else "、"


def nearest_hint(name: str, known: Iterable[str], most: int = 3) -> str:
    """Return `是不是“甲”或“乙”` for the known names nearest to a wrong one; empty if none is near."""
    names = list(filter(None, dict.fromkeys(known)))
    near = difflib.get_close_matches(name, names, n=most, cutoff=0.5)
    near += [other for other in names if other not in near and (name in other or other in name)]
    if not near:
        return ""
    return "是不是" + "或".join(f"“{other}”" for other in near[:most])


def name_list(names: Sequence[str], most: int = 12) -> str:
    """Join names with 、, cut with 等 where there are many."""
    shown = "、".join(names[:most])
    return f"{shown} 等 {len(names)} 个" if len(names) > most else shown


def unknown_name_fix(name: str, known: Sequence[str]) -> str:
    """Say how to mend an unknown name: the nearest ones, else all there are."""
    return nearest_hint(name, known) or (f"可用的有：{name_list(known)}" if known else "删去这一项")
