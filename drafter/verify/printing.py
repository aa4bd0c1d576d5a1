"""A Word file as LibreOffice lays it out and poppler reads it, where both are installed."""

from __future__ import annotations

import contextlib
import html
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

OFFICE: Final = ("soffice", "libreoffice")
READER: Final = "pdftotext"
TIME_LIMIT_S: Final = 120
_MM_PER_PT: Final = 25.4 / 72
_SAME_LINE_MM: Final = 2.5
_PAGE: Final = re.compile(r'<page width="([0-9.]+)" height="([0-9.]+)">(.*?)</page>', re.DOTALL)
_WORD: Final = re.compile(
    r'<word xMin="([-0-9.]+)" yMin="([-0-9.]+)" xMax="([-0-9.]+)" yMax="([-0-9.]+)">(.*?)</word>', re.DOTALL
)
_COMMON: Final = "/org.openoffice.Office.Common/Security/Scripting"
_CAREFUL: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(
        f'<item oor:path="{_COMMON}"><prop oor:name="{name}" oor:op="fuse"><value>true</value></prop></item>'
        for name in ("BlockUntrustedRefererLinks", "DisableMacrosExecution", "DisableActiveContent")
    )
    + "</oor:items>"
)
"""A profile that runs no macro and fetches nothing that a document links to."""


class PrintedLine(NamedTuple):
    """What stands on one height of a page.

    Attributes:
        text: Its words without what parts them.
        left_mm: From the left edge of the paper.
        right_mm: Where it ends, from the same edge.
        middle_mm: From the upper edge of the paper.
    """

    text: str
    left_mm: float
    right_mm: float
    middle_mm: float


class PrintedPage(NamedTuple):
    """A page with its lines from top to bottom, header and footer included."""

    width_mm: float
    height_mm: float
    lines: tuple[PrintedLine, ...]


class NotPrinted(Exception):
    """Why there are no pages to measure: the normal outcome on a machine without LibreOffice."""


def print_pages(path: Path, time_limit_s: float = TIME_LIMIT_S) -> tuple[PrintedPage, ...]:
    """Lay out a Word file and return its pages.

    Raises:
        NotPrinted: A program is missing, fails, or takes too long.
    """
    office = next((found for found in map(shutil.which, OFFICE) if found), None)
    if office is None:
        raise NotPrinted("这台电脑没有 LibreOffice")
    reader = shutil.which(READER)
    if reader is None:
        raise NotPrinted(f"这台电脑没有 poppler（{READER}）")
    with tempfile.TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        # Under a name of its own: the user's may hold what a command line cannot.
        copy = folder / "document.docx"
        shutil.copyfile(path, copy)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_CAREFUL, encoding="utf-8")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = ("--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder), str(copy))
        _run((office, profile, *convert), time_limit_s)
        pdf = copy.with_suffix(".pdf")
        if not pdf.is_file():
            raise NotPrinted("LibreOffice 打不开这个文件")
        text = _run((reader, "-bbox", "-enc", "UTF-8", str(pdf), "-"), time_limit_s)
    return tuple(_pages(text.decode("utf-8", "replace")))


def _run(command: Sequence[str], time_limit_s: float) -> bytes:
    """Run a program to its end; one that takes too long ends with all that it started."""
    process = subprocess.Popen(  # noqa: S603 - programs found on the search path, with files of our own
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=time_limit_s)
    except subprocess.TimeoutExpired:
        raise NotPrinted(f"排版超过 {time_limit_s:g} 秒，停下了") from None
    finally:
        # Also where Ctrl-C ends the wait: the wrapper would leave the office itself behind.
        if process.poll() is None:
            _end(process)
    if process.returncode:
        raise NotPrinted(f"{Path(command[0]).stem} 没有排出来")
    return output


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _pages(text: str) -> Iterator[PrintedPage]:
    for width, height, inner in _PAGE.findall(text):
        words = sorted((_word(match) for match in _WORD.finditer(inner)), key=lambda word: word.middle_mm)
        yield PrintedPage(float(width) * _MM_PER_PT, float(height) * _MM_PER_PT, tuple(_lines(words)))


def _word(match: re.Match[str]) -> PrintedLine:
    left, top, right, bottom = (float(match[number]) * _MM_PER_PT for number in range(1, 5))
    return PrintedLine(html.unescape(match[5]), left, right, (top + bottom) / 2)


def _lines(words: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """Yield lines from words in the order of their heights."""
    line: list[PrintedLine] = []
    for word in words:
        if line and word.middle_mm - line[0].middle_mm > _SAME_LINE_MM:
            yield _joined(line)
            line = []
        line.append(word)
    if line:
        yield _joined(line)


def _joined(words: list[PrintedLine]) -> PrintedLine:
    words.sort(key=lambda word: word.left_mm)
    text = "".join(word.text for word in words)
    middle = words[0].middle_mm
    return PrintedLine(text, words[0].left_mm, max(word.right_mm for word in words), middle)
