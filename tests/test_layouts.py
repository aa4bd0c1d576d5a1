"""Every layout in the box: its sample is whole, fits it, and becomes a sound document as every copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_text import docx_text
from openxml_audit import OpenXmlValidator

from drafter.answers.missing import unused_answers
from drafter.draft import Draft, make_draft, open_layout
from drafter.layout.load import builtin_templates, find_layouts, load_layout
from drafter.record.parse import load_mapping
from drafter.workshop.golden import CASES, cases_of

LAYOUTS = sorted(find_layouts([builtin_templates()]))
COPIES = [(name, profile.name) for name in LAYOUTS for profile in load_layout(name, [builtin_templates()]).profiles]


def sample(name: str, profile: str = "") -> Draft:
    record = load_mapping(builtin_templates() / name / "sample.yaml")
    return make_draft(record, open_layout(record, [builtin_templates()]), profile)


@pytest.mark.parametrize("name", LAYOUTS)
def test_its_sample_is_whole_and_nothing_of_it_is_left_out(name: str) -> None:
    draft = sample(name)

    assert draft.answers.layout.name == name
    assert draft.report.missing == ()
    assert draft.report.unprinted == ()
    assert unused_answers(draft.answers) == []


@pytest.mark.parametrize("name", LAYOUTS)
def test_its_cases_still_become_the_text_that_they_should(name: str) -> None:
    folder = builtin_templates() / name
    cases = list(cases_of(folder, [builtin_templates()]))

    assert {case.name: list(case.differences()) for case in cases if not case.is_as_it_should_be()} == {}
    assert len({case.record for case in cases}) >= 2
    assert set((folder / CASES).glob("*.txt")) == {case.golden for case in cases}


@pytest.mark.parametrize(("name", "profile"), COPIES)
def test_each_copy_of_the_sample_is_a_sound_package_and_the_same_each_time(
    name: str, profile: str, tmp_path: Path
) -> None:
    draft = sample(name, profile)
    (tmp_path / "稿.docx").write_bytes(draft.data)

    assert not OpenXmlValidator().validate(str(tmp_path / "稿.docx")).errors
    assert sample(name, profile).data == draft.data
    assert docx_text(draft.data)
