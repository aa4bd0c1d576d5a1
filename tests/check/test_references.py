"""Numbers of a record: relations, leaps, and bare numbers beside a figure's name."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import layout_with, small_record_text

from drafter.check.document import Document
from drafter.check.families.arithmetic_record import relation_results
from drafter.check.findings import Finding, Level
from drafter.check.load import load_rulebook
from drafter.check.run import check_document
from drafter.check.sources import document_of
from drafter.figures.compare import Outcome
from drafter.layout.load import builtin_templates

TEMPLATES = [builtin_templates()]
RULEBOOK = load_rulebook(TEMPLATES)
RULES = ["算术-16", "算术-17", "引用-1", "引用-2"]
EXAMPLE = (Path(__file__).parents[2] / "examples" / "qingpu-2017.yaml").read_text(encoding="utf-8")


def record(figures: str, text: str = "没有数。") -> str:
    return f"""版式: standard@1
年度: 2024
机关: {{名称: 甲县人民政府, 类型: 区县政府}}
指标:
  {figures}
主要举措和成效:
  - 领域: 化解矛盾
    举措:
      - 标题: 做好工作
        内容: |
          {text}
"""


def document(text: str) -> Document:
    return document_of(text, "记录.yaml", TEMPLATES)


def found(text: str) -> list[tuple[str, str]]:
    return [(one.rule, one.level.value) for one in findings(text)]


def findings(text: str) -> tuple[Finding, ...]:
    return check_document(document(text), RULEBOOK, RULES).findings


def test_a_right_record_is_quiet_and_its_relations_are_listed() -> None:
    assert findings(EXAMPLE) == ()
    outcomes = [result.outcome for result in relation_results(document(EXAMPLE))]
    assert Outcome.HOLDS in outcomes
    assert Outcome.BROKEN not in outcomes


@pytest.mark.parametrize("key", ["收到申请: 142", "受理: 79", "不予受理: 21", "审结: 68", "维持: 32", "应诉: 17"])
def test_one_changed_figure_breaks_a_relation(key: str) -> None:
    name, _, number = key.partition(": ")
    changed = EXAMPLE.replace(f"    {key}\n", f"    {name}: {int(number) + 1}\n", 1)
    assert changed != EXAMPLE
    broken = [one for one in findings(changed) if one.rule == "算术-16"]
    assert broken
    assert all(one.place.line and one.place.key.startswith("指标.") for one in broken)
    assert any(str(int(number) + 1) in one.why for one in broken)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ("矛盾纠纷: {受理: {数值: 100, 上年: 90}}", []),
        ("矛盾纠纷: {受理: {数值: 100, 上年: 60}}", [("算术-17", "提示")]),
        ("矛盾纠纷: {受理: {数值: 20, 上年: 60}}", [("算术-17", "提示")]),
        ("矛盾纠纷: {受理: {数值: 1, 上年: 2}}", []),
        ("矛盾纠纷: {受理: {数值: 10, 上年: 0}}", []),
        ("矛盾纠纷: {受理: {数值: 100, 约数: 余, 上年: 10}}", []),
    ],
)
def test_a_change_of_more_than_half_is_pointed_to(figures: str, expected: list[tuple[str, str]]) -> None:
    assert found(record(figures)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人民调解受理矛盾纠纷10876件。", [("引用-1", "提示")]),
        ("全年人民调解受理矛盾纠纷10,876起。", [("引用-1", "提示")]),
        ("人民调解受理矛盾纠纷10867件。", [("引用-2", "必错")]),
        ("人民调解受理矛盾纠纷1万余件。", []),
        ("人民调解受理矛盾纠纷{矛盾纠纷.受理}件。", []),
        ("人民调解受理矛盾纠纷{矛盾纠纷.受理:单位}。", []),
        ("上年人民调解受理矛盾纠纷10763件。", []),
        ("一季度人民调解受理矛盾纠纷2300件。", []),
        ("收到投诉10876条。", []),
        ("矛盾纠纷排查中，受理10867件。", [("引用-2", "疑似")]),
        ("检查企业30家。", []),
    ],
)
def test_a_bare_number_is_held_against_the_figure_that_it_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(record("矛盾纠纷: {受理: 10876}", text)) == expected


def test_what_two_figures_could_be_is_not_offered() -> None:
    text = record("行政复议: {受理: 79}\n  矛盾纠纷: {受理: 79}", "全年受理79件。")
    assert found(text) == []


def test_a_number_that_a_question_asks_for_is_its_own(tmp_path: Path) -> None:
    questions = """\
      - 键: 领域
        名称: 领域
        类型: 列表
        问题:
          - {键: 名称, 名称: 领域, 类型: 短文本}
          - {键: 件数, 名称: 件数, 类型: 整数}
          - {键: 内容, 名称: 内容, 类型: 长文本}
"""
    entry = "{{ 项.名称 }}领域。人民调解受理矛盾纠纷{{ 项.件数 }}件。\n\n{{ 项.内容 }}\n"
    layout_with(tmp_path, questions, f"{{% for 项 in 领域 %}}\n{entry}{{% endfor %}}\n")
    entries = [("教育", 30, "没有数。"), ("医疗", 20, "人民调解受理矛盾纠纷21件。")]
    listed = "\n".join(f"- {{名称: {name}, 件数: {count}, 内容: {text}}}" for name, count, text in entries)
    record = small_record_text(指标="{矛盾纠纷: {受理: 90}}", 领域=f"\n{listed}")

    checked = check_document(document_of(record, "记录.yaml", [tmp_path, *TEMPLATES]), RULEBOOK, RULES)

    assert [(one.rule, one.place.key) for one in checked.findings] == [("引用-2", "领域[2].内容")]


@pytest.mark.parametrize("name", ["qingpu-2017", "nanhu-2020"])
def test_the_finished_examples_are_quiet(name: str) -> None:
    path = Path(__file__).parents[2] / "examples" / f"{name}.yaml"
    checked = check_document(document_of(path.read_text("utf-8"), path.name, TEMPLATES), RULEBOOK, RULEBOOK.rules)

    assert [(one.rule, one.quote) for one in checked.findings if one.level is not Level.HINT] == []
