"""Running the rules over a document: what is selected, what was accepted with a reason, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafter.answers.check_notes import CheckNote
from drafter.check.document import Document
from drafter.check.findings import Finding, Level
from drafter.check.load import Rulebook
from drafter.check.registry import CHECKS
from drafter.check.rules import finding_of
from drafter.errors import UsageError
from drafter.wording import unknown_name_fix


class Checked(NamedTuple):
    """What came of checking one document.

    Attributes:
        findings: What is to be looked at, in reading order.
        accepted: Findings that 核对说明 lets stand.
        unneeded: Entries of 核对说明 that no finding needs any more.
    """

    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...] = ()
    unneeded: tuple[CheckNote, ...] = ()


def choose_rules(rulebook: Rulebook, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[str]:
    """Return the ids of the rules to run.

    Args:
        rulebook: All rules.
        select: Ids or families; all where there are none.
        ignore: Ids or families that are left out.

    Raises:
        UsageError: There is no such rule or family.
    """
    families = {rule.family for rule in rulebook.rules.values()}
    for named in (*select, *ignore):
        if named not in rulebook.rules and named not in families:
            known = [*families, *rulebook.rules]
            raise UsageError(f"没有“{named}”这条规则或这一族规则", None, unknown_name_fix(named, known))
    return [
        rule.id
        for rule in rulebook.rules.values()
        if (not select or rule.id in select or rule.family in select)
        and rule.id not in ignore
        and rule.family not in ignore
    ]


def check_document(
    document: Document,
    rulebook: Rulebook,
    chosen: Iterable[str],
    notes: Sequence[CheckNote] = (),
) -> Checked:
    """Run rules over a document."""
    found: list[Finding] = []
    for identity in chosen:
        rule = rulebook.rules[identity]
        if rule.needs_record and document.answers is None:
            continue
        found += [finding_of(rule, spot) for spot in CHECKS[identity](document, rulebook.lexicon)]
    findings = sorted(set(found), key=_order)
    accepted = [finding for finding in findings if any(accepts(one, finding) for one in notes)]
    unneeded = [one for one in notes if not any(accepts(one, finding) for finding in findings)]
    left = [finding for finding in findings if finding not in accepted]
    return Checked(tuple(left), tuple(accepted), tuple(unneeded))


def exit_code(findings: Iterable[Finding], *, strict: bool) -> int:
    """Return 1 where something is wrong; with `strict` also where something is doubtful."""
    levels = {finding.level for finding in findings}
    return int(Level.ERROR in levels or (strict and Level.DOUBT in levels))


def _order(finding: Finding) -> tuple[int, str, str, str]:
    return finding.place.line, finding.place.key, finding.rule, finding.quote


def accepts(note: CheckNote, finding: Finding) -> bool:
    """Whether an entry of 核对说明 lets a finding stand."""
    return note.rule == finding.rule and note.key in ("", finding.place.key) and note.quote in ("", finding.quote)
