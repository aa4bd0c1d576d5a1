"""The seeded errors are fit to measure with: each can be put in, one at a time, into a text that is clean and renders.

This is about the material of these folders alone; what the checker makes of it is measured elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from typer.testing import CliRunner

from drafter.cli.app import app

HERE = Path(__file__).parent


class Error(NamedTuple):
    """One entry of an `errors.yaml`, and the folder that its file names are relative to."""

    material: Path
    entry: dict[str, str]


def errors_in(name: str) -> list[Error]:
    entries = yaml.safe_load((HERE / name / "errors.yaml").read_text(encoding="utf-8"))
    return [Error(HERE / name, entry) for entry in entries]


def clean_in(name: str, ending: str) -> list[Path]:
    return sorted((HERE / name / "clean").glob(f"*.{ending}"))


MATERIALS = ("seeds", "second", "third", "fourth", "fifth", "sixth", "exam")
ERRORS = [error for name in MATERIALS for error in errors_in(name)]
TEXTS = [path for name in MATERIALS for path in clean_in(name, "txt")]
RECORDS = [path for name in MATERIALS for path in clean_in(name, "yaml")]

UNDERSTANDING = {"矛盾", "错位"}
FAMILIES = UNDERSTANDING | {
    *("年份", "占位", "顺序", "名称", "机构", "法规", "算术"),
    *("部分", "用字", "标点", "隐私", "上年", "抄袭"),
}
NEEDED = {"文", "族", "原", "新", "引", "说明"}
OPTIONAL = {"删", "上年"}

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_STATED_DAYS = re.compile(
    r"(?P<m1>\d+)月(?P<d1>\d+)日至(?:(?P<m2>\d+)月)?(?P<d2>\d+)日，?(?:举办)?(?:为期|历时|用)(?P<days>\d+)天"
)


def name_of(error: Error) -> str:
    entry = error.entry
    place = f"{error.material.name} {entry['族']} {Path(entry['文']).stem}"
    # What the exam asks is not told to those who only run the tests.
    return place if error.material.name == "exam" else f"{place} {entry['新'][:16] or '（删去）'}".replace("\n", "⏎")


def name_of_file(path: Path) -> str:
    return f"{path.parent.parent.name} {path.stem}"


def clean_text(error: Error) -> str:
    return (error.material / error.entry["文"]).read_text(encoding="utf-8")


def changed_text(error: Error) -> str:
    return clean_text(error).replace(error.entry["原"], error.entry["新"])


class Enough(NamedTuple):
    """How much a material must hold to measure with; characters are counted in its clean texts."""

    errors: int
    of_a_family: int
    texts: int
    records: int
    characters: int
    years: set[str]


@pytest.mark.parametrize(
    ("name", "enough"),
    [
        ("seeds", Enough(220, 8, 8, 6, 25_000, {"2017", "2019", "2020", "2021", "2022", "2023", "2024"})),
        ("second", Enough(500, 8, 8, 3, 12_000, {str(year) for year in range(2018, 2026)})),
        ("third", Enough(180, 4, 6, 2, 9_000, {str(year) for year in range(2018, 2026)})),
        ("fourth", Enough(300, 6, 7, 2, 11_000, {str(year) for year in range(2018, 2026)})),
        ("fifth", Enough(300, 6, 7, 2, 11_000, {str(year) for year in range(2018, 2026)})),
        ("sixth", Enough(300, 6, 7, 2, 11_000, {str(year) for year in range(2018, 2026)})),
        ("exam", Enough(300, 6, 7, 2, 11_000, {str(year) for year in range(2018, 2026)})),
    ],
)
def test_there_is_enough_of_everything(name: str, enough: Enough) -> None:
    counts = Counter(error.entry["族"] for error in errors_in(name))
    texts, records = clean_in(name, "txt"), clean_in(name, "yaml")

    assert set(counts) == FAMILIES
    assert counts.total() >= enough.errors
    assert {
        family: count
        for family, count in counts.items()
        if count < (5 if family in UNDERSTANDING else enough.of_a_family)
    } == {}
    assert len(texts) >= enough.texts
    assert len(records) >= enough.records
    assert sum(len(_CHINESE.findall(path.read_text(encoding="utf-8"))) for path in texts) >= enough.characters
    assert {path.stem.rpartition("-")[2] for path in (*texts, *records)} == enough.years


@pytest.mark.parametrize("name", ["second", "third", "fourth", "fifth", "sixth", "exam"])
def test_arithmetic_and_years_are_the_most_as_in_real_reports(name: str) -> None:
    counts = Counter(error.entry["族"] for error in errors_in(name))

    assert [family for family, _ in counts.most_common(2)] == ["算术", "年份"]


def test_no_clean_file_is_in_two_materials() -> None:
    clean = Counter(path.read_text(encoding="utf-8") for path in (*TEXTS, *RECORDS))

    assert [text for text, count in clean.items() if count > 1] == []


def test_no_error_is_listed_twice() -> None:
    listed = Counter((e.material, e.entry["文"], e.entry["原"], e.entry["新"]) for e in ERRORS)
    changed = Counter((e.material, e.entry["文"], changed_text(e)) for e in ERRORS)

    assert [key for key, count in listed.items() if count > 1] == []
    assert [key for key, count in changed.items() if count > 1] == []


@pytest.mark.parametrize("error", ERRORS, ids=name_of)
def test_an_error_can_be_put_in_and_pointed_at(error: Error) -> None:
    entry = error.entry

    assert set(entry) >= NEEDED
    assert set(entry) <= NEEDED | OPTIONAL
    assert all(isinstance(value, str) for value in entry.values())
    assert clean_text(error).count(entry["原"]) == 1
    assert entry["原"] != entry["新"]
    assert entry["引"]
    assert entry["说明"]
    assert changed_text(error).count(entry["引"]) == (0 if entry.get("删") == "是" else 1)
    if "删" in entry:
        assert entry["族"] == "部分"
        assert entry["引"] in entry["原"]


@pytest.mark.parametrize("error", [error for error in ERRORS if "上年" in error.entry], ids=name_of)
def test_last_year_is_the_same_agency_a_year_before(error: Error) -> None:
    this = yaml.safe_load(clean_text(error))
    last = yaml.safe_load((error.material / error.entry["上年"]).read_text(encoding="utf-8"))

    assert last["机关"] == this["机关"]
    assert last["年度"] == this["年度"] - 1


@pytest.mark.parametrize("error", [error for error in ERRORS if error.entry["文"].endswith(".yaml")], ids=name_of)
def test_a_record_with_an_error_is_still_yaml(error: Error) -> None:
    assert isinstance(yaml.safe_load(changed_text(error)), dict)


@pytest.mark.parametrize("path", TEXTS, ids=name_of_file)
def test_a_clean_text_has_one_paragraph_a_line_and_no_half_width_punctuation(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert text.endswith("\n")
    assert "" not in text.splitlines()
    assert re.findall(r"[,;:?!()\"']", text) == []
    assert all(
        line.count(first) == line.count(last) for line in text.splitlines() for first, last in ("《》", "“”", "（）")
    )
    assert [line for line in text.splitlines() if len(line) > 60 and line[-1] not in "。：）"] == []


@pytest.mark.parametrize("path", TEXTS, ids=name_of_file)
def test_the_day_counts_of_a_clean_text_are_right(path: Path) -> None:
    for found in _STATED_DAYS.finditer(path.read_text(encoding="utf-8")):
        first = date(2021, int(found["m1"]), int(found["d1"]))
        last = date(2021, int(found["m2"] or found["m1"]), int(found["d2"]))
        assert last - first == timedelta(days=int(found["days"]) - 1), found[0]


@pytest.mark.parametrize("path", RECORDS, ids=name_of_file)
def test_a_clean_record_renders_with_nothing_missing(path: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["render", str(path), "--strict", "-o", str(tmp_path / "报告.docx")])

    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("path", RECORDS, ids=name_of_file)
def test_the_year_of_a_record_ends_its_file_name(path: Path) -> None:
    assert path.stem.endswith(f"-{yaml.safe_load(path.read_text(encoding='utf-8'))['年度']}")
