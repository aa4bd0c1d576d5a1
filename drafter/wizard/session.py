"""The record that a wizard works on: each confirmed answer is checked and on the disk before the next is asked."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence as Many
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from drafter.answers.build import build_answers, layout_name
from drafter.answers.edit import node_at
from drafter.answers.model import Answers
from drafter.errors import DrafterError
from drafter.layout.load import load_layout
from drafter.layout.model import Layout
from drafter.record.compose import Value, content_of
from drafter.record.edit import delete, insert_item
from drafter.record.nodes import Mapping, Node, Scalar, Sequence
from drafter.record.parse import parse_mapping
from drafter.record.paths import KeyPath, key_path_text
from drafter.record.save import ChangedOnDiskError, save_record
from drafter.record.text import read_text
from drafter.wizard.dependence import dependents
from drafter.wizard.recent import Recent, RecentStore

if TYPE_CHECKING:
    from drafter.wizard.last_year import LastYear

Change: TypeAlias = Callable[[str], str]
"""Takes the record's text and returns the changed one."""
Renumbered: TypeAlias = Callable[[int], int | None]
"""Takes the number that a list entry had and returns the one that it has; None for an entry that is gone."""


class InvalidAnswerError(Exception):
    """What was answered cannot stand in the record; nothing was saved.

    Attributes:
        faults: What is wrong and how to mend it.
    """

    def __init__(self, faults: Many[DrafterError]) -> None:
        super().__init__("invalid answer")
        self.faults = tuple(faults)


class ConflictError(Exception):
    """The file holds another answer than the one that a change began with.

    Attributes:
        path: Where.
        theirs: What stands there now; None for nothing.
        text: The whole record as it is on the disk; it is in order.
    """

    def __init__(self, path: KeyPath, theirs: Node | None, text: str) -> None:
        super().__init__("conflict")
        self.path = path
        self.theirs = theirs
        self.text = text


class OtherEntryError(ConflictError):
    """Entries of a list came, went or changed places in the file: the number is another entry's now.

    Attributes:
        path: The list entry, by the number that it had.
        now_at: The number that it has in the file, or that it gets there as a new one; None where it is gone.
        ours: What the entry held.
    """

    def __init__(self, path: KeyPath, theirs: Node | None, text: str, now_at: int | None, ours: Value) -> None:
        super().__init__(path, theirs, text)
        self.now_at = now_at
        self.ours = ours


class Session:
    """A record being filled in.

    Attributes:
        path: The file.
        text: What it holds.
        answers: What that says; 年度 and 机关.名称 may still be absent.
        last: Last year's record, for comparison.
        doubtful: Key paths of answers to be asked again, because one that they hang on was changed.
        position: Key path of the answer confirmed last.
        drafts: What was typed and cannot be saved as it is, by key path; it is offered again.
    """

    def __init__(
        self, path: Path, templates: Many[Path], *, last: LastYear | None = None, store: RecentStore | None = None
    ) -> None:
        """Open a record.

        Raises:
            DrafterError: The file or its layout cannot be read, or the record is not in order.
        """
        self.path = path
        self.templates = templates
        self.last = last
        self._store = store or RecentStore(None)
        remembered = self._store.find(path)
        self.doubtful: list[str] = list(remembered.doubtful) if remembered else []
        self.position = remembered.position if remembered else ""
        self.drafts = dict(remembered.drafts) if remembered else {}
        self._layouts: dict[str, Layout] = {}
        self._kept = False
        self.text = read_text(path)
        self.answers = self._read(self.text)
        self.remember()

    @property
    def layout(self) -> Layout:
        """The questionnaire."""
        return self.answers.layout

    def node(self, path: KeyPath) -> Node | None:
        """Return what the record says at a path, as typed."""
        return node_at(self._parsed(self.text), path)

    def count(self, path: KeyPath) -> int:
        """Return how many entries the list at a path has."""
        return len(_items(self.node(path)))

    def with_new_item(self, path: KeyPath, number: int) -> Answers:
        """Return the answers as if an empty entry stood in a list; nothing is saved."""
        return self._read(_with_item(self.text, path, number, None))

    def last_value(self, path: KeyPath) -> tuple[str, ...]:
        """Return what last year's record says at a path, where there is one."""
        if self.last is None:
            return ()
        from drafter.wizard.last_year import last_value

        return last_value(self.last, path)

    def last_figure(self, group: str, key: str) -> str:
        """Return last year's figure: as this record states it, else as last year's record does."""
        stated = self.answers.figures.last_year(group, key)
        if stated is not None:
            return stated.text()
        answer = self.last.answers.figures.given.get(group, {}).get(key) if self.last else None
        return answer.amount.text() if answer else ""

    def apply(self, path: KeyPath, change: Change, *, adds: bool = False) -> list[str]:
        """Make a change to what stands at a path, and save it.

        Where the file was changed elsewhere meanwhile, the change is made to what the file holds now.

        Args:
            path: What is changed.
            change: How.
            adds: Whether it only adds to what is there, whatever that is by now.

        Returns:
            Key paths of the answers that this change makes doubtful.

        Raises:
            InvalidAnswerError: The answer does not fit the question, or others; nothing is saved.
            ConflictError: Somebody else changed the same answer; nothing is saved.
            OutputError: The file cannot be written.
            RecordError: The file was changed into something that cannot be read.
        """
        text, answers = self._changed(self.text, change)
        try:
            self._save(text)
        except ChangedOnDiskError:
            theirs = self._taken_in(path, adds=adds)
            text, answers = self._changed(theirs, change)
            self.text, self.answers = theirs, self._read(theirs)
            self._save(text)
        before = content_of(self._parsed(self.text))
        new_doubts = []
        if content_of(self._parsed(text)) != before:
            new_doubts = [key for key in dependents(answers, path) if key not in self.doubtful]
        self.text, self.answers = text, answers
        self.doubtful += new_doubts
        self.confirm(path)
        return new_doubts

    def confirm(self, path: KeyPath) -> None:
        """Note that an answer was looked at and stands, and that the person has come to it."""
        self.position = key_path_text(path)
        self.settle(path)

    def settle(self, path: KeyPath) -> None:
        """Note that an answer was looked at and stands; what was typed in its place before is done with."""
        key = key_path_text(path)
        self.doubtful = [doubt for doubt in self.doubtful if doubt != key]
        self.drafts.pop(key, None)
        self.remember()

    def hold(self, path: KeyPath, text: str) -> bool:
        """Keep a text that cannot be saved, to offer it when the same is asked again.

        Returns:
            Whether another sitting will know it too.
        """
        self.drafts[key_path_text(path)] = text
        return self.remember()

    def renumber(self, path: KeyPath, renumbered: Renumbered) -> None:
        """Let doubts and drafts go along with the entries of a list that have other numbers now."""
        outer = key_path_text(path)
        kept = (_renumbered(doubt, outer, renumbered) for doubt in self.doubtful)
        self.doubtful = [doubt for doubt in kept if doubt]
        drafts = {_renumbered(key, outer, renumbered): text for key, text in self.drafts.items()}
        self.drafts = {key: text for key, text in drafts.items() if key}
        self.remember()

    def doubt(self, path: KeyPath) -> None:
        """Mark an answer to be asked again."""
        key = key_path_text(path)
        if key not in self.doubtful:
            self.doubtful.append(key)
        self.remember()

    def remember(self) -> bool:
        """Note in the person's own folder where they are, for the next sitting; say whether that worked."""
        year = f" {self.answers.year}年度" if self.answers.year else ""
        title = f"{self.answers.agency}{year}".strip()
        last = str(Path(self.last.answers.file).absolute()) if self.last else ""
        recent = Recent(
            self.path.absolute(), title, self.position, tuple(self.doubtful), tuple(self.drafts.items()), last
        )
        return self._store.note(recent)

    def take_in(self, text: str) -> None:
        """Go on with what the file holds now, after a conflict.

        Raises:
            DrafterError: That is not in order.
        """
        self.answers = self._read(text)
        self.text = text

    def move_to(self, path: Path) -> None:
        """Save the record as it is under another name, and go on there.

        Raises:
            OutputError: It cannot be written there, or such a file exists.
        """
        save_record(path, self.text, expected=None)
        self.path = path
        self.answers = self._read(self.text)

    def _save(self, text: str) -> None:
        save_record(self.path, text, expected=self.text, keep=not self._kept)
        # What stays beside the file is the record as this sitting found it.
        self._kept = True

    def _changed(self, text: str, change: Change) -> tuple[str, Answers]:
        try:
            changed = change(text)
            return changed, self._read(changed)
        except DrafterError as error:
            raise InvalidAnswerError(getattr(error, "errors", (error,))) from error

    def _taken_in(self, path: KeyPath, *, adds: bool) -> str:
        """Return the text on the disk, where nobody else changed what stands at a path, or that does not matter."""
        theirs = read_text(self.path)
        self._read(theirs)
        before, now = self._parsed(self.text), self._parsed(theirs)
        moved = _moved_entry(path, before, now)
        if moved:
            ours = node_at(before, moved)
            now_at = _number_now(moved, before, now)
            raise OtherEntryError(
                moved, node_at(now, moved), theirs, now_at, None if ours is None else content_of(ours)
            )
        if not adds and _content(node_at(now, path)) != _content(node_at(before, path)):
            raise ConflictError(path, node_at(now, path), theirs)
        return theirs

    def _parsed(self, text: str) -> Mapping:
        return parse_mapping(text, str(self.path))

    def _read(self, text: str) -> Answers:
        record = self._parsed(text)
        name, _, place = layout_name(record)
        if name not in self._layouts:
            self._layouts[name] = load_layout(name, self.templates, place)
        return build_answers(record, self._layouts[name], begun=True)


def _renumbered(key: str, outer: str, renumbered: Renumbered) -> str:
    """Return a key path inside a list as it is now; empty for one in an entry that is gone."""
    number, bracket, rest = key.removeprefix(f"{outer}[").partition("]")
    if not key.startswith(f"{outer}[") or not number.isdecimal():
        return key
    now = renumbered(int(number))
    return f"{outer}[{now}{bracket}{rest}" if now else ""


def _with_item(text: str, path: KeyPath, number: int, value: Value) -> str:
    """Put a new entry into a list; 无, which it contradicts, makes way."""
    if isinstance(node_at(parse_mapping(text, ""), path), Scalar):
        text = delete(text, path)
    return insert_item(text, path, number, value)


def with_last_item(text: str, path: KeyPath, value: Value) -> str:
    """Put a new entry behind all others of a list."""
    return _with_item(text, path, len(_items(node_at(parse_mapping(text, ""), path))) + 1, value)


def _moved_entry(path: KeyPath, before: Mapping, now: Mapping) -> KeyPath:
    """Return the list entry on a path that is another one now, because entries came, went or changed places."""
    for depth, number in enumerate(path):
        if isinstance(number, int):
            old, new = ([*map(content_of, _items(node_at(root, path[:depth])))] for root in (before, now))
            entry = old[number - 1 : number]
            same = bool(entry) and entry == new[number - 1 : number]
            # An entry that only was changed stays the same one.
            if not same and (len(old) != len(new) or any(one in new for one in entry)):
                return path[: depth + 1]
    return ()


def _number_now(path: KeyPath, before: Mapping, now: Mapping) -> int | None:
    """Return the number that a list entry has now, or gets where it was about to be added; None where it is gone."""
    *above, number = path
    assert isinstance(number, int)  # noqa: S101 - the path of an entry
    old, new = ([*map(content_of, _items(node_at(root, tuple(above))))] for root in (before, now))
    if number > len(old):
        return len(new) + 1
    entry = old[number - 1]
    return new.index(entry) + 1 if new.count(entry) == 1 else None


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else ()


def _content(node: Node | None) -> object:
    return None if node is None else content_of(node)
