"""The examples render, say what they should, and are valid Word files.

`tests/golden/<example>.txt` holds each example's document as "style | text" lines. After a wanted change,
renew the files with `DRAFTER_RENEW_GOLDEN=1 pytest tests/test_examples.py` and read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from builders import EXAMPLES, TESTS, block_lines
from docx_text import docx_text
from openxml_audit import OpenXmlValidator

from drafter.draft import Draft, make_draft, open_layout
from drafter.layout.load import builtin_templates
from drafter.record.parse import load_mapping
from drafter.render.blocks import pieces_of

NAMES = [path.stem for path in EXAMPLES]
REVIEWS = ["142", "79", "21", "42", "68", "32", "10", "14", "10", "2"]
GOLDEN = TESTS / "golden"


@pytest.fixture(scope="module")
def drafts() -> dict[str, Draft]:
    made = {}
    for path in EXAMPLES:
        record = load_mapping(path)
        made[path.stem] = make_draft(record, open_layout(record, [builtin_templates()]))
    return made


def lines(draft: Draft, style: str = "") -> list[str]:
    """Return the texts of a document, those of one style where it is named."""
    found = [line.partition(" | ") for line in docx_text(draft.data).splitlines()]
    return [text for name, _, text in found if not style or name == style]


def first_level(draft: Draft) -> list[str]:
    return [line.partition(" | ")[2] for line in block_lines(draft.report.blocks) if line.startswith("1级")]


def test_there_are_the_three_examples() -> None:
    assert NAMES == ["nanhu-2020", "qingpu-2017", "unfinished"]


@pytest.mark.parametrize("name", NAMES)
def test_an_example_reads_as_its_golden_file(drafts: dict[str, Draft], name: str) -> None:
    golden = GOLDEN / f"{name}.txt"
    text = docx_text(drafts[name].data)
    if os.environ.get("DRAFTER_RENEW_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")

    assert text == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_orphaned() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.txt")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_a_valid_word_file(drafts: dict[str, Draft], name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.docx"
    path.write_bytes(drafts[name].data)

    assert OpenXmlValidator().validate(path).errors == []


@pytest.mark.parametrize("name", NAMES)
def test_top_level_keys_of_an_example_stand_unquoted_at_the_lines_start(name: str) -> None:
    path = next(path for path in EXAMPLES if path.stem == name)
    keys = re.findall(r"^(\w+):", path.read_text(encoding="utf-8"), re.MULTILINE)

    assert keys == list(load_mapping(path).entries)


def test_nanhu_has_the_five_parts_in_order(drafts: dict[str, Draft]) -> None:
    assert first_level(drafts["nanhu-2020"]) == [
        "一、主要举措和成效",
        "二、存在的不足和原因",
        "三、党政主要负责人履行推进法治建设第一责任人职责情况",
        "四、下一年度主要安排",
        "五、其他需要报告的情况",
    ]
    assert "无其他需要报告的情况。" in lines(drafts["nanhu-2020"])


def test_qingpu_has_three_parts_with_closed_up_numbers(drafts: dict[str, Draft]) -> None:
    assert first_level(drafts["qingpu-2017"]) == ["一、主要举措和成效", "二、存在的不足和原因", "三、下一年度主要安排"]


def test_qingpu_says_each_figure_of_its_reviews_in_the_text(drafts: dict[str, Draft]) -> None:
    (sentence,) = [text for text in lines(drafts["qingpu-2017"]) if "区政府共收到行政复议申请" in text]

    assert re.findall(r"\d+", sentence.partition("⟧")[2]) == [
        "2017",
        "142",
        "79",
        "21",
        "42",
        "68",
        "32",
        "10",
        "14",
        "10",
        "2",
        "1",
    ]


def test_qingpu_says_given_and_computed_figures(drafts: dict[str, Draft]) -> None:
    text = "\n".join(lines(drafts["qingpu-2017"]))

    for words in ("10876件，上年为10763件，同比增长1.05%", "10388件，成功率95.5%", "执法人员为1692名", "同比下降2.99%"):
        assert words in text


def test_qingpu_lists_its_figures_in_the_attachment(drafts: dict[str, Draft]) -> None:
    rows = [row.split(" ¦ ") for row in lines(drafts["qingpu-2017"], "表格")]
    reviews = next(index for index, row in enumerate(rows) if row[0] == "行政复议")

    assert [row[3] for row in rows[reviews : reviews + 10]] == [
        "142",
        "79",
        "21",
        "42",
        "68",
        "32",
        "10",
        "14",
        "10",
        "2",
    ]


@pytest.mark.parametrize("name", ["nanhu-2020", "qingpu-2017"])
def test_nothing_is_missing_in_a_finished_example(drafts: dict[str, Draft], name: str) -> None:
    assert "待补充" not in docx_text(drafts[name].data)
    assert drafts[name].report.missing == ()


def test_what_is_missing_in_the_unfinished_example_is_told_and_marked(drafts: dict[str, Draft]) -> None:
    draft = drafts["unfinished"]
    marks = set(re.findall("【待补充：(.+?)】", docx_text(draft.data)))
    keys = [missing.place.key for missing in draft.report.missing]

    assert keys == [
        "开头.概述",
        "主要举措和成效[1].举措[2].内容",
        "存在的不足和原因[1].原因",
        "第一责任人履职情况",
        "下一年度主要安排[2].内容",
        "其他需要报告的情况",
        "成文日期",
        "指标.行政执法.检查",
        "指标.执法监督.投诉举报",
        "指标.矛盾纠纷.调解成功",
    ]
    # 未统计 stands in the text as it was answered.
    assert marks == {missing.prompt for missing in draft.report.missing if "现为未统计" not in missing.prompt}


@pytest.mark.parametrize("name", NAMES)
def test_every_piece_of_an_example_that_has_a_key_has_a_place(drafts: dict[str, Draft], name: str) -> None:
    pieces = [piece for block in drafts[name].report.blocks for piece in pieces_of(block) if piece.key]

    assert pieces
    assert [piece for piece in pieces if piece.place is None] == []
