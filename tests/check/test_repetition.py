"""Text in the wrong place: twice, under another heading, deeds among plans and the other way round."""

from __future__ import annotations

import pytest

from check.families_text import findings, quotes, text_document
from check.growth import assert_grows_with_length
from drafter.check.findings import Level

TEXT = """示例县人民政府2024年法治政府建设年度报告
一、主要举措和成效
（一）规范文明执法
作出行政处罚决定200件，评查执法案卷60卷。{enforcing}
（二）化解矛盾纠纷
人民调解组织调解纠纷900件，成功890件。{settling}
（三）加强法治宣传教育
开展普法活动60场，发放宣传资料1万份。{teaching}
二、存在的不足和原因
普法形式比较单一，原因是经费有限。{lacking}
四、2025年主要安排
组织执法人员培训3期。{planned}
五、其他需要报告的情况
{others}
"""
PLACES = {"enforcing": "", "settling": "", "teaching": "", "lacking": "", "planned": "", "others": "无。"}


def told(**places: str) -> list[tuple[str, str]]:
    return quotes(TEXT.format(**{**PLACES, **places}), "错位")


def test_a_report_in_order_is_left_alone() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("place", "text", "rule", "quote"),
    [
        ("enforcing", "举办民法典宣讲18场，受众2000人。", "错位-7", "举办民法典宣讲18场"),
        ("settling", "修订规范性文件5件，废止3件。", "错位-7", "修订规范性文件5件"),
        ("teaching", "作出行政处罚决定33件，罚款2万元。", "错位-7", "作出行政处罚决定33件"),
        ("teaching", "受理行政复议申请5件。", "错位-7", "受理行政复议申请5件"),
        ("lacking", "培训3期，成效显著。", "错位-5", "成效显著"),
        ("lacking", "荣获全市先进集体称号。", "错位-5", "荣获"),
        ("others", "2025年，我县将新建法治广场2个。", "错位-6", "2025年，我县将"),
        ("enforcing", "下一步，我县将完善清单。", "错位-6", "下一步，我县将"),
        ("planned", "全年共培训执法人员300人次。", "错位-4", "全年共培训执法人员300人"),
        ("planned", "已完成案卷评查60卷。", "错位-4", "已完成案卷评查60卷"),
        ("settling", "作出行政处罚决定200件，评查执法案卷60卷。", "错位-1", "作出行政处罚决定"),
        ("settling", "调解力量薄弱，业务能力有待提高。", "错位-10", "力量薄弱"),
        ("planned", "执法人员能力不足的情况还有。", "错位-10", "能力不足"),
        ("teaching", "完成植树造林3200亩。", "错位-9", "完成植树造林"),
    ],
)
def test_what_stands_in_the_wrong_place_is_found(place: str, text: str, rule: str, quote: str) -> None:
    assert any(one[0] == rule and one[1].startswith(quote) for one in told(**{place: text}))


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("enforcing", "组织执法人员培训3期。"),
        ("enforcing", "检查企业30家，公示结果200条。"),
        ("settling", "法律援助中心办理案件30件。"),
        ("settling", "召开联席会议3次。"),
        ("teaching", "领导干部学法12次。"),
        ("lacking", "培训虽然成效显著，但覆盖面不够。"),
        ("lacking", "2025年将增加经费。"),
        ("enforcing", "针对执法能力不足，开展培训。"),
        ("others", "受理就业咨询30件。"),
        ("planned", "力争全年培训300人次以上。"),
        ("others", "2024年荣获先进集体称号。"),
    ],
)
def test_what_may_stand_there_is_left_alone(place: str, text: str) -> None:
    assert told(**{place: text}) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("主持会议6次，批示信访件3件。", False), ("全年调解纠纷300件，成功298件。", True)],
)
def test_the_part_on_the_heads_tells_of_what_they_did(text: str, found: bool) -> None:
    heading = "三、党政主要负责人履行第一责任人职责情况"
    assert bool(quotes(f"一、主要举措\n检查。\n{heading}\n{text}", "错位-11")) is found


def test_a_heading_over_another_subject_is_found() -> None:
    text = "一、主要举措\n（一）加强法治宣传\n受理行政复议申请9件，调解纠纷3件。\n（二）文明执法\n作出行政处罚3件。"
    assert quotes(text, "错位-3") == [("错位-3", "受理行政复议申请9件，调解纠纷3件。")]


def test_the_same_heading_twice_is_found_but_not_under_another_one() -> None:
    twice = "一、主要举措\n（一）规范文明执法\n检查。\n（二）规范文明执法\n检查。"
    apart = "一、主要举措\n（一）县委\n1.召开会议部署\n检查。\n（二）县政府\n1.召开会议部署\n检查。"
    assert quotes(twice, "错位-8") == [("错位-8", "（二）规范文明执法")]
    assert quotes(apart, "错位-8") == []


def test_all_of_it_is_a_hint_and_strange_sentences_are_few() -> None:
    section = "（{0}）规范文明执法{0}\n作出行政处罚决定200件。作出许可3件。举办民法典宣讲{0}18场。\n"
    sections = "".join(section.format(sign) for sign in "一二三四五六七八九")
    found = findings(text_document(f"一、主要举措\n{sections}"), "错位-7")
    assert len(found) == 5
    assert {one.level for one in found} == {Level.HINT}


def test_topics_take_no_longer_than_the_text_is_long() -> None:
    assert_grows_with_length(lambda text: told(enforcing=text), "作出处罚3件。调解纠纷2件。")
