"""错位: achievements in the part on shortcomings, as sentences of their own or beside what is lacking."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage, Sentence, sentences
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.statements import CLAUSE, Told, told_by
from drafter.check.timing import parts

_PRAISE = expression(
    r"成效(?:显著|明显|突出)|(?:显著|明显|大幅|有效|不断|进一步|全面|持续|稳步|连年)(?:提升|提高|改善|增强|好转|优化|向好|攀升)|有力(?:维护|保障|促进|推动|服务)"
    r"|(?:取得|实现|迈上|迈出)(?:了)?(?:显著|明显|良好|积极|重大|重要|阶段性|新的?|可喜|丰硕|喜人|较好|突出)[^，。；]{0,6}(?:成效|成绩|效果|进展|突破|进步|成果|台阶|步伐)"
    r"|(?:荣获|获评|授予)|获(?:得|评)?[^，。；]{0,14}(?:奖|称号|荣誉|表彰|优秀|先进)|(?:成功)?创(?:建)?成[^，。；]{0,4}|成功创建"
    r"|被[^，。；]{0,16}(?:通报表扬|表扬|表彰|刊发|刊登|推广|转发|命名|授予|评为|评定为|确定为)|走在[^，。；]{0,6}前列"
    r"|(?:居|列|位|排)(?:名)?[^，。；]{0,8}(?:第一|第二|第三|前列|前茅|首位|榜首|前[一二三四五六七八九十])|圆满完成|得到(?:了)?[^，。；]{0,8}(?:充分肯定|好评|认可|肯定)"
    r"|(?:经验|做法|案例|模式|品牌)[^，。；]{0,14}(?:推广|转发|介绍|交流|欢迎|好评)|(?:受到|深受)[^，。；]{0,12}(?:表彰|好评|肯定|表扬|嘉奖|点赞|赞誉|欢迎)|满意[率度](?:为|达到?|均为|保持)?(?:9[0-9]|100)(?:\.[0-9]+)?%"
    r"|有声有色|丰富多彩|亮点纷呈|硕果累累|成[果绩](?:喜人|丰硕|斐然|突出|显著)|井井有条|井然有序|扎实有效|卓有成效|富有成效|行之有效|蓬勃|如火如荼|蔚然成风|深入人心|家喻户晓|热情高涨|氛围(?:浓厚|日益浓厚|良好)"
    r"|反响(?:热烈|良好)|好评如潮|[一普]致(?:好评|称赞|认可)|普遍(?:好评|称赞|认可|欢迎)|赢得[^，。；]{0,8}(?:好评|称赞|赞誉|口碑|信任)|踊跃|爆满|大幅(?:跃升|跨越)|(?:全省|全市|全国)领先|效果(?:良好|显著|明显|很好|突出)|作用(?:明显|显著)"
    r"|喜人|可喜|再创新高|创历史新高|屡创佳绩|名列前茅|首屈一指|稳步(?:上升|增长|推进|前进)|长足(?:进步|发展)|焕然一新|日臻完善|口碑(?:好|佳|良好)|战斗力(?:强|过硬)|健全完备|运行(?:顺畅|良好|平稳)|发挥(?:充分|明显|突出|出色|得[^，。；]{0,3}好)|(?:连续|蝉联)[^，。；]{0,10}(?:第一|首位|榜首|冠军)|突飞猛进|日新月异|蒸蒸日上|欣欣向荣|独树一帜|独具特色|可圈可点|有目共睹|有口皆碑|交口称赞|赞不绝口|拍手称快|喜闻乐见|脱颖而出|遥遥领先|精彩纷呈|引人注目|令人瞩目|可歌可泣|异军突起|成竹在胸|游刃有余|得心应手|固若金汤|高效便捷|规范有序|精干高效|作风过硬|素质过硬|骄人|瞩目|斐然|(?:广受|备受|倍受)[^，。；]{0,6}(?:好评|欢迎|肯定|赞誉|青睐|称赞|喜爱)|(?:迈|登|跃|再)?上(?:了)?(?:新的?|一个)?台阶|再创佳绩|再传捷报|开创(?:了)?新局面|打开(?:了)?新局面|呈现(?:出)?[^，。；]{0,8}(?:局面|态势|气象)|日趋完善|成为[^，。；]{0,8}(?:样板|标杆|典范|名片)|圆满"
)
# What takes praise back, or measures by it, wherever in its sentence it stands.
_TURNED = expression(
    r"但|虽|仍|还(?!原)|尚|依然|以下|存在|尽管|然而|不过|却|可是|反而|固然|即使|即便|只是|一方面|如何|要求|为了|力争|将|整改|建议|下一步|打算|计划|相比|比较起来|与[^，。；]{2,16}比|影响|导致|造成|以致|离|难以|对[^，。；]{2,20}(?:认识|重视)|需要|需求|重[^，。；]{1,4}轻"
)
_LIMITED = expression(
    r"但|虽|尽管|然而|不过|还(?!原)|仍|尚|不(?!断)|未|没有|缺|亟|有待|需要|需|难|差距|薄弱|如何|要求|为了|力争|将|整改|建议|个别|少数|部分|离|难以|影响|下一步|打算|计划|只有|仅|(?:偏|较|很|太|还)?少$|少[，。；]|[偏较][低弱慢]|叫座"
)
# Deeds with their counts, that are no evidence of what is lacking.
_DEED_AMONG_LACKS = expression(
    "(?:^|(?<=[。；]))(?:全年|一年来|20[0-9]{2}年|先后|累计|共|新)?(?:新建|建成|绿化|改造|新增|安装|修建|硬化|慰问|引进|打造|清运|栽植|竣工|开通|铺设"
    "|升级|发放|举办|救助|招录|创建|培育|解答|接待|帮助|兑现|追回|挽回)[^，。；、]{0,14}?[0-9][0-9.]*(?:余|多|万)*"
    "(?:条|个|处|盏|家|名|户|人|公里|平方米|亩|套|台|万元|场|份|辆|座|所|人次|项)"
)
_TURNS = ("但", "然而", "不过", "可是", "可", "同时也", "与此同时")


def check_praise_in_shortcomings(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find achievements in the part on shortcomings."""
    for passage in _lacking(document, lexicon):
        for sentence in sentences(passage):
            match = _praise_alone(passage, sentence) or _praise_beside(sentence)
            if match:
                start, end = (sentence.start + at for at in match.span())
                yield spot_in(passage, start, end, "不足的部分里写的是成绩", "移到主要举措和成效")


def _lacking(document: Document, lexicon: Lexicon) -> Iterator[Passage]:
    for part in parts(document):
        if part.heading is not None and told_by(part, lexicon) is Told.LACKS:
            yield from (one for one in part.whole if one.kind is Kind.BODY)


def _praise_alone(passage: Passage, sentence: Sentence) -> re.Match[str] | None:
    """Return what a sentence praises, or has done, that says nothing of what is lacking and leads to nothing such."""
    match = _PRAISE.search(sentence.text) or _DEED_AMONG_LACKS.search(sentence.text)
    turns = passage.text.startswith(_TURNS, sentence.start + len(sentence.text))
    of_it = match is not None and sentence.text.startswith("的", match.end())
    return None if turns or of_it or _LIMITED.search(sentence.text) else match


def _praise_beside(sentence: Sentence) -> re.Match[str] | None:
    """Return praise in a clause of a sentence whose other clauses say what is lacking, without a 但 between them."""
    if not _PRAISE.search(sentence.text) or _TURNED.search(sentence.text):
        return None
    for clause in CLAUSE.finditer(sentence.text):
        match = None if _LIMITED.search(clause[0]) else _PRAISE.search(sentence.text, *clause.span())
        if match and not sentence.text.startswith("的", match.end()):
            return match
    return None


CHECKS: dict[str, Check] = {"错位-5": check_praise_in_shortcomings}
