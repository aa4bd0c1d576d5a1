"""The checker inside the wizard: what it finds, section by section, and from each finding to its question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from drafter.answers.check_notes import CHECK_NOTES_KEY
from drafter.answers.model import Answers
from drafter.check.findings import Finding, Level
from drafter.check.load import Rulebook, load_rulebook
from drafter.check.run import choose_rules
from drafter.check.sources import Shelf, check_record
from drafter.columns import wrapped
from drafter.errors import DrafterError, RecordError
from drafter.layout.model import Section
from drafter.record.compose import Value
from drafter.record.paths import KeyPath, parse_key_path
from drafter.wizard.asker import Choice, Command, chosen_aside
from drafter.wizard.describe import INDENT, cut, fault_lines
from drafter.wizard.desk import Desk, Outcome
from drafter.wizard.route import ask_at, find_step
from drafter.wizard.steps import section_of

_WHOLE = "整份报告"
_WIDEST_QUOTE = 24
_BACK, _EDIT, _ACCEPT, _OTHER = "back", "edit", "accept", "other"


class Proof:
    """What the checker says about the record as it is; looked at again only where the record was changed.

    Attributes:
        findings: What is to be looked at, in reading order.
    """

    def __init__(self, desk: Desk) -> None:
        """Check the record.

        Raises:
            DrafterError: The record cannot be checked yet.
        """
        self._session = desk.session
        self._rulebook: Rulebook = load_rulebook(desk.session.templates)
        self._rules = choose_rules(self._rulebook)
        self._shelf = Shelf(desk.session.templates)
        self._text = ""
        self.findings: tuple[Finding, ...] = ()
        self.refresh()

    def refresh(self) -> None:
        """Check the record once more, where it has been changed.

        Raises:
            DrafterError: The record cannot be checked as it is now.
        """
        session = self._session
        if self._text == session.text:
            return
        last = Path(session.last.answers.file) if session.last else None
        checked = check_record(session.path, last, self._rulebook, self._rules, self._shelf)
        self._text, self.findings = session.text, checked.findings

    def count_text(self, section: Section) -> str:
        """Say how many findings of each level a section has; empty for none."""
        own = Counter(one.level for one in self.findings if _section(self._session.answers, one) is section)
        return "，".join(f"{level.value} {own[level]}" for level in Level if own[level])


def show_findings(desk: Desk) -> None:
    """Show what the checker finds, and lead to the question of the finding that is chosen."""
    pointed = ""
    while True:
        proof = _proof(desk)
        if proof is None:
            return
        if not proof.findings:
            desk.asker.say("", f"{INDENT}没有找出问题。核对不能代替人看：意思对不对、数准不准，还要自己把关。")
            return
        choices = list(_choices(desk, proof))
        values = [choice.value for choice in choices]
        pointed = pointed if pointed in values else ""
        reply = desk.asker.ask_choice("核对出来的（选一条，看说明、去改）：", choices, pointed)
        if reply.command is Command.QUIT:
            raise KeyboardInterrupt
        if reply.command is Command.HELP:
            desk.asker.say(f"{INDENT}“必错”一定要改；“疑似”请对照原始材料看一眼；“提示”供参考。F2 回目录。")
            continue
        if reply.command is not None or reply.text == _BACK:
            return
        pointed = reply.text
        if _settle(desk, proof.findings[int(reply.text)]) is Outcome.LEAVE:
            return


def _proof(desk: Desk) -> Proof | None:
    """Return what the checker says now; None, which is said, where it cannot read the record yet."""
    try:
        if desk.proof is None:
            desk.proof = Proof(desk)
        desk.proof.refresh()
    except DrafterError as error:
        faults = [(one.what, one.fix) for one in getattr(error, "errors", (error,))]
        desk.asker.say(*fault_lines(faults, desk.asker.columns))
        return None
    return desk.proof


def _choices(desk: Desk, proof: Proof) -> Iterator[Choice]:
    yield Choice(_BACK, "回目录")
    numbered = list(enumerate(proof.findings))
    answers = desk.session.answers
    for section in (*answers.layout.sections, None):
        own = [(number, one) for number, one in numbered if _section(answers, one) is section]
        if own:
            yield Choice("", f"【{section.label if section else _WHOLE}】", heading=True)
        for number, one in own:
            yield Choice(str(number), f"{one.level.value}  {_quoted(one)}{one.why}")


def _settle(desk: Desk, finding: Finding) -> Outcome:
    """Show a finding whole, and ask what is to become of it."""
    columns = desk.asker.columns
    said = [f"{finding.level.value}（{finding.rule}）{_quoted(finding)}{finding.why}", f"怎么改：{finding.fix}"]
    desk.asker.say("", *(line for one in said for line in wrapped(one, columns, INDENT, INDENT * 2)))
    path = _path(finding)
    choices = [Choice(_OTHER, "回到核对结果")]
    if find_step(desk.session.answers, path) is not None:
        choices.insert(0, Choice(_EDIT, "去改这一题"))
    choices.append(Choice(_ACCEPT, "没有错：写明理由，以后不再提"))
    chosen = chosen_aside(desk.asker, "这一条：", choices)
    if chosen == _EDIT:
        return ask_at(desk, path)
    if chosen == _ACCEPT:
        _accept(desk, finding)
    return Outcome.NEXT


def _accept(desk: Desk, finding: Finding) -> None:
    """Ask for the reason why a finding stands, and note it in the record."""
    reply = desk.asker.ask_line("理由：")
    if reply.command is Command.QUIT:
        raise KeyboardInterrupt
    reason = reply.text.strip()
    if reply.command is not None or not reason:
        desk.asker.say(f"{INDENT}没有写理由，这一条照旧。")
        return
    note: dict[str, Value] = {"规则": finding.rule}
    note |= {"位置": finding.place.key} if finding.place.key else {}
    note |= {"引文": finding.handle} if finding.handle else {}
    if desk.keeper.insert((CHECK_NOTES_KEY,), {**note, "理由": reason}):
        desk.asker.say(f"{INDENT}已记在记录的“{CHECK_NOTES_KEY}”里。")


def _quoted(finding: Finding) -> str:
    return f"“{cut(finding.handle, _WIDEST_QUOTE)}”：" if finding.handle else ""


def _path(finding: Finding) -> KeyPath:
    """Return the key path that a finding points to; () for the whole report."""
    try:
        return parse_key_path(finding.place.key) if finding.place.key else ()
    except RecordError:
        return ()


def _section(answers: Answers, finding: Finding) -> Section | None:
    return section_of(answers, _path(finding))
