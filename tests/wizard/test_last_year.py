"""Last year's record: what carries over, what becomes a checklist, what is only shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import (
    LAYOUT,
    answers_from,
    layout_with,
    message_of,
    record_text,
    small_record_text,
    standard_layout,
    write_layout,
)

from drafter.errors import DrafterError, LayoutError
from drafter.layout.load import builtin_templates
from drafter.layout.model import Layout
from drafter.record.compose import Care, Value, block_lines
from drafter.wizard.last_year import (
    LastYear,
    carried_over,
    checklist,
    last_figures,
    last_value,
    load_last_year,
)

CHECKLIST = """\
- 键: 安排
  名称: 安排
  类型: 列表
  可答无: 是
  问题:
    - {键: 标题, 名称: 标题, 类型: 短文本}
    - {键: 内容, 名称: 内容, 类型: 长文本, 必填: 否}
    - {键: 次数, 名称: 次数, 类型: 整数, 必填: 否}
    - {键: 期限, 名称: 期限, 类型: 日期, 必填: 否}
- 键: 清单
  名称: 上年清单
  类型: 列表
  必填: 否
  取自去年:
    - 列表: 安排
      填: {事项: 标题, 详情: 内容, 次数: 次数, 期限: 期限}
      另填: {来源: 安排}
  问题:
    - {键: 事项, 名称: 事项, 类型: 短文本, 校验: {最长: 6}}
    - {键: 详情, 名称: 详情, 类型: 长文本, 必填: 否}
    - {键: 次数, 名称: 次数, 类型: 整数, 必填: 否}
    - {键: 期限, 名称: 期限, 类型: 日期, 必填: 否}
    - {键: 来源, 名称: 来源, 类型: 单选, 选项: [安排, 不足]}
"""


def standard_last_year(folder: Path, **changes: str | None) -> LastYear:
    return _written(folder, record_text(**changes), [builtin_templates()])


def small_last_year(folder: Path, questions: str, record: str = "", **files: str) -> LastYear:
    """Return a record of last year whose layout 小 asks these questions."""
    return _written(folder, small_record_text() + record, [write_layout(folder / "去年", questions, **files)])


def _written(folder: Path, text: str, templates: list[Path]) -> LastYear:
    path = folder / "去年.yaml"
    path.write_text(text, "utf-8")
    return load_last_year(path, templates)


def this_year(folder: Path, questions: str, **files: str) -> Layout:
    return layout_with(folder / "今年", questions, **files)


def notes_of(notes: tuple[str, ...], folder: Path) -> list[str]:
    return [note.replace(f"{folder}/", "").replace(f"{folder}\\", "") for note in notes]


# Reading it


def test_an_unfinished_record_of_last_year_can_be_read(tmp_path: Path) -> None:
    last = standard_last_year(tmp_path, 主要举措和成效=None, 存在的不足和原因=None, 下一年度主要安排=None)

    assert (last.answers.year, last.layout.name) == (2020, "standard")
    assert checklist(last, standard_layout()).values == {}


def test_a_layout_that_is_not_there_is_told_with_the_place_in_last_years_record(tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as error:
        standard_last_year(tmp_path, 版式="stantard@1")

    assert message_of(error, tmp_path) == (
        "错误：没有“stantard”这个版式\n  位置：去年.yaml:1  版式\n  怎么改：是不是“standard”"
    )


def test_a_wrong_answer_of_last_year_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(DrafterError) as error:
        standard_last_year(tmp_path, 成文日期="去年冬天")

    assert "去年.yaml:11  成文日期" in message_of(error, tmp_path)


# Facts that carry over


def test_facts_of_the_agency_carry_over_and_what_belongs_to_the_year_does_not(tmp_path: Path) -> None:
    last = standard_last_year(tmp_path, 署名="示例区政府", 附表="不附", 标题="某年报告", 附注="此件公开发布")

    assert carried_over(last, standard_layout()) == (
        {
            "机关": {"名称": "示例区人民政府", "类型": "区县政府", "自称": "我区"},
            "主送": ["示例市人民政府"],
            "附表": "不附",
            "署名": "示例区政府",
            "附注": "此件公开发布",
        },
        (),
    )


def test_what_was_only_a_default_is_left_to_this_years_default(tmp_path: Path) -> None:
    values = carried_over(standard_last_year(tmp_path), standard_layout()).values

    assert not {"署名", "结束语", "附表"} & values.keys()


def test_a_stated_none_carries_over(tmp_path: Path) -> None:
    last = standard_last_year(tmp_path, 主送="无")

    assert carried_over(last, standard_layout()).values["主送"] == "无"


def test_an_answer_that_was_not_asked_for_does_not_carry_over(tmp_path: Path) -> None:
    last = standard_last_year(tmp_path, 机关="{名称: 示例区人民政府, 类型: 区县政府, 联署: 另一政府}")

    assert "联署" not in carried_over(last, standard_layout()).values["机关"]


def test_whole_lists_and_what_stands_in_groups_carry_over_as_typed(tmp_path: Path) -> None:
    questions = """\
- 键: 单位
  名称: 单位
  类型: 列表
  跨年: 沿用
  问题: [{键: 名, 名称: 名, 类型: 短文本}, {键: 自, 名称: 自, 类型: 日期}]
- {键: 领域, 名称: 领域, 类型: 多选, 选项: [甲, 乙], 跨年: 沿用}
- 键: 外
  名称: 外
  类型: 题组
  问题:
    - {键: 内, 名称: 内, 类型: 题组, 问题: [{键: 话, 名称: 话, 类型: 长文本, 跨年: 沿用}]}
    - {键: 旁, 名称: 旁, 类型: 短文本}
"""
    record = "单位: [{名: 甲所, 自: 2019年3月1日}, ~]\n领域: 甲\n外: {内: {话: '受理{复议.受理}件'}, 旁: 二}\n"
    last = small_last_year(tmp_path, questions, record)

    assert carried_over(last, last.layout) == (
        {
            "单位": [{"名": "甲所", "自": "2019年3月1日"}, None],
            "领域": "甲",
            "外": {"内": {"话": "受理{复议.受理}件"}},
        },
        (),
    )


def test_what_does_not_fit_this_years_layout_is_left_out_and_told(tmp_path: Path) -> None:
    asked = """\
- {{键: 类, 名称: 类别, 类型: 单选, 选项: [{options}], 跨年: 沿用}}
- {{键: 号, 名称: 号, 类型: {kind}, 跨年: 沿用}}
- {{键: 送, 名称: 主送, 类型: 列表, 每项: 短文本, 跨年: 沿用{more}}}
- {{键: {name}, 名称: 简称, 类型: 短文本, 跨年: 沿用}}
- {{键: 年, 名称: 年, 类型: 短文本{year}}}
- {{键: 变, 名称: 变, 类型: {shape}}}
"""
    old = asked.format(options="一, 二", kind="短文本", more="", name="简称", year=", 跨年: 沿用", shape="短文本")
    new = asked.format(
        options="一, 三",
        kind="整数",
        more=", 校验: {最多: 1}",
        name="自称",
        year="",
        shape="列表, 跨年: 沿用, 每项: 短文本",
    )
    last = small_last_year(tmp_path, old, "类: 二\n号: 甲一\n送: [甲, 乙]\n简称: 我局\n年: 今年\n变: 甲\n")
    carried = carried_over(last, this_year(tmp_path, new))

    assert carried.values == {}
    assert notes_of(carried.notes, tmp_path) == [
        "去年.yaml:4  类  “类别”填的“二”不是这一题的选项，没有沿用",
        "去年.yaml:5  号  “号”填的“甲一”不是整数，没有沿用",
        "去年.yaml:6  送  “主送”有 2 项，最多 1 项，没有沿用",
        "去年.yaml:9  变  “变”应是一个列表，却是一个值，没有沿用",
        "去年.yaml:7  简称  今年的版式没有“简称”（简称）这一题，没有沿用",
    ]


def test_an_answer_whose_key_is_a_group_in_last_years_layout_is_nothing_to_take(tmp_path: Path) -> None:
    last = small_last_year(tmp_path, "- {键: 甲, 名称: 甲, 类型: 题组, 问题: [{键: 乙, 名称: 乙, 类型: 短文本}]}")
    layout = this_year(tmp_path, "- {键: 甲, 名称: 甲, 类型: 短文本, 跨年: 沿用}")

    assert carried_over(last, layout) == ({}, ())


def test_nothing_carries_over_from_a_group_that_was_not_asked_for(tmp_path: Path) -> None:
    questions = """\
- {键: 有, 名称: 有, 类型: 是否}
- {键: 群, 名称: 群, 类型: 题组, 当: {有: 是}, 问题: [{键: 甲, 名称: 甲, 类型: 短文本, 跨年: 沿用}]}
"""
    last = small_last_year(tmp_path, questions, "有: 否\n群: {甲: 一}\n")

    assert carried_over(last, last.layout) == ({}, ())


def test_an_older_record_carries_over_under_this_years_keys_with_the_report_of_its_migration(tmp_path: Path) -> None:
    migrated = LAYOUT.replace("版本: 1", "版本: 2\n迁移:\n  - {到: 2, 步骤: [改名: {从: 我, 到: 自称}]}")
    last = small_last_year(
        tmp_path, "- {键: 自称, 名称: 自称, 类型: 短文本, 跨年: 沿用}", "我: 我局\n", layout=migrated
    )
    carried = carried_over(last, last.layout)

    assert carried.values == {"自称": "我局"}
    assert notes_of(carried.notes, tmp_path) == [
        "记录按 小@1 填写，已按 小@2 读入，文件没有改动",
        "去年.yaml:4  我  “我”改名为“自称”",
    ]
    assert last_value(last, ("自称",)) == ("我局",)


# The checklist


def test_last_years_plan_and_shortcomings_become_a_checklist(tmp_path: Path) -> None:
    last = standard_last_year(tmp_path, 下一年度主要安排="[{标题: 加强培训, 内容: 组织培训。}, {内容: 没有标题。}]")

    assert checklist(last, standard_layout()) == (
        {"上年事项": [{"事项": "加强培训", "来源": "上年安排"}, {"事项": "力量不足", "来源": "上年不足"}]},
        (),
    )


def test_a_record_that_begins_with_facts_and_checklist_is_in_order(tmp_path: Path) -> None:
    last, layout = standard_last_year(tmp_path), standard_layout()
    values: dict[str, Value] = {"版式": "standard@1", "年度": "2021"}
    values |= carried_over(last, layout).values | checklist(last, layout).values
    answers = answers_from(layout, "\n".join(block_lines(values, Care.NATURAL)) + "\n")

    assert (answers.agency, len(answers.by_key["上年事项"].content or ())) == ("示例区人民政府", 2)


def test_entries_are_filled_in_by_kind_and_several_paragraphs_stay(tmp_path: Path) -> None:
    last = small_last_year(
        tmp_path, CHECKLIST, '安排: [{标题: 培训, 内容: "一。\\n\\n二。", 次数: "1,200", 期限: 2021年3月1日}]\n'
    )

    assert checklist(last, last.layout).values == {
        "清单": [{"事项": "培训", "详情": "一。\n二。", "次数": "1200", "期限": "2021-03-01", "来源": "安排"}]
    }


def test_references_say_what_they_said_last_year_and_literal_braces_stay_literal(tmp_path: Path) -> None:
    text = "'受理{复议.受理:单位}，{a}，{{复议.受理}}，{{没有.这个}}'"
    last = small_last_year(tmp_path, CHECKLIST, f"指标: {{复议: {{受理: 80}}}}\n安排: [{{标题: 培训, 内容: {text}}}]\n")
    values = checklist(last, last.layout).values
    read = answers_from(last.layout, small_record_text() + "\n".join(block_lines(values, Care.NATURAL)) + "\n")
    (item,) = read.by_key["清单"].content or ()

    assert values["清单"][0]["详情"] == "受理80件，{a}，{{复议.受理}}，{{没有.这个}}"
    assert "".join(item.answers["详情"].content) == "受理80件，{a}，{复议.受理}，{没有.这个}"


def test_an_entry_kept_out_of_the_public_copy_stays_out_of_it(tmp_path: Path) -> None:
    last = small_last_year(tmp_path, CHECKLIST, "安排: [{标题: 培训, 公开: 否}]\n")

    assert checklist(last, last.layout).values == {"清单": [{"事项": "培训", "来源": "安排", "公开": "否"}]}


@pytest.mark.parametrize("record", ["", "安排: 无\n", "安排: [~, {内容: ' '}]\n"])
def test_without_entries_there_is_no_checklist(tmp_path: Path, record: str) -> None:
    last = small_last_year(tmp_path, CHECKLIST, record)

    assert checklist(last, last.layout) == ({}, ())


def test_an_entry_that_does_not_fit_is_left_out_and_told(tmp_path: Path) -> None:
    last = small_last_year(tmp_path, CHECKLIST, "安排:\n  - {标题: 组织年度法治培训}\n  - {标题: 普法}\n")
    made = checklist(last, last.layout)

    assert made.values == {"清单": [{"事项": "普法", "来源": "安排"}]}
    assert notes_of(made.notes, tmp_path) == ["去年.yaml:5  安排[1]  “事项”有 8 字，最多 6 字，没有列入“上年清单”"]


def test_another_layout_gives_what_it_has_of_the_same_list_and_kind(tmp_path: Path) -> None:
    old = """\
- 键: 安排
  名称: 安排
  类型: 列表
  问题:
    - {键: 标题, 名称: 标题, 类型: 短文本}
    - {键: 内容, 名称: 内容, 类型: 列表, 每项: 短文本}
    - {键: 期限, 名称: 期限, 类型: 短文本}
"""
    last = small_last_year(tmp_path, old, "安排: [{标题: 培训, 内容: [甲], 期限: 明年}]\n")

    assert checklist(last, this_year(tmp_path, CHECKLIST)) == (
        {"清单": [{"事项": "培训", "来源": "安排"}]},
        (),
    )


def test_a_layout_without_the_list_is_told(tmp_path: Path) -> None:
    made = checklist(small_last_year(tmp_path, ""), this_year(tmp_path, CHECKLIST))

    assert made.values == {}
    assert notes_of(made.notes, tmp_path) == ["去年.yaml  去年的版式没有“安排”这个列表，没有列入“上年清单”"]


def test_a_list_of_last_year_that_has_plain_entries_gives_none(tmp_path: Path) -> None:
    last = small_last_year(tmp_path, "- {键: 安排, 名称: 安排, 类型: 列表, 每项: 短文本}", "安排: [培训]\n")

    assert checklist(last, this_year(tmp_path, CHECKLIST)).values == {}


# Figures


def test_amounts_are_given_as_one_would_type_them(tmp_path: Path) -> None:
    figures = "{复议: {受理: '1,200余', 纠错: {数值: 5, 约数: 约, 上年: 3}, 满意率: 95.50%, 罚款: 0}, 应诉: {应诉: 无}}"
    last = small_last_year(tmp_path, "", f"指标: {figures}\n")

    assert last_figures(last, last.layout) == {
        ("复议", "受理"): "1200余",
        ("复议", "纠错"): "约5",
        ("复议", "满意率"): "95.50",
        ("复议", "罚款"): "0",
    }


def test_computed_rates_and_what_was_not_counted_are_no_figures_of_last_year(tmp_path: Path) -> None:
    last = small_last_year(tmp_path, "", "指标: {复议: {受理: 80, 纠错: 2, 罚款: 未统计}}\n")

    assert last_figures(last, last.layout) == {("复议", "受理"): "80", ("复议", "纠错"): "2"}


def test_figures_that_this_years_catalogue_counts_otherwise_or_not_at_all_are_left_out(tmp_path: Path) -> None:
    catalogue = """\
组:
  - 键: 复议
    名称: 复议
    指标:
      - {键: 受理, 名称: 受理, 单位: 件, 口径: 甲}
      - {键: 罚款, 名称: 罚款, 单位: 元, 类型: 小数, 口径: 甲}
"""
    last = small_last_year(tmp_path, "", "指标: {复议: {受理: 80, 纠错: 2, 罚款: 3}, 应诉: {应诉: 4}}\n")

    assert last_figures(last, this_year(tmp_path, "", figures=catalogue)) == {("复议", "受理"): "80"}


# Values to look at

KINDS = """\
- {键: 短, 名称: 短, 类型: 短文本, 默认: 原样}
- {键: 长, 名称: 长, 类型: 长文本}
- {键: 钱, 名称: 钱, 类型: 金额, 单位: 万元}
- {键: 比, 名称: 比, 类型: 百分比}
- {键: 日, 名称: 日, 类型: 日期}
- {键: 选, 名称: 选, 类型: 单选, 选项: [甲, 乙]}
- {键: 多, 名称: 多, 类型: 多选, 选项: [甲, 乙]}
- {键: 列, 名称: 列, 类型: 列表, 每项: 日期, 可答无: 是}
- 键: 表
  名称: 表
  类型: 列表
  问题: [{键: 类, 名称: 类, 类型: 短文本}, {键: 文, 名称: 文, 类型: 长文本}]
- {键: 群, 名称: 群, 类型: 题组, 问题: [{键: 甲, 名称: 甲, 类型: 短文本}, {键: 乙, 名称: 乙, 类型: 年份}]}
"""


@pytest.mark.parametrize(
    ("record", "path", "said"),
    [
        ("短: 一句话", ("短",), ("一句话",)),
        ('长: "一{复议.受理}件。\\n\\n二。"\n指标: {复议: {受理: 8}}', ("长",), ("一8件。", "二。")),
        ("长: 一{复议.受理}件。", ("长",), ("一【待补充：受理申请】件。",)),
        ("钱: 1,250", ("钱",), ("1250万元",)),
        ("比: 95.5", ("比",), ("95.5%",)),
        ("日: 2021-03-01", ("日",), ("2021年3月1日",)),
        ("选: 乙", ("选",), ("乙",)),
        ("多: [甲, 乙]", ("多",), ("甲", "乙")),
        ("列: [2021-03-01, 2021-04-01]", ("列",), ("2021年3月1日", "2021年4月1日")),
        ("列: 无", ("列",), ("无",)),
        ('表: [{类: 甲, 文: 一}, {文: "一\\n二"}, ~]', ("表",), ("甲", "一")),
        ("表: [{类: 甲}]", ("表", 1, "类"), ()),
        ("群: {甲: 一, 乙: 2020}", ("群",), ("一", "2020")),
        ("群: {甲: 一, 乙: 2020}", ("群", "乙"), ("2020",)),
        ("群: {甲: 一}", ("群", "丙"), ()),
        ("", ("短",), ()),
        ("", ("长",), ()),
        ("", ("群",), ()),
        ("", ("没有",), ()),
        ("", ("年度",), ("2020",)),
        ("指标: {复议: {受理: 20余}}", ("指标", "复议", "受理"), ("20余件",)),
        ("指标: {复议: {受理: 未统计}}", ("指标", "复议", "受理"), ("未统计",)),
        ("指标: {复议: {受理: 8}}", ("指标", "复议", "纠错"), ()),
        ("指标: {复议: {受理: 8}}", ("指标", "复议"), ()),
        ("指标: {复议: {受理: 8}}", ("指标", "没有", "受理"), ()),
    ],
)
def test_what_last_year_said_is_told_as_a_person_reads_it(
    tmp_path: Path, record: str, path: tuple[str | int, ...], said: tuple[str, ...]
) -> None:
    last = small_last_year(tmp_path, KINDS, f"{record}\n" if record else "")

    assert last_value(last, path) == said


def test_two_answers_that_a_migration_made_of_one_are_told_apart(tmp_path: Path) -> None:
    migrated = LAYOUT.replace(
        "版本: 1", '版本: 2\n迁移:\n  - {到: 2, 步骤: [拆分: {从: 甲, 分隔: "：", 到: [甲, 乙]}]}'
    )
    questions = "- {键: 甲, 名称: 甲, 类型: 短文本}\n- {键: 乙, 名称: 乙, 类型: 短文本}"
    last = small_last_year(tmp_path, questions, "甲: 一：二\n", layout=migrated)

    assert (last_value(last, ("甲",)), last_value(last, ("乙",))) == (("一",), ("二",))
