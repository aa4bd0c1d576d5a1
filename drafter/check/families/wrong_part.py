"""错位: deeds, plans, shortcomings and achievements that stand in each other's part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, sentences
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.timing import own_year, parts

_TO_COME = ("计划", "力争", "不少于", "拟", "将", "确保", "争取", "预计", "以上", "目标", "至少", "安排")
_COUNT = r"[0-9]+(?:余|多)?(?:件|次|场|份|名|人|项|起|个|卷|家|户|条|批)"
_DONE_WORK = re.compile(
    r"(?:19|20)\d{2}年(?:全年|共|累计)[^，。；]{0,14}?[0-9]|"
    rf"(?:全年|本年度|一年来|今年以来)[^。；]{{0,30}}?{_COUNT}|(?:已|共|累计)(?:完成|建成|办结|受理|开展|组织|举办|审结|调解)[^，。；]{{0,12}}?{_COUNT}"
)
_PRAISE = re.compile(
    r"成效(?:显著|明显|突出)|(?:显著|明显|大幅|有效|不断|进一步|全面)(?:提升|提高|改善|增强|好转)|取得(?:了)?(?:显著|明显|良好|积极)[^，。；]{0,6}(?:成效|成绩|效果|进展)"
    r"|(?:荣获|获评|被评为|授予)|走在[^，。；]{0,6}前列|圆满完成|得到(?:了)?(?:充分肯定|一致好评|广泛好评)|受到[^，。；]{0,8}(?:表彰|好评|肯定)"
)
_LIMITED = re.compile(
    r"但|虽|尽管|然而|不过|还|仍|尚|不|未|没有|缺|亟|有待|需要|需|难|差距|薄弱|如何|要求|为了|力争|将|整改|建议|个别|少数|部分|离|难以|影响|下一步|打算|计划"
)
_MAY_PLAN = ("不足", "问题", "短板", "困难", "差距", "安排", "打算", "计划", "下一", "整改", "思路")
_MOST = 3
# What is lacking, said as such; what was found, looked for or mended is a deed.
_LACKING = re.compile(
    r"(?:存在|还有)(?:着)?(?:一些|一定|不少|较大|明显)?(?:的)?(?:不足|短板|差距|薄弱环节|弱项)|有待(?:进一步)?(?:加强|提高|提升|完善|规范|增强)|亟(?:待|需)"
    r"|(?:能力|意识|水平|质量|力度|力量|机制|制度|队伍|覆盖面|作用|针对性)(?:还|仍|相对|比较|较为)*(?:不[足够强高深健全匹]|薄弱|欠缺|滞后|参差不齐|有差距)"
)
_MENDED = re.compile(
    r"针对|发现|查找|查摆|梳理|排查|反馈|整改|解决|克服|改变|补齐|补足|弥补|补短板|问题(?:清单|台账)|督促|纠正|围绕|聚焦|对于|防止|避免|如果|是否|改善|消除|通报|指出|破解"
)
# What heads do themselves, or have done in their name.
_HEADS_DO = re.compile(
    r"主持|召开|听取|研究|审议|审定|批示|签|调研|督|出庭|应诉|带头|带队|亲自|讲|学|述|宣|部署|推动|推进|协调|约谈|包案|包联|接访|参加|参与|履行|落实|牵头|担任|组织|检查|旁听"
    r"|要求|定期|列入|纳入|负责|书记|长|主要负责|主任|领导|强化|把|对|将|支持|坚持|指导|制定|压实|解决|走访|报告|统筹|谋划|过问|办理|接受"
)


def check_work_in_plan(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find work that was done, with its count, in the part on what is to come."""
    for passage in document.running():
        if any(word in passage.part for word in ("安排", "打算", "设想", "思路", "下一")):
            for sentence in sentences(passage):
                match = _DONE_WORK.search(sentence.text)
                if match and not any(word in sentence.text for word in _TO_COME):
                    start, end = (sentence.start + at for at in match.span())
                    why = "下一年度安排里写的是已经做了的事"
                    yield spot_in(passage, start, end, why, "移到主要举措和成效")


def check_praise_in_shortcomings(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find achievements in the part on shortcomings."""
    words = lexicon.words("不足部分")
    for passage in document.running():
        if not any(word in passage.part for word in words):
            continue
        for sentence in sentences(passage):
            match = _PRAISE.search(sentence.text)
            if match and not _LIMITED.search(sentence.text):
                start = sentence.start + match.start()
                why = "不足的部分里写的是成绩"
                yield spot_in(passage, start, start + len(match[0]), why, "移到主要举措和成效")


def check_plan_among_deeds(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find plans for the next year in parts that tell of what was done."""
    year = own_year(document)
    planned = re.compile(
        rf"(?:{year + 1}年|明年|下一?年度?)(?:\d{{1,2}}月)?(?:底前|上半年|下半年|第[一二三四]季度)?，?"
        r"[^，。；]{0,8}?(?:将|计划|拟|打算)(?!于|在|的|任务|内|[，。、；》])[^，。；]{0,12}"
        r"|下一步，?[^，。；]{0,8}?(?:将|拟|要)[^，。；]{0,12}"
    )
    for part in parts(document) if year else ():
        heading = part.heading.text if part.heading else ""
        if part.ahead or not heading or any(word in heading for word in _MAY_PLAN):
            continue
        for passage in part.passages:
            match = planned.search(passage.text) if passage.kind is Kind.BODY else None
            if match:
                why = "说的是以后的打算，这一部分写的是已经做了的事"
                yield spot_in(passage, *match.span(), why, "移到下一年度主要安排")


def check_shortcomings_elsewhere(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find shortcomings among deeds and plans, a few of them."""
    words = [word for name in ("不足部分", "责任人部分", "其他部分") for word in lexicon.words(name)]
    shortcomings = lexicon.words("不足部分")
    if not any(word in one.text[: one.head] for one in document.headings(1) for word in shortcomings):
        # Without a part for them, they stand where there is room.
        return
    found = []
    for part in parts(document):
        if part.heading is None or any(word in part.heading.text for word in words):
            continue
        for passage in part.passages:
            for sentence in sentences(passage) if passage.kind is Kind.BODY else ():
                match = _LACKING.search(sentence.text)
                if match and sentence.start >= passage.head and not _MENDED.search(sentence.text):
                    start = sentence.start + match.start()
                    why = "安排里写的是不足" if part.ahead else "成绩里写的是不足"
                    found.append(spot_in(passage, start, start + len(match[0]), why, "移到存在的不足和原因"))
    yield from found[:_MOST]


def check_deeds_of_others(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find counts in the part on the heads that are no work of theirs, a few of them."""
    words = lexicon.words("责任人部分")
    found = []
    for passage in document.running():
        if not any(word in passage.part for word in words):
            continue
        for sentence in sentences(passage):
            text = sentence.text
            if re.search(_COUNT, text) and sentence.start >= passage.head and not _HEADS_DO.search(text):
                end = sentence.start + len(text)
                why = "履职部分里的这一句没有说主要负责人做了什么"
                found.append(spot_in(passage, sentence.start, end, why, "移到主要举措和成效，或者写明怎样履职"))
    yield from found[:_MOST]


CHECKS: dict[str, Check] = {
    "错位-4": check_work_in_plan,
    "错位-5": check_praise_in_shortcomings,
    "错位-6": check_plan_among_deeds,
    "错位-10": check_shortcomings_elsewhere,
    "错位-11": check_deeds_of_others,
}
