"""用字: mistyped words, words written twice, numbers without a measure word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families import bare_counts, measures, misspellings, neighbours, usage
from drafter.check.findings import Level
from drafter.check.lexicon import Entry, Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.patterns import A_HAN, HAN, Pattern, spots_of
from drafter.check.rules import Check, Spot, spot_in

_SHOWN = 30
_SHORTEST = 3


def check_slips(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find usual slips of the keyboard."""
    yield from _words(document, lexicon.entries("错字", document.year), "写错了")


def _words(document: Document, entries: Iterable[Entry], what: str) -> Iterator[Spot]:
    whole = "\n".join(passage.text for passage in document.passages)
    present = [entry for entry in entries if entry.word in whole]
    for passage in document.passages:
        taken: set[int] = set()
        for entry in present:
            for start in entry.starts(passage.text):
                inside = range(start, start + len(entry.word))
                if not passage.is_missing_at(start) and taken.isdisjoint(inside):
                    taken.update(inside)
                    yield _word(passage, start, entry, what)


def _word(passage: Passage, start: int, entry: Entry, what: str) -> Spot:
    why = f"“{entry.word}”{what}" + (f"：{entry.note}" if entry.note else "")
    level = Level(entry.level) if entry.level else None
    # A character alone says little.
    end = start + (len(entry.word) if len(entry.word) > 1 else _SHORTEST)
    return spot_in(passage, start, end, why, f"写成“{entry.right}”", level=level)


_TRIPLE = expression(f"({A_HAN})\\1\\1+")


def check_doubled_characters(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find characters written twice."""
    yield from _words(document, lexicon.entries("叠字", document.year), "里一个字写了两遍")
    for passage in document.passages:
        for match in _TRIPLE.finditer(passage.text):
            why = f"“{match[1]}”连着写了 {len(match[0])} 遍"
            yield spot_in(
                passage, match.start(), min(match.end(), match.start() + _SHOWN), why, f"只留一个“{match[1]}”"
            )


_TWICE = expression(rf"([{HAN}0-9A-Za-z]{{2,16}}?)\1")
# 党组织|组织生活: a body's name ends with what the next word begins with.
_BODY_AND_DEED = expression("[党团会层治业]组织组织")
_CLAUSE = expression(r"[^，。；：、！？\n]+[，。；：、！？]?")
_SHORTEST_SENTENCE = 4


# 组织全市组织36家单位, 现将本镇2024年度本镇情况报告如下: written once too often, with whose it is between.
_AROUND = (
    Pattern(
        expression(
            "(?P<word>组织|开展|召开|举办|推动|推进|印发|制定|指导|督促)(?:全|我|本)[省市州县区旗乡镇局街](?P=word)"
            "(?!的|者|部|机构|生活|站|员|性)"
        ),
        r"“\g<word>”隔着几个字写了两遍",
        r"只留一个“\g<word>”",
    ),
    Pattern(
        expression(r"(?<=现将)(?P<word>[我本全][省市州县区旗乡镇局]|街道)(?:[0-9]{4}年度?|年度)(?P=word)(?![委党])"),
        r"“\g<word>”隔着几个字写了两遍",
        r"只留一个“\g<word>”",
    ),
)


def check_repeated_words(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find words and clauses written twice."""
    usual, meeting = set(lexicon.words("可以叠用")), set(lexicon.words("会碰在一起的词"))
    openings = set(lexicon.words("开头的词"))
    for passage in document.passages:
        if passage.kind is Kind.CELL:
            continue
        for match in _TWICE.finditer(passage.text):
            by_right = match[1] in usual or _BODY_AND_DEED.match(passage.text, max(0, match.start() - 1))
            if _is_slip(match[1]) and not by_right:
                level = Level.HINT if match[1] in meeting else None
                why = f"“{match[1]}”连着写了两遍"
                yield spot_in(passage, *match.span(), why, f"只留一个“{match[1]}”", level=level)
        yield from _clauses(passage, openings)
    yield from spots_of(document.passages, _AROUND)


def _is_slip(word: str) -> bool:
    """Whether a word can be one that slipped in twice: not 一件一件, not 哈哈哈哈, not digits alone."""
    return re.search(f"{A_HAN}", word) is not None and not word.startswith("一") and len(set(word)) > 1


def _clauses(passage: Passage, openings: set[str]) -> Iterator[Spot]:
    before, start = "", 0
    for match in _CLAUSE.finditer(passage.text):
        words, mark = before.rstrip("，。；：、！？"), before[-1:]
        clause = match[0].rstrip("，。；：、！？")
        again = clause == words and (mark in "，、；" or len(words) >= _SHORTEST_SENTENCE)
        # A heading with a full stop may well be taken up by the words behind it.
        begins_again = mark == "，" and clause.startswith(words)
        if len(words) > 1 and _is_slip(words) and (again or begins_again) and not passage.is_missing_at(match.start()):
            level = Level.ERROR if words in openings else None
            end = min(match.start() + len(words), start + _SHOWN)
            why = f"“{words[:_SHOWN]}”重复了"
            yield spot_in(passage, start, end, why, "删去一处", level=level)
        before, start = match[0], match.start()


# 市司法局等4部门: usual without 个.
_COUNT = (
    r"(?!(?<=等)[0-9]{1,2}部门)(?<![第A-Za-z0-9.+\-—～~/年、])"
    r"(?!(?:19|20)[0-9]{2}(?![0-9])|1[12][0-9](?![0-9])|(?:12|9[56])[0-9]{3}(?![0-9]))"
)
_BARE_ABOUT = expression(r"[0-9]{1,9}(?:万|亿)?[余多](?:万|亿)?(?=[，。；、）]|$)")


def check_measure(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find numbers that stand before a noun, or end a clause, without a measure word."""
    before = "|".join(map(re.escape, lexicon.words("要量词的名词"))) or "(?!)"
    behind = "|".join(map(re.escape, lexicon.words("数字前的名词"))) or "(?!)"
    patterns = (
        Pattern(
            re.compile(rf"{_COUNT}([0-9]{{1,9}}(?:[万亿])?[余多]?(?:[万亿])?)({before})"),
            r"“\1”和“\2”之间没有量词",
            "补上“件”“项”“家”“名”等量词",
        ),
        Pattern(_BARE_ABOUT, r"“\g<0>”后面没有量词", "补上“件”“人”“次”等量词"),
        Pattern(
            re.compile(
                rf"(?<!附)(?:{behind})(?:共|约|达|共计)?(?!(?:19|20)[0-9]{{2}}[，。；])[0-9]{{1,9}}(?=[，。；])"
            ),
            r"“\g<0>”后面没有量词",
            "补上“件”“人”“次”等量词",
        ),
    )
    # A row of a table has its measure words in a column of their own.
    running = (
        one for one in document.passages if one.kind in (Kind.BODY, Kind.HEADING, Kind.OTHER) and "\t" not in one.text
    )
    yield from spots_of(running, patterns)


_FEWER = "减少|下降|降低|缩短|压减|缩减|压缩|精简"
_MORE = "增长|上升|提高|增加|提升"
_NUMBER = r"[0-9]{1,9}(?:\.[0-9]{1,4})?"
_CHANGES = (
    Pattern(
        expression(rf"(?:{_FEWER})(?:了|约|近|超过|达)?(?:{_NUMBER}|[一二两三四五六七八九十]{{1,2}})倍"),
        "减少不能用“倍”说",
        "写成减少了百分之几，或者减少到原来的几分之几",
    ),
    Pattern(
        expression(rf"同比(?:{_MORE}|{_FEWER})[到至]了?{_NUMBER}(?:%|个百分点)"),
        "同比说的是增减的幅度，不是到多少",
        "删去“到”“至”；确实是到多少的，删去“同比”",
    ),
    Pattern(
        expression(rf"翻了?{_NUMBER}倍|翻了?[一二两三四五六七八九十]倍"),
        "“翻番”和“倍”不连用",
        "写成“增加几倍”，或者“翻几番”",
    ),
    Pattern(
        expression(rf"(?:{_MORE})[到至](?:原来|上年|去年)的{_NUMBER}%以上?倍"),
        "“%”和“倍”不连用",
        "只留一个",
        level=Level.HINT,
    ),
)


def check_multiples(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find decreases said in multiples, and extents said as results."""
    yield from spots_of(document.passages, _CHANGES)


_ADVERBS = (
    "深入|广泛|积极|认真|扎实|切实|大力|不断|逐步|进一步|灵活|主动|全力|稳步|有序|坚决|有效|有力|严格|充分|及时|"
    "依法|持续|全面|准确|妥善|规范|科学|合理|统一|集中|深刻|更好|更加有效|更加深入|自觉|严肃|高效|快速|系统|逐项|逐一|快捷|顺利|较好|很好|圆满|全力以赴|如期|按期|逐级|逐条|有针对性|富有成效"
)
_VERBS = (
    "开展|推进|推动|落实|嵌入|融入|做好|抓好|完成|进行|贯彻|参加|解决|履行|组织|加强|化解|防范|提升|提高|维护|发挥|处置|"
    "处理|办理"
)
_RESULTS = "好|实|细|严|准|快|稳|深入|到位|扎实|很好|较好|更好|更实|更细|比较好"
_ATTRIBUTED = "机制|作用|方式|方法|办法|措施|效果|体系|渠道|途径|工作|情况|能力|制度|程序|问题|成效"
# 取得成效, 值得群众信赖: verbs that end with 得.
_HAVE_OF = "[取获值使觉懂博所不心赢难舍显记认晓来见免由只非亏求换争征听落夺习应可分购查测了算拿省须多必总备深]"
_NOUNS = (
    "问题|评估|工作|制度|机制|措施|办法|要求|意见|案件|人员|力量|部门|单位|企业|事项|情况|任务|作用|成效|能力|水平|现象|基础|"
    "原则|方式|规定|文件|矛盾|纠纷|环境|氛围|体系|队伍|职责|责任"
)
# What follows tells whether it is an attribute after all: 有效的推进机制, 积极的推动作用.
_OF = (
    Pattern(
        expression(f"(?:{_ADVERBS})[的得](?:{_VERBS})(?!(?:{A_HAN}{{0,2}}(?:{_ATTRIBUTED})))"),
        "修饰动词用“地”",
        "改成“地”，或者删去",
    ),
    Pattern(
        expression(
            "(?:进行|处理|办理|落实|开展|推进|完成|执行|贯彻|把握|发挥|掌握|研究|理解|结合|解决|衔接|运用|配合|抓|做)的"
            "(?:比较|较为|还?不够|还不|不太|很|非常|十分|更加|更|较)"
            "(?:好|快|慢|细|实|严|及时|到位|充分|扎实|顺利|深入|全面|彻底|规范|紧密|透彻|准确|具体|有效|有力|理想)(?=[，。；、])"
        ),
        "动词后面说怎么样用“得”",
        "“的”改成“得”",
    ),
    Pattern(
        expression(f"(?<![目标合制])[做抓管办落干走跑学讲写想看推谋建用](?:的)(?:{_RESULTS})(?=[，。；、]|不够)"),
        "动词后面说怎么样用“得”",
        "“的”改成“得”",
    ),
    Pattern(
        expression(f"(?<={A_HAN})(?<!{_HAVE_OF})得(?={_NOUNS})"),
        "名词前面用“的”",
        "“得”改成“的”",
        level=Level.DOUBT,
    ),
    Pattern(
        expression(
            "(?:积极|良好|重要|突出|明显|显著|扎实|有效|浓厚)地(?:作用|氛围|成效|效果|环境|基础|成绩|贡献|影响|变化|进展)"
        ),
        "修饰名词用“的”",
        "“地”改成“的”",
    ),
)


def check_adverbial(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 的, 地 and 得 in the place of one another."""
    yield from spots_of(document.passages, _OF)


CHECKS: dict[str, Check] = {
    "用字-1": check_slips,
    "用字-2": check_doubled_characters,
    "用字-3": check_repeated_words,
    "用字-4": check_measure,
    "用字-5": check_multiples,
    "用字-6": check_adverbial,
    **misspellings.CHECKS,
    **neighbours.CHECKS,
    **usage.CHECKS,
    **measures.CHECKS,
    **bare_counts.CHECKS,
}
