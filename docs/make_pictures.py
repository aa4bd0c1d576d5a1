"""Make the pictures of rendered pages that the documents show: `python docs/make_pictures.py`.

Needs LibreOffice and poppler. The pictures show the fonts of the machine that made them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = (("qingpu-2017", 1),)
DOTS_PER_INCH = 60


def main() -> None:
    """Render each example, print it to PDF, and keep one page as a small PNG."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for example, page in PICTURES:
            docx = work / f"{example}.docx"
            _run(sys.executable, "-m", "drafter", "render", str(ROOT / f"examples/{example}.yaml"), "-o", str(docx))
            profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
            _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(docx))
            target = ROOT / "docs" / f"{example}-{page}"
            size = ("-r", str(DOTS_PER_INCH), "-f", str(page), "-l", str(page))
            _run("pdftoppm", "-png", "-gray", "-singlefile", *size, str(docx.with_suffix(".pdf")), str(target))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    main()
