"""What the layout guide shows of charts and pictures is what a template can say."""

from __future__ import annotations

import re
from pathlib import Path

from builders import REPOSITORY, block_lines, rendered

from drafter.render.blocks import ChartKind

GUIDE = (REPOSITORY / "docs" / "layout.md").read_text("utf-8")
QUESTIONS = """\
- 键: 照片
  名称: 照片
  类型: 列表
  问题:
    - {键: 文件, 名称: 图片文件, 类型: 短文本}
    - {键: 说明, 名称: 图片说明, 类型: 短文本}
"""
RECORD = """\
照片: [{文件: 照片/走访.jpg, 说明: 走访企业}]
指标:
  复议: {受理: {数值: 20, 上年: 18}, 纠错: {数值: 3, 上年: 4}, 罚款: {数值: 7, 上年: 9}}
  应诉: {应诉: {数值: 5, 上年: 6}}
"""


def test_the_template_of_the_guide_makes_a_chart_of_two_years_and_a_picture(tmp_path: Path) -> None:
    (template,) = re.findall("^```jinja\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    report = rendered(tmp_path, template, RECORD, QUESTIONS)

    assert block_lines(report.blocks) == [
        "标题 | 年度图表",
        "条形图 | 行政复议",
        "替代文字 | 条形图：行政复议。受理申请：2019年18件，2020年20件；直接纠错：2019年4件，2020年3件。",
        "图片 | ⟦照片[1].文件: 照片/走访.jpg⟧ | ⟦照片[1].说明: 走访企业⟧",
    ]


def test_the_guide_names_every_kind_of_chart() -> None:
    assert [kind.value for kind in ChartKind if f"`:::图 {kind.value}`" not in GUIDE] == []
