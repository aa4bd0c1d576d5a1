"""用字: words that are misspelled, judged by the words that are known and the characters that are like one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.agencies import agency_of, area_of
from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage
from drafter.check.patterns import A_HAN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import filled_in, outside_titles
from drafter.check.spelling.slips import slips
from drafter.check.spelling.stretch import Slip
from drafter.check.spelling.words import LONGEST, Words, words_of

# What these lists find, their own rules tell better.
_TOLD_ELSEWHERE = ("错字", "叠字", "名称笔误", "法规用字")
_STRETCH = expression(f"{A_HAN}{{2,}}")
# 以查促改, 应建尽建, 有件必备, 五违四必, 多证合一: put together as one likes.
_PATTERNED = expression(
    f"以{A_HAN}促{A_HAN}|应{A_HAN}尽{A_HAN}|[有逢]{A_HAN}[必难]{A_HAN}|{A_HAN}{{2}}合一|能{A_HAN}尽{A_HAN}"
    f"|[一二三四五六七八九十两双]{A_HAN}[一二三四五六七八九十两双多]{A_HAN}|管得{A_HAN}|[即免随边]{A_HAN}[即边]{A_HAN}"
    # 粤智助, 浙里办: what provinces call their apps.
    f"|[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇陕甘青宁][智里事易政省企惠服办]{A_HAN}"
)
_NUMBERED = expression(r"[〔\[【（〈][0-9]{2,4}[〕\]】）〉]")
_SHORT_QUOTE = expression("“([^“”]{2,10})”")
_PLACES = tuple("省市县区镇乡村路街河湖山桥坝")
# What two characters in front are the name of.
_NAMED = expression("[镇乡](?![村级风镇])|街道|社区|司法所|派出所|[市县区旗](?=[委人政司财纪公监]|[，、。）])")
_ABOUT = ("余", "多", "万", "亿")
_TWO = 2
_KINDS_OF_PLACES = ("街道", "镇人民政府", "镇党委", "乡人民政府", "县人民政府", "区人民政府", "市人民政府")
_RANKS, _SELVES = "省市县区镇乡局委办厅处院", tuple("我本全各该")
_LEAST, _SURE, _QUOTED = 5.0, 13.0, 11.0
# Gains from which a slip is doubtful and not only a hint. In openings of 148 published reports and statistics (100,000
# characters) 33 right words had 8.5 or more; 8 have as much as this, and so have five of six words that are wrong.
_LIKELY, _LOST_LIKELY, _QUOTED_LIKELY, _DOUBLED_LIKELY = 14.0, 20.0, 18.0, 8.5
_NAME_OF_NUMBER = 8
_OFTEN, _VERY_OFTEN = 2, 4
_AROUND = 2


def _is_place(written: str, whole: str) -> bool:
    """Whether two characters are anywhere the name of a town, a street or more."""
    return len(written) == _TWO and any(written + kind in whole for kind in _KINDS_OF_PLACES)


class _Found(NamedTuple):
    passage: Passage
    slip: Slip
    start: int
    end: int
    written: str
    quoted: bool


def check_misspelled(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find words with characters of like sound or shape in the place of others."""
    for one in _found(document, lexicon):
        if not (one.slip.turned or one.slip.lost or one.slip.extra):
            why = f"“{one.written}”在这里不通，像是“{one.slip.meant}”写错了"
            yield spot_in(one.passage, one.start, one.end, why, f"核对后写成“{one.slip.meant}”", level=_level(one))


# 还不强, 仅建成: an adverb may stand in front of any verb.
_ADVERBS = frozenset("还仅只才也又都均已就再各更较很最不曾正将仍且并共约先现")


def _level(one: _Found) -> Level | None:
    # What stands in quotation marks may be the name of an app, a hall or a campaign.
    needed = _QUOTED_LIKELY if one.quoted else _LOST_LIKELY if one.slip.lost else _LIKELY
    return None if one.slip.gain >= needed else Level.HINT


def check_out_of_place(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find words whose characters have changed places, or of which one is lacking or one too many."""
    for one in _found(document, lexicon):
        if one.slip.extra:
            yield _one_too_many(one)
        elif one.slip.turned or one.slip.lost:
            what = "两个字颠倒了" if one.slip.turned else "少了一个字"
            why = f"“{one.written}”像是“{one.slip.meant}”{what}"
            # A character alone says little.
            wider = _AROUND if one.end - one.start == 1 else 0
            shown = max(0, one.start - wider), min(len(one.passage.text), one.end + wider)
            yield spot_in(one.passage, *shown, why, f"核对后写成“{one.slip.meant}”", level=_level(one))


def _one_too_many(one: _Found) -> Spot:
    text, start = one.passage.text, one.start
    twice = text.startswith(one.written, start - 1)
    why = f"“{one.written}”连着写了两遍" if twice else f"这里多了“{one.written}”字，删去才通"
    shown = max(0, start - 2), min(len(text), start + 2)
    if twice:
        level = None if one.slip.gain >= _DOUBLED_LIKELY else Level.HINT
    else:
        level = Level.HINT if one.written in _ADVERBS else _level(one)
    return spot_in(one.passage, *shown, why, f"核对后删去一个“{one.written}”", level=level)


def _found(document: Document, lexicon: Lexicon) -> Iterator[_Found]:
    words = words_of(lexicon)
    found = [one for passage in document.passages for one in _in_passage(passage, words)]
    whole = "\n".join(passage.text for passage in document.passages)
    own = agency_of(document) + area_of(agency_of(document))
    often = {written: whole.count(written) for written in {one.written for one in found if not one.slip.extra}}
    told: dict[int, set[int]] = {}
    for one in found:
        # Who writes a word again and again means it.
        most = _OFTEN if one.slip.gain < _SURE else _VERY_OFTEN
        if often.get(one.written, 0) < most and one.written not in own and not _is_place(one.written, whole):
            inside = told.get(id(one.passage))
            if inside is None:
                inside = told[id(one.passage)] = _told(one.passage, document, lexicon)
            if inside.isdisjoint(range(one.start, one.end)):
                yield one


def _in_passage(passage: Passage, words: Words) -> Iterator[_Found]:
    text = outside_titles(filled_in(passage))
    special = [range(*match.span()) for match in _PATTERNED.finditer(text)]
    quoted = [range(*match.span(1)) for match in _SHORT_QUOTE.finditer(text)]
    for match in _STRETCH.finditer(text):
        for slip in slips(match[0], words, _LEAST):
            start, end = match.start() + slip.start, match.start() + slip.end
            if any(start < one.stop and end > one.start for one in special):
                continue
            is_quoted = any(start in one for one in quoted)
            needed = _QUOTED if is_quoted else _LEAST
            if slip.gain >= needed and not (_is_name(text, match, slip) or _is_inside(match[0], slip, words)):
                yield _Found(passage, slip, start, end, text[start:end], is_quoted)


# 现结合实际: 现 says when, and stands in front of any verb.
_BEGINS = "现"


def _is_inside(stretch: str, slip: Slip, words: Words) -> bool:
    """Whether what is written is part of a longer word that is known, or all of it behind a 现 that begins a clause."""
    # A character written twice is always part of the word that it was doubled from.
    if slip.extra and stretch[slip.start : slip.end] in (
        stretch[slip.start - 1 : slip.start],
        stretch[slip.end : slip.end + 1],
    ):
        return False
    if slip.start == 0 and stretch.startswith(_BEGINS) and stretch[1 : slip.end] in words.scores:
        return True
    least = slip.end - slip.start + 1
    for start in range(max(0, slip.end - LONGEST), slip.start + 1):
        for end in range(max(slip.end, start + least), min(len(stretch), start + LONGEST) + 1):
            if stretch[start:end] in words.scores:
                return True
    return False


def _is_name(text: str, stretch: re.Match[str], slip: Slip) -> bool:
    """Whether the characters are probably a place, the sign of a number of a document, or what was counted."""
    end = stretch.start() + slip.end
    if _NUMBERED.match(text, stretch.end()) and stretch.end() - end < _NAME_OF_NUMBER:
        return True
    if slip.end - slip.start == _TWO and _NAMED.match(text, end):
        return True
    # 200余期, 3万羽: about how many, and of what.
    counted = slip.start == 0 and text[stretch.start() - 1 : stretch.start()].isdigit()
    if counted and text.startswith(_ABOUT, stretch.start()):
        return True
    if slip.gain >= _SURE:
        return False
    # The last of a place's name and what follows: 某镇|常.
    if slip.start and text[stretch.start() + slip.start] in _PLACES:
        return True
    # 我局有, 全县将: how the agency speaks of itself.
    if text[stretch.start() + slip.start] in _RANKS and text.startswith(_SELVES, stretch.start() + slip.start - 1):
        return True
    return counted or text.startswith(_PLACES, end) or text.endswith(_PLACES, 0, end)


def _told(passage: Passage, document: Document, lexicon: Lexicon) -> set[int]:
    """Return where word lists find a slip in a passage."""
    return {
        index
        for name in _TOLD_ELSEWHERE
        for entry in lexicon.entries(name, document.year)
        if entry.word in passage.text
        for start in entry.starts(passage.text)
        for index in range(start, start + len(entry.word))
    }


CHECKS: dict[str, Check] = {"用字-7": check_misspelled, "用字-8": check_out_of_place}
