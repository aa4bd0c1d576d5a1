"""错位: deeds, plans, causes and shortcomings that stand in each other's part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage, Sentence, sentences
from drafter.check.patterns import A_HAN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.statements import Statement, Told, statements, told_by
from drafter.check.timing import own_year, parts

_COUNT = r"[0-9]+(?:余|多)?(?:件|次|场|份|名|人|项|起|个|卷|家|户|条|批|部|期|台|处|所|套|篇)"
_RATE = r"率(?:为|达到?)?[0-9][0-9.]*%"
_TO_COME = expression(
    "计划|力争|不少于|拟|将|确保|争取|预计|以上|目标|至少|安排|以内|继续|进一步|逐步|推动|推进|加强|基础上|对照|发现的|作出的|受理的|(?<!已)(?<!已全部)整改|做好|总结|迎接|抓好|围绕|根据|按照|针对|力求|努力|(?<![主重需纪])要"
)
_DONE_WORK = expression(
    r"(?:19|20)\d{2}年(?:全年|共|累计)[^，。；]{0,14}?[0-9]|"
    rf"(?:全年|本年度|一年来|今年以来)[^。；]{{0,30}}?{_COUNT}|(?:已|共|累计)(?:完成|建成|办结|受理|开展|组织|举办|审结|调解)[^，。；]{{0,12}}?{_COUNT}"
)
# What nobody plans a number of, or a rate that came out.
_ONLY_DONE = expression(
    rf"(?:查处|审结|立案|受理|罚款|没收|纠错|收到|挽回|追回|移送|荣获|作出[^，。；]{{0,6}}处罚)[^，。；]{{0,12}}?(?:{_COUNT}|[0-9.]+万元)"
    r"|(?:完成|开展|举办|组织|建成|印发|新增|检查|整改)了[^，。；]{0,4}[0-9]|由[0-9.]+%(?:下降|降低|提高|上升|提升|增加|增长|减少)[到至]"
    rf"|(?:化解|调解|办结|办理|整改)[^，。；]{{0,12}}?{_COUNT}，[^，。；]{{0,8}}{_RATE}"
)
# Praise that nobody plans.
_HONOUR = expression(
    "(?:受到|深受)[^，。；]{0,12}(?:表彰|好评|肯定|表扬|嘉奖|赞誉|欢迎)|荣获|获评|被[^，。；]{0,16}(?:表扬|表彰|授予|评为)"
)
_MOST = 3
# What is lacking, said as such; what was found, looked for or mended is a deed.
_LACKING = expression(
    r"(?:存在|还有)(?:着)?(?:一些|一定|不少|较大|明显)?(?:的)?(?:不足|短板|差距|薄弱环节|弱项)|有待(?:进一步)?(?:加强|提高|提升|完善|规范|增强)|亟(?:待|需)"
    rf"|{A_HAN}{{2}}(?:还|仍|也|都|相对|比较|较为|普遍|有些|较)*(?:不(?:够)?(?:[足强高深严实熟]|健全|完善|匹配|适应|规范|到位|彻底|深入|平衡|充分|及时|扎实|经常|全面)"
    r"|重视不够|滞后|薄弱|欠缺|参差不齐|有差距|粗糙|老化|偏[大少低弱]|紧张|单一|缺乏|缺少|短缺|匮乏)(?!的(?!情况|问题|现象))|不够(?:高|重视|到位)?(?=。|；|，)"
)
_MENDED = expression(
    r"针对(?!性)|发现|查找|查摆|梳理|排查|反馈|整改|解决|克服|改变|补齐|补足|弥补|补短板|问题(?:清单|台账)|督促|纠正|围绕|聚焦|对于|防止|避免|如果|是否|改善|消除|通报|指出|破解"
    r"|建议|请求|恳请|希望|整治|查处|处罚|投诉|举报|案件|责令|约谈|提醒|问责|(?<!原)因(?!此|而)|在[^，。；]{0,12}情况下|缓解|着力|应对|化解|对[^，。；]{2,20}的[^，。；]{0,8}，"
)
# Said so plainly that cases, complaints or causes beside it change nothing.
_PLAINLY_LACKING = expression(
    r"问题(?:仍|仍然|依然|还|依旧|比较|较为|尤为|十分)+(?:突出|严重|普遍|没有(?:得到)?(?:根本)?解决|较多)|亟(?:待|需)(?:加强|提高|提升|完善|规范|增强|解决|改进)"
    r"|有待(?:进一步)?(?:加强|提高|提升|完善|规范|增强|改进)|(?:还|仍|尚)(?:有|存在)(?:较大|一定|不小|明显)的?(?:差距|不足)|(?:短板|弱项)(?:仍|依然|还|比较)?(?:明显|突出)"
)
_TO_MEND = expression("针对(?!性)|查找|查摆|梳理|反馈|整改|着力|破解|聚焦|围绕|改变|补齐|指出|建议|请求|通报|发现")
_CAUSE = expression(
    r"(?:主要|其)?原因(?:主要)?(?:是|在于|为|有|：)[^。；]{0,24}|(?:因|受)[^，。；]{2,16}(?:所限|限制|制约|影响)，[^。；]{0,12}|究其原因[^。；]{0,24}|根源(?:是|在于)[^。；]{0,24}|(?:主要)?是因为[^。；]{0,24}"
    r"|由于[^。；]{0,20}(?:不|缺|偏|少|没有|紧张|薄弱|慢|难|滞后)[^。；]{0,12}"
)
_LOOKED_FOR = expression(
    r"将|拟|计划|争取|力争|增加|分析|查找|针对(?!性)|剖析|找准|查明|说明|查清|找出|改变|解决|克服|补齐"
)
# A clause that begins so tells of what is to come; what it names of next year may be over already.
_NEXT = "下一步|今后|下步|接下来|下一阶段|明年|来年|下一年度?|未来"
_OVER = expression(
    r"已|施行|实施|结转|审结|办结|述职|述法|召开|要点|要求|明确|规定|提出|部署|研究|审议|编制|制定了|印发|列入|纳入|延至|延期|推迟|规划|开庭|预算|报告|考核|启动了|通过了|生效|截至"
)
_MAY_PLAN = ("不足", "问题", "短板", "困难", "差距", "安排", "打算", "计划", "下一", "整改", "思路")
_AHEAD, _CLOSING = 24, 3
# What heads do themselves, or have done in their name.
_HEADS_DO = expression(
    r"主持|召开|听取|研究|审议|审定|批示|阅批|圈阅|领办|签|调研|督|出庭|应诉|带头|带队|亲自|讲|学|述|宣|暗访|部署|推动|推进|协调|约谈|包案|包联|接访|参加|参与|履行|落实|牵头|担任|组织|检查|旁听"
    r"|要求|定期|列入|纳入|负责|书记|长|主要负责|主任|领导|强化|把|对|将|支持|坚持|指导|制定|压实|解决|走访|报告|统筹|谋划|过问|办理|接受"
)

# What came of a matter by itself: no head is said to have done anything about it.
_CAME_OUT = expression(
    r"(?:率|量|度|数|值|额|面|收入|水平|面积|里程|规模|时间|时限|质量|成效|效果|环境|秩序)(?:稳步|明显|大幅|持续|显著|不断|逐年|进一步|有所|实现了?|较快|稳中有)*(?:上升|提高|提升|增长|增加|改善|好转|扩大|下降|降低|升|降|达到?|突破|超过|为|居|位居|增至|升至|降至|保持|稳定|维持|缩短|压缩|再创新高|创历史新高|[0-9])"
    r"|(?:完成|竣工|完工|投用|铺设|建成|改造|新增|发放|播放|阅读)[^，。；]{0,6}[0-9]"
)
_HEADS_ACT = expression(
    r"书记|(?:[省市县区镇乡局厅州旗院]|主任|检察|秘书|署|所|队)长|主要负责|主任|领导|班子|本人|主持|召开|召集|听取|研究|审议|审定|批示|阅批|圈阅|签发|签批|审签|签署|调研|督办|督促|督导|督察|督查|出庭|应诉|带头|带队|亲自|讲|学法|学习|述|宣誓|部署|推动|推进|协调|约谈"
    r"|包案|包联|领办|接访|下访|参加|参与|履行|落实|牵头|担任|组织|检查|旁听|到[^，。；]{2,14}(?:暗访|走访|看望|检查)|暗访|要求|定期|列入|纳入|负责|强化|加强|把|对|将|支持|坚持|指导|制定|压实|解决|走访|报告|统筹|谋划|过问|办理|接受|严格|抓|带动|促进|安排|审核|审阅|会见|点评|考核|述法|指示|明确|提出|指挥|确保|使|全年共|先后|每|深入|以|在|通过|按|针对|围绕|会议|其中"
)


def check_work_in_plan(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find work that was done in the part on what is to come: with its count, or told of as the past year's."""
    year = own_year(document)
    past = re.compile(
        rf"(?:{year}年(?!度|底|[^，。；]{{0,12}}基础上)|去年|上年|今年以来|一年来)，?[^，。；]{{2,24}}?(?:{_COUNT}|[0-9]+万)"
    )
    for passage, sentence in _told(document, lexicon, Told.PLANS):
        if _TO_COME.search(sentence.text) or f"{year + 1}年" in sentence.text:
            continue
        match = _DONE_WORK.search(sentence.text) or _ONLY_DONE.search(sentence.text)
        match = match or (past.search(sentence.text) if year else None) or _HONOUR.search(sentence.text)
        if match:
            start, end = (sentence.start + at for at in match.span())
            yield spot_in(passage, start, end, "下一年度安排里写的是已经做了的事", "移到主要举措和成效")


def check_cause_in_plan(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find causes of what is lacking in the part on what is to come."""
    for passage, sentence in _told(document, lexicon, Told.PLANS):
        match = _CAUSE.search(sentence.text)
        if match and not _LOOKED_FOR.search(sentence.text):
            start, end = (sentence.start + at for at in match.span())
            yield spot_in(passage, start, end, "安排里写的是原因", "移到存在的不足和原因")


def check_plan_among_deeds(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find plans for the next year in parts that tell of what was done."""
    year = own_year(document)
    ahead = rf"(?:{_NEXT}|{year + 1}年(?![0-9度初元春]))"
    planned = re.compile(
        rf"^(?:到|至)?(?:{ahead})(?:[0-9]{{1,2}}月)?(?:底|末|上半年|下半年|第[一二三四]季度)?.{{2,24}}"
        rf"|^{year + 1}年[0-9]{{1,2}}月(?:底|末)?(?:以前|之前|前).{{2,24}}"
        rf"|^(?:我[省市县区镇乡局])?(?:力争|争取|计划|预计|拟|将)(?:于|在|到)?{year + 1}年.{{2,24}}"
        rf"|^{year + 1}年.{{0,8}}?(?:将|计划|拟|打算)(?!于|的|任务|内|[，、；》]|[0-9]).{{1,24}}"
    )
    # Without a part on them, plans stand at the end, as townships write them.
    closing = [] if any(part.ahead for part in parts(document)) else [*document.running()][-_CLOSING:]
    # 下一步，… : what follows the comma is the plan.
    leads = re.compile(rf"{_NEXT}|{year + 1}年")
    for one in statements(document, lexicon) if year else ():
        if one.told in (Told.PLANS, Told.LACKS) or one.passage in closing or not _may_not_plan(one):
            continue
        rest = re.split("[。；]", one.passage.text[one.end : one.end + _AHEAD])[0]
        alone = leads.fullmatch(one.words) is not None
        if (alone or planned.search(one.words)) and not _OVER.search(one.text + rest):
            end = one.end + (len(rest) if alone else 0)
            why = "说的是以后的打算，这一部分写的是已经做了的事"
            yield spot_in(one.passage, one.end - len(one.words), end, why, "移到下一年度主要安排")


def _may_not_plan(one: Statement) -> bool:
    """Whether a clause stands in running text under a heading that has no word of plans or of what is lacking."""
    passage = one.passage
    running = passage.kind is Kind.BODY and one.start >= passage.head and bool(passage.part)
    return running and not any(word in passage.part for word in _MAY_PLAN)


def check_shortcomings_elsewhere(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find shortcomings among deeds and plans, with the heads and among other matters, a few of them."""
    shortcomings = lexicon.words("不足部分")
    if not any(word in one.text[: one.head] for one in document.headings(1) for word in shortcomings):
        # Without a part for them, they stand where there is room.
        return
    where = {Told.PLANS: "安排", Told.HEADS: "履职情况", Told.OTHERS: "其他情况"}
    found = []
    for told in (Told.DEEDS, Told.HEADS, Told.PLANS, Told.OTHERS):
        for passage, sentence in _told(document, lexicon, told):
            match = None if _MENDED.search(sentence.text) else _LACKING.search(sentence.text)
            if match is None and not _TO_MEND.search(sentence.text):
                match = _PLAINLY_LACKING.search(sentence.text)
            if match:
                start = sentence.start + match.start()
                why = f"{where.get(told, '成绩')}里写的是不足"
                found.append(spot_in(passage, start, start + len(match[0]), why, "移到存在的不足和原因"))
    yield from found[:_MOST]


def _told(
    document: Document, lexicon: Lexicon, told: Told, *, headings: bool = False
) -> Iterator[tuple[Passage, Sentence]]:
    """Yield the sentences of running text of the parts that tell of one thing; run-in headings only where asked for."""
    for part in parts(document):
        if part.heading is None or told_by(part, lexicon) is not told:
            continue
        for passage in part.whole:
            for sentence in sentences(passage) if passage.kind is Kind.BODY else ():
                if headings or sentence.start >= passage.head:
                    yield passage, sentence


def check_deeds_of_others(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find counts and outcomes in the part on the heads that are no work of theirs, a few of them."""
    words = lexicon.words("责任人部分")
    found = []
    for passage in document.running():
        if not any(word in passage.part for word in words):
            continue
        for sentence in sentences(passage):
            told = _told_of_others(sentence.text) if sentence.start >= passage.head else ""
            if told:
                why = "履职部分里的这一句没有说主要负责人做了什么"
                fix = "移到主要举措和成效，或者写明怎样履职"
                found.append(spot_in(passage, sentence.start, sentence.start + len(told), why, fix))
    yield from found[:_MOST]


def _told_of_others(text: str) -> str:
    """Return a sentence, or what it begins with, that says nothing of the heads; nothing where it does."""
    if re.search(_COUNT, text) and not _HEADS_DO.search(text):
        return text
    first = re.split("[，；。]", text)[0]
    return first if _CAME_OUT.search(first) and not _HEADS_ACT.search(first) else ""


CHECKS: dict[str, Check] = {
    "错位-4": check_work_in_plan,
    "错位-6": check_plan_among_deeds,
    "错位-10": check_shortcomings_elsewhere,
    "错位-11": check_deeds_of_others,
    "错位-12": check_cause_in_plan,
}
