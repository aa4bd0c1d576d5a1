"""Whether values that a program brings can stand in a record: they are read as the record would be."""

from __future__ import annotations

from drafter.answers.build import build_answers
from drafter.answers.model import Answers
from drafter.errors import DrafterError, Place, SeveralErrors
from drafter.layout.model import Layout
from drafter.record.compose import Value
from drafter.record.nodes import Mapping, Node, Scalar, Sequence


def find_faults(values: dict[str, Value], layout: Layout, answers: Answers) -> dict[str, str]:
    """Return what is wrong with values in a record of a layout, by key path.

    Args:
        values: Plain record values by key of the top level.
        layout: The layout that shall take them.
        answers: Whose year and agency the record has.
    """
    agency = values.get("机关")
    trial: dict[str, Value] = {
        "版式": layout.name,
        "年度": str(answers.year),
        **values,
        "机关": {"名称": answers.agency, **(agency if isinstance(agency, dict) else {})},
    }
    place = Place(answers.file)
    try:
        build_answers(Mapping({key: _node(value, place.at_key(key)) for key, value in trial.items()}, place), layout)
    except DrafterError as error:
        parts = error.errors if isinstance(error, SeveralErrors) else (error,)
        return {part.where.key: part.what for part in parts if part.where is not None}
    return {}


def fault_at(key: str, faults: dict[str, str]) -> str:
    """Return the fault of a value: its own, of what holds it or of what it holds; empty where there is none."""
    for faulty, what in faults.items():
        short, long = sorted((faulty, key), key=len)
        if short and f"{long}.".startswith((f"{short}.", f"{short}[")):
            return what
    return ""


def _node(value: Value, place: Place) -> Node:
    match value:
        case dict():
            return Mapping({key: _node(one, place.at_key(f"{place.key}.{key}")) for key, one in value.items()}, place)
        case list():
            items = (_node(one, place.at_key(f"{place.key}[{number}]")) for number, one in enumerate(value, start=1))
            return Sequence(tuple(items), place)
    return Scalar(value or "", place, quoted=True)
