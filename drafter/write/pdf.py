"""A Word file becomes a PDF file, printed by LibreOffice where it is installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from drafter.errors import OutputError

TIME_LIMIT_S: Final = 120
"""LibreOffice takes three seconds for a report; what takes longer waits for somebody who is not there."""
_COMMANDS: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
"""Where its installers put it without telling the system's search path."""
_TAGGED: Final = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
"""A PDF file that keeps headings, table headers and language, so that it can be read aloud."""
_SECURITY: Final = "/org.openoffice.Office.Common/Security/Scripting"
_CAREFUL: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(
        f'<item oor:path="{_SECURITY}"><prop oor:name="{name}" oor:op="fuse"><value>true</value></prop></item>'
        for name in ("BlockUntrustedRefererLinks", "DisableMacrosExecution", "DisableActiveContent")
    )
    + "</oor:items>"
)
"""A profile that runs no macro and fetches nothing that a document links to: others' documents are printed too."""
_BY_HAND: Final = "用 Word 或 WPS 打开生成的 Word 文件，另存为 PDF"


def find_office() -> Path:
    """Return the program LibreOffice.

    Raises:
        OutputError: It is not installed.
    """
    found = next(filter(None, (*map(shutil.which, _COMMANDS), *filter(os.path.exists, _PLACES))), None)
    if found is None:
        fix = f"装上 LibreOffice（免费）再试；或者不写 --to pdf，{_BY_HAND}"
        raise OutputError("生成 PDF 要用 LibreOffice，这台电脑上没有找到", None, fix)
    return Path(found)


def office_version(office: Path, limit_s: float) -> str:
    """Return which LibreOffice it is, such as `7.4.7.2`.

    Raises:
        OutputError: It does not start, or says nothing in time.
    """
    said = _output_of([str(office), "--version"], limit_s)
    if not said:
        raise OutputError("LibreOffice 启动了，没有说是哪一版", None, f"重装 LibreOffice；或者{_BY_HAND}")
    return said.removeprefix("LibreOffice ").partition(" ")[0]


def pdf_bytes(word: bytes, office: Path, limit_s: float = TIME_LIMIT_S) -> bytes:
    """Return a Word file as a PDF file.

    A profile of its own keeps LibreOffice from asking a window that is open on somebody's screen, and from
    changing that person's settings.

    Args:
        word: The Word file.
        office: The program LibreOffice.
        limit_s: How long it may take.

    Raises:
        OutputError: LibreOffice made none, or not in time.
    """
    with tempfile.TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "report.docx").write_bytes(word)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_CAREFUL, encoding="utf-8")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        said = _output_of(
            [
                str(office),
                profile,
                "--headless",
                "--convert-to",
                _TAGGED,
                "--outdir",
                name,
                str(folder / "report.docx"),
            ],
            limit_s,
        )
        made = folder / "report.pdf"
        if not made.exists():
            raise OutputError(
                f"LibreOffice 没有生成 PDF{said and f'：{said}'}", None, f"再试一次；还不行，就{_BY_HAND}"
            )
        return made.read_bytes()


def _output_of(command: list[str], limit_s: float) -> str:
    """Run LibreOffice to its end, and return the first line that it said."""
    try:
        # In a session of its own, so that all its processes can be ended together.
        process = subprocess.Popen(  # noqa: S603 - LibreOffice, with files of our own
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
        )
    except OSError as error:
        raise OutputError(
            f"LibreOffice 启动不了（{error.strerror}）", None, f"重装 LibreOffice；或者{_BY_HAND}"
        ) from error
    with process:
        try:
            said, _ = process.communicate(timeout=limit_s)
        except BaseException as error:
            _end(process)
            if isinstance(error, subprocess.TimeoutExpired):
                what = f"LibreOffice 过了 {limit_s:g} 秒还没有做完，已经停掉"
                raise OutputError(what, None, f"关掉别的程序再试；还不行，就{_BY_HAND}") from error
            raise
    lines = said.decode(errors="replace").split("\n")
    return next((line.strip() for line in lines if line.strip()), "")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and what it has started, unless it has ended in the meantime."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
