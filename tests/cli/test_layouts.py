"""`drafter layouts --deviations`: a frame against the standard and against practice, and why it differs."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from word_sketch import Sketch

from drafter.cli.app import run
from drafter.layout.load import builtin_templates, find_layouts
from drafter.verify.choices import CHOICES, choices
from drafter.write import standard
from drafter.write.standard import Rule, Strength

OWN = "本省"
LAYOUTS = find_layouts([builtin_templates()])
Deviations = Callable[[], list[str]]


@pytest.fixture
def own_layout(tmp_path: Path) -> Path:
    """A copy of the standard layout under a name of its own."""
    folder = tmp_path / "版式" / OWN
    shutil.copytree(builtin_templates() / "standard", folder)
    for name in ("layout.yaml", "sample.yaml"):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(text.replace("版式: standard", f"版式: {OWN}", 1), "utf-8")
    return folder


@pytest.fixture
def deviations(own_layout: Path, capsys: pytest.CaptureFixture[str]) -> Deviations:
    """Return what is listed of that layout, line by line, without the indentation of the whole."""

    def listed() -> list[str]:
        assert run(["layouts", "--deviations", "--templates", str(own_layout.parent)]) == 0
        own, _, _ = capsys.readouterr().out.partition("\nstandard@")
        *_, about = own.partition(f"    {own_layout}\n")
        return [line[4:] for line in about.splitlines()]

    return listed


def change(folder: Path, part: str, old: str, new: str) -> None:
    frame = folder / "frame.docx"
    with zipfile.ZipFile(frame) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(frame, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)


def explain(folder: Path, text: str) -> None:
    with (folder / "layout.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\n偏离:\n{text}\n")


def test_the_standard_frame_deviates_nowhere_and_its_choices_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["layouts", "--deviations"]) == 0
    out = capsys.readouterr().out

    assert "项，没有和标准不同的。\n" in out
    assert "原因" not in out
    assert "      5.2.3    实务  行距                    固定值 28.95 磅\n" in out
    assert "      7.4.1    推荐  版记中间线的粗细        0.25 毫米\n" in out


def test_what_a_frame_chose_is_listed_once_however_many_layouts_stand_on_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["layouts", "--deviations"]) == 0
    lines = capsys.readouterr().out.splitlines()
    chosen = [line for line in lines if line.startswith("      ")]

    assert len(chosen) == len(set(chosen)) > 20
    assert lines.count("    标准没有写定或者只是推荐的，底稿和 standard 一样。") == len(LAYOUTS) - 1


def test_a_layout_made_in_word_is_not_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Sketch(tmp_path).lines("{{ 标题 }}").draft()
    assert run(["layouts", "--deviations", "--templates", str(tmp_path)]) == 0
    own, _, _ = capsys.readouterr().out.partition("\nstandard@")

    assert own.splitlines()[3:] == ["    用 Word 排好的版式：版面由它自己的 report.docx 定，不和 GB/T 9704 比。"]


def test_what_several_copies_have_otherwise_is_one_line(own_layout: Path, deviations: Deviations) -> None:
    change(own_layout, "word/document.xml", 'w:top="2098"', 'w:top="1985"')
    named = [line[len("  5.2.1    规定  ") :].split()[0] for line in deviations() if line.startswith("  5.2.1    规定")]

    assert named == list(dict.fromkeys(named)) != []


def test_a_frame_that_deviates_is_told_with_clause_strength_and_both_values(
    own_layout: Path, deviations: Deviations
) -> None:
    change(own_layout, "word/styles.xml", "方正小标宋简体", "华文中宋")
    change(own_layout, "word/document.xml", 'w:top="2098"', 'w:top="1985"')
    lines = deviations()

    assert lines[0].endswith(" 项，3 项和标准不同：")
    assert lines[1:4:2] == [
        "  5.2.1    规定  天头（上边距）  应为37 毫米（±1），底稿是35.0 毫米",
        "  5.2.1    规定  版心高          应为225 毫米（±1），底稿是227.0 毫米",
    ]
    assert "  7.3.1    一般  标题字体        应为小标宋体（方正小标宋简体），底稿是华文中宋" in lines


def test_what_the_standard_leaves_open_is_told_beside_what_is_usual(own_layout: Path, deviations: Deviations) -> None:
    change(own_layout, "word/styles.xml", 'w:line="579" w:lineRule="exact"', 'w:line="560" w:lineRule="exact"')
    change(own_layout, "word/styles.xml", '<w:sz w:val="24"/>', '<w:sz w:val="21"/>')
    lines = deviations()

    assert "  5.2.3    实务  行距                    固定值 28 磅（通行的是固定值 28.95 磅）" in lines
    assert "  8        实务  表格文字的字号          10.5 磅（通行的是12 磅）" in lines


def test_the_layouts_reason_stands_below_and_where_there_is_none_it_is_asked_for(
    own_layout: Path, deviations: Deviations
) -> None:
    change(own_layout, "word/styles.xml", "楷体_GB2312", "黑体")
    change(own_layout, "word/styles.xml", 'w:line="579" w:lineRule="exact"', 'w:line="560" w:lineRule="exact"')
    explain(own_layout, "  行距: 办公厅规定 28 磅\n  页码形式: 不写一字线")
    lines = deviations()
    below = dict(pairwise(lines))

    assert below["  7.3.3    一般  二级标题字体  应为楷体（楷体_GB2312），底稿是黑体"] == (
        "    原因：没有写；写在 layout.yaml 的“偏离”里，例如 二级标题字体: 本省规定"
    )
    (pitch,) = (line for line in lines if "行距 " in line and "28 磅" in line)
    assert below[pitch] == "    原因：办公厅规定 28 磅"
    assert lines[-1] == "“偏离”里写了“页码形式”，量下来没有偏离。"


def test_a_style_without_settings_of_its_own_is_told_as_word_shows_it(own_layout: Path, deviations: Deviations) -> None:
    change(own_layout, "word/styles.xml", 'w:line="579" w:lineRule="exact"', 'w:line="360" w:lineRule="auto"')
    change(own_layout, "word/styles.xml", '<w:spacing w:val="-6"/>', "")
    lines = deviations()

    assert "  5.2.3    实务  行距                    1.5 倍（通行的是固定值 28.95 磅）" in lines
    assert "  5.2.3    实务  字距                    标准（通行的是紧缩 0.3 磅）" in lines


def test_a_layout_without_a_sample_cannot_be_measured(own_layout: Path, deviations: Deviations) -> None:
    (own_layout / "sample.yaml").unlink()
    assert deviations() == ["没有样例（sample.yaml），量不了。"]


def test_every_constant_that_is_no_rule_is_listed() -> None:
    open_ones = {
        name: rule
        for name, rule in vars(standard).items()
        if isinstance(rule, Rule) and rule.strength in (Strength.RECOMMENDED, Strength.PRACTICE)
    }
    listed = [id(choice.rule) for choice in CHOICES]

    assert [name for name, rule in open_ones.items() if id(rule) not in listed] == []
    assert len(list(choices())) > len(CHOICES), "what is measured beyond the constants is listed too"
