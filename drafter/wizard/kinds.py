"""Which part of the wizard asks which kind of question."""

from __future__ import annotations

from drafter.layout.model import Kind
from drafter.wizard.desk import AskStep
from drafter.wizard.figures import ask_figures
from drafter.wizard.lists import ask_list
from drafter.wizard.values import ask_multiple, ask_value

_BY_KIND: dict[Kind, AskStep] = {Kind.LIST: ask_list, Kind.FIGURES: ask_figures, Kind.MULTIPLE: ask_multiple}


def asker_of(kind: Kind) -> AskStep:
    """Return what asks questions of a kind."""
    return _BY_KIND.get(kind, ask_value)
