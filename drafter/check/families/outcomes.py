"""矛盾: what is said to have ended well every time, against a time told of when it did not; only ever a hint."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.statements import Statement, Told, told_of_year
from drafter.check.word_pairs import pairs_of

_ALL = "(?:全部|全都|全数|悉数|均|都|一律|无一例外|件件|百分之百)"
_RATE = "率(?:继续|连续|均|始终|保持|稳定|达到?|为|在)*(?:100%|百分之百)"
_NONE = "(?:无一(?:[件起例人名次]|例)?|(?:没有|未)(?:一[件起例人名次])?(?:发生|出现|收到|有)?(?:一[件起例])?|无|零)"
_ZERO = "(?:案件|数量|数|率|事故|人数)*(?:继续|均|保持|实现|为|是)*(?:零|0(?![.0-9]))"
_COUNT = "[1-9][0-9]*(?:余|多)?[件起宗例人名次批个项]"
_COUNTED = expression(_COUNT)
_SPOKEN_OF = "(?:对|约谈|通报|剖析|复盘|针对|因)"
# What is only guarded against, or may happen.
_ASIDE = expression(
    "将|拟|计划|力争|制度|机制|办法|规定(?!的?(?:期限|时间|时限))|如果|凡是|一旦|可能|防止|避免|杜绝|预防|防范|预案|演练|警示|案例|下降|减少|降低|风险|同比|上级通报|外[省市县区地]|兄弟"
)
# Of all that were left, or when it was mended.
_AT_LAST = expression("(?:整改|补考|复查|复检|复审|重新|督办|催办)[^，。；]{0,4}后?|最终|其余|余下|剩余|另外")
# Of two clauses that name who or which they are about, only those of the same can contradict each other.
_ACTORS = expression(
    "部门|乡镇|街道|县级|区级|市级|省级|本级|政府为|局为|我局|委为|企业|学校|一审|二审|再审|全市|全省|民事|刑事|行政(?=诉讼|应诉)"
)
_GOES_ON = expression("其中|另?有|仅|但|还有|因|以及")
_MOST_CLAIMS, _MOST_DENIED, _MOST = 60, 400, 4
_FEW, _FEWEST, _SHARE = 2, 3, 0.3


class _Outcome(NamedTuple):
    """A good end with the bad ones that deny it, its claim and its denials as patterns, and the count that was due."""

    entry: Entry
    bad: re.Pattern[str]
    claim: re.Pattern[str]
    denial: re.Pattern[str]
    due: re.Pattern[str]


def check_all_well(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what is said to have ended well every time, where a time is told of when it did not."""
    entries = lexicon.entries("好坏结果", document.year)
    words = dict.fromkeys(word for entry in entries for word in (entry.word, *entry.behind))
    told = [
        one
        for one in told_of_year(document, lexicon)
        if any(word in one.text for word in words) and not _ASIDE.search(one.text)
    ]
    text = "".join(one.whole for one in told)
    found: list[Spot] = []
    for entry in entries:
        # Most reports have next to no bad ends to tell of.
        if not any(word in text for word in (*entry.behind, f"应{entry.word}", f"应当{entry.word}")):
            continue
        outcome = _outcome(entry)
        claims = [one for one in told if _claims(one, outcome) and _in_field(one, outcome)][:_MOST_CLAIMS]
        denials = [one for one in told if claims and _denies(one, outcome) and _in_field(one, outcome)][:_MOST_DENIED]
        for claim in claims:
            other = next((one for one in denials if one != claim and _is_of_same(claim, one, outcome, lexicon)), None)
            if other is not None:
                why = f"别处写“{other.text[:28]}”"
                found.append(spot_in(claim.passage, claim.start, claim.end, why, "核对后改其中一处"))
    yield from list(dict.fromkeys(found))[:_MOST]


@functools.cache
def _outcome(entry: Entry) -> _Outcome:
    good, bad = re.escape(entry.word), "|".join(map(re.escape, entry.behind))
    return _Outcome(
        entry,
        re.compile(bad),
        re.compile(
            f"{_ALL}[^，。；]{{0,8}}{good}|{good}[^，。；]{{0,6}}{_RATE}|{_NONE}[^，。；]{{0,10}}?(?:{bad})|(?:{bad}){_ZERO}"
        ),
        re.compile(
            f"(?:{bad})(?:的|案件|工单|提案|建议|申请|单位|行政行为|行为|决定|人员|问题|事项|办结|办理|答复|回复|为|共|有|了)*{_COUNT}|{_COUNT}[^，。；0-9]{{0,12}}(?:{bad})"
            f"|(?:仍|还|尚|依然)(?:有|存在)[^，。；]{{0,10}}(?:{bad})|{_SPOKEN_OF}[^，。；]{{0,8}}(?:{bad})|(?:{bad})率(?!.*(?:100%|为零))[^，。；]{{0,4}}[1-9高升]"
        ),
        re.compile(f"应(?:当|该)?{good}[^0-9，。；]{{0,6}}([0-9]+)[^。；]{{0,16}}?{good}[^0-9，。；]{{0,6}}([0-9]+)"),
    )


def _claims(one: Statement, outcome: _Outcome) -> bool:
    return one.told is not Told.PLANS and bool(outcome.claim.search(one.text)) and not _AT_LAST.search(one.text)


def _denies(one: Statement, outcome: _Outcome) -> bool:
    if outcome.claim.search(one.text):
        return False
    due = outcome.due.search(one.whole)
    if due and int(due[2]) < int(due[1]):
        return True
    # What is lacking in some cases, uncounted, is another rule's (矛盾-2).
    return bool(outcome.denial.search(one.text))


def _in_field(one: Statement, outcome: _Outcome) -> bool:
    """Whether what was last spoken of, up to a clause, is what the outcome is one of."""
    entry = outcome.entry
    if not entry.before:
        return True
    own, others = (
        max((one.passage.text.rfind(word, 0, one.end) for word in words), default=-1)
        for words in (entry.before, entry.not_before)
    )
    # Without a word of any field, the first of the bad ends speaks for itself.
    return own > others if max(own, others) >= 0 else entry.behind[0] in one.text or entry.word in one.text


def _is_of_same(claim: Statement, denial: Statement, outcome: _Outcome, lexicon: Lexicon) -> bool:
    """Whether two clauses speak of the same cases."""
    actors, others = (frozenset(_ACTORS.findall(one.text) or _ACTORS.findall(one.front)) for one in (claim, denial))
    if actors and others and not actors & others:
        return False
    if outcome.entry.before:
        return True
    if claim.passage is denial.passage and 0 <= denial.sentence - claim.sentence <= 1 and _GOES_ON.match(denial.whole):
        return True
    words, other_words = (_thing(one, outcome, lexicon) for one in (claim, denial))
    shared = len(words & other_words)
    least = min(len(words), len(other_words))
    return shared >= max(1, _SHARE * least) and (shared >= _FEW or least <= _FEWEST)


def _thing(one: Statement, outcome: _Outcome, lexicon: Lexicon) -> frozenset[str]:
    text = outcome.bad.sub(" ", outcome.claim.sub(" ", _COUNTED.sub(" ", one.whole)))
    return pairs_of(text.replace(outcome.entry.word, " "), lexicon)


CHECKS: dict[str, Check] = {"矛盾-7": check_all_well}
