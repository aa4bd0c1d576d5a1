"""How many columns of a terminal a text takes: a Chinese character takes two."""

from __future__ import annotations


def display_width(text: str) -> int:
    """Return how many columns a text takes; nothing where a control character makes that unknowable."""
    # Only what lays out text for a terminal pays for this import.
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def pad(text: str, width: int, right: bool = False) -> str:
    """Fill a text with blanks up to a number of columns."""
    blanks = " " * (width - display_width(text))
    return blanks + text if right else text + blanks
