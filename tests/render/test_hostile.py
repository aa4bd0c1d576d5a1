"""Exactly what the record says reaches the page: nothing in it is read as markup, template or token."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import answers_from, layout_with, small_record_text
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.layout.model import Layout
from drafter.record.text import UNPRINTABLE
from drafter.render.blocks import Block, Piece, pieces_of
from drafter.render.markdown import parse_markdown
from drafter.render.report import render_report
from drafter.render.slots import BrokenSlotError, Slot, Slots
from drafter.render.template import ReportTemplate, compile_template

# Every way through a template that a text can take.
TEMPLATE = """\
# {{ 短 }}

## {{ 短 }}

### {{ 短 }} ‖ {{ 短 }}

{{ 短 }}

{{ "" ~ 短 ~ "" }}

{% set 句 %}{{ 短 }}{% endset %}
{{ 句 }}

{% macro 写(值) %}{{ 值 }}{% endmacro %}
{{ 写(短) }}

{{ [短]|join }}

{{ 短|replace("不会有的词", "") }}

| {{ 短 }} |
|----|
| {{ 短 }} |

:::署名
{{ 短 }}
:::
"""
PLACES = 13

HOSTILE = [
    "<b>粗</b>",
    "&amp; & &lt;",
    "{% x %}",
    "{{ y }}",
    "{# z #}",
    "*甲* **乙** _丙_ `丁`",
    "# 一级",
    "## 一级",
    "| 甲 | 乙 |",
    "1. 甲",
    "- 甲",
    ":::主送",
    ":::",
    "‖",
    "甲 ‖ 乙",
    "^^",
    "---",
    "[甲](http://a.cn)",
    "[x]: y",
    "😀👨\u200d👩\u200d👧",
    "ＡＢ１２（）｛｝",
    "\ue000",
    "\ue000\ue010\ue001",
    "\ue000\ue019\ue019\ue001甲\ue001",
    "\\* \\n",
    "'\"",
    "%s %(x)s {0} {x!r}",
    "</w:t></w:r>",
    "]]>",
    "甲\tb",
    "【待补充：甲】",
    "&#x41;",
    "^",
    "~~~",
    "```",
]


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    return layout_with(tmp_path_factory.mktemp("templates"), "- {键: 短, 名称: 短文, 类型: 短文本}\n", TEMPLATE)


@pytest.fixture(scope="module")
def template(layout: Layout) -> ReportTemplate:
    return compile_template(layout)


def blocks_of(layout: Layout, template: ReportTemplate, text: str) -> tuple[Block, ...]:
    record = small_record_text(短="'" + text.replace("'", "''") + "'")
    return render_report(answers_from(layout, record), template).blocks


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stands_verbatim_wherever_it_goes(layout: Layout, template: ReportTemplate, text: str) -> None:
    pieces = [piece for block in blocks_of(layout, template, text) for piece in pieces_of(block)]

    assert [(piece.text, piece.key) for piece in pieces] == [(text, "短")] * PLACES


# `{{a.b}}` is the one way to write braces around what would be a reference; the rest is literal.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="{}｛｝\ufeff"),
    min_size=1,
    max_size=30,
).filter(lambda text: text.strip() and not UNPRINTABLE.search(text))


@settings(deadline=None, max_examples=100)
@given(text=TEXTS)
def test_any_text_stands_verbatim_wherever_it_goes(layout: Layout, template: ReportTemplate, text: str) -> None:
    pieces = [piece for block in blocks_of(layout, template, text) for piece in pieces_of(block)]

    assert {(piece.text, piece.key) for piece in pieces} == {(text, "短")}
    assert len(pieces) == PLACES


PHRASES = st.sampled_from(["\n## ", ":::主送\n", "|--|\n", "\n\n"])
MARKUP = st.sampled_from("甲a1#|:-^‖*>`~[]()<&;=_\\\n \t+.{}%")


@settings(deadline=None, max_examples=200)
@given(st.lists(st.one_of(MARKUP, st.none(), PHRASES), max_size=40))
def test_no_markdown_cuts_or_doubles_a_value(parts: list[str | None]) -> None:
    """Whatever stands around tokens, each token comes back whole and at most once."""
    slots = Slots()
    text = "".join(slots.add(((Piece("值"),),)) if part is None else part for part in parts)
    found: list[object] = []
    for raw in parse_markdown(text):
        for source in [*getattr(raw, "rows", ()), [getattr(raw, "text", getattr(raw, "name", ""))]]:
            for cell in source:
                found += [part for part in slots.split(cell) if isinstance(part, Slot)]

    assert len(found) <= parts.count(None)


def test_slots_give_texts_and_values_back_in_order() -> None:
    slots = Slots()
    first, second = slots.add(((Piece("甲"),),)), slots.add(())

    assert list(slots.split(f"前{second}中{first}{first}")) == [
        "前",
        Slot(()),
        "中",
        Slot(((Piece("甲"),),)),
        Slot(((Piece("甲"),),)),
    ]


@pytest.mark.parametrize("cut", [slice(1, None), slice(None, -1), slice(1, -1), slice(0, 1)])
def test_part_of_a_token_is_a_fault(cut: slice) -> None:
    slots = Slots()
    token = slots.add(())
    with pytest.raises(BrokenSlotError):
        list(slots.split(f"前{token[cut]}后"))


def test_a_token_of_another_rendering_is_a_fault() -> None:
    other = Slots()
    other.add(())
    token = other.add(())
    slots = Slots()
    slots.add(())
    with pytest.raises(BrokenSlotError):
        list(slots.split(token))


def test_a_hundred_values_keep_their_order(tmp_path: Path) -> None:
    questions = "- {键: 项, 名称: 各项, 类型: 列表, 每项: 整数}\n"
    layout = layout_with(tmp_path, questions, "{% for 个 in 项 %}{{ 个 }}，{% endfor %}")
    record = small_record_text(项=f"[{', '.join(map(str, range(120)))}]")
    (block,) = render_report(answers_from(layout, record), compile_template(layout)).blocks

    assert [piece.text for piece in pieces_of(block) if piece.key] == [str(number) for number in range(120)]
