"""年份: years beside the report's own that no word of their clause accounts for."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Passage, Sentence, sentences
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import outside_titles
from drafter.check.timing import Part, is_told, own_year, parts, years_in

# Why a year that is over may be named: since when, made when, left over, compared with, looked back at.
_OF_BEFORE = expression(
    r"以来|[起底末初前后]|版|修订|修正|修改|制定|施行|实施的|出台|成立|建成|启[用动]|印发|发布|公布|通过|立案|受理的|签订|发生的"
    r"|结转|遗留|比|较|从|由|自|至|到|[-—–~～]|基础|连续|获|表彰|考核|整改|反馈|督察|审计|总结|报告|述|通报|情况"
    r"|第.次|曾|过去|往年|历年|延续|继续|考评|评为|评[议估选]|排名|名列|第一|存量|挂牌|荣|称号|先进|[:：为是有]\d|回头看|销号|提出|指出|召开|开展的|作出的"
    r"|发现|暴露|反映|\d月|确定|下达|因|原|[高低多少]于|超过|持平|（(?:19|20)\d{2}年|基数|基期|成果|巩固|转入|档案|归档|年度?[\u4e00-\u9fff]{2,8}的"
)
# What is taken into an examination is the year's own.
_TAKEN_IN = expression(
    r"(?:纳入|列入)[^，。；\d]{0,10}\d{4}年度?[^，。；]{0,14}(?:考核|考评)(?![^，。；]{0,6}(?:结果|的))"
)
_COMPARED = expression("同比|上年|去年|上一?年度|相比|比较|逐年|相当于|倍|近[一二两三四五六七八九十0-9]+年|年来")
# Why a year to come may be named among what was done.
_TO_COME = expression(
    r"将|拟|计划|打算|预计|预|安排|谋划|编制|部署|准备|明年|下一?年|次年|翌年|力争|确保|争取|目标|期限|到期|届满|截[止至]|有效|任期|合同|租|聘|服务期|规划|方案|行动"
    r"|继续|转入|结转|顺延|推迟|延|列入|纳入|报名|定于|限|预算|项目|申报|招|征订|[底末初前起至到]|\d月|[-—–~～]|施行|实施|生效|重点工作|措施|未|余下|其余|剩余|待|春节|元旦|新年|年会"
)
# Why a plan may name a year that is over.
# A plan says of a time when it is to be, so that months and ends of years explain nothing there.
_LOOKED_BACK = expression(
    r"以来|\d日?起|起施行|版|修订|修正|施行|实施的|印发的|出台的|结转|遗留|转入|比|较|基础|巩固|考核|整改|反馈|督察|审计|通报|发现|第.次|获|年度?[\u4e00-\u9fff]{2,8}的|[-—–~～]|总结|梳理|回顾|成果|经验|不足|问题|培训的|建成的|完成了|取得|已|了(?!解)|被|所"
)
_LACKING = expression("不足|问题|短板|困难|原因|其他|打算|安排")
_CLAUSE = expression("[，。；：]")


def check_unplaced(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find last year's and next year's number among what was done, and this year's among the plans, with no reason."""
    year = own_year(document)
    for part in parts(document) if year else ():
        for passage in part.passages:
            for sentence in sentences(passage) if "年" in passage.text and is_told(passage) else ():
                yield from _unplaced(passage, sentence, year, part)


def _unplaced(passage: Passage, sentence: Sentence, year: int, part: Part) -> Iterator[Spot]:
    text = outside_titles(sentence.text)
    found = list(years_in(text))
    own = year + part.ahead
    if not found or any(said == own for _, said in found) or _COMPARED.search(text):
        return
    for start, said in found:
        clause = _CLAUSE.split(text[:start])[-1] + _CLAUSE.split(text[start:])[0]
        if (said == own - 1 or (said == own + 1 and not part.ahead)) and not _is_accounted_for(
            part, text, clause, before=said < own
        ):
            begin = sentence.start + start
            why = f"这里说的是{'以后的安排' if part.ahead else f'{year}年的事'}，写的是{said}年，也没有交代为什么"
            yield spot_in(passage, begin, begin + 5, why, f"核对是不是{own}年；没有写错的，写明是什么时候的事")
            return


def _is_accounted_for(part: Part, text: str, clause: str, *, before: bool) -> bool:
    if part.ahead:
        return _LOOKED_BACK.search(clause) is not None
    if before:
        return _OF_BEFORE.search(clause) is not None and not _TAKEN_IN.search(clause)
    # What is lacking is often said to be made up for next year.
    lacking = part.heading is None or _LACKING.search(part.heading.text) is not None
    return lacking or _TO_COME.search(text) is not None


CHECKS: dict[str, Check] = {"年份-23": check_unplaced}
