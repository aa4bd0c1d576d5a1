"""Paragraphs, and what they say for themselves beside their style."""

from __future__ import annotations

from typing import NamedTuple


class Indent(NamedTuple):
    """Where a paragraph's lines begin.

    Attributes:
        left_twips: From the text area's left edge.
        hanging_twips: How far the first line begins left of the others.
        right_twips: From the text area's right edge; negative reaches into the margin.
        ends_right: Whether the paragraph ends there, however wide it turns out; where it begins is then only reckoned.
    """

    left_twips: int
    hanging_twips: int = 0
    right_twips: int = 0
    ends_right: bool = False


def paragraph_xml(
    style_id: str, runs: str, keep_next: bool = False, indent: Indent | None = None, align: str = ""
) -> str:
    """Return a paragraph.

    Args:
        style_id: Its paragraph style.
        runs: The XML of its runs.
        keep_next: Whether it stays on one page with the paragraph after it.
        indent: Its own indent in place of the style's.
        align: Its own `w:jc` in place of the style's; empty for the style's.
    """
    keep = "<w:keepNext/>" if keep_next else ""
    place = _indent_xml(indent) if indent is not None else ""
    if indent is not None and indent.ends_right:
        align = "right"
    justification = f'<w:jc w:val="{align}"/>' if align else ""
    properties = f'<w:pPr><w:pStyle w:val="{style_id}"/>{keep}{place}{justification}</w:pPr>'
    return f"<w:p>{properties}{runs}</w:p>"


def closing_paragraph_xml(style_id: str, runs: str = "") -> str:
    """Return a paragraph one point high, for where Word needs one that nobody should see.

    Args:
        style_id: Its paragraph style.
        runs: What is anchored in it; empty for nothing.
    """
    spacing = '<w:spacing w:line="20" w:lineRule="exact"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{spacing}</w:pPr>{runs}</w:p>'


def _indent_xml(indent: Indent) -> str:
    """Return `w:ind`; with counts of zero, or a count inherited from the style would win over the lengths."""
    first = f'w:hanging="{indent.hanging_twips}"' if indent.hanging_twips else 'w:firstLine="0"'
    left = 0 if indent.ends_right else indent.left_twips
    return (
        f'<w:ind w:leftChars="0" w:left="{left}" w:rightChars="0" '
        f'w:right="{indent.right_twips}" w:firstLineChars="0" {first}/>'
    )
