"""The relations beside a layout, which its clerks will meet: that they can be read, and that its sample keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.answers.model import Answers
from drafter.answers.opening import answers_of
from drafter.check.findings import Finding
from drafter.errors import DrafterError, Place
from drafter.figures.compare import Outcome, check_relations
from drafter.figures.relations import Level, Relation
from drafter.layout.load import load_relations
from drafter.layout.model import Layout
from drafter.record.parse import load_mapping
from drafter.workshop.faults import RELATIONS, faults, finding
from drafter.workshop.measuring import SAMPLE


def relation_findings(layout: Layout, folder: Path, templates: Sequence[Path]) -> Iterator[Finding]:
    """Yield what is wrong with the relations, and those that no record may break and the sample does.

    Args:
        layout: The layout.
        folder: Its folder.
        templates: Directories of layouts, the one that holds the folder first.
    """
    try:
        relations = load_relations(templates, layout.catalogue)
    except DrafterError as error:
        yield from faults(RELATIONS, error)
        return
    try:
        answers = answers_of(load_mapping(folder / SAMPLE), templates)
    except DrafterError:
        # What is wrong with the sample is told of the sample.
        return
    yield from _broken(relations, answers)


def _broken(relations: Sequence[Relation], answers: Answers) -> Iterator[Finding]:
    figures = answers.figures
    for result in check_relations(relations, figures, answers.year):
        if result.outcome is Outcome.BROKEN and result.level is Level.ERROR:
            given = [figures.given.get(group, {}).get(key) for group, key in result.members]
            place = next((one.place for one in given if one), Place(answers.file))
            why = f"样例的数不合勾稽关系{result.relation.id}：{result.words}"
            yield finding(RELATIONS, place, why, "改样例的数；关系写错了的，改 relations.yaml")
