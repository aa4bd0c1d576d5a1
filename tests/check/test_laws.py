"""Titles of laws, words about law, new laws, laws not yet made, 文号 and short titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.growth import assert_grows_with_length
from drafter.check.document import document_from_text
from drafter.check.families.laws import CHECKS
from drafter.check.findings import Finding, Level
from drafter.check.load import load_rulebook
from drafter.check.run import check_document
from drafter.check.title_forms import closest, distance
from drafter.layout.load import builtin_templates, load_layout

RULEBOOK = load_rulebook([builtin_templates()])
REFERENCE = load_layout("standard", [builtin_templates()]).reference


def found(text: str, year: int = 2024) -> tuple[Finding, ...]:
    return check_document(document_from_text(text, "报告.txt", year, REFERENCE), RULEBOOK, list(CHECKS)).findings


@pytest.mark.parametrize(
    ("text", "rule", "part"),
    [
        ("依据《行政复仪法》办理。", "法规-1", "行政复仪法"),
        ("依据《中华人民共和国行政处罚》办理。", "法规-1", "行政处罚"),
        ("依据《行政处罚法法》办理。", "法规-1", "行政处罚法法"),
        ("依据《政府信息公开条列》办理。", "法规-1", "条列"),
        ("落实《党政主要负责人履行法治建设第一责任人职责规定》。", "法规-1", "第一责任人"),
        ("落实《法治政府建设与责任落实督查工作规定》。", "法规-1", "督查"),
        ("依据《信息公开条例》办理。", "法规-1", "信息公开条例"),
        ("印发《某办法(实行)》。", "法规-2", "(实行)"),
        ("印发《某规定》（实行）。", "法规-2", "（实行）"),
        ("印发《合法性审查审查办法》。", "法规-2", "审查审查"),
        ("印发《关于关于加强执法的意见》。", "法规-2", "关于关于"),
        ("印发《关于对行政执法案卷评查的通知》。", "法规-2", "关于对"),
        ("营造遵法学法守法用法氛围。", "法规-3", "遵法学法"),
        ("做到遵法、学法、守法、用法。", "法规-3", "遵法、学法"),
        ("学习新修订的《行政处罚法》。", "法规-4", "新修订的《行政处罚法》"),
        ("学习新修订的行政处罚法。", "法规-4", "新修订的行政处罚法"),
        ("学习新颁布的《民法典》、《优化营商环境条例》。", "法规-4", "《优化营商环境条例》"),
        ("学习《行政处罚法》新修订内容。", "法规-4", "《行政处罚法》新修订"),
        ("执行某府发[2024]8号。", "法规-6", "[2024]8号"),
        ("执行某府发(2024)8号。", "法规-6", "(2024)8号"),
        ("执行某府发【2024】8号。", "法规-6", "【2024】8号"),
        ("执行某府发〔2024〕第8号。", "法规-6", "〔2024〕第8号"),
        ("执行某府发〔24〕8号。", "法规-6", "〔24〕8号"),
        ("执行某府发〔2024〕08号。", "法规-6", "〔2024〕08号"),
        ("执行某府发〔2024〕8文件。", "法规-6", "〔2024〕8"),
        ("执行某府发〔2027〕8号。", "法规-6", "〔2027〕8号"),
        ("落实《督察规定》。", "法规-7", "《督察规定》"),
        ("落实《甲区决策规则》（下称《规则》）。", "法规-7", "下称"),
        ("执行《规则》。落实《甲区决策规则》（以下简称《规则》）。", "法规-7", "《规则》"),
        ("学习《民法点》。", "法规-1", "民法点"),
        ("依据《中华人民共和国政府信息公开法》办理。", "法规-1", "政府信息公开法"),
        ("学习《中华人民共和国中华人民共和国宪法》。", "法规-1", "中华人民共和国中华人民共和国"),
        ("落实《法治政府建设和落实责任督察工作规定》。", "法规-1", "落实责任"),
        ("《行政处罚法》自2021年1月22日起施行。", "法规-8", "2021年1月22日"),
        ("贯彻2024年7月1日起施行的《行政复议法》。", "法规-8", "2024年7月1日"),
        ("学习2022年修订的《行政处罚法》。", "法规-8", "2022年修订"),
        ("《民法典》于2021年5月28日通过。", "法规-8", "2021年5月28日"),
        ("2020年5月28日起施行的民法典。", "法规-8", "2020年5月28日"),
        ("落实《法治政府建设与责任落实督察工作规定》（厅字〔2019〕18号）。", "法规-9", "厅字〔2019〕18号"),
        ("落实《政府信息公开条例》（国务院令第712号）。", "法规-9", "国务院令第712号"),
        ("落实国务院《关于加强和改进行政应诉工作的意见》。", "法规-10", "国务院《关于加强和改进行政应诉工作的意见》"),
        ("国务院颁布的《行政许可法》。", "法规-10", "国务院颁布的《行政许可法》"),
        ("依据行政处罚法第九十条处理。", "法规-11", "第九十条"),
        ("依据《中华人民共和国优化营商环境条例》办理。", "法规-11", "中华人民共和国优化营商环境条例"),
        ("落实《法治中国建设规划（2021—2025年）》。", "法规-12", "（2021—2025年）"),
        ("按照《中华人民共和国合同法》签订合同。", "法规-13", "合同法"),
        ("依据中华人民共和国行政许可法办理。", "法规-14", "中华人民共和国行政许可法"),
        ("按照国办发〔2019〕118号文件的要求。", "法规-15", "〔2019〕118号"),
        ("《民法典》于2020年5月28日通过，自2020年1月1日起施行。", "法规-8", "2020年1月1日"),
        ("落实《政务信息共享条例》。", "法规-1", "政务信息共享条例"),
        ("依照该法第三十三款处理。", "法规-11", "第三十三款"),
        ("2022年5月1日起施行的《信访条例》。", "法规-13", "信访条例"),
        ("2023年9月1日十三届全国人大常委会第五次会议修订。", "法规-17", "十三届全国人大常委会第五次会议"),
        ("2021年1月22日十三届全国人大第二十五次会议通过。", "法规-17", "十三届全国人大第二十五次会议"),
        ("2020年5月28日十三届全国人大常委会第三次会议通过《民法典》。", "法规-17", "十三届全国人大常委会第三次会议"),
        ("学习《中华人民共和国农村集体经济法》。", "法规-18", "农村集体经济法"),
        ("印发《甲区重大行政决策程序规定》，执行《甲区重大行政策程序规定》。", "法规-16", "甲区重大行政策程序规定"),
    ],
)
def test_what_is_wrong_about_law_is_found(text: str, rule: str, part: str) -> None:
    assert any(one.rule == rule and part in one.quote for one in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "依据《中华人民共和国行政处罚法》《行政许可法》《行政强制法》和《行政复议法实施条例》。",
        "落实《示例市优化营商环境条例》《示例区重大行政决策程序暂行规定》《法治政府建设实施方案》。",
        "落实《提升行政执法质量三年行动方案》《市场主体登记管理办法》《示例省安全生产条例》。",
        "落实《中华人民共和国安全生产法（2021年修正）》《法治社会建设实施纲要（2020—2025年）》。",
        "印发《关于转发关于加强执法工作的通知的通知》和《关于对先进单位予以表扬的通报》。",
        "印发《执法责任追究办法（试行）》，自印发之日起实行。",
        "尊法学法守法用法，遵纪守法，遵法守信。",
        "学习新修订的《突发事件应对法》和新修订的《中华人民共和国行政复议法》。",
        "创新实施行政处罚法宣传，全新出台的《某办法》。",
        "执行某府发〔2024〕8号、国办函〔2025〕3号，某省政府令第192号。",
        "审结（2023）某01行终12号案件，增长（2024）5%，见表（2）5号窗口。",
        "落实《甲区决策规则》（以下简称《规则》），严格执行《规则》。",
        "听取《中华人民共和国民族团结进步促进法（草案）》意见。",
        "依据《行政执法案卷评查标准》，开设《法治在线》栏目。",
        "《行政复议法》自2024年1月1日起施行，2023年9月1日修订通过的《行政复议法》。",
        "依据2021年修订的《行政处罚法》第三十三条，某省优化营商环境条例第九十条。",
        "《信访工作条例》施行，《信访条例》同时废止；依照当时的《合同法》审理。",
        "制定《示例区政府信息公开办法》，落实《国务院办公厅关于加强和改进行政应诉工作的意见》（国办发〔2016〕54号）。",
    ],
)
def test_what_is_right_about_law_is_left_alone(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("year", "levels"),
    [(2018, [Level.ERROR]), (2019, [Level.DOUBT]), (2020, []), (2024, [])],
)
def test_a_law_is_cited_only_when_it_is_there(year: int, levels: list[Level]) -> None:
    assert [one.level for one in found("贯彻《中华人民共和国民法典》。", year)] == levels


@pytest.mark.parametrize(("year", "new"), [(2020, True), (2021, True), (2022, True), (2023, False)])
def test_a_law_is_new_in_its_year_and_the_one_after(year: int, *, new: bool) -> None:
    findings = [one for one in found("学习新修订的《行政处罚法》。", year) if one.rule == "法规-4"]
    assert (findings == []) is new


def test_a_number_is_mended_where_it_is_safe() -> None:
    (finding,) = found("执行某府发[2024]第08号。")
    assert finding.repair is not None
    assert (finding.repair.old, finding.repair.new) == ("[2024]第08号", "〔2024〕8号")
    assert all(one.repair is None for one in found("执行某府发〔24〕8号。"))


def test_a_title_that_the_report_itself_shortens_is_no_half_title() -> None:
    text = "落实《政府信息公开条例》（以下简称《信息公开条例》）。执行《信息公开条例》。"
    assert found(text) == ()


def test_the_right_title_is_told() -> None:
    (finding,) = found("依据《行政复仪法》办理。")
    assert "《行政复议法》" in finding.fix


@given(st.text(alphabet="法规办条", max_size=8), st.text(alphabet="法规办条", max_size=8))
def test_the_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other, 30) == distance(other, one, 30)
    assert (distance(one, other, 30) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance(one, other, 30)


@given(st.text(alphabet="中华人民共和国行政处罚法复议条例（）", max_size=20))
def test_any_title_can_be_judged(title: str) -> None:
    closest(title, ["行政处罚法", "行政复议法", "政府信息公开条例"])


@given(st.text(alphabet="《》〔〕（）[]新修订的行政处罚法第号0129以下简称关于对实行", max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    found(text)


@pytest.mark.parametrize(
    "unit", ["《", "《行政处罚》", "新修订的", "〔2024〕", "发[2024]8号", "（以下简称《", "关于对", "遵法学法"]
)
def test_long_texts_take_no_longer_than_their_length(unit: str) -> None:
    assert_grows_with_length(found, unit)


def test_many_different_titles_take_no_longer_than_their_length() -> None:
    titles = "".join(f"《行政处{number}罚办法》" for number in range(3_000))
    assert_grows_with_length(lambda text: found(titles[: len(text)]), "《")
