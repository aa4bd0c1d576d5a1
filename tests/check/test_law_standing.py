"""Laws by the year of the report, 文号 by who issued them, and one document under two titles."""

from __future__ import annotations

import pytest

from drafter.check.findings import Level
from tests.check.families_text import findings, text_document

PART = "一、主要工作\n"


def told(text: str, year: int) -> list[tuple[str, str]]:
    return [(one.rule, one.quote) for one in findings(text_document(PART + text, year), "法规")]


@pytest.mark.parametrize(
    ("year", "text", "rule", "quote"),
    [
        (2024, "执行《工商行政管理机关行政处罚程序规定》。", "法规-13", "《工商行政管理机关行政处罚程序规定》"),
        (2023, "贯彻《中华人民共和国契税暂行条例》。", "法规-13", "《中华人民共和国契税暂行条例》"),
        (2022, "依据《社会抚养费征收管理办法》征收。", "法规-13", "《社会抚养费征收管理办法》"),
        (2021, "依据《中华人民共和国合同法》审查合同。", "法规-13", "《中华人民共和国合同法》"),
        (2022, "贯彻新颁布的《信访条例》。", "法规-13", "《信访条例》"),
        (2020, "以《中华人民共和国民法总则》颁布为契机宣传。", "法规-13", "《中华人民共和国民法总则》"),
        (2022, "宣传《中华人民共和国公司登记管理条例》。", "法规-13", "《中华人民共和国公司登记管理条例》"),
        (2023, "学习《行政复议法》。该法自2023年9月1日起施行。", "法规-8", "2023年9月1日"),
        (2024, "学习《公平竞争审查条例》。该条例于2024年6月1日正式施行。", "法规-8", "2024年6月1日"),
        (2024, "落实《法治政府建设实施纲要（2021—2025年）》（国发〔2021〕33号）。", "法规-9", "国发〔2021〕33号"),
        (
            2024,
            "落实国办发〔2024〕5号《关于进一步规范和监督罚款设定与实施的指导意见》。",
            "法规-9",
            "国办发〔2024〕5号",
        ),
        (
            2024,
            "按照《国务院办公厅关于印发提升行政执法质量三年行动计划（2023—2025年）的通知》（国办函〔2023〕27号）。",
            "法规-9",
            "国办函〔2023〕27号",
        ),
        (2024, "落实《退役士兵安置条例》，安置34名。", "法规-13", "《退役士兵安置条例》"),
        (2024, "落实《关于加强社会主义法治文化建设的意见》（国办发〔2021〕12号）。", "法规-9", "国办发〔2021〕12号"),
        (2024, "贯彻《公平竞争审查条例》，自6月13日条例施行以来审查56件。", "法规-8", "6月13日"),
        (2024, "落实《知识产权强国建设纲要（2020—2035年）》。", "法规-12", "（2020—2035年）"),
        (2024, "落实《国务院关于促进民营经济发展壮大的意见》。", "法规-10", "《国务院关于促进民营经济发展壮大的意见》"),
        (2024, "按照国发〔2018〕118号文件要求落实。", "法规-15", "国发〔2018〕118号"),
        (2024, "按照国办发〔2022〕27号文件，国发〔2022〕27号文件公布基准。", "法规-15", "国发〔2022〕27号"),
        (
            2024,
            "出台《甲县防汛管理规定》。\n严格执行《甲县防汛管理办法》，巡查12次。",
            "法规-16",
            "《甲县防汛管理办法》",
        ),
    ],
)
def test_what_does_not_hold_is_told(year: int, text: str, rule: str, quote: str) -> None:
    assert (rule, quote) in told(text, year)


@pytest.mark.parametrize(
    ("year", "text"),
    [
        (2022, "《中华人民共和国医师法》自2022年3月1日起施行，《中华人民共和国执业医师法》同时废止。"),
        (2023, "学习《行政复议法》和《示例市养犬管理法》。该法自2023年9月1日起施行。"),
        (2024, "学习《公平竞争审查条例》。该条例自2024年8月1日起施行。"),
        (2024, "印发《关于全面推进政务公开工作的意见》（甲政办发〔2017〕8号）。"),
        (2024, "执行国办发〔2022〕27号、国发〔2022〕14号、国发〔2019〕18号文件。"),
        (2024, "《甲县防汛管理条例》施行，《甲县防汛管理办法》同时废止。"),
        (2024, "出台《甲县防汛管理办法》。\n起草《甲县防汛管理条例》。"),
        (2024, "落实《法规规章备案审查条例》。"),
        (2024, "落实《退役士兵安置条例》和9月1日施行的《退役军人安置条例》。"),
        (2024, "落实《关于加强社会主义法治文化建设的意见》（中办发〔2021〕99号）。"),
        (2021, "做好《中华人民共和国民法典》与《中华人民共和国婚姻法》的衔接。"),
    ],
)
def test_what_holds_is_left_alone(year: int, text: str) -> None:
    found = findings(text_document(PART + text, year), "法规")
    assert [one for one in found if one.level is not Level.HINT and one.rule != "法规-18"] == []


def test_what_will_hold_next_year_may_be_new_in_the_plan() -> None:
    text = "{}\n一、主要工作\n组织学习。\n二、下一年度主要安排\n{}"
    said = "深入实施新修订的《中华人民共和国治安管理处罚法》。"
    ahead = findings(text_document(text.format("报告", said), 2025), "法规")
    done = findings(text_document(f"报告\n一、主要工作\n{said}\n二、下一年度主要安排\n组织学习。", 2025), "法规")
    assert ([one.rule for one in ahead], [one.rule for one in done]) == ([], ["法规-4"])


def test_the_law_that_holds_now_is_what_to_write() -> None:
    (found,) = findings(text_document(PART + "执行《食品药品行政处罚程序规定》。", 2024), "法规")
    assert "暂行规定" in found.why
    assert found.fix.startswith("改为《市场监督管理行政处罚程序规定》")


def test_what_nothing_took_the_place_of_is_only_gone() -> None:
    (found,) = findings(text_document(PART + "依据《社会抚养费征收管理办法》征收。", 2023), "法规")
    assert found.why == "2021年9月26日起已经废止"
