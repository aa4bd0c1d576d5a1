"""`drafter figures`: the figures of a record for the screen and for a spreadsheet."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from builders import record_text

from drafter.cli.app import run

FIGURES = (
    "{行政复议: {收到申请: {数值: 30, 上年: 24, 来源: 司法局}, 受理: {上年: 20}}, "
    "行政执法: {执法人员: 210, 持证人员: 205}}"
)
TABLE = """\
指标                       今年  上年  变化
行政执法
  行政执法人员（名）        210
  持证执法人员（名）        205
  执法人员持证率（%）     97.6%
行政复议
  收到行政复议申请（件）     30    24  同比增长25.00%
  受理行政复议申请（件）           20
"""


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "记录.yaml"
    path.write_text(record_text(指标=FIGURES), "utf-8")
    return path


def test_the_table_shows_this_year_last_year_and_change(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["figures", str(record)]) == 0
    assert capsys.readouterr().out == TABLE


def test_last_years_record_fills_in_what_this_one_does_not_say(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    last = record.with_name("去年.yaml")
    last.write_text(record_text(年度="2019", 指标="{行政执法: {执法人员: 200}, 行政复议: {收到申请: 1}}"), "utf-8")

    assert run(["figures", str(record), "--last", str(last)]) == 0
    out = capsys.readouterr().out
    assert "行政执法人员（名）        210   200  同比增长5.00%" in out
    assert "收到行政复议申请（件）     30    24" in out


def test_a_record_of_the_same_year_is_not_last_years(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["figures", str(record), "--last", str(record)]) == 1
    assert "2020年度的，不是2019年度的" in capsys.readouterr().err


def test_a_relation_says_nothing_of_figures_that_a_closer_one_found_wrong(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record.write_text(record_text(指标="{行政复议: {审结: 20, 维持: 15, 驳回: 8}}"), "utf-8")
    assert run(["figures", str(record), "--relations"]) == 0
    told = [line.split()[:2] for line in capsys.readouterr().out.splitlines() if "复议-" in line]
    assert ["不符", "复议-2"] in told
    assert "复议-3" not in {name for _, name in told}


def test_a_record_without_figures_says_so(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record.write_text(record_text(), "utf-8")
    assert run(["figures", str(record)]) == 0
    assert capsys.readouterr().out == "记录里还没有指标。\n"


def test_a_spreadsheet_gets_every_column_and_no_formula(record: Path) -> None:
    record.write_text(record_text(指标='{行政复议: {收到申请: {数值: 30, 来源: "=1+1"}}}'), "utf-8")
    assert run(["figures", str(record), "--format", "csv", "-o", "表.csv"]) == 0
    rows = list(csv.reader(io.StringIO(Path("表.csv").read_text("utf-8-sig"))))

    assert rows[0] == ["组", "指标", "单位", "今年", "上年", "变化", "来源", "口径"]
    assert rows[1] == ["行政复议", "收到行政复议申请", "件", "30", "", "", "'=1+1", ""]


def test_a_workbook_holds_numbers_as_numbers_and_is_the_same_each_time(record: Path) -> None:
    for name in ("一.xlsx", "二.xlsx"):
        assert run(["figures", str(record), "--format", "xlsx", "-o", name]) == 0
    with zipfile.ZipFile("一.xlsx") as workbook:
        sheet = workbook.read("xl/worksheets/sheet1.xml").decode()
        assert "指标" in workbook.read("xl/workbook.xml").decode()

    assert "<v>210</v>" in sheet
    assert "<f>" not in sheet
    assert Path("一.xlsx").read_bytes() == Path("二.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "pdf"], "没有“pdf”这种输出"),
        (["--format", "csv"], "没有写存成什么文件"),
        (["-o", "表.csv"], "屏幕上的表不用写 -o"),
        (["--format", "csv", "-o", "表.txt"], "文件名没有以 .csv 结尾"),
    ],
)
def test_wrong_options_are_told(
    record: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert run(["figures", str(record), *arguments]) in (1, 2)
    assert message in capsys.readouterr().err


def test_a_file_that_is_there_stays(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("表.csv").write_text("旧", "utf-8")
    assert run(["figures", str(record), "--format", "csv", "-o", "表.csv"]) == 1
    assert Path("表.csv").read_text("utf-8") == "旧"
    assert run(["figures", str(record), "--format", "csv", "-o", "表.csv", "--force"]) == 0
