"""Asking for a single value: a line, paragraphs, or a choice."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as Many

from drafter.answers.model import Answer, Mark
from drafter.columns import wrapped
from drafter.errors import DrafterError
from drafter.layout.model import Kind, Question
from drafter.record.nodes import Scalar, Sequence
from drafter.record.paths import KeyPath, key_path_text
from drafter.record.text import read_text
from drafter.wizard.asker import Choice, Command, Offer, Reply
from drafter.wizard.describe import INDENT, fault_lines, help_lines, question_lines, rule, undecided_text
from drafter.wizard.desk import OUTCOMES, Desk, Outcome
from drafter.wizard.keeper import EntryMovedError
from drafter.wizard.paste import clean_text
from drafter.wizard.shown import answer_text
from drafter.wizard.steps import Step, undecided_count
from drafter.wizard.typed import Typed, read_answer, read_path

_OWN, _CLEAR, _LATER = "\x00own", "\x00clear", "\x00later"
# Enter on a question without an answer answers nothing, as it does where something is typed.
_LATER_LINE = Choice(_LATER, "暂不填")


def ask_value(desk: Desk, step: Step, start: KeyPath = ()) -> Outcome:
    """Ask a question that has a single value, and save the answer."""
    introduce(desk, step)
    return ask_single(desk, step.path, step.question, step.mark)


def ask_multiple(desk: Desk, step: Step, start: KeyPath = ()) -> Outcome:
    """Ask for any number of a question's options."""
    introduce(desk, step)
    node = desk.session.node(step.path)
    nodes = node.items if isinstance(node, Sequence) else (node,)
    said = [one.text.strip() for one in nodes if isinstance(one, Scalar)]
    stood = chosen = [option for option in step.question.options if option in said]
    choices = [Choice(option, option) for option in step.question.options]
    while True:
        reply = desk.asker.ask_choices(f"{step.question.label}：", choices, chosen)
        if reply.command is Command.HELP:
            desk.asker.say(*help_lines(step.question, desk.asker.columns))
        elif reply.command is not None:
            if list(reply.values) != stood:
                _keep_ticked(desk, step, list(reply.values))
            return left(reply.command)
        elif desk.keeper.put_list(step.path, list(reply.values)):
            return Outcome.NEXT
        chosen = list(reply.values)


def _keep_ticked(desk: Desk, step: Step, values: list[str]) -> None:
    """Save what was ticked and not confirmed, to be looked at again, as what was typed is."""
    if desk.keeper.put_list(step.path, values):
        desk.session.doubt(step.path)
        desk.asker.say(f"{INDENT}“{step.question.label}”没有按回车，勾选的也存下了，标为“要再看”。")


def introduce(desk: Desk, step: Step) -> None:
    """Print the question, its help, its example, and what last year's record says."""
    columns = desk.asker.columns
    undecided = undecided_count(step)
    note = "" if step.mark is Mark.BLANK else undecided_text(undecided) if undecided else step.mark.value
    note = "要再看" if step.key in desk.session.doubtful else note
    # A checklist of last year's entries is what last year's record says.
    last = () if step.question.from_last else desk.session.last_value(step.path)
    default = _default_text(step.answer)
    desk.asker.say("", rule(step.question.label, columns, note))
    desk.asker.say(*question_lines(step.question, columns, last, default))


def ask_single(desk: Desk, path: KeyPath, question: Question, mark: Mark) -> Outcome:
    """Ask for one value until there is one that can be saved, or the person goes elsewhere."""
    if question.kind in (Kind.CHOICE, Kind.YES_NO):
        return _ask_choice(desk, path, question, mark)
    offered = _suggestions(desk, question)
    if offered:
        outcome = _ask_suggestion(desk, path, question, offered)
        if outcome is not None:
            return outcome
    return _ask_typed(desk, path, question)


def stored_text(desk: Desk, path: KeyPath) -> str:
    """Return what the record says at a path, as it was typed; empty where it says nothing."""
    node = desk.session.node(path)
    return node.text.strip("\n") if isinstance(node, Scalar) and not node.empty else ""


def _default_text(answer: Answer | None) -> str:
    if answer is None or answer.mark is not Mark.DEFAULT:
        return ""
    return answer_text(answer)


def _suggestions(desk: Desk, question: Question) -> tuple[str, ...]:
    answers = desk.session.answers
    return question.suggestions or answers.layout.reference.suggestions(question.suggestion_source, answers.year)


def _ask_typed(desk: Desk, path: KeyPath, question: Question) -> Outcome:
    stored = stored_text(desk, path)
    typed = desk.session.drafts.get(key_path_text(path), stored)
    long = question.kind is Kind.LONG_TEXT
    ask = desk.asker.ask_text if long else desk.asker.ask_line
    while True:
        reply = ask(f"{question.label}：", typed, _offers(desk, question))
        typed = reply.text
        if reply.command is Command.HELP:
            desk.asker.say(*help_lines(question, desk.asker.columns))
        elif reply.command in (Command.EDITOR, Command.FILE):
            typed = _from_elsewhere(desk, reply)
        elif reply.command is None:
            if _stands(desk, path, stored, typed) or _kept(desk, path, question, typed):
                return Outcome.NEXT
        else:
            _keep_on_the_way_out(desk, path, question, reply, stored)
            return left(reply.command)


def _keep_on_the_way_out(desk: Desk, path: KeyPath, question: Question, reply: Reply, stored: str) -> None:
    if not reply.text.strip() or reply.text.strip() == stored.strip():
        desk.session.drafts.pop(key_path_text(path), None)
        return
    try:
        _keep_unconfirmed(desk, path, question, reply.text)
    except EntryMovedError as moved:
        moved.leaving = reply.command if reply.command in (Command.LEAVE, Command.QUIT) else None
        raise


def _keep_unconfirmed(desk: Desk, path: KeyPath, question: Question, typed: str) -> None:
    """Save what was typed and not confirmed, to be looked at again; what cannot be saved waits, and that is said."""
    if _kept(desk, path, question, typed):
        desk.session.doubt(path)
        desk.asker.say(f"{INDENT}“{question.label}”没有按回车，打的字也存下了，标为“要再看”。")
    else:
        hold(desk, path, question.label, typed)


def hold(desk: Desk, path: KeyPath, label: str, typed: str, marked: KeyPath = ()) -> None:
    """Keep what was typed and does not fit into the record, mark the question, and say so.

    Args:
        desk: Where it was asked.
        path: What was asked for.
        label: What people know that by.
        typed: What was typed.
        marked: The question that is to be asked again, where that is not the path itself.
    """
    held = desk.session.hold(path, typed)
    where = "先另外记在这台电脑上，下次问到这一题，打的字还在" if held else "退出以前回到这一题，打的字还在"
    desk.session.doubt(marked or path)
    desk.asker.say(
        *wrapped(f"“{label}”打的字存不进记录，{where}。照上面说的改好，再按回车。", desk.asker.columns, INDENT, INDENT)
    )


def _stands(desk: Desk, path: KeyPath, stored: str, typed: str) -> bool:
    """Whether a text is the one that is there; it stands as it was written, with every blank."""
    if typed.strip() != stored.strip():
        return False
    if stored:
        desk.session.confirm(path)
    else:
        desk.session.settle(path)
    return True


def left(command: Command) -> Outcome:
    """Return where a command leads; leaving the program is Ctrl-C, once what was typed is safe."""
    if command is Command.QUIT:
        raise KeyboardInterrupt
    return OUTCOMES[command]


def _kept(desk: Desk, path: KeyPath, question: Question, typed: str) -> bool:
    """Save what was typed, as its question means it, and say how it was read."""
    value, said = read_answer(typed, question) if typed.strip() else Typed("")
    if not desk.keeper.put(path, value):
        return False
    if said:
        desk.asker.say(f"{INDENT}{said}")
    return True


def _from_elsewhere(desk: Desk, reply: Reply) -> str:
    """Return the text that an editor or a file gives; what was typed so far where it gives none."""
    try:
        if reply.command is Command.EDITOR:
            return clean_text(desk.asker.edit(reply.text)).text
        named = desk.asker.ask_line("文件名（UTF-8 编码的纯文本，例如 .txt）：")
        if named.command is None and named.text.strip():
            read = clean_text(read_text(read_path(named.text))).text
            return "\n".join(filter(None, (reply.text.rstrip(), read)))
    except DrafterError as error:
        desk.asker.say(*fault_lines([(error.what, error.fix)], desk.asker.columns))
    return reply.text


def _offers(desk: Desk, question: Question) -> Many[Offer]:
    """Return the figures that a text may refer to, with what they stand at."""
    if question.kind is not Kind.LONG_TEXT:
        return ()
    return tuple(_figure_offers(desk))


def _figure_offers(desk: Desk) -> Iterator[Offer]:
    figures = desk.session.answers.figures
    for group, answered in figures.groups():
        for figure in answered:
            text = figures.text(group.key, figure.key, "单位") or ""
            yield Offer(f"{{{group.key}.{figure.key}}}", f"{figure.label} {text}")


def _ask_suggestion(desk: Desk, path: KeyPath, question: Question, offered: Many[str]) -> Outcome | None:
    """Offer wordings; None where the person writes one of their own."""
    stored = stored_text(desk, path)
    choices = [Choice(text, text) for text in offered]
    if stored and stored not in offered:
        choices.insert(0, Choice(_OWN, f"自己写的：{stored}"))
    else:
        choices.append(Choice(_OWN, "自己写"))
    default = stored if stored in offered else _OWN
    if not stored:
        choices.append(_LATER_LINE)
        default = _LATER
    chosen = _chosen(desk, question, choices, default)
    if isinstance(chosen, Outcome):
        return chosen
    if chosen == _LATER:
        return Outcome.NEXT
    return None if chosen == _OWN or not desk.keeper.put(path, chosen) else Outcome.NEXT


def _ask_choice(desk: Desk, path: KeyPath, question: Question, mark: Mark) -> Outcome:
    stored = stored_text(desk, path)
    choices = [Choice(option, option) for option in question.options]
    if stored:
        choices.append(Choice(_CLEAR, "（不选，空着）"))
    default = stored if stored in question.options else ""
    if not stored and mark is Mark.DEFAULT and question.default in question.options:
        default = question.default or ""
    elif not stored:
        choices.append(_LATER_LINE)
        default = _LATER
    while True:
        chosen = _chosen(desk, question, choices, default)
        if isinstance(chosen, Outcome):
            return chosen
        if chosen == _LATER:
            return Outcome.NEXT
        if desk.keeper.put(path, "" if chosen == _CLEAR else chosen):
            return Outcome.NEXT


def _chosen(desk: Desk, question: Question, choices: Many[Choice], default: str) -> str | Outcome:
    while True:
        reply = desk.asker.ask_choice(f"{question.label}：", choices, default)
        if reply.command is Command.HELP:
            desk.asker.say(*help_lines(question, desk.asker.columns))
        elif reply.command is not None:
            return left(reply.command)
        else:
            return reply.text
