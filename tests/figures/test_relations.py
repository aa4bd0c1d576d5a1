"""Relations: their notation, what an office changes, and figures held against them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from builders import REPOSITORY, Case, cases_in, figure_answers, message_of, small_catalogue
from hypothesis import given
from hypothesis import strategies as st

from drafter.answers.build import build_answers
from drafter.draft import open_layout
from drafter.errors import DrafterError
from drafter.figures.amounts import Amount, FigureAnswer, State
from drafter.figures.answers import FigureAnswers
from drafter.figures.compare import Outcome, Result, check_relations
from drafter.figures.notation import Member, NotationError, Sign, Sum, parse_formula
from drafter.figures.relations import Level, Relation, relations_from
from drafter.layout.load import builtin_templates, load_catalogue, load_relations
from drafter.record.parse import load_mapping, parse_mapping

HOLDS, BROKEN, UNCHECKED = Outcome.HOLDS, Outcome.BROKEN, Outcome.UNCHECKED
QINGPU = REPOSITORY / "examples" / "qingpu-2017.yaml"


def relation(text: str, **fields: str) -> Relation:
    """Return a relation of the group 复议."""
    entry = {"编号": "复议-1", "组": "复议", "关系": text, "级别": "必错", "理由": "甲", "来源": "乙", **fields}
    lines = "".join(f"    {key}: {value}\n" for key, value in entry.items())
    (found,) = relations_from([parse_mapping(f"勾稽关系:\n  -\n{lines}", "relations.yaml")], small_catalogue())
    return found


def result(text: str, **figures: str | tuple[str, str]) -> Result:
    (found,) = check_relations([relation(text)], figure_answers(**figures), 2020)
    return found


@pytest.mark.parametrize("case", cases_in("relations"))
def test_a_fault_of_a_relations_file_is_told(case: Case) -> None:
    files = [("relations.yaml", case["relations"]), ("own.yaml", case["own"])]
    nodes = [parse_mapping(text, name) for name, text in files if text]
    with pytest.raises(DrafterError) as error:
        relations_from(nodes, small_catalogue())

    assert message_of(error) + "\n" == case["text"]


@pytest.mark.parametrize("text", ["甲 ≤ 乙.丙:上年 + 丁? + 2", "甲＜＝乙.丙：上年＋丁？＋２", "甲<=2+乙.丙:上年+丁?"])
def test_signs_may_be_written_in_any_width(text: str) -> None:
    left, sign, right = parse_formula(text)

    assert (left, sign) == (Sum((Member("", "甲"),)), Sign.AT_MOST)
    assert right == Sum((Member("乙", "丙", last=True), Member("", "丁", optional=True)), Decimal(2))


@given(text=st.text(alphabet="甲乙.:：上年?？+＋/<=≤ 12０²_", max_size=12))
def test_any_text_is_a_relation_or_is_told_why_not(text: str) -> None:
    try:
        members = parse_formula(text).members
    except NotationError:
        return
    assert members


@pytest.mark.parametrize(
    ("text", "figures", "outcome", "words"),
    [
        ("罚款 = 受理 + 纠错", ("3", "2", "5"), HOLDS, "受理3 + 纠错2 = 5，与罚款5相符"),
        ("罚款 = 受理 + 纠错", ("3", "3", "5"), BROKEN, "受理3 + 纠错3合计6，罚款5，相差1"),
        ("受理 + 纠错 = 罚款", ("3", "1", "5"), BROKEN, "受理3 + 纠错1合计4，罚款5，相差1"),
        ("罚款 = 受理 + 纠错", ("3", None, "5"), UNCHECKED, "纠错没有填，没有核对"),
        ("罚款 = 受理 + 纠错", ("3", "未统计", "5"), UNCHECKED, "纠错未统计，没有核对"),
        ("罚款 = 受理 + 纠错", ("3", "约2", "5"), UNCHECKED, "纠错是约数，没有核对"),
        ("罚款 = 受理 + 纠错", ("3", "2", None), UNCHECKED, "罚款没有填，没有核对"),
        ("罚款 = 受理 + 纠错", ("6", None, "5"), BROKEN, "受理6大于罚款5"),
        ("罚款 = 受理 + 纠错", ("6", "未统计", "5"), BROKEN, "受理6大于罚款5"),
        ("罚款 = 受理 + 纠错", ("60余", "未统计", "50"), BROKEN, "受理60余大于罚款50"),
        ("罚款 = 受理 + 纠错", ("5", "无", "5"), HOLDS, "受理5 + 纠错（无） = 5，与罚款5相符"),
        ("罚款 = 受理 + 纠错", ("5", "0", "无"), BROKEN, "受理5 + 纠错0合计5，罚款（无），相差5"),
        ("罚款 = 受理 + 纠错?", ("5", None, "5"), HOLDS, "受理5与罚款5相符"),
        ("罚款 = 受理 + 纠错?", ("4", None, "5"), BROKEN, "受理4，罚款5，相差1；纠错没有填，有就补上"),
        ("罚款 = 受理 + 纠错?", ("6", None, "5"), BROKEN, "受理6，罚款5，相差1"),
        ("罚款 = 受理 + 纠错?", ("5", "未统计", "5"), UNCHECKED, "纠错未统计，没有核对"),
        ("罚款 = 受理 + 1", ("4", None, "5"), HOLDS, "受理4 + 1 = 5，与罚款5相符"),
        ("受理 + 纠错 = 罚款 + 1", ("4", "2", "5"), HOLDS, "受理4 + 纠错2 = 6，与罚款5 + 1 = 6相符"),
        ("纠错 <= 受理", ("5", "5", None), HOLDS, "纠错5不大于受理5"),
        ("纠错 <= 受理", ("5", "6", None), BROKEN, "纠错6大于受理5，多1"),
        ("纠错 <= 受理", ("5", None, None), UNCHECKED, "纠错没有填，没有核对"),
        ("纠错 <= 受理", ("0", None, None), UNCHECKED, "纠错没有填，没有核对"),
        ("纠错 <= 受理 + 罚款", ("5", "4", None), UNCHECKED, "罚款没有填，没有核对"),
        ("纠错 + 罚款 <= 受理", ("5", "6", None), BROKEN, "纠错6大于受理5"),
        ("纠错 <= 受理 + 罚款?", ("5", "6", None), BROKEN, "纠错6大于受理5，多1；罚款没有填，有就补上"),
        ("满意率 <= 100", (None, None, None), UNCHECKED, "满意率没有填，没有核对"),
    ],
)
def test_figures_are_held_against_a_relation(
    text: str, figures: tuple[str | None, ...], outcome: Outcome, words: str
) -> None:
    given_ = {key: value for key, value in zip(("受理", "纠错", "罚款"), figures, strict=True) if value is not None}

    assert (result(text, **given_).outcome, result(text, **given_).words) == (outcome, words)


@pytest.mark.parametrize(
    ("part", "whole", "outcome"),
    [
        ("20余", "20", UNCHECKED),
        ("21余", "20", BROKEN),
        ("20", "20余", HOLDS),
        ("30", "20余", UNCHECKED),
        ("31", "20多", BROKEN),
        ("近20", "19", UNCHECKED),
        ("近20", "20", HOLDS),
        ("近30", "19", BROKEN),
        ("20", "近20", UNCHECKED),
        ("21", "近20", BROKEN),
        ("约20", "10", UNCHECKED),
        ("约20", "9", BROKEN),
        ("约20", "约20", UNCHECKED),
        ("约20", "50", HOLDS),
        ("4501", "约3500", BROKEN),
        ("4500", "约3500", UNCHECKED),
        ("9999", "20以上", UNCHECKED),
        ("20", "不少于20", HOLDS),
        ("20以上", "19", BROKEN),
        ("20以上", "9999", UNCHECKED),
        ("无", "约5", HOLDS),
        ("约0", "0", UNCHECKED),
    ],
)
def test_an_approximate_figure_is_broken_only_where_no_reading_saves_it(
    part: str, whole: str, outcome: Outcome
) -> None:
    assert result("纠错 <= 受理", 纠错=part, 受理=whole).outcome is outcome


@pytest.mark.parametrize(
    ("stated", "outcome", "level", "words"),
    [
        ("66.7", HOLDS, Level.ERROR, "纠错2 ÷ 受理3 = 66.7%，与满意率66.7%相符"),
        ("67%", HOLDS, Level.ERROR, "纠错2 ÷ 受理3 = 67%，与满意率67%相符"),
        ("66.66", BROKEN, Level.HINT, "纠错2 ÷ 受理3 = 66.67%，满意率填的是66.66%，末位没有四舍五入"),
        ("66.5", BROKEN, Level.ERROR, "纠错2 ÷ 受理3 = 66.7%，满意率填的是66.5%，不符"),
        ("约67", UNCHECKED, Level.ERROR, "满意率是约数，没有核对"),
        ("无", UNCHECKED, Level.ERROR, "没有可以算比率的数，没有核对"),
    ],
)
def test_a_stated_rate_is_right_cut_off_or_wrong(stated: str, outcome: Outcome, level: Level, words: str) -> None:
    found = result("满意率 = 纠错 / 受理", 满意率=stated.removesuffix("%"), 纠错="2", 受理="3")

    assert (found.outcome, found.level, found.words) == (outcome, level, words)


@pytest.mark.parametrize("whole", ["0", "无", "3余", "未统计"])
def test_a_rate_needs_an_exact_denominator_above_zero(whole: str) -> None:
    assert result("满意率 = 纠错 / 受理", 满意率="100", 纠错="2", 受理=whole).outcome is UNCHECKED


def test_last_years_value_is_a_member_of_its_own() -> None:
    found = result("纠错 = 受理:上年", 纠错="5", 受理=("9", "6"))

    assert (found.left, found.right, found.words) == (Decimal(5), Decimal(6), "纠错5，受理（上年）6，相差1")
    assert found.members == (("复议", "纠错"), ("复议", "受理"))


def test_another_groups_figure_is_called_by_its_whole_name() -> None:
    catalogue = small_catalogue()
    other = next(iter(catalogue.groups["应诉"].figures))

    assert result(f"应诉.{other} <= 受理", 受理="5").words == f"应诉.{other}没有填，没有核对"


@pytest.mark.parametrize(("figures", "asked"), [({"受理": "5"}, True), ({"受理": "5", "罚款": "未统计"}, False)])
def test_a_relation_may_give_way_where_a_figure_is_given(figures: dict[str, str], asked: bool) -> None:
    given_way = relation("纠错 <= 受理", 当缺="罚款")

    assert bool(check_relations([given_way], figure_answers(**figures), 2020)) is asked


def test_a_relation_of_other_years_or_groups_is_left_out() -> None:
    figures = figure_answers(受理="5", 纠错="6")
    relations = [relation("纠错 <= 受理", 自="2019", 至="2021")]

    assert [year for year in range(2017, 2024) if check_relations(relations, figures, year)] == [2019, 2020, 2021]
    assert check_relations(relations, figures, 2020, ["应诉"]) == []
    assert len(check_relations(relations, figures, 2020, ["应诉", "复议"])) == 1


def office(text: str) -> dict[str, Relation]:
    stock = """\
勾稽关系:
  - {编号: 复议-1, 组: 复议, 关系: 纠错 <= 受理, 级别: 必错, 理由: 甲, 来源: 乙, 核实: 是}
  - {编号: 复议-2, 组: 复议, 关系: 罚款 <= 受理, 级别: 必错, 理由: 甲, 来源: 乙, 核实: 是}
"""
    nodes = [parse_mapping(stock, "relations.yaml"), parse_mapping(f"勾稽关系:\n{text}", "own.yaml")]
    return {one.id: one for one in relations_from(nodes, small_catalogue())}


def test_an_office_switches_a_relation_off() -> None:
    assert office("  - {编号: 复议-1, 停用: 是, 理由: 本地另计}\n").keys() == {"复议-2"}


def test_an_office_changes_what_it_writes_and_leaves_the_rest() -> None:
    changed = office("  - {编号: 复议-1, 级别: 提示, 理由: 本地另计}\n")["复议-1"]

    assert (changed.level, changed.reason, changed.text, changed.source) == (
        Level.HINT,
        "本地另计",
        "纠错 <= 受理",
        "乙",
    )
    assert changed.place.file == "own.yaml"


def test_an_office_adds_relations_behind_ours() -> None:
    own = "  - {编号: 本局-1, 组: 复议, 关系: 纠错 = 受理, 级别: 提示, 理由: 甲, 来源: 乙}\n"

    assert list(office(own)) == ["复议-1", "复议-2", "本局-1"]


def test_relations_are_found_in_every_directory(tmp_path: Path) -> None:
    own = "勾稽关系:\n  - {编号: 复议-1, 停用: 是, 理由: 本地另计}\n"
    (tmp_path / "relations.yaml").write_text(own, "utf-8")
    catalogue = load_catalogue([builtin_templates()])
    ours, all_ = (
        {one.id for one in load_relations([*own_, builtin_templates()], catalogue)} for own_ in ([], [tmp_path])
    )

    assert ours - all_ == {"复议-1"}
    assert load_relations([tmp_path / "没有"], catalogue) == ()


def test_only_relations_of_the_asked_groups_are_read() -> None:
    read = load_relations([builtin_templates()], load_catalogue([builtin_templates()]), ["行政复议", "矛盾纠纷"])

    assert {member.group for one in read for member in one.formula.left.members} == {"行政复议", "矛盾纠纷"}


def test_relations_read_group_by_group_are_those_of_the_whole_file() -> None:
    catalogue = load_catalogue([builtin_templates()])
    whole = load_mapping(builtin_templates() / "relations.yaml")

    assert len(catalogue.groups) > 1
    for group in catalogue.groups:
        read = load_relations([builtin_templates()], catalogue, [group])
        # Which of the entries it is in what was read is another one; the line is the file's.
        assert [*map(_at_line, read)] == [*map(_at_line, relations_from([whole], catalogue, [group]))]


def _at_line(relation: Relation) -> Relation:
    return relation._replace(place=relation.place._replace(key=""))


counts = st.integers(0, 10**9).map(Decimal)


@given(parts=st.lists(counts, min_size=2, max_size=2), total=counts)
def test_a_sum_holds_exactly_where_it_adds_up(parts: list[Decimal], total: Decimal) -> None:
    figures = {"受理": str(parts[0]), "纠错": str(parts[1]), "罚款": str(total)}
    found = result("罚款 = 受理 + 纠错", **figures)

    assert found.outcome is (HOLDS if sum(parts) == total else BROKEN)
    assert (found.left, found.right) == (total, sum(parts))


# ---- the relations that drafter brings


def stock() -> tuple[Relation, ...]:
    return load_relations([builtin_templates()], load_catalogue([builtin_templates()]))


def test_the_relations_that_drafter_brings_are_in_order() -> None:
    relations = stock()

    assert len(relations) >= 40
    assert all(one.reason and one.source for one in relations)
    assert [one.id for one in relations if one.source == "指标口径" and not one.confirmed] == []


@pytest.fixture(scope="module")
def qingpu() -> FigureAnswers:
    record = load_mapping(QINGPU)
    return build_answers(record, open_layout(record, [builtin_templates()]).layout).figures


def with_amount(figures: FigureAnswers, group: str, key: str, number: Decimal) -> FigureAnswers:
    answer = figures.given[group][key]
    changed = FigureAnswer(Amount(State.NUMBER, number), answer.place, answer.last)
    given_ = {**figures.given, group: {**figures.given[group], key: changed}}
    return FigureAnswers(figures.catalogue, given_, figures.decimals)


def errors_of(figures: FigureAnswers) -> list[Result]:
    return [one for one in check_relations(stock(), figures, 2017) if one.outcome is BROKEN]


def test_the_corpus_figures_hold_and_are_listed_as_checked(qingpu: FigureAnswers) -> None:
    results = check_relations(stock(), qingpu, 2017)

    assert [one.words for one in results if one.outcome is BROKEN] == []
    assert [one.words for one in results if one.outcome is HOLDS][1:3] == [
        "受理79 + 不予受理21 + 补正42 = 142，与收到申请142相符",
        "维持32 + 驳回10 + 终止14 + 撤销10 + 确认违法2 = 68，与审结68相符",
    ]


def test_a_change_of_any_related_corpus_figure_breaks_a_relation_that_names_both_values(qingpu: FigureAnswers) -> None:
    held = [one for one in check_relations(stock(), qingpu, 2017) if one.outcome is HOLDS]
    related = {member for one in held if one.level is Level.ERROR for member in one.members}
    unrelated = []
    for group, answers in qingpu.given.items():
        for key, answer in answers.items():
            number = answer.amount.number
            assert number is not None
            if (group, key) not in related:
                unrelated.append(f"{group}.{key}")
                continue
            summed = any((group, key) in one.members and one.relation.formula.sign is Sign.EQUAL for one in held)
            changes = [number + 1, number - 1] if summed else [number * 1000]
            told = [_told(qingpu, group, key, change) for change in changes]
            if not summed:
                told = [any((*told, _told(qingpu, group, key, Decimal(0))))]
            assert all(told), f"{group}.{key}"

    assert unrelated == [
        "规范性文件.合法性审查",
        "规范性文件.协议审查",
        "规范性文件.清理",
        "行政执法.执法人员",
        "行政复议.意见书",
        "矛盾纠纷.协议书",
        "法律顾问.专职律师",
        "法律顾问.法学专家",
        "法律顾问.覆盖街镇",
    ]


def _told(figures: FigureAnswers, group: str, key: str, number: Decimal) -> bool:
    broken = errors_of(with_amount(figures, group, key, number))
    return any(
        one.level is Level.ERROR
        and (group, key) in one.members
        and str(one.left) in one.words
        and str(one.right) in one.words
        for one in broken
    )


@pytest.mark.parametrize(
    ("figures", "outcomes"),
    [
        ({"受理": 79, "审结": 85}, {"复议-5": BROKEN}),
        ({"受理": 79, "审结": 79}, {"复议-5": HOLDS}),
        ({"受理": 79, "审结": 70, "未结": 9}, {"复议-5": HOLDS}),
        ({"受理": 79, "审结": 70, "未结": 8}, {"复议-4": BROKEN}),
        ({"受理": 79, "审结": 85, "上年结转": 10}, {}),
        ({"受理": 79, "审结": 85, "上年结转": 10, "未结": 4}, {"复议-4": HOLDS}),
        ({"受理": 79, "审结": 85, "上年结转": 10, "未结": 5}, {"复议-4": BROKEN}),
        ({"受理": 79, "审结": 90, "上年结转": 10}, {"复议-4": BROKEN}),
        ({"审结": 68, "维持": 30, "驳回": 10}, {"复议-3": BROKEN}),
        ({"审结": 68, "维持": 60, "驳回": 10}, {"复议-2": BROKEN}),
        ({"审结": 68, "维持": 30}, {}),
    ],
)
def test_what_carries_over_decides_once_it_is_given(figures: dict[str, int], outcomes: dict[str, Outcome]) -> None:
    catalogue = load_catalogue([builtin_templates()])
    place = parse_mapping("甲: 1", "记录.yaml").place
    amounts = {key: FigureAnswer(Amount(State.NUMBER, Decimal(value)), place) for key, value in figures.items()}
    decimals = figure_answers().decimals
    results = check_relations(stock(), FigureAnswers(catalogue, {"行政复议": amounts}, decimals), 2020)

    assert {one.relation.id: one.outcome for one in results if one.outcome is not UNCHECKED} == outcomes
