"""Another province, and inner divisions of another level's agency, as if they were the agency's own."""

from __future__ import annotations

import pytest

from drafter.check.findings import Level
from tests.check.families_text import findings, text_document

OWN, COUNTY, OFFICE = "湖南省清江县人民政府", "清江县人民政府", "清江县司法局"


def told(agency: str, text: str) -> list[tuple[str, Level, str]]:
    document = text_document(f"{agency}2024年法治政府建设年度报告\n一、主要工作\n{text}")
    return [(one.rule, one.level, one.quote) for one in findings(document, "抄袭") if one.rule in ("抄袭-3", "抄袭-4")]


@pytest.mark.parametrize(
    ("agency", "text", "found"),
    [
        (OWN, "浙江省扎实推进改革，办件12万件。", ("抄袭-3", Level.DOUBT, "浙江省")),
        (OWN, "按照浙江省委、省政府统一部署推进改革。", ("抄袭-3", Level.DOUBT, "浙江省")),
        (OWN, "推进法治广东建设取得新成效。", ("抄袭-3", Level.DOUBT, "广东")),
        (COUNTY, "江苏全省上下合力推进法治建设。", ("抄袭-3", Level.HINT, "江苏全省")),
        (COUNTY, "按照广东省委部署和湖南省司法厅要求整治。", ("抄袭-3", Level.HINT, "湖南省")),
        (OFFICE, "局行政执法监督处负责日常监督。", ("抄袭-4", Level.DOUBT, "行政执法监督处")),
        (OFFICE, "由法规处审核案件112件。", ("抄袭-4", Level.DOUBT, "法规处")),
        (OFFICE, "局法制司审核文件36件。", ("抄袭-4", Level.DOUBT, "法制司")),
        (OFFICE, "各业务工作由相关处室承办。", ("抄袭-4", Level.DOUBT, "相关处室")),
        ("湖南省司法厅", "厅法规股审核文件36件。", ("抄袭-4", Level.DOUBT, "法规股")),
    ],
)
def test_what_is_of_elsewhere_is_told(agency: str, text: str, found: tuple[str, Level, str]) -> None:
    assert found in told(agency, text)


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        (OWN, "湖南省坚持依法行政，湖南省司法厅组织培训，推进法治湖南建设。"),
        (OWN, "赴浙江省考察学习，按照与湖北省签订的协议，由江西省公安机关协助办理。"),
        (OWN, "学习《法治广东建设规划》，查获来自广东省的货物。"),
        (OWN, "通过法定程序，推动将省委的主张上升为法规，一是配合省人大常委会调研，围绕省委部署推进。"),
        (COUNTY, "按照湖南省委、省政府部署，落实湖南省司法厅要求。"),
        (OFFICE, "局执法监督股组织培训，省司法厅执法监督处、市司法局法治督察处指导。"),
        (OFFICE, "街道办事处、公证处、仲裁处配合，行政执法监督处于起步阶段，法规处罚条款清理完毕。"),
        ("湖南省司法厅", "厅法规处审核，司法部法治督察司指导。"),
        ("清江市司法局", "局法规科、执法监督处审核。"),
    ],
)
def test_what_is_the_agencys_own_is_left_alone(agency: str, text: str) -> None:
    assert told(agency, text) == []
