"""PDF files through LibreOffice: played by small programs here, the real one is asked where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from builders import EXAMPLES
from pages.paper import require_programs

from drafter.draft import make_draft, open_layout
from drafter.errors import OutputError
from drafter.layout.load import builtin_templates
from drafter.record.parse import load_mapping
from drafter.write.forms import Form
from drafter.write.pdf import find_office, office_version, pdf_bytes

PLAYED = pytest.mark.skipif(sys.platform == "win32", reason="programs are shell scripts")


def program(folder: Path, script: str) -> Path:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def told(office: Path, limit_s: float = 10) -> OutputError:
    with pytest.raises(OutputError) as caught:
        pdf_bytes(b"PK", office, limit_s)
    assert "Word 或 WPS" in caught.value.fix
    return caught.value


def test_where_libreoffice_is_not_installed_it_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("drafter.write.pdf._PLACES", ())
    with pytest.raises(OutputError) as caught:
        find_office()

    assert str(caught.value) == (
        "错误：生成 PDF 要用 LibreOffice，这台电脑上没有找到\n"
        "  怎么改：装上 LibreOffice（免费）再试；或者不写 --to pdf，用 Word 或 WPS 打开生成的 Word 文件，另存为 PDF"
    )


@PLAYED
def test_it_is_found_on_the_search_path_and_where_its_installers_put_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = program(tmp_path, "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_office() == path

    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("drafter.write.pdf._PLACES", (str(tmp_path / "no"), str(path)))
    assert find_office() == path


@PLAYED
def test_it_gets_the_word_file_a_profile_of_its_own_and_no_window(tmp_path: Path) -> None:
    office = program(
        tmp_path, 'for word in "$@"; do last="$word"; done; cp "$last" "${last%.docx}.pdf"; echo "$@" >> $0.log'
    )

    assert pdf_bytes(b"PK word", office) == b"PK word"
    profile, headless, *_ = (tmp_path / "soffice.log").read_text().split()
    assert profile.startswith("-env:UserInstallation=file:///")
    assert headless == "--headless"
    assert not Path(profile.partition("file://")[2]).parent.exists(), "nothing is left behind"


@PLAYED
def test_what_it_says_where_it_makes_nothing_is_told(tmp_path: Path) -> None:
    assert told(program(tmp_path, "echo; echo 'Error: source file could not be loaded' >&2; exit 1")).what == (
        "LibreOffice 没有生成 PDF：Error: source file could not be loaded"
    )
    assert told(program(tmp_path, "")).what == "LibreOffice 没有生成 PDF"


@PLAYED
def test_a_program_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    office = program(tmp_path, "")
    office.chmod(0o644)

    assert told(office).what == "LibreOffice 启动不了（Permission denied）"


@PLAYED
def test_it_is_asked_which_it_is(tmp_path: Path) -> None:
    assert office_version(program(tmp_path, "echo; echo 'LibreOffice 7.4.7.2 40(Build:2)'"), 10) == "7.4.7.2"
    with pytest.raises(OutputError, match="没有说是哪一版"):
        office_version(program(tmp_path, ""), 10)


@PLAYED
def test_what_takes_too_long_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    office = program(tmp_path, "sleep 60 & echo $! > $0.child; wait")

    assert told(office, limit_s=1).what == "LibreOffice 过了 1 秒还没有做完，已经停掉"
    child = int((tmp_path / "soffice.child").read_text())
    for _ in range(100):
        if not is_running(child):
            break
        time.sleep(0.05)
    assert not is_running(child)


def is_running(process: int) -> bool:
    """Whether a process lives; one that has ended and is not yet taken notice of does not."""
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return bool(done.stdout.strip()) and not done.stdout.startswith("Z")


@pytest.mark.pages
def test_libreoffice_makes_a_pdf_file_that_can_be_read_aloud(tmp_path: Path) -> None:
    require_programs()
    (path,) = (path for path in EXAMPLES if path.stem == "unfinished")
    record = load_mapping(path)
    made = tmp_path / "a.pdf"
    made.write_bytes(make_draft(record, open_layout(record, [builtin_templates()])).file(Form.PDF))
    info = subprocess.run([shutil.which("pdfinfo") or "", made], capture_output=True, text=True, check=True).stdout
    facts = dict(line.split(":", 1) for line in info.splitlines())

    assert facts["Title"].strip() == "示例街道办事处2024年法治政府建设年度报告"
    assert facts["Author"].strip() == "示例街道办事处"
    assert facts["Tagged"].strip() == "yes"
    assert facts["Page size"].strip().endswith("(A4)")


def test_the_word_file_and_a_page_need_no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    record = load_mapping(EXAMPLES[0])
    draft = make_draft(record, open_layout(record, [builtin_templates()]))

    assert draft.file(Form.DOCX) == draft.data
    assert draft.file(Form.HTML).startswith(b"<!DOCTYPE html>")
    assert draft.file(Form.MD).startswith(b"# ")
