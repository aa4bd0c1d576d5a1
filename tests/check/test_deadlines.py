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
