"""Record and layout together: typed answers, defaults, conditions, and every fault told together."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from builders import (
    FILE,
    Case,
    answers_from,
    cases_in,
    layout_with,
    mapping,
    message_of,
    record_text,
    small_record_text,
    standard_layout,
)

from drafter.answers.build import build_answers, layout_name
from drafter.answers.model import Answer, Answers, Item, Mark, items, plain_text, walk
from drafter.errors import DrafterError, Place
from drafter.record.parse import parse_mapping

EVERY_KIND = """\
- {键: 短, 名称: 短文, 类型: 短文本}
- {键: 长, 名称: 长文, 类型: 长文本}
- {键: 数, 名称: 数目, 类型: 整数}
- {键: 日, 名称: 日期, 类型: 日期}
- {键: 选, 名称: 选择, 类型: 单选, 选项: [一, 二]}
- {键: 表, 名称: 列表, 类型: 列表, 可答无: 是, 问题: [{键: 甲, 名称: 甲, 类型: 短文本}]}
- {键: 项, 名称: 各项, 类型: 列表, 每项: 整数, 可答无: 是}
- {键: 群, 名称: 题组, 类型: 题组, 问题: [{键: 甲, 名称: 甲, 类型: 短文本}]}
"""


def answered(folder: Path, questions: str, record: str = "", **changes: str | None) -> Answers:
    return answers_from(layout_with(folder, questions), small_record_text(**changes) + record)


def content(answer: Answer) -> object:
    """Return what was answered without places: texts as strings, entries as dictionaries."""
    match answer.content:
        case Mapping() as group:
            return {key: content(inner) for key, inner in group.items()}
        case tuple() as parts if parts and isinstance(parts[0], Item | Answer):
            return [_entry(part) for part in parts]
        case tuple() as text:
            return plain_text(text)
        case other:
            return other


def _entry(part: object) -> object:
    if isinstance(part, Item):
        return {key: content(answer) for key, answer in part.answers.items()}
    assert isinstance(part, Answer)
    return content(part)


@pytest.mark.parametrize("case", cases_in("answers"))
def test_a_fault_is_told(case: Case, tmp_path: Path) -> None:
    own_agency = "机关:" in case["yaml"]
    record = case["record"] or small_record_text(**({"机关": None} if own_agency else {})) + case["yaml"]
    with pytest.raises(DrafterError) as error:
        answers_from(layout_with(tmp_path, case["questions"]), record)

    assert message_of(error) + "\n" == case["text"]


def test_every_kind_of_answer_is_typed(tmp_path: Path) -> None:
    record = """\
短: 甲
长: |
  甲
  乙
数: 1,079
日: 2021年2月24日
选: 二
表: [{甲: 一}, {甲: 二}]
项: [3, ４]
群: {甲: 乙}
"""
    answers = answered(tmp_path, EVERY_KIND, record)
    given = {key: content(answer) for key, answer in answers.by_key.items()}

    assert given == {
        "年度": Decimal(2020),
        "机关": {"名称": "示例局"},
        "短": "甲",
        "长": "甲\n乙",
        "数": Decimal(1079),
        "日": datetime.date(2021, 2, 24),
        "选": "二",
        "表": [{"甲": "一"}, {"甲": "二"}],
        "项": [Decimal(3), Decimal(4)],
        "群": {"甲": "乙"},
    }
    assert (answers.year, answers.agency, answers.file) == (2020, "示例局", FILE)


def test_an_absent_answer_is_missing_where_it_belongs(tmp_path: Path) -> None:
    answers = answered(tmp_path, EVERY_KIND, "表: [{}]\n项: [1, '']\n")
    missing = {str(answer.place) for answer in walk(answers.by_key) if answer.mark is Mark.MISSING}

    assert missing == {
        f"{FILE}  短",
        f"{FILE}  长",
        f"{FILE}  数",
        f"{FILE}  日",
        f"{FILE}  选",
        f"{FILE}:4  表[1].甲",
        f"{FILE}:5  项[2]",
        f"{FILE}  群.甲",
    }


@pytest.mark.parametrize("value", ["", "~", "null", '""', "[]", "{}"])
@pytest.mark.parametrize("key", ["短", "表", "群"])
def test_an_empty_value_is_an_absent_answer(tmp_path: Path, key: str, value: str) -> None:
    absent = answered(tmp_path, EVERY_KIND).by_key[key]
    empty = answered(tmp_path, EVERY_KIND, f"{key}: {value}\n").by_key[key]

    assert (empty.mark, content(empty)) == (absent.mark, content(absent))


def test_none_is_an_answer_to_a_list_that_allows_it(tmp_path: Path) -> None:
    answers = answered(tmp_path, EVERY_KIND, "表: 无\n项: ' 无 '\n")

    assert [answers.by_key[key].mark for key in ("表", "项")] == [Mark.NONE, Mark.NONE]


@pytest.mark.parametrize(
    ("default", "filled"),
    [
        ("特此报告。", "特此报告。"),
        ("{机关.名称}", "示例局"),
        ("{年度}年{机关.名称}{短}", "2020年示例局甲"),
        ("{{年度}}", "{2020}"),
        ("{ 年度 }", "{ 年度 }"),
    ],
)
def test_a_default_is_filled_with_other_answers(tmp_path: Path, default: str, filled: str) -> None:
    questions = f"- {{键: 短, 名称: 短文, 类型: 短文本}}\n- {{键: 默, 名称: 默认, 类型: 短文本, 默认: '{default}'}}"
    answer = answered(tmp_path, questions, "短: 甲\n").by_key["默"]

    assert (answer.mark, content(answer)) == (Mark.DEFAULT, filled)


def test_a_default_of_defaults_is_filled(tmp_path: Path) -> None:
    questions = "- {键: 甲, 名称: 甲, 类型: 短文本, 默认: '{乙}了'}\n- {键: 乙, 名称: 乙, 类型: 短文本, 默认: '好'}"

    assert content(answered(tmp_path, questions).by_key["甲"]) == "好了"


def test_a_default_with_an_unanswered_name_is_no_answer(tmp_path: Path) -> None:
    questions = "- {键: 甲, 名称: 甲, 类型: 短文本, 默认: '{乙}了'}\n- {键: 乙, 名称: 乙, 类型: 短文本}"

    assert answered(tmp_path, questions).by_key["甲"].mark is Mark.MISSING


def test_an_answer_goes_before_its_default(tmp_path: Path) -> None:
    answer = answered(tmp_path, "- {键: 甲, 名称: 甲, 类型: 短文本, 默认: 乙}", "甲: 丙\n").by_key["甲"]

    assert (answer.mark, content(answer)) == (Mark.GIVEN, "丙")


def test_braces_of_a_name_in_a_default_are_no_template(tmp_path: Path) -> None:
    """A value that itself looks like a name is put in as it is."""
    answers = answered(tmp_path, "- {键: 甲, 名称: 甲, 类型: 短文本, 默认: '{机关.名称}'}", 机关="{名称: '甲{年度}'}")

    assert content(answers.by_key["甲"]) == "甲{年度}"


@pytest.mark.parametrize(("value", "mark"), [("一", Mark.MISSING), ("二", Mark.HIDDEN)])
def test_a_question_is_asked_when_its_condition_holds(tmp_path: Path, value: str, mark: Mark) -> None:
    questions = """\
- {键: 选, 名称: 选择, 类型: 单选, 选项: [一, 二]}
- {键: 甲, 名称: 甲, 类型: 短文本, 当: {选: 一}}
"""

    assert answered(tmp_path, questions, f"选: {value}\n").by_key["甲"].mark is mark


def test_a_default_counts_in_a_condition_and_a_hidden_answer_does_not(tmp_path: Path) -> None:
    questions = """\
- {键: 选, 名称: 选择, 类型: 单选, 选项: [一, 二], 默认: 一}
- {键: 甲, 名称: 甲, 类型: 短文本, 当: {选: 一}, 默认: 好}
- {键: 乙, 名称: 乙, 类型: 短文本, 当: {选: 二}, 默认: 好}
- {键: 丙, 名称: 丙, 类型: 短文本, 当: {甲: 好}, 必填: 否}
- {键: 丁, 名称: 丁, 类型: 短文本, 当: {乙: 好}, 必填: 否}
"""
    answers = answered(tmp_path, questions)

    assert [answers.by_key[key].mark for key in "甲乙丙丁"] == [Mark.DEFAULT, Mark.HIDDEN, Mark.BLANK, Mark.HIDDEN]


def test_names_are_looked_up_in_the_entry_first_and_then_outwards(tmp_path: Path) -> None:
    questions = """\
- {键: 类, 名称: 类, 类型: 短文本}
- {键: 外, 名称: 外, 类型: 短文本}
- 键: 表
  名称: 表
  类型: 列表
  问题:
    - {键: 类, 名称: 类, 类型: 短文本}
    - {键: 甲, 名称: 甲, 类型: 短文本, 默认: '{类}{外}'}
    - {键: 乙, 名称: 乙, 类型: 短文本, 必填: 否, 当: {类: 内}}
"""
    answers = answered(tmp_path, questions, "类: 外\n外: 边\n表: [{类: 内}, {类: 别}]\n")
    found = [(plain_text(item.answers["甲"].content), item.answers["乙"].mark) for item in items(answers.by_key)]

    assert found == [("内边", Mark.BLANK), ("别边", Mark.HIDDEN)]


def test_numbers_and_years_are_compared_as_what_they_mean(tmp_path: Path) -> None:
    questions = "- {键: 数, 名称: 数, 类型: 整数}\n- {键: 甲, 名称: 甲, 类型: 短文本, 当: {数: '1079', 年度: '>=2019'}}"
    answers = answered(tmp_path, questions, "数: 1,079\n", 年度="二〇二〇年度")

    assert answers.by_key["甲"].mark is Mark.MISSING


@pytest.mark.parametrize(("year", "mark"), [("2018", Mark.BLANK), ("2019", Mark.MISSING), ("2020", Mark.MISSING)])
def test_the_five_parts_are_required_from_2019_on(year: str, mark: Mark) -> None:
    text = record_text(年度=year, 第一责任人履职情况=None, 其他需要报告的情况=None)
    answers = answers_from(standard_layout(), text)

    assert [answers.by_key[key].mark for key in ("第一责任人履职情况", "其他需要报告的情况")] == [mark, mark]


@pytest.mark.parametrize("text", ["小", "小@1", "小@01"])
def test_a_record_names_its_layout_with_or_without_version(text: str, tmp_path: Path) -> None:
    assert layout_name(mapping(f"版式: {text}\n"))[0] == "小"
    assert answered(tmp_path, "", 版式=text).agency == "示例局"


def test_figures_are_read_with_state_word_last_year_source_and_meaning(tmp_path: Path) -> None:
    record = """\
指标:
  复议:
    受理: {数值: 20, 约数: 余, 上年: 18, 来源: 司法局, 口径: 含结转}
    纠错: 约3
    满意率: 95.5%
    罚款: 未统计
  应诉: {}
"""
    given = answered(tmp_path, "", record).figures.given
    texts = {key: answer.amount.text() for key, answer in given["复议"].items()}
    received = given["复议"]["受理"]

    assert list(given) == ["复议"]
    assert texts == {"受理": "20余", "纠错": "约3", "满意率": "95.5", "罚款": "未统计"}
    assert (received.last.text() if received.last else "", received.source, received.meaning) == (
        "18",
        "司法局",
        "含结转",
    )
    assert received.place == Place(FILE, 6, "指标.复议.受理.数值")


def test_a_rate_whose_members_are_approximate_may_be_given(tmp_path: Path) -> None:
    answers = answered(tmp_path, "", "指标: {复议: {受理: 约70, 纠错: 2, 纠错率: 2.9}}\n")

    assert answers.figures.text("复议", "纠错率") == "2.9%"


def test_last_years_figure_alone_waits_for_this_years(tmp_path: Path) -> None:
    layout = layout_with(tmp_path, "- {组: 复议, 名称: 复议, 类型: 指标组}\n")
    text = small_record_text() + "指标: {复议: {受理: {上年: 130}, 纠错: {数值: 1, 上年: 13}}}\n"
    figures = answers_from(layout, text).figures

    assert figures.text("复议", "受理") is None
    assert figures.text("复议", "受理", "上年") == "130"
    assert figures.lack("复议", "受理", "同比") == "受理申请本年数和上年数（算同比用）"
    assert figures.text("复议", "纠错率", "上年") == "10.0%"
    assert [figure.key for _, shown in figures.groups() for figure in shown] == ["纠错"]


def test_a_record_that_is_only_begun_may_lack_what_names_it(tmp_path: Path) -> None:
    layout = layout_with(tmp_path, "- {键: 短, 名称: 短, 类型: 短文本}\n")
    record = parse_mapping("版式: 小@1\n短: 甲\n", "记录.yaml")
    answers = build_answers(record, layout, begun=True)

    assert (answers.year, answers.agency, answers.by_key["短"].content) == (0, "", ("甲",))
    with pytest.raises(DrafterError):
        build_answers(record, layout)
