"""Whether an answer keeps what its layout demands (校验)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from decimal import Decimal

from drafter.answers.model import Answer, Content, Item, plain_text
from drafter.errors import DrafterError, Place, RecordError
from drafter.layout.model import SCALAR_KINDS, Question
from drafter.layout.validation import PATTERN_SECONDS, Validation
from drafter.wording import date_text, number_text

_SHOWN = 20


def validate(content: Content, question: Question, place: Place, errors: list[DrafterError]) -> None:
    """Collect what is wrong with one answer, in the layout's words where it brings its own."""
    for validation in question.validations:
        for what, fix in _faults(content, validation):
            if validation.message:
                what, fix = f"“{question.label}”不合要求：{what}", validation.message
            else:
                what = f"“{question.label}”{what}"
            errors.append(RecordError(what, place, fix))
        if isinstance(content, tuple):
            errors += _repeated(content, validation.unique, question)


def _faults(content: Content, validation: Validation) -> Iterator[tuple[str, str]]:
    if isinstance(content, Decimal | datetime.date):
        yield from _range_faults(content, validation)
    elif isinstance(content, tuple) and content and not isinstance(content[0], Answer | Item):
        yield from _text_faults(plain_text(content), validation)
    elif isinstance(content, tuple) and validation.most_items and len(content) > validation.most_items:
        yield f"有 {len(content)} 项，最多 {validation.most_items} 项", "合并或删去几项"


def _range_faults(value: Decimal | datetime.date, validation: Validation) -> Iterator[tuple[str, str]]:
    least, most = validation.least, validation.most
    if least is not None and type(least) is type(value) and value < least:  # type: ignore[operator]
        yield f"填的{_shown(value)}小于{_shown(least)}", f"应不小于{_shown(least)}"
    if most is not None and type(most) is type(value) and value > most:  # type: ignore[operator]
        yield f"填的{_shown(value)}大于{_shown(most)}", f"应不大于{_shown(most)}"


def _shown(value: Decimal | datetime.date) -> str:
    return f" {number_text(value)} " if isinstance(value, Decimal) else date_text(value)


def _text_faults(text: str, validation: Validation) -> Iterator[tuple[str, str]]:
    length = len("".join(text.split()))
    if length < validation.shortest:
        yield f"只有 {length} 字，至少 {validation.shortest} 字", "补充内容"
    if validation.longest and length > validation.longest:
        yield f"有 {length} 字，最多 {validation.longest} 字", "压缩内容"
    if validation.pattern is None:
        return
    try:
        matches = validation.pattern.fullmatch(text, PATTERN_SECONDS)
    except TimeoutError:
        yield "核对所用的“模式”太慢，没有核完", "请版式的维护人员改写“模式”"
        return
    if not matches:
        yield f"写的“{text[:_SHOWN]}”写法不对", "对照提示和举例改写"


def _repeated(content: Iterable[object], unique: str, question: Question) -> Iterator[DrafterError]:
    """Yield an error for each entry that repeats an earlier one."""
    seen: dict[object, int] = {}
    for number, entry in enumerate(content if unique else (), start=1):
        answer = entry.answers.get(unique) if isinstance(entry, Item) else entry
        if not isinstance(answer, Answer) or answer.question.kind not in SCALAR_KINDS or answer.content is None:
            continue
        first = seen.setdefault(answer.content, number)
        if first != number:
            what = f"“{question.label}”第 {number} 项与第 {first} 项重复"
            yield RecordError(what, answer.place, "改写或删去其中一项")
