"""A chart in a Word file: the drawing in the text, the chart part, and the workbook that Word opens to edit it."""

from __future__ import annotations

import datetime
import io
import posixpath
from typing import Final

import xlsxwriter

from drafter.render.blocks import Chart, pieces_of
from drafter.render.charts import description
from drafter.write.additions import OFFICE_RELATIONSHIPS, Additions
from drafter.write.chart_look import lines_high
from drafter.write.chart_xml import CHART_NAMESPACE, SHEET, WORKBOOK_ID, chart_xml
from drafter.write.drawing import drawing_xml, emu_from_twips, height_twips, inline_xml
from drafter.write.runs import refuse_unprintable

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES: Final = "application/vnd.openxmlformats-officedocument"
_CHART_TYPE: Final = f"{_TYPES}.drawingml.chart+xml"
_WORKBOOK_TYPE: Final = f"{_TYPES}.spreadsheetml.sheet"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
# The same chart makes the same bytes.
_CREATED: Final = datetime.datetime(2000, 1, 1)


def chart_paragraph_xml(chart: Chart, style_id: str, number: int, additions: Additions, width_twips: int) -> str:
    """Return the paragraph of a chart, and add its parts to the package.

    Args:
        chart: What it shows.
        style_id: Style of the paragraph.
        number: Number of the drawing in the document.
        additions: Where its parts go.
        width_twips: Width of the text area.

    Raises:
        RecordError: A text holds a character that Word files cannot hold.
    """
    for piece in (*pieces_of(chart), *pieces_of(chart.table)):
        refuse_unprintable(piece)
    workbook = additions.add("word/embeddings/chart_data.xlsx", _workbook_bytes(chart), _WORKBOOK_TYPE)
    name = additions.add("word/charts/chart.xml", (_DECLARATION + chart_xml(chart)).encode(), _CHART_TYPE)
    folder, file = posixpath.split(name)
    target = posixpath.relpath(workbook, folder)
    relationship = f'<Relationship Id="{WORKBOOK_ID}" Type="{OFFICE_RELATIONSHIPS}/package" Target="{target}"/>'
    relationships = f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}">{relationship}</Relationships>'
    additions.add(f"{folder}/_rels/{file}.rels", relationships.encode())
    chart_id = additions.link(name, "chart")
    reference = f'<c:chart xmlns:c="{CHART_NAMESPACE}" xmlns:r="{OFFICE_RELATIONSHIPS}" r:id="{chart_id}"/>'
    lines = lines_high(chart)
    size = emu_from_twips(width_twips), emu_from_twips(height_twips(lines))
    words = description(chart)
    return drawing_xml(style_id, lines, inline_xml(number, f"图{number}", words, size, CHART_NAMESPACE, reference))


def _workbook_bytes(chart: Chart) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": _CREATED})
        sheet = book.add_worksheet(SHEET)
        sheet.write_row(0, 1, [series.name for series in chart.series])
        sheet.write_column(1, 0, chart.categories)
        for column, series in enumerate(chart.series, start=1):
            for row, number in enumerate(series.numbers, start=1):
                if number is not None:
                    sheet.write_number(row, column, float(number))
    return data.getvalue()
