"""矛盾: one thing counted twice in a report, in other words and with another number; hints."""

from __future__ import annotations

import pytest

from check.families_text import findings, record_document, text_document
from check.growth import assert_grows_with_length
from drafter.check.findings import Level

TEXT = """示例县司法局2024年法治政府建设年度报告
一、主要举措和成效
（一）推进依法行政。{done}
二、存在的不足和原因
{lacking}
三、主要负责人履行推进法治建设第一责任人职责情况
切实履行职责。{heads}
四、2025年工作安排
持续加强法治建设。{planned}
"""
QUIET = {"lacking": "", "heads": "", "planned": ""}


def told(done: str, **places: str) -> list[str]:
    document = text_document(TEXT.format(done=done, **{**QUIET, **places}))
    return [one.quote for one in findings(document, "矛盾") if one.rule == "矛盾-12"]


@pytest.mark.parametrize(
    ("done", "place", "other", "quote"),
    [
        ("全年举办执法培训6期。", "lacking", "全年8期行政执法业务培训以授课为主。", "8期"),
        ("我局下设9个监管所。", "lacking", "11个监管所中有3个没有法制员。", "11个"),
        ("现有行政执法人员47名。", "lacking", "全局执法人员仅有42人。", "42人"),
        ("收到检察机关移送线索12条。", "planned", "对检察机关移送的15条线索继续跟踪。", "15条"),
        ("向公安机关移送案件4件。", "lacking", "移送公安机关的6件案件中，有的材料不全。", "6件"),
        ("全年召开党组会议专题研究法治工作4次。", "heads", "主持召开6次党组会研究法治建设。", "6次"),
        ("审查招商引资合同18份。", "heads", "全年16份招商引资合同均经审查后签订。", "16份"),
        ("清理规范性文件53件。", "heads", "组织对35件行政规范性文件进行清理。", "35件"),
        ("培育“法律明白人”96名。", "lacking", "全县108名“法律明白人”作用发挥不够。", "108名"),
        ("组织法治讲座5次。", "heads", "带头参加法治讲座，全年共举办7次。", "7次"),
    ],
)
def test_one_thing_with_two_numbers_is_found_in_other_words(done: str, place: str, other: str, quote: str) -> None:
    assert told(done, **{place: other}) == [quote]


@pytest.mark.parametrize(
    ("done", "place", "other"),
    [
        ("全年举办执法培训6期。", "heads", "局长为执法培训授课4期。"),
        ("我局下设9个监管所。", "lacking", "7个监管所没有法制员。"),
        ("现有行政执法人员47名。", "lacking", "45岁以上执法人员31名。"),
        ("聘请法律顾问3名。", "planned", "再聘请法律顾问2名。"),
        ("全年审核重大执法决定23件。", "lacking", "去年审核重大执法决定18件。"),
        ("配备专职法制审核人员6名。", "lacking", "兼职法制审核人员9名。"),
        ("开展普法宣传活动28场。", "planned", "2025年开展普法宣传活动30场。"),
        ("全年召开党组会议研究法治工作4次。", "heads", "主持召开局长办公会议研究法治工作5次。"),
        ("办理行政处罚86件。", "lacking", "食品类行政处罚51件，占比较高。"),
        ("公布行政处罚126项。", "heads", "全年作出行政处罚86件。"),
        ("开展合法性审查7件。", "heads", "各部门开展合法性审查9件。"),
        ("推行三项制度。", "heads", "推行2项制度。"),
        ("县政府常务会议21次中14次安排法治议题。", "heads", "县政府常务会议14次安排法治议题。"),
    ],
)
def test_a_part_another_time_and_another_place_are_no_contradiction(done: str, place: str, other: str) -> None:
    assert told(done, **{place: other}) == []


RECORD = """
版式: standard@1
年度: 2024
机关: {名称: 示例局, 自称: 我局}
指标:
  行政执法: {执法人员: 47}
存在的不足和原因:
  - {不足: 执法力量不足, 原因: 现有行政执法人员仅%s名，任务较重。}
"""


def test_a_number_typed_into_a_record_is_held_against_its_figure() -> None:
    assert [one.quote for one in findings(record_document(RECORD % 42), "矛盾-12")] == ["42名"]
    assert findings(record_document(RECORD % 47), "矛盾-12") == []


def test_it_is_a_hint() -> None:
    document = text_document(
        TEXT.format(done="审查招商引资合同18份。", **{**QUIET, "heads": "全年21份招商引资合同均经审查。"})
    )
    assert [one.level for one in findings(document, "矛盾-12")] == [Level.HINT]


def test_comparing_takes_no_longer_than_the_text_is_long() -> None:
    piece = "全年举办执法培训6期，办理食品案件9件，现有执法人员7名。"
    assert_grows_with_length(lambda text: told(text, lacking=text.replace("6期", "8期")), piece)
