"""What is said, and kept, when drafter itself is at fault."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import drafter


def is_interruption(error: BaseException | None) -> bool:
    """Whether Ctrl-C is behind an error: Python turns one that comes while a class is made into RuntimeError."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


def bug_message(arguments: Sequence[str]) -> str:
    """Keep the traceback in a file and say where; it may hold content of the record, so it stays here."""
    # Only a bug pays for these imports.
    import datetime
    import platform
    import tempfile
    import traceback

    try:
        moment = datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix=f"drafter-{moment}-", suffix=".log", delete=False
        ) as log:
            log.write(f"drafter {drafter.__version__}, Python {platform.python_version()}, {platform.platform()}\n")
            log.write(f"{list(arguments)}\n{traceback.format_exc()}")
        where = f"详细情况记在 {Path(log.name)}"
    except OSError:
        where = "详细情况没有记下来：临时文件夹写不进去"
    return f"错误：drafter 自己出了错，您的记录没有被改动\n  {where}\n  怎么改：请把这个文件交给维护人员"
