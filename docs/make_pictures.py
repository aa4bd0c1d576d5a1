"""Make the pictures of rendered pages that the documents show: `python docs/make_pictures.py`.

Needs LibreOffice and poppler. The pictures show the fonts of the machine that made them.
"""

from __future__ import annotations

import struct
import subprocess
import sys
import tempfile
import zlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
DOTS_PER_INCH = 60
GAP = 8
FIRST, LAST = 1, -1
REVIEW = "\n送审: {稿次: 2, 日期: 2025-01-20}\n"


class Picture(NamedTuple):
    """A picture of some pages side by side.

    Attributes:
        name: Its file's name.
        example: The record it shows.
        profile: Which copy of it.
        pages: Which pages, counted from 1, or -1 for the last one.
        added: What the record is given beside what it says.
    """

    name: str
    example: str
    profile: str
    pages: tuple[int, ...] = (FIRST, LAST)
    added: str = ""


PICTURES = (
    Picture("qingpu-2017-1", "qingpu-2017", "公开稿", (FIRST,)),
    Picture("public-copy", "qingpu-2017", "公开稿"),
    Picture("filing-copy", "nanhu-2020", "报送稿"),
    Picture("review-copy", "unfinished", "送审稿", added=REVIEW),
)

Rows = list[bytes]
"""The dots of a picture, three bytes each, row by row."""


def main() -> None:
    """Render each example's copy, print it to PDF, and keep some pages as a small PNG."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for picture in PICTURES:
            pdf = _printed(picture, work)
            rows = [_page(pdf, page) for page in picture.pages]
            (ROOT / "docs" / f"{picture.name}.png").write_bytes(_png(_side_by_side(rows)))


def _printed(picture: Picture, work: Path) -> Path:
    record, docx = work / f"{picture.name}.yaml", work / f"{picture.name}.docx"
    record.write_text((ROOT / f"examples/{picture.example}.yaml").read_text("utf-8") + picture.added, "utf-8")
    _run(sys.executable, "-m", "drafter", "render", str(record), "--profile", picture.profile, "-o", str(docx))
    profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
    # Comments stand on the page as a sign where they are.
    form = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
    _run("soffice", profile, "--headless", "--convert-to", form, "--outdir", str(work), str(docx))
    return docx.with_suffix(".pdf")


def _page(pdf: Path, page: int) -> Rows:
    """Return one page of a PDF file as dots."""
    count = next(line.split()[1] for line in _run("pdfinfo", str(pdf)).decode().splitlines() if "Pages:" in line)
    number = count if page == LAST else str(page)
    data = _run("pdftoppm", "-r", str(DOTS_PER_INCH), "-f", number, "-l", number, str(pdf))
    _, size, _, dots = data.split(b"\n", 3)
    width = int(size.split()[0]) * 3
    return [dots[start : start + width] for start in range(0, len(dots), width)]


def _side_by_side(pages: list[Rows]) -> Rows:
    gap = b"\xc0" * 3 * GAP
    return [gap.join(rows) for rows in zip(*pages, strict=True)]


PALETTE = (
    *((level, level, level) for level in (0, 51, 102, 153, 187, 221, 255)),
    *((255, level, level) for level in (0, 85, 170, 213)),
    *((level, level, 0) for level in (85, 136, 187, 221, 255)),
)
"""Black and white, the red of a head and the yellow of what is missing, each with what is between."""


def _png(rows: Rows) -> bytes:
    """Return dots as a PNG file of sixteen colours, a third of the size of one of all colours."""
    packed = b"".join(b"\0" + _packed([_nearest(row[at : at + 3]) for at in range(0, len(row), 3)]) for row in rows)
    header = struct.pack(">IIBBBBB", len(rows[0]) // 3, len(rows), 4, 3, 0, 0, 0)
    colours = b"".join(bytes(colour) for colour in PALETTE)
    chunks = ((b"IHDR", header), (b"PLTE", colours), (b"IDAT", zlib.compress(packed, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def _packed(indices: list[int]) -> bytes:
    """Return numbers below sixteen, two a byte."""
    indices += [0] * (len(indices) % 2)
    return bytes(left << 4 | right for left, right in zip(indices[::2], indices[1::2], strict=True))


@cache
def _nearest(dot: bytes) -> int:
    """Return which colour of the palette is most like a dot's."""
    differences = [sum((one - other) ** 2 for one, other in zip(dot, colour, strict=True)) for colour in PALETTE]
    return differences.index(min(differences))


def _run(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout


if __name__ == "__main__":
    main()
