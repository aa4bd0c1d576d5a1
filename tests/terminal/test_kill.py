"""The power goes after every single answer: what was confirmed is in the file, and the wizard goes on behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from drafter.answers.build import build_answers
from drafter.answers.edit import node_at
from drafter.layout.load import builtin_templates, load_layout
from drafter.record.compose import content_of
from drafter.record.parse import load_mapping
from drafter.record.paths import parse_key_path
from tests.terminal.person import Person, Pick, Said
from tests.terminal.screen import F3, Terminal

# Thirty starts, on machines that are slow.
pytestmark = pytest.mark.timeout(900)


class Sent(NamedTuple):
    """One answer of the run.

    Attributes:
        asked: What the prompt says that a new sitting goes on with.
        label: What is answered; it may stand behind other prompts.
        said: The answer.
        key: Where it stands in the record.
        value: What the record says there; empty for the answer as typed.
        first: What is done between the first prompt and the answer.
    """

    asked: str
    label: str
    said: Said
    key: str
    value: str = ""
    first: Callable[[Person], None] = lambda person: None


def add(label: str) -> Callable[[Person], None]:
    """Return what begins an entry of a list."""
    return lambda person: person.picks(label, "加一项")


def leave(label: str) -> Callable[[Person], None]:
    """Return what says that a list is complete."""
    return lambda person: person.picks(label, "往下")


def skip_rest(*groups: str) -> Callable[[Person], None]:
    """Return what leaves the rest of a group of figures, and others behind it, for later."""

    def skip(person: Person) -> None:
        for group in groups:
            person.terminal.answer(F3)
            # Only behind figures there is a menu.
            if group in person.terminal.prompt() and group in LAYOUT.catalogue.groups:
                person.picks(group, "往下")

    return skip


def figure_behind(group: str, key: str) -> str:
    """Return the name of the figure that is asked for behind another one of its group."""
    figures = list(LAYOUT.catalogue.groups[group].figures.values())
    index = [figure.key for figure in figures].index(key)
    # Rates that follow from other figures are not asked for.
    return next(figure.label for figure in figures[index + 1 :] if figure.ratio is None)


LAYOUT = load_layout("standard", [builtin_templates()])
RUN = (
    Sent("报告年度", "报告年度", "2024", "年度"),
    Sent("机关全称", "机关全称", "示例区人民政府", "机关.名称"),
    Sent("机关类型", "机关类型", Pick("区县政府"), "机关.类型"),
    Sent("文中自称", "文中自称", Pick("我区"), "机关.自称"),
    Sent("报告标题", "报告标题", "这里写标题", "标题"),
    Sent("主送机关", "主送机关", "示例市人民政府", "主送[1]", first=add("主送机关")),
    # Nobody has said yet that the list is complete.
    Sent("主送机关", "依据文件", "《这里写文件》", "开头.依据[1]", first=leave("主送机关")),
    Sent("依据文件", "一句话概述", ("这里写概述",), "开头.概述", first=leave("依据文件")),
    Sent("专题会议", "专题会议", "3", "指标.组织领导.专题会议"),
    Sent("学法", "学法", "约10", "指标.组织领导.学法"),
    Sent("法治专题培训", "法治专题培训", "无", "指标.组织领导.法治培训"),
    Sent(
        figure_behind("组织领导", "法治培训"),
        "制定行政规范性文件",
        "1.2万",
        "指标.规范性文件.制定",
        "12000",
        skip_rest("组织领导"),
    ),
    Sent("合法性审查", "合法性审查", "未统计", "指标.规范性文件.合法性审查"),
    Sent(
        figure_behind("规范性文件", "合法性审查"),
        "行政执法人员",
        "２００",
        "指标.行政执法.执法人员",
        "200",
        skip_rest("规范性文件"),
    ),
    Sent("持证执法人员", "持证执法人员", "195", "指标.行政执法.持证人员"),
    Sent(
        figure_behind("行政执法", "持证人员"),
        "领域",
        Pick("健全行政执法工作体系"),
        "主要举措和成效[1].领域",
        "健全行政执法工作体系，全面推进严格规范公正文明执法",
        skip_rest("行政执法", "执法监督", "行政复议", "行政应诉", "矛盾纠纷", "法律顾问", "普法", "另填的指标"),
    ),
    Sent("领域概述", "领域概述", ("这里概括这一领域。",), "主要举措和成效[1].概述"),
    Sent("举措标题", "举措标题", "这里写小标题", "主要举措和成效[1].举措[1].标题"),
    Sent(
        "做了什么",
        "做了什么",
        ("这里写做了什么。", "这里写第二段。"),
        "主要举措和成效[1].举措[1].内容",
        "这里写做了什么。\n这里写第二段。\n",
    ),
    Sent("成效", "成效", ("这里写结果。",), "主要举措和成效[1].举措[1].成效"),
    Sent("不足", "不足", "这里写一项不足", "存在的不足和原因[1].不足"),
    Sent("原因", "原因", ("这里写原因。",), "存在的不足和原因[1].原因"),
    Sent("整改考虑", "整改考虑", ("这里写怎样改。",), "存在的不足和原因[1].整改"),
    Sent("责任人", "责任人", Pick("政府主要负责人"), "第一责任人履职情况[1].责任人"),
    Sent("总的情况", "总的情况", ("这里总的写。",), "第一责任人履职情况[1].概述"),
    Sent(
        "召开会议",
        "会议名称",
        "区政府常务会议",
        "第一责任人履职情况[1].会议[1].名称",
        first=add("召开会议"),
    ),
    Sent("次数", "次数", "2", "第一责任人履职情况[1].会议[1].次数"),
    Sent("日期", "日期", "2024年2月20日", "第一责任人履职情况[1].会议[1].日期[1]", "2024-02-20", add("日期")),
    Sent("议题", "议题", "研究年度法治政府建设工作要点", "第一责任人履职情况[1].会议[1].议题"),
    Sent("听取汇报", "听取汇报", ("这里写听取了什么汇报。",), "第一责任人履职情况[1].听取汇报"),
)


def value_of(sent: Sent) -> str:
    said = sent.said if isinstance(sent.said, str) else "\n".join(map(str, sent.said))
    return sent.value or said


def check_file(path: Path, confirmed: tuple[Sent, ...]) -> None:
    """Check that a record is whole and says all that was confirmed."""
    record = load_mapping(path)
    build_answers(record, LAYOUT, begun=True)
    for sent in confirmed:
        node = node_at(record, parse_key_path(sent.key))
        assert node is not None, f"{sent.key} is not in the file"
        assert content_of(node) == value_of(sent)
    # Nothing half written lies about.
    assert not list(path.parent.glob(".drafter-*"))


def test_killed_after_each_of_thirty_answers_the_wizard_has_lost_none_and_goes_on_at_the_next(tmp_path: Path) -> None:
    assert len(RUN) == 30
    path = tmp_path / "2024.yaml"
    terminal = Terminal(["new", path.name], tmp_path)
    with terminal:
        person = Person(terminal)
        person.picks("有没有去年的记录", "没有")
        person.picks("版式", "standard")
        for number, sent in enumerate(RUN):
            if number:
                terminal = Terminal(["edit", path.name], tmp_path)
                person = Person(terminal)
                person.picks("目录", "接着上次")
            with terminal:
                assert sent.asked in terminal.prompt(), f"expected {sent.asked!r}; the screen shows:\n{terminal}"
                sent.first(person)
                person.answers(sent.label, sent.said)
                terminal.kill()
                check_file(path, RUN[: number + 1])
    with Terminal(["edit", path.name], tmp_path) as terminal:
        Person(terminal).picks("目录", "接着上次")
        assert "批示督办" in terminal.prompt()
