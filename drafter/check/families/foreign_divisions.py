"""抄袭: inner divisions that an agency of another level has: a 处 in a county's office, a 股 in a province's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.agencies import agency_of
from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.name_heads import BOUNDARY
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.patterns import A_HAN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import outside_titles

_WORK = (
    "政策法规|法规|法制审核|法制|法治督察|法治调研|法治宣传|(?:行政)?执法(?:协调)?监督|行政复议(?:与|和)?(?:行政)?(?:应诉)?|备案审查"
    "|合法性审[核查]|规范性文件(?:审[核查]|管理)|普法(?:与依法治理)?|社区矫正(?:管理|工作)?|公共法律服务管理|案件审核|人民参与和促进法治"
    "|律师工作|行政审批|政务公开|组织人事|计划财务"
)
_DIVISION = expression(
    rf"(?P<before>{BOUNDARY}|(?<=[局厅委镇乡]))(?P<name>(?:{_WORK})(?P<unit>处|司|股|科))(?![理罚分置级以于学技普研室])"
    rf"|(?P<all>(?:(?:(?<!{A_HAN})|(?<=[由对各将把向在]))(?:厅|局|委)(?:机关)?|(?<!{A_HAN})机关|内设|各|业务|职能|相关|有关)各?(?P<kind>处|股|科)室)"
)
# Behind the name of an agency above it is that one's.
_ABOVE = expression(
    rf"(?:[省部厅]|国务院|中央|(?<![县区])市{A_HAN}{{0,8}}局|市局|上级{A_HAN}{{0,6}}|(?:司法|生态环境|自然资源|公安){A_HAN}{{0,2}}[部厅]){A_HAN}{{0,6}}$"
)
_ABOVE_A_PROVINCE = expression(rf"(?:部|国务院|中央){A_HAN}{{0,6}}$")
_BELOW = expression(f"[市县区州]{A_HAN}{{0,8}}$")
_FAR = 16
_COUNTY = expression(f"[县区]{A_HAN}{{2,14}}(?:局|委|委员会|办公室)$")
_TOWN = expression("(?:镇|乡|街道)(?:人民政府|办事处)?$")
_PROVINCE = expression("厅$|省[^市县区]{2,14}(?:局|委|委员会)$")
_CITY = expression(f"市{A_HAN}{{2,14}}(?:局|委|委员会)$")
# What each has not: the units, those that only name all of them together, and what it has.
_LEVELS = (
    (_PROVINCE, "股司", "科", "处"),
    (_COUNTY, "处司", "", "股、科"),
    (_TOWN, "处司", "", "办公室、所、站"),
    (_CITY, "司", "", "科"),
)


def check_divisions(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find inner divisions under a name that such an agency does not give them; each name once."""
    agency = agency_of(document)
    wrong, rooms, right = next((row[1:] for row in _LEVELS if row[0].search(agency)), ("", "", ""))
    above = _ABOVE_A_PROVINCE if _PROVINCE.search(agency) else _ABOVE
    told: set[str] = set()
    for passage in document.passages if wrong else ():
        text = outside_titles(passage.text)
        for match in _DIVISION.finditer(text):
            name, unit = match["name"] or match["all"], match["unit"] or match["kind"]
            start = match.start("name") if match["name"] else match.start("all")
            # 市县有关科室 are those of the agencies below.
            below = _BELOW.search(text, max(0, start - _FAR), start)
            kinds = wrong if match["name"] or below else wrong + rooms
            if unit not in kinds or name in told or above.search(text, max(0, start - _FAR), start):
                continue
            told.add(name)
            why = f"“{agency}”这样的机关，内设机构通常是{right}，这里写的是“{name}”"
            level = Level.HINT if re.search("区", agency) and unit == "处" else None
            yield spot_in(passage, start, start + len(name), why, "核对是不是照搬别处的", level=level)


CHECKS: dict[str, Check] = {"抄袭-4": check_divisions}
