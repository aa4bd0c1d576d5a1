"""A whole report by typing alone: from nothing, and a year later from the record that came of it.

What is counted are presses: one for each character and for each other key, from the first prompt of `drafter new`
until the Word file is written. A Chinese character counts as one, though people press more keys for it.

The first run answers every question of the layout, also those that may be left out, with all figures and last
year's figures beside them; only the checklist of last year's plans is none where there is no such record. The
second makes the next year's whole report from that record: all figures of the new year, every required text typed
anew, and a result for last year's plan and shortcoming. So its record holds last year's figures as well, without
typing. It leaves out what is optional and would be new text again (LEFT_OUT), and has nothing else to report. Since
that is part of the difference, the presses are also told without what was left out, on either side: what remains
is saved by the agency's facts, last year's figures, and headings that are taken over from plan to measure.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from drafter.answers.build import build_answers
from drafter.answers.model import Answers, Mark
from drafter.figures.catalogue import FigureKind
from drafter.layout.conditions import ALWAYS
from drafter.layout.load import builtin_templates, load_layout
from drafter.layout.model import Kind, Layout, Question
from drafter.record.parse import load_mapping
from drafter.record.paths import KeyPath
from drafter.wizard.steps import FIGURES_KEY, all_steps
from tests.terminal.made_up import (
    AGENCY,
    FIRST_AREA,
    FIRST_SHORTCOMING,
    LEADER_OF_GOVERNMENT,
    LEADER_OF_PARTY,
    MEASURE,
    OTHER,
    OUTLINE,
    PLAN_OF_NEXT_YEAR,
    SUMMARY,
)
from tests.terminal.person import Entry, Person
from tests.terminal.screen import ENTER, Terminal

# Four hundred prompts, on machines that are slow.
pytestmark = pytest.mark.timeout(900)

FIRST_YEAR, SECOND_YEAR = "2024", "2025"
CHECKLIST = "上年事项"
# Of the groups that are asked for only where they are wanted.
TICKED = ("信访", "建议提案")
COPIES = ("报送稿", "送审稿")
PRINTER = "示例区人民政府办公室"


@pytest.fixture(scope="module")
def layout() -> Layout:
    return load_layout("standard", [builtin_templates()])


def figures_of(layout: Layout, group: str, first: int) -> dict[str, str]:
    """Return a number for each figure of a group that is asked for, by name."""
    asked = [figure for figure in layout.catalogue.groups[group].figures.values() if figure.ratio is None]
    rates = {figure.label: "98.5" for figure in asked if figure.kind is FigureKind.RATE}
    return {figure.label: str(first + number) for number, figure in enumerate(asked)} | rates


def groups_of(layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield label and key of the groups of figures that are asked for: the usual ones, and those that are ticked."""
    for question in layout.questions():
        empty = question.kind is not Kind.FIGURES or not layout.catalogue.groups[question.figure_group].figures
        if not empty and (question.when is ALWAYS or question.figure_group in TICKED):
            yield question.label, question.figure_group


def key_paths(questions: Iterable[Question], around: KeyPath = ()) -> Iterator[KeyPath]:
    """Yield where the answers of some questions and of all in them stand, without numbers."""
    for question in questions:
        if question.kind is Kind.FIGURES:
            yield (FIGURES_KEY, question.figure_group)
            continue
        if question.kind is not Kind.GROUP:
            yield (*around, question.key)
        yield from key_paths(question.questions, (*around, question.key))


def read(path: Path, layout: Layout) -> Answers:
    return build_answers(load_mapping(path), layout)


def is_rendered_strictly(path: Path) -> bool:
    command = [sys.executable, "-m", "drafter", "render", "--strict", path.name, "-o", f"{path.stem}-strict.docx"]
    done = subprocess.run(command, cwd=path.parent, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    return path.with_name(f"{path.stem}-strict.docx").stat().st_size > 0


def fill_everything(person: Person, layout: Layout) -> None:
    """Answer every question of the layout, from an empty record."""
    person.picks("有没有去年的记录", "没有")
    person.picks("版式", "standard")
    person.types("报告年度", FIRST_YEAR)
    person.types("机关全称", AGENCY)
    person.picks("机关类型", "区县政府")
    person.picks("文中自称", "我区")
    person.types("报告标题", f"{AGENCY}{FIRST_YEAR}年法治政府建设年度报告")
    person.lists("主送机关", ["示例市人民政府"])
    person.lists("依据文件", [OUTLINE])
    person.writes("一句话概述", SUMMARY)
    for label, group in groups_of(layout):
        if group == TICKED[0]:
            person.ticks("另填的指标", TICKED)
        person.numbers(label, figures_of(layout, group, 30), figures_of(layout, group, 20))
    person.lists("主要举措和成效", [FIRST_AREA])
    person.lists("存在的不足和原因", [FIRST_SHORTCOMING])
    person.lists("党政主要负责人", [LEADER_OF_PARTY, LEADER_OF_GOVERNMENT])
    person.lists("下一年度主要安排", [PLAN_OF_NEXT_YEAR])
    person.lists("其他需要报告的情况", [OTHER])
    person.types("成文日期", "2025-02-18")
    person.types("附注", "此件公开发布")
    person.ticks("另做的文稿", COPIES)
    person.types("发文字号", "示政发〔2025〕5号")
    person.lists("签发人", ["甲某某"])
    person.lists("抄送机关", ["示例市司法局"])
    person.types("印发机关", PRINTER)
    person.types("印发日期", "2025-02-20")
    person.types("稿次", "1")
    person.types("送审日期", "2025-02-06")
    # What has a usual answer is not asked on the way.
    person.picks("目录", "结尾")
    person.types("结束语", "特此报告。")
    person.types("署名", AGENCY)
    person.types("成文日期")
    person.types("附注")
    person.picks("目录", "指标 ")
    for label, group in groups_of(layout):
        if group == TICKED[0]:
            person.ticks("另填的指标", ())
        person.picks(label, "往下")
    person.picks("是否附指标表", "附")
    person.picks("是否画两年对比图", "画")
    person.picks("目录", "另做的文稿")
    person.ticks("另做的文稿", ())
    person.types("发文机关标志", f"{AGENCY}文件")
    person.types("发文字号")
    person.picks("签发人", "往下")
    person.picks("署名方式", "加盖签名章")
    person.types("签发人职务", "区长")
    person.picks("抄送机关", "往下")
    for label in ("印发机关", "印发日期", "稿次", "送审日期"):
        person.types(label)


LEFT_OUT = frozenset(
    {
        "报告标题",
        "领域概述",
        "成效",
        "整改考虑",
        "听取汇报",
        "批示督办",
        "调研",
        "学法",
        "出庭应诉",
        "重大决策",
        "督促整改",
        "其他履职情况",
        "其他需要报告的情况",
    }
)


def render_and_leave(person: Person) -> None:
    """Write the Word file from the hub, and leave."""
    person.picks("目录", "生成 Word")
    person.picks("生成哪一种文稿", "公开稿")
    person.types("Word 文件")
    assert "没有待补充的内容" in str(person.terminal)
    person.terminal.point_at("离开").send(ENTER)
    assert person.terminal.end() == 0


def without_optional(leader: Entry) -> Entry:
    """Return the duties of a leader with nothing in those that may be left out and are new text."""
    return [(label, said if label not in LEFT_OUT else type(said)()) for label, said in leader]


def fill_from_last_year(person: Person, layout: Layout) -> None:
    """Make the next year's report from the first one's record."""
    person.picks("从去年的记录取什么")
    person.types("报告年度", SECOND_YEAR)
    person.types("报告标题")
    # Last year's plan was carried out; last year's shortcoming is still one.
    person.picks("结果", "已办")
    person.picks("放进", "放进新的一项")
    person.picks("结果", "未办完")
    person.picks("上年安排和不足的落实", "往下")
    person.lists("依据文件", [OUTLINE])
    person.writes("一句话概述", SUMMARY)
    for label, group in groups_of(layout):
        person.numbers(label, figures_of(layout, group, 40))
    person.picks("领域", "健全行政执法工作体系")
    person.writes("领域概述")
    person.picks("举措", "改第 1 项")
    person.types("举措标题")
    person.writes("做了什么", *MEASURE)
    person.writes("成效")
    person.picks("举措", "往下")
    person.picks("主要举措和成效", "往下")
    person.writes("原因", "这里写产生的原因。")
    person.writes("整改考虑")
    person.picks("存在的不足和原因", "往下")
    person.lists("党政主要负责人", [without_optional(LEADER_OF_PARTY), without_optional(LEADER_OF_GOVERNMENT)])
    person.lists("下一年度主要安排", [PLAN_OF_NEXT_YEAR])
    person.picks("其他需要报告的情况", "没有")
    person.types("成文日期", "2026-02-18")
    person.types("发文字号", "示政发〔2026〕5号")
    person.lists("签发人", ["甲某某"])
    person.types("印发日期", "2026-02-20")
    person.types("稿次", "1")
    person.types("送审日期", "2026-02-06")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def first_run(office: Path, layout: Layout) -> Counter[tuple[str, ...]]:
    """Fill a record from nothing, and return the presses."""
    with Terminal(["new", f"{FIRST_YEAR}.yaml"], office) as terminal:
        person = Person(terminal)
        fill_everything(person, layout)
        render_and_leave(person)
        return person.presses


def test_everything_that_the_standard_layout_asks_can_be_answered_in_the_terminal(
    first_run: Counter[tuple[str, ...]], office: Path, layout: Layout
) -> None:
    answers = read(office / f"{FIRST_YEAR}.yaml", layout)
    steps = list(all_steps(answers))

    assert {step.key for step in steps if step.mark is not Mark.GIVEN} == {CHECKLIST}
    # Only an agency of another kind is asked for the government that it reports with; no sister text was ticked.
    asked = {tuple(key for key in step.path if isinstance(key, str)) for step in steps}
    wanted = {path for path in key_paths(layout.questions()) if path[0] not in (CHECKLIST, FIGURES_KEY)}
    of_sisters = {("主要举措和成效", "现场"), ("主要举措和成效", "引语"), ("简报期号",), ("巡礼导语",)}
    assert wanted - asked == {("机关", "联署"), *of_sisters}
    for _, group in groups_of(layout):
        given = answers.figures.given[group]
        assert {figure.label for key, figure in layout.catalogue.groups[group].figures.items() if key in given} == set(
            figures_of(layout, group, 0)
        )
    assert (office / f"{AGENCY}{FIRST_YEAR}年法治政府建设年度报告.docx").stat().st_size > 0
    assert is_rendered_strictly(office / f"{FIRST_YEAR}.yaml")


def test_last_years_record_saves_at_least_half_of_the_presses(
    first_run: Counter[tuple[str, ...]],
    office: Path,
    layout: Layout,
    record_property: Callable[[str, object], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Terminal(["new", f"{SECOND_YEAR}.yaml", "--from", f"{FIRST_YEAR}.yaml"], office) as terminal:
        person = Person(terminal)
        fill_from_last_year(person, layout)
        render_and_leave(person)
    assert (office / f"{AGENCY}{SECOND_YEAR}年法治政府建设年度报告.docx").stat().st_size > 0
    assert is_rendered_strictly(office / f"{SECOND_YEAR}.yaml")
    before, after = (read(office / f"{year}.yaml", layout).figures for year in (FIRST_YEAR, SECOND_YEAR))
    # Both records hold as much: each figure of this year and of the last.
    assert {group: set(given) for group, given in before.given.items()} == {
        group: set(given) for group, given in after.given.items()
    }
    for group, given in before.given.items():
        for key, answer in given.items():
            assert after.last_year(group, key) == answer.amount

    first, second = first_run.total(), person.presses.total()
    like, with_like = (kept_presses(presses) for presses in (first_run, person.presses))
    told = (
        f"presses: {first} from nothing, {second} from last year's record, ratio {second / first:.2f} (goal ≤ 0.5); "
        f"without what the second leaves out: {like} and {with_like}, ratio {with_like / like:.2f}"
    )
    record_property("presses", told)
    with capsys.disabled():
        print(f"\n{told}")
    assert second <= first / 2


def kept_presses(presses: Counter[tuple[str, ...]]) -> int:
    return sum(count for labels, count in presses.items() if not LEFT_OUT & set(labels))
