"""Sentences taken over from last year, years and numbers aside."""

from __future__ import annotations

from dataclasses import replace

from check.families_text import findings, text_document
from drafter.check.findings import Level
from drafter.check.sources import document_of
from drafter.layout.load import builtin_templates

LONG = "组织全体执法人员分批参加法律知识讲座{}次，逐人考试并且公布成绩，不合格的离岗补训。"
OTHER = "编印典型案例汇编发到每个执法中队，由中队长逐案讲解适用的条文，讲完以后当场提问。"
SHORT = "每季度检查一次各科室的执法台账。"


def record(year: int, *contents: str) -> str:
    body = "".join(f"\n      - 标题: 举措\n        内容: {content}" for content in contents)
    return f"版式: standard@1\n年度: {year}\n机关: {{名称: 示例局}}\n主要举措和成效:\n  - 领域: 执法\n    举措:{body}\n"


def told(now: str, before: str) -> list[tuple[str, Level]]:
    last = document_of(record(2023, before), "去年.yaml", [builtin_templates()])
    document = document_of(record(2024, now), "记录.yaml", [builtin_templates()], last)
    return [(one.quote, one.level) for one in findings(document, "抄袭-1")]


def test_a_long_sentence_with_other_numbers_is_found() -> None:
    assert told(OTHER * 2 + LONG.format(15), LONG.format(12)) == [(LONG.format(15)[:40], Level.DOUBT)]


def test_a_sentence_with_few_words_changed_is_found() -> None:
    changed = LONG.format(15).replace("不合格", "考试不合格")
    assert [level for _, level in told(OTHER * 2 + changed, LONG.format(12))] == [Level.DOUBT]


def test_a_short_sentence_is_a_hint() -> None:
    assert told(OTHER * 2 + SHORT, SHORT) == [(SHORT.strip("。"), Level.HINT)]


def test_a_sentence_written_anew_is_left_alone() -> None:
    assert told(OTHER, LONG.format(12)) == []


def test_formulas_are_left_alone() -> None:
    formula = "认真学习贯彻习近平法治思想，把学习内容列入年度计划，逐月检查学习情况。"
    assert told(formula, formula) == []


def test_the_share_of_a_report_is_told_where_most_of_it_is_old() -> None:
    assert ("", Level.DOUBT) in told(LONG.format(15), LONG.format(12))


def test_the_share_of_one_part_is_told() -> None:
    old = "".join(f"第{sign}科负责登记、受理、调查、审核、送达、归档，{LONG.format(3)}" for sign in "一二三四五六")
    new = "".join(
        f"今年{sign}中队换了新人，老队员带着新队员逐户走访，把走访情况画成图表，{OTHER}" for sign in "甲乙丙丁戊己庚辛"
    )
    text = f"一、主要举措\n{new}\n二、存在的不足\n{old}"
    document = replace(text_document(text), last=text_document(f"一、主要举措\n{old}", 2023))
    assert [one.quote for one in findings(document, "抄袭-1") if "这一部分" in one.why] == ["二、存在的不足"]


def test_titles_of_measures_may_stay() -> None:
    title = "建立行政执法人员年度轮训和考核制度"
    before = record(2023, OTHER).replace("标题: 举措", f"标题: {title}")
    now = record(2024, SHORT).replace("标题: 举措", f"标题: {title}")
    last = document_of(before, "去年.yaml", [builtin_templates()])
    assert findings(document_of(now, "记录.yaml", [builtin_templates()], last), "抄袭-1") == []
