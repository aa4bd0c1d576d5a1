"""`drafter render` and fonts: what it says of those that the machine lacks, and the set of Windows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import record_text

from drafter.cli.app import run
from drafter.write.fonts import named_fonts

LACKING = "这台电脑没有文中用的字体："
Says = Callable[..., tuple[int, str, str]]


@pytest.fixture
def drafter_says(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Says:
    """Run the program, in a folder with a record, on a machine without fonts."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("drafter.write.fonts.installed_families", frozenset)
    Path("记录.yaml").write_text(record_text(), "utf-8")
    Path("年报").mkdir()

    def says(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        written = capsys.readouterr()
        return code, written.out, written.err

    return says


def test_the_fonts_that_the_machine_lacks_are_said_beside_what_is_printed(drafter_says: Says) -> None:
    code, out, err = drafter_says("render", "记录.yaml", "-o", "a.docx")

    assert code == 0
    assert LACKING not in out
    assert err.startswith(
        f"{LACKING}仿宋_GB2312、方正小标宋简体、黑体、楷体_GB2312、宋体。打开、打印时会用别的字体代替"
    )
    assert err.count("\n") == 1


@pytest.mark.parametrize("form", ["html", "txt", "md"])
def test_files_whose_fonts_are_not_this_machines_say_nothing(drafter_says: Says, form: str) -> None:
    assert drafter_says("render", "记录.yaml", "--to", form)[2] == ""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_of_several_records_they_are_said_once(drafter_says: Says, jobs: str) -> None:
    Path("乙.yaml").write_text(record_text().replace("示例区人民政府", "示例县人民政府"), "utf-8")
    code, out, err = drafter_says("render", "记录.yaml", "乙.yaml", "-o", "年报", "--jobs", jobs)

    assert (code, err.count(LACKING)) == (0, 1)
    assert LACKING not in out


def test_of_several_texts_nothing_is_said(drafter_says: Says) -> None:
    assert drafter_says("render", "记录.yaml", "记录.yaml", "-o", "年报", "--to", "txt")[2] == ""


@pytest.mark.parametrize("several", [False, True])
def test_the_set_of_windows_is_written_where_it_is_asked_for(drafter_says: Says, several: bool) -> None:
    records = ["记录.yaml", "记录.yaml"] if several else ["记录.yaml"]
    code, _, err = drafter_says("render", *records, "--fonts", "Windows", "-o", "年报")
    (made,) = Path("年报").glob("*.docx")

    assert code == 0
    assert set(named_fonts(made.read_bytes())) == {"华文中宋", "仿宋", "楷体", "黑体", "宋体"}
    assert err.startswith(LACKING)
    assert "--fonts" not in err


def test_a_set_that_there_is_not_is_refused_before_anything_is_made(drafter_says: Says) -> None:
    assert drafter_says("render", "记录.yaml", "--fonts", "wps", "-o", "a.docx") == (
        2,
        "",
        "错误：没有“wps”这套字体\n  怎么改：写 --fonts windows；要公文通行的字体，就不写 --fonts\n",
    )
    assert not Path("a.docx").exists()
