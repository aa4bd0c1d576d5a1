"""Remarks become Word comments that stand at the very words they are about."""

from __future__ import annotations

import datetime
import html
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from drafter.write import styles
from drafter.write.additions import Additions

AUTHOR: Final = "drafter"

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_INITIALS: Final = "核"


class Remark(NamedTuple):
    """Something to say about words of a report.

    Attributes:
        block: Index of the block that they stand in.
        start: Where they begin in the block's text as it reads, a heading's number included; in a table, in the
            text of the line.
        end: Where they end.
        paragraphs: What is said.
        line: For a table, which line of its cells they stand in, in reading order.
    """

    block: int
    start: int
    end: int
    paragraphs: tuple[str, ...]
    line: int = 0


Marks = Sequence[tuple[int, str]]
"""What stands between the characters of a line: at which index, and its XML; in the order of the line."""


class Comments:
    """The comments of one document."""

    def __init__(
        self, remarks: Iterable[Remark], date: datetime.date, additions: Additions, style_id: Callable[[str], str]
    ) -> None:
        """Number the remarks and add the part that holds them.

        Args:
            remarks: What is said; none leaves the document as it is.
            date: When it was said.
            additions: Where the part goes.
            style_id: Gives the id of a style by its name.
        """
        self._marks: dict[tuple[int, int], list[tuple[int, str]]] = {}
        ordered = sorted(remarks, key=lambda one: (one.block, one.line, one.start, one.end))
        if not ordered:
            return
        reference = f'<w:rPr><w:rStyle w:val="{style_id(styles.COMMENT_REFERENCE)}"/></w:rPr>'
        text_style = f'<w:pPr><w:pStyle w:val="{style_id(styles.COMMENT_TEXT)}"/></w:pPr>'
        starts: dict[tuple[int, int], list[tuple[int, str]]] = {}
        for number, remark in enumerate(ordered):
            place = remark.block, remark.line
            starts.setdefault(place, []).append((remark.start, f'<w:commentRangeStart w:id="{number}"/>'))
            end = f'<w:commentRangeEnd w:id="{number}"/><w:r>{reference}<w:commentReference w:id="{number}"/></w:r>'
            self._marks.setdefault(place, []).append((max(remark.end, remark.start + 1), end))
        for place, ends in self._marks.items():
            # Where one comment ends and the next begins, the end comes first.
            self._marks[place] = sorted([*ends, *starts[place]], key=lambda mark: mark[0])
        content = "".join(
            _comment_xml(number, remark, date, text_style, reference) for number, remark in enumerate(ordered)
        )
        part = f'{_DECLARATION}<w:comments xmlns:w="{_MAIN}">{content}</w:comments>'.encode()
        additions.relate("word/comments.xml", part, _TYPE, "comments")

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._marks)

    def marks(self, block: int, line: int = 0) -> Marks:
        """Return what stands between the characters of a block, or of a line of a table's cells."""
        return self._marks.get((block, line), ())


def _comment_xml(number: int, remark: Remark, date: datetime.date, style: str, reference: str) -> str:
    mark = f"<w:r>{reference}<w:annotationRef/></w:r>"
    paragraphs = "".join(
        f'<w:p>{style}{"" if index else mark}<w:r><w:t xml:space="preserve">{html.escape(text, quote=False)}</w:t>'
        "</w:r></w:p>"
        for index, text in enumerate(remark.paragraphs)
    )
    return (
        f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:date="{date.isoformat()}T00:00:00Z" '
        f'w:initials="{_INITIALS}">{paragraphs}</w:comment>'
    )
