"""A web page as it reads: its elements and its lines of text."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "br", "col", "hr", "img"}
LINES = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption", "tr"}


class Page(HTMLParser):
    """A page as its elements, and its text as lines: one a paragraph, heading or table row, cells parted by tabs."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.lines: list[str] = []
        self._open: list[str] = []
        self._text = ""
        self._cells: list[str] = []
        self._spans: dict[int, int] = {}
        self.feed(page.decode("utf-8"))
        self.close()
        assert self._open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "table":
            self._spans = {}
        if tag in VOID:
            self._text += "\n" if tag == "br" and self._open[-1] not in ("td", "th") else ""
            return
        if tag in ("td", "th"):
            self._fill_spanned()
            self._spans[len(self._cells)] = int(dict(attrs).get("rowspan") or 1) - 1
        self._open.append(tag)

    def _fill_spanned(self) -> None:
        """Put the empty text of a cell that reaches down from above in its place."""
        while self._spans.get(len(self._cells), 0):
            self._spans[len(self._cells)] -= 1
            self._cells.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if tag in ("td", "th"):
            self._cells.append(self._text)
            self._text = ""
        elif tag == "tr":
            self._fill_spanned()
            self.lines.append("\t".join(self._cells))
            self._cells = []
        elif tag == "div" or (tag in LINES and self._open[-1] != "div"):
            self.lines.append(self._text)
            self._text = ""

    def handle_data(self, data: str) -> None:
        if self._open and not {"head", "style", "svg"} & set(self._open) and (data.strip() or self._open[-1] in LINES):
            self._text += data

    def named(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name in names]
