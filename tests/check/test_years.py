"""Years and days: periods, the report year, plans, comparisons, calendars, five-year plans, 纲要 and part-year data."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.growth import assert_grows_with_length
from drafter.check.document import document_from_text
from drafter.check.families import (
    base_years,
    dates,
    event_years,
    occasions,
    plan_periods,
    plan_years,
    year_mentions,
    years,
)
from drafter.check.findings import Finding, Level
from drafter.check.load import load_rulebook
from drafter.check.run import check_document
from drafter.check.sources import document_of
from drafter.layout.load import builtin_templates, load_layout

RULEBOOK = load_rulebook([builtin_templates()])
REFERENCE = load_layout("standard", [builtin_templates()]).reference
MODULES = (years, year_mentions, dates, plan_periods, plan_years, base_years, event_years, occasions)
RULES = [rule for module in MODULES for rule in module.CHECKS]
DONE, AHEAD = "一、主要举措和成效\n2024年推进工作。\n", "四、下一年度主要安排\n"


def found(text: str, year: int = 2024) -> tuple[Finding, ...]:
    return check_document(document_from_text(text, "报告.txt", year, REFERENCE), RULEBOOK, RULES).findings


def told(text: str, year: int = 2024) -> set[tuple[str, Level, str]]:
    return {(one.rule, one.level, one.quote) for one in found(text, year) if one.rule != "年份-10"}


WRONG = [
    ("落实《某区规划（2023—2023年）》。", "年份-1", "2023—2023年"),
    ("落实《某区规划(2023-2023)》。", "年份-1", "2023-2023"),
    ("2025年至2021年推进工作。", "年份-1", "2025年至2021年"),
    ("对2023年12月至2023年12月的案卷评查。", "年份-1", "2023年12月至2023年12月"),
    ("落实《某区规划（20212025年）》。", "年份-1", "20212025年"),
    ("于5月20日至5月10日开展。", "年份-1", "5月20日至5月10日"),
    ("于5月10日至8日开展。", "年份-1", "5月10日至8日"),
    ("今年（2023年）开展。", "年份-2", "今年（2023年"),
    ("下一年度（2024年）开展。", "年份-2", "下一年度（2024年"),
    ("现将我区2023年度有关情况报告如下：", "年份-2", "2023年"),
    ("2024年受理5件，比2024年增长5%。", "年份-4", "比2024年"),
    ("全年受理率较2024年提高3个百分点。", "年份-4", "较2024年"),
    ("从2024年的5件增加到2024年的9件。", "年份-4", "从2024年的5件增加到2024年"),
    ("2024年受理30件，2024年同期20件，同比增长50%。", "年份-4", "2024年同期"),
    ("2月30日召开会议。", "年份-5", "2月30日"),
    ("二月三十日召开会议。", "年份-5", "二月三十日"),
    ("2023年2月29日召开会议。", "年份-5", "2023年2月29日"),
    ("9月31号召开会议。", "年份-5", "9月31号"),
    ("13月1日召开会议。", "年份-5", "13月1日"),
    ("2024年13月召开会议。", "年份-5", "2024年13月"),
    ("1日1日召开会议。", "年份-5", "1日1日"),
    ("2024.02.31发布。", "年份-5", "2024.02.31"),
    ("11月1日至12月15日，为期60天。", "年份-6", "11月1日至12月15日，为期60天"),
    ("2021年至2023年，历时五年。", "年份-6", "2021年至2023年，历时五年"),
    ("2024年5月至7月，为期五个月。", "年份-6", "2024年5月至7月，为期五个月"),
    ("3月1日至5月31日开展为期一个月的整治。", "年份-6", "3月1日至5月31日开展为期一个月"),
    ("落实《三年行动计划（2021—2025年）》。", "年份-6", "2021—2025年"),
    ("深入开展“七五”普法。", "年份-7", "“七五”"),
    ("全面启动“九五”普法实施方案。", "年份-7", "“九五”"),
    ("落实“八五”普法规划（2016—2020年）。", "年份-7", "“八五”普法规划（2016—2020年"),
    ("2024年是“八五”普法启动之年。", "年份-7", "“八五”普法启动之年"),
    ("2024年是“十四五”规划收官之年。", "年份-7", "“十四五”规划收官之年"),
    ("落实第七个五年法治宣传教育规划。", "年份-7", "第七个五年"),
    ("落实《法治政府建设实施纲要(2015-2020年)》。", "年份-8", "法治政府建设实施纲要(2015-2020年"),
    ("落实《法治政府建设实施纲要（2016—2020年）》。", "年份-8", "法治政府建设实施纲要（2016—2020年"),
    ("建设职能科学、权责法定、执法严明、公开公正、廉洁高效、守法诚信的法治政府。", "年份-8", "守法诚信"),
    ("截至9月底，共有持证人员50人。", "年份-9", "截至9月底"),
    ("截止2024年11月30日，受理50件。", "年份-9", "截止2024年11月30日"),
    ("1-10月，受理案件50件。", "年份-9", "1-10月"),
    ("前三季度受理案件50件。", "年份-9", "前三季度"),
    ("2023年，全区共受理案件50件。", "年份-12", "2023年"),
    ("3月20日至4月30日，用45天清理文件。", "年份-6", "3月20日至4月30日，用45天"),
    ("开展为期90天（3月1日至3月31日）的整治。", "年份-6", "3月1日至3月31日"),
    ("自2024年7月1日起至2024年6月30日开展。", "年份-1", "2024年7月1日起至2024年6月30日"),
    ("2024年5月6日（星期三）召开会议。", "年份-13", "2024年5月6日（星期三"),
    ("加上2024年结转的2件。", "年份-14", "2024年结转"),
    ("结转2024年继续办理3件。", "年份-14", "结转2024年继续"),
    ("全年30件，同比增长12.5%（2022年为26件）。", "年份-14", "同比增长12.5%（2022年"),
    ("平均用时由2024年的9天压缩至7天。", "年份-14", "由2024年的9天压缩至"),
    ("附表\n项目　2024年　2024年　增减", "年份-14", "2024年"),
    ("印发《示例县2023年法治政府建设工作要点》。", "年份-15", "2023年"),
    ("印发《示例县2024年工作要点》（示法办〔2022〕3号）。", "年份-15", "〔2022〕"),
    ("2025年，全县受理案件30件，审结28件。", "年份-15", "2025年"),
    ("2025年6月1日，召开总结会。\n示例区人民政府\n2025年2月18日", "年份-15", "2025年6月1日"),
    ("2024年是新中国成立76周年。", "年份-16", "新中国成立76周年"),
    ("第十二个国家宪法日开展宣传。", "年份-16", "第十二个国家宪法日"),
    ("深入学习贯彻党的十九大精神。", "年份-16", "党的十九大"),
    ("深入学习党的二十届四中全会精神。", "年份-16", "二十届四中全会"),
    ("2023年党的二十大胜利召开。", "年份-16", "党的二十大"),
    ("贯彻十四届全国人大四次会议精神。", "年份-16", "十四届全国人大四次"),
    ("开展“不忘初心、牢记使命”主题教育。", "年份-16", "“不忘初心、牢记使命”主题教育"),
    ("开展深入贯彻中央八项规定精神学习教育。", "年份-16", "深入贯彻中央八项规定精神学习教育"),
    ("2024年是实施“八五”普法规划的第三年。", "年份-7", "“八五”普法规划的第三年"),
    ("启动“八五”普法。", "年份-7", "“八五”"),
    ("附件：2023年行政执法数据", "年份-2", "2023年"),
    ("2021年培训50人。", "年份-12", "2021年"),
]


@pytest.mark.parametrize(("text", "rule", "quote"), WRONG)
def test_a_wrong_year_or_day_is_found(text: str, rule: str, quote: str) -> None:
    assert any(one.rule == rule and quote in one.quote for one in found(DONE + text))


RIGHT = [
    "落实《某区规划（2021—2025年）》，实施2023-2025年行动计划。",
    "11月至次年3月开展除雪，11月至3月供暖。",
    "2024年9月1日至2025年3月1日开展整治。",
    "GB/T 15834—2011与GB/T 15835—2011。",
    "今年（2024年）、上一年度（2024年）、去年（2023年）、明年（2025年）。",
    "2024年受理5件，比2023年增长5%，2023年同期为4件。",
    "2024年12月比2024年1月下降5%。",
    "从2023年的5件增加到2024年的9件。",
    "2024年2月29日、4月30日、12月31日召开会议。",
    "24个月内，18月龄，1.5月，30日内办结。",
    "11月1日至12月15日，为期45天。2021年至2025年，为期五年。",
    "3月1日至3月31日开展为期一个月的整治，5月至7月，为期三个月。",
    "9月1日至9月10日，历时约十天，共30余天。",
    "落实《三年行动计划（2022—2024年）》，十年禁渔。",
    "深入开展“八五”普法，“七五”普法期间获评先进。",
    "“十三五”时期成效显著，“十四五”规划落实有力，每月十五日公布，第十五次会议。",
    "2021年是“十四五”开局之年，2020年是“十三五”收官之年。",
    "落实《法治政府建设实施纲要（2021—2025年）》。",
    "建设职能科学、权责法定、执法严明、公开公正、智能高效、廉洁诚信、人民满意的法治政府。",
    "落实《某省法治政府建设实施纲要（2022—2025年）》。",
    "截至12月底共20件，截至2025年1月共21件，截至6月底前完成整改。",
    "前三季度受理8件，全年受理12件。",
    "2023年，全区受理9件，2024年受理12件。",
    "连同2023年结转的2件，结转2025年3件，由2023年的9天压缩至7天。",
    "对2023年9月至2024年3月作出的处罚评查，2023年12月印发的方案全面落实。",
    "2024年5月6日（星期一）召开会议。2023年度考核获评优秀。",
    "2024年是新中国成立75周年，第十一个国家宪法日，第23个安全生产月。",
    "学习党的二十大和二十届二中、三中全会精神，党的十八大以来。",
    "巩固拓展党史学习教育成果，十四届全国人大二次会议。",
    "连续三年（2022—2024年）获评优秀，“十四五”规划的第四年。",
    "对截至2024年6月30日仍在执行的文件逐件评估。",
    "附表\n项目　2023年　2024年　增减",
    "自2019年以来，到2035年基本建成，2018年印发的办法，于2017年成立。",
    "工作日前、5日前、三日前完成。",
    "依据《2019年工作要点》和某府发〔2017〕3号。",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert {one for one in told(DONE + text) if one[0] not in ("年份-12",) or one[1] is not Level.HINT} == set()


@pytest.mark.parametrize(
    "text",
    [
        "四、2024年工作安排\n完善制度。",
        AHEAD + "2024年，我区将继续推进。",
        AHEAD + "2024年，重点做好以下工作：",
        AHEAD + "（一）2024年工作打算\n完善制度。",
        AHEAD + "2024年是关键一年，要更加努力。",
        "二、不足\n下一步，2024年将继续完善制度。",
        AHEAD + "2024年底前完成清单编制。",
        AHEAD + "力争2024年6月底前完成整改。",
        AHEAD + "2024年上半年开展评查。",
        AHEAD + "2024年每季度检查一次。",
        AHEAD + "计划在2024年新建公园3个。",
        AHEAD + "2023年，我局将针对不足改进。",
    ],
)
def test_a_plan_for_the_year_that_is_over_is_found(text: str) -> None:
    assert {rule for rule, _, _ in told(DONE + text)} == {"年份-3"}


@pytest.mark.parametrize(
    "text",
    [
        "四、2025年工作安排\n2025年，我区将继续推进。",
        AHEAD + "2024年的工作取得成绩，2025年将继续推进。到2026年底，完成建设。",
        AHEAD + "力争受理率比2024年提高，启动“九五”普法和“十五五”规划编制。",
        "二、2024年存在的问题及下一步安排\n2024年，我区将法治建设纳入考核。",
        "三、2024年工作安排落实情况\n2024年，各项安排已经完成。",
        AHEAD + "巩固2024年工作成果，对2024年评查发现的问题逐项整改。",
        AHEAD + "针对2024年存在的不足，完成2024年转入的平台接入工作。",
        AHEAD + "学习2024年11月1日起施行的法律，落实2024年12月印发的方案。",
    ],
)
def test_a_plan_for_the_coming_year_is_left_alone(text: str) -> None:
    assert told(DONE + text) == set()


def test_a_title_of_another_year_is_found_with_the_right_one() -> None:
    findings = found("示例区2023年法治政府建设年度报告\n2024年，推进工作。")
    assert [(one.rule, one.quote, one.fix) for one in findings] == [("年份-2", "2023年", "改为2024年")]


def test_a_report_that_never_names_the_year_is_told_once() -> None:
    text = "一、2023年举措\n2023年推进工作，2023年受理12件。\n四、2023年工作安排\n2023年，我局将继续推进。"
    assert [one.rule for one in found(text, 2020)].count("年份-2") == 1
    assert {one.rule for one in found(text, 2020)} == {"年份-2", "年份-3"}


@pytest.mark.parametrize(
    ("day", "level"),
    [
        ("2024年12月19日", Level.ERROR),
        ("2023年2月18日", Level.ERROR),
        ("二〇二四年十二月十九日", Level.ERROR),
        ("2025年2月18日", None),
        ("2025年5月18日", Level.HINT),
        ("2026年2月18日", Level.DOUBT),
    ],
)
def test_the_date_of_the_report_follows_its_year(day: str, level: Level | None) -> None:
    levels = [one.level for one in found(f"{DONE}特此报告。\n示例区人民政府\n{day}")]
    assert levels == ([level] if level else [])


def test_near_the_end_of_a_period_the_next_one_may_be_prepared() -> None:
    assert told(DONE.replace("2024", "2020") + "启动“八五”普法规划编制，总结“七五”普法。", 2020) == set()
    assert told(DONE.replace("2024", "2020") + "深入实施“八五”普法规划。", 2020) != set()


def test_in_the_first_year_of_an_outline_the_old_goal_may_stand() -> None:
    goal = "职能科学、权责法定、执法严明、公开公正、廉洁高效、守法诚信"
    assert found(f"建设{goal}的法治政府。", 2021) == ()
    assert found(f"建设{goal}的法治政府。", 2018) == ()


def test_an_outline_before_it_was_made_cannot_be_cited() -> None:
    (finding,) = found("落实《法治政府建设实施纲要（2021—2025年）》。", 2019)
    assert finding.level is Level.ERROR


HEADS = "三、党政主要负责人履行推进法治建设第一责任人职责情况\n"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2023年9月到县司法局调研。", True),
        ("2025年8月出庭应诉1次。", True),
        ("2024年9月到县司法局调研，2025年1月述法。", False),
        ("听取2023年度法治政府建设情况汇报，审议《示例县2023年法治政府建设年度报告》。", False),
    ],
)
def test_what_the_heads_did_was_done_in_the_report_year(text: str, wrong: bool) -> None:
    rules = [one.rule for one in found(f"{DONE}{HEADS}{text}\n示例区人民政府\n2025年2月18日")]
    assert ("年份-15" in rules) is wrong


def test_words_that_depend_on_the_day_are_told_once_with_their_number() -> None:
    findings = [one for one in found("今年受理12件，今年审结9件。") if one.rule == "年份-10"]
    assert len(findings) == 1
    assert "共2处" in findings[0].why


def test_a_record_is_read_with_its_own_year() -> None:
    record = """
版式: standard@1
年度: 2024
机关: {名称: 示例区人民政府, 自称: 我区}
下一年度主要安排:
  - 标题: 完善制度
    内容: 2024年，我区将继续完善制度。
"""
    document = document_of(record, "记录.yaml", [builtin_templates()])
    (finding,) = check_document(document, RULEBOOK, ["年份-3"]).findings
    assert finding.place.key.endswith("内容")


def test_the_sample_is_quiet() -> None:
    sample = builtin_templates() / "standard" / "sample.yaml"
    document = document_of(Path(sample).read_text(encoding="utf-8"), "样例.yaml", [builtin_templates()])
    assert check_document(document, RULEBOOK, RULES).findings == ()


@given(
    st.text(alphabet="0123456789年月日至-—（）《》比较从同期为期天个将，。“十四五”普法规划截底收官之是", max_size=80)
)
def test_any_text_can_be_read(text: str) -> None:
    found(text)
    found(f"一、工作\n2024年\n四、安排\n{text}", 0)


@pytest.mark.parametrize(
    "unit",
    [
        "2024年",
        "2024年至",
        "5月1日至",
        "比2024年增长",
        "从2024年5",
        "截至9月",
        "“八五”普法",
        "职能科学、",
        "2024年是",
        "1月",
        "十",
        "现将",
    ],
)
def test_long_texts_take_no_longer_than_their_length(unit: str) -> None:
    assert_grows_with_length(found, unit)
