"""Words that claim an achievement: nothing that a layout may write by itself (data of `rules/claims.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.errors import DrafterError, LayoutError, raise_all
from drafter.record.fields import Fields
from drafter.record.parse import load_mapping

_FILE = Path("claims") / "claims.yaml"
_TAG = re.compile(r"\{[{%#].*?[}%#]\}")


def load_claims(templates: Sequence[Path]) -> re.Pattern[str]:
    """Read the lexicon, the user's own file first.

    Raises:
        LayoutError: It is not in order.
    """
    path = next(path for directory in templates if (path := directory / _FILE).is_file())
    errors: list[DrafterError] = []
    fields = Fields(load_mapping(path), errors, LayoutError)
    fields.only(("说明", "来源", "动词", "结果", "整句"))
    verbs, results, phrases = (fields.texts(key) for key in ("动词", "结果", "整句"))
    raise_all(errors)
    joined = "|".join(map(re.escape, verbs)), "|".join(map(re.escape, results)), "|".join(map(re.escape, phrases))
    return re.compile(rf"(?:{joined[0]})[^，。；、{{}}]{{0,8}}(?:{joined[1]})|{joined[2]}")


def claims_in(text: str, claims: re.Pattern[str]) -> Iterator[str]:
    """Yield the claims in a text of a layout, tags left out."""
    for match in claims.finditer(_TAG.sub("\0", text)):
        yield match[0]
