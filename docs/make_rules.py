"""Write all that is made of the checker's rules: `python docs/make_rules.py`.

That is docs/rules.md, the list of the rules; lists.json, their word lists packed; needed.json, the words without which
no expression matches. To be run after a change in templates/rules or of an `expression(…)`; a test says so, and
`--check` says it without writing.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from drafter.check.expressions import NEEDED_FILE
from drafter.check.load import RULES_FOLDER, lists_in, load_rulebook, rule_files
from drafter.check.packed import PACKED_FILE, packed_text
from drafter.check.registry import CHECKS
from drafter.check.rules import Rule
from drafter.check.stock import stock_rules
from drafter.errors import DrafterError, raise_all
from drafter.layout.load import builtin_templates

FILE = Path(__file__).parent / "rules.md"
RULES = builtin_templates() / RULES_FOLDER
HEAD = (
    "# 核对规则\n\n"
    "`drafter check` 用下面这些规则。这份表由 `python docs/make_rules.py` 从 `templates/rules` 生成，不手工改。"
    "怎样停用一条、怎样添词，见 [office.md](office.md)；勾稽关系另见 [figures.md](figures.md)。\n\n"
    "级别：`必错` 是不可能对的，`疑似` 多半不对，`提示` 供看一眼。这里写的是一条规则通常的级别，拿不准的地方会降一级。"
    "“未与原文核对”是说依据还没有对照原文读过。\n"
)


def rules_text() -> str:
    """Return the list of rules as Markdown."""
    rules = load_rulebook([builtin_templates()]).rules.values()
    parts = [HEAD, *_table(list(rules))]
    for family, members in groupby(sorted(rules, key=_order), lambda rule: rule.family):
        parts.append(f"\n## {family}\n")
        for rule in members:
            parts += _section(rule)
    return "".join(parts)


def lists_text() -> str:
    """Return the word lists of all files, packed."""
    errors: list[DrafterError] = []
    _, pieces = stock_rules(rule_files(RULES), CHECKS.__contains__)
    files = {Path(piece.file).name: (piece.text, lists_in(piece, errors)) for piece in pieces}
    raise_all(errors)
    return packed_text(files)


def _order(rule: Rule) -> tuple[str, int]:
    return rule.family, int(rule.id.partition("-")[2])


def _table(rules: list[Rule]) -> Iterator[str]:
    yield f"\n共 {len(rules)} 条：\n\n| 族 | 条数 | 查什么 |\n|---|---|---|\n"
    for family, members in groupby(sorted(rules, key=_order), lambda rule: rule.family):
        names = [rule.name for rule in members]
        yield f"| [{family}](#{family}) | {len(names)} | {_plain('；'.join(names))} |\n"


def _section(rule: Rule) -> Iterator[str]:
    confirmed = "" if rule.confirmed else "（未与原文核对）"
    yield f"\n### {rule.id} {_plain(rule.name)}（{rule.level.value}）\n"
    yield f"\n{_plain(rule.explanation.strip())}\n\n依据：{_plain(rule.source)}{confirmed}\n"
    for name, case in (("去年", rule.last), ("正例", rule.good), ("反例", rule.bad)):
        if case:
            yield f"\n{name}：\n\n```text\n{case.strip()}\n```\n"


def _plain(text: str) -> str:
    """Write a text so that Markdown shows its characters."""
    return re.sub(r"([\\`*_<>|\[\]#])", r"\\\1", text)


def needed_text() -> str:
    """Return the words that expressions need, as a program finds them that starts with what is written by now."""
    command = [sys.executable, str(Path(__file__).with_name("make_needed.py")), "--print"]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


MADE = {FILE: rules_text, RULES / PACKED_FILE: lists_text, NEEDED_FILE: needed_text}
"""What is made, in this order: what comes later may depend on what is written before."""


def stale() -> list[Path]:
    """Return the files that are not what would be written."""
    return [path for path, make in MADE.items() if not path.is_file() or path.read_text("utf-8") != make()]


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        old = stale()
        sys.exit(f"python docs/make_rules.py: {', '.join(map(str, old))}" if old else 0)
    for path, make in MADE.items():
        path.write_text(make(), encoding="utf-8")
