"""Reading the fields of a mapping whose shape a program knows, all faults collected."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence as Many

from drafter.errors import DrafterError
from drafter.record.nodes import Mapping, Node, Scalar, Sequence, kind_of
from drafter.wording import unknown_name_fix

# Words that Jinja reads as its own; a key of that name could not be used in a template.
_RESERVED = frozenset(
    "and,or,not,in,is,if,else,elif,for,set,true,false,none,loop,self,varargs,kwargs,caller,namespace".split(",")  # noqa: SIM905 - the list would fill a screen
)


def is_key(text: str) -> bool:
    """Whether a text can be a key: an identifier, normalised (NFKC), no word of Jinja's."""
    return (
        text.isidentifier()
        and unicodedata.normalize("NFKC", text) == text
        and text.lower() not in _RESERVED
        and not text.startswith("_")
    )


class Fields:
    """Takes typed fields out of one mapping; faults go to `errors`, and neutral values come back."""

    def __init__(self, node: Node, errors: list[DrafterError], error: type[DrafterError]) -> None:
        self._errors = errors
        self._error = error
        if isinstance(node, Mapping):
            self.node = node
        else:
            self.fault(f"这里应是一组“键: 值”，却是{kind_of(node)}", node, "对照同类的一项改写")
            self.node = Mapping({}, node.place)

    def fault(self, what: str, node: Node, fix: str) -> None:
        """Collect a fault at a node."""
        self._errors.append(self._error(what, node.place, fix))

    def only(self, known: Many[str]) -> None:
        """Collect every key that is not known."""
        for key in self.node.entries:
            if key not in known:
                place = self.node.key_place(key)
                self._errors.append(self._error(f"没有“{key}”这一项", place, unknown_name_fix(key, known)))

    def node_of(self, key: str) -> Node | None:
        """Return a field's node; None when absent or empty."""
        return self.node.get(key)

    def text(self, key: str, *, required: bool = False) -> str:
        """Return a field's text; empty when absent."""
        node = self.node.get(key)
        if isinstance(node, Scalar):
            return node.text
        if node is not None:
            self.fault(f"“{key}”应是一个值，却是{kind_of(node)}", node, "写成“键: 值”一行")
        elif required:
            self.fault(f"缺少“{key}”", self.node, f"补上 {key}: …")
        return ""

    def key(self) -> str:
        """Return the field 键, checked to be an identifier."""
        text = self.text("键", required=True)
        if text and not is_key(text):
            self.fault(
                f"“{text}”不能作键",
                self.node.entries["键"],
                "键只用汉字、字母、数字和下划线，不以数字开头；要显示的文字写在“名称”里",
            )
        return text

    def number(self, key: str, default: int) -> int:
        """Return a whole number from 0 up."""
        text = self.text(key)
        if not text:
            return default
        if text.isascii() and text.isdigit():
            return int(text)
        self.fault(f"“{key}”应是整数，却是“{text}”", self.node.entries[key], "只写数字，例如 2")
        return default

    def flag(self, key: str, *, default: bool) -> bool:
        """Return 是 or 否 as a truth value."""
        text = self.text(key)
        if text in ("", "是", "否"):
            return default if not text else text == "是"
        self.fault(f"“{key}”应是“是”或“否”，却是“{text}”", self.node.entries[key], f"写 {key}: 是")
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; empty when absent."""
        return tuple(self._text_of(item) for item in self.items(key))

    def _text_of(self, item: Node) -> str:
        if isinstance(item, Scalar):
            return item.text
        self.fault(f"这里应是一个值，却是{kind_of(item)}", item, "一项写一个值")
        return ""

    def items(self, key: str) -> tuple[Node, ...]:
        """Return the nodes of a list; empty when absent."""
        node = self.node.get(key)
        if node is None:
            return ()
        if isinstance(node, Sequence):
            return node.items
        self.fault(f"“{key}”应是一个列表，却是{kind_of(node)}", node, "每项一行，以“- ”开头")
        return ()
