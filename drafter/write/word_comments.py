"""Remarks stand in a document made in Word as comments, at the values and words that they are about."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final, TypeAlias

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.styles.styles import Styles
from lxml import etree
from lxml.etree import _Element

from drafter.write import styles
from drafter.write.additions import Additions
from drafter.write.comments import Comments, Remark

_RUN, _START = qn("w:r"), qn("w:commentRangeStart")
_STYLES: Final = (
    (styles.COMMENT_TEXT, WD_STYLE_TYPE.PARAGRAPH),
    (styles.COMMENT_REFERENCE, WD_STYLE_TYPE.CHARACTER),
)

Holders: TypeAlias = Sequence[tuple[_Element, int]]
"""The elements that hold a line's characters, each with how many."""
Lines: TypeAlias = Mapping[tuple[int, int], Holders]
"""Where a document's lines are, by block and line of the block."""


def add_comment_styles(known: Styles) -> None:
    """Give a document the styles that comments need, where it has none."""
    names = {style.name_val for style in known.element.style_lst}
    for name, kind in _STYLES:
        if name not in names:
            known.add_style(name, kind, builtin=True)  # type: ignore[no-untyped-call]


def commented(
    root: _Element,
    lines: Lines,
    remarks: Sequence[Remark],
    date: datetime.date,
    additions: Additions,
    style_ids: Mapping[str, str],
) -> bytes:
    """Return a document's text with remarks as comments; the text itself stays as it is.

    Args:
        root: The text.
        lines: Where its lines are.
        remarks: What is said.
        date: When it was said.
        additions: Where the comments' own part goes.
        style_ids: Ids of the document's styles by name.
    """
    comments = Comments(_in_lines(remarks, lines), date, additions, style_ids.__getitem__)
    put = []
    for place, holders in lines.items():
        for index, xml in comments.marks(*place):
            put += _put(list(parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")), index, holders)
    try:
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    finally:
        for element in put:
            element.getparent().remove(element)  # type: ignore[union-attr]


def _in_lines(remarks: Sequence[Remark], lines: Lines) -> Iterator[Remark]:
    """Yield the remarks; what is said of a header, where no comment can stand, stands at the text's beginning."""
    first = next(iter(lines), None)
    for remark in remarks:
        if (remark.block, remark.line) in lines:
            yield remark
        elif first is not None:
            end = sum(length for _, length in lines[first])
            yield remark._replace(block=first[0], line=first[1], start=0, end=end)


def _put(marks: list[_Element], index: int, holders: Holders) -> list[_Element]:
    """Put the beginning of a comment in front of the run that holds a character, or its end behind the one before."""
    starts = marks[0].tag == _START
    wanted = index if starts else index - 1
    ends = accumulate(length for _, length in holders)
    holder = next((one for (one, _), end in zip(holders, ends, strict=True) if wanted < end), holders[-1][0])
    run = next(holder.iterancestors(_RUN))
    for mark in marks if starts else reversed(marks):
        if starts:
            run.addprevious(mark)
        else:
            run.addnext(mark)
    return marks
