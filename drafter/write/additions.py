"""Parts that a report brings into its package beside those of the frame: headers, comments, charts."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Sequence
from typing import Final

_CONTENT_TYPES: Final = "[Content_Types].xml"
_RELATIONSHIP_ID: Final = re.compile(rb'Id="rId([0-9]+)"')
_TYPES_END, _RELATIONSHIPS_END = b"</Types>", b"</Relationships>"
_NO_RELATIONSHIPS: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)

OFFICE_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""What the kinds of relationship begin with."""


class Additions:
    """The parts of one package: a frame's, and what a report adds to them."""

    def __init__(self, parts: Sequence[tuple[str, bytes]], document_name: str) -> None:
        """Begin with the frame's parts.

        Args:
            parts: Names and contents in the order in which a package is written.
            document_name: The part that holds the text, and from which relationships lead.
        """
        self._parts = parts
        self._folder = posixpath.dirname(document_name)
        self._relationships_name = f"{self._folder}/_rels/{posixpath.basename(document_name)}.rels"
        self._names = {name for name, _ in parts}
        own = next((content for name, content in parts if name == self._relationships_name), b"")
        self._last_id = max((int(number) for number in _RELATIONSHIP_ID.findall(own)), default=0)
        self._added: list[tuple[str, bytes]] = []
        self._types: list[str] = []
        self._relationships: list[str] = []

    def relate(self, name: str, content: bytes, content_type: str, kind: str) -> str:
        """Add a part that the text refers to.

        Args:
            name: Its name in the package, such as `word/comments.xml`; a name that is taken gets a number.
            content: Its bytes.
            content_type: What it is.
            kind: The last word of the relationship's type, such as `comments`.

        Returns:
            The id by which the text refers to it.
        """
        return self.link(self.add(name, content, content_type), kind)

    def link(self, name: str, kind: str) -> str:
        """Let the text refer to a part that is there, and return the id by which it does.

        Args:
            name: The part's name in the package.
            kind: The last word of the relationship's type, such as `chart`.
        """
        self._last_id += 1
        target = posixpath.relpath(name, self._folder or ".")
        self._relationships.append(
            f'<Relationship Id="rId{self._last_id}" Type="{OFFICE_RELATIONSHIPS}/{kind}" '
            f'Target="{html.escape(target)}"/>'
        )
        return f"rId{self._last_id}"

    def add(self, name: str, content: bytes, content_type: str = "") -> str:
        """Add a part that another one refers to, and return its name.

        Args:
            name: Its name in the package; a name that is taken gets a number.
            content: Its bytes.
            content_type: What it is; empty where its ending says so, as with `.rels`.
        """
        stem, suffix = posixpath.splitext(name)
        number = 1
        while name in self._names:
            number += 1
            name = f"{stem}{number}{suffix}"
        self._names.add(name)
        self._added.append((name, content))
        if content_type:
            self._types.append(f'<Override PartName="/{html.escape(name)}" ContentType="{html.escape(content_type)}"/>')
        return name

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield every part; where nothing was added, the frame's byte for byte."""
        for name, content in self._parts:
            if name == _CONTENT_TYPES:
                content = _inserted(content, self._types, _TYPES_END)
            elif name == self._relationships_name:
                content = _inserted(content, self._relationships, _RELATIONSHIPS_END)
            yield name, content
        if self._relationships and self._relationships_name not in dict(self._parts):
            yield self._relationships_name, _inserted(_NO_RELATIONSHIPS, self._relationships, _RELATIONSHIPS_END)
        yield from self._added


def _inserted(content: bytes, items: Sequence[str], end: bytes) -> bytes:
    before, found, after = content.rpartition(end)
    return before + "".join(items).encode() + found + after
