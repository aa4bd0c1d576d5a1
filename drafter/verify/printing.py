"""A Word file as LibreOffice lays it out and poppler reads it, where both are installed."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from drafter.errors import OutputError
from drafter.write.pdf import TIME_LIMIT_S, find_office, pdf_bytes

_READER: Final = "pdftotext"
_MM_PER_PT: Final = 25.4 / 72
_SAME_LINE_MM: Final = 2.5
_PAGE: Final = re.compile(r'<page width="([0-9.]+)" height="([0-9.]+)">(.*?)</page>', re.DOTALL)
_WORD: Final = re.compile(
    r'<word xMin="([-0-9.]+)" yMin="([-0-9.]+)" xMax="([-0-9.]+)" yMax="([-0-9.]+)">(.*?)</word>', re.DOTALL
)


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


def print_pages(path: Path) -> tuple[PrintedPage, ...]:
    """Lay out a Word file and return its pages.

    Raises:
        NotPrinted: A program is missing, fails, or takes too long.
    """
    try:
        office = find_office()
    except OutputError:
        raise NotPrinted("这台电脑上没有找到 LibreOffice") from None
    reader = find_reader()
    if reader is None:
        raise NotPrinted(f"这台电脑上没有找到 poppler（{_READER}）")
    try:
        pdf = pdf_bytes(path.read_bytes(), office)
    except OutputError as error:
        raise NotPrinted(error.what) from None
    return tuple(_pages(_text_of(pdf, reader)))


def find_reader() -> str | None:
    """Return the program of poppler that reads PDF files; None where it is not installed."""
    return shutil.which(_READER)


def _text_of(pdf: bytes, reader: str) -> str:
    """Return the words of a PDF file with their places."""
    with tempfile.TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as name:
        file = Path(name) / "report.pdf"
        file.write_bytes(pdf)
        command = (reader, "-bbox", "-enc", "UTF-8", str(file), "-")
        try:
            done = subprocess.run(  # noqa: S603 - poppler, with a file of our own
                command, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=TIME_LIMIT_S
            )
        except (OSError, subprocess.SubprocessError):
            raise NotPrinted(f"poppler（{_READER}）没有读出排好的文件") from None
    return done.stdout.decode("utf-8", "replace")


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
