"""Fields of a mapping whose shape is known: every fault collected, neutral values in its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import mapping

from drafter.errors import DrafterError, LayoutError
from drafter.record.fields import Fields, is_key


@pytest.mark.parametrize("text", ["受理", "a", "A1", "受理_2", "第1", "形式"])
def test_identifiers_are_keys(text: str) -> None:
    assert is_key(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1月",
        "受理（件）",
        "一、二",
        "甲-乙",
        "甲 乙",
        "甲.乙",
        "_甲",
        "for",
        "And",
        "loop",
        "Ａ",
        "①",
        "甲：",
        "caller",
    ],
)
def test_what_a_template_could_not_name_is_no_key(text: str) -> None:
    assert not is_key(text)


@pytest.mark.parametrize(
    ("read", "value", "fault"),
    [
        (lambda fields: fields.text("文"), "甲", None),
        (lambda fields: fields.text("没有"), "", None),
        (lambda fields: fields.text("没有", required=True), "", ("缺少“没有”", "补上 没有: …")),
        (lambda fields: fields.text("表"), "", ("“表”应是一个值，却是一个列表", "写成“键: 值”一行")),
        (lambda fields: fields.number("数", 1), 7, None),
        (lambda fields: fields.number("没有", 1), 1, None),
        (lambda fields: fields.number("文", 1), 1, ("“文”应是整数，却是“甲”", "只写数字，例如 2")),
        (lambda fields: fields.flag("对", default=False), True, None),
        (lambda fields: fields.flag("错", default=True), False, None),
        (lambda fields: fields.flag("没有", default=True), True, None),
        (lambda fields: fields.flag("文", default=True), True, ("“文”应是“是”或“否”，却是“甲”", "写 文: 是")),
        (lambda fields: fields.texts("表"), ("一", "二"), None),
        (lambda fields: fields.texts("没有"), (), None),
        (lambda fields: fields.texts("文"), (), ("“文”应是一个列表，却是一个值", "每项一行，以“- ”开头")),
        (lambda fields: fields.texts("杂"), ("一", ""), ("这里应是一个值，却是一组“键: 值”", "一项写一个值")),
        (lambda fields: fields.only(("文", "数", "对", "错", "表")), None, ("没有“杂”这一项", None)),
    ],
)
def test_a_field_is_read_or_its_fault_collected(
    read: Callable[[Fields], object], value: object, fault: tuple[str, str | None] | None
) -> None:
    errors: list[DrafterError] = []
    fields = Fields(mapping("文: 甲\n数: 7\n对: 是\n错: 否\n表: [一, 二]\n杂: [一, {二: 三}]\n"), errors, LayoutError)

    assert read(fields) == value
    assert [error.what for error in errors] == ([fault[0]] if fault else [])
    if fault and fault[1] is not None:
        assert errors[0].fix == fault[1]


def test_what_is_no_mapping_is_told_and_read_as_an_empty_one() -> None:
    errors: list[DrafterError] = []
    fields = Fields(mapping("甲: [1]").entries["甲"], errors, LayoutError)

    assert fields.text("乙") == ""
    assert [str(error) for error in errors] == [
        "错误：这里应是一组“键: 值”，却是一个列表\n  位置：记录.yaml:1  甲\n  怎么改：对照同类的一项改写"
    ]
