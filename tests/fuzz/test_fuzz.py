"""Whatever stands in a record or a layout: an error in Chinese or a draft, never a traceback, never a hang.

Ten thousand examples take minutes, so these run only when they are asked for: `pytest -m fuzz`, as CI does.
"""

from __future__ import annotations

import re
import resource
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import EXAMPLES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.draft import OpenLayout, make_draft, open_layout
from drafter.errors import DrafterError, SeveralErrors
from drafter.layout.load import builtin_templates, load_layout
from drafter.record.parse import parse_mapping
from drafter.render.template import compile_template

pytestmark = [pytest.mark.fuzz, pytest.mark.timeout(3000)]

SNIPPETS = [
    *["：", ":", " ", "\t", "\u3000", "\n", "\n\n", "\r\n", "- ", "-", "#", " #", "|", ">", "'", '"', "{", "}"],
    *["{{", "}}", "{%", "%}", "{% if ", "{% endif %}", "{% for x in 主送 %}", "{% endfor %}", "{{ 年度 }}", "|join"],
    *["&a", "*a", "!x", "!!int", "?", "@", "%", "`", ",", "，", "。", "、", "---", "...", "<<: ", "~", "null", "no"],
    *[
        "无",
        "未统计",
        "公开: 否",
        "12:30",
        "010",
        "1,079",
        "二〇一七",
        "２０１７",
        "1e9",
        "-1",
        "0",
        "9" * 40,
        "[",
        "]",
    ],
    *[
        "{行政复议.受理}",
        "{行政复议.受理:同比}",
        "{{行政复议.受理}}",
        "｛行政复议.受理｝",
        "{没有.这个}",
        "<b>",
        "&amp;",
    ],
    *["😀", "\u200b", "\ufeff", "\x07", "\x85", "\u2028", "\ue000", "\ud7ff", "甲" * 300, "标题", "内容: ", "键: "],
    *["当: {年度: '>=2019'}", "‖", "^^", ":::", "[", "]", "&amp;"],
]
ARBITRARY = st.text(st.characters(exclude_categories=["Cs"]), max_size=300) | st.lists(
    st.sampled_from(SNIPPETS) | st.text(max_size=8), max_size=40
).map("".join)
RUN = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}
ENGLISH = re.compile(r"\b(expected|found|could not|Traceback|while|mapping|scalar|unexpected|Error)\b")


@st.composite
def mutated(draw: st.DrawFn, sources: list[str]) -> str:
    """A text that somebody's hand slipped on, one to five times."""
    text = draw(st.sampled_from(sources))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        length = draw(st.sampled_from([0, 0, 1, 1, 2, 5, 20, 200]))
        snippet = draw(st.sampled_from(SNIPPETS) | st.just("") | st.text(max_size=5))
        text = text[:start] + snippet + text[start + length :]
    return text


def examples() -> list[str]:
    return [path.read_text("utf-8") for path in EXAMPLES]


@pytest.fixture(scope="module")
def opened() -> OpenLayout:
    return open_layout(parse_mapping(examples()[0], "记录.yaml"), [builtin_templates()])


@pytest.fixture(scope="module", autouse=True)
def memory_stays_bounded() -> Iterator[None]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    grown_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown_kib < 500 * 1024, sys.platform


def told(error: DrafterError) -> None:
    """An error says what, in Chinese, and how to mend it; the place is shown without the text itself."""
    for one in error.errors if isinstance(error, SeveralErrors) else (error,):
        assert one.fix
        assert not ENGLISH.search(re.sub("“.*?”", "", one.what, flags=re.DOTALL)), one.what


def try_record(text: str, opened: OpenLayout) -> None:
    try:
        draft = make_draft(parse_mapping(text, "记录.yaml"), opened)
    except DrafterError as error:
        told(error)
    else:
        assert draft.data.startswith(b"PK")


@settings(max_examples=3000, **RUN)
@given(text=ARBITRARY)
def test_any_text_as_a_record(text: str, opened: OpenLayout) -> None:
    try_record(text, opened)


@settings(max_examples=3500, **RUN)
@given(text=mutated(examples()))
def test_a_slip_of_the_hand_in_a_record(text: str, opened: OpenLayout) -> None:
    try_record(text, opened)


def try_layout(name: str, text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        templates = Path(folder) / "templates"
        shutil.copytree(builtin_templates(), templates)
        (templates / "standard" / name if name in ("layout.yaml", "report.md.j2") else templates / name).write_text(
            text, "utf-8", newline=""
        )
        try:
            layout = load_layout("standard", [templates])
            opened = OpenLayout(layout, compile_template(layout), FRAME, {})
            make_draft(RECORD, opened)
        except DrafterError as error:
            told(error)


RECORD = parse_mapping(examples()[0], "记录.yaml")
FRAME = open_layout(RECORD, [builtin_templates()]).frame
FILES = {
    "layout.yaml": (builtin_templates() / "standard" / "layout.yaml").read_text("utf-8"),
    "report.md.j2": (builtin_templates() / "standard" / "report.md.j2").read_text("utf-8"),
    "pieces.yaml": (builtin_templates() / "pieces.yaml").read_text("utf-8"),
    "figures.yaml": (builtin_templates() / "figures.yaml").read_text("utf-8"),
    "reference.yaml": (builtin_templates() / "reference.yaml").read_text("utf-8"),
}


@settings(max_examples=1000, **RUN)
@given(name=st.sampled_from(list(FILES)), text=ARBITRARY)
def test_any_text_as_a_file_of_a_layout(name: str, text: str) -> None:
    try_layout(name, text)


@settings(max_examples=2500, **RUN)
@given(data=st.data(), name=st.sampled_from(list(FILES)))
def test_a_slip_of_the_hand_in_a_layout(data: st.DataObject, name: str) -> None:
    try_layout(name, data.draw(mutated([FILES[name]])))
