"""Running the rules over a document: what is selected, what was accepted with a reason, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from drafter.answers.check_notes import CheckNote
from drafter.check.document import Document
from drafter.check.findings import Finding, Level
from drafter.check.load import Rulebook
from drafter.check.precedence import without_repeats
from drafter.check.registry import CHECKS
from drafter.check.rules import family_of, finding_of
from drafter.errors import UsageError
from drafter.wording import unknown_name_fix


class Checked(NamedTuple):
    """What came of checking one document.

    Attributes:
        findings: What is to be looked at, in reading order.
        accepted: Findings that 核对说明 lets stand.
        unneeded: Entries of 核对说明 that no finding needs any more.
        unknown: Entries of 核对说明 that name no rule.
        starts: Where in its passage each of the findings begins; -1 where nobody said.
    """

    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...] = ()
    unneeded: tuple[CheckNote, ...] = ()
    starts: Mapping[Finding, int] = {}
    unknown: tuple[CheckNote, ...] = ()


def choose_rules(rulebook: Rulebook, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[str]:
    """Return the ids of the rules to run.

    Args:
        rulebook: All rules.
        select: Ids or families; all where there are none.
        ignore: Ids or families that are left out.

    Raises:
        UsageError: There is no such rule or family.
    """
    families = list(dict.fromkeys(map(family_of, rulebook.rules)))
    for named in (*select, *ignore):
        if named not in rulebook.rules and named not in families:
            known = [*families, *rulebook.rules]
            raise UsageError(f"没有“{named}”这条规则或这一族规则", None, unknown_name_fix(named, known))
    return [
        identity
        for identity in rulebook.rules
        if (not select or identity in select or family_of(identity) in select)
        and identity not in ignore
        and family_of(identity) not in ignore
    ]


def check_document(
    document: Document,
    rulebook: Rulebook,
    chosen: Iterable[str],
    notes: Sequence[CheckNote] = (),
) -> Checked:
    """Run rules over a document."""
    chosen = list(chosen)
    found: dict[Finding, int] = {}
    for identity in chosen:
        spots = list(CHECKS[identity](document, rulebook.lexicon))
        # What is said about a rule is read only where it found something.
        if spots and rulebook.rules[identity].looks_at(document):
            for spot in spots:
                found.setdefault(finding_of(rulebook.rules[identity], spot), spot.start)
    found = without_repeats(found, rulebook.lexicon)
    findings = [finding for finding, _ in sorted(found.items(), key=_order)]
    left: list[Finding] = []
    accepted: list[Finding] = []
    for finding in findings:
        (accepted if any(accepts(one, finding) for one in notes) else left).append(finding)
    # Of a rule that was not run nobody knows whether its note is needed.
    needless = [one for one in notes if not any(accepts(one, finding) for finding in findings)]
    unneeded = tuple(one for one in needless if one.rule in chosen)
    # An office may have switched a rule off that there is all the same.
    unknown = tuple(one for one in notes if one.rule not in CHECKS)
    return Checked(tuple(left), tuple(accepted), unneeded, found, unknown)


def joined(one: Checked, other: Checked) -> Checked:
    """Return what was found in two documents of one record."""
    return Checked(
        one.findings + other.findings,
        one.accepted + other.accepted,
        tuple(note for note in one.unneeded if note in other.unneeded),
        {**one.starts, **other.starts},
        one.unknown,
    )


def exit_code(findings: Iterable[Finding], *, strict: bool) -> int:
    """Return 1 where something is wrong; with `strict` also where something is doubtful."""
    levels = {finding.level for finding in findings}
    return int(Level.ERROR in levels or (strict and Level.DOUBT in levels))


def _order(found: tuple[Finding, int]) -> tuple[int, str, int, str, str]:
    """Sort by place, then by where in the text it begins."""
    finding, start = found
    return finding.place.line, finding.place.key, start, finding.rule, finding.quote


def accepts(note: CheckNote, finding: Finding) -> bool:
    """Whether an entry of 核对说明 lets a finding stand."""
    return note.rule == finding.rule and note.key in ("", finding.place.key) and note.quote in ("", finding.handle)
