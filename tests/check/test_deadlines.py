"""年份: what was to be done before the thing that it answers to; a hint."""

from __future__ import annotations

import pytest

from check.families_text import quotes

TEXT = "示例县人民政府2024年法治政府建设年度报告\n一、主要举措和成效\n{}\n"


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("9月督察反馈问题12个，要求2024年6月底前全部整改到位。", "2024年6月"),
        ("2024年10月召开整改推进会，明确8月底前完成整改。", "8月"),
        ("2024年11月收到司法建议2件，均于10月15日前书面回复。", "10月15日"),
        ("2024年5月20日收到检察建议1份，于5月12日书面回复。", "5月12日"),
    ],
)
def test_a_deadline_before_its_beginning_is_found(said: str, quote: str) -> None:
    assert quotes(TEXT.format(said), "年份-19") == [("年份-19", quote)]


@pytest.mark.parametrize(
    "said",
    [
        "9月督察反馈问题12个，要求2024年12月底前全部整改到位。",
        "2024年11月督察反馈问题2个，要求2025年3月底前完成整改。",
        "2024年5月12日收到检察建议1份，于5月20日书面回复。",
        "2024年5月收到检察建议1份，于5月20日书面回复。",
        "2023年11月收到建议2件，均于2024年1月15日前回复。",
    ],
)
def test_a_deadline_behind_its_beginning_is_right(said: str) -> None:
    assert quotes(TEXT.format(said), "年份-19") == []


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("排查隐患120项，年底前整改112项，其余8项限期在2024年一季度整改完毕。", "2024年一季度"),
        ("反馈问题11个，至年底整改到位10个，其余1个已经制定计划，将于2024年6月底前完成。", "2024年6月"),
        ("确定任务23项，年底前完成22项，1项因资金未到位延至2024年。", "2024年"),
        ("发现问题46个，还有4个正在整改，预计2024年5月底前办结。", "2024年5月"),
    ],
)
def test_what_is_left_at_the_end_of_the_year_is_due_later(said: str, quote: str) -> None:
    assert quotes(TEXT.format(said), "年份-19") == [("年份-19", quote)]


@pytest.mark.parametrize(
    "said",
    [
        "排查隐患120项，年底前整改112项，其余8项限期在2025年一季度整改完毕。",
        "反馈问题11个，其余1个已于2024年6月底前完成。",
        "2024年3月督察发现问题12个，其余3个限期2024年5月底前整改完毕。",
        "对2个败诉单位说明原因并限期改正，整改已于2024年11月完成。",
        "确定任务23项，年底前完成22项，1项因资金未到位延至2025年。",
    ],
)
def test_what_is_left_may_be_due_in_the_next_year(said: str) -> None:
    assert quotes(TEXT.format(said), "年份-19") == []
