"""Whether somebody sits at a terminal and can be asked."""

from __future__ import annotations

import sys
from typing import Final

NO_TERMINAL: Final = "这里没有终端，不能提问"


def has_terminal() -> bool:
    """Whether questions can be shown and answered."""
    return sys.stdin.isatty() and sys.stdout.isatty()
