"""How wide a table is, as its own settings say."""

from __future__ import annotations

from drafter.verify.package import Element, name_of


def table_width(table: Element) -> int:
    """Return how wide a table says that it is, in twips: itself, or its columns together; 0 where nothing is said."""
    width = table.find(f"{name_of('w:tblPr')}/{name_of('w:tblW')}")
    if width is not None and width.get(name_of("w:type")) == "dxa" and _twips(width):
        return _twips(width)
    columns = table.find(name_of("w:tblGrid"))
    return 0 if columns is None else sum(_twips(column) for column in columns.iterchildren("*"))


def _twips(element: Element) -> int:
    text = element.get(name_of("w:w"), "0")
    return int(text) if text.isdecimal() and len(text) < 7 else 0
