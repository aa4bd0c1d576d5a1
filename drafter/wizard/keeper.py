"""Keeping an answer: saved before the next prompt appears, and what to do where that does not work."""

from __future__ import annotations

from drafter.answers.edit import node_at, with_value
from drafter.answers.model import Answer
from drafter.errors import DrafterError
from drafter.record.compose import Care, Value, content_of, flow_text
from drafter.record.edit import delete, move_item, set_value
from drafter.record.nodes import Mapping, Node, Scalar
from drafter.record.parse import parse_mapping
from drafter.record.paths import KeyPath, key_path_text, parse_key_path
from drafter.wizard.asker import Asker, Choice, chosen_aside
from drafter.wizard.describe import INDENT, cut, fault_lines
from drafter.wizard.session import Change, ConflictError, InvalidAnswerError, Renumbered, Session, with_item
from drafter.wizard.steps import FIGURES_KEY, answer_at

_NUMBER, _APPROXIMATE, _LAST = "数值", "约数", "上年"
_MINE, _THEIRS = "mine", "theirs"
_AGAIN, _ELSEWHERE, _NOT_NOW = "again", "elsewhere", "not now"


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
        return self.keep(path, lambda text: with_value(text, path, written), value)

    def put_list(self, path: KeyPath, values: list[str]) -> bool:
        """Save a list of plain values; an empty one is taken out."""
        if not values:
            return self.take_out(path)
        return self.keep(path, lambda text: set_value(text, path, list(values)), "、".join(values))

    def take_out(self, path: KeyPath) -> bool:
        """Take an answer or a list entry out."""
        node = self._session.node(path)
        if node is None:
            return True
        if isinstance(node, Mapping) and path[:1] == (FIGURES_KEY,) and node.get(_LAST):
            # Last year's figure stays for the number that comes later.
            return self.keep(path, lambda text: _without(text, path, (_NUMBER, _APPROXIMATE)), "（删去）")
        number = path[-1]
        renumbered = _without_number(number) if isinstance(number, int) else None
        return self.keep(path, lambda text: delete(text, path), "（删去）", renumbered)

    def insert(self, path: KeyPath, number: int, value: dict[str, Value]) -> bool:
        """Put a new entry into a list; 无 makes way."""
        return self.keep(path, lambda text: with_item(text, path, number, value), flow_text(value, Care.NATURAL))

    def move(self, path: KeyPath, source: int, target: int) -> bool:
        """Move a list entry to another number."""
        shown = f"第 {source} 项移到第 {target} 项"
        order = _after_move(source, target)
        return self.keep(path, lambda text: move_item(text, path, source, target), shown, order)

    def keep(self, path: KeyPath, change: Change, shown: str, renumbered: Renumbered | None = None) -> bool:
        """Make a change and save it.

        Args:
            path: What is changed.
            change: How.
            shown: What it makes of it, for a person who has to choose.
            renumbered: Which numbers it gives the entries of a list, where it does; `path` is the list, or an entry.
        """
        while True:
            try:
                self._apply(path, change, renumbered)
            except InvalidAnswerError as error:
                faults = [(fault.what, fault.fix) for fault in error.faults]
                self._asker.say(*fault_lines(faults, self._asker.columns))
                return False
            except ConflictError as conflict:
                wanted = self._wanted_after(conflict, shown)
                if wanted != _MINE:
                    return wanted == _THEIRS
            except DrafterError as error:
                if not self._tries_again_after(error):
                    return False
            else:
                return True

    def _apply(self, path: KeyPath, change: Change, renumbered: Renumbered | None) -> None:
        self._say_doubts(self._session.apply(path, change))
        if renumbered:
            self._session.renumber(path[:-1] if isinstance(path[-1], int) else path, renumbered)

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


def _without_number(gone: int) -> Renumbered:
    return lambda number: None if number == gone else number - (number > gone)


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
    if node is None:
        return "（没有填）"
    return node.text if isinstance(node, Scalar) else flow_text(content_of(node), Care.NATURAL)
