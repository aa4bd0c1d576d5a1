"""How wide text is, in 字."""

from __future__ import annotations

import pytest

from drafter.write.measure import width_characters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("青浦区", 3),
        ("2018年3月1日", 6),
        ("“一”——……", 7),
        ("ABC", 1.5),
        ("（１）", 3),
        ("e\u0301", 0.5),
        ("\u200b区", 1),
    ],
)
def test_full_width_counts_one_and_half_width_a_half(text: str, expected: float) -> None:
    assert width_characters(text) == expected
