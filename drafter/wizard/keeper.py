"""Keeping an answer: saved before the next prompt appears, and what to do where that does not work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from drafter.answers.edit import node_at, with_value
from drafter.answers.model import Answer
from drafter.errors import DrafterError
from drafter.record.compose import Value
from drafter.record.edit import delete, move_item, set_value
from drafter.record.nodes import Mapping, Node, Scalar, Sequence
from drafter.record.parse import parse_mapping
from drafter.record.paths import KeyPath, key_path_text, parse_key_path
from drafter.wizard.asker import Asker, Choice, Command, chosen_aside
from drafter.wizard.describe import INDENT, cut, fault_lines
from drafter.wizard.session import (
    Change,
    ConflictError,
    InvalidAnswerError,
    OtherEntryError,
    Renumbered,
    Session,
    with_last_item,
)
from drafter.wizard.steps import FIGURES_KEY, answer_at

_NUMBER, _APPROXIMATE, _LAST = "数值", "约数", "上年"
_MINE, _THEIRS = "mine", "theirs"
_AGAIN, _ELSEWHERE, _NOT_NOW = "again", "elsewhere", "not now"

ChangeAt: TypeAlias = Callable[[KeyPath], Change]
"""Makes the change for a path, which may lead elsewhere by the time that it is saved."""


class EntryMovedError(Exception):
    """What was said is saved, but the list entry that it belongs to has another number now.

    Attributes:
        was: The entry's path before.
        now: Its path; None where it is gone, and what was said with it.
        saved: Path of what was saved; () where nothing was.
        leaving: Whether the person said it on the way out: LEAVE or QUIT; else None.
    """

    def __init__(self, was: KeyPath, now: KeyPath | None) -> None:
        super().__init__("entry moved")
        self.was = was
        self.now = now
        self.saved: KeyPath = ()
        self.leaving: Command | None = None

    def new_path(self, path: KeyPath) -> KeyPath | None:
        """Return where a path leads now that begins with the entry's; None where that is gone."""
        return None if self.now is None else (*self.now, *path[len(self.was) :])


class Keeper:
    """Saves answers, and asks where the file does not let it."""

    def __init__(self, session: Session, asker: Asker) -> None:
        self._session = session
        self._asker = asker

    def put(self, path: KeyPath, value: str) -> bool:
        """Save a single answer; an empty one is taken out.

        Returns:
            Whether the record now says so. Where not, why was said, and nothing changed.
        """
        if not value:
            return self.take_out(path)
        # Several paragraphs end with a line end, so that they become the usual block text.
        written = f"{value}\n" if "\n" in value else value
        try:
            return self._keep_at(path, lambda at: lambda text: with_value(text, at, written), value)
        except KeyboardInterrupt:
            # Whoever leaves instead of choosing finds it again at the same question.
            self._session.hold(path, value)
            raise

    def put_list(self, path: KeyPath, values: list[str]) -> bool:
        """Save a list of plain values; an empty one is taken out."""
        if not values:
            return self.take_out(path)
        return self._keep_at(path, lambda at: lambda text: set_value(text, at, list(values)), "、".join(values))

    def take_out(self, path: KeyPath) -> bool:
        """Take an answer or a list entry out."""
        node = self._session.node(path)
        if node is None:
            return True
        if isinstance(node, Mapping) and path[:1] == (FIGURES_KEY,) and node.get(_LAST):
            # Last year's figure stays for the number that comes later.
            return self.keep(path, lambda text: _without(text, path, (_NUMBER, _APPROXIMATE)), "（删去）")
        return self._keep_at(path, lambda at: lambda text: delete(text, at), "（删去）")

    def take_out_entry(self, path: KeyPath) -> bool:
        """Take a list entry out, whatever its number is by now."""
        try:
            done = self.take_out(path)
        except EntryMovedError as moved:
            if moved.now is None:
                return True
            path, done = moved.now, True
        gone = path[-1]
        assert isinstance(gone, int)  # noqa: S101 - the path of an entry
        if done:
            self._session.renumber(path[:-1], lambda number: None if number == gone else number - (number > gone))
        return done

    def insert(self, path: KeyPath, value: dict[str, Value]) -> bool:
        """Put a new entry at the end of a list; 无 makes way."""
        return self._keep_at(path, lambda at: lambda text: with_last_item(text, at, value), "", adds=True)

    def move(self, path: KeyPath, source: int, target: int) -> bool:
        """Move a list entry, whatever its number is by now, to another number."""

        def change_at(entry: KeyPath) -> Change:
            now = entry[-1]
            assert isinstance(now, int)  # noqa: S101 - the path of an entry
            return lambda text: move_item(text, path, now, min(target, self._session.count(path)))

        try:
            done = self._keep_at((*path, source), change_at, f"第 {source} 项移到第 {target} 项")
        except EntryMovedError as moved:
            return moved.now is not None
        if done:
            self._session.renumber(path, _after_move(source, target))
        return done

    def keep(self, path: KeyPath, change: Change, shown: str = "", *, adds: bool = False) -> bool:
        """Make a change and save it.

        Args:
            path: What is changed; not inside a list entry.
            change: How.
            shown: What it makes of it, for a person who has to choose.
            adds: Whether it only adds to what is there.
        """
        return self._keep_at(path, lambda at: change, shown, adds=adds)

    def _keep_at(self, path: KeyPath, change_at: ChangeAt, shown: str, *, adds: bool = False) -> bool:
        """Make a change at a path and save it; where the entry around it was moved meanwhile, at its new place.

        Raises:
            EntryMovedError: That was so; what could be saved is.
        """
        moved: EntryMovedError | None = None
        while True:
            try:
                self._say_doubts(self._session.apply(path, change_at(path), adds=adds))
            except OtherEntryError as other:
                moved = self._followed(other)
                moved.saved = moved.new_path(path) or ()
                if not moved.saved:
                    raise moved from None
                path = moved.saved
            except (InvalidAnswerError, ConflictError, DrafterError) as error:
                kept = self._kept_after(error, shown)
                if kept is not None:
                    return kept
            else:
                if moved is not None:
                    raise moved
                return True

    def _kept_after(self, error: Exception, shown: str) -> bool | None:
        """Say what stands in the way; None to try once more, else whether the question is done with."""
        match error:
            case InvalidAnswerError():
                faults = [(fault.what, fault.fix) for fault in error.faults]
                self._asker.say(*fault_lines(faults, self._asker.columns))
                return False
            case ConflictError():
                wanted = self._wanted_after(error, shown)
                return None if wanted == _MINE else wanted == _THEIRS
            case DrafterError():
                return None if self._tries_again_after(error) else False
        raise error

    def _followed(self, other: OtherEntryError) -> EntryMovedError:
        """Go on with the file as it is now, and say where in it an entry stands that others moved or took out."""
        *above, number = other.path
        outer = tuple(above)
        key = key_path_text(outer)
        now_at = other.now_at
        if now_at is None:
            self._asker.say(f"{INDENT}× “{key}”的第 {number} 项刚才被别人或别的程序删去或改写了。")
            choices = [Choice(_THEIRS, "照文件里的，这里填的不留"), Choice(_MINE, "把这里填的作为新的一项留下")]
            wanted = chosen_aside(self._asker, "怎么办", choices)
        self._session.take_in(other.text)
        # Whoever does not choose loses nothing.
        if now_at is None and (wanted == _THEIRS or not self._put_back(outer, other.ours)):
            return EntryMovedError(other.path, None)
        now_at = now_at or self._session.count(outer)
        self._session.renumber(outer, lambda one: now_at if one == number else one)
        self._asker.say(f"{INDENT}“{key}”刚才被别人或别的程序改过：这里填的是第 {now_at} 项，不再是第 {number} 项。")
        return EntryMovedError(other.path, (*outer, now_at))

    def _put_back(self, path: KeyPath, value: Value) -> bool:
        return self.keep(path, lambda text: with_last_item(text, path, value), adds=True)

    def _say_doubts(self, doubts: list[str]) -> None:
        if not doubts:
            return
        labels = []
        for key in doubts:
            answer = answer_at(self._session.answers, parse_key_path(key))
            labels.append(answer.question.label if isinstance(answer, Answer) else key)
        self._asker.say(f"{INDENT}这一项改了，下面几项要再看一遍：{'、'.join(labels)}")

    def _wanted_after(self, conflict: ConflictError, shown: str) -> str:
        """Show both values and ask which to take; empty where the person goes back to the question."""
        room = self._asker.columns - len(INDENT) - 12
        self._asker.say(
            f"{INDENT}× 文件里的“{key_path_text(conflict.path)}”刚才被别人或别的程序改过。",
            f"{INDENT}文件里的：{cut(_shown(conflict.theirs), room)}",
            f"{INDENT}这里填的：{cut(shown, room)}",
        )
        choices = [Choice(_THEIRS, "用文件里的"), Choice(_MINE, "用这里填的")]
        wanted = chosen_aside(self._asker, "用哪一个", choices)
        if wanted:
            self._session.take_in(conflict.text)
        return wanted

    def _tries_again_after(self, error: DrafterError) -> bool:
        """Say why nothing was saved, and ask what to do; say whether to try once more."""
        faults = [(f"没有存上：{one.what}{_line_of(one)}", one.fix) for one in getattr(error, "errors", (error,))]
        self._asker.say(*fault_lines(faults, self._asker.columns))
        choices = [
            Choice(_AGAIN, "再存一次"),
            Choice(_ELSEWHERE, "存到别处（记录连同前面的答案一起存过去）"),
            Choice(_NOT_NOW, "先不存这一项，回到题目"),
        ]
        while True:
            wanted = chosen_aside(self._asker, "怎么办", choices)
            if wanted in ("", _NOT_NOW):
                return False
            if wanted == _AGAIN or self._moved():
                return True

    def _moved(self) -> bool:
        """Ask for another place and go on there; say whether that worked."""
        reply = self._asker.ask_line("存到（文件夹和文件名）", str(self._session.path))
        if reply.command is not None or not reply.text.strip():
            return False
        from drafter.wizard.typed import read_path

        try:
            self._session.move_to(read_path(reply.text))
        except DrafterError as error:
            self._asker.say(*fault_lines([(error.what, error.fix)], self._asker.columns))
            return False
        self._asker.say(f"{INDENT}从现在起存在：{self._session.path}")
        return True


def _line_of(error: DrafterError) -> str:
    return f"（第 {error.where.line} 行）" if error.where and error.where.line else ""


def _after_move(source: int, target: int) -> Renumbered:
    def renumbered(number: int) -> int:
        if number == source:
            return target
        number -= number > source
        return number + (number >= target)

    return renumbered


def _without(text: str, path: KeyPath, keys: tuple[str, ...]) -> str:
    for key in keys:
        node = node_at(parse_mapping(text, ""), path)
        if isinstance(node, Mapping) and key in node.entries:
            text = delete(text, (*path, key))
    return text


def _shown(node: Node | None) -> str:
    match node:
        case None:
            return "（没有填）"
        case Scalar():
            return node.text
        case Sequence():
            return "、".join(map(_shown, node.items))
    return "，".join(_shown(inner) for inner in node.entries.values())
