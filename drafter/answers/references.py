"""References to figures in running text: exactly `{组.指标}` or `{组.指标:形式}`, nothing else."""

from __future__ import annotations

import re

from drafter.answers.model import Reference, Text
from drafter.errors import DrafterError, Place, RecordError
from drafter.figures.answers import FORMS
from drafter.figures.catalogue import Catalogue
from drafter.wording import name_list, unknown_name_fix

_WORD = r"[^\W\d]\w*"
_INNER = rf"(?P<group>{_WORD})\.(?P<figure>{_WORD})(?:[:：](?P<form>\w+))?"
_REFERENCE = re.compile(rf"(?P<open>\{{\{{|｛｛|[{{｛])(?P<inner>{_INNER})(?P<close>\}}\}}|｝｝|[}}｝])")


def text_from(raw: str, place: Place, catalogue: Catalogue, errors: list[DrafterError]) -> Text:
    """Split a text into characters and references; every other brace stays literal.

    `{{组.指标}}` stands for the characters `{组.指标}`. Unknown names are collected in `errors`.
    """
    if "{" not in raw and "｛" not in raw:
        return (raw,)
    parts: list[str | Reference] = []
    end = 0
    for match in _REFERENCE.finditer(raw):
        doubled = (len(match["open"]) == 2, len(match["close"]) == 2)
        if doubled == (True, True):
            parts += [raw[end : match.start()], f"{match['open'][0]}{match['inner']}{match['close'][0]}"]
            end = match.end()
            continue
        # One doubled brace belongs to the text: `{{甲.乙}` is `{` and a reference.
        parts += [
            raw[end : match.start()] + match["open"][0] * doubled[0],
            _checked(match, place, catalogue, errors),
            match["close"][0] * doubled[1],
        ]
        end = match.end()
    parts.append(raw[end:])
    return tuple(part for part in parts if part)


def _checked(match: re.Match[str], place: Place, catalogue: Catalogue, errors: list[DrafterError]) -> Reference:
    group, figure, form = match["group"], match["figure"], match["form"] or ""
    known = catalogue.groups.get(group)
    escape = f"确实要印出花括号的，写成 {{{{{match['inner']}}}}}"
    if known is None or figure not in known.figures:
        groups = [known] if known else catalogue.groups.values()
        fix = unknown_name_fix(f"{group}.{figure}", [f"{one.key}.{key}" for one in groups for key in one.figures])
        errors.append(RecordError(f"指标库里没有“{group}.{figure}”", place, f"{fix}；{escape}"))
    elif form and form not in FORMS:
        fix = f"形式只有：{name_list(FORMS)}；只要数字就不写冒号；{escape}"
        errors.append(RecordError(f"指标没有“{form}”这种形式", place, fix))
    return Reference(group, figure, form, place)
