"""年份: a deadline or an answer that lies before what it follows: 9月反馈，要求6月底前整改."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage, Sentence, sentences
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import outside_titles
from drafter.check.timing import own_year, parts

_WHEN = "(?:(?P<{0}year>(?:19|20)[0-9]{{2}})年)?(?P<{0}month>[0-9]{{1,2}})月(?:(?P<{0}day>[0-9]{{1,2}})日)?"
# What sets others a task or begins a time that runs.
_BEGINS = expression(
    _WHEN.format("") + "[^，。；0-9]{0,16}?(?:督察|督查|巡察|检查|反馈|收到|接到|交办|下发|印发|通报|召开|发现"
    "|受理|立案|制发|发出|部署|约谈|启动)"
    "[^。；]{0,40}"
)
_ENDS = expression(
    "(?:要求|明确|责令|限期|限|限于|均?于|确定|规定|约定|承诺|须|应于)[^，。；0-9]{0,8}"
    + _WHEN.format("last_")
    + "(?:底|末|上旬|中旬|下旬)?(?:以前|之前|前)?[^，。；0-9]{0,6}?"
    "(?:整改|完成|到位|办结|回复|反馈|答复|销号|报送|提交|落实|履行|书面|全部|全面)"
)
# What is left at the end of the year, or put off, is due in the next one: 其余10个限于6月底前完成.
_LEFT = expression(
    "年底(?!以?前|之前)|年末|(?:其余|剩余|余下|还有|尚有|仍有|另有|另|未完成|未整改|未办结|未销号)[^，。；]{0,12}[0-9一二两三四五六七八九十]+[个件项条处名家卷户]"
    "|[0-9一二两三四五六七八九十]+[个件项条处名家卷户][^，。；]{0,16}(?:仍在|正在|尚未|未能|尚在|暂未|(?<!原)因)|尚未[^，。；]{2,10}(?=，)|(?:仍|还|尚)(?:未|没有|不)[^，。；]{1,10}(?=，)|下一?步|今后"
)
# Of two steps of one case the second cannot be the earlier one.
_STEPS = expression(
    _WHEN.format("")
    + "[^，。；0-9]{0,6}?(?:立案|受理|收到|接到|开工|启动|发现|登记|反馈|交办|转办)[^。；]{0,16}，[^，。；0-9]{0,6}"
    + _WHEN.format("last_")
    + "[^，。；0-9]{0,6}?(?:结案|作出|审结|办结|竣工|答复|判决|裁定|调解成功|结束|销号|报送|回复|提交)"
)
_DUE = expression(
    "(?:将[于在]?|限于|限期?在?|限定在|计划[于在到]?|拟[于在到]?|预计[于在到]?|预定[于在]?|须于|应于|确定在?|明确在?|承诺在?|要求在?|定于|争取在?|力争在?|排期在?|安排在|排在"
    "|(?:延期|延迟|延长|推迟|顺延|延|放|移|转)(?:至|到)|(?<!已)[在于]|，|(?:时限|期限|节点)(?:为|是|定在|定为|到)?|(?<=[个件项条处名家卷户]))"
    "(?P<year>(?:19|20)[0-9]{2})年(?P<when>[0-9]{1,2}月|第?[一二三四1-4]季度|[上下]半年|[初底末]|春节)?(?:[0-9]{1,2}日|底|末|份|[上中下]旬)?"
    "(?P<end>以?前|之前|[^，。；]{0,10}?(?:完成|整改|改[完好]|到位|到[货岗]|办[结完]|续办|销号|审[结议理]|开庭|实施|解决|验收|建成|达标|投用|上线|启用|运行|出台|印发|配[齐备]|补[齐上]|招[录聘]|覆盖|交付|完工|竣工|结束|报送|公布|召开|开展|参加|考试|清[零完]))?"
)
_PUT_OFF = expression("^(?:延|推|顺|放|移|转)")
_PAST = expression("[^，。；]{0,14}(?:已|了|后)|的|(?:发现|立案|受理|收到|开始|启动|成立)")
# What is to come as the report has it: 已报名参加2023年3月的考试, 定于2023年2月到货.
_APPOINTED = expression(
    "(?<!原)(?P<verb>报名(?:参加)?|预约[了在到]?|排期[在到]?|定于|预定[于在]?|预计[于在]?|拟(?:于|在|提请|提交|参加)|计划(?:于|在|提请|提交|参加)?"
    "|将(?:于|在|参加|提请|提交)|列入|纳入|排[在到]|通知|约定|商定|改[在到期]|(?:合同|服务|聘|任|租|有效)期[^，。；0-9]{0,6}[自从])[^，。；0-9《]{0,6}?(?P<year>(?:19|20)[0-9]{2})年度?(?P<when>(?P<month>[0-9]{1,2})月|第一次|第?[一1]季度|初|春|的|[^，。；0-9]{0,8}(?:计划|项目))"
)
_PENDING = expression(
    "尚未|[还仍暂](?:未|没有)|(?:未|没有)(?:取得|申领|结|审|办)|新(?:调入|招录|入职|录用|进)|其余|余下|剩余|另外|另有|等待|待(?!遇)|以前不|前不单独|初稿"
)
_CAME = expression("通过|合格|全部|均|完成|后来|最终|已经|了(?!解)|原|因")
_BARE_MONTH = expression("(?<![0-9年])([0-9]{1,2})月")
_SET_DOWN = ("定", "预", "排")
_HALF_A_YEAR = 6
_LATE_IN_THE_YEAR = ("12月", "第四季度", "四季度", "4季度", "第4季度", "下半年", "底", "末")
# Before the task was set nothing was left of it: 2月督察发现12个，其余3个限期5月底前整改.
_ANSWERED = expression("[0-9]{1,2}月(?:[^，。；]{0,12}?)(?:督察|督查|巡察|巡视|检查|反馈|交办|发现|排查)|上半年")
_BEFORE = expression("上年|去年|次年|翌年|明年|第二年|20[0-9]{2}年底|以来|提前|早在")


def check_deadlines(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what was to be done, or was, before what it answers to."""
    year = own_year(document)
    for part in parts(document):
        for passage in part.whole:
            for sentence in sentences(passage):
                yield from _early(passage, sentence, year)
                if year and not part.ahead:
                    past = list(_past(passage, sentence, year))
                    yield from past or _appointed(passage, sentence, year)


def _past(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    """Yield what is still to be done at the end of the year, by a time that was over then."""
    left, answered = _LEFT.search(sentence.text), _ANSWERED.search(sentence.text)
    for match in _DUE.finditer(sentence.text, left.end() if left else 0):
        put_off = _PUT_OFF.match(match[0]) is not None
        said = int(match["year"])
        if said > year or not (put_off or left) or _PAST.match(sentence.text, match.end()):
            continue
        dated = match["when"] and (match["end"] or said < year)
        if (said == year and match["when"] in _LATE_IN_THE_YEAR) or not (put_off or dated):
            continue
        if answered and answered.start() < match.start():
            continue
        start, end = match.start("year"), match.end("when") if match["when"] else match.end("year") + 1
        why = f"{year}年底还没有做完的事，期限却在{sentence.text[start:end]}，那时已经过了"
        yield spot_in(
            passage, sentence.start + start, sentence.start + end, why, f"核对是不是{year + 1}年", level=Level.DOUBT
        )


def _appointed(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    """Yield what is told of as still to come, at a time that was over at the end of the year."""
    for match in _APPOINTED.finditer(outside_titles(sentence.text)):
        if int(match["year"]) > year or _CAME.search(sentence.text, match.end()):
            continue
        month = int(match["month"] or 0) or int(match["when"] != "的")
        before = [int(one) for one in _BARE_MONTH.findall(sentence.text, 0, match.start())]
        late = int(match["year"]) == year and month and any(one > month for one in before)
        if late or _PENDING.search(sentence.text):
            level = Level.DOUBT
        elif match["verb"].startswith(_SET_DOWN) and match["month"]:
            level = Level.HINT
        else:
            continue
        start, end = (
            sentence.start + match.start("year"),
            sentence.start + match.end("month" if match["month"] else "year") + 1,
        )
        why = f"说的是还没有到的时候，写的却是{sentence.text[start - sentence.start : end - sentence.start]}"
        yield spot_in(passage, start, end, why, f"核对是不是{year + 1}年", level=level)


def _early(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    begins = _BEGINS.search(sentence.text)
    end = _ENDS.search(sentence.text, begins.end("month")) if begins else None
    if not begins or not end or _BEFORE.search(sentence.text[begins.start() : end.end()]):
        yield from _steps(passage, sentence, year)
        return
    first, last = _day(begins, ""), _day(end, "last_")
    began = first[0] or year
    # Without a year the second is in that of the first.
    ended = last[0] or began
    if (ended, *last[1:]) < (began, first[1], first[2] if last[2] else 0):
        start = sentence.start + end.start("last_year" if end["last_year"] else "last_month")
        stop = sentence.start + (end.end("last_day") + 1 if end["last_day"] else end.end("last_month") + 1)
        said = sentence.text[begins.start() : begins.end("month") + 1]
        why = f"前面的事在{said}，这个期限比它还早"
        yield spot_in(passage, start, stop, why, "核对年份、月份")


def _steps(passage: Passage, sentence: Sentence, year: int) -> Iterator[Spot]:
    for match in _STEPS.finditer(sentence.text):
        first, last = _day(match, ""), _day(match, "last_")
        began = first[0] or year
        # A month without a year may be one of the next year.
        said = last[0] or (0 if first[1] - last[1] > _HALF_A_YEAR else began)
        if said and (said, *last[1:]) < (began, first[1], first[2] if last[2] else 0):
            start = sentence.start + match.start("last_year" if match["last_year"] else "last_month")
            why = "后一步的日期比前一步还早"
            last_end = match.end("last_day") if match["last_day"] else match.end("last_month")
            yield spot_in(passage, start, sentence.start + last_end + 1, why, "核对年份、月份")


def _day(match: re.Match[str], which: str) -> tuple[int, int, int]:
    year, month, day = (int(match[which + part] or 0) for part in ("year", "month", "day"))
    return year, month, day


CHECKS: dict[str, Check] = {"年份-19": check_deadlines}
