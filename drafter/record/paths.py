"""Key paths: which value of a record is meant, as text and as steps."""

from __future__ import annotations

import re
from typing import TypeAlias

from drafter.errors import Place, RecordError
from drafter.record.nodes import Mapping, Node, Sequence, kind_of

KeyPath: TypeAlias = tuple[str | int, ...]
"""Keys, and numbers of list items counted from 1."""

_KEY = r"[^.\[\]\s][^.\[\]]*"
_STEP = re.compile(rf"\.?(?P<key>{_KEY})|\[(?P<number>[1-9][0-9]{{0,5}})\]")
_EXAMPLE = "写成 主要举措和成效[2].标题 的样子：各级之间用半角点，方括号里是第几项，从 1 数起"


def parse_key_path(text: str) -> KeyPath:
    """Parse a path such as `主要举措和成效[2].举措[1].标题`.

    Raises:
        RecordError: The text is no path.
    """
    steps: list[str | int] = []
    position = 0
    while position < len(text):
        step = _STEP.match(text, position)
        # A point stands between a step and a key, and nowhere else.
        if step is None or (step["key"] is not None and text.startswith(".", position) == (position == 0)):
            break
        steps.append(int(step["number"]) if step["number"] else step["key"].rstrip())
        position = step.end()
    if position < len(text) or not steps:
        raise RecordError(f"看不懂“{text}”指的是记录里的哪一项", None, _EXAMPLE)
    return tuple(steps)


def key_path_text(path: KeyPath) -> str:
    """Print a path as `parse_key_path` reads it and as messages name places."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def child(node: Node, step: str | int, at: KeyPath) -> Node | None:
    """Return the value one step below a node; None when there is none yet.

    Args:
        node: A mapping or a list.
        step: A key or the number of an item.
        at: The node's own path, for the message.

    Raises:
        RecordError: The node is of another kind than the step asks for.
    """
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.entries.get(step)
    if isinstance(node, Sequence) and isinstance(step, int):
        return node.items[step - 1] if 0 < step <= len(node.items) else None
    raise wrong_kind(kind_of(node), step, node.place, at)


def wrong_kind(found: str, step: str | int, place: Place, at: KeyPath) -> RecordError:
    """Return the error of a path that asks something for what it has not."""
    wanted = f"第 {step} 项" if isinstance(step, int) else f"“{step}”"
    fix = "列表里的一项写成 名称[1]，一组里的一项写成 名称.键"
    return RecordError(f"“{key_path_text(at) or '最外层'}”是{found}，里面没有{wanted}", place, fix)


def no_such(path: KeyPath, node: Node) -> RecordError:
    """Return the error of a path whose last step leads nowhere."""
    last = path[-1]
    if isinstance(last, int):
        count = len(node.items) if isinstance(node, Sequence) else 0
        return RecordError(f"“{key_path_text(path[:-1])}”没有第 {last} 项", node.place, f"现有 {count} 项，从 1 数起")
    return RecordError(f"没有“{key_path_text(path)}”这一项", node.place, "对照记录里的键检查写法")
