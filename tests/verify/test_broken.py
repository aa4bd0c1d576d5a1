"""Whatever is torn out of a Word file or put into it, it is measured or refused, and nothing else happens."""

from __future__ import annotations

import contextlib
import random
import re
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.errors import RecordError
from verify.word_files import Parts, good_file, rows_of

_ATTRIBUTE = re.compile(r'="[^"]*"')
_ELEMENT = re.compile(r"<w:(?!document|body|p[ >]|r[ >]|t[ >])[A-Za-z]+[^>]*/>")
_VALUES = ("", "0", "-1", "99999999999", "甲", "NaN", "1e400", "auto", "true")
_PARTS = ("document", "styles", "settings", "footer1", "theme/theme1")


def torn(seed: int) -> object:
    """Return a change that spoils some attributes and elements of one part."""
    chance = random.Random(seed)

    def change(parts: Parts) -> None:
        name = f"word/{chance.choice(_PARTS)}.xml"
        head, mark, text = parts[name].partition(">")
        while True:
            share = chance.choice((0.001, 0.01, 0.1, 1))
            found = _ATTRIBUTE if chance.random() < 0.6 else _ELEMENT

            def other(match: re.Match[str], found: re.Pattern[str] = found, share: float = share) -> str:
                if chance.random() > share:
                    return match[0]
                return f'="{chance.choice(_VALUES)}"' if found is _ATTRIBUTE else ""

            spoiled = found.sub(other, text)
            if spoiled != text:
                break
        parts[name] = head + mark + spoiled

    return change


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9))
def test_a_spoiled_file_is_measured_or_refused(tmp_path: Path, seed: int) -> None:
    path = good_file(tmp_path, torn(seed))
    with contextlib.suppress(RecordError):
        assert rows_of(path)


@pytest.mark.parametrize("text", ["附件", "附件1：", "2025年1月8日", "（）", "一、", "1.", "：", "抄送：", "　", "第"])
def test_a_document_of_one_odd_line_is_measured(tmp_path: Path, text: str) -> None:
    document = docx.Document()
    for _ in range(3):
        document.add_paragraph(text)
    document.save(str(tmp_path / "报告.docx"))

    assert rows_of(tmp_path / "报告.docx")
