"""Whether work grows with the length of a text, and not with its square: two lengths beside each other."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

_SHORT, _LONG = 3_000, 24_000
# Eight times the text: 8 where time is linear, 64 where it is the square; machines that run tests are noisy.
_MOST = 28
_LEAST_SECONDS = 0.02


def assert_grows_with_length(work: Callable[[str], object], piece: str) -> None:
    """Fail where eight times a text takes far more than eight times as long."""
    short, long = (_seconds(work, piece * (length // len(piece))) for length in (_SHORT, _LONG))
    assert long < _MOST * max(short, _LEAST_SECONDS), f"{long:.3f} s for {_LONG}, {short:.3f} s for {_SHORT} characters"


def _seconds(work: Callable[[str], object], text: str) -> float:
    """Return the shortest of three runs; whoever counts the lines that are run would take most of the time."""
    watching = sys.gettrace()
    sys.settrace(None)
    times = []
    try:
        for _ in range(3):
            begin = time.perf_counter()
            work(text)
            times.append(time.perf_counter() - begin)
    finally:
        sys.settrace(watching)
    return min(times)
