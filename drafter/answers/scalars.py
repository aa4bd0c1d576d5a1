"""From what was typed for a single value to what the question means by it."""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import Decimal

from drafter.answers.model import Content
from drafter.answers.references import text_from
from drafter.errors import DrafterError, RecordError
from drafter.figures.amounts import has_odd_digits, parse_number
from drafter.figures.catalogue import Catalogue
from drafter.layout.model import Kind, Question
from drafter.record.nodes import Scalar
from drafter.wording import name_list, nearest_hint

_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_DATE = re.compile(r"(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*日?")
_MONTH_AND_DAY = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*日?")
_ALL_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_LEAP_YEAR = 2000
_ABOUT = re.compile("[约近余多几]|左右|上下|以上|不少于")
_LINE_MARKS = re.compile("[|｜]")
_FIRST_YEAR, _LAST_YEAR = 1949, 2099


def content_from(node: Scalar, question: Question, catalogue: Catalogue, errors: list[DrafterError]) -> Content:
    """Read a single value as its question means it; faults are collected, and None comes back."""
    match question.kind:
        case Kind.SHORT_TEXT | Kind.LONG_TEXT:
            return _text(node, question, catalogue, errors)
        case Kind.CHOICE:
            return _choice(node, question, errors)
        case Kind.YEAR:
            year = parse_year(node.text)
            fix = "写四位数字的年份，例如 2024"
            return Decimal(year) if year else _fault(node, question, "不是年份", fix, errors)
        case Kind.DATE:
            fix = "写成 2025-01-08 或 2025年1月8日"
            return parse_date(node.text) or _fault(node, question, _date_fault(node.text), fix, errors)
        case Kind.YES_NO:
            return _choice(node, question, errors)
        case _:
            return _number(node, question, errors)


def parse_year(text: str) -> int | None:
    """Read a year: `2017`, `２０１７`, `2017年`, `二〇一七`; None if it is none."""
    if has_odd_digits(text):
        return None
    digits = unicodedata.normalize("NFKC", text).strip().removesuffix("年度").removesuffix("年")
    digits = digits.strip().translate(_CHINESE_DIGITS)
    if re.fullmatch(r"[0-9]{4}", digits) and _FIRST_YEAR <= int(digits) <= _LAST_YEAR:
        return int(digits)
    return None


def parse_date(text: str) -> datetime.date | None:
    """Read a date: `2018-02-13`, `2018/2/13`, `2018.2.13`, `2018年2月13日`; None if there is no such day."""
    match = _DATE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None or has_odd_digits(text):
        return None
    try:
        return datetime.date(*map(int, match.groups()))
    except ValueError:
        return None


def _date_fault(text: str) -> str:
    """Say why there is no such day."""
    plain = unicodedata.normalize("NFKC", text).strip()
    named = _DATE.fullmatch(plain) or _ALL_DIGITS.fullmatch(plain)
    part = _MONTH_AND_DAY.fullmatch(plain)
    if has_odd_digits(text) or not (named or part):
        return "不是日历上的日期"
    year, month, day = map(int, named.groups() if named else (_LEAP_YEAR, *part.groups()) if part else ())
    if not 1 <= month <= 12:
        return f"不是日历上的日期，一年没有{month}月"
    try:
        datetime.date(year, month, day)
    except ValueError:
        return f"不是日历上的日期，{f'{year}年' if named else ''}{month}月没有{day}日"
    return "没有写年份" if part else "不是日历上的日期"


def _text(node: Scalar, question: Question, catalogue: Catalogue, errors: list[DrafterError]) -> Content:
    raw = node.text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if question.in_lines:
        # As many characters as before: what is found in the text is found at the same place in the record.
        return text_from(_LINE_MARKS.sub("\n", raw), node.place, catalogue, errors)
    if question.kind is Kind.SHORT_TEXT and "\n" in raw:
        return _fault(node, question, "分了行", "写成一行；要分段的内容应写在长文本里", errors)
    return text_from(raw, node.place, catalogue, errors)


def _number(node: Scalar, question: Question, errors: list[DrafterError]) -> Content:
    """Read a number, with or without its own unit behind it."""
    unit = "%" if question.kind is Kind.PERCENT else question.unit
    text = unicodedata.normalize("NFKC", node.text).strip()
    number = parse_number(text.removesuffix(unicodedata.normalize("NFKC", unit)).strip() if unit else text)
    if number is None or has_odd_digits(node.text.removesuffix(unit)):
        fix = f"只写数字，单位是{unit}，可以不写" if unit else "只写数字，例如 12"
        if _ABOUT.search(text):
            fix = "这一题写确数，例如 12，不写约数"
        what = "不是整数" if question.kind is Kind.INTEGER else "不是数字"
        return _fault(node, question, what, fix, errors)
    if question.kind is Kind.INTEGER and number != number.to_integral_value():
        return _fault(node, question, "不是整数", "只写整数，例如 12", errors)
    return number


def _choice(node: Scalar, question: Question, errors: list[DrafterError]) -> Content:
    text = node.text.strip()
    if text in question.options:
        return (text,)
    hint = nearest_hint(text, question.options)
    fix = f"可选：{name_list(question.options)}" + (f"；{hint}" if hint else "")
    return _fault(node, question, "不是这一题的选项", fix, errors)


def _fault(node: Scalar, question: Question, what: str, fix: str, errors: list[DrafterError]) -> Content:
    shown = node.text.strip().replace("\n", " ")
    shown = shown if len(shown) <= 20 else shown[:20] + "…"
    errors.append(RecordError(f"“{question.label}”填的“{shown}”{what}", node.place, fix))
    return None
