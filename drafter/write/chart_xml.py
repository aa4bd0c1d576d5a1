"""The chart part of a Word file (DrawingML); whatever a program might guess otherwise is said."""

from __future__ import annotations

import html
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from drafter.render.blocks import Chart, ChartKind, Series
from drafter.wording import number_text
from drafter.write.chart_look import FONTS, SIZE_PT, Fill, decimals, fill_of, stroke_of

CHART_NAMESPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
SHEET: Final = "数据"
WORKBOOK_ID: Final = "rId1"
"""By which the chart refers to the workbook with its numbers."""

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CATEGORY_AXIS, _VALUE_AXIS = "111111111", "222222222"
_HAIRLINE_EMU: Final = 6350
_LINE_EMU: Final = 19050
_MARKER_SIZE: Final = 7
_GAP_PERCENT: Final = 60
_WHOLE: Final = 100
_LABEL_PLACES: Final = {ChartKind.SHARES: "ctr", ChartKind.PIE: "bestFit"}
_ABOVE_AND_BELOW: Final = ("t", "b")
_LYING: Final = (ChartKind.BARS, ChartKind.SHARES)


def chart_xml(chart: Chart) -> str:
    """Return the chart part; its relationship `WORKBOOK_ID` leads to the workbook."""
    has_legend = len(chart.series) > 1
    legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if has_legend else ""
    return (
        f'<c:chartSpace xmlns:c="{CHART_NAMESPACE}" xmlns:a="{_DRAWING}" xmlns:r="{_OFFICE}">'
        '<c:date1904 val="0"/><c:lang val="zh-CN"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{_plot_xml(chart)}</c:plotArea>{legend}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{_text_xml()}"
        f'<c:externalData r:id="{WORKBOOK_ID}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _text_xml(body: str = "<a:bodyPr/>") -> str:
    latin, chinese = FONTS
    return (
        f'<c:txPr>{body}<a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(SIZE_PT * 100)}" b="0">'
        '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        f'<a:latin typeface="{latin}"/><a:ea typeface="{chinese}"/><a:cs typeface="{latin}"/>'
        '</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def _plot_xml(chart: Chart) -> str:
    axes = f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/>'
    series = "".join(_series_xml(chart, index, one) for index, one in enumerate(chart.series))
    match chart.kind:
        case ChartKind.PIE:
            return f'<c:pieChart><c:varyColors val="0"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'
        case ChartKind.LINES:
            plot = '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
            return f'{plot}{series}<c:marker val="1"/>{axes}</c:lineChart>{_axes_xml(chart)}'
        case _:
            direction = "bar" if chart.kind in _LYING else "col"
            grouping, overlap = ("percentStacked", 100) if chart.kind is ChartKind.SHARES else ("clustered", 0)
            return (
                f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
                f'{series}<c:gapWidth val="{_GAP_PERCENT}"/><c:overlap val="{overlap}"/>{axes}</c:barChart>'
                f"{_axes_xml(chart)}"
            )


def _series_xml(chart: Chart, index: int, series: Series) -> str:
    column = xl_col_to_name(index + 1, col_abs=True)
    name = f"<c:tx>{_text_reference(f'{column}$1', [series.name])}</c:tx>"
    last = len(chart.categories) + 1
    categories = f"<c:cat>{_text_reference(f'$A$2:$A${last}', chart.categories)}</c:cat>"
    numbers = f"<c:val>{_number_reference(f'{column}$2:{column}${last}', series.numbers)}</c:val>"
    head = f'<c:idx val="{index}"/><c:order val="{index}"/>{name}'
    labels = _labels_xml(chart, index)
    count = len(chart.series)
    match chart.kind:
        case ChartKind.PIE:
            fills = [_fill_xml(fill_of(number, len(chart.categories))) for number in range(len(chart.categories))]
            slices = "".join(
                f'<c:dPt><c:idx val="{number}"/><c:bubble3D val="0"/>{fill}</c:dPt>'
                for number, fill in enumerate(fills)
            )
            inside = f"{head}{slices}{labels}{categories}{numbers}"
        case ChartKind.LINES:
            stroke = stroke_of(index, count)
            line = f"<c:spPr>{_line_xml(_LINE_EMU, '000000', stroke.dash)}</c:spPr>"
            marker = (
                f'<c:marker><c:symbol val="{stroke.marker}"/><c:size val="{_MARKER_SIZE}"/>'
                f"{_fill_xml(fill_of(index, count))}</c:marker>"
            )
            inside = f'{head}{line}{marker}{labels}{categories}{numbers}<c:smooth val="0"/>'
        case _:
            fill = _fill_xml(fill_of(index, count))
            inside = f'{head}{fill}<c:invertIfNegative val="0"/>{labels}{categories}{numbers}'
    return f"<c:ser>{inside}</c:ser>"


def _fill_xml(fill: Fill) -> str:
    colour = f'<a:srgbClr val="{fill.grey}"/>'
    if fill.pattern:
        background = '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr>'
        area = f'<a:pattFill prst="{fill.pattern}"><a:fgClr>{colour}</a:fgClr>{background}</a:pattFill>'
    else:
        area = f"<a:solidFill>{colour}</a:solidFill>"
    return f"<c:spPr>{area}{_line_xml(_HAIRLINE_EMU, '000000')}</c:spPr>"


def _line_xml(width_emu: int, grey: str, dash: str = "solid") -> str:
    colour = f'<a:solidFill><a:srgbClr val="{grey}"/></a:solidFill>'
    return f'<a:ln w="{width_emu}">{colour}<a:prstDash val="{dash}"/></a:ln>'


def _text_reference(cells: str, texts: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{_escaped(text)}</c:v></c:pt>' for index, text in enumerate(texts) if text
    )
    cache = f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'
    return f"<c:strRef><c:f>{SHEET}!{cells}</c:f>{cache}</c:strRef>"


def _number_reference(cells: str, numbers: Sequence[Decimal | None]) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{number_text(number)}</c:v></c:pt>'
        for index, number in enumerate(numbers)
        if number is not None
    )
    cache = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(numbers)}"/>{points}'
    return f"<c:numRef><c:f>{SHEET}!{cells}</c:f><c:numCache>{cache}</c:numCache></c:numRef>"


def _label_place(kind: ChartKind, index: int) -> str:
    """Return where the numbers of a series stand; those of one line stay away from those of the next."""
    if kind is ChartKind.LINES:
        return _ABOVE_AND_BELOW[index % 2]
    return _LABEL_PLACES.get(kind, "outEnd")


def _labels_xml(chart: Chart, index: int) -> str:
    """Return the numbers at the bars of a series; one that is approximate says so in its own words."""
    is_pie = chart.kind is ChartKind.PIE
    white = '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
    style = (white if chart.kind in (ChartKind.SHARES, ChartKind.PIE) else "") + _text_xml()
    shown = (
        f'<c:dLblPos val="{_label_place(chart.kind, index)}"/><c:showLegendKey val="0"/>'
        f'<c:showVal val="{int(not is_pie)}"/><c:showCatName val="{int(is_pie)}"/>'
        f'<c:showSerName val="0"/><c:showPercent val="{int(is_pie)}"/>'
        '<c:showBubbleSize val="0"/>'
    )
    own = "".join(
        f'<c:dLbl><c:idx val="{number}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="zh-CN"/>'
        f"<a:t>{_escaped(amount.text())}</a:t></a:r></a:p></c:rich></c:tx>{style}{shown}</c:dLbl>"
        for number, amount in enumerate(chart.series[index].amounts)
        if amount and amount.approximate and not is_pie
    )
    places = decimals(chart)
    code = f"0.{'0' * places}" if places and not is_pie else "0.0%" if is_pie else "General"
    end = '<c:separator> </c:separator><c:showLeaderLines val="1"/>' if is_pie else ""
    return f'<c:dLbls>{own}<c:numFmt formatCode="{code}" sourceLinked="0"/>{style}{shown}{end}</c:dLbls>'


def _axes_xml(chart: Chart) -> str:
    """Return the two axes; lying bars begin with the first category on top."""
    lying = chart.kind in _LYING
    order, crosses = ("maxMin", "max") if lying else ("minMax", "autoZero")
    category_side, value_side = ("l", "b") if lying else ("b", "l")
    black, grey = (f"<c:spPr>{_line_xml(_HAIRLINE_EMU, colour)}</c:spPr>" for colour in ("000000", "D9D9D9"))
    level = _text_xml('<a:bodyPr rot="0" vert="horz"/>')
    ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    is_shares = chart.kind is ChartKind.SHARES
    title = "" if is_shares or not chart.unit else _unit_xml(chart.unit)
    code = "0%" if is_shares else "General"
    return (
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{category_side}"/><c:numFmt formatCode="General" sourceLinked="0"/>{ticks}'
        f'<c:tickLblPos val="low"/>{black}{level}<c:crossAx val="{_VALUE_AXIS}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/>'
        f'<c:scaling><c:orientation val="minMax"/>{_bounds_xml(chart)}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{value_side}"/><c:majorGridlines>{grey}</c:majorGridlines>{title}'
        f'<c:numFmt formatCode="{code}" sourceLinked="0"/>{ticks}<c:tickLblPos val="nextTo"/>{black}{level}'
        f'<c:crossAx val="{_CATEGORY_AXIS}"/><c:crosses val="{crosses}"/><c:crossBetween val="between"/></c:valAx>'
    )


def _bounds_xml(chart: Chart) -> str:
    """Return where the axis of values ends: a bar that began above zero would lie; lines show how numbers move."""
    numbers = [number for one in chart.series for number in one.numbers if number is not None]
    most = f'<c:max val="{_WHOLE}"/>' if chart.unit == "%" and max(numbers) <= _WHOLE else ""
    least = '<c:min val="0"/>' if chart.kind is not ChartKind.LINES and min(numbers) >= 0 else ""
    return "" if chart.kind is ChartKind.SHARES else most + least


def _unit_xml(unit: str) -> str:
    latin, chinese = FONTS
    fonts = f'<a:latin typeface="{latin}"/><a:ea typeface="{chinese}"/>'
    size = f'lang="zh-CN" sz="{round(SIZE_PT * 100)}" b="0"'
    return (
        '<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p>'
        f"<a:r><a:rPr {size}>{fonts}</a:rPr><a:t>{_escaped(unit)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    )


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
