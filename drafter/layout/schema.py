"""A layout as a JSON Schema: editors complete and check the Chinese keys of its records by it.

It judges what YAML tools make of a record, which is less than our reader knows: a tool may give a year as a
number or a text. So it only refuses shapes that the reader refuses too; absent answers are never wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, TypeAlias

from drafter.figures.amounts import State
from drafter.figures.catalogue import Figure, FigureGroup, FigureKind
from drafter.layout.model import Kind, Layout, Question
from drafter.wording import APPROXIMATE, APPROXIMATE_AFTER_NUMBER, APPROXIMATE_AFTER_UNIT, APPROXIMATE_BEFORE

# JSON has no narrower type that would help.
Schema: TypeAlias = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_YES_NO = ("是", "否")
_ANY_VALUE: Schema = {"type": ["string", "number", "boolean", "null"]}

# Half- and full-width characters alike, as the reader takes them.
_DIGIT = "[0-9０-９]"
_FRACTION, _ZEROS = f"[.．]{_DIGIT}{{1,9}}", "[.．][0０]{1,9}"
_WHOLE = f"(?:{_DIGIT}{{1,3}}(?:[,，]{_DIGIT}{{3}})+|{_DIGIT}{{1,18}})"
_YEAR = "(?:19(?:49|[5-9][0-9])|20[0-9]{2}|[０-９〇零○一二三四五六七八九]{4})\\s*(?:年度?)?"
_MONTH, _DAY = "(?:[0０]?[1-9１-９]|[1１][0-2０-２])", "(?:[0０]?[1-9１-９]|[12１２][0-9０-９]|[3３][01０１])"
_DATE = f"{_DIGIT}{{4}}\\s*[年/.／．-]\\s*{_MONTH}\\s*[月/.／．-]\\s*{_DAY}\\s*日?"
_ONE_LINE = r"^[\r\n]*[^\r\n]*[\r\n]*$"
_ONE_LINE_OF_WORDS = r"^[\r\n]*[^\r\n]*\S[^\r\n]*[\r\n]*$"


def schema_from(layout: Layout) -> Schema:
    """Describe the records of a layout as JSON Schema, draft 2020-12."""
    names = [f"{layout.name}@{layout.version}", layout.name]
    questions = [question for question in layout.questions() if question.kind is not Kind.FIGURES]
    properties: Schema = {
        "版式": {"title": "版式", "description": "这份记录用哪个版式，写在第一行", "enum": names},
        **{question.key: _question(question, layout) for question in questions},
        "指标": _figures(layout),
        "核对说明": {"title": "核对说明", "description": "drafter check 指出、但写得没有错的地方，每处写明理由"},
        "另存": {"title": "另存", "description": "版式更新以后没有去处的内容，留在这里，不写入报告"},
    }
    # The reader cannot do without these: no empty value, and a name inside 机关.
    properties["年度"] = _filled(properties["年度"])
    properties["机关"] = {**_filled(properties["机关"]), "required": ["名称"]}
    name = properties["机关"]["properties"]["名称"]
    properties["机关"]["properties"]["名称"] = {**_filled(name), "pattern": _ONE_LINE_OF_WORDS}
    return {
        "$schema": _DIALECT,
        "title": layout.label,
        "description": layout.help,
        **_object(properties),
        "type": "object",
        "required": ["版式", "年度", "机关"],
        "$defs": {_amount_name(kind): _amount(kind) for kind in FigureKind},
    }


def _filled(schema: Schema) -> Schema:
    """Return a schema without its leave to be empty."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [_filled(one) for one in schema["anyOf"] if one != {"type": "null"}]}
    types = [name for name in schema["type"] if name != "null"] if isinstance(schema["type"], list) else schema["type"]
    return {**schema, "type": types}


def _object(properties: Schema) -> Schema:
    return {"type": ["object", "null"], "properties": properties, "additionalProperties": False}


def _any_of(*schemas: Schema) -> Schema:
    return {"anyOf": [*schemas, {"type": "null"}]}


def _question(question: Question, layout: Layout) -> Schema:
    return {
        "title": question.label,
        "description": _description(question),
        **_KINDS.get(question.kind, _anything)(question, layout),
        **_offers(question, layout),
    }


def _description(question: Question) -> str:
    lines = [question.prompt if question.prompt != question.label else "", question.help]
    lines += [f"例如：{question.example}"] if question.example else []
    lines += [f"不写就是：{question.default}"] if question.default else []
    lines += [validation.message for validation in question.validations]
    return "\n".join(dict.fromkeys(line for line in lines if line)) or question.label


def _offers(question: Question, layout: Layout) -> Schema:
    """Return what an editor may offer: the example and the suggestions for a text."""
    if question.kind is not Kind.SHORT_TEXT:
        return {}
    source, outlines = question.suggestion_source, layout.reference.outlines
    by_year = (word for outline in outlines for word in layout.reference.suggestions(source, outline.last))
    examples = list(dict.fromkeys(filter(None, (question.example, *question.suggestions, *by_year))))
    return {"examples": examples} if examples else {}


def _anything(_question: Question, _layout: Layout) -> Schema:
    return {}


def _short_text(_question: Question, _layout: Layout) -> Schema:
    return {**_ANY_VALUE, "pattern": _ONE_LINE}


def _long_text(_question: Question, _layout: Layout) -> Schema:
    return dict(_ANY_VALUE)


def _number(question: Question, _layout: Layout) -> Schema:
    whole = question.kind is Kind.INTEGER
    unit = "[%％]" if question.kind is Kind.PERCENT else re.sub(r"([^\w\s%])", r"\\\1", question.unit)
    number: Schema = {"type": "integer" if whole else "number", **_bounds(question)}
    pattern = f"[-－]?{_WHOLE}(?:{_ZEROS if whole else _FRACTION})?" + (f"\\s*(?:{unit})?" if unit else "")
    return _any_of(number, _pattern(pattern))


def _bounds(question: Question) -> Schema:
    bounds: Schema = {}
    for validation in question.validations:
        for name, bound in (("minimum", validation.least), ("maximum", validation.most)):
            if isinstance(bound, Decimal):
                bounds[name] = int(bound) if bound == bound.to_integral_value() else float(bound)
    return bounds


def _pattern(pattern: str) -> Schema:
    """Return the schema of a text of a form; blank ones mean "not answered"."""
    return {"type": "string", "pattern": rf"^\s*(?:{pattern})?\s*$"}


def _year(_question: Question, _layout: Layout) -> Schema:
    number = {"type": "integer", "minimum": 1949, "maximum": 2099}
    return _any_of(number, {"type": "string", "pattern": rf"^\s*{_YEAR}\s*$"})


def _date(_question: Question, _layout: Layout) -> Schema:
    return {"type": ["string", "null"], "pattern": _pattern(_DATE)["pattern"]}


def _choice(question: Question, _layout: Layout) -> Schema:
    return {"enum": [*_as_parsed(question.options), None]}


def _multiple(question: Question, layout: Layout) -> Schema:
    one = _choice(question, layout)
    return {"anyOf": [one, {"type": "array", "items": one, **_most(question)}]}


def _as_parsed(options: Iterable[str]) -> list[str | int]:
    """Return options as texts, and as the numbers that YAML tools take them for."""
    texts = list(options)
    return [*texts, *(int(text) for text in texts if text.isascii() and text.isdigit())]


def _list(question: Question, layout: Layout) -> Schema:
    if question.item is not None:
        items = _question(question.item, layout)
    else:
        public = {"title": "公开", "description": "写 否，这一项就不写进公开稿；不写就是公开", "enum": [*_YES_NO, None]}
        items = _object({**_questions(question, layout), "公开": public})
    array: Schema = {"type": ["array", "null"], "items": items, **_most(question)}
    return {"anyOf": [array, {"const": State.NONE.value}]} if question.none_allowed else array


def _most(question: Question) -> Schema:
    """Return how many items a list may have; too few are missing content, not wrong."""
    most = [validation.most_items for validation in question.validations if validation.most_items]
    return {"maxItems": min(most)} if most else {}


def _group(question: Question, layout: Layout) -> Schema:
    return _object(_questions(question, layout))


def _questions(question: Question, layout: Layout) -> Schema:
    return {inner.key: _question(inner, layout) for inner in question.questions}


_KINDS: dict[Kind, Callable[[Question, Layout], Schema]] = {
    Kind.SHORT_TEXT: _short_text,
    Kind.LONG_TEXT: _long_text,
    Kind.INTEGER: _number,
    Kind.DECIMAL: _number,
    Kind.PERCENT: _number,
    Kind.MONEY: _number,
    Kind.YEAR: _year,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.YES_NO: _choice,
    Kind.MULTIPLE: _multiple,
    Kind.LIST: _list,
    Kind.GROUP: _group,
}


def _figures(layout: Layout) -> Schema:
    """Describe 指标: every group of the catalogue, whether the layout asks for it or not."""
    labels = {question.figure_group: question.label for question in layout.questions()}
    groups = layout.catalogue.groups.values()
    description = "每个数字只在这里填一次：0 写 0，不涉及写 无，没有统计写 未统计；约数写 20余、约20"
    made = _object({group.key: _figure_group(group, labels.get(group.key, group.label)) for group in groups})
    return {"title": "指标", "description": description, **made}


def _figure_group(group: FigureGroup, label: str) -> Schema:
    figures = {figure.key: _figure(figure) for figure in group.figures.values()}
    return {"title": label, "description": group.label, **_object(figures)}


def _figure(figure: Figure) -> Schema:
    lines = [f"{figure.meaning}（单位：{figure.unit}）"]
    if figure.ratio:
        lines.append(f"由{figure.ratio.numerator}除以{figure.ratio.denominator}算出，填了那两个就不用填")
    amount = {"$ref": f"#/$defs/{_amount_name(figure.kind)}"}
    detailed = {
        "type": "object",
        "properties": {
            "数值": {"title": "数值", **_any_of(amount)},
            "约数": {"title": "约数", "enum": [*APPROXIMATE, None]},
            "上年": {"title": "上年数", **_any_of(amount)},
            "来源": {"title": "来源，备查", **_ANY_VALUE},
            "口径": {"title": "口径，备查", **_ANY_VALUE},
        },
        # Last year's value alone is what a record begins with where this year's is still to come.
        "anyOf": [{"required": [key], "properties": {key: amount}} for key in ("数值", "上年")],
        "additionalProperties": False,
    }
    return {"title": figure.label, "description": "\n".join(lines), **_any_of(amount, detailed)}


def _amount_name(kind: FigureKind) -> str:
    """Return the name of a shared definition; in ASCII, because it stands in a URI."""
    return f"amount-{kind.name.lower()}"


def _amount(kind: FigureKind) -> Schema:
    """Describe one value of a figure: a number, exact or approximate, or one of the words for none."""
    whole = kind is FigureKind.INTEGER
    number = f"{_WHOLE}(?:{_ZEROS if whole else _FRACTION})?"
    before = "|".join(APPROXIMATE_BEFORE)
    after = "|".join((*APPROXIMATE_AFTER_NUMBER, *APPROXIMATE_AFTER_UNIT))
    percent = "(?:[%％])?" if kind is FigureKind.RATE else ""
    pattern = rf"^\s*(?:(?:{before})\s*{number}|{number}\s*(?:{after})?)\s*{percent}\s*$"
    return {
        "anyOf": [
            {"type": "integer" if whole else "number", "minimum": 0},
            {"enum": [state.value for state in State if state is not State.NUMBER]},
            {"type": "string", "pattern": pattern},
        ]
    }
