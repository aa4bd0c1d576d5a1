"""What a clerk typed for a number, a figure or another single value: what the record shall hold, and how it was read.

Whatever cannot be read for sure stays as it was typed: the record's own readers judge it afterwards, so that
there is one place that says what is wrong with a value.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from drafter.answers.scalars import parse_date, parse_year
from drafter.check.quantities.numerals import chinese_number
from drafter.figures.amounts import Amount, State, parse_amount, parse_number
from drafter.figures.catalogue import Figure
from drafter.layout.model import NUMBER_KINDS, Kind, Question
from drafter.wizard.paste import clean_text
from drafter.wording import (
    APPROXIMATE_AFTER_NUMBER,
    APPROXIMATE_AFTER_UNIT,
    APPROXIMATE_BEFORE,
    date_text,
    number_text,
)

# 没有 is not among them: it says 0 as often as 无.
_STATES: Final[Mapping[str, State]] = {
    "无": State.NONE,
    "不涉及": State.NONE,
    "不适用": State.NONE,
    "无此项": State.NONE,
    "未统计": State.UNKNOWN,
    "没统计": State.UNKNOWN,
    "没有统计": State.UNKNOWN,
    "暂未统计": State.UNKNOWN,
    "未知": State.UNKNOWN,
    "不详": State.UNKNOWN,
    "不清楚": State.UNKNOWN,
    "不知道": State.UNKNOWN,
}
_YES_NO: Final[Mapping[str, str]] = {
    **dict.fromkeys(("是", "是的", "对", "对的", "y", "yes"), "是"),
    **dict.fromkeys(("否", "不", "不是", "不对", "n", "no"), "否"),
}

_QUOTES: Final = (('"', '"'), ("'", "'"), ("“", "”"), ("‘", "’"))

# Other words for those that a record keeps; what says more or less than they do is left to the person.
_BEFORE_TOO: Final[Mapping[str, str]] = {
    **dict.fromkeys(("大约", "大概", "约为"), "约"),
    "将近": "近",
    **dict.fromkeys(("至少", "不低于"), "不少于"),
}
_LAST_TOO: Final[Mapping[str, str]] = dict.fromkeys(("左右", "上下"), "约")
_ALIKE: Final[Mapping[str, str]] = {**_BEFORE_TOO, **_LAST_TOO}
# By how many places the words for large numbers move the point.
_SCALES: Final = {"": 0, "万": 4, "亿": 8}
_BEFORE: Final = "|".join((*_BEFORE_TOO, *APPROXIMATE_BEFORE))
_AFTER: Final = "|".join(APPROXIMATE_AFTER_NUMBER)
_MEASURE: Final = re.compile(r"[^\W\d_A-Za-z零〇一二两三四五六七八九十百千万亿]$")
_LAST: Final = "|".join((*APPROXIMATE_AFTER_UNIT, *_LAST_TOO))
_NUMERALS: Final = "零〇一二两三四五六七八九十百千"
# 二百五 is 250 to some and 205 to others.
_CUT_SHORT: Final = re.compile(r".*[百千][一二两三四五六七八九]|[零〇].+")
# 10余万 and 10万余 are both written; 以上 stands before or behind the unit.
_QUANTITY: Final = re.compile(
    rf"(?P<before>{_BEFORE})? ?(?P<number>[\d.,]+|[{_NUMERALS}]+) ?(?P<early>{_AFTER})? ?(?P<scale>[万亿]?)"
    rf" ?(?P<late>{_AFTER}|{_LAST})? ?(?P<unit>.*?) ?(?P<last>{_LAST})?"
)


class Typed(NamedTuple):
    """What was typed, as read.

    Attributes:
        value: What goes into the record.
        said: How it was read, in Chinese; empty where it was read as typed.
    """

    value: str
    said: str = ""


def read_figure(text: str, figure: Figure) -> Typed:
    """Read what was typed for a figure: `１２８`, `1.2万`, `约3万件`, `142件`, `95.2％`, `两件`, `不涉及`."""
    plain = _plain(text)
    amount = Amount(_STATES[plain]) if plain in _STATES else _amount_from(plain, figure.unit)
    return _typed(text, amount.text(), amount.text(_apart(figure.unit))) if amount else Typed(text)


def read_answer(text: str, question: Question) -> Typed:
    """Read what was typed or pasted for a single value; kinds without other notations keep every character."""
    reader = _READERS.get(question.kind)
    typed = reader(text, question) if reader else None
    return typed or Typed(text)


def read_path(text: str) -> Path:
    """Read the name of a file, in quotes as Windows and terminals put it into, or not."""
    name = text.strip()
    quotes = next((pair for pair in _QUOTES if len(name) > 1 and (name[0], name[-1]) == pair), None)
    path = Path(name[1:-1] if quotes else name)
    # Somebody's home folder that is not there is no folder; the name is looked for as it was typed.
    with contextlib.suppress(RuntimeError):
        path = path.expanduser()
    return path


def _plain(text: str) -> str:
    """Return one half-width line; nothing where raised or circled digits would come to read as plain ones."""
    text = clean_text(text, one_line=True).text
    if any(unicodedata.category(character) == "No" for character in text):
        return ""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _typed(text: str, value: str, shown: str) -> Typed:
    """Say how a text was read, unless the only differences are blanks and its own unit."""
    bare = "".join(clean_text(text).text.split())
    return Typed(value, "" if bare in (value, shown.replace(" ", "")) else f"读作 {shown}")


def _apart(unit: str) -> str:
    return f" {unit}" if unit and unit != "%" else unit


def _amount_from(plain: str, unit: str) -> Amount | None:
    """Read a number with its approximate word and unit, counted in the unit that the record uses."""
    match = _QUANTITY.fullmatch(plain)
    number = _number_from(match["number"]) if match else None
    if match is None or number is None:
        return None
    places = _places(match["scale"], match["unit"], unicodedata.normalize("NFKC", unit))
    words = [_ALIKE.get(match[name], match[name]) for name in ("before", "early", "late", "last") if match[name]]
    if places is None or len(words) > 1:
        return None
    return parse_amount(Amount(State.NUMBER, _moved(number, places), "".join(words)).text())


def _number_from(text: str) -> Decimal | None:
    """Read digits, or numerals that can mean only one number: 两, 一百二十; not 三五 or 二百五."""
    if text[0] not in _NUMERALS:
        return parse_number(text)
    number = None if _CUT_SHORT.fullmatch(text) else chinese_number(text)
    return None if number is None else Decimal(number)


def _places(scale: str, named: str, unit: str) -> int | None:
    """By how many places the point moves from what was typed to the record's unit; None where that is not clear.

    Args:
        scale: 万, 亿 or nothing, as typed behind the number.
        named: The unit behind it; may be empty.
        unit: The record's, e.g. `件`, `%` or `万元`.
    """
    if not scale and named in ("", unit):
        return 0
    own = unit[:1] if unit[:1] in _SCALES else ""
    whole = named == unit.removeprefix(own)
    # 300万 for 万元 may be short for 300万元, or one 万 too many.
    clear = whole or (not named and scale != own)
    return _SCALES[scale] - _SCALES[own] if clear and unit != "%" else None


def _moved(number: Decimal, places: int) -> Decimal:
    return number.scaleb(places).normalize() if places else number


def _read_number(text: str, question: Question) -> Typed | None:
    plain = _plain(text)
    unit = "%" if question.kind is Kind.PERCENT else question.unit or _measure_asked(plain, question)
    amount = _amount_from(plain, unit)
    if amount is None or amount.exact is None:
        return None
    return _typed(text, number_text(amount.exact), amount.text(_apart(unit)))


def _measure_asked(plain: str, question: Question) -> str:
    """Return the measure word behind a number where the question asks in just this one (全年几次), else nothing."""
    measure = _MEASURE.search(plain)
    return measure[0] if measure and f"几{measure[0]}" in question.prompt else ""


def _read_year(text: str, question: Question) -> Typed | None:
    year = parse_year(_plain(text))
    return _typed(text, str(year), f"{year}年") if year else None


def _read_date(text: str, question: Question) -> Typed | None:
    plain = _plain(text)
    date = parse_date(re.sub(r"^(\d{4})(\d{2})(\d{2})$", r"\1-\2-\3", plain))
    return _typed(text, date.isoformat(), date_text(date)) if date else None


def _read_yes_no(text: str, question: Question) -> Typed | None:
    word = _YES_NO.get(_plain(text).casefold())
    return _typed(text, word, word) if word else None


def _read_text(text: str, question: Question) -> Typed | None:
    cleaned = clean_text(text, one_line=question.kind is Kind.SHORT_TEXT)
    return Typed(cleaned.text, "；".join(cleaned.notes))


_Reader: TypeAlias = Callable[[str, Question], Typed | None]
_READERS: Final[Mapping[Kind, _Reader]] = {
    **dict.fromkeys(NUMBER_KINDS, _read_number),
    Kind.YEAR: _read_year,
    Kind.DATE: _read_date,
    Kind.YES_NO: _read_yes_no,
    Kind.SHORT_TEXT: _read_text,
    Kind.LONG_TEXT: _read_text,
}
