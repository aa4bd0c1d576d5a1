"""标点: marks that do not pair, stand doubled or in the wrong place (GB/T 15834—2011)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families import lost_marks, marks, number_forms, paragraph_ends, sister_marks
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage
from drafter.check.patterns import A_HAN, Pattern, spots_of, summed
from drafter.check.rules import Check, Spot, spot_in

_PAIRS = {"《": "》", "“": "”", "（": "）", "〔": "〕", "【": "】", "〈": "〉", "‘": "’"}
_OPENERS = {closing: opening for opening, closing in _PAIRS.items()}
_MARKS = expression(f"[{''.join(_PAIRS)}{''.join(_OPENERS)}]")
# 1） and a） are labels with half a bracket.
_LABEL = expression(r"(?:^|[。；：，、\s])(?:[0-9]{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,2})$")
_LONGEST_LABEL = 4


def check_pairs(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find marks without their partner in the same paragraph."""
    for passage in document.passages:
        open_marks: list[tuple[int, str]] = []
        for match in _MARKS.finditer(passage.text):
            if not passage.is_missing_at(match.start()):
                yield from _paired(passage, match.start(), match[0], open_marks)
        for index, mark in open_marks:
            yield _unclosed(passage, index, mark)


def _paired(passage: Passage, index: int, mark: str, open_marks: list[tuple[int, str]]) -> Iterator[Spot]:
    """Take a mark to those that are open, or the one it closes from them; yield one that has no partner."""
    if mark in _PAIRS:
        open_marks.append((index, mark))
        return
    inner = [one for _, one in open_marks[-2:]]
    if inner[-1:] == [_OPENERS[mark]]:
        open_marks.pop()
    elif inner[:1] == [_OPENERS[mark]]:
        # 《办法（2021—2025年》: only what stands inside lacks its partner.
        yield _unclosed(passage, *open_marks.pop())
        open_marks.pop()
    elif mark != "’" and not _is_label(passage.text, index):
        yield _unopened(passage, index, mark)


def _is_label(text: str, index: int) -> bool:
    return text[index] == "）" and _LABEL.search(text[max(0, index - _LONGEST_LABEL) : index]) is not None


def _unclosed(passage: Passage, index: int, mark: str) -> Spot:
    why = f"“{mark}”后面没有与它成对的“{_PAIRS[mark]}”"
    return spot_in(passage, index, index + 7, why, f"补上“{_PAIRS[mark]}”，或者删去这一个")


def _unopened(passage: Passage, index: int, mark: str) -> Spot:
    opening = _OPENERS[mark]
    why = f"“{mark}”前面没有与它成对的“{opening}”"
    return spot_in(passage, max(0, index - 6), index + 1, why, f"补上“{opening}”，或者删去这一个")


_BETWEEN = (
    Pattern(expression("》、《"), "书名号之间通常不用顿号", "写成“》《”", "》《"),
    Pattern(expression("”、“"), "引号之间通常不用顿号", "写成“”“”", "”“"),
)


def check_between(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 、 between titles or quotations that stand side by side."""
    spots = spots_of(document.passages, _BETWEEN)
    yield from summed(spots, "书名号或者引号之间的顿号，通常不用", "删去这些顿号；中间隔着文号等括注的不删")


_DOUBLED = (
    Pattern(expression(r"([，、；：])(?:[ 　]{0,3}\1)+"), r"“\1”写了不止一个", r"只留一个“\1”", r"\1"),
    Pattern(expression(r"(?<!。)。[ 　]{0,3}。(?!。)"), "句号写了不止一个", "只留一个“。”", "。"),
    Pattern(expression(r"(?<![，、；：。])[，、；：][ 　]{0,3}。(?!。)"), r"“\g<0>”两个标点连在一起", "只留“。”", "。"),
    Pattern(expression("、，|，、"), r"“\g<0>”两个标点连在一起", "只留一个，停顿短的用“、”，长的用“，”"),
    Pattern(expression("；[，、]|[，、]；"), r"“\g<0>”两个标点连在一起", "只留“；”或者“，”"),
    Pattern(expression("：[，、；]|[，、；]："), r"“\g<0>”两个标点连在一起", "只留一个"),
    Pattern(
        expression("(?<!。)。[，、；：]"), r"“\g<0>”两个标点连在一起", r"句子完了留“。”，没有完留“\g<0>”里的另一个"
    ),
    Pattern(
        expression("[（《“〔][，。、；：！？]"), r"“\g<0>”里标点紧跟在前半个符号后面", "删去这个标点，或者移到前面"
    ),
    Pattern(expression("[，、；：][）》〕]"), r"后半个括号或者书名号前面多了标点", "删去前一个标点"),
    Pattern(
        expression(r"(?<=[0-9])。(?=[0-9]{1,2}(?:%|万|亿|倍|个百分点))"),
        "小数点写成了句号",
        "写成“.”",
        ".",
    ),
    Pattern(
        expression(r"(?<![0-9,.，])[0-9]{1,3},[0-9]{1,2}(?=(?:万|余|多)?(?:件|起|份|次|场|人|名|家|户|个|条|项|元))"),
        r"“\g<0>”里的逗号隔的不是三位",
        "核对数字",
        level=Level.DOUBT,
    ),
    Pattern(
        expression(f"(?:{A_HAN}{{4}}、){{1,4}}{A_HAN}{{4}}，{A_HAN}{{4}}(?=”)"),
        "引号里并列的几项有的用顿号，有的用逗号",
        "都写成“、”",
        level=Level.DOUBT,
    ),
    Pattern(
        expression("(?:如下|主要(?:做法|工作|措施|问题|原因|表现|任务|体现)(?:有|是|为))；"),
        "引出下文用“：”",
        "“；”写成“：”",
        level=Level.DOUBT,
    ),
    Pattern(
        expression("(?:规定|要求|部署|精神|原则)、(?=对(?![标照口外接])|由(?!于)|应当|将(?!军)|把(?![关握牢准脉控]))"),
        r"“\g<0>”后面是另一层意思，不是并列的词",
        "“、”写成“，”",
        level=Level.DOUBT,
    ),
    Pattern(
        expression(
            "(?:受理|办理|办结|审结|查处|立案|调解|化解|收到|审查|评查|举办|召开|发放|制发|检查|排查|移送|审核|清理|废止|取消)"
            "[^，。；：、0-9（）《》“”]{2,14}，[0-9.]+(?:余|多|万)*(?:件|起|份|次|场|期|条|项|卷|篇|户|人次)(?=[，。；、])"
        ),
        "名词和它的数之间不用逗号",
        "删去“，”",
        level=Level.DOUBT,
    ),
    Pattern(expression("[。！？]”。"), "引号里外都有句末标点", "引文独立成句的，删去引号外的“。”", level=Level.DOUBT),
    Pattern(
        expression("(?<=[一二三四五六七八九十]是)[、，]"),
        "“一是”这样的字样后面不用标点",
        "删去这个标点",
        "",
        level=Level.DOUBT,
    ),
    Pattern(expression("^[，。、；：！？）》”]"), r"一段以“\g<0>”开头", "删去，或者接到上一段", level=Level.DOUBT),
)


def check_doubled(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find marks that stand directly behind one another, or where no mark can stand."""
    yield from spots_of(document.passages, _DOUBLED)


_WITH_ET_CETERA = (
    # 等 begins another word: 等待, 等级, 等额选举.
    Pattern(expression("、等(?![待额级同到候效于距价量次差])"), "“等”前面不用顿号", "写成“等”", "等"),
    Pattern(
        expression(r"，等(?=[0-9一二三四五六七八九十两]{1,4}[个项种类家方件部])"), "“等”前面不用逗号", "写成“等”", "等"
    ),
    Pattern(
        expression(
            "。等(?=文件|办法|制度|法律|法规|规章|规定|方面|活动|形式|部门|单位|工作|内容|[0-9]{1,3}[个项种件部])"
        ),
        "“等”前面不用句号",
        "写成“等”",
        "等",
    ),
    Pattern(
        expression(
            "(?<=、)[^，。；：、《》“”（）0-9]{1,8}，(?!开展|组织|推进|做好|落实|完成|加强|进行|由|对|在|与|并|及|以|提供|通过|采取|利用)"
            "[^，。；：、《》“”（）0-9]{1,6}等(?=(?:单位|部门|领域|形式|方式|渠道|场所|人员|群体)(?:[，。；的]|[0-9]|开展|进行|参加))"
        ),
        r"“\g<0>等”里并列的几项之间有的用顿号，有的用逗号",
        "都写成“、”",
        level=Level.HINT,
    ),
    Pattern(expression("(?:……?|\\.{3,6})等|等等?……?"), "“等”和省略号不同时用", "只留一个"),
    Pattern(expression(f"、[和与](?={A_HAN})"), "“和”“与”前面不用顿号", "删去“、”", level=Level.HINT),
)


def check_et_cetera(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find a mark directly before 等."""
    yield from spots_of(document.passages, _WITH_ET_CETERA)


_ELLIPSIS = (
    Pattern(
        expression(r"(?<!\.)(?:\.{3,}+|。{3,}|·{3,}|…\.+|、{3,})(?! ?[0-9]{1,3}$)"),
        r"省略号写成“\g<0>”",
        "写成“……”",
        "……",
    ),
    Pattern(expression("(?<!…)…(?![….])"), "省略号少了一半", "写成“……”", "……"),
    Pattern(expression(f"(?<={A_HAN})--+(?={A_HAN})"), r"破折号写成“\g<0>”", "写成“——”", "——"),
)


def check_ellipsis(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find points in the place of an ellipsis, and hyphens in the place of a dash."""
    yield from spots_of(document.passages, _ELLIPSIS)


_INNER_TITLE = expression(r"〈([^〈〉《》\n]{2,60})〉")
_NESTED = {"《": "》", "“": "”"}
_INNER = {"《": "〈〉", "“": "‘’"}


def check_nested(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find titles inside titles, and quotations inside quotations, in the same marks."""
    for passage in document.passages:
        for opening, closing in _NESTED.items():
            # Behind a mark that lacks its partner everything seems to stand inside.
            if passage.text.count(opening) == passage.text.count(closing):
                yield from _nested(passage, opening, closing)
        for match in _INNER_TITLE.finditer(passage.text):
            before = passage.text[: match.start()]
            if before.rfind("《") <= before.rfind("》"):
                new = f"《{match[1]}》"
                yield spot_in(passage, *match.span(), "外面一层书名号写成了〈〉", f"写成“{new}”", new=new)


def _nested(passage: Passage, opening: str, closing: str) -> Iterator[Spot]:
    depth, inner = 0, 0
    for match in re.finditer(f"[{opening}{closing}]", passage.text):
        if match[0] == opening:
            depth += 1
            inner = match.start() if depth == 2 else inner
        elif depth:
            depth -= 1
            if depth == 1:
                why = f"{opening}{closing}里面又用了{opening}{closing}"
                yield spot_in(passage, inner, min(match.end(), inner + 30), why, f"里面一层写成{_INNER[opening]}")


# 公示，全过程记录、法制审核三项制度: the one in front of the comma is the third.
_ONE_BY_COMMA = expression(
    "[^，。；：、《》“”（）]{2,14}，(?P<rest>[^，。；：、《》“”（）和与及等]{2,20}(?:、[^，。；：、《》“”（）和与及等]{2,20}){1,3}?)"
    "(?P<count>[三四五])(?:项(?:制度|工作|措施|内容)|个(?:方面|环节|领域|层面)|类(?:案件|事项|人员|问题)|种(?:方式|形式|情形)|大(?:机制|体系|领域))"
)
_COUNTS = {"三": 3, "四": 4, "五": 5}


def check_listed_by_comma(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find lists that say how many they have, with one fewer between their 、 and a comma in front."""
    for passage in document.passages:
        for match in _ONE_BY_COMMA.finditer(passage.text):
            if match["rest"].count("、") + 2 == _COUNTS[match["count"]]:
                why = f"说的是{match['count']}项，顿号之间少一项，前面的“，”像是“、”"
                yield spot_in(passage, *match.span(), why, "并列的几项之间都写“、”", level=Level.HINT)


CHECKS: dict[str, Check] = {
    "标点-1": check_pairs,
    "标点-2": check_between,
    "标点-3": paragraph_ends.check_paragraph_end,
    "标点-4": paragraph_ends.check_heading_end,
    "标点-5": check_doubled,
    "标点-6": check_et_cetera,
    "标点-7": marks.check_half_width,
    "标点-8": marks.check_full_width,
    "标点-9": marks.check_blanks,
    "标点-10": check_ellipsis,
    "标点-11": marks.check_brackets,
    "标点-12": marks.check_quotes,
    "标点-13": check_nested,
    "标点-14": marks.check_angles,
    "标点-23": check_listed_by_comma,
    **number_forms.CHECKS,
    **lost_marks.CHECKS,
    **sister_marks.CHECKS,
}
