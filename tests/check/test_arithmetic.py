"""Arithmetic in running text: what is wrong is found where it stands, and what is right stays quiet."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.check.document import document_from_text
from drafter.check.findings import Finding, Level
from drafter.check.load import load_rulebook
from drafter.check.quantities.numerals import chinese_number
from drafter.check.quantities.reading import Quantity, Units, read_sentences
from drafter.check.run import check_document
from drafter.check.sources import document_of
from drafter.layout.load import builtin_templates, load_layout
from tests.check.growth import assert_grows_with_length

RULEBOOK = load_rulebook([builtin_templates()])
REFERENCE = load_layout("standard", [builtin_templates()]).reference
RULES = [rule.id for rule in RULEBOOK.rules.values() if rule.family == "算术" and not rule.needs_record]
CASES = Path(__file__).parent / "cases"


def found(text: str, year: int = 2024) -> tuple[Finding, ...]:
    return check_document(document_from_text(text, "报告.txt", year, REFERENCE), RULEBOOK, RULES).findings


def cases(name: str) -> list[str]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line[2:] for line in lines if line.startswith("- ")]


def laid_out(case: str) -> str:
    return case.replace("⏎", "\n").replace("→", "\t")


def quantities(text: str) -> list[Quantity]:
    lexicon = RULEBOOK.lexicon
    units = Units((entry.word, entry.right or entry.word) for entry in lexicon.entries("量词", 0))
    return [quantity for sentence in read_sentences(text, units) for quantity in sentence.quantities]


@pytest.mark.parametrize("case", cases("arithmetic_right.md"))
def test_what_is_right_stays_quiet(case: str) -> None:
    assert [(one.rule, one.quote, one.why) for one in found(laid_out(case))] == []


@pytest.mark.parametrize("case", cases("arithmetic_wrong.md"))
def test_what_is_wrong_is_found_where_it_stands(case: str) -> None:
    rule, quote, text = case.split("｜", 2)
    assert (rule, quote) in [(one.rule, one.quote) for one in found(laid_out(text))]


def test_every_rule_has_cases() -> None:
    assert {case.split("｜")[0] for case in cases("arithmetic_wrong.md")} == set(RULES)


@pytest.mark.parametrize(
    ("text", "number", "kind", "exact"),
    [
        ("受理1,079件", "1079", "件", True),
        ("受理１０７９件", "1079", "件", True),
        ("受理 79 件", "79", "件", True),
        ("受理十二件", "12", "件", True),
        ("受理一百零五件", "105", "件", True),
        ("受理20余件", "20", "件", False),
        ("受理约20件", "20", "件", False),
        ("受理20件以上", "20", "件", False),
        ("受理不少于20件", "20", "件", False),
        ("咨询1.2万人次", "12000", "人次", False),
        ("罚没4622.829万元", "46228290", "元", False),
        ("收到3宗", "3", "件", True),
        ("提高2.5个百分点", "2.5", "百分点", False),
        ("百分之九十五的案件", "95", "%", True),
    ],
)
def test_numbers_are_read_with_their_measure_word(text: str, number: str, kind: str, exact: bool) -> None:
    (quantity,) = quantities(text)
    assert (quantity.number, quantity.kind, quantity.exact) == (Decimal(number), kind, exact)


@pytest.mark.parametrize(
    "text",
    [
        "2018年12月19日",
        "甲政发〔2021〕33号",
        "第55次常务会议",
        "第三方评估",
        "《甲条例》第十二条",
        "“三个一批”改革",
        "《关于3件实事的通知》",
        "12345热线",
        "三四个部门",
        "三分之一",
        "统一受理",
        "2.0版平台",
        "二十届三中全会",
        "一万二千人",
    ],
)
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("words", "number"),
    [("十", 10), ("十二", 12), ("两百", 200), ("一千零八", 1008), ("三百二十一", 321), ("零", 0)],
)
def test_chinese_numerals_are_read(words: str, number: int) -> None:
    assert chinese_number(words) == number


@pytest.mark.parametrize("words", ["", "三四", "百", "十百", "一一", "甲"])
def test_what_is_no_numeral_is_none(words: str) -> None:
    assert chinese_number(words) is None


def test_approximate_numbers_are_never_surely_wrong() -> None:
    findings = found("共收到约100件，其中受理120余件。受理200余件，调解成功300余件，成功率150%左右。")
    assert {one.level.value for one in findings} <= {"疑似", "提示"}


def test_the_sum_is_shown() -> None:
    (finding,) = found("共收到行政复议申请142件，其中受理79件，不予受理21件，补正43件。")
    assert finding.why == "受理79 + 不予受理21 + 补正43 = 143，比142件多1"


@pytest.mark.parametrize(
    ("whole", "level"),
    [("30", None), ("32", Level.DOUBT), ("70", Level.DOUBT), ("80", Level.DOUBT), ("75", Level.HINT)],
)
def test_numbers_far_apart_are_rather_misread_than_mistyped(whole: str, level: Level | None) -> None:
    levels = [
        one.level for one in found(f"全年办理案件{whole}件，其中维持12件、撤销3件、其他15件。") if one.rule == "算术-1"
    ]

    assert levels == ([level] if level else [])


def test_a_last_digit_cut_off_says_what_rounding_gives() -> None:
    (finding,) = found("收到申请151件，办结140件，办结率92.71%。")
    assert "末位没有四舍五入" in finding.why
    assert finding.fix.startswith("写成92.72%")


def test_both_places_of_a_repeated_number_are_named() -> None:
    (finding,) = found("全年收到投诉举报线索12件。\n中间一段。\n全年收到投诉举报线索13件。")
    assert finding.place.line == 3
    assert "第1行" in finding.why


def test_last_year_is_told_by_the_report_year() -> None:
    text = "行政应诉案件164件（2016年224件），同比下降36.8%。"
    assert [one.rule for one in found(text, 2017)] == ["算术-7"]


QINGPU = Path(__file__).parents[2] / "examples" / "qingpu-2017.yaml"


def broken_relations(*changes: tuple[str, str]) -> list[Finding]:
    text = QINGPU.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    document = document_of(text, "记录.yaml", [builtin_templates()])
    return list(check_document(document, RULEBOOK, ["算术-16"]).findings)


def test_the_figures_of_a_right_record_keep_their_relations() -> None:
    assert broken_relations() == []


@pytest.mark.parametrize(
    ("old", "new", "relation", "said"),
    [
        ("收到申请: 142", "收到申请: 143", "收到申请 = ", ("142", "143")),
        ("    受理: 79", "    受理: 80", "收到申请 = ", ("143", "142")),
        ("    补正: 42", "    补正: 41", "收到申请 = ", ("141", "142")),
        ("    审结: 68", "    审结: 69", "审结 = ", ("68", "69")),
        ("确认违法: 2", "确认违法: 3", "审结 = ", ("69", "68")),
        ("    应诉: 17", "    应诉: 18", "应诉", ("17", "18")),
        ("基层法院撤诉: 3", "基层法院撤诉: 4", "基层法院结案", ("6", "5")),
        ("中级法院结案: 3", "中级法院结案: 4", "中级法院结案", ("3", "4")),
        ("调解成功: 10388", "调解成功: 20388", "调解成功", ("20388", "10876")),
        ("通过: 156", "通过: 256", "通过", ("256", "172")),
    ],
)
def test_one_changed_figure_names_its_relation_and_both_values(
    old: str, new: str, relation: str, said: tuple[str, str]
) -> None:
    told = [one for one in broken_relations((old, new)) if one.level is Level.ERROR and relation in one.why]
    assert told
    assert any(all(number in one.why for number in said) for one in told)


def test_what_was_carried_over_decides_whether_more_may_be_finished_than_came_in() -> None:
    finished = ("    审结: 68\n    维持: 32", "    审结: 88\n    维持: 52")
    alone = broken_relations(finished)
    assert [one.why for one in alone if "审结88" in one.why and "受理79" in one.why]

    more = ("    受理: 79\n", "    受理: 79\n    上年结转: 20\n    未结: 11\n")
    assert broken_relations(finished, more) == []

    other = ("    受理: 79\n", "    受理: 79\n    上年结转: 20\n    未结: 10\n")
    (found,) = broken_relations(finished, other)
    assert found.level is Level.ERROR
    assert all(number in found.why for number in ("99", "98"))


_MADE = st.text(
    alphabet="0123456789,.，。；：、（）()《》“”%件个名万余约占率其中受理上年同比增长一二三十百分是等共\t\n",
    max_size=200,
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(_MADE, st.text(max_size=200)))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for finding in found(text):
        assert finding.quote in text


_LONG = (
    "其中受理1件，",
    "（1件",
    "《甲》",
    "一二三",
    "甲、",
    "受理9件，成功率5%，",
    "上年3件，同比增长5%，",
    "审结1件，维持1件，",
    "“《【〔",
    "1件，共计3件，",
    "《甲》1部",
    "上年结转3件，审结2件，未结1件，",
    "其余1件，",
    "由9件减少到6件，减少3件，",
    "5件全部，",
    "同比持平，上年1件，",
    "每个1件，共2件，",
    "剩余3个问题，",
    "甲12件、乙9件，占比分别为57%、43%，",
    "甲 3 4 7\n",
    "4名律师，每名3个村，",
    "人均审结9件，",
    "每季度1次，全年共4次，",
    "平均9分，8分、7分、",
    "年初9件，新增3件，取消2件，年末5件，",
    "尚欠3万元，已清偿2万元，",
    "复议与诉讼案件之比为2:1，",
    "翻了一番，由2件增加到4件，",
    "占受理总数的27.6%。物业3件。",
    "党组会议研究法治工作3次。",
    "14个乡镇，全县12个乡镇。",
    "新建监测点位3处，总数达到9处，",
    "14个村、1家企业，共15个，",
    "甲9件，4件合格、5件不合格，",
    "1",
)


@pytest.mark.parametrize("piece", _LONG)
def test_time_is_linear_in_the_text(piece: str) -> None:
    assert_grows_with_length(found, piece)


def test_a_total_of_nothing_behind_no_numbers_is_passed_over() -> None:
    assert found("区政府制发的行政复议意见书，共0份。", 2020) == ()


def test_more_than_all_is_no_rate_to_be_written() -> None:
    (finding,) = [one for one in found("收到申请86件，办结94件，办结率98%。", 2024) if one.rule == "算术-3"]

    assert finding.fix == "核对、改正这两个数"


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("召开区政府常务会议4次（2024年2月20日、6月18日、11月5日），研究法治工作。", True),
        ("集体学法2次（3月1日、5月6日、9月8日）。", True),
        ("召开区政府常务会议3次（2024年2月20日、6月18日、11月5日），研究法治工作。", False),
        ("召开会议6次（2月20日、6月18日等），培训2期（4月2日至5日、9月3日至6日）。", False),
        ("第4次（2月20日、21日）全会。", False),
        ("召开常务会议8次（2月20日、6月18日、11月5日）。", False),
    ],
)
def test_as_many_days_are_listed_as_times_are_counted(text: str, is_found: bool) -> None:
    assert ("算术-23" in {one.rule for one in found(text, 2024)}) == is_found
