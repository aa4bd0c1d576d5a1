"""The person's own editor: `VISUAL`, `EDITOR`, else what the system has."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
import time
from codecs import BOM_UTF8
from collections.abc import Callable, Sequence
from pathlib import Path

from drafter.errors import DrafterError, OutputError
from drafter.record.text import read_text

_FALLBACKS = ("notepad.exe",) if os.name == "nt" else ("nano", "vim", "vi")
_FIX = "把环境变量 EDITOR 设成编辑器的名字，或者在这里直接写、从文件读"
_AT_ONCE_S = 1.0
_SAVED = "编辑器里写完、存好以后，按回车："
# Nobody finds the way out of it who has not been told.
_HOW_TO_LEAVE = "用 vi 打开：按 i 开始写；写完按 Esc，再打 :wq 按回车，就存好回来。现在按回车打开："


def edited_text(text: str, wait: Callable[[str], bool]) -> str:
    """Open a text in an editor, wait until that is closed, and return what was saved.

    Args:
        text: What to begin with.
        wait: Says something, waits until the person has read it, and returns whether they want to go on.

    Raises:
        DrafterError: There is no editor, it failed, or what it saved is not text in UTF-8. What was written is kept.
    """
    command = _named_editor()
    if command is None:
        command = [_found_editor()]
        if command[0].startswith("vi") and not wait(_HOW_TO_LEAVE):
            return text
    folder = Path(tempfile.mkdtemp(prefix="drafter-"))
    file = folder / "填写.txt"
    # Notepad keeps the encoding that a file's mark tells.
    file.write_text(text, "utf-8-sig" if os.name == "nt" else "utf-8")
    before = file.read_bytes()
    try:
        begun = time.monotonic()
        _run([*command, str(file)])
        if time.monotonic() - begun < _AT_ONCE_S and _bytes_of(file) == before:
            # It may have handed the file over to a window that was open already.
            wait(_SAVED)
        saved = _saved_text(file)
    except DrafterError as error:
        if _bytes_of(file) in (before, b""):
            shutil.rmtree(folder, ignore_errors=True)
            raise
        fix = f"写下的内容还在 {file}，另存为 UTF-8 编码的纯文本以后，可以从文件读"
        raise OutputError(error.what, None, fix) from error
    shutil.rmtree(folder, ignore_errors=True)
    return saved


def find_editor() -> Sequence[str]:
    """Return the command that opens the person's editor.

    Raises:
        OutputError: There is none.
    """
    return _named_editor() or [_found_editor()]


def _named_editor() -> Sequence[str] | None:
    for variable in ("VISUAL", "EDITOR"):
        named = os.environ.get(variable, "").strip()
        if named:
            return _words(variable, named)
    return None


def _found_editor() -> str:
    found = next((name for name in _FALLBACKS if shutil.which(name)), None)
    if found is None:
        raise OutputError("这台电脑上没有找到编辑器", None, _FIX)
    return found


def _words(variable: str, named: str) -> Sequence[str]:
    # A path in Windows has backslashes, which are no escapes there, and often blanks, with or without quotes.
    if os.name == "nt":
        bare = named.strip('"')
        return [bare] if shutil.which(bare) else [word.strip('"') for word in shlex.split(named, posix=False)]
    try:
        return shlex.split(named)
    except ValueError as error:
        raise OutputError(f"环境变量 {variable} 里的引号不成对：{named}", None, _FIX) from error


def _run(command: Sequence[str]) -> None:
    try:
        done = subprocess.run(command, check=False)  # noqa: S603 - the editor is the person's own choice
    except OSError as error:
        raise OutputError(f"编辑器“{command[0]}”打不开", None, _FIX) from error
    except KeyboardInterrupt as error:
        raise OutputError("编辑器还没有关上就按了 Ctrl-C，没有取它的内容", None, "再按 F5 重来") from error
    if done.returncode:
        raise OutputError(f"编辑器“{command[0]}”没有正常结束，没有取它的内容", None, _FIX)


def _saved_text(file: Path) -> str:
    if not _bytes_of(file).removeprefix(BOM_UTF8).strip():
        return ""
    try:
        return read_text(file)
    except DrafterError as error:
        raise OutputError(f"编辑器存下的内容读不出来：{error.what}", None, error.fix) from error


def _bytes_of(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""
