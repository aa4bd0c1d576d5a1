"""Documents printed by LibreOffice and measured by poppler: pages, lines, positions in mm."""

from __future__ import annotations

import os
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import gt
from pathlib import Path
from typing import NamedTuple

import pytest

PROGRAMS = ("soffice", "pdftotext", "pdftoppm", "pdffonts")
TIME_LIMIT_S = 180
MM_PER_PT = 25.4 / 72
TEXT_BOTTOM_MM = 297 - 35
TEXT_WIDTH_MM = 156
SAME_LINE_MM = 2.5
THICKEST_RULE_MM = 0.8
DOTS_PER_MM = 10
_DARK = bytes(int(value < 140) for value in range(256))


@dataclass
class Word:
    text: str
    left_mm: float
    right_mm: float
    middle_mm: float


@dataclass
class Line:
    """Words that stand on one height, from left to right."""

    words: list[Word] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)

    @property
    def left_mm(self) -> float:
        return min(word.left_mm for word in self.words)

    @property
    def right_mm(self) -> float:
        return max(word.right_mm for word in self.words)

    @property
    def middle_mm(self) -> float:
        return self.words[0].middle_mm


@dataclass
class Page:
    """A page: the lines of its text area from top to bottom, and its footer."""

    lines: list[Line]
    footer: Line

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def require_programs() -> None:
    """Skip where the programs are not installed; on CI, where they must be, fail."""
    absent = [program for program in PROGRAMS if shutil.which(program) is None]
    if absent:
        told = f"not installed: {', '.join(absent)} (apt-get install libreoffice-writer poppler-utils fonts-noto-cjk)"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)


def print_documents(documents: Mapping[str, bytes], folder: Path, form: str = "pdf") -> dict[str, Path]:
    """Convert documents with one start of LibreOffice and a profile of its own, as they are printed or saved again."""
    made = folder / "made"
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", form, "--outdir", str(made)),
            *(str(folder / f"{name}.docx") for name in documents),
        ],
        check=True,
        capture_output=True,
        timeout=TIME_LIMIT_S,
    )
    return {name: made / f"{name}.{form}" for name in documents}


def pages_of(pdf: Path) -> list[Page]:
    """Return what stands where in a PDF."""
    xml = _output("pdftotext", "-bbox-layout", str(pdf), "-")
    root = ElementTree.fromstring(xml)
    return [_page(element) for element in root.iter("{http://www.w3.org/1999/xhtml}page")]


def fonts_of(pdf: Path) -> str:
    """Return the table of fonts that a PDF uses."""
    return _output("pdffonts", str(pdf)).decode()


def dash_middle_mm(pdf: Path, page: int) -> float:
    """Return how far from the page's top the dash left of a page number stands, taken from the picture."""
    dots_per_inch = 254
    picture = _output("pdftoppm", *("-r", str(dots_per_inch), "-gray", "-f", str(page), "-l", str(page)), str(pdf))
    _, size, _, pixels = picture.split(b"\n", 3)
    width = int(size.split()[0])
    per_mm = dots_per_inch / 25.4
    top = round((TEXT_BOTTOM_MM + 1) * per_mm)
    dark = [(index // width, index % width) for index in range(top * width, len(pixels)) if pixels[index] < 128]
    first_column = min(column for _, column in dark)
    rows = [row for row, column in dark if column < first_column + per_mm]
    return (min(rows) + max(rows) + 1) / 2 / per_mm


class Ink(NamedTuple):
    """Rows of dots that touch each other from top to bottom: a line of text, a rule, or what hangs together."""

    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float

    @property
    def is_rule(self) -> bool:
        """Whether it is a line as wide as the text area."""
        return self.bottom_mm - self.top_mm < THICKEST_RULE_MM and self.right_mm - self.left_mm > TEXT_WIDTH_MM - 1


def ink_of(pdf: Path, page: int, *, red: bool = False) -> list[Ink]:
    """Return the ink of a page from top to bottom; red: only what is red, else only what is not."""
    picture = _output("pdftoppm", *("-r", str(DOTS_PER_MM * 25.4), "-f", str(page), "-l", str(page)), str(pdf))
    _, size, _, dots = picture.split(b"\n", 3)
    width = int(size.split()[0])
    found: list[Ink] = []
    for row in range(int(size.split()[1])):
        line = dots[row * width * 3 : (row + 1) * width * 3]
        # Red ink is light in the red part of a dot and dark in the green one.
        reds, greens = line[0::3].translate(_DARK), line[1::3].translate(_DARK)
        inked = bytes(map(gt, greens, reds)) if red and reds != greens else b"" if red else reds
        if 1 not in inked:
            continue
        left, right = inked.index(1) / DOTS_PER_MM, (inked.rindex(1) + 1) / DOTS_PER_MM
        top, bottom = row / DOTS_PER_MM, (row + 1) / DOTS_PER_MM
        if found and abs(found[-1].bottom_mm - top) < 0.5 / DOTS_PER_MM:
            last = found.pop()
            top, left, right = last.top_mm, min(left, last.left_mm), max(right, last.right_mm)
        found.append(Ink(top, bottom, left, right))
    return found


def _output(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=TIME_LIMIT_S).stdout


def _page(element: ElementTree.Element) -> Page:
    words = [_word(word) for word in element.iter("{http://www.w3.org/1999/xhtml}word")]
    lines: list[Line] = []
    for word in sorted(words, key=lambda word: word.middle_mm):
        if not lines or word.middle_mm - lines[-1].middle_mm > SAME_LINE_MM:
            lines.append(Line())
        lines[-1].words.append(word)
    for line in lines:
        line.words.sort(key=lambda word: word.left_mm)
    text = [line for line in lines if line.middle_mm < TEXT_BOTTOM_MM]
    footer = [line for line in lines if line.middle_mm >= TEXT_BOTTOM_MM]
    assert len(footer) == 1, "each page has one line below its text area"
    return Page(text, footer[0])


def _word(element: ElementTree.Element) -> Word:
    left, right, top, bottom = (float(element.get(name, "")) * MM_PER_PT for name in ("xMin", "xMax", "yMin", "yMax"))
    return Word(element.text or "", left, right, (top + bottom) / 2)
