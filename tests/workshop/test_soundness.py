"""`layout check`: broken layouts, one fault each, and the layouts in the box, which have none."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import docx
import pytest
from builders import LAYOUT, Case, cases_in, write_layout
from docx.shared import Pt

from drafter.check.findings import Level
from drafter.errors import DrafterError
from drafter.layout.load import builtin_templates, find_layouts, read_layout
from drafter.record.nodes import Mapping, Node, Scalar, Sequence
from drafter.workshop.faults import RULES
from drafter.workshop.made_up import fitting_record
from drafter.workshop.soundness import check_layout

TITLE = "# {{ 机关.名称 }}{{ 年度 }}年报告\n\n"
EXPLAINED = LAYOUT.replace("类型: 短文本}", "类型: 短文本, 提示: 写全称}")


def yaml_of(node: Node) -> str:
    """Return a node as YAML on one line."""
    match node:
        case Mapping():
            return "{" + ", ".join(f"{key}: {yaml_of(inner)}" for key, inner in node) + "}"
        case Sequence():
            return "[" + ", ".join(map(yaml_of, node.items)) + "]"
        case Scalar():
            return json.dumps(node.text, ensure_ascii=False)
    raise AssertionError(node)


def made(folder: Path, case: Case) -> Path:
    """Write the layout of a case; its sample fits it where the case gives none."""
    layout = case["layout"] or EXPLAINED
    directory = write_layout(folder, case["questions"], TITLE + case["jinja"], layout=layout)
    frame(directory / "小" / "frame.docx", case["frame"].strip())
    for name in ("relations.yaml",):
        if case[name]:
            (directory / name).write_text(case[name], "utf-8")
    if case["yaml"] != "没有\n":
        (directory / "小" / "sample.yaml").write_text(case["yaml"] or sample(directory), "utf-8")
    return directory / "小"


def sample(directory: Path) -> str:
    try:
        layout = read_layout(directory / "小", [directory, builtin_templates()])
    except DrafterError:
        # The fault that the case is about comes before any sample.
        return ""
    record = fitting_record(layout)
    return "".join(f"{key}: {yaml_of(node)}\n" for key, node in record if not isinstance(node, Mapping) or node.entries)


def frame(path: Path, what: str) -> None:
    if what == "没有":
        path.unlink()
    elif what == "不是 Word 文件":
        path.write_bytes(b"PK")
    elif what:
        document = docx.Document(str(path))
        style = next(one for one in document.styles if one.element.name_val == what.partition(" ")[2])
        if what.startswith("少 "):
            style.element.getparent().remove(style.element)
        else:
            style.font.size = Pt(20)
        document.save(str(path))


def found(folder: Path) -> list[str]:
    lines = []
    for finding in check_layout(folder, [folder.parent, builtin_templates()]):
        place = finding.place
        file = Path(place.file).name if place.file != "试填" else place.file
        lines.append(f"{finding.rule} {file}:{place.line} {finding.why}")
    return lines


@pytest.mark.parametrize("case", cases_in("broken"))
def test_each_fault_is_found_where_it_is(case: Case, tmp_path: Path) -> None:
    assert found(made(tmp_path, case)) == case["text"].splitlines()


def test_the_cases_are_forty_and_every_rule_has_one() -> None:
    cases = [parameter.values[0] for parameter in cases_in("broken")]
    shown = {line.split()[0] for case in cases for line in case["text"].splitlines()}

    assert len([case for case in cases if case["text"]]) >= 40
    assert shown == {rule.id for rule in RULES}


@pytest.mark.parametrize("name", sorted(find_layouts([builtin_templates()])))
def test_a_layout_in_the_box_has_no_finding(name: str) -> None:
    """With it, that every question of each reaches a document: 版式-3 is one of the rules."""
    assert found(builtin_templates() / name) == []


def test_a_question_that_is_taken_out_of_a_built_in_template_is_missed(tmp_path: Path) -> None:
    folder = tmp_path / "rectification"
    shutil.copytree(builtin_templates() / "rectification", folder)
    path = folder / "report.md.j2"
    path.write_text(path.read_text("utf-8").replace("#### 整改进展 ‖ {{ 项.进展 }}\n", ""), "utf-8")
    (line,) = [line for line in found(folder) if line.startswith("版式-3")]

    assert re.fullmatch(r"版式-3 layout\.yaml:\d+ “整改进展”的答案没有写进任何文稿", line)


def test_every_rule_says_what_it_finds() -> None:
    assert all(says and rule.level in Level for rule, says in RULES.items())
    assert len({rule.id for rule in RULES}) == len(RULES)
