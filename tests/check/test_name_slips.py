"""Names: Party bodies of streets, short names of places in titles, garbled commissions, an office as its area."""

from __future__ import annotations

import pytest

from drafter.check.findings import Level
from tests.check.families_text import findings, quotes, text_document

TITLE = "{}2024年法治政府建设年度报告\n"
STREET, COUNTY, OFFICE = "青溪街道办事处", "清江县人民政府", "清江区应急管理局"


@pytest.mark.parametrize(
    ("agency", "text", "found"),
    [
        (STREET, "街道党工委研究4次，街道党委中心组学法6次。", ("名称-9", "街道党委")),
        (STREET, "党工委听取汇报2次，党委书记带头讲课。", ("名称-9", "党委")),
        ("清江经济开发区管委会", "党工委会议研究4次，管委会党委会前学法12次。", ("名称-9", "管委会党委")),
        (COUNTY, "印发《清县2024年法治政府建设工作要点》。", ("名称-10", "清县")),
        ("东坡区司法局", "印发《坡区法治政府建设实施方案》。", ("名称-10", "坡区")),
        ("青龙岗镇人民政府", "印发《龙岗镇2024年普法计划》。", ("名称-10", "龙岗镇")),
        (COUNTY, "县委全面依法县委员会开展督察。", ("名称-16", "全面依法县委员会")),
        (COUNTY, "县委依法全面治县委员会印发要点。", ("名称-16", "依法全面治县委员会")),
        (COUNTY, "县委全面依法治县委员办公室督察。", ("名称-16", "全面依法治县委员办公室")),
        (COUNTY, "县行政复议委员会成立，县行政复议委会审议12件。", ("名称-16", "行政复议委会")),
        (COUNTY, "召开县委全面依法治县委员会议2次。", ("名称-16", "全面依法治县委员会议")),
        (COUNTY, "召开县委全面依法治委员会会议。", ("名称-16", "全面依法治委员会")),
        (OFFICE, "我局开展检查，我区局党组专题研究。", ("名称-17", "我区局党组研")),
        (OFFICE, "我局开展检查，我区作出行政处罚决定36件。", ("名称-17", "我区作出行政处罚")),
    ],
)
def test_a_name_that_is_nearly_right_is_told(agency: str, text: str, found: tuple[str, str]) -> None:
    assert found[0] in [rule for rule, _ in quotes(TITLE.format(agency) + text, "名称")]


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        (STREET, "街道党工委研究，社区党委书记参加，各社区党委、两新组织党委落实，党委（党组）中心组学法。"),
        (STREET, "党委政府主要负责同志履职，街道党工委书记讲课。"),
        (COUNTY, "印发《清江县2024年普法要点》，学习《沛县经验》。"),
        ("中共清江县委、清江县人民政府", "印发《清江县法治政府建设实施方案》。"),
        (COUNTY, "县委全面依法治县委员会会议研究，县委全面依法治县委员会办公室督察，省委全面依法治省委办公室备案。"),
        (COUNTY, "修订县委全面依法治县委员会议事规则，县委全面依法治县委员会会议审议。"),
        (COUNTY, "县委依法治县办协调，中央依法治国办示范，市委全面依法治市办督导，全面依法治县工作会议召开。"),
        (OFFICE, "我区矿山企业较多，我局实行分级监管，推动我区企业投保。"),
        ("清江区司法局", "我局履行职责，我区作出行政处罚决定3600件。"),
        (COUNTY, "县交通运输综合行政执法大队、市交通运输综合行政执法支队、县农业行政综合执法大队联合检查。"),
        (COUNTY, "赋权镇司法所，配齐镇执法队伍，督促镇人民政府落实，提醒县公安局办理，牵头镇干部参加。"),
    ],
)
def test_a_name_that_is_right_is_left_alone(agency: str, text: str) -> None:
    document = text_document(TITLE.format(agency) + "一、主要工作\n" + text)
    found = [*findings(document, "名称"), *findings(document, "抄袭")]
    assert [one for one in found if one.level is not Level.HINT] == []
