"""算术: more or fewer things listed than the number beside the list says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.quantities.listing import Listed, names_before, names_behind, titles_before
from drafter.check.quantities.named import Named, counted_names
from drafter.check.quantities.numerals import chinese_number
from drafter.check.quantities.plain import plain_text
from drafter.check.quantities.points import length_of, points
from drafter.check.quantities.reading import Quantity
from drafter.check.quantities.rounds import miscounted_rounds
from drafter.check.quantities.vocabulary import READ, counted, vocabulary
from drafter.check.rules import Check, Spot, spot_in

_MOST_NAMES = 12
# 完成《甲要点》和《乙要点》56项任务: what the papers set, not the papers.
_SET_BY_PAPERS = expression(
    "(?:年度|重点|主要|具体|工作|改革|目标|建设|整改|落实){0,3}(?:任务|措施|举措|指标|要求|内容|安排)"
)
_SAID = expression(
    r"(?P<what>(?P<number>[一二两三四五六七八九十]{1,3}|[0-9]{1,2})"
    r"(?:个?方面|项(?:重点)?(?:工作|措施|举措|任务)|点|条(?:措施|举措)))[^。；，、]{0,10}[。：，]$"
)
# 以下三个问题：, 三类情形：
_SAID_ALIKE = expression(
    r"(?P<what>(?P<number>[二两三四五六七八九十]{1,3})"
    r"(?:大|个|项|件|条|类|种|步|道)(?:重点|主要|突出|明显)?[^。；，、：0-9]{0,8}?)[^。；，、：0-9]{0,6}：$"
)
_EACH_NAMED = expression(r"[^，、；：。（）\n]{0,16}，分别(?:是|为|位于|设在|建在|在|于)")
_LEAD = expression(r"一是|（一）|（1）|1[.．、]|①|第一，|首先")
_FEWEST = 2
_LONGEST_LEAD = 40
_DAY = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
_DAYS = expression(rf"(?<!第)(?P<said>(?P<number>\d{{1,2}})[次场期])（(?P<days>{_DAY}(?:[、，和]{_DAY})+)）")


def check_titles(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find titles listed in front of a number that is not theirs (《甲》《乙》《丙》等2部)."""
    words = vocabulary(document, lexicon)
    kinds = frozenset(lexicon.words("文件量词", document.year))
    for passage, sentence in counted(document, words):
        for quantity in sentence.quantities:
            if quantity.kind in kinds and quantity.exact:
                listed = titles_before(passage.text, quantity.start)
                set_by_them = _SET_BY_PAPERS.match(passage.text, quantity.end)
                if listed and not set_by_them and not listed.allows(int(quantity.number)):
                    yield _spot(passage, quantity, f"前面列了{listed.least}个名称", Level.ERROR)


def check_names(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find names listed with 、 beside a number that is not theirs (甲、乙、丙等2个)."""
    words = vocabulary(document, lexicon)
    kinds = frozenset(lexicon.words("列举量词", document.year))
    for passage, sentence in counted(document, words):
        plain = ""
        for quantity in sentence.quantities:
            each = _EACH_NAMED.match(passage.text, quantity.end)
            if not (quantity.kind in kinds or each) or not quantity.exact or quantity.number < 2:
                continue
            plain = plain or plain_text(passage.text)
            named = Named(quantity.start, quantity.end, int(quantity.number), quantity.text)
            if quantity.kind in kinds:
                yield from _miscounted_names(passage, plain, named, quantity.digits)
            elif (behind := names_behind(plain, named.end)) and _is_miscounted(behind, named):
                yield _spot(passage, named, f"后面列了{behind.least}个名称", Level.DOUBT)
    yield from _miscounted_things(document, lexicon)


def _miscounted_things(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what is counted without a measure word that counts other things too (四道程序, 三件事)."""
    things = lexicon.words("列举的事", document.year)
    for passage in document.passages:
        if passage.kind in READ and "、" in passage.text:
            plain = plain_text(passage.text)
            for named in counted_names(plain, things):
                yield from _miscounted_names(passage, plain, named, digits=False)


def _miscounted_names(passage: Passage, plain: str, named: Named, digits: bool) -> Iterator[Spot]:
    """Yield a number beside which more or fewer names stand."""
    before, behind = names_before(plain, named.start), names_behind(plain, named.end)
    if before and before.even and (_is_too_long(before, named.number) or _is_too_short(before, named.number, digits)):
        yield _spot(passage, named, f"前面列了{before.least}个名称", Level.DOUBT)
    elif behind and _is_miscounted(behind, named):
        yield _spot(passage, named, f"后面列了{behind.least}个名称", Level.DOUBT)


def _is_miscounted(behind: Listed, named: Named) -> bool:
    return not behind.allows(named.number) and behind.least <= _MOST_NAMES


def _is_too_long(listed: Listed, number: int) -> bool:
    return number < listed.least <= _MOST_NAMES


def _is_too_short(listed: Listed, number: int, digits: bool) -> bool:
    """Whether a list without 等 lacks a name or two (立项、审查、公布四个环节)."""
    bare = not listed.goes_on and not digits and listed.least > 2
    return bare and 0 < number - listed.most <= 2


def check_days(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find more days in brackets than the times that they are days of, or one fewer (3次（2月1日、6月2日））."""
    for passage in document.passages:
        for match in _DAYS.finditer(passage.text):
            days = match["days"].count("日")
            # Where far fewer are listed, only some were meant to be.
            if days > int(match["number"]) or days == int(match["number"]) - 1:
                why = f"后面列了{days}个日期，与“{match['said']}”对不上"
                yield spot_in(passage, *match.span("said"), why, "数一遍日期，改正次数，或者补上、删去日期")


def _spot(passage: Passage, quantity: Quantity | Named, listed: str, level: Level) -> Spot:
    why = f"{listed}，与“{quantity.text}”对不上"
    return spot_in(
        passage, quantity.start, quantity.end, why, "数一遍列出的名称，改正数字，或者补上、删去名称", level=level
    )


def check_ordinals(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 一是…五是 and 第一批…第三批 that are more or fewer than the number in front of them says (从四个方面)."""
    passages = [passage for passage in document.passages if passage.kind is Kind.BODY]
    for index, passage in enumerate(passages):
        following = passages[index + 1].text if index + 1 < len(passages) else ""
        yield from _miscounted(passage, following)
        if "第二" in passage.text or "第2" in passage.text:
            yield from _rounds(passage)


def _rounds(passage: Passage) -> Iterator[Spot]:
    for rounds in miscounted_rounds(passage.text):
        why = f"后面逐一说了{rounds.told}个，与“{passage.text[rounds.start : rounds.end]}”对不上"
        yield spot_in(passage, rounds.start, rounds.end, why, "数一遍，改正数字，或者补上、删去一个")


def _miscounted(passage: Passage, following: str) -> Iterator[Spot]:
    if not _LEAD.search(passage.text):
        return
    plain = plain_text(passage.text)
    listed = list(points(plain))
    for index, point in enumerate(listed):
        lead = plain[max(0, point.start - _LONGEST_LEAD) : point.start]
        said = (_SAID.search(lead) or _SAID_ALIKE.search(lead)) if point.number == 1 else None
        count = length_of(listed[index:]) if said else 0
        goes_on = any(one[:] == (0, count + 1, point.style) for one in points(following))
        if said is None or count < _FEWEST or goes_on:
            continue
        stated = int(said["number"]) if said["number"].isdigit() else chinese_number(said["number"])
        before = re.split("[。；：，]", lead[: said.start()])[-1]
        if stated and stated != count and "、" not in before:
            begin = point.start - len(lead) + said.start()
            why = f"后面列了{count}条，与“{said['what']}”对不上"
            fix = "数一遍，改正数字，或者补上、删去一条"
            yield spot_in(passage, begin, begin + len(said["what"]), why, fix)


def check_respectively(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find numbers given 分别 that are more or fewer than the names in front."""
    words = vocabulary(document, lexicon)
    for passage, sentence in counted(document, words):
        for index, first in enumerate(sentence.quantities):
            if not first.front.rstrip("占有达约").endswith(("分别为", "分别是", "分别")):
                continue
            numbers = 1 + _listed_on(sentence.quantities[index + 1 : index + 1 + _MOST_NAMES])
            begin = max(0, first.start - len(first.front) + first.front.rindex("分别"))
            names = names_before(plain_text(passage.text), begin)
            if names and numbers > 1 and not names.allows(numbers) and not names.goes_on:
                end = sentence.quantities[index + numbers - 1].end
                why = f"前面列了{names.least}个名称，后面列了{numbers}个数"
                yield spot_in(passage, first.start, end, why, "名称和数一一对应，补上缺的，删去多的")


def _listed_on(quantities: Sequence[Quantity]) -> int:
    count = 0
    for quantity in quantities:
        if quantity.mark not in "、，" and quantity.front.strip() not in ("和", "及", "与"):
            break
        if quantity.front.strip() not in ("", "和", "及", "与"):
            break
        count += 1
    return count


CHECKS: dict[str, Check] = {
    "算术-10": check_titles,
    "算术-11": check_names,
    "算术-12": check_ordinals,
    "算术-13": check_respectively,
    "算术-23": check_days,
}
