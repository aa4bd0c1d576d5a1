"""上年: what last year's record promised, admitted and counted, and whether this one answers and agrees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.answers.model import Answer, Answers, plain_text
from drafter.answers.model import Item as Entry
from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.items import items_of
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage, Sentence, sentences
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.timing import Part, parts
from drafter.check.word_pairs import pairs_of
from drafter.errors import Place

# How much of the words of a promise one paragraph has to hold: of its name alone, or of name and content.
_NAMED, _NAMED_AND_TOLD, _TOLD = 0.8, 0.45, 0.25
_SHORTEST = 10
_YEARS = expression(r"(?:19|20)\d{2}年?")
# A shortcoming is answered in other words than it was admitted in.
_TOUCHED, _TOUCHED_BY = 0.3, 0.2
_NUMBER = expression(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六七八九十]是|第[一二三四五六七八九十][，、]|首先，|其次，|再次，|最后，)+"
)
# What changes nothing of what is said.
_STILL = expression("仍然|依然|依旧|仍旧|仍|还|比较|较为|相对|目前|[的得了。，；：、]")
_DIGITS = expression("[0-9.]+")
_FIGURES, _CHECKLIST, _SHORTCOMINGS = "指标", "上年事项", "存在的不足和原因"


class Promise(NamedTuple):
    """A plan or a shortcoming of last year: its name, what was said of it, and what this year's list says of it."""

    name: str
    content: str
    place: Place
    result: str
    planned: bool
    reason: str = ""


def check_answered(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find plans and shortcomings of last year's record that this report says nothing of."""
    lacking = _pairs_in(document, lexicon, on_shortcomings=True)
    told = _pairs_in(document, lexicon, on_shortcomings=False)
    for promise in promises(document, lexicon):
        name, content = pairs_of(promise.name, lexicon), pairs_of(promise.content, lexicon)
        if not name:
            continue
        if promise.result == "未办完":
            if not _is_told(name, content, lacking):
                why = f"去年的“{promise.name}”没有办完，今年的不足里没有写"
                yield Spot(promise.place, promise.name, why, "写进存在的不足和原因")
        elif promise.result == "不再办" and not promise.reason:
            why = f"去年的“{promise.name}”不再办了，没有写原因"
            yield Spot(promise.place, promise.name, why, "在说明里写明为什么不再办；其实办了的，改成已办")
        elif not (_is_told if promise.planned else _is_touched)(name, content, told + lacking):
            why = f"去年写的“{promise.name}”，今年没有交代"
            fix = "写明办得怎样；没有办完的写进不足，不再办的说明原因"
            # In a written report the name of an item is a guess.
            level = None if document.last and document.last.answers else Level.HINT
            yield Spot(promise.place, promise.name, why, fix, level)


def _is_told(name: frozenset[str], content: frozenset[str], passages: list[frozenset[str]]) -> bool:
    for words in passages:
        named = len(name & words) / len(name)
        if named >= _NAMED or (named >= _NAMED_AND_TOLD and len(content & words) >= _TOLD * len(content)):
            return True
    return False


def _is_touched(name: frozenset[str], content: frozenset[str], passages: list[frozenset[str]]) -> bool:
    return any(
        len(name & words) >= _TOUCHED * len(name) or (content and len(content & words) >= _TOUCHED_BY * len(content))
        for words in passages
    )


def _pairs_in(document: Document, lexicon: Lexicon, *, on_shortcomings: bool) -> list[frozenset[str]]:
    """Return what the paragraphs speak of that tell of work done, or of what is lacking."""
    return [
        pairs_of(passage.text, lexicon)
        for part in parts(document)
        if not part.ahead and part.heading is not None and _is_on(part, lexicon, "责任人部分") is False
        if _is_on(part, lexicon, "不足部分") is on_shortcomings
        for passage in part.passages
    ]


def _is_on(part: Part, lexicon: Lexicon, name: str) -> bool:
    return part.heading is not None and any(word in part.heading.text for word in lexicon.words(name))


def check_repeated_shortcoming(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find shortcomings taken over from last year word for word."""
    if document.last is None:
        return
    words = lexicon.words("不足部分")
    before = {
        _said(sentence.text)
        for passage in document.last.running()
        if any(word in passage.part for word in words)
        for sentence in sentences(passage)
    }
    numberless = {_DIGITS.sub("", text) for text in before}
    for passage in document.running():
        if not any(word in passage.part for word in words):
            continue
        for sentence in sentences(passage):
            text = _said(sentence.text)
            if passage.is_missing_at(sentence.start) or len(text) < _SHORTEST:
                continue
            if text in before or _DIGITS.sub("", text) in numberless:
                same = text in before
                end = sentence.start + len(sentence.text)
                why = "这一句与去年报告里的不足一样" + ("" if same else "，只改了数字")
                fix = "写今年的情况：改了什么，还差什么"
                level = None if same else Level.HINT
                yield spot_in(passage, sentence.start, end, why, fix, level=level)


def _said(text: str) -> str:
    """Return a sentence without its number and the words that only say that it is still so."""
    return _STILL.sub("", _NUMBER.sub("", text))


def check_repeated_plan(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find plans that stand in last year's report as well, years aside."""
    if document.last is None:
        return
    before = {
        _YEARS.sub("", sentence.text).strip("。；")
        for part in parts(document.last)
        for passage in part.passages
        if part.ahead
        for sentence in _given(passage)
    }
    numberless = {_DIGITS.sub("", text) for text in before}
    for part in parts(document):
        for passage in part.passages if part.ahead else ():
            for sentence in _given(passage):
                text = _YEARS.sub("", sentence.text).strip("。；")
                same = text in before
                if len(text) >= _SHORTEST and (same or _DIGITS.sub("", text) in numberless):
                    end = sentence.start + len(sentence.text)
                    why = f"这一句与去年报告里的安排一样，只改了{'年份' if same else '数字'}"
                    fix = "已经办好的删去；没有办好的写明还要做什么"
                    level = None if same else Level.HINT
                    yield spot_in(passage, sentence.start, end, why, fix, level=level)


def _given(passage: Passage) -> Iterator[Sentence]:
    """Yield the sentences of running text behind its heading that are filled in, and do not lead to a list."""
    for sentence in sentences(passage) if passage.kind is Kind.BODY else ():
        missing = passage.is_missing_at(sentence.start)
        if not missing and sentence.start >= passage.head and not sentence.text.endswith("："):
            yield sentence


def check_last_figures(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find figures whose 上年 is not what last year's record says, and what was not carried over whole."""
    now, before = document.answers, document.last.answers if document.last else None
    if now is None or before is None:
        return
    for group, given in now.figures.given.items():
        for key, answer in given.items():
            known = before.figures.given.get(group, {}).get(key)
            if answer.last is None or known is None or answer.last == known.amount:
                continue
            stated, was = answer.last.text(), known.amount.text()
            place = answer.place.at_key(f"{_FIGURES}.{group}.{key}.上年")
            label = before.figures.figure(group, key).label
            why = f"“{label}”的上年数写的是{stated}，去年的记录是{was}"
            yield Spot(place, stated, why, f"写成{was}；去年的数后来核减核增过的，写明口径")
    yield from _carried(now, before, lexicon)


def _carried(now: Answers, before: Answers, lexicon: Lexicon) -> Iterator[Spot]:
    for entry in lexicon.entries("结转", 0):
        group, _, key = entry.word.partition(".")
        came = now.figures.given.get(group, {}).get(key)
        left = before.figures.given.get(group, {}).get(entry.right)
        if came is not None and left is not None and came.amount != left.amount:
            stated, was = came.amount.text(), left.amount.text()
            place = came.place.at_key(f"{_FIGURES}.{entry.word}")
            label = now.figures.figure(group, key).label
            why = f"“{label}”写的是{stated}，去年的记录年末还有{was}"
            yield Spot(place, stated, why, f"写成{was}；去年的数后来核减核增过的，写明口径")


def promises(document: Document, lexicon: Lexicon) -> Iterator[Promise]:
    """Yield the plans and shortcomings of last year's record, as its layout names them (取自去年)."""
    if document.last is None:
        return
    if document.answers is None or document.last.answers is None:
        yield from _promises_in_text(document.file, document.last, lexicon)
        return
    listed = {_text(one, "事项"): one for one in _entries(document.answers, _CHECKLIST)}
    for question in document.answers.layout.questions():
        for source in question.from_last:
            for filling in source.filled:
                planned = source.list_key != _SHORTCOMINGS
                for entry in _entries(document.last.answers, source.list_key):
                    name = _text(entry, filling.value)
                    if name:
                        one = listed.get(name)
                        place = one.place if one else Place(document.file)
                        content = "".join(_text(entry, key) for key in entry.answers if key != filling.value)
                        yield Promise(
                            name,
                            content,
                            place,
                            _text(one, "结果") if one else "",
                            planned,
                            _text(one, "说明") if one else "",
                        )


def _promises_in_text(file: str, last: Document, lexicon: Lexicon) -> Iterator[Promise]:
    """Yield the items of the parts on plans and on shortcomings of a report that is written already."""
    for part in parts(last):
        if part.heading is not None and (part.ahead or _is_on(part, lexicon, "不足部分")):
            for item in items_of(part.passages):
                yield Promise(_NUMBER.sub("", item.name), item.text, Place(file), "", planned=part.ahead)


def _entries(answers: Answers, list_key: str) -> list[Entry]:
    answer = answers.by_key.get(list_key)
    content = answer.content if answer is not None and isinstance(answer.content, tuple) else ()
    return [one for one in content if isinstance(one, Entry)]


def _text(entry: Entry, key: str) -> str:
    inner = entry.answers.get(key)
    if not isinstance(inner, Answer) or not isinstance(inner.content, tuple):
        return ""
    return plain_text(tuple(part for part in inner.content if not isinstance(part, Entry | Answer)))


CHECKS: dict[str, Check] = {
    "上年-1": check_answered,
    "上年-2": check_repeated_shortcoming,
    "上年-3": check_last_figures,
    "上年-7": check_repeated_plan,
}
