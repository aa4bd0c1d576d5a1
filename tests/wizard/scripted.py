"""A terminal played by a script: replies in order, all that was said and asked kept for the test to look at.

A script is a list of replies, one a prompt:

    "示例局"                    what is typed, or the value, title or one part of a title of what is chosen
    ENTER                       Enter on what stands there
    Command.BACK                a key, pressed over what stands there
    typed("十二", Command.BACK)  a key, pressed over what was typed
    ["甲", "乙"]                 what is ticked
    ticked(["甲"], Command.BACK)  a key, pressed over what is ticked
    on("机关全称", reply)        any of these, at a prompt whose label has these words
    stored("机关.名称", reply)    any of these; from the next prompt on the file says so at this key path
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from drafter.answers.edit import node_at
from drafter.record.nodes import Scalar
from drafter.record.parse import load_mapping
from drafter.record.paths import parse_key_path
from drafter.wizard.asker import Choice, Command, Offer, Picked, Reply
from drafter.wizard.desk import Desk
from drafter.wizard.kinds import asker_of
from drafter.wizard.last_year import LastYear
from drafter.wizard.recent import RecentStore
from drafter.wizard.session import Session
from drafter.wizard.steps import Step, all_steps


class ScriptError(AssertionError):
    """The wizard asked something that the script did not expect."""


class Enter:
    """Enter on what stands there."""

    def __repr__(self) -> str:
        return "ENTER"


ENTER = Enter()


class On(NamedTuple):
    """A reply to a prompt whose label has these words."""

    label: str
    reply: Any


class Stored(NamedTuple):
    """A reply that the file holds from the next prompt on."""

    key: str
    reply: Any
    value: str | None


class Shown(NamedTuple):
    """A prompt as it stood on the screen.

    Attributes:
        kind: line, text, choice or choices.
        label: What it was called.
        default: What stood there to begin with.
        choices: What could be chosen.
        offers: What was offered while typing.
        chosen: What was ticked to begin with.
        said: The lines above it, since the prompt before.
    """

    kind: str
    label: str
    default: str = ""
    choices: tuple[Choice, ...] = ()
    offers: tuple[Offer, ...] = ()
    chosen: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def titles(self) -> list[str]:
        """The lines of the menu."""
        return [choice.title for choice in self.choices]


def typed(text: str, command: Command) -> Reply:
    """Press a key over a text that was typed."""
    return Reply(text, command)


def ticked(titles: Sequence[str], command: Command | None = None) -> Picked:
    """Press a key over what was ticked."""
    return Picked(tuple(titles), command)


def on(label: str, reply: Any) -> On:
    """Reply to a prompt with these words in its label."""
    return On(label, reply)


def stored(key: str, reply: Any, value: str | None = None) -> Stored:
    """Reply, and find it in the file at the next prompt: as it was typed, or as `value`."""
    inner = reply.reply if isinstance(reply, On) else reply
    return Stored(key, reply, value if value is not None else inner if isinstance(inner, str) else None)


class ScriptedAsker:
    """Plays a script.

    Attributes:
        prompts: All prompts so far.
        lines: All lines said so far.
        watched: The record, read at every prompt; it must parse and hold what is confirmed.
        confirmed: What the file must hold, by key path.
    """

    def __init__(
        self,
        script: Iterable[Any] = (),
        *,
        columns: int = 78,
        at_prompt: Callable[[Shown], object] | None = None,
        editor: Callable[[str], str] | None = None,
        watched: Path | None = None,
    ) -> None:
        self._script = list(script)
        self._columns = columns
        self._at_prompt = at_prompt
        self._editor = editor
        self._count = 0
        self._said: list[str] = []
        self.prompts: list[Shown] = []
        self.lines: list[str] = []
        self.watched = watched
        self.confirmed: dict[str, str] = {}
        self._unconfirmed: dict[str, str] = {}

    # What the wizard calls

    @property
    def columns(self) -> int:
        return self._columns

    def say(self, *lines: str) -> None:
        assert all(isinstance(line, str) and "\n" not in line for line in lines), lines
        self.lines += lines
        self._said += lines

    def ask_line(self, label: str, default: str = "", offers: Sequence[Offer] = ()) -> Reply:
        assert "\n" not in default, f"a line cannot begin with {default!r}"
        return self._typed(self._shown(Shown("line", label, default, offers=tuple(offers))))

    def ask_text(self, label: str, default: str = "", offers: Sequence[Offer] = ()) -> Reply:
        return self._typed(self._shown(Shown("text", label, default, offers=tuple(offers))))

    def ask_choice(self, label: str, choices: Sequence[Choice], default: str = "") -> Reply:
        shown = self._shown(Shown("choice", label, default, tuple(choices)))
        values = self._values(shown)
        assert not default or default in values, f"“{label}” points at {default!r}, of {values}"
        reply = self._next(shown)
        pointed = default or values[0]
        match reply:
            case Enter():
                return Reply(pointed)
            case Command():
                self._check_command(shown, reply)
                return Reply(pointed, reply)
            case str():
                return Reply(self._found(shown, reply))
        raise self._error(shown, f"{reply!r} does not fit a menu")

    def ask_choices(self, label: str, choices: Sequence[Choice], chosen: Sequence[str]) -> Picked:
        shown = self._shown(Shown("choices", label, choices=tuple(choices), chosen=tuple(chosen)))
        values = self._values(shown)
        standing = [value for value in values if value in chosen]
        reply = self._next(shown)
        match reply:
            case Enter():
                reply = ticked(standing)
            case Command():
                reply = ticked(standing, reply)
            case list():
                reply = ticked(reply)
        if not isinstance(reply, Picked):
            raise self._error(shown, f"{reply!r} does not fit boxes to tick")
        found = [self._found(shown, one) for one in reply.values]
        if reply.command is not None:
            self._check_command(shown, reply.command)
        return Picked(tuple(value for value in values if value in found), reply.command)

    def leaving_waits(self) -> AbstractContextManager[None]:
        return nullcontext()

    def edit(self, text: str) -> str:
        assert self._editor is not None, f"an editor was opened on {text!r}"
        return self._editor(text)

    # What the test looks at

    @property
    def labels(self) -> list[str]:
        """The labels of all prompts."""
        return [prompt.label for prompt in self.prompts]

    @property
    def last(self) -> Shown:
        """The last prompt."""
        return self.prompts[-1]

    def prompt(self, label: str, number: int = 1) -> Shown:
        """Return the first (or a later) prompt whose label has these words."""
        found = [prompt for prompt in self.prompts if label in prompt.label]
        assert len(found) >= number, f"no prompt {number} with “{label}”; there were {self.labels}"
        return found[number - 1]

    def done(self) -> None:
        """Check that the whole script was played."""
        assert self._count == len(self._script), f"never asked for: {self._script[self._count :]}"

    # Inside

    def _shown(self, shown: Shown) -> Shown:
        assert shown.label.strip(), f"a prompt without a label: {shown}"
        shown = shown._replace(said=tuple(self._said))
        self._said = []
        self.prompts.append(shown)
        self.confirmed |= self._unconfirmed
        self._unconfirmed = {}
        self._check_file(shown)
        if self._at_prompt:
            self._at_prompt(shown)
        return shown

    def _check_file(self, shown: Shown) -> None:
        if self.watched is None:
            return
        record = load_mapping(self.watched)
        for key, value in self.confirmed.items():
            node = node_at(record, parse_key_path(key))
            text = node.text.strip() if isinstance(node, Scalar) else node
            if text != value:
                raise self._error(shown, f"the file says {text!r} at {key}, but {value!r} was confirmed")

    def _next(self, shown: Shown) -> Any:
        if self._count == len(self._script):
            raise self._error(shown, "the script has no reply left")
        reply = self._script[self._count]
        self._count += 1
        kept: Stored | None = None
        while isinstance(reply, On | Stored):
            if isinstance(reply, Stored):
                kept = reply
            elif reply.label not in shown.label:
                raise self._error(shown, f"reply {self._count} is for “{reply.label}”")
            reply = reply.reply
        if kept is not None and kept.value is not None:
            self._unconfirmed[kept.key] = kept.value
        return reply

    def _typed(self, shown: Shown) -> Reply:
        reply = self._next(shown)
        match reply:
            case Enter():
                return Reply(shown.default)
            case Command():
                reply = Reply(shown.default, reply)
            case str():
                reply = Reply(reply)
        if not isinstance(reply, Reply):
            raise self._error(shown, f"{reply!r} does not fit a text")
        if shown.kind == "line" and "\n" in reply.text:
            raise self._error(shown, f"{reply.text!r} does not fit one line")
        if reply.command is not None:
            self._check_command(shown, reply.command)
        return reply

    def _check_command(self, shown: Shown, command: Command) -> None:
        if command in (Command.EDITOR, Command.FILE) and shown.kind != "text":
            raise self._error(shown, f"{command} is for paragraphs only")

    def _values(self, shown: Shown) -> list[str]:
        values = [choice.value for choice in shown.choices if not choice.heading]
        assert values, f"an empty menu: {shown.label}"
        assert len(set(values)) == len(values), f"two lines of “{shown.label}” mean the same: {values}"
        return values

    def _found(self, shown: Shown, wanted: str) -> str:
        lines = [choice for choice in shown.choices if not choice.heading]
        for fits in (
            [one for one in lines if one.value == wanted],
            [one for one in lines if one.title == wanted],
            [one for one in lines if wanted in one.title],
        ):
            if len(fits) == 1:
                return fits[0].value
        raise self._error(shown, f"no line, or more than one, for {wanted!r}")

    def _error(self, shown: Shown, what: str) -> ScriptError:
        lines = [what, f"at prompt {len(self.prompts)} ({shown.kind}): {shown.label}"]
        lines += [f"  with: {shown.default!r}"] if shown.default else []
        lines += [f"  - {choice.title}{' (heading)' if choice.heading else ''}" for choice in shown.choices]
        lines += ["said above it:", *(f"  {line}" for line in shown.said)]
        lines += ["prompts before:", *(f"  {prompt.label}" for prompt in self.prompts[-6:-1])]
        return ScriptError("\n".join(lines))


def desk_at(
    path: Path,
    templates: Sequence[Path],
    *script: Any,
    last: LastYear | None = None,
    store: RecentStore | None = None,
    **asker: Any,
) -> tuple[Desk, ScriptedAsker]:
    """Open a record with a script at the keyboard; the file is read at every prompt."""
    scripted = ScriptedAsker(script, watched=path, **asker)
    return Desk(Session(path, templates, last=last, store=store), scripted, asker_of), scripted


def step_at(desk: Desk, key: str) -> Step:
    """Return the step that asks for a key path."""
    return next(step for step in all_steps(desk.session.answers) if step.key == key)
