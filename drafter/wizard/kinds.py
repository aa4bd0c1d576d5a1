"""Which part of the wizard asks which kind of question."""

from __future__ import annotations

from drafter.layout.model import Kind
from drafter.wizard.desk import AskStep


def asker_of(kind: Kind) -> AskStep:
    """Return what asks questions of a kind; the first menu does not wait until all of them are imported."""
    if kind is Kind.LIST:
        from drafter.wizard.lists import ask_list

        return ask_list
    if kind is Kind.FIGURES:
        from drafter.wizard.figures import ask_figures

        return ask_figures
    from drafter.wizard.values import ask_multiple, ask_value

    return ask_multiple if kind is Kind.MULTIPLE else ask_value
