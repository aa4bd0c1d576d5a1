"""The five parts, causes item by item, both heads of a joint report, and headings with nothing under them."""

from __future__ import annotations

import pytest

from check.families_text import findings, quotes, record_document, text_document
from drafter.check.findings import Level

PARTS = """{title}
一、主要举措和成效
开展执法检查。
二、存在的不足和原因
{shortcomings}
三、党政主要负责人履行推进法治建设第一责任人职责情况
{heads}
四、下一年度主要安排
2025年招录执法人员3名，充实执法力量；每季度评查案卷一次；改进普法形式，拍摄短片。
五、其他需要报告的情况
{others}
特此报告。
"""
BOTH = "县委主要负责人主持会议4次，县政府主要负责人主持会议6次。"


def told(
    title: str = "示例县报告",
    shortcomings: str = "执法力量不足，原因是编制偏少。",
    heads: str = BOTH,
    others: str = "无。",
) -> list[tuple[str, str]]:
    text = PARTS.format(title=title, shortcomings=shortcomings, heads=heads, others=others)
    return [one for one in quotes(text, "部分") if one[0] != "部分-4"]


def test_a_report_with_all_of_it_is_left_alone() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("shortcomings", "quote"),
    [
        (
            "（一）执法力量不足。原因是编制偏少。\n（二）案卷质量不高。有的缺页。\n（三）普法形式单一。主要是经费有限。",
            "（二）案卷质量不高",
        ),
        ("1.执法力量不足。由于编制偏少。\n2.案卷质量不高。部分案卷缺页。", "2.案卷质量不高"),
        ("一是执法力量不足。原因是编制偏少。\n二是案卷质量不高。", "二是案卷质量不高"),
        ("一是执法力量不足，由于编制偏少；二是案卷质量不高；三是普法形式单一，原因是经费有限。", "二是案卷质量不高"),
        ("首先，执法力量不足。原因是编制偏少。\n其次，案卷质量不高。", "其次，案卷质量不高"),
    ],
)
def test_the_one_shortcoming_without_a_cause_is_found(shortcomings: str, quote: str) -> None:
    assert told(shortcomings=shortcomings) == [("部分-2", quote)]


@pytest.mark.parametrize(
    "shortcomings",
    [
        "（一）执法力量不足。案卷少页。\n（二）案卷质量不高。\n以上问题的原因主要有编制偏少、培训不够。",
        "一是执法力量不足；二是案卷质量不高。究其原因，是编制偏少。",
        "（一）执法力量不足。\n编制偏少，导致案件积压。\n（二）案卷质量不高。\n新人多，主要是带教没有跟上。",
    ],
)
def test_causes_told_together_or_in_other_words_are_enough(shortcomings: str) -> None:
    assert told(shortcomings=shortcomings) == []


def test_no_cause_at_all_is_told_once_at_the_heading() -> None:
    shortcomings = "（一）执法力量不足。\n（二）案卷质量不高。"
    assert told(shortcomings=shortcomings) == [("部分-2", "二、存在的不足和原因")]


def test_what_may_be_a_cause_in_words_of_its_own_is_only_pointed_to() -> None:
    shortcomings = "（一）执法力量不足。编制核定于多年以前，招人难、流动快。\n（二）主要安排。明年增加编制。"
    text = PARTS.format(title="示例县报告", shortcomings=shortcomings, heads=BOTH, others="无。")
    (finding,) = findings(text_document(text), "部分-2")

    assert finding.level is Level.HINT


def test_an_item_that_says_all_in_a_sentence_is_no_bare_heading() -> None:
    item = "（二）聘请法律顾问12名，审核合同56份。"
    text = f"报告\n一、主要工作\n（一）抓学习\n组织学法。\n{item}\n（三）抓监督\n开展检查。\n二、安排\n继续推进。"
    assert "部分-3" not in [rule for rule, _ in quotes(text, "部分")]
    assert "部分-3" in [rule for rule, _ in quotes(text.replace(item, "（二）健全机制"), "部分")]


def test_a_heading_with_only_the_closing_behind_it_is_bare() -> None:
    text = PARTS.format(title="示例县报告", shortcomings="力量不足，原因是编制少。", heads=BOTH, others="").replace(
        "\n\n", "\n"
    )
    assert ("部分-3", "五、其他需要报告的情况") in quotes(text, "部分")


JOINT = "中共示例县委\n示例县人民政府\n关于2024年法治政府建设情况的报告"


@pytest.mark.parametrize(
    ("heads", "lacking"),
    [
        ("县政府主要负责人主持会议6次。", "党委主要负责人"),
        ("县委书记主持会议6次。", "政府主要负责人"),
        ("县委书记主持会议6次，县长出庭应诉1次。", ""),
        ("党政主要负责人主持会议6次。", ""),
    ],
)
def test_a_joint_report_tells_of_both_heads(heads: str, lacking: str) -> None:
    text = PARTS.format(title=JOINT, shortcomings="力量不足，原因是编制少。", heads=heads, others="无。")
    whys = [one.why for one in findings(text_document(text), "部分-7")]
    assert len(whys) == bool(lacking)
    assert all(lacking in why for why in whys)


def test_the_government_alone_needs_only_its_own_head() -> None:
    assert told(heads="县政府主要负责人主持会议6次。") == []


def test_a_shortcoming_that_no_plan_speaks_of_is_a_hint() -> None:
    shortcomings = "（一）执法力量不足。原因是编制偏少。\n（二）公证网点分布稀疏。原因是经费有限。"
    text = PARTS.format(title="示例县报告", shortcomings=shortcomings, heads=BOTH, others="无。")
    assert [(one.quote, one.level) for one in findings(text_document(text), "部分-6")] == [
        ("（二）公证网点分布稀疏", Level.HINT)
    ]


def test_before_2019_the_five_parts_are_not_asked_for() -> None:
    text = PARTS.format(title=JOINT, shortcomings="（一）力量不足。", heads="县委书记主持会议。", others="无。")
    assert [one.rule for one in findings(text_document(text, 2018), "部分")] == []


RECORD = """
版式: standard@1
年度: 2024
机关: {名称: 示例局, 自称: 我局}
存在的不足和原因:
  - {不足: 执法力量不足, 原因: 人员偏少。}
  - {不足: 案卷质量不高}
"""


def test_a_record_is_asked_for_the_cause_of_each_shortcoming() -> None:
    (finding,) = findings(record_document(RECORD), "部分-2")
    assert finding.place.key == "存在的不足和原因[2].原因"


def test_parts_of_a_record_without_any_answer_are_told_one_by_one() -> None:
    assert {one.quote for one in findings(record_document(RECORD), "部分-5")} == {
        "一、主要举措和成效",
        "三、党政主要负责人履行推进法治建设第一责任人职责情况",
        "四、下一年度主要安排",
        "五、其他需要报告的情况",
    }


@pytest.mark.parametrize(
    ("title", "end", "level"),
    [
        ("示例局2024年法治政府建设年度报告", "示例局\n2025年1月20日\n", Level.DOUBT),
        ("示例局2024年法治政府建设年度报告", "", Level.HINT),
        ("示例局2024年执法情况", "示例局\n2025年1月20日\n", Level.HINT),
    ],
)
def test_a_text_with_none_of_the_parts_may_be_none_of_the_reports_that_need_them(
    title: str, end: str, level: Level
) -> None:
    text = f"{title}\n一、规范执法\n检查30次。\n二、普法\n举办讲座。\n{end}"
    assert {one.level for one in findings(text_document(text), "部分-1") if "其他" not in one.why} == {level}


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("示例局关于2024年法治政府建设工作报告", True),
        ("示例局关于2024年度法治政府建设情况报告", True),
        ("示例局关于2024年法治政府建设情况的报告", False),
        ("示例局2024年法治政府建设工作报告", False),
    ],
)
def test_a_title_with_about_has_of_in_front_of_report(title: str, found: bool) -> None:
    assert bool(quotes(f"{title}\n一、主要工作\n检查30次。\n二、普法\n举办讲座。", "部分-4")) is found
