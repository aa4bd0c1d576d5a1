"""Which given answers the template has no use for."""

from __future__ import annotations

from pathlib import Path

from builders import rendered

RECORD = "甲: 一\n表: [{乙: 二}]\n群: {丙: 三}\n"


def questions(more: str = "") -> str:
    return (
        f"- {{键: 甲, 名称: 甲, 类型: 短文本{more}}}\n"
        f"- {{键: 表, 名称: 表, 类型: 列表, 问题: [{{键: 乙, 名称: 乙, 类型: 短文本}}]{more}}}\n"
        f"- {{键: 群, 名称: 群, 类型: 题组, 问题: [{{键: 丙, 名称: 丙, 类型: 短文本}}]{more}}}\n"
    )


def unprinted(folder: Path, more: str = "") -> list[str]:
    report = rendered(folder, "{{ 年度 }}{{ 机关.名称 }}\n", RECORD, questions(more))
    return [answer.place.key for answer in report.unprinted]


def test_an_answer_that_the_template_does_not_use_is_named(tmp_path: Path) -> None:
    assert unprinted(tmp_path) == ["甲", "表", "表[1].乙", "群", "群.丙"]


def test_a_working_note_is_not_named_nor_what_stands_in_it(tmp_path: Path) -> None:
    assert unprinted(tmp_path, ", 印出: 否") == []
