"""名称: heads and Party bodies of another kind of agency: 镇长 in a 街道, 局党组 in a 委员会, 区长 in a 管委会."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.agencies import OFFICE, agency_of, unit_of
from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.rules import Check, Spot, spot_in

BOUNDARY = r"(?:^|(?<=[，。、；：（“《]|[对由在与和向从及经为到是把以将报送开持]))"
# What a head does, or where the words about him end; a visitor 莅临, 来 or 调研.
DOES = (
    "(?=[，。、；）主带亲多任作听在与签召率组高坚定每认切履担同对按深全先专审讲授述参牵分接统负推]|出庭|研究|部署"
    "|办公会)"
)
_HEADS = expression("(?P<party>党组书记|党委书记|党组副书记)、(?P<head>局长|主任|厅长|镇长|乡长|县长|区长|市长)")
_HEAD_OF = {"局": "局长", "厅": "厅长", "委": "主任", "办": "主任", "镇": "镇长", "乡": "乡长", "街道": "主任"}
_LED = ("", "，", "。", "局", "委", "办", "由", "：", "、", "厅", "工")
_PARKS = ("管委会", "管理委员会")
_PARK = "管委会"
_OF_A_TOWN = (
    "(?:司法所|综合执法(?:大?队|中心|办)|便民服务中心|调委会|人民调解委员会|综治中心|党政办|平安办|派出所|人大主席团"
    "|财政所|村两级)"
)
# What an agency does not have, by its kind; 管委会 is one of its own.
_FOREIGN = {
    "街道": (
        f"(?:街道(?:办事处)?|办事处)(?:镇长|乡长)|{BOUNDARY}(?:镇党委|乡党委|[镇乡局]长办公会|局党组|局务会|(?:副?镇长|副?乡长|局长)(?:{DOES}|(?=为(?!了))))|{BOUNDARY}(?:[镇乡]{_OF_A_TOWN}|[镇乡]政府|全[镇乡](?!村))",
        "主任、党工委",
    ),
    "镇": (
        f"{BOUNDARY}镇?(?:党工委(?!书记处)|办事处主任)(?!办公室)|{BOUNDARY}(?:街道党工委|乡党委|[乡局]长办公会|局党组|副?乡长(?:{DOES}|(?=为(?!了))))|{BOUNDARY}(?:(?:街道|乡){_OF_A_TOWN}|乡政府|街道办事处|全街道|全乡(?!村))",
        "镇长、镇党委",
    ),
    "乡": (
        f"{BOUNDARY}乡?(?:党工委(?!书记处)|办事处主任)(?!办公室)|{BOUNDARY}(?:街道党工委|镇党委|[镇局]长办公会|局党组|副?镇长(?:{DOES}|(?=为(?!了))))|{BOUNDARY}(?:(?:街道|镇){_OF_A_TOWN}|镇政府|街道办事处|全街道|全镇(?!村))",
        "乡长、乡党委",
    ),
    "局": (
        f"{BOUNDARY}(?:委党组|委党委|委务会|委?主任办公会|主任(?=带头|主持|出庭|述法|亲自|带队)|(?:镇党委|街道党工委|[镇乡县区]长办公会)(?:会议?)?(?=专题|研究|[0-9])|[镇乡]长(?=主持|带头))",
        "局长、局党组",
    ),
    "委": (f"{BOUNDARY}(?:局党组|局党委|局务会|局长办公会|局长(?!信箱|接待){DOES})", "主任、委党组"),
    _PARK: (
        f"{BOUNDARY}(?:[区县市](?:人民)?政府(?:主要负责人|主要负责同志)|区长|县长|镇长|局长){DOES}",
        "管委会主任、管委会主要负责人",
    ),
}


def check_heads(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find the head or the Party body of the agency under the name of another one's."""
    agency = agency_of(document)
    unit = unit_of(agency)
    right = _HEAD_OF.get(unit, "")
    for passage in document.passages if right else ():
        for match in _HEADS.finditer(passage.text):
            before = passage.text[max(0, match.start() - 1) : match.start()]
            if match["head"] != right and before in _LED:
                why = f"报告机关的负责人是{right}，这里写的是{match['head']}"
                yield spot_in(passage, *match.span(), why, f"核对，写成“{match['party']}、{right}”")
    yield from _of_own_office(document, agency, right)
    words, own = _FOREIGN.get(_PARK if agency.endswith(_PARKS) else unit, ("", ""))
    for passage in document.passages if words else ():
        for match in re.finditer(words, passage.text):
            why = f"“{agency}”没有“{match[0]}”"
            yield spot_in(passage, *match.span(), why, f"核对；这样的机关有的是{own}")


def _of_own_office(document: Document, agency: str, right: str) -> Iterator[Spot]:
    """Find 司法局主任 in the report of a 司法局."""
    office = OFFICE.search(agency)
    wrong = {"局长": "主任", "主任": "局长"}.get(right, "")
    for passage in document.passages if office and wrong else ():
        for match in re.finditer(f"{office['office'] if office else ''}{wrong}(?!科员)", passage.text):
            why = f"报告机关的负责人是{right}，这里写的是{wrong}"
            yield spot_in(passage, *match.span(), why, f"核对，写成“{right}”")


CHECKS: dict[str, Check] = {"名称-12": check_heads}
