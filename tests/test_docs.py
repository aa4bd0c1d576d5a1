"""What the documents show is what the program does: help, commands, records, shell lines."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.cli.app import app, run
from drafter.draft import make_draft, open_layout
from drafter.figures.notation import parse_formula
from drafter.layout.load import builtin_templates, load_catalogue, load_layout, load_relations
from drafter.layout.model import Kind, Question
from drafter.layout.validation import FIELDS
from drafter.record.parse import parse_mapping

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FIGURE_GUIDE = (ROOT / "docs" / "figures.md").read_text("utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(kind: str) -> list[object]:
    return list(_blocks(kind))


def _blocks(kind: str) -> Iterator[object]:
    for document in DOCUMENTS:
        text = document.read_text("utf-8")
        for match in BLOCK.finditer(text):
            if match[1] == kind:
                line = text.count("\n", 0, match.start()) + 1
                yield pytest.param(match[2], id=f"{document.name}:{line}")


@pytest.mark.parametrize("block", blocks("help"))
def test_help_in_the_documents_is_what_the_program_prints(block: str, capsys: pytest.CaptureFixture[str]) -> None:
    command, _, shown = block.partition("\n")
    assert run(shlex.split(command)[1:]) == 0
    assert shown == capsys.readouterr().out


@pytest.mark.parametrize("name", [command.callback.__name__ for command in app.registered_commands])
def test_every_command_is_named_in_the_readme_with_its_help(name: str) -> None:
    assert f"```help\ndrafter {name} --help\n" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("block", blocks("yaml"))
def test_records_in_the_documents_can_be_rendered(block: str) -> None:
    record = parse_mapping(block, "文档里的记录")
    draft = make_draft(record, open_layout(record, [builtin_templates()]))
    assert draft.report.title


def test_shell_lines_of_the_readme_work_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader's own record is the one that the README shows."""
    readme = (ROOT / "README.md").read_text("utf-8")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (record,) = (block for kind, block in BLOCK.findall(readme) if kind == "yaml")
    (tmp_path / "我的记录.yaml").write_text(record, "utf-8")
    monkeypatch.chdir(tmp_path)
    lines = [line for kind, block in BLOCK.findall(readme) if kind == "sh" for line in block.splitlines()]
    commands = [line for line in lines if line.startswith("drafter ")]

    assert [run(shlex.split(command)[1:]) for command in commands] == [0] * len(commands)
    assert len(list(tmp_path.glob("*.docx"))) == len(commands) == 6


def test_shell_lines_about_copies_work_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Last year's record and this year's are the one that the page shows."""
    page = (ROOT / "docs" / "copies.md").read_text("utf-8")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (record,) = (block for kind, block in BLOCK.findall(page) if kind == "yaml")
    for name, year in (("去年", 2023), ("今年", 2024)):
        (tmp_path / f"{name}.yaml").write_text(record.replace("年度: 2024", f"年度: {year}"), "utf-8")
    monkeypatch.chdir(tmp_path)
    commands = [block for kind, block in BLOCK.findall(page) if kind == "sh"]

    assert [run(shlex.split(command)[1:]) for command in commands] == [0, 0]
    assert {path.stem[-5:] for path in tmp_path.glob("*.docx")} == {"（报送稿）", "（送审稿）"}


def test_the_readmes_two_commands_are_what_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    setup, tests = (line for line in readme.splitlines() if line.startswith("python3 -m venv"))

    assert setup in ci
    assert tests in ci


@pytest.mark.parametrize("block", blocks("layout"))
def test_layouts_in_the_documents_can_be_loaded(block: str, tmp_path: Path) -> None:
    folder = tmp_path / "小"
    folder.mkdir()
    (folder / "layout.yaml").write_text(block, "utf-8")
    (folder / "report.md.j2").write_text("正文。\n", "utf-8")
    layout = load_layout("小", [tmp_path, builtin_templates()])

    assert {question.kind for question in _every_question(tuple(layout.questions()))} == set(Kind)


def _every_question(questions: tuple[Question, ...]) -> Iterator[Question]:
    for question in questions:
        yield question
        yield from _every_question(question.questions)


def test_every_question_type_and_field_is_explained() -> None:
    text = (ROOT / "docs" / "layout.md").read_text("utf-8")
    assert [kind.value for kind in Kind if f"`{kind.value}`" not in text] == []
    assert [field for field in FIELDS if f"`{field}`" not in text] == []


def test_the_table_of_references_shows_what_they_print() -> None:
    text = (ROOT / "docs" / "record.md").read_text("utf-8")
    (record,) = (block for kind, block in BLOCK.findall(text) if kind == "yaml" and "矛盾纠纷" in block)
    rows = re.findall(r"^\| `(\{[^`]*)` \| ([^（|]*?)(?:（.*)? \|$", text, re.MULTILINE)
    sentence = "；".join(reference for reference, _ in rows)
    node = parse_mapping(re.sub(r"内容: .*", f'内容: "{sentence}"', record), "文档里的记录")
    draft = make_draft(node, open_layout(node, [builtin_templates()]))
    printed = ["".join(piece.text for piece in block.body) for block in draft.report.blocks if hasattr(block, "body")]

    assert len(rows) == 7
    assert "；".join(shown for _, shown in rows) in printed


@pytest.mark.parametrize("block", blocks("relations"))
def test_an_offices_figures_and_relations_in_the_documents_can_be_loaded(block: str, tmp_path: Path) -> None:
    (figures,) = re.findall(r"^```figures\n(.*?)^```$", FIGURE_GUIDE, re.MULTILINE | re.DOTALL)
    (tmp_path / "figures.yaml").write_text(figures, "utf-8")
    (tmp_path / "relations.yaml").write_text(block, "utf-8")
    catalogue = load_catalogue([tmp_path, builtin_templates()])

    assert set(re.findall(r"  - 键: (\w+)", figures)) <= set(catalogue.groups)
    assert load_relations([tmp_path, builtin_templates()], catalogue)


def test_the_table_of_notations_shows_relations() -> None:
    table = FIGURE_GUIDE.partition("## 算式怎样写")[2].partition("\n## ")[0]
    notations = re.findall(r"^\| `([^`]*)` \|", table, re.MULTILINE)

    assert len([parse_formula(notation) for notation in notations]) == 8
