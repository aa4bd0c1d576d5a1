"""The JSON Schema of a layout: accepts what the reader accepts, refuses what has a wrong shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import yaml
from builders import EXAMPLES, REPOSITORY, Case, cases_in, layout_with, small_record_text, standard_layout

from drafter.layout.model import Kind
from drafter.layout.schema import _KINDS, schema_from

SAMPLE = REPOSITORY / "templates" / "standard" / "sample.yaml"
# What a schema cannot see: what texts say, what follows from other answers, what a layout's 校验 adds.
NOT_SHAPE = {
    "an unknown reference with its nearest name",
    "an unknown reference whose group is known",
    "an unknown form of a reference",
    "a rate that follows from its members",
}
QUESTIONS = """\
- {键: 短, 名称: 短文, 类型: 短文本, 提示: 一句话, 说明: 不分行, 举例: 甲, 建议: [乙]}
- {键: 纲, 名称: 纲要, 类型: 短文本, 建议: 纲要.任务}
- {键: 长, 名称: 长文, 类型: 长文本, 默认: 没有}
- {键: 数, 名称: 数目, 类型: 整数, 校验: {最小: 1, 最大: 9, 提示: 一到九}}
- {键: 小数, 名称: 小数, 类型: 小数, 校验: {最大: 1.5}}
- {键: 比, 名称: 比例, 类型: 百分比}
- {键: 钱, 名称: 金额, 类型: 金额, 单位: 万元}
- {键: 日, 名称: 日期, 类型: 日期}
- {键: 选, 名称: 选择, 类型: 单选, 选项: [一, "2"]}
- {键: 多, 名称: 多选, 类型: 多选, 选项: [一, 二]}
- {键: 否, 名称: 是否, 类型: 是否}
- {键: 项, 名称: 各项, 类型: 列表, 每项: 整数, 校验: {最多: 2}}
- {键: 表, 名称: 列表, 类型: 列表, 可答无: 是, 问题: [{键: 甲, 名称: 甲, 类型: 短文本}]}
- {键: 群, 名称: 题组, 类型: 题组, 问题: [{键: 甲, 名称: 甲, 类型: 短文本}]}
"""


class _Loader(yaml.SafeLoader):
    """Reads YAML as editors do: YAML 1.2 has no dates of its own."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parsed(text: str) -> object:
    return yaml.load(text, _Loader)


def accepts(schema: dict[str, object], record: str) -> bool:
    return jsonschema.Draft202012Validator(schema).is_valid(parsed(record))


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    return schema_from(layout_with(tmp_path_factory.mktemp("版式"), QUESTIONS))


def test_the_schema_is_one(schema: dict[str, object]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator.check_schema(schema_from(standard_layout()))


@pytest.mark.parametrize("path", [*EXAMPLES, SAMPLE], ids=lambda path: path.stem)
def test_examples_and_the_sample_are_accepted(path: Path) -> None:
    validator = jsonschema.Draft202012Validator(schema_from(standard_layout()))

    assert [error.message for error in validator.iter_errors(parsed(path.read_text("utf-8")))] == []


@pytest.mark.parametrize("case", cases_in("answers"))
def test_records_of_a_wrong_shape_are_refused(case: Case, tmp_path: Path) -> None:
    if case.title in NOT_SHAPE or "校验" in case["questions"]:
        pytest.skip("not a matter of shape")
    own_agency = "机关:" in case["yaml"]
    record = case["record"] or small_record_text(**({"机关": None} if own_agency else {})) + case["yaml"]

    assert not accepts(schema_from(layout_with(tmp_path, case["questions"])), record)


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "短:\n长: ~\n数:\n日:\n选:\n多:\n否:\n项:\n表:\n群:\n指标:",
        '短: ""\n数: ""\n日: ""\n项: []\n表: []\n群: {}\n指标: {}',
        "短: 2024\n长: 1.5",
        "长: |\n  甲\n  乙",
        '数: "5"\n小数: 1.25\n比: 95.5%\n钱: 1,079.5万元',
        "数: 3\n小数: １．２\n比: 95\n钱: 12",
        "日: 2021-02-03",
        "日: 2021年2月3日",
        "日: 2021.2.3",
        "选: 一",
        "选: 2",
        '选: "2"',
        "多: 一",
        "多: [一, 二]",
        "否: 否",
        "项: [1, '2']",
        "项: [~]",
        "表: 无",
        "表: [{甲: 一, 公开: 否}, ~]",
        "群: {甲: 一}",
        "另存: {旧项: [甲]}",
        "指标: {复议: {受理: 80, 纠错: 2, 满意率: 95.5%, 罚款: 1.5}, 应诉: ~}",
        "指标: {复议: {受理: 无, 纠错: 未统计, 满意率: 约95, 罚款: '1,000.5'}}",
        "指标: {复议: {受理: 20余, 纠错: 不少于20, 罚款: 20以上}}",
        "指标: {复议: {受理: {数值: 80, 约数: 余, 上年: 70, 来源: 甲, 口径: 乙}, 纠错: ~}}",
    ],
)
def test_what_yaml_tools_make_of_a_right_record_is_accepted(schema: dict[str, object], lines: str) -> None:
    assert accepts(schema, f"{small_record_text()}{lines}\n")


@pytest.mark.parametrize("year", ["2017", '"2017"', "2017年", "２０１７", "二〇一七年度"])
def test_a_year_may_be_written_as_the_reader_takes_it(schema: dict[str, object], year: str) -> None:
    assert accepts(schema, small_record_text(年度=year))


@pytest.mark.parametrize(
    "changes",
    [
        {"版式": None},
        {"版式": "大@1"},
        {"年度": None},
        {"年度": "~"},
        {"年度": "1066"},
        {"年度": "二零"},
        {"机关": None},
        {"机关": "示例局"},
        {"机关": "{}"},
        {"机关": "{名称: ' '}"},
        {"机关": "{名称: 示例局, 全称: 甲}"},
        {"题目": "甲"},
        {"短": "|\n  甲\n  乙"},
        {"短": "[甲]"},
        {"长": "{甲: 乙}"},
        {"数": "1.5"},
        {"数": "10"},
        {"小数": "2"},
        {"小数": "两"},
        {"钱": "12元"},
        {"日": "2021-13-01"},
        {"日": "2021年"},
        {"选": "三"},
        {"多": "[三]"},
        {"否": "不"},
        {"项": "1"},
        {"项": "[1, 2, 3]"},
        {"项": "[甲]"},
        {"表": "没有"},
        {"表": "[甲]"},
        {"表": "[{乙: 一}]"},
        {"表": "[{甲: 一, 公开: 不}]"},
        {"群": "甲"},
        {"指标": "[1]"},
        {"指标": "{复仪: {受理: 1}}"},
        {"指标": "{复议: {受礼: 1}}"},
        {"指标": "{复议: {受理: 1.5}}"},
        {"指标": "{复议: {受理: -1}}"},
        {"指标": "{复议: {受理: 80件}}"},
        {"指标": "{复议: {受理: 约80余}}"},
        {"指标": "{复议: {受理: {来源: 司法局}}}"},
        {"指标": "{复议: {受理: {数值: 1, 约数: 左右}}}"},
    ],
    ids=lambda changes: "-".join(f"{key}: {value}" for key, value in changes.items()),
)
def test_a_wrong_shape_is_refused(schema: dict[str, object], changes: dict[str, str | None]) -> None:
    assert not accepts(schema, small_record_text(**changes))


def test_titles_descriptions_and_offers_come_from_the_layout(schema: dict) -> None:
    questions = schema["properties"]

    assert questions["短"]["title"] == "短文"
    assert questions["短"]["description"] == "一句话\n不分行\n例如：甲"
    assert questions["短"]["examples"] == ["甲", "乙"]
    assert questions["纲"]["examples"] == ["履行职能", "规范执法"]
    assert questions["长"]["description"] == "不写就是：没有"
    assert questions["数"]["description"] == "一到九"
    assert questions["选"]["enum"] == ["一", "2", 2, None]
    assert questions["表"]["anyOf"][0]["items"]["properties"]["公开"]["enum"] == ["是", "否", None]
    assert questions["指标"]["properties"]["复议"]["title"] == "行政复议"


def test_a_computed_rate_says_what_it_follows_from(schema: dict) -> None:
    rate = schema["properties"]["指标"]["properties"]["复议"]["properties"]["纠错率"]

    assert rate["title"] == "直接纠错率"
    assert rate["description"] == "纠错占受理的比例（单位：%）\n由纠错除以受理算出，填了那两个就不用填"


def test_every_kind_of_question_is_described() -> None:
    assert set(Kind) - set(_KINDS) == {Kind.FIGURES}


def test_patterns_are_such_that_editors_read_them_too(schema: dict[str, object]) -> None:
    """JavaScript reads patterns as Unicode ones: it knows no escape of a character that needs none."""
    found = list(patterns(schema))

    assert found
    assert {escape for pattern in found for escape in re.findall(r"\\(.)", pattern)} <= set("srnS")


def patterns(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (value for key, value in part.items() if key == "pattern" and isinstance(value, str))
        part = list(part.values())
    for inner in part if isinstance(part, list) else ():
        yield from patterns(inner)
