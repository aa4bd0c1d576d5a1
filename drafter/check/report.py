"""Findings as people and programs read them: grouped by file, sorted, with a summary."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from drafter.check.findings import Finding, Level
from drafter.check.registry import CHECKS
from drafter.check.rules import Rule
from drafter.check.run import Checked
from drafter.columns import display_width, pad
from drafter.wording import nearest_hint

_LONGEST_QUOTE = 30


def findings_text(results: Sequence[tuple[Path, Checked]]) -> str:
    """Say the findings of each file, then how many there are of each level."""
    return "\n".join(_text_lines(results))


def _text_lines(results: Sequence[tuple[Path, Checked]]) -> Iterator[str]:
    levels: Counter[Level] = Counter()
    accepted = 0
    for _, checked in results:
        for finding in checked.findings:
            levels[finding.level] += 1
            yield from _finding_lines(finding)
        for note in _on_notes(checked):
            yield f"{note.place}  {note.why}，{note.fix}"
        accepted += len(checked.accepted)
    if len(results) > 1:
        yield from (f"{path}：{_counts(Counter(one.level for one in checked.findings))}" for path, checked in results)
    rest = f"；另有 {accepted} 处在核对说明里写了理由" if accepted else ""
    yield f"核对了 {len(results)} 份：{_counts(levels)}{rest}。"


def _counts(levels: Counter[Level]) -> str:
    return "，".join(f"{level.value} {levels[level]}" for level in Level)


def _finding_lines(finding: Finding) -> Iterator[str]:
    handle = finding.handle if len(finding.handle) <= _LONGEST_QUOTE else f"{finding.handle[:_LONGEST_QUOTE]}…"
    shown = f"“{handle}”：" if handle else ""
    yield f"{finding.place}  {finding.rule} {finding.level.value}"
    yield f"  {shown}{finding.why}"
    if finding.fix:
        yield f"  怎么改：{finding.fix}"


def findings_json(results: Sequence[tuple[Path, Checked]], unread: Mapping[Path, str]) -> str:
    """Return the findings for another program; notes that nothing needs any more are hints at the place of the note.

    Args:
        results: What came of each file.
        unread: Files that could not be read, with why; each is an entry without a rule.
    """
    said = [(path, finding) for path, checked in results for finding in (*checked.findings, *_on_notes(checked))]
    found: list[dict[str, str | int]] = [
        {
            "文件": str(path),
            "行": finding.place.line,
            "键": finding.place.key,
            "规则": finding.rule,
            "级别": finding.level.value,
            "引文": finding.handle,
            "原因": finding.why,
            "怎么改": finding.fix,
        }
        for path, finding in said
    ]
    empty: dict[str, str | int] = {"行": 0, "键": "", "规则": "", "级别": Level.ERROR.value, "引文": ""}
    found += [{"文件": str(path), **empty, "原因": why, "怎么改": ""} for path, why in unread.items()]
    return json.dumps(found, ensure_ascii=False, indent=2)


def _on_notes(checked: Checked) -> Iterator[Finding]:
    found = {finding.rule for finding in checked.findings}
    for note in checked.unneeded:
        why, fix = f"核对说明里的“{note.rule}”已经不需要", "删去这一条"
        if note.rule in found:
            why = f"核对说明里的“{note.rule}”和哪一条意见都对不上"
            fix = "那一处改过了，就删去这一条；没有改，就把引文、位置写成和意见里的一样"
        yield Finding(note.rule, Level.HINT, note.place, note.quote, why, fix)
    for note in checked.unknown:
        why = f"核对说明里的“{note.rule}”没有这个编号"
        fix = nearest_hint(note.rule, list(CHECKS)) or "drafter check --explain 全部 列出各条的编号"
        yield Finding(note.rule, Level.HINT, note.place, note.quote, why, fix)


def rule_lines(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield a line for each rule, and how to see more of one."""
    table = [(rule.id, rule.level.value, rule.name) for rule in rules]
    width = max(display_width(identity) for identity, _, _ in table)
    for identity, level, name in table:
        yield f"{pad(identity, width)}  {level}  {name}"
    yield f"共 {len(table)} 条；drafter check --explain 编号 说明一条。"


def explanation(rule: Rule) -> str:
    """Say what a rule looks for and why, with a case that is right and one that is not."""
    confirmed = "" if rule.confirmed else "（未与原文核对）"
    lines = [
        f"{rule.id}  {rule.name}  {rule.level.value}",
        f"  {rule.explanation}",
        f"  依据：{rule.source}{confirmed}",
    ]
    for name, case in (("正例", rule.good), ("反例", rule.bad)):
        lines.append(f"  {name}：")
        lines += [f"    {line}" for line in case.strip().splitlines()]
    return "\n".join(lines)
