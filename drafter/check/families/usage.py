"""用字: words that do not go together, and what is said twice in other words."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.patterns import A_HAN, Pattern, spots_of
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spelling.likeness import alike
from drafter.check.spelling.words import words_of

_SAID_TWICE = (
    Pattern(
        expression(r"原因(?:主要)?(?:就)?是(?:因为|由于)"),
        "“原因”和“因为”“由于”说了两遍",
        "写成“原因是”，或者只写“因为”",
    ),
    Pattern(
        expression("不足(?:强|高|严|实|深|够|完善|规范|健全|到位)|不够(?:不|足)|较为较|更加更|十分很|非常很"),
        r"“\g<0>”里两种说法混在一起",
        "只留一种",
    ),
    Pattern(
        expression(f"(?:防止|避免|杜绝)(?:了)?{A_HAN}{{0,10}}不再(?:发生|出现|产生)"),
        "“防止”后面不再用“不”",
        "删去“不再”",
    ),
    Pattern(expression(r"截[至止][^，。；\n]{1,14}(?:为止|止)(?=[，。；])"), "“截至”和“为止”说了两遍", "写成“截至……”"),
    Pattern(
        expression(r"(?:超过|逾|突破|高于)[0-9][0-9.]{0,9}[万亿]?[^，。；、\n]{0,3}以上"),
        "“超过”和“以上”说了两遍",
        "只留一个",
    ),
    Pattern(
        expression(r"(?:最多|不超过|至多)[0-9][0-9.]{0,9}[^，。；、\n]{0,4}(?:以上|之多)"), "前后相反", "核对后只留一个"
    ),
    Pattern(
        expression(r"(?:共计|总计|合计|累计)[^，。；、\n0-9]{0,4}(?:共计|总计|合计|共)(?=[0-9])"),
        "“共”说了两遍",
        "只留一个",
    ),
    Pattern(
        expression("涉及到|波及到|来自于|位于在|付诸于|诉诸于|见诸于|截至到|截止到|大约左右|目前现在|目前当前"),
        r"“\g<0>”里一个意思说了两遍",
        "只留一个",
        level=Level.HINT,
    ),
    Pattern(
        expression(
            rf"(?<![\u4e00-\u9fff])(?P<who>{A_HAN}{{1,8}}(?:镇|乡|街道|区|县|市|局|委|厅|办|处))(?:在[^，。；：]{{3,30}}下，){{1,3}}(?P=who)(?=坚持|始终|认真|深入|全面|紧紧|积极|严格|扎实|以|按)"
        ),
        r"一句里主语“\g<who>”说了两遍",
        r"删去后一个“\g<who>”",
    ),
    Pattern(
        expression("必须要|仍然还|正在进行着|互相之间|凯旋归来|亲眼目睹|首次(?:第一次|率先)|大力狠抓|全部都"),
        r"“\g<0>”里一个意思说了两遍",
        "只留一个",
        level=Level.HINT,
    ),
)


def check_said_twice(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what is said twice in other words: 原因是因为, 防止不再发生."""
    yield from spots_of(document.passages, _SAID_TWICE)


_PERSONS = "人员|律师|干部|党员|法律顾问|公职律师|调解员|网格员|执法人员|工作人员|学员|学生|教师|代表|委员|志愿者|群众"
_CASES = "案件|纠纷|申请|投诉|举报|信访件|提案|文件|合同|协议|建议书|意见书|决定书|案卷|规范性文件"
# What is counted stands at the end of its phrase: 68名乡镇干部, 12名案件承办人, 3件人员安置案.
_PERSON_AT_END = (
    f"[人员]|{_PERSONS}|专家|教授|民警|法官|检察官|骨干|一把手|书记|主任|长|师|嘉宾|家属|者|农民|村民|居|队伍"
)
_CASE_AT_END = (
    f"{_CASES}|案|件|会|班|座谈|培训|考试|名单|建议|证|活动|档案|意见|信访|诉求|事|检查|演练|信息|报告|材料|表"
)
_NO_PERSON_BEHIND, _NO_CASE_BEHIND = (
    f"(?!(?:{A_HAN}|[（）、“”]){{0,16}}(?:{words}))" for words in (_PERSON_AT_END, _CASE_AT_END)
)
_COUNT_OF = r"[0-9]{1,9}(?:万|亿)?[余多]?"
_MISCOUNTED = (
    Pattern(
        expression(f"{_COUNT_OF}(?:件|起|宗|份|次|项|条|场)(?:{_PERSONS}){_NO_CASE_BEHIND}"),
        r"“\g<0>”里量词和名词不配",
        "人用“名”“人”",
    ),
    Pattern(
        expression(f"{_COUNT_OF}(?:名|位|人)(?!申请{A_HAN}|投诉{A_HAN}|举报{A_HAN})(?:{_CASES}){_NO_PERSON_BEHIND}"),
        r"“\g<0>”里量词和名词不配",
        "写成“件”“起”“份”一类",
    ),
    Pattern(
        expression(
            f"{_COUNT_OF}(?:名|位|件|起|宗)(?:会议|培训班|讲座|座谈会|听证会|宣传活动|普法活动|演练){_NO_PERSON_BEHIND}"
        ),
        r"“\g<0>”里量词和名词不配",
        "写成“次”“场”“期”一类",
    ),
    Pattern(
        expression(
            f"{_COUNT_OF}(?:名|位)(?:部门|单位|乡镇|街道|村|社区|企业|公司|学校){_NO_PERSON_BEHIND}"
            f"|{_COUNT_OF}(?:次|起|场)(?:部门|单位|乡镇|街道|村|社区|企业|公司|学校)"
            f"(?!{A_HAN}{{0,12}}(?:检查|会|培训|活动|调研|督查|督察|演练|案|纠纷|联席|走访|宣讲|讲座|整治|行动|执法|服务|投诉|事故))"
        ),
        r"“\g<0>”里量词和名词不配",
        "写成“个”“家”“所”一类",
    ),
)


def check_miscounted(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find measure words that their nouns do not take: 12名案件."""
    yield from spots_of(document.passages, _MISCOUNTED)


# 开展工作的能力: what one is able to do.
_DONE = "(?:工作|业务|活动|执法|监督|检查|调解|服务|普法|治理|审查)"
_OBJECTS = (
    Pattern(
        expression(
            f"(?:提高|提升|增强|强化|加深|扩大)(?:{A_HAN}{{0,6}}的)?(?:执法|宣传|监督|工作|查处|打击|监管|整治|培训|普法|考核|督查|惩处|检查|推进)?力度"
        ),
        r"“\g<0>”搭配不当",
        "力度用“加大”",
    ),
    Pattern(
        expression(
            f"(?:加大|加强|增加|扩大|加深|强化)(?:{A_HAN}{{0,6}}的)?(?:执法|服务|管理|业务|治理|法治化|规范化|工作|法治|依法行政|能力|素质|质量)水平"
        ),
        r"“\g<0>”搭配不当",
        "水平用“提高”“提升”",
    ),
    Pattern(
        expression(f"(?:提高|加大|加强|提升)(?:{A_HAN}{{0,6}}的)?覆盖面"),
        r"“\g<0>”搭配不当",
        "覆盖面用“扩大”",
        level=Level.HINT,
    ),
    Pattern(
        expression(f"(?:扩大|加大|加强|增加)(?:{A_HAN}{{0,6}}的)?(?:满意度|知晓率|覆盖率|办结率|成功率|效率|公信力)"),
        r"“\g<0>”搭配不当",
        "用“提高”“提升”",
    ),
    Pattern(
        expression(f"(?:发挥|起到)(?:了)?(?:{A_HAN}{{0,6}}的)?(?:效果|成效|影响)(?=[，。；])"),
        r"“\g<0>”搭配不当",
        "写成“发挥作用”“取得效果”",
        level=Level.HINT,
    ),
    Pattern(
        expression(f"(?:取得|获得)(?:了)?(?:{A_HAN}{{0,6}}的)?作用(?=[，。；])"), r"“\g<0>”搭配不当", "写成“发挥作用”"
    ),
    Pattern(
        expression(f"(?:建立|成立|设立)(?:了|健全)?(?:{A_HAN}{{0,4}}的)?(?:意识|观念|理念)(?=[，。；])"),
        r"“\g<0>”搭配不当",
        "意识、理念用“树立”",
    ),
    Pattern(
        expression(
            f"(?:开展|进行|实施)(?:了)?(?!{_DONE}的)(?:{A_HAN}{{0,4}}的)?(?:水平|能力|机制|成效|力度)(?=[，。；])"
        ),
        r"“\g<0>”搭配不当",
        "核对动词和宾语",
    ),
)


def check_objects(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find verbs that their objects do not take: 提高力度."""
    yield from spots_of(document.passages, _OBJECTS)


_MEASURES = (
    "架艘本册幅块片门科顿吨米亩公平升瓶袋箱桶棵株头匹位张封篇首句段课组队群对双套副盏"
    "座口眼件个名场次份项条家户起宗批期笔台处所支辆部只栋人元万亿余多"
)
_BEHIND_DIGITS = expression(
    rf"(?<![0-9A-Za-z.第年月日时/])[0-9]{{1,9}}(?:[万亿余多])?(?P<wrong>{A_HAN})(?=[，、。；）]|(?:人次|件次|件|名|家)|{A_HAN}{{2}})"
)
_MAY_FOLLOW = frozenset(
    "年月日时分秒号楼室层栋幢组级类届岁周天点度倍成折线路区市县镇乡村街单角页行列章节款则至到和大小新老与及或以之是为在由的了等省州站岗班校格"
)
_RATE = expression(
    "(?<![法纪规自一旋定戒音韵])律(?=(?:均?为|达到?|是|保持|提高|提升|下降|上升)?[0-9百]|达到?[0-9百])"
    "|(?<=办结|整改|满意|覆盖|合格|完成|知晓|答复|成功|持证|化解|出庭|审结|办理|采纳|公示|纠错|败诉|增长|优良|优秀|达标|普及|使用|立案|受理|结案|胜诉|维持|登记|检出|回访|到位|参与|参训|通过)[绿滤虑力利]"
    "(?=(?:均?为|达到?|是)?[0-9百])"
)
# Numbers that end a clause are followed by a measure word, which these sound like.
_MISHEARD = {
    "名": "民明鸣",
    "册": "侧测策",
    "次": "此词刺",
    "件": "见建",
    "家": "佳夹",
    "项": "向象",
    "条": "调挑",
    "份": "粉纷",
    "个": "格",
    "场": "厂常",
    "期": "其器",
    "户": "护互",
    "处": "触除",
    "卷": "倦圈",
    "辆": "两亮",
    "台": "抬",
    "笔": "比",
    "篇": "偏",
    "批": "披",
    "起": "启气",
}
_MEANT = {wrong: right for right, many in _MISHEARD.items() for wrong in many}
_MISHEARD_MEASURE = expression(
    rf"(?<![0-9A-Za-z.第月日号])[0-9]{{1,9}}(?:万|亿)?[余多]?(?:人|件|场|批|户|家|辆)?(?P<wrong>[{''.join(_MEANT)}])(?=[，。；、）]|$)"
)
# 折页5000分: a score counts no papers.
_PAPERS = expression(
    "(?:文书|折页|资料|传单|手册|意见书|建议书|通知书|决定书|合同|协议|读本|画册|海报|材料|宣传品|宣传单|倡议书|公开信|告知书)"
    "(?:共|约|近|达)?[0-9]{1,9}(?:万|余|多)*(?P<wrong>分)(?![0-9之钟值制类数为别批发组])"
)
_AT_A_DAY = expression(
    r"与(?=(?:(?:19|20)[0-9]{2}年)?[0-9]{1,2}月(?:[0-9]{1,2}日)?[^，。；、和与]{0,16}"
    r"(?:公布|印发|施行|实施|成立|挂牌|完成|召开|启用|通过|上线|开通|出台|投入|竣工))"
)


def check_small_words(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find like characters in the place of a measure word, of 率 and of 于."""
    for passage in document.passages:
        if passage.kind is Kind.CELL:
            continue
        text = passage.text
        for match in _BEHIND_DIGITS.finditer(text):
            wrong = match["wrong"]
            right = next((one for one in _MEASURES if one in _LIKELY and alike(wrong).get(one, 1.0) <= 0), "")
            if (
                wrong in _MEASURES
                or wrong in _MAY_FOLLOW
                or not right
                or _begins_word(text, match.start("wrong"), lexicon)
                or (wrong == "间" and _ROOM.search(text, max(0, match.start() - _BESIDE), match.end() + _BESIDE))
            ):
                continue
            shown = match.start(), match.end("wrong")
            yield spot_in(passage, *shown, f"数字后面的“{wrong}”像是“{right}”", f"核对后写成“{right}”")
        yield from _rates_and_days(passage)


def _rates_and_days(passage: Passage) -> Iterator[Spot]:
    text = passage.text
    for match in _RATE.finditer(text):
        why = f"“{match[0]}”像是“率”"
        yield spot_in(passage, max(0, match.start() - 3), match.end(), why, "写成“率”")
    for match in _MISHEARD_MEASURE.finditer(text):
        right = _MEANT[match["wrong"]]
        yield spot_in(passage, *match.span(), f"数字后面的“{match['wrong']}”像是“{right}”", f"核对后写成“{right}”")
    for match in _PAPERS.finditer(text):
        yield spot_in(passage, *match.span(), "数字后面的“分”像是“份”", "核对后写成“份”")
    for match in _AT_A_DAY.finditer(text):
        if "与" not in text[max(0, match.start() - 12) : match.start()]:
            yield spot_in(passage, match.start(), match.end() + 5, "时间前面的“与”像是“于”", "写成“于”")


# 调解室12间: rooms and shops are counted so.
_ROOM = expression("[室房屋铺店厅舍库坊]")
_BESIDE = 6
_LIKELY = frozenset("件个名场次份项条家户起宗批期笔台处所支辆余")


def _begins_word(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether a usual word begins at a place: 12建设项目 lacks its measure word, and has none misspelled."""
    scores = words_of(lexicon).scores
    return any(text[start : start + length] in scores for length in (2, 3, 4) if start + length <= len(text))


CHECKS: dict[str, Check] = {
    "用字-9": check_said_twice,
    "用字-10": check_miscounted,
    "用字-11": check_objects,
    "用字-12": check_small_words,
}
