"""Figures as a spreadsheet: CSV, and a workbook that Excel and WPS open."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import xlsxwriter

from drafter.render.figure_table import COLUMNS, FigureRow

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_WIDTHS = (14, 30, 8, 12, 12, 20, 20, 40)
# The same figures make the same bytes.
_CREATED = datetime.datetime(2000, 1, 1)
# A cell that begins so would be taken for a formula by whoever opens a CSV file.
_FORMULA = ("=", "+", "-", "@", "\t")


def csv_bytes(rows: Sequence[FigureRow]) -> bytes:
    """Return the rows as CSV, with the mark by which Excel knows UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_safe(cell) for cell in _cells(row)])
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes(rows: Sequence[FigureRow]) -> bytes:
    """Return the rows as a workbook: numbers are numbers, everything else is text."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": _CREATED})
        sheet = book.add_worksheet("指标")
        bold = book.add_format({"bold": True, "bottom": 1})
        sheet.write_row(0, 0, COLUMNS, bold)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 2)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(_cells(row)):
                if _NUMBER.fullmatch(cell) and column in (3, 4):
                    sheet.write_number(number, column, float(Decimal(cell)))
                else:
                    sheet.write_string(number, column, cell)
    return data.getvalue()


def _cells(row: FigureRow) -> Iterator[str]:
    yield from (row.group, row.label, row.unit, row.this, row.last, row.change, row.source, row.meaning)


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell
