"""矛盾: what is left, or how much more it was, told of later and not as the numbers before have it; hints."""

from __future__ import annotations

import pytest

from check.families_text import findings, text_document
from check.growth import assert_grows_with_length

TEXT = """示例县司法局2024年法治政府建设年度报告
一、主要举措和成效
（一）推进依法行政。{done}
二、存在的不足和原因
{lacking}
四、2025年工作安排
持续加强法治建设。{planned}
"""


def told(done: str, lacking: str = "", planned: str = "") -> list[str]:
    document = text_document(TEXT.format(done=done, lacking=lacking, planned=planned))
    return [one.quote for one in findings(document, "矛盾-14")]


@pytest.mark.parametrize(
    ("done", "lacking", "planned", "quote"),
    [
        ("全县有冷库40家，接入温度监测26家。", "", "2025年底前其余24家冷库全部接入温度监测。", "24家"),
        ("执法人员31名，其中持证27名。", "还有7名执法人员没有执法证。", "", "7名"),
        ("巡察反馈问题18个，已整改15个。", "仍有5个问题没有整改到位，都是历史遗留。", "", "5个"),
        ("需承接赋权事项90项，已承接72项。", "", "剩余28项赋权事项2025年全部承接。", "28项"),
        ("行政复议案件由2023年的9件增加到14件。", "行政复议案件比2023年增加8件。", "", "8件"),
        ("收到信访事项52件，比2023年的61件有所减少。", "信访事项仅比2023年减少5件，总量仍大。", "", "5件"),
    ],
)
def test_what_is_left_or_more_is_held_against_the_numbers(done: str, lacking: str, planned: str, quote: str) -> None:
    assert told(done, lacking, planned) == [quote]


@pytest.mark.parametrize(
    ("done", "lacking", "planned"),
    [
        ("全县有冷库40家，接入温度监测26家。", "", "2025年底前其余14家冷库全部接入温度监测。"),
        ("全县有冷库40家，接入温度监测26家。", "", "再新增接入冷库5家。"),
        ("执法人员31名，其中持证27名，另有3名辅助人员。", "还有3名辅助人员没有执法证。", ""),
        ("巡察反馈问题18个，已整改15个。", "还有6个部门没有制定执法流程。", ""),
        ("行政复议案件由2023年的9件增加到14件。", "行政复议案件比2023年增加5件。", ""),
        ("行政复议案件由2023年的9件增加到14件。", "投诉比2023年增加8件。", ""),
    ],
)
def test_the_true_rest_or_another_thing_is_no_contradiction(done: str, lacking: str, planned: str) -> None:
    assert told(done, lacking, planned) == []


def test_looking_grows_with_the_text() -> None:
    piece = "还有7名执法人员没有执法证。行政复议案件比2023年增加8件。"
    done = "执法人员31名，其中持证27名。行政复议案件由2023年的9件增加到14件。"
    assert_grows_with_length(
        lambda text: findings(text_document(TEXT.format(done=done, lacking=text, planned="")), "矛盾-14"), piece
    )
