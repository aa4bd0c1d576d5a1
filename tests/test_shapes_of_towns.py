"""The shapes of real reports, of a town and of a district's department, are records of a layout in the box."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from builders import TESTS

from drafter.draft import Draft, make_draft, open_layout
from drafter.layout.load import builtin_templates
from drafter.record.parse import load_mapping, parse_mapping
from drafter.render.blocks import Heading, Paragraph, Role, Table, pieces_of, text_of

_COUNTED = re.compile("[一二三四五六七八九十]+是这里")
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?![\d年])")

CHANGPING = """\
主送 市政府：
正文
一、 / 正文
（一）接排 3 / （二）接排 / （三）接排
二、 / 正文
（一）接排 / （二）接排 / （三）接排 3
三、 / 正文
（一）接排 / （二）接排 / （三）接排 3
四、 / 正文
（一）接排 / （二）接排 / （三）接排
五、 / 正文
（一）接排 3 / （二）接排 3 / （三）接排
正文 4
正文
结束语 专此报告。
署名 示例镇人民政府
成文日期 2018年12月19日
"""
CHANGPING_NUMBERS = (
    "10 304 325 10 3653 38 23 491 245 365 1.2 12000 1079 3895 1030 3 160 22 11 5 2 63 6 15 143 9 80 140 5 3 190 "
    "13 24 16 1000 3330 12 103 27 100 13 62 42 1059 1048 99 0 150 89 100000"
)
NANHU = """\
主送 中共示例区委、示例区人民政府：
正文
一、
（一） / 正文 / （二） / 正文 5 / （三） / 正文 3
（四） / 正文 / （五） / 正文 / （六） / 正文 3
二、 / 正文 3
三、 / 正文 3
四、 / 正文
（一）接排 / （二）接排 / （三）接排 / （四）接排
五、 / 正文
署名 示例区应急管理局
成文日期 2021年2月26日
"""
NANHU_NUMBERS = "96 60 5 16 107 1653 21 78 14 127 6 42 12 3500 1200 55"


def draft(name: str) -> Draft:
    record = load_mapping(TESTS / "cases" / "shapes" / f"{name}.yaml")
    return make_draft(record, open_layout(record, [builtin_templates()]))


def outline(made: Draft) -> Iterator[str]:
    """Yield what stands where: numbers of headings, run in or not, and how many 一是、二是 a paragraph has."""
    for block in made.report.blocks:
        counted = len(_COUNTED.findall(text_of(tuple(pieces_of(block)))))
        points = f" {counted}" if counted else ""
        match block:
            case Heading():
                yield f"{block.number}{'接排' if block.body else ''}{points}"
            case Paragraph(role=Role.BODY):
                yield f"正文{points}"
            case Paragraph():
                yield f"{block.role.value} {text_of(block.pieces)}"


def numbers(made: Draft) -> list[str]:
    """Return the figures of the text behind its opening, in order; years and dates aside."""
    blocks = made.report.blocks
    first = next(index for index, block in enumerate(blocks) if isinstance(block, Heading))
    shown = [block for block in blocks[first:] if not isinstance(block, Paragraph) or block.role is Role.BODY]
    return [number for block in shown for number in _NUMBER.findall(text_of(tuple(pieces_of(block))))]


def expected(lines: str) -> list[str]:
    return [part for line in lines.splitlines() for part in line.split(" / ")]


@pytest.mark.parametrize(
    ("name", "shape", "figures"), [("changping", CHANGPING, CHANGPING_NUMBERS), ("nanhu", NANHU, NANHU_NUMBERS)]
)
def test_a_real_report_s_shape_is_a_record(name: str, shape: str, figures: str) -> None:
    made = draft(name)

    assert list(outline(made)) == expected(shape)
    assert numbers(made) == figures.split()
    assert made.report.missing == ()
    assert made.report.unprinted == ()


def sample(name: str, **changed: str) -> Draft:
    """Return the draft of a layout's sample with some answers of its top level put otherwise."""
    text = (builtin_templates() / name / "sample.yaml").read_text("utf-8")
    for key, answer in changed.items():
        text, found = re.subn(rf"(?m)^{key}: .*$", f"{key}: {answer}", text)
        assert found == 1
    record = parse_mapping(text, "sample.yaml")
    return make_draft(record, open_layout(record, [builtin_templates()]))


def headings(made: Draft) -> list[str]:
    return [text_of(block.pieces) for block in made.report.blocks if isinstance(block, Heading) and block.level == 1]


@pytest.mark.parametrize(
    ("close", "last"),
    [
        ("结尾两段", ["党政主要负责人履行推进法治建设第一责任人职责情况"]),
        ("合成一章", ["党政主要负责人履行推进法治建设第一责任人职责情况", "存在的不足和2025年主要安排"]),
        (
            "各成一章",
            [
                "存在的不足和原因",
                "党政主要负责人履行推进法治建设第一责任人职责情况",
                "2025年主要安排",
                "其他需要报告的情况",
            ],
        ),
    ],
)
def test_a_town_chooses_how_its_report_closes(close: str, last: list[str]) -> None:
    made = sample("township", 收尾=close)

    assert headings(made)[2:] == last
    assert [piece.key for block in made.report.blocks for piece in pieces_of(block)].count("存在的不足和原因[2].不足")
    assert made.report.missing == ()


def test_without_a_slogan_the_subtitle_is_the_title() -> None:
    lines = [text_of(line) for line in sample("township").report.title_lines]

    assert lines == ["这里写标题自己的话", "——样例镇人民政府2024年法治政府建设情况报告"]
    assert sample("township", 标题='""').report.title == "样例镇人民政府2024年法治政府建设情况报告"


def test_a_survey_s_table_has_the_year_and_the_two_before_it() -> None:
    made = sample("survey", 年度="2023")
    table = next(block for block in made.report.blocks if isinstance(block, Table))

    assert [text_of(cell.paragraphs[0]) for cell in table.header] == ["数据", "单位", "2021年", "2022年", "2023年"]
