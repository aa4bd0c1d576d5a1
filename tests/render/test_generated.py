"""Built-in templates are compiled beforehand, and mean what their texts mean."""

from __future__ import annotations

import json
import runpy
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.draft import make_draft, open_layout
from drafter.errors import LayoutError
from drafter.layout.load import builtin_templates, find_layouts, load_layout
from drafter.record.parse import load_mapping
from drafter.render import generated
from drafter.render.environment import ReportEnvironment
from drafter.render.slots import Slots
from drafter.render.template import compile_template, generate
from tests.builders import EXAMPLES

MAKE = runpy.run_path(str(Path(__file__).parents[2] / "docs" / "make_generated.py"))
TEMPLATES = builtin_templates()
FILE = TEMPLATES / generated.GENERATED_FILE
LAYOUTS = sorted(find_layouts([TEMPLATES]))


@pytest.fixture
def nothing_ready(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have every template compiled when it is used."""
    monkeypatch.setattr(generated, "GENERATED_FILE", "nowhere.json")
    generated._ready.cache_clear()
    yield
    generated._ready.cache_clear()


def test_what_was_compiled_beforehand_is_what_the_templates_say() -> None:
    made = FILE.read_text(encoding="utf-8")
    if json.loads(made)["jinja"] != generated.jinja_version():
        pytest.skip("made by another Jinja, so nothing of it is taken")

    assert made == MAKE["made_text"](), "python docs/make_generated.py"


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_built_in_template_is_not_parsed_again(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if json.loads(FILE.read_text(encoding="utf-8"))["jinja"] != generated.jinja_version():
        pytest.skip("made by another Jinja, so nothing of it is taken")
    layout = load_layout(name, [TEMPLATES])

    def parse(*_: object, **__: object) -> None:
        pytest.fail("parsed")

    monkeypatch.setattr(ReportEnvironment, "parse", parse)

    assert compile_template(layout).file == str(layout.template_path)


@pytest.mark.parametrize("record", EXAMPLES, ids=lambda path: path.stem)
def test_a_draft_is_the_same_either_way(record: Path, request: pytest.FixtureRequest) -> None:
    node = load_mapping(record)
    ready = make_draft(node, open_layout(node, [TEMPLATES])).data
    request.getfixturevalue("nothing_ready")

    assert make_draft(node, open_layout(node, [TEMPLATES])).data == ready


def test_a_template_that_was_changed_is_compiled_itself() -> None:
    layout = load_layout("standard", [TEMPLATES])
    changed = replace(layout, template=layout.template + "\n{{ 没有的名字 }}\n")

    assert "没有的名字" in compile_template(changed).names
    assert "没有的名字" not in compile_template(layout).names


def test_a_fault_is_told_at_its_line_in_what_was_compiled_beforehand() -> None:
    layout = load_layout("standard", [TEMPLATES])
    assert generated.ready_made(layout.template, layout.library) == generate(layout)
    template = compile_template(layout)

    with pytest.raises(LayoutError) as caught:
        template.render({}, Slots())
    place = caught.value.where

    assert place is not None
    texts = {str(layout.template_path): layout.template, str(layout.library_path): layout.library}
    named = caught.value.what.split("“")[1].split("”")[0]
    assert named in texts[place.file].splitlines()[place.line - 1]


@pytest.mark.parametrize("text", ["", "{", '{"jinja": "0.1", "templates": {}}'])
def test_where_nothing_is_ready_templates_are_compiled(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nothing_ready: None
) -> None:
    (tmp_path / "nowhere.json").write_text(text, encoding="utf-8")
    monkeypatch.setattr(generated, "builtin_templates", lambda: tmp_path)
    layout = load_layout("standard", [TEMPLATES])

    assert generated.ready_made(layout.template, layout.library) is None
    assert compile_template(layout).names
