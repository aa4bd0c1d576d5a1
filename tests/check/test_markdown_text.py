"""Reports in Markdown are read as their pages show them, each line in its place."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from drafter.check.load import load_rulebook
from drafter.check.markdown_text import text_of_markdown
from drafter.check.run import choose_rules
from drafter.check.sources import Shelf, check_report
from drafter.draft import make_draft, open_layout
from drafter.layout.load import builtin_templates
from drafter.record.parse import load_mapping
from drafter.write.forms import Form

TEMPLATES = [builtin_templates()]
RULEBOOK = load_rulebook(TEMPLATES)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# 报告", "报告"),
        ("### （一）执法 ###", "（一）执法"),
        ("#没有空格的不是标题", "#没有空格的不是标题"),
        ("---", ""),
        ("全年**检查**5件，*罚款*3件。", "全年检查5件，罚款3件。"),
        ("__全年__，检查_一__二_次", "全年，检查_一__二_次"),
        ("检查***次，罚款***元。", "检查***次，罚款***元。"),
        ("检查____次", "检查____次"),
        (r"\*\*\*局 1\. \<甲\>", "***局 1. <甲>"),
        ("- 检查\n* 罚款\n> 引用", "检查\n罚款\n引用"),
        ("-5.3%", "-5.3%"),
        ("见[公告](https://example.org/a)和![图](a.png)。", "见公告和图。"),
        ("写成`{组.指标}`", "写成{组.指标}"),
        (
            "|单位|检查|\n|:---|---:|\n|东所|**5**<br>件|\n| 甲\\|乙 | 3 |\n完。",
            "单位\t检查\n\n东所\t5件\n甲|乙\t3\n完。",
        ),
        ("东所|5|3\n西所|2|1", "东所|5|3\n西所|2|1"),
        ("一、甲\n\n乙。", "一、甲\n\n乙。"),
    ],
)
def test_marks_of_markdown_are_no_text(markdown: str, text: str) -> None:
    assert text_of_markdown(markdown) == text


@pytest.mark.parametrize("name", ["standard", "outline", "government", "rectification", "survey", "township"])
def test_what_drafter_writes_as_markdown_is_read_as_its_plain_text(name: str, tmp_path: Path) -> None:
    record = load_mapping(builtin_templates() / name / "sample.yaml")
    draft = make_draft(record, open_layout(record, TEMPLATES))
    found = []
    for form in (Form.MD, Form.TXT):
        path = tmp_path / f"报告{form.suffix}"
        path.write_bytes(draft.file(form))
        checked = check_report(path, 2024, None, RULEBOOK, choose_rules(RULEBOOK), Shelf(TEMPLATES))
        found.append([(one.rule, one.quote) for one in checked.findings])

    assert found[0] == found[1]


def test_a_finding_names_the_line_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "报告.md"
    path.write_text("# 示例局2024年法治政府建设年度报告\n\n## 一、主要工作\n\n全年检查XX件。\n", "utf-8")
    checked = check_report(path, 2024, None, RULEBOOK, ["占位-1"], Shelf(TEMPLATES))

    assert [one.place.line for one in checked.findings] == [5]


@pytest.mark.parametrize("part", ["**甲 ", "*甲 ", "[", "![甲](", "`", "_甲 ", "|", "> ", "\\"])
def test_openings_without_ends_take_no_longer_than_their_number(part: str) -> None:
    begun = time.process_time()
    text_of_markdown(part * 20_000)

    assert time.process_time() - begun < 3
