"""The record's 指标: checked against the catalogue, every fault collected."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from drafter.errors import DrafterError, RecordError
from drafter.figures.amounts import Amount, FigureAnswer, State, parse_amount
from drafter.figures.catalogue import Catalogue, Figure, FigureGroup, FigureKind
from drafter.record.fields import Fields
from drafter.record.nodes import Node, Scalar, is_empty
from drafter.wording import APPROXIMATE, name_list, number_text, unknown_name_fix

_FIELDS = ("数值", "约数", "上年", "来源", "口径")


class GivenFigures(NamedTuple):
    """The figures of a record by group and key.

    Attributes:
        given: What is given for this year.
        last_only: Last year's amounts, where this year's is still to come.
    """

    given: dict[str, dict[str, FigureAnswer]]
    last_only: dict[str, dict[str, Amount]]


def figures_from(node: Node | None, catalogue: Catalogue, errors: list[DrafterError]) -> GivenFigures:
    """Read the figures of a record: group, figure, then a value or 数值/约数/上年/来源/口径."""
    figures = GivenFigures({}, {})
    if node is None:
        return figures
    for key, value in Fields(node, errors, RecordError).node:
        group = catalogue.groups.get(key)
        if group is None:
            what = f"指标库里没有“{key}”这一组"
            errors.append(RecordError(what, value.place, unknown_name_fix(key, list(catalogue.groups))))
        elif not is_empty(value):
            figures.given[key] = {}
            _read_group(value, group, figures, errors)
    return figures


def _read_group(node: Node, group: FigureGroup, figures: GivenFigures, errors: list[DrafterError]) -> None:
    given = figures.given[group.key]
    fields = Fields(node, errors, RecordError)
    for key, value in fields.node:
        figure = group.figures.get(key)
        if figure is None:
            what = f"“{group.label}”里没有指标“{key}”"
            place = fields.node.key_place(key)
            errors.append(RecordError(what, place, unknown_name_fix(key, list(group.figures))))
        elif not is_empty(value):
            answer = _answer_from(value, figure, errors)
            if isinstance(answer, FigureAnswer):
                given[key] = answer
            elif answer:
                figures.last_only.setdefault(group.key, {})[key] = answer
    for key in given:
        _check_not_computed(group.figures[key], given, errors)


def _answer_from(node: Node, figure: Figure, errors: list[DrafterError]) -> FigureAnswer | Amount | None:
    """Read a figure; last year's amount alone where that is all that is known yet."""
    if isinstance(node, Scalar):
        amount = _amount_from(node, figure, errors)
        return FigureAnswer(amount, node.place) if amount else None
    fields = Fields(node, errors, RecordError)
    fields.only(_FIELDS)
    value, last = fields.node_of("数值"), fields.node_of("上年")
    if last is not None and not isinstance(last, Scalar):
        fields.fault(f"“{figure.label}”的“上年”应是一个数", last, "写成 上年: 1210")
    last_amount = _amount_from(last, figure, errors) if isinstance(last, Scalar) else None
    if value is None and last is not None:
        if fields.text("约数"):
            fields.fault("“约数”只能配一个数字", fields.node.entries["约数"], "补上 数值，或者删去 约数")
        return last_amount
    if not isinstance(value, Scalar):
        fields.fault(f"“{figure.label}”缺少“数值”", node, "补上 数值: …；不知道写 未统计，不涉及写 无")
        return None
    amount = _with_approximate(_amount_from(value, figure, errors), fields, value)
    if amount is None:
        return None
    return FigureAnswer(
        amount=amount,
        place=value.place,
        last=last_amount,
        source=fields.text("来源"),
        meaning=fields.text("口径"),
    )


def _amount_from(node: Scalar, figure: Figure, errors: list[DrafterError]) -> Amount | None:
    text = node.text
    if figure.kind is FigureKind.RATE:
        text = text.strip().removesuffix("%").removesuffix("％")
    amount = parse_amount(text)
    if amount is None:
        what = f"“{figure.label}”填的“{node.text.strip()[:20]}”不是数字"
        fix = "只写数字，单位不用写；约数写 20余 或 约20；不涉及写 无，没有统计写 未统计"
        errors.append(RecordError(what, node.place, fix))
        return None
    if figure.kind is FigureKind.INTEGER and _fraction(amount.number):
        what = f"“{figure.label}”应是整数，却填了“{node.text.strip()[:20]}”"
        errors.append(RecordError(what, node.place, f"按{figure.unit}数写整数，例如 12000"))
        return None
    return amount


def _fraction(number: Decimal | None) -> bool:
    return number is not None and number != number.to_integral_value()


def _with_approximate(amount: Amount | None, fields: Fields, value: Scalar) -> Amount | None:
    word = fields.text("约数")
    if not word or amount is None:
        return amount
    if word not in APPROXIMATE:
        fields.fault(f"“约数”不能写“{word}”", fields.node.entries["约数"], f"可用的有：{name_list(APPROXIMATE)}")
    elif amount.state is not State.NUMBER or amount.approximate:
        fields.fault("“约数”只能配一个数字", value, "数值 只写数字，约数 写 余、多、约 等")
    else:
        return Amount(State.NUMBER, amount.number, word)
    return amount


def _check_not_computed(figure: Figure, given: dict[str, FigureAnswer], errors: list[DrafterError]) -> None:
    """A rate whose members are given follows from them; a second value could only contradict."""
    if figure.ratio is None:
        return
    members = (figure.ratio.numerator, figure.ratio.denominator)
    if all(member in given and given[member].amount.exact is not None for member in members):
        stated = given[figure.key].amount.number
        what = f"“{figure.label}”由“{members[0]}”除以“{members[1]}”算出，不用再填"
        shown = f" {number_text(stated)}" if stated is not None else ""
        errors.append(RecordError(what, given[figure.key].place, f"删去这一行的{figure.key}{shown}"))
