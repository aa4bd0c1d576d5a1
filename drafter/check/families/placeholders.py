"""占位: signs that stand for something still to be written, words that say so, and places left empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from drafter.check.document import Document
from drafter.check.expressions import expression, may_match
from drafter.check.findings import Level, Said
from drafter.check.lexicon import Lexicon
from drafter.check.patterns import A_HAN, whole_text
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import filled_in

# Signs alone say nothing: a finding shows what stands beside them.
_AROUND = 4
_NOUNS = "年月日号市县区州盟旗镇乡村局委办厅部件起份次场人名项个条家万元"
_CROSSES = "Xx×"
# 张某某 is how a person is left unnamed.
_SURNAMES = (
    "王李刘陈杨赵吴徐孙胡朱郭罗梁宋郑谢韩唐冯董曹袁邓沈彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴姜范姚谭"
    "廖邹熊陆郝崔邱秦侯邵孟龚黎钱周黄张何马高林许"
)


class _Shape(NamedTuple):
    pattern: re.Pattern[str]
    why: str
    fix: str
    level: Level | None = None


# In the order in which they are tried; what one has found, the next ones leave alone.
_SIGNS = (
    _Shape(
        expression(rf"(?<!\d)(?:19|20)\d?[{_CROSSES}*＊]{{1,2}}(?![A-Za-z\d])|(?<!\d)(?:19|20)[_＿]{{1,4}}(?=年)"),
        "年份没有写全，还是代替用的符号",
        "写上四位数的年份",
    ),
    _Shape(
        expression(r"\*{2,3}(?=[一-鿿“])[^*\n]{1,80}\*{2,3}"),
        "文字两头的星号是别处的加粗记号，不是公文里的符号",
        "删去两头的星号",
        Level.DOUBT,
    ),
    _Shape(
        expression(rf"[*＊]{{3,20}}|[*＊]{{1,2}}(?=[{_NOUNS}])"),
        "星号代替了没有写出的内容",
        "写上真实的内容，没有的删去",
    ),
    _Shape(
        expression(r"(?<![\dA-Za-z*])[*＊]{1,2}(?![*\d])"),
        "正文里的星号多半代替了没有写出的内容",
        "写上真实的内容，或者改用“某”",
        Level.DOUBT,
    ),
    _Shape(
        expression(rf"(?<![A-Za-z])[{_CROSSES}]{{2,20}}(?=公司|企业|厂|店|路|小区|案|诉|某)"),
        "××代替了没有写出的名称",
        "写上名称；有意隐去的，改用“某”",
        Level.DOUBT,
    ),
    _Shape(
        expression(
            rf"(?<=[附表图件])[{_CROSSES}N](?=[，。；、）])|(?<![A-Za-z\d])[{_CROSSES}]{{2,20}}(?![A-Za-z])|(?<![A-Za-z\d.%])[{_CROSSES}](?=[{_NOUNS}])"
        ),
        "叉号代替了没有写出的内容",
        "写上真实的内容，没有的删去",
    ),
    _Shape(
        expression(
            r"(?<![一二三四五六七八九十〇○零\d])[○〇]{2,20}(?![一二三四五六七八九〇○零])|[□■▲△◆]{2,20}|□(?=[市县区年月日件])"
        ),
        "圈或者方框代替了没有写出的内容",
        "写上真实的内容，没有的删去",
    ),
    _Shape(
        expression(r"(?<![A-Za-z\d])[Nn](?=[件起份次场人名项个条家万年月日户批宗期篇])"),
        "“N”代替了没有写出的数",
        "写上真实的数",
        Level.DOUBT,
    ),
    _Shape(
        expression(
            r"(?:此处|这里|本处|该处|以上|以下)(?:数据|内容|数字)?(?:还|仍)?(?:请|需|待|由)[^，。；）】\]\n]{0,14}?"
            r"(?:补充|填写|核实|核对|提供|完善|确认|更新|修改|填报|补齐|补上|斟酌)"
        ),
        "写给别的部门或者自己的话没有删",
        "写上真实的内容，删去这句话",
    ),
    _Shape(
        expression(
            r"[（(【\[](?:[^（）()【】\[\]。\n]{0,12}?)(?:请|需|待|拟请|由)[^（）()【】\[\]。\n]{0,12}?"
            r"(?:补充|填写|核实|核对|提供|确认|更新|填报|补齐|补上|斟酌)[^（）()【】\[\]。\n]{0,10}[）)】\]]"
        ),
        "括号里写给别人的话没有删",
        "写上真实的内容，删去括号和里面的话",
    ),
    _Shape(
        expression(
            r"[（(【\[](?:批注|备注|注意|修改意见|领导意见|存疑|疑问|核对|数据(?:来源)?不详|数据(?:有误|存疑|不准)|未核|未定|暂定|暂缺|空缺|删除?|"
            r"插入[^（）()【】\[\]]{0,8}|同上|见附表|略去|？+|\?+)(?:[:：][^（）()【】\[\]\n]{0,60})?[）)】\]]"
        ),
        "起草时的标注没有删",
        "处理以后删去标注",
    ),
    _Shape(
        expression(rf"(?<![{_SURNAMES}])某某{{1,20}}|(?<=[{_SURNAMES}])某某{{1,20}}(?=[省市县区镇乡])"),
        "“某某”代替了没有写出的名称",
        "写上名称；有意隐去的，写一个“某”即可",
        Level.DOUBT,
    ),
)

_EMPTY = (
    _Shape(expression(r"[_＿]{2,80}"), "横线上没有填写", "写上内容，没有的删去"),
    _Shape(
        expression(
            r"(?:\d{4})?年[ \u3000]{0,8}月[ \u3000]{1,8}日"
            r"|\d{4}年[ \u3000]{0,8}月[ \u3000]{0,8}日|\d{4}年[ \u3000]{1,8}月"
        ),
        "日期里的月、日没有填写",
        "写上月和日",
    ),
    _Shape(expression(r"〕[ \u3000]{0,8}号|第[ \u3000]{1,8}号"), "文号里的数没有填写", "写上文件的序号"),
    _Shape(
        expression(r"(?:占比|(?<!效)率(?:为|达到?|是)?|占|达到?|为)[ \u3000]{0,4}%"),
        "百分号前面没有数",
        "写上百分数",
    ),
    _Shape(
        expression(
            r"(?:(?<![公总合])共|共计|合计|累计|总计)\w{0,6}[ \u3000]{1,8}(?:件|起|份|人次|场次|宗|余件)(?![\w])"
        ),
        "量词前面空着，没有填数",
        "写上数",
        Level.DOUBT,
    ),
    _Shape(
        expression(
            r"(?:受理|办理|审结|办结|开展|组织|收到|印发|举办|查处|调解|应诉|培训|累计|共计|合计)"
            r"(?:件|起|份|人次|场次|宗|余件)(?=[，。、；])"
        ),
        "量词前面没有数",
        "写上数",
        Level.DOUBT,
    ),
    _Shape(
        expression(
            rf"(?:为|共|达|约|计|{A_HAN}[ \u3000])[ \u3000]{{1,8}}"
            rf"(?:件|起|份|人次|场次|人|名|个|家|项|宗|万元|元)(?!{A_HAN})"
        ),
        "量词前面空着，没有填数",
        "写上数",
    ),
    _Shape(
        expression(r"(?:培训|检查|宣传|活动|会议|讲座|调研|演练|评查|督查|学习)次(?=[，。；、])"),
        "量词前面没有数",
        "写上数",
        Level.DOUBT,
    ),
    _Shape(expression(r"百分之(?=[，。；、）])"), "“百分之”后面没有数", "写上数"),
    _Shape(expression(rf"(?<={A_HAN})[—－-]{{1,4}}(?=[件起份次人名%])"), "横线代替了没有写出的数", "写上数"),
    _Shape(expression(r"(?<![\d.])0{2,6}(?=[件起份次人名个条家万])"), "“0”代替了没有写出的数", "写上真实的数"),
    _Shape(
        expression(
            r"[\[【](?=[^\[\]【】\n]{0,28}(?:待|请|填|补|核|数|名称|单位|时间|日期|姓名|地点))[^\[\]【】\n]{1,30}[\]】](?=[一-鿿，。；、）%])"
        ),
        "方括号里的话是留着替换的",
        "写上真实的内容，删去方括号",
        Level.DOUBT,
    ),
    _Shape(
        expression(rf"〔(?![^〔〕\n]{{0,6}}\d){A_HAN}{{1,12}}〕"),
        "六角括号里的话是留着替换的",
        "写上真实的内容，删去括号",
    ),
    _Shape(expression(r"[（\[［][ \u3000]{0,8}[）\]］]"), "括号里没有填写", "写上内容，没有的删去", Level.DOUBT),
    _Shape(
        expression(
            r"《[ \u3000]{0,8}》|“[ \u3000]{0,8}”|〔[ \u3000]{0,8}〕|【[ \u3000]{0,8}】"
            r"|〈[ \u3000]{0,8}〉|‘[ \u3000]{0,8}’|「[ \u3000]{0,8}」"
        ),
        "书名号、引号或者括号里没有填写",
        "写上名称或者内容，没有的删去",
    ),
    _Shape(expression(rf"关于[ \u3000]{{1,8}}的(?={A_HAN})"), "“关于”后面空着，没有填写", "写上事由"),
    _Shape(
        expression(r"？{2,20}|(?:(?<=[^\w”》])|(?<=[约近共达为计]))？(?=[件起份次人名个家项%])"),
        "问号代替了没有写出的内容",
        "写上真实的内容",
        Level.DOUBT,
    ),
    _Shape(expression(r"(?:…{1,4}|\.{3,6})(?=[件起份次人名%])"), "省略号代替了没有写出的数", "写上真实的数"),
)

_BRACE = expression(r"\$?[{｛][^{}｛｝\n]{0,40}[}｝]{1,2}")
_HALF_BRACE = expression(r"[{｛][\w.。．:：]{0,30}(?![\w}｝.。．:：])")


def check_signs(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find signs that stand for something still to be written."""
    yield from _shapes(document, _SIGNS)


def check_empty(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find places that were left empty."""
    yield from _shapes(document, _EMPTY)


def _shapes(document: Document, shapes: tuple[_Shape, ...]) -> Iterator[Spot]:
    whole = whole_text(document)
    shapes = tuple(shape for shape in shapes if may_match(shape.pattern, whole))
    for passage in document.passages:
        text = filled_in(passage)
        taken: set[int] = set()
        for shape in shapes:
            for match in shape.pattern.finditer(text):
                inside = range(match.start(), match.end())
                if taken.isdisjoint(inside):
                    taken.update(inside)
                    quote = passage.quote(max(0, match.start() - _AROUND), match.end() + _AROUND)
                    yield Spot(passage.place_at(match.start()), quote, shape.why, shape.fix, shape.level)


def check_words(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find words that say something is still to be written, and error values of a spreadsheet."""
    whole = whole_text(document)
    entries = [entry for entry in lexicon.entries("占位字样", document.year) if entry.word in whole]
    for passage in document.passages if entries else ():
        text = filled_in(passage)
        for entry in entries:
            for start in entry.starts(text):
                why = entry.note or f"“{entry.word}”说明这里还没有写好"
                level = Level(entry.level) if entry.level else None
                yield spot_in(
                    passage, start, start + len(entry.word), why, entry.right or "写上真实的内容", level=level
                )


def check_braces(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find braces that nothing was put in the place of."""
    for passage in document.passages:
        text = filled_in(passage)
        for pattern in (_BRACE, _HALF_BRACE):
            for match in pattern.finditer(text):
                name = re.sub(r"[\s$]", "", match[0]).strip("{}｛｝").replace("。", ".").replace("．", ".")
                yield spot_in(passage, match.start(), match.end(), *_about_brace(document, name))


def _about_brace(document: Document, name: str) -> tuple[str, str]:
    if document.answers is None or "." not in name:
        return "花括号里的内容没有换成文字", "写上真实的内容"
    groups = document.answers.layout.catalogue.groups
    known = [f"{key}.{figure}" for key, group in groups.items() for figure in group.figures]
    near = get_close_matches(name.partition(":")[0], known, 1)
    fix = f"是不是 {{{near[0]}}}" if near else "对照指标库改成 {组.指标}，两个名字之间用英文句点"
    return "像是引用指标，写法却不对，没有换成数", Said(fix, "改正引用的写法，或者写上数")


CHECKS: dict[str, Check] = {
    "占位-1": check_signs,
    "占位-2": check_words,
    "占位-3": check_braces,
    "占位-4": check_empty,
}
