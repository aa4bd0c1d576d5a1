"""The comments of a Word file as it is read back: the words that each stands at, and what it says."""

from __future__ import annotations

import io
from typing import NamedTuple

import docx
from docx.oxml.ns import qn

_START, _END, _TEXT, _BREAK = map(qn, ("w:commentRangeStart", "w:commentRangeEnd", "w:t", "w:br"))
_REFERENCE, _PARAGRAPH, _ID = map(qn, ("w:commentReference", "w:p", "w:id"))


class Comment(NamedTuple):
    """A comment.

    Attributes:
        words: The words that it stands at, without line breaks at their ends.
        before: The words of that paragraph in front of them.
        said: What it says.
    """

    words: str
    before: str
    said: str


def comments_in(data: bytes) -> list[Comment]:
    """Return the comments of a file in the order of their ids; fails where one has no place, or more than one."""
    document = docx.Document(io.BytesIO(data))
    words: dict[str, str] = {}
    before: dict[str, str] = {}
    closed: list[str] = []
    referred: list[str] = []
    is_open: set[str] = set()
    line = ""
    for element in document.element.body.iter():
        identity = element.get(_ID)
        if element.tag == _PARAGRAPH:
            line = ""
        elif element.tag == _START:
            assert identity not in words, "a range begins twice"
            words[identity], before[identity] = "", line
            is_open.add(identity)
        elif element.tag == _END:
            is_open.remove(identity)
            closed.append(identity)
        elif element.tag == _REFERENCE:
            assert identity in closed, "a reference stands behind its words"
            referred.append(identity)
        elif element.tag in (_TEXT, _BREAK):
            text = element.text or "" if element.tag == _TEXT else "\n"
            line += text
            for one in is_open:
                words[one] += text
    comments = list(document.comments)
    assert sorted(closed) == sorted(referred) == sorted(str(comment.comment_id) for comment in comments)
    return [Comment(words[str(one.comment_id)].strip("\n"), before[str(one.comment_id)], one.text) for one in comments]
