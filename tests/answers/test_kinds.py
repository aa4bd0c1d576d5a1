"""Question types beside text, and what a layout demands of answers (校验)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from builders import answers_from, layout_with, message_of, rendered_lines, small_record_text

from drafter.answers.missing import missing_answers
from drafter.errors import DrafterError

QUESTIONS = """\
- {键: 小, 名称: 小数, 类型: 小数, 单位: 公里, 必填: 否}
- {键: 率, 名称: 比例, 类型: 百分比, 必填: 否, 校验: {最小: 0, 最大: 100, 提示: 比例在0和100之间}}
- {键: 额, 名称: 金额, 类型: 金额, 单位: 万元, 必填: 否}
- {键: 多, 名称: 多选, 类型: 多选, 选项: [甲, 乙, 丙], 必填: 否}
- {键: 是, 名称: 是否公开, 类型: 是否, 必填: 否}
- {键: 追, 名称: 追问, 类型: 短文本, 当: {多: 乙}}
- {键: 又, 名称: 又问, 类型: 短文本, 当: {是: 是}}
- {键: 日, 名称: 日期, 类型: 日期, 必填: 否, 校验: {最小: 2024-01-01, 最大: 2024-12-31}}
- 键: 文
  名称: 短文
  类型: 短文本
  必填: 否
  校验:
    - {模式: '[^。]*', 提示: 句中不用句号}
    - {最短: 2, 最长: 6}
- {键: 项, 名称: 各项, 类型: 列表, 每项: 短文本, 必填: 否, 校验: {最少: 2, 最多: 3, 不重复: 是}}
- {键: 表, 名称: 列表, 类型: 列表, 必填: 否, 校验: {不重复: 题}, 问题: [{键: 题, 名称: 题, 类型: 短文本}]}
"""


def refusal(folder: Path, line: str) -> str:
    layout = layout_with(folder, QUESTIONS)
    with pytest.raises(DrafterError) as error:
        answers_from(layout, small_record_text() + line + "\n")
    return message_of(error, folder)


@pytest.mark.parametrize(
    ("line", "key", "content"),
    [
        ("小: 3.50", "小", Decimal("3.50")),
        ("小: ３．５公里", "小", Decimal("3.5")),
        ("率: 95.5%", "率", Decimal("95.5")),
        ("率: ９５．５％", "率", Decimal("95.5")),
        ("额: 1,250.00", "额", Decimal("1250.00")),
        ("额: 1250万元", "额", Decimal("1250")),
        ("是: 否", "是", ("否",)),
    ],
)
def test_a_value_is_read_as_its_question_means_it(tmp_path: Path, line: str, key: str, content: object) -> None:
    answers = answers_from(layout_with(tmp_path, QUESTIONS), small_record_text() + line + "\n")
    assert answers.by_key[key].content == content


@pytest.mark.parametrize("line", ["小: 12²", "小: ①", "率: 9⁵%", "日: 2024-02-1²"])
def test_raised_and_circled_digits_are_not_taken_for_plain_ones(tmp_path: Path, line: str) -> None:
    assert "填的" in refusal(tmp_path, line)


def test_a_units_own_odd_letters_do_not_stand_in_the_way(tmp_path: Path) -> None:
    layout = layout_with(tmp_path, "- {键: 面, 名称: 面积, 类型: 小数, 单位: ㎡}\n")
    assert answers_from(layout, small_record_text() + "面: 12㎡\n").by_key["面"].content == Decimal("12")


@pytest.mark.parametrize(
    ("record", "lines"),
    [
        ("小: 3.50\n率: 95.5\n额: 1250\n", ["正文 | ⟦小: 3.50公里⟧/⟦率: 95.5%⟧/⟦额: 1250万元⟧"]),
        ("小: 3.5\n", ["正文 | ⟦小: 3.5公里⟧//"]),
    ],
)
def test_numbers_print_with_their_units(tmp_path: Path, record: str, lines: list[str]) -> None:
    assert rendered_lines(tmp_path, "{{ 小 }}/{{ 率 }}/{{ 额 }}\n", record, QUESTIONS) == lines


def test_choices_are_joined_and_yes_or_no_decides(tmp_path: Path) -> None:
    template = "{{ 多|join('、') }}{% if 是 %}公开{% else %}不公开{% endif %}{{ 是 }}\n"
    lines = rendered_lines(tmp_path, template, "多: [甲, 丙]\n是: 否\n", QUESTIONS)

    assert lines == ["正文 | ⟦多[1]: 甲⟧、⟦多[2]: 丙⟧不公开⟦是: 否⟧"]


def test_one_of_several_choices_needs_no_brackets(tmp_path: Path) -> None:
    assert rendered_lines(tmp_path, "{{ 多|join('、') }}\n", "多: 乙\n追: 问\n", QUESTIONS) == ["正文 | ⟦多: 乙⟧"]


@pytest.mark.parametrize(
    ("record", "missing"),
    [
        ("多: [甲, 乙]\n", ["追问"]),
        ("多: [甲]\n", []),
        ("是: 是\n", ["又问"]),
        ("是: 否\n", []),
        ("项: [一]\n", ["各项（至少 2 项，现有 1 项）"]),
        ("项: [一, 二]\n", []),
    ],
)
def test_what_is_asked_depends_on_choices_and_short_lists_are_missing_content(
    tmp_path: Path, record: str, missing: list[str]
) -> None:
    answers = answers_from(layout_with(tmp_path, QUESTIONS), small_record_text() + record)
    assert [content.prompt for content in missing_answers(answers)] == missing


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("小: 三", "“小数”填的“三”不是数字\n  位置：记录.yaml:4  小\n  怎么改：只写数字，单位是公里，可以不写"),
        ("额: 3亿元", "“金额”填的“3亿元”不是数字\n  位置：记录.yaml:4  额\n  怎么改：只写数字，单位是万元，可以不写"),
        ("是: no", "“是否公开”填的“no”不是这一题的选项\n  位置：记录.yaml:4  是\n  怎么改：可选：是、否"),
        ("多: [甲, 丁]", "“多选”填的“丁”不是这一题的选项\n  位置：记录.yaml:4  多[2]\n  怎么改：可选：甲、乙、丙"),
        (
            "率: 101",
            "“比例”不合要求：填的 101 大于 100 \n  位置：记录.yaml:4  率\n  怎么改：比例在0和100之间",
        ),
        (
            "日: 2025-01-01",
            "“日期”填的2025年1月1日大于2024年12月31日\n  位置：记录.yaml:4  日\n  怎么改：应不大于2024年12月31日",
        ),
        ("文: 一。二", "“短文”不合要求：写的“一。二”写法不对\n  位置：记录.yaml:4  文\n  怎么改：句中不用句号"),
        ("文: 一", "“短文”只有 1 字，至少 2 字\n  位置：记录.yaml:4  文\n  怎么改：补充内容"),
        ("文: 一二三四五六七", "“短文”有 7 字，最多 6 字\n  位置：记录.yaml:4  文\n  怎么改：压缩内容"),
        ("项: [一, 二, 三, 四]", "“各项”有 4 项，最多 3 项\n  位置：记录.yaml:4  项\n  怎么改：合并或删去几项"),
        ("项: [一, 一]", "“各项”第 2 项与第 1 项重复\n  位置：记录.yaml:4  项[2]\n  怎么改：改写或删去其中一项"),
        (
            "表: [{题: 一}, {题: 一}]",
            "“列表”第 2 项与第 1 项重复\n  位置：记录.yaml:4  表[2].题\n  怎么改：改写或删去其中一项",
        ),
    ],
)
def test_what_does_not_fit_is_told(tmp_path: Path, line: str, said: str) -> None:
    assert refusal(tmp_path, line) == f"错误：{said}"


def test_numbers_and_dates_are_compared_as_what_they_mean(tmp_path: Path) -> None:
    questions = "- {键: 项, 名称: 各日, 类型: 列表, 每项: 日期, 校验: {不重复: 是}}\n"
    layout = layout_with(tmp_path, questions)
    with pytest.raises(DrafterError, match="第 2 项与第 1 项重复"):
        answers_from(layout, small_record_text() + "项: [2024-01-08, 2024年1月8日]\n")


def test_a_pattern_that_backtracks_for_ever_is_given_up(tmp_path: Path) -> None:
    questions = "- {键: 甲, 名称: 甲, 类型: 短文本, 校验: {模式: '(x+)(x+)(x+)(x+)(x+)(x+)\\6\\5\\4y'}}\n"
    layout = layout_with(tmp_path, questions)
    with pytest.raises(DrafterError, match="太慢"):
        answers_from(layout, small_record_text() + f"甲: {'x' * 400}\n")


def test_shared_questions_stand_where_a_layout_names_them(tmp_path: Path) -> None:
    pieces = (
        "片段:\n  日期:\n    - {键: 成文日期, 名称: 成文日期, 类型: 日期}\n    - {键: 附注, 名称: 附注, 类型: 短文本}\n"
    )
    (tmp_path / "pieces.yaml").write_text(pieces, "utf-8")
    layout = layout_with(tmp_path, "- {键: 甲, 名称: 甲, 类型: 短文本}\n- 用: 日期\n")

    assert [question.key for question in layout.sections[1].questions] == ["甲", "成文日期", "附注"]
