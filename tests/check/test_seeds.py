"""The seeded errors are fit to measure with: each can be put in, one at a time, into a text that is clean and renders.

This is about the material in `seeds/` alone; what the checker makes of it is measured elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from drafter.cli.app import app

SEEDS = Path(__file__).parent / "seeds"
ERRORS: list[dict[str, str]] = yaml.safe_load((SEEDS / "errors.yaml").read_text(encoding="utf-8"))
TEXTS = sorted((SEEDS / "clean").glob("*.txt"))
RECORDS = sorted((SEEDS / "clean").glob("*.yaml"))

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


def name_of(error: dict[str, str]) -> str:
    return f"{error['族']} {Path(error['文']).stem} {error['新'][:16] or '（删去）'}".replace("\n", "⏎")


def clean_text(error: dict[str, str]) -> str:
    return (SEEDS / error["文"]).read_text(encoding="utf-8")


def changed_text(error: dict[str, str]) -> str:
    return clean_text(error).replace(error["原"], error["新"])


def test_there_is_enough_of_everything() -> None:
    counts = Counter(error["族"] for error in ERRORS)

    assert set(counts) == FAMILIES
    assert len(ERRORS) >= 220
    assert {family: count for family, count in counts.items() if count < (5 if family in UNDERSTANDING else 8)} == {}
    assert len(TEXTS) >= 8
    assert len(RECORDS) >= 6
    assert sum(len(_CHINESE.findall(path.read_text(encoding="utf-8"))) for path in TEXTS) >= 25_000
    years = {path.stem.rpartition("-")[2] for path in (*TEXTS, *RECORDS)}
    assert years == {"2017", "2019", "2020", "2021", "2022", "2023", "2024"}


def test_no_error_is_listed_twice() -> None:
    assert [key for key, count in Counter((e["文"], e["原"], e["新"]) for e in ERRORS).items() if count > 1] == []
    assert [key for key, count in Counter((e["文"], changed_text(e)) for e in ERRORS).items() if count > 1] == []


@pytest.mark.parametrize("error", ERRORS, ids=name_of)
def test_an_error_can_be_put_in_and_pointed_at(error: dict[str, str]) -> None:
    assert set(error) >= NEEDED
    assert set(error) <= NEEDED | OPTIONAL
    assert all(isinstance(value, str) for value in error.values())
    assert clean_text(error).count(error["原"]) == 1
    assert error["原"] != error["新"]
    assert error["引"]
    assert error["说明"]
    assert changed_text(error).count(error["引"]) == (0 if error.get("删") == "是" else 1)
    if "删" in error:
        assert error["族"] == "部分"
        assert error["引"] in error["原"]


@pytest.mark.parametrize("error", [error for error in ERRORS if "上年" in error], ids=name_of)
def test_last_year_is_the_same_agency_a_year_before(error: dict[str, str]) -> None:
    this = yaml.safe_load(clean_text(error))
    last = yaml.safe_load((SEEDS / error["上年"]).read_text(encoding="utf-8"))

    assert last["机关"] == this["机关"]
    assert last["年度"] == this["年度"] - 1


@pytest.mark.parametrize("error", [error for error in ERRORS if error["文"].endswith(".yaml")], ids=name_of)
def test_a_record_with_an_error_is_still_yaml(error: dict[str, str]) -> None:
    assert isinstance(yaml.safe_load(changed_text(error)), dict)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_clean_text_has_one_paragraph_a_line_and_no_half_width_punctuation(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert text.endswith("\n")
    assert "" not in text.splitlines()
    assert re.findall(r"[,;:?!()\"']", text) == []
    assert all(
        line.count(first) == line.count(last) for line in text.splitlines() for first, last in ("《》", "“”", "（）")
    )
    assert [line for line in text.splitlines() if len(line) > 60 and line[-1] not in "。：）"] == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_day_counts_of_a_clean_text_are_right(path: Path) -> None:
    for found in _STATED_DAYS.finditer(path.read_text(encoding="utf-8")):
        first = date(2021, int(found["m1"]), int(found["d1"]))
        last = date(2021, int(found["m2"] or found["m1"]), int(found["d2"]))
        assert last - first == timedelta(days=int(found["days"]) - 1), found[0]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_clean_record_renders_with_nothing_missing(path: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["render", str(path), "--strict", "-o", str(tmp_path / "报告.docx")])

    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_the_year_of_a_record_ends_its_file_name(path: Path) -> None:
    assert path.stem.endswith(f"-{yaml.safe_load(path.read_text(encoding='utf-8'))['年度']}")
