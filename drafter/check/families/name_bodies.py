"""名称: the agency and other departments under names that are nearly theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from drafter.check.agencies import OFFICE, agency_of, is_short_for
from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.name_heads import BOUNDARY
from drafter.check.lexicon import Lexicon
from drafter.check.patterns import A_HAN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spelling.likeness import alike
from drafter.check.title_forms import distance

_BODY = rf"{A_HAN}{{0,9}}?(?:局|委员会|委(?!员)|厅|办公室)(?![面势部限长])"


# What an office was called before, or what it is made of.
_RENAMED = expression("^[^，。；]{0,4}(?:更名|改名|改称|更改|改为|合并|划转|撤销|并入|整合|职责)")
_FORMER = ("原", "原来的", "撤销", "不再保留")


def check_other_names(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find the agency under a name that is neither its own nor a short one of it: 卫生健康委 for 卫生健康局."""
    match = OFFICE.search(agency_of(document))
    if not match:
        return
    rank, office = match["rank"], match["office"]
    pattern = re.compile(f"{rank}(?P<name>{office[:2]}{_BODY})")
    for passage in document.passages:
        for found in pattern.finditer(passage.text):
            name = found["name"]
            if _RENAMED.search(passage.text[found.end() :]) or passage.text[: found.start()].endswith(_FORMER):
                continue
            if not is_short_for(name, office) and office not in name:
                why = f"报告机关是“{rank}{office}”，这里写的是“{rank}{name}”"
                yield spot_in(passage, *found.span(), why, f"核对，写成“{rank}{office}”")


_DEPARTMENT = expression(
    f"(?<=[省市县区州])(?![委长级内直属]){A_HAN}{{3,13}}?(?:局|委员会|大队|支队)(?![面势部限长级])"
)
_OPTIONAL = "和与及分"
_LEAST_DEPARTMENT, _MOST_NAMES = 5, 300


def check_departments(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find names of departments that differ from a usual one in one character."""
    known = lexicon.words("部门名称")
    usual = {*known, agency_of(document)}
    told: dict[str, str] = {}
    for passage in document.passages:
        for match in _DEPARTMENT.finditer(passage.text):
            name = match[0]
            if name in usual or len(name) < _LEAST_DEPARTMENT or len(told) > _MOST_NAMES:
                continue
            if name not in told:
                told[name] = next((one for one in known if _is_nearly(name, one)), "")
            # Some places have 文化旅游局 and some 文化和旅游局: who writes it twice means it.
            shorter = is_short_for(name, told[name]) or is_short_for(told[name], name)
            if told[name] and (not shorter or _is_one_off(passage.text[: match.end()], name, told[name])):
                yield spot_in(passage, *match.span(), f"“{name}”与通常的名称差一个字", f"核对，写成“{told[name]}”")
            elif told[name] and _is_doubled(name, told[name]):
                yield spot_in(passage, *match.span(), f"“{name}”多了一个字", f"写成“{told[name]}”")


_TEAMS = ("大队", "支队", "总队")


def _is_nearly(name: str, right: str) -> bool:
    """Whether one character makes the difference, or only their order."""
    if name.endswith(_TEAMS) and len(name) == len(right):
        # 综合行政执法 and 行政综合执法, 大队 and 支队: places call them as they like.
        unlike = [pair for pair in zip(name, right, strict=True) if pair[0] != pair[1]]
        return len(unlike) == 1 and unlike[0][1] in alike(unlike[0][0])
    return right[-1] == name[-1] and (distance(name, right, 1) == 1 or sorted(name) == sorted(right))


def _is_one_off(text: str, name: str, right: str) -> bool:
    """Whether one character more or less makes a name that no place has: 生态环境保局, 住房和城建设局."""
    if len(name) == len(right) or text.endswith(right) or _is_doubled(name, right):
        return False
    few, many = sorted((name, right), key=len)
    return next((many[at] for at in range(len(many)) if many[:at] + many[at + 1 :] == few), "") not in _OPTIONAL


def _is_doubled(name: str, right: str) -> bool:
    return len(name) == len(right) + 1 and any(one == other for one, other in pairwise(name))


_PARTY_GROUP = expression(
    "(?:局|委|办|厅|我|本)党(?P<kind>组|委)(?=[会书成召研审理班副专定每先多织批部决讲听要同的，、。])"
)


_WORKING_COMMITTEE, _IN_FULL = "党工委", "街道工作委员会"
_OF_A_STREET = expression(
    rf"街道党委(?!、政府|政府)|{BOUNDARY}(?:管委会)?党委(?=书记(?!、)|副书记|委员(?!会)|会议|会前|专题|理论学习中心组|中心组|班子)"
)
_UNITS_OF_COMMITTEES = ("街道", "街道办事处", "管委会", "管理委员会")


def _party_of_streets(document: Document) -> Iterator[Spot]:
    """Yield 街道党委 in the report of a street or a zone that has a 党工委."""
    is_own = agency_of(document).endswith(_UNITS_OF_COMMITTEES)
    said = is_own and any(
        _WORKING_COMMITTEE in passage.text or _IN_FULL in passage.text for passage in document.passages
    )
    for passage in document.passages if said else ():
        for match in _OF_A_STREET.finditer(passage.text):
            right = match[0].replace("党委", _WORKING_COMMITTEE)
            yield spot_in(passage, *match.span(), f"别处写的是“党工委”，这里写的是“{match[0]}”", f"写成“{right}”")


def check_party_group(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 局党组 and 局党委 in one report, and 街道党委 beside 党工委."""
    yield from _party_of_streets(document)
    found = [(passage, match) for passage in document.passages for match in _PARTY_GROUP.finditer(passage.text)]
    counts = Counter(match["kind"] for _, match in found)
    if len(counts) < len(("组", "委")):
        return
    usual = counts.most_common(1)[0][0]
    for passage, match in found:
        if match["kind"] != usual:
            right = match[0][:-1] + usual
            yield spot_in(passage, *match.span(), f"同一篇里又写“{match[0]}”又写“{right}”", "核对后写成一致")


CHECKS: dict[str, Check] = {
    "名称-7": check_other_names,
    "名称-8": check_departments,
    "名称-9": check_party_group,
}
