"""`drafter doctor`: what it says of this machine, and of machines that are played."""

from __future__ import annotations

import builtins
import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import metadata
from pathlib import Path
from types import ModuleType

import pytest

from drafter.cli import examination
from drafter.cli.app import run
from drafter.cli.examination import Row, State, encoding_row, examine, font_rows
from drafter.errors import LayoutError
from drafter.write.installed_fonts import font_key

FOUND = frozenset({"Python", "Python 组件", "版式", "字体 黑体", "LibreOffice", "poppler", "编辑器", "屏幕编码"})
needs_sh = pytest.mark.skipif(os.name == "nt", reason="programs are stood in for by shell scripts")


@pytest.fixture(autouse=True)
def own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Play a machine without other programs, with folders of its own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "programs").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "programs"))
    monkeypatch.setattr("drafter.write.pdf._PLACES", ())
    monkeypatch.setenv("DRAFTER_STATE", str(tmp_path / "own" / "deep"))
    for variable in ("VISUAL", "EDITOR", "NO_COLOR"):
        monkeypatch.delenv(variable, raising=False)


def script(name: str, text: str) -> None:
    path = Path("programs", name)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def rows() -> Mapping[str, Row]:
    return {row.name: row for row in examine()}


def keys(*names: str) -> frozenset[str]:
    return frozenset(map(font_key, names))


def test_what_is_lacking_comes_first_with_its_use_and_how_to_come_by_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == 0
    out = capsys.readouterr().out
    lines = out.splitlines()
    states = [line.split()[0] for line in lines[2:-2] if not line.startswith(" ")]

    assert lines[0].startswith("drafter ")
    assert states == sorted(states, key=[state.value for state in State].index)
    assert "  用处：生成 PDF；verify 数排好的每面行数、每行字数\n  怎么办：装上 LibreOffice（免费）；" in out
    assert lines[-1].endswith("。能生成 Word 文件。")
    assert all(f" {name} " in out for name in FOUND)


def test_how_to_mend_several_things_alike_is_said_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(examination.EXAMINERS, "字体", lambda: font_rows(frozenset()))
    run(["doctor"])

    assert capsys.readouterr().out.count("按本单位规定装上字体文件") == 1


def test_a_font_is_there_lacking_or_has_one_of_windows_in_its_place() -> None:
    found = {row.name.removeprefix("字体 "): row for row in font_rows(keys("SimHei", "仿宋", "楷体_GB2312"))}

    assert {name: row.state for name, row in found.items()} == {
        "方正小标宋简体": State.LACKING,
        "仿宋_GB2312": State.NOTICE,
        "黑体": State.FINE,
        "楷体_GB2312": State.FINE,
        "宋体": State.LACKING,
    }
    assert found["仿宋_GB2312"].said == "没有装，装了仿宋"
    assert found["仿宋_GB2312"].mend.endswith("；或者生成时加 --fonts windows，改用仿宋")
    assert found["方正小标宋简体"].use == "标题（GB/T 9704 7.3.1，一般）"


@needs_sh
def test_programs_that_are_there_are_named() -> None:
    script("soffice", "echo 'LibreOffice 7.4.7.2 40(Build:2)'")
    script("pdftotext", "")
    script("nano", "")
    found = rows()

    assert found["LibreOffice"].said == f"7.4.7.2，{Path('programs/soffice').absolute()}"
    assert found["poppler"].state is State.FINE
    assert found["编辑器"] == Row("编辑器", State.FINE, "nano")


@needs_sh
def test_a_program_that_says_nothing_is_lacking() -> None:
    script("soffice", "exit 1")

    assert (rows()["LibreOffice"].state, rows()["LibreOffice"].said) == (
        State.LACKING,
        "LibreOffice 启动了，没有说是哪一版",
    )


def test_without_other_programs_it_is_said_which() -> None:
    found = rows()

    assert found["LibreOffice"].said == "生成 PDF 要用 LibreOffice，这台电脑上没有找到"
    assert found["poppler"].said == "没有找到 pdftotext"
    assert found["编辑器"].said == "这台电脑上没有找到编辑器"
    assert {found[name].state for name in ("LibreOffice", "poppler", "编辑器")} == {State.LACKING}


def test_a_named_editor_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "keyboard --wait")
    assert rows()["编辑器"].said == "环境变量里写的“keyboard”找不到"


def test_folders_are_tried_and_nothing_is_left_in_them(tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    found = rows()

    assert found["当前文件夹"] == Row("当前文件夹", State.FINE, f"能写，{tmp_path}")
    assert found["个人文件夹"] == Row("个人文件夹", State.FINE, f"能写，{tmp_path / 'own' / 'deep'}")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_that_cannot_be_written_to_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/proc" if Path("/proc/self").is_dir() else "/")
    row = rows()["当前文件夹"]
    if row.state is State.FINE:
        pytest.skip("no folder here that cannot be written to")

    assert row.said.startswith("不能写（")
    assert row.mend.startswith("换到能写的文件夹再运行")


def test_no_folder_for_temporary_files_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> str:
        raise FileNotFoundError("nowhere")

    monkeypatch.setattr("tempfile.gettempdir", none)
    assert (rows()["临时文件夹"].state, rows()["临时文件夹"].said) == (State.LACKING, "没有能写的")


@pytest.mark.parametrize(("encoding", "state"), [("utf-8", State.FINE), ("ascii", State.NOTICE), ("no", State.NOTICE)])
def test_a_screen_that_lacks_signs_of_a_report_is_told(encoding: str, state: State) -> None:
    assert encoding_row(encoding).state is state


class Screen(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_a_terminal_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    # Not in a fixture: before a test begins, pytest puts its own streams back.
    monkeypatch.setattr(sys, "stdin", Screen())
    monkeypatch.setattr(sys, "stdout", Screen())
    monkeypatch.setenv("LINES", "30")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")
    assert rows()["终端"] == Row("终端", State.FINE, "100 列，30 行，有颜色")

    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    assert (rows()["终端"].state, rows()["终端"].said) == (State.NOTICE, "40 列，30 行，不用颜色，窄了些")


def test_without_a_terminal_it_is_said_what_to_do_instead() -> None:
    assert (rows()["终端"].state, rows()["终端"].said) == (State.NOTICE, "现在不在终端里")


def test_packages_that_are_lacking_or_too_old_are_named_and_end_with_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def version(name: str) -> str:
        if name == "regex":
            raise metadata.PackageNotFoundError(name)
        return "3.0.1" if name == "jinja2" else "9999"

    monkeypatch.setattr(metadata, "version", version)

    assert run(["doctor"]) == 1
    out = capsys.readouterr().out
    assert "缺少  Python 组件" in out
    assert "  jinja2 3.0.1 太旧，要 3.1.5、没有 regex\n" in out
    assert out.endswith("。现在不能生成 Word 文件。\n")


def test_a_program_that_is_not_installed_is_judged_by_its_imports(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", none)
    assert rows()["Python 组件"].state is State.FINE


def test_packages_that_do_not_work_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def broken(name: str, *arguments: object) -> ModuleType:
        if name == "drafter.draft":
            raise ImportError("DLL load failed")
        return real(name, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", broken)
    row = rows()["Python 组件"]

    assert (row.state, row.said, row.needed) == (State.LACKING, "装了，用不起来（ImportError：DLL load failed）", True)


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 9))
    assert rows()["Python"].needed


@pytest.mark.parametrize("kind", ["none", "broken"])
def test_layouts_that_are_lacking_or_broken_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    def refused(name: str, _: object) -> None:
        raise LayoutError(f"版式 {name} 坏了", None, "")

    if kind == "none":
        monkeypatch.setattr("drafter.layout.load.builtin_templates", lambda: tmp_path)
    else:
        monkeypatch.setattr("drafter.layout.load.load_layout", refused)
    row = rows()["版式"]

    assert row.needed
    assert row.said == (f"{tmp_path} 里没有" if kind == "none" else "版式 standard 坏了")


def test_whatever_goes_wrong_with_one_topic_the_others_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def strange() -> Iterator[Row]:
        yield Row("甲", State.FINE, "")
        raise OSError("strange")

    examiners: dict[str, Callable[[], Iterator[Row]]] = {"乙": strange, **examination.EXAMINERS}
    monkeypatch.setattr(examination, "EXAMINERS", examiners)
    found = rows()

    assert (found["乙"].state, found["乙"].said) == (State.NOTICE, "没有查成（OSError：strange）")
    assert found["Python"].state is State.FINE
