"""References to figures in running text: exactly `{组.指标}` or `{组.指标:形式}`, nothing else.

A form is one of `FORMS`, or 占 with another figure: `{行政复议.维持:占审结}`, `{甲组.甲:占乙组.乙}`.
"""

from __future__ import annotations

import re

from drafter.answers.model import Reference, Text
from drafter.errors import DrafterError, Place, RecordError
from drafter.figures.answers import FORMS, SHARE, whole_of
from drafter.figures.catalogue import Catalogue, FigureKind
from drafter.wording import name_list, unknown_name_fix

_WORD = r"[^\W\d]\w*"
_FORM = rf"{SHARE}[ ]?(?:{_WORD}\.)?{_WORD}|\w+"
_INNER = rf"(?P<group>{_WORD})\.(?P<figure>{_WORD})(?:[:：](?P<form>{_FORM}))?"
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
    escape = f"确实要印出花括号的，写成 {{{{{match['inner']}}}}}"
    whole = whole_of(group, form)
    named = [(group, figure), *([whole] if whole else [])]
    unknown = [name for name in named if not _is_known(name, catalogue)]
    rates = [] if unknown or whole is None else [name for name in named if _is_rate(name, catalogue)]
    if unknown:
        what, fix = f"指标库里没有“{'.'.join(unknown[0])}”", _nearest(unknown[0], catalogue)
        errors.append(RecordError(what, place, f"{fix}；{escape}"))
    elif rates:
        what, fix = f"“{'.'.join(rates[0])}”是比率，不能算占比", "占比由两个数量相除，例如 {行政复议.维持:占审结}"
        errors.append(RecordError(what, place, f"{fix}；{escape}"))
    elif form and whole is None and form not in FORMS:
        fix = f"形式只有：{name_list(FORMS)}，以及“{SHARE}”加另一个指标；只要数字就不写冒号；{escape}"
        errors.append(RecordError(f"指标没有“{form}”这种形式", place, fix))
    return Reference(group, figure, form, place)


def _is_known(name: tuple[str, str], catalogue: Catalogue) -> bool:
    group = catalogue.groups.get(name[0])
    return group is not None and name[1] in group.figures


def _is_rate(name: tuple[str, str], catalogue: Catalogue) -> bool:
    return catalogue.groups[name[0]].figures[name[1]].kind is FigureKind.RATE


def _nearest(name: tuple[str, str], catalogue: Catalogue) -> str:
    known = catalogue.groups.get(name[0])
    groups = [known] if known else catalogue.groups.values()
    return unknown_name_fix(".".join(name), [f"{one.key}.{key}" for one in groups for key in one.figures])
