"""年份: comparisons with a later year, months that had not come, the next year's papers, force before passage."""

from __future__ import annotations

import pytest

from check.families_text import findings, text_document

TEXT = """示例县水利局2024年法治政府建设年度报告
一、主要举措和成效
（一）推进依法行政。按计划开展工作。{}
四、2025年工作安排
{}
五、其他需要报告的情况
无。
2025年2月10日
"""


def told(text: str, planned: str = "2025年，完善制度。") -> list[str]:
    return [one.rule for one in findings(text_document(TEXT.format(text, planned)), "年份")]


@pytest.mark.parametrize(
    "text",
    [
        "案件数与2025年相比下降12%。",
        "平均用时较2025年缩短5天。",
        "受理数比2025年增长8%。",
        "2024年投诉量相较于2025年减少30件。",
    ],
)
def test_nothing_is_compared_with_a_later_year(text: str) -> None:
    assert told(text) == ["年份-4"]


@pytest.mark.parametrize(
    "text",
    [
        "案件数与2023年相比下降12%。",
        "平均用时较2023年缩短5天。",
        "到2025年，用水量比2024年下降8%。",
        "力争案件数与2025年计划相比减少30件。",
    ],
)
def test_a_year_before_or_a_plan_may_be_compared(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "截至2025年3月底，问题已全部整改。",
        "截至2025年12月，取水许可证在有效状态的有52份。",
        "截至2025年底，在岗执法人员52名。",
        "截止2025年6月份，完成整改12个。",
    ],
)
def test_nothing_is_counted_until_a_month_to_come(text: str) -> None:
    assert told(text) == ["年份-15"]


@pytest.mark.parametrize(
    "text",
    [
        "截至2025年1月底，问题已全部整改。",
        "截至2024年12月底，在岗执法人员52名。",
        "合同有效期截至2025年12月底。",
        "整改期限截至2025年6月底前。",
    ],
)
def test_what_is_over_or_a_limit_is_quiet(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "印发《水利局2025年法治政府建设工作要点》，分解任务32项。",
        "落实《示例县2025年普法工作计划》，开展活动8场。",
        "对照《2025年度水利工作要点》，逐项完成。",
        "按照《示例县2025年行政执法监督工作计划》，抽查案卷30卷。",
    ],
)
def test_the_work_of_a_year_does_not_follow_the_next_years_plan(text: str) -> None:
    assert told(text) == ["年份-15"]


@pytest.mark.parametrize(
    "text",
    [
        "印发《水利局2024年法治政府建设工作要点》，分解任务32项。",
        "年底谋划印发《水利局2025年法治政府建设工作要点》。",
        "12月印发《示例县2025年普法工作计划》。",
        "落实《示例县水网规划（2021—2025年）》，开展活动8场。",
    ],
)
def test_this_years_papers_and_early_ones_are_quiet(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "审结18件，其余2件结转至本年办理。",
        "年末未结3件，转入当年继续审理。",
        "剩余4项任务顺延至本年完成。",
        "尚未整改的1个问题延期至今年解决。",
    ],
)
def test_what_is_left_is_not_carried_into_the_same_year(text: str) -> None:
    assert "年份-15" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "审结18件，其余2件结转至下年办理。",
        "上年未结3件结转至本年，全部审结。",
        "剩余4项任务在本年完成。",
        "往年剩余的4件转入本年办理。",
    ],
)
def test_what_came_from_before_is_carried_into_this_year(text: str) -> None:
    assert "年份-15" not in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "《示例市河道管理条例》2024年7月8日公布，自2024年7月1日起施行。",
        "《示例市节水条例》2024年11月25日经市人大常委会通过，2024年3月1日起施行。",
        "《示例县取水管理规定》于2024年6月15日印发，自2024年5月20日起实施。",
        "自2024年3月1日起施行的《示例市防汛办法》，2024年4月10日正式公布。",
    ],
)
def test_nothing_is_in_force_before_it_is_passed(text: str) -> None:
    assert told(text) == ["年份-20"]


@pytest.mark.parametrize(
    "text",
    [
        "《示例市河道管理条例》2024年5月8日公布，自2024年7月1日起施行。",
        "《示例市节水条例》11月25日经市人大常委会通过，2025年1月1日起施行。",
        "《示例市河道管理条例》2024年7月8日修订公布，自2012年7月1日起施行。",
        "2024年7月8日公布《示例市防汛办法》，《示例市抗旱办法》自2024年5月1日起施行。",
    ],
)
def test_the_usual_order_or_two_papers_are_quiet(text: str) -> None:
    assert "年份-20" not in told(text)


def test_a_numbered_plan_that_opens_with_the_report_year() -> None:
    assert told("", "（一）2024年，完善制度。加强培训，压实责任。") == ["年份-3"]
    assert told("", "（一）2025年，完善制度。加强培训，压实责任。") == []
