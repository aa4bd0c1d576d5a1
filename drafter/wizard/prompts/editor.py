"""The person's own editor: `VISUAL`, `EDITOR`, else what the system has."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from drafter.errors import DrafterError, OutputError
from drafter.record.text import read_text

_FALLBACKS = ("notepad.exe",) if os.name == "nt" else ("nano", "vim", "vi")
_FIX = "把环境变量 EDITOR 设成编辑器的名字，或者在这里直接写、从文件读"


def edited_text(text: str) -> str:
    """Open a text in an editor, wait until that is closed, and return what was saved.

    Raises:
        DrafterError: There is no editor, it failed, or what it saved is not text in UTF-8.
    """
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder:
        file = Path(folder, "填写.txt")
        # Notepad keeps the encoding that a file's mark tells.
        file.write_text(text, "utf-8-sig" if os.name == "nt" else "utf-8")
        _run([*_editor(), str(file)])
        try:
            return read_text(file) if file.read_bytes().strip() else ""
        except DrafterError as error:
            raise OutputError(f"编辑器存下的内容读不出来：{error.what}", None, error.fix) from error


def _editor() -> Sequence[str]:
    for variable in ("VISUAL", "EDITOR"):
        named = os.environ.get(variable, "").strip()
        if named:
            # A path in Windows has backslashes, which are no escapes there.
            return shlex.split(named, posix=os.name != "nt")
    found = next((name for name in _FALLBACKS if shutil.which(name)), None)
    if found is None:
        raise OutputError("这台电脑上没有找到编辑器", None, _FIX)
    return [found]


def _run(command: Sequence[str]) -> None:
    try:
        done = subprocess.run(command, check=False)  # noqa: S603 - the editor is the person's own choice
    except OSError as error:
        raise OutputError(f"编辑器“{command[0]}”打不开", None, _FIX) from error
    if done.returncode:
        raise OutputError(f"编辑器“{command[0]}”没有正常结束，没有取它的内容", None, _FIX)
