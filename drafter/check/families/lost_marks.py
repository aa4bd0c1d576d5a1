"""标点: where a mark was lost inside a paragraph: between two sentences, and between the items of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind
from drafter.check.patterns import A_HAN, Pattern
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import filled_in, outside_titles

_READ = (Kind.BODY, Kind.HEADING, Kind.OTHER)
_WHY, _FIX = "这里像是两句话，中间没有标点", "话说完了的加“。”，没有完的加“，”"
_AREA = "[县区市镇乡局院]|街道"
# What begins a sentence and is neither counted nor done by what stands in front.
_OPENING = (
    "(?:与此同时|同时，|此外，|另外，|其中(?!之)|下一步|据统计|截至目前|为此，|因此，|一是(?!一)|(?<!另)一方面(?!的)"
    rf"|我(?:{_AREA})(?!域)|各(?:部门|单位|乡镇|镇街|街道|县区|执法)|(?<!%)全(?:县|区|市|镇|乡)(?:各|共|上下|累计|建|组织|开展))"
)
_BEGUN = (
    "(?:(?:全面|深入|大力|积极|扎实|持续|纵深|有序|稳步|统筹)(?:推行|推进|推动|开展|加强|实施)|组织开展|主动公开"
    "|建立|健全|制定|出台|加强(?!型)|强化(?!型)|深化|严格(?:落实|执行|规范)|创新(?:开展|推行|建立))"
)
_VERBS = (
    "开展|组织|召开|举办|征求|下发|发放|评查|培训|受理|审结|办理|办结|审核|审查|公开|公示|调解|查处|提出|列席|学法|评估"
    "|排查|走访|研究|化解|整改|取消|清理|制发|涉及|出具|完成|检查|监督|参与"
)
_MORE_VERBS = (
    "接受|解答|接待|播放|张贴|悬挂|推送|慰问|审议|解决|出具|修改|废止|录入|撰写|参加|惠及|罚没|立案|移送|发现|修订|新建"
    "|覆盖|印发|制定|依申请公开"
)
_ACTORS = (
    "(?:[县区市镇乡局]长(?!办公会|信箱|热线|质量奖)|书记|分管|主要负责|[县区市](?:政府|委)(?!常|党|法制|令|规)"
    "|法律顾问|公职律师)"
)
_TOPICS = (
    "(?:行政(?:诉讼|复议|执法|机关)|执法(?:人员|队伍)|群众(?:满意|法治)|法治(?:意识|观念|政府)|案件(?:质量|办理)|政务服务"
    "|公共法律|矛盾纠纷|领导干部|重大(?:行政)?决策|规范性文件)[^，。；：、]{4}"
)
_ACTING = (
    "(?:^|(?<=[，。；：]))(?:加强|健全|完善|推进|深化|强化|规范|抓好|(?:深入|扎实|持续|全面)(?:开展|推进|推行)"
    "|严格执行|严格落实)"
)
# What begins the next sentence behind a count of meetings or behind a sum, and neither is counted nor paid.
_GOING_ON = (
    "(?:组织(?!生活|部|者|开展的|的|机构|法|化)|开展(?!的|情况)|建立|健全|完善|制定(?!的)|印发(?!的)|召开|举办|推行|推动|推进"
    "|落实|加强(?!型)|强化(?!型)|深化|严格|聘请|编印|评查|公开(?!的)|公示|受理(?!的)|审结|查处(?!的)|调解(?!的)|排查|化解(?!的)"
    "|指导|督促|坚持|着力|积极|认真|主动|定期|及时|全面|深入|持续|扎实|做到|做好|抓好|实现|形成|严肃|依法|规范(?!性))"
)
_HELD = "学习|学法|研究|召开|举办|组织|开展|宣讲|宣传|讲座|检查|督察|督查|调研|演练|听取|主持|旁听|述法|例会|会商"
_NO_OBJECT = "，。；：、《》“”（）0-9对以用过在把将分"
_GAINED = (
    "罚款|罚没|没收|挽回|追回|追缴|退还|清退|赔偿|执行到位|涉案|标的|金额|损失|减免|清欠|兑付|欠薪|工资|收缴|违法所得"
)
_DISPOSED = "废止|修改|修订|保留|新增|取消|下放|承接|失效|有效|重新公布"
_COUNT = r"[0-9](?:万|余|多)?(?:{})"
# The object stands in front of its number (召开会议6次); behind a number that a verb leads it may stand as well.
_COUNTED = rf"(?:{_VERBS})[^，。；：、《》“”（）0-9]{{1,14}}(?<!先后)(?<!分别)(?<!累计)[0-9.]*"
_LED = "(?<![0-9.])(?<!召开)(?<!收到)(?<!开展)(?<!组织)(?<!印发)(?<!举办)"
_SHAPES = (
    Pattern(
        expression(rf"{_COUNTED}{_COUNT.format('件|份|条|项|起|宗|篇|次|场|期|人次|场次|件次')}(?={_BEGUN})"),
        _WHY,
        _FIX,
    ),
    Pattern(
        expression(
            rf"{_COUNTED}{_COUNT.format('件|份|条|项|起|宗|篇|次|场|期')}"
            rf"(?!(?<=次)研究)(?=(?:{_VERBS}|{_MORE_VERBS})[^，。；：、《》“”（）0-9]{{0,14}}[0-9])"
        ),
        _WHY,
        _FIX,
    ),
    Pattern(expression(rf"{_COUNTED}{_COUNT.format('次|件|份|条|项|场|期')}(?={_ACTORS})"), _WHY, _FIX),
    Pattern(
        expression(
            rf"(?:率(?:均|已)?(?:为|达|达到|保持)?[0-9.]+%|(?:款|金额|资金|经费|损失|投资)[0-9.]+(?:余|多)?万?元)(?={_TOPICS})"
        ),
        _WHY,
        _FIX,
    ),
    Pattern(
        expression(
            rf"{_LED}[0-9.]+(?:万|余|多)?(?:件|份|条|项|起|宗|篇|次|场|期|人次|人|名|户|家|个|万元|%)(?={_OPENING})"
        ),
        _WHY,
        _FIX,
    ),
    Pattern(
        expression(
            rf"{_ACTING}[^，。；：、《》“”（）的]{{4,20}}(?=全年{A_HAN}|全[县区市](?:开展|共|组织|累计|建成|新增))"
        ),
        _WHY,
        _FIX,
    ),
    Pattern(
        expression(
            rf"{_ACTING}[^，。；：、《》“”（）的]{{2,14}}(?:机制|制度|体系|平台|网络)"
            r"(?=(?:召开|举办|印发|建成|配备|聘请|开展)[^，。；：、《》“”（）0-9]{1,14}[0-9])"
        ),
        _WHY,
        _FIX,
    ),
    Pattern(
        expression(
            "(?:(?<=一是)[^，。；：、《》“”（）是]{3,30}(?=二是)|(?<=二是)[^，。；：、《》“”（）是]{3,30}(?=三是)"
            "|(?<=三是)[^，。；：、《》“”（）是]{3,30}(?=四是))"
        ),
        _WHY,
        _FIX,
    ),
    # Often written in one breath.
    Pattern(
        expression(
            rf"{_COUNTED}{_COUNT.format('家|户|处|个')}(?=(?:{_VERBS}|{_MORE_VERBS})[^，。；：、《》“”（）0-9]{{0,14}}[0-9])"
        ),
        _WHY,
        _FIX,
        level=Level.HINT,
    ),
    Pattern(expression(rf"(?:{_DISPOSED})[0-9]+(?:件|项)(?=(?:{_DISPOSED})[0-9])"), _WHY, _FIX),
    Pattern(
        expression(r"学法[0-9]+次(?=[省市县区镇](?:政府|委))"),
        _WHY,
        _FIX,
    ),
    Pattern(
        expression(
            rf"(?:率|缩减|压缩|下降|减少|增长|上升|提高|提升)(?:为|达|达到|了|近|约|超)?[0-9.]+%(?={_BEGUN}|{_OPENING})"
        ),
        _WHY,
        _FIX,
    ),
    # 现将有关情况报告如下 begins a sentence, or stands behind who reports.
    Pattern(
        expression(
            rf"(?<=[^，。；：]{{8}})(?<={A_HAN})(?<![出实表发体呈展局委厅办镇乡府院处])现[将就](?=[^。；]{{0,30}}(?:报告|汇报|总结|通报)如下)"
        ),
        _WHY,
        _FIX,
    ),
    Pattern(
        expression(
            rf"(?:到位|(?:良好|浓厚)(?:法治)?氛围|良好局面|(?:明显|显著|良好)成效|明显好转)"
            rf"(?={_BEGUN}|{_OPENING}|(?:组织|开展|印发|推行)(?!的|情况))"
        ),
        _WHY,
        _FIX,
    ),
    Pattern(
        expression(
            "(?:机制|制度|责任|任务|能力|水平|作用|基础|氛围|体系|质量|效率|流程|意识|办法|方案|清单|档案|台账)"
            f"(?=我(?:{_AREA})[^，。；：、《》“”]{{4}})"
        ),
        _WHY,
        _FIX,
    ),
    Pattern(
        expression(
            r"(?:^|(?<=[，。；：]))(?!在|于|与|对|从)[^，。；：、《》“”（）在于与]{4,24}(?<![的与此])(?=同时，)"
        ),
        _WHY,
        _FIX,
    ),
    Pattern(
        expression(
            rf"(?<={A_HAN})(?<![除因在从与由是到和的向对及或另])"
            r"(?:此外，|与此同时，|但是，|然而，|据统计，|截至目前，|总的来看，|一方面(?=[加抓强推开建组完严健提落规深]))"
        ),
        _WHY,
        _FIX,
    ),
    Pattern(
        expression(
            rf"(?:{_HELD})[^{_NO_OBJECT}]{{2,14}}(?<!先后)(?<!分别)(?<!累计)(?<!连续)[0-9]+(?:余|多)?(?:次|期|场)(?={_GOING_ON})"
        ),
        _WHY,
        _FIX,
    ),
    Pattern(
        expression(
            rf"、[^{_NO_OBJECT}]{{2,12}}(?<!先后)(?<!分别)(?<!累计)(?<!连续)(?<!全年)(?<!共)[0-9]+(?:余|多)?(?:次|期|场)(?={_GOING_ON})"
        ),
        _WHY,
        _FIX,
    ),
    Pattern(
        expression(rf"(?:{_GAINED})[^{_NO_OBJECT}]{{0,10}}[0-9.]+(?:余|多)?[万亿]*元(?={_GOING_ON})"),
        _WHY,
        _FIX,
    ),
    Pattern(
        expression(
            rf"(?:{_VERBS})[^{_NO_OBJECT}]{{2,14}}[0-9]+(?:余|多)?(?:件|起|次|份|条|项|场|人次)"
            r"(?=(?!案|的|中|申请|事项|文件|投诉|建议|提案|合同|问题|隐患|工单|信访|纠纷|人)"
            rf"{A_HAN}{{2,8}}率(?:为|达到?|均为)?[0-9.]+%)"
        ),
        _WHY,
        _FIX,
    ),
    Pattern(expression(rf"学法[0-9]+次(?={A_HAN}{{2,8}}学法[0-9]+次)"), _WHY, _FIX),
    Pattern(
        expression(
            "(?:^|(?<=[，。；：]))(?:坚持|加强|强化|落实|压实|健全|完善)[^，。；：、《》“”（）把将]{3,14}"
            "(?=(?:把|将)[^，。；、]{2,14}(?:纳入|列入|作为|融入|摆在|贯穿))"
        ),
        _WHY,
        _FIX,
    ),
    Pattern(
        expression("任(?:组长|副组长|主任|总召集人|召集人)(?=[^，。；、]{2,10}(?:为|任)(?:成员|副组长|组员))"),
        _WHY,
        _FIX,
    ),
    Pattern(
        expression(
            "为(?:指导|引领|统领|主线|抓手|目标|契机|重点|导向|依托|牵引|突破口|切入点)"
            "(?=全面|深入|认真|坚持|贯彻|紧紧|扎实|大力|持续|积极|不断|着力|紧扣|聚焦|统筹)"
        ),
        _WHY,
        _FIX,
    ),
    Pattern(
        expression(
            r"(?:明确|健全|完善|建立|规范|提升|提高|增强|强化|压实|落实)了[^，。；：、《》“”（）的了]{2,14}"
            r"(?:制定|建立|完善|健全|印发|出台|召开|开展|形成|推动|加强|强化|组织)了"
        ),
        _WHY,
        _FIX,
    ),
)


def check_lost_stops(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find two sentences in a paragraph with no mark between them."""
    for passage in document.passages:
        text = outside_titles(filled_in(passage)) if passage.kind in _READ else ""
        told: set[int] = set()
        for shape in _SHAPES:
            for match in shape.regex.finditer(text):
                if not told.intersection(range(match.start(), match.end() + 1)):
                    told.update(range(match.start(), match.end() + 1))
                    start = max(match.start(), match.end() - _SHOWN)
                    yield spot_in(
                        passage, start, min(len(text), match.end() + _SHOWN), shape.why, shape.fix, level=shape.level
                    )


_SHOWN = 6
_LIST_WHY, _LIST_FIX = "并列的几项之间少了顿号", "在“{}”和“{}”之间补上“、”"
_BODY = rf"(?!城|域|场|政|级){A_HAN}{{2,8}}?(?:局|委|办)"
_SAME_RANK = expression(
    rf"(?P<one>(?P<rank>[县市区])(?!城|域|场|政|级|直){A_HAN}{{2,8}}?(?:局|办|委))(?P<other>(?P=rank){_BODY})(?<!分局)(?=[、等和及联])"
)
_TOWNS = expression(
    rf"(?P<one>{A_HAN}{{2}}(?:[镇乡]|街道))(?P<other>(?![村区街域政级长党办]){A_HAN}{{2,3}}(?:镇|乡|街道))(?=、{A_HAN}{{2,3}}(?:镇|乡|街道|等))"
)
_INTO = "机关|乡村|农村|社区|学校|校园|企业|单位|网络|军营|家庭|景区|市场|工地|宗教场所|寺庙"
_ENTERING = expression(
    rf"(?P<one>进(?:{_INTO}))(?P<other>进(?:{_INTO}))(?=、进)|(?<=、)(?P<last>进(?:{_INTO}))(?P<end>进(?:{_INTO}))"
)
_KINDS = "制度|清单|调解|决策|机制|论证"
_SAME_KIND = expression(
    rf"(?P<one>(?:(?!{_KINDS})[^，。；：、《》“”（）和与及的是对]){{2,14}}(?P<kind>{_KINDS}))"
    rf"(?P<other>(?:(?!{_KINDS})[^，。；：、《》“”（）和与及的是对]){{2,14}}(?P=kind))(?=、[^，。；：、《》“”（）]{{2,14}}(?P=kind))"
)


# AAA级173家AA级562家、A级887家: others of the list are parted.
_COUNTS = "件|起|份|家|个|名|人|户|项|条|处|台|场|次|期|卷|部|篇|辆|宗|所|座|吨|人次|万元|亩"
_NAMED = r"(?![的中均占共以为达及和与或])[^，。；：、《》“”（）()0-9是有了]{1,10}?"
_TWO_COUNTS = expression(
    rf"(?:^|(?<=[，。；：、（]))(?P<one>(?:其中)?{_NAMED}[0-9.]+(?:余|多)?(?P<unit>{_COUNTS}))"
    rf"(?P<other>{_NAMED}[0-9.]+(?:余|多)?(?P=unit))(?=[、，。；）和])"
)
_COUNTED_BESIDE = "[^，。；：、0-9]{1,16}[0-9.]+(?:余|多)?"
_NO_NAME = expression(
    "^(?:涉及|惠及|覆盖|其余|提出|完成|整改|办结|审结|发放|解决|化解|参与|参加|共计|合计|发现|采纳|查处|处罚)"
)


def _lost_between_counts(text: str) -> Iterator[re.Match[str]]:
    """Yield two counts of one unit side by side, with another one behind 、 on one side of them."""
    for match in _TWO_COUNTS.finditer(text):
        start, end = match.span()
        beside = rf"{_COUNTED_BESIDE}(?:{_COUNTS})"
        before = text.endswith("、", 0, start) and re.search(f"{beside}、$", text[max(0, start - _NEAR) : start])
        behind = text.startswith("、", end) and re.match(f"、{beside}", text[end : end + _NEAR])
        if (before or behind) and not _NO_NAME.match(match["other"]):
            yield match


_NEAR = 24


def check_lost_commas(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find two items of a list with no 、 between them."""
    shapes = (_SAME_RANK, _TOWNS, _ENTERING, _SAME_KIND)
    for passage in document.passages:
        text = outside_titles(filled_in(passage)) if "、" in passage.text else ""
        found = [match for shape in shapes for match in shape.finditer(text)] if text else []
        found += _lost_between_counts(text)
        for match in found:
            groups = match.groupdict()
            one, other = groups["one"] or groups["last"], groups["other"] or groups["end"]
            fix = _LIST_FIX.format(one[-_SHOWN:], other)
            yield spot_in(passage, *match.span(), _LIST_WHY, fix)
        for words, pattern, both in _groups(lexicon) if text else ():
            for match in pattern.finditer(text):
                if _neighbours(text, match, words) > both:
                    fix = _LIST_FIX.format(match["one"], match["other"])
                    yield spot_in(passage, *match.span(), _LIST_WHY, fix, level=Level.DOUBT)


def _neighbours(text: str, match: re.Match[str], words: tuple[str, ...]) -> int:
    """Return on how many sides of two items another one of the kind stands, with 、 between."""
    start, end = match.span()
    behind = text.startswith("、", end) and text.startswith(words, end + 1)
    return behind + (text.endswith("、", 0, start) and text.endswith(words, 0, start - 1))


@lru_cache(maxsize=4)
def _groups(lexicon: Lexicon) -> tuple[tuple[tuple[str, ...], re.Pattern[str], bool], ...]:
    """Return the words of each group, what finds two of them side by side, and whether others must stand around."""
    found = []
    for name in ("并列的词", "并列的短词"):
        for entry in lexicon.entries(name, 0):
            words = (entry.word, *entry.behind)
            either = "|".join(sorted(words, key=len, reverse=True))
            pattern = re.compile(rf"(?P<one>{either})(?P<other>{either})(?!{A_HAN}(?:、|$))")
            found.append((words, pattern, name == "并列的短词"))
    return tuple(found)


CHECKS: dict[str, Check] = {"标点-21": check_lost_stops, "标点-22": check_lost_commas}
