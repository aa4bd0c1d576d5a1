"""A questionnaire as lines, and what another one changes."""

from __future__ import annotations

from pathlib import Path

from builders import LAYOUT, layout_with

from drafter.layout.load import builtin_templates
from drafter.workshop.changed import changes
from drafter.workshop.listing import listing, opened

BEFORE = """\
- {键: 类型, 名称: 类型, 类型: 单选, 选项: [局, 镇]}
- {键: 社区, 名称: 社区数, 类型: 整数, 当: {类型: 镇}}
- {键: 概述, 名称: 概述, 类型: 短文本, 必填: 否, 默认: 无事}
- {键: 旧题, 名称: 旧题, 类型: 短文本}
- 键: 检查
  名称: 检查
  类型: 列表
  问题:
    - {键: 名称, 名称: 名称, 类型: 短文本}
    - {键: 次数, 名称: 次数, 类型: 整数, 必填: {类型: [局, 镇]}}
"""
AFTER = """\
- {键: 类型, 名称: 类型, 类型: 单选, 选项: [局, 街道]}
- {键: 社区, 名称: 社区数, 类型: 短文本, 当: {类型: 街道}}
- {键: 概述, 名称: 概述, 类型: 长文本, 必填: 否, 提示: 写一句}
- 键: 检查
  名称: 检查
  类型: 列表
  问题:
    - {键: 名称, 名称: 名称, 类型: 短文本}
    - {键: 次数, 名称: 次数, 类型: 整数, 必填: {类型: [局, 街道]}}
    - {键: 结果, 名称: 结果, 类型: 长文本}
"""


def test_what_is_asked_is_listed_with_type_and_condition(tmp_path: Path) -> None:
    lines = list(listing(layout_with(tmp_path, BEFORE)))

    start = lines.index("【内容】")
    assert lines[start + 1 :] == [
        "  类型（单选：局、镇）",
        "  社区  社区数（整数，类型是镇时才问）",
        "  概述（短文本，可不填，默认无事）",
        "  旧题（短文本）",
        "  检查（列表）",
        "    名称（短文本）",
        "    次数（整数，类型是局或镇时必填）",
    ]


def test_a_condition_on_yes_is_read_as_one(tmp_path: Path) -> None:
    questions = "- {键: 开展, 名称: 开展, 类型: 是否}\n- {键: 经过, 名称: 经过, 类型: 短文本, 当: {开展: 是}}\n"

    assert list(listing(layout_with(tmp_path, questions)))[-1] == "  经过（短文本，开展是“是”时才问）"


def test_changes_are_told_with_what_they_mean_for_saved_records(tmp_path: Path) -> None:
    before, after = layout_with(tmp_path / "前", BEFORE), layout_with(tmp_path / "后", AFTER)

    assert list(changes(before, after)) == [
        "～ 类型：选项少了镇",
        "～ 类型：选项多了街道",
        "～ 社区：类型由整数改为短文本",
        "～ 社区：当改了",
        "～ 概述：类型由短文本改为长文本",
        "～ 概述：提示由“概述”改为“写一句”",
        "～ 概述：默认由“无事”改为“无”",
        "－ 旧题  旧题：没有了，旧记录里填了的读不出",
        "～ 检查.每项.次数：必填改了",
        "＋ 检查.每项.结果  结果（长文本）",
        "有 3 处旧记录读不出：把“版本”改成 2，在“迁移”里写明怎样读。",
    ]


def test_nothing_to_tell_means_that_records_can_be_read(tmp_path: Path) -> None:
    layout, copy = layout_with(tmp_path / "前", BEFORE), layout_with(tmp_path / "后", BEFORE)

    assert list(changes(layout, copy)) == ["旧记录照样能读。"]


def test_a_migration_says_where_answers_go(tmp_path: Path) -> None:
    old = BEFORE + "- {键: 依据, 名称: 依据, 类型: 短文本}\n- {键: 人员, 名称: 人员, 类型: 短文本}\n"
    new = """\
- {键: 类型, 名称: 类型, 类型: 单选, 选项: [局, 镇]}
- {键: 社区, 名称: 社区数, 类型: 整数, 当: {类型: 镇}, 说明: 含村}
- {键: 概述, 名称: 概述, 类型: 短文本, 必填: 否, 默认: 无事}
- {键: 新题, 名称: 旧题, 类型: 整数}
- {键: 姓名, 名称: 姓名, 类型: 短文本}
- {键: 职务, 名称: 职务, 类型: 短文本}
- 键: 检查
  名称: 检查
  类型: 列表
  问题:
    - {键: 名称, 名称: 名称, 类型: 短文本}
    - {键: 几次, 名称: 次数, 类型: 整数, 必填: {类型: [局, 镇]}}
"""
    steps = """\
迁移:
  - 到: 2
    步骤:
      - 改名: {从: 旧题, 到: 新题}
      - 改名: {从: 检查.每项.次数, 到: 几次}
      - 停用: 依据
      - 拆分: {从: 人员, 分隔: 、, 到: [姓名, 职务]}
"""
    layout = LAYOUT.replace("版本: 1\n", "版本: 2\n").replace("部分:\n", f"{steps}部分:\n")
    before, after = layout_with(tmp_path / "前", old), layout_with(tmp_path / "后", new, layout=layout)

    assert list(changes(before, after)) == [
        "～ 社区：说明由“无”改为“含村”",
        "→ 旧题  旧题：“迁移”改名为“新题”",
        "～ 新题：类型由短文本改为整数",
        "→ 检查.每项.次数  次数：“迁移”改名为“检查.每项.几次”",
        "→ 依据  依据：“迁移”停用，旧答案收在记录的“另存”里",
        "→ 人员  人员：“迁移”拆成“姓名”、“职务”",
        "有 1 处要由“迁移”说明怎样读旧记录。",
    ]


def test_a_layout_is_opened_by_name_and_by_folder() -> None:
    templates = [builtin_templates()]

    assert opened("standard", templates).name == "standard"
    assert opened(str(builtin_templates() / "rectification"), templates).name == "rectification"
