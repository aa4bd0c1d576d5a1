"""The agency under other names, of another rank, with slips in its name; who signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.families_text import findings, quotes, text_document
from check.growth import assert_grows_with_length


def report(agency: str, text: str) -> str:
    return f"{agency}2024年法治政府建设年度报告\n{text}"


@pytest.mark.parametrize(
    ("agency", "text", "rule", "quote"),
    [
        ("清溪县司法局", "我局检查。我局培训。我委宣传。", "名称-1", "我委"),
        ("清溪县司法局", "我局检查。我局培训。本局宣传。", "名称-1", "本局"),
        ("清溪镇人民政府", "我镇检查。我镇培训。我街道宣传。", "名称-1", "我街道"),
        ("清溪县人民政府", "向县人名政府报告。", "名称-2", "人名政府"),
        ("清溪县应急管理局", "清溪县应急管里局检查。", "名称-3", "清溪县应急管里局"),
        ("清溪县人民政府", "一、举措\n检查。\n清河县人民政府\n2025年2月3日", "名称-4", "清河县人民政府"),
        ("清溪县人民政府", "县长主持。区长带头出庭。", "名称-5", "区长"),
        ("清溪县人民政府", "县委研究，区委部署。", "名称-5", "区委"),
        ("中共清溪区委 清溪区人民政府", "区委全面依法治县委员会开会。", "名称-5", "区委全面依法治县"),
        ("清溪镇人民政府", "现将我县2024年工作报告如下。", "名称-6", "我县"),
        ("清溪街道办事处", "清溪镇调解纠纷12件。", "名称-10", "清溪镇"),
        ("清溪县卫生健康局", "县卫生健康委组织检查。", "名称-7", "县卫生健康委"),
        ("清溪县教育局", "县教育体育局组织检查。", "名称-7", "县教育体育局"),
        ("清溪县人民政府", "会同县人力资源和社会保证局检查。", "名称-8", "人力资源和社会保证局"),
        ("清溪县人民政府", "由县住房城乡和建设局提供。", "名称-8", "住房城乡和建设局"),
        ("清溪县司法局", "局党组研究。局党组书记主持。局党委批示。", "名称-9", "局党委"),
        ("沅溪区人民政府", "阮溪区推进依法行政。", "名称-10", "阮溪区"),
        ("望江门街道办事处", "望江街道推进依法行政。", "名称-10", "望江街道"),
        ("沅溪区人民政府", "中共澜河县委、澜河市人民政府：", "名称-10", "澜河县委、澜河市人民政府"),
        ("榆坡镇人民政府", "向县委报告，按照县政府部署，由县司法局指导，由区委督察。", "名称-11", "区委"),
        ("清溪县司法局", "局党组书记、主任主持会议。", "名称-12", "党组书记、主任"),
        ("清溪县人民政府", "2024年，我市推进依法行政。", "名称-1", "我市"),
    ],
)
def test_another_name_is_found(agency: str, text: str, rule: str, quote: str) -> None:
    assert (rule, quote) in quotes(report(agency, text), "名称")


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        ("清溪县司法局", "我局检查，我县执法水平提高，市司法局督导。"),
        ("清溪县应急管理局", "县应急局检查，市应急管理委员会办公室督导。"),
        ("清溪县人民政府", "县长主持，市长批示，各镇落实，社区委员会参加。"),
        ("清溪街道办事处", "现将我街道2024年工作报告如下。清溪街道检查，区委督察。"),
        ("清溪市市场监督管理局", "市市场监管局检查。"),
        ("清溪县人民政府", "案件办结率居我市前列，会同县人力资源和社会保障局、县文化广电和旅游局检查。"),
        ("榆坡镇人民政府", "中共青岗县委、青岗县人民政府：\n县委、县政府部署，县司法局指导。"),
        ("中共清溪县委 清溪县人民政府", "县委全面依法治县委员会开会，市委依法治市办督察。"),
    ],
)
def test_what_is_right_is_left_alone(agency: str, text: str) -> None:
    assert quotes(report(agency, text), "名称") == []


@given(st.text(alphabet="清溪县区镇街道局委我本政府依法治，。\n", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    findings(text_document(report("清溪县司法局", text)), "名称")


@pytest.mark.parametrize("unit", ["清溪镇", "我委", "县司法", "区委依法治"])
def test_long_texts_take_no_longer_than_their_length(unit: str) -> None:
    assert_grows_with_length(lambda text: findings(text_document(report("清溪县司法局", text)), "名称"), unit)
