"""Names and kinds in 跨年, 取自去年 and 转入: checked at load, when all questions are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drafter.errors import DrafterError, LayoutError, Place
from drafter.layout.handover import Filling, FromLast, PassOn
from drafter.layout.model import SCALAR_KINDS, Kind, Question
from drafter.wording import name_list, unknown_name_fix

_TEXT_KINDS = (Kind.SHORT_TEXT, Kind.LONG_TEXT)
_NOT_CARRIED = {
    Kind.GROUP: "写在题组里要沿用的各个问题上",
    Kind.FIGURES: "删去这一项；去年的数可以作今年的上年数，不用写",
}
_FITS = "长文本可以填任何单个值，短文本可以填长文本以外的单个值，其余的要类型、单位和选项相合"


def fits(source: Question, target: Question) -> bool:
    """Whether any answer to one question can be the answer to another."""
    if source.kind not in SCALAR_KINDS or target.kind not in SCALAR_KINDS:
        return False
    if target.kind in _TEXT_KINDS:
        return target.kind is Kind.LONG_TEXT or source.kind is not Kind.LONG_TEXT
    if target.options:
        return bool(source.options) and set(source.options) <= set(target.options)
    return (source.kind, source.unit) == (target.kind, target.unit)


def check_handover(questions: Sequence[Question], errors: list[DrafterError]) -> None:
    """Check what the questions of a layout say of other years and other lists.

    Args:
        questions: The layout's top level.
        errors: Where faults are collected.
    """
    checker = _Checker(questions, errors)
    for question in questions:
        if question.key == "年度" and question.carried:
            checker.fault("“年度”每年不同，不能沿用", question.place, "删去“跨年”")
        checker.carried(question)
        checker.lists(question)


class _Checker:
    def __init__(self, questions: Sequence[Question], errors: list[DrafterError]) -> None:
        self._top = {question.key: question for question in questions if question.kind is not Kind.FIGURES}
        self._errors = errors

    def fault(self, what: str, place: Place, fix: str) -> None:
        self._errors.append(LayoutError(what, place, fix))

    def carried(self, question: Question) -> None:
        """Only a whole answer that has a place of its own in the next record can be carried over."""
        if question.carried and question.kind in _NOT_CARRIED:
            what = f"“{question.label}”是{question.kind.value}，不能写“跨年”"
            self.fault(what, question.place, _NOT_CARRIED[question.kind])
        for inner in question.questions if question.kind is Kind.GROUP else ():
            self.carried(inner)
        for inner in _below(question) if question.kind is Kind.LIST else ():
            if inner.carried:
                what = f"“{inner.label}”是列表里的问题，不能单独沿用"
                self.fault(what, inner.place, f"要整个列表沿用，就写在“{question.label}”上")

    def lists(self, question: Question) -> None:
        for inner in _below(question):
            if inner.from_last or inner.passes_on:
                what = f"“{inner.label}”不在最外层，不能写“取自去年”和“转入”"
                self.fault(what, inner.place, "把这个列表移到最外层，或删去这两项")
        if (question.from_last or question.passes_on) and not question.questions:
            fix = "把“每项”改成“问题”，或删去这两项"
            self.fault(f"“{question.label}”的各项没有问题，不能写“取自去年”和“转入”", question.place, fix)
            return
        for source in question.from_last:
            self._from_last(source, question)
        for target in question.passes_on:
            self._pass_on(target, question)

    def _from_last(self, source: FromLast, question: Question) -> None:
        taken = self._list(source.list_key, self._top.values(), source.place)
        if taken is not None:
            self._fillings(source.filled, question, taken)
        twice = {filling.key for filling in source.filled}
        for filling in source.constants:
            target = self._found(filling.key, question, filling.place)
            if target is not None:
                self._constant(filling, target)
            if filling.key in twice:
                self.fault(f"“{filling.key}”在“填”和“另填”里各写了一次", filling.place, "删去其中一处")

    def _constant(self, filling: Filling, target: Question) -> None:
        if target.options and target.kind in SCALAR_KINDS:
            if filling.value not in target.options:
                fix = unknown_name_fix(filling.value, target.options)
                self.fault(f"“{filling.value}”不是“{target.label}”的选项", filling.place, fix)
        elif target.kind not in _TEXT_KINDS:
            what = f"“{target.label}”是{target.kind.value}，不能用“另填”"
            self.fault(what, filling.place, "“另填”只能填短文本、长文本、单选和是否")

    def _pass_on(self, passed: PassOn, question: Question) -> None:
        target = self._list(passed.list_key, self._top.values(), passed.place)
        if target is not None and passed.inner_key:
            target = self._list(passed.inner_key, target.questions, passed.place)
        if target is not None:
            self._fillings(passed.filled, target, question)

    def _list(self, key: str, among: Iterable[Question], place: Place) -> Question | None:
        """Find a list whose entries have questions."""
        known = {question.key: question for question in among}
        lists = [name for name, question in known.items() if question.kind is Kind.LIST and question.questions]
        if key in lists:
            return known[key]
        if key in known:
            what = f"“{key}”不是各项有问题的列表"
            self.fault(what, place, f"可用的有：{name_list(lists)}" if lists else "删去这一项")
        elif key:
            self.fault(f"没有“{key}”这个列表", place, unknown_name_fix(key, lists))
        return None

    def _fillings(self, fillings: Sequence[Filling], target: Question, source: Question) -> None:
        for filling in fillings:
            filled = self._found(filling.key, target, filling.place)
            taken = self._found(filling.value, source, filling.place) if filling.value else None
            if filled is not None and taken is not None and not fits(taken, filled):
                what = f"“{taken.label}”是{taken.kind.value}，填不进“{filled.label}”（{filled.kind.value}）"
                self.fault(what, filling.place, _FITS)

    def _found(self, key: str, question: Question, place: Place) -> Question | None:
        found = question.question(key)
        if found is None:
            fix = unknown_name_fix(key, [inner.key for inner in question.questions])
            self.fault(f"“{question.label}”的各项里没有“{key}”这个问题", place, fix)
        return found


def _below(question: Question) -> Iterator[Question]:
    for inner in question.questions:
        yield inner
        yield from _below(inner)
