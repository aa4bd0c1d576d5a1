"""Checking beside rendering, and checking texts of growing length: `python tests/benchmarks/check.py`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from drafter.check.document import document_from_text  # noqa: E402
from drafter.check.load import load_rulebook  # noqa: E402
from drafter.check.run import check_document, choose_rules  # noqa: E402
from drafter.check.sources import Shelf, check_record, load_reference  # noqa: E402
from drafter.draft import make_draft, open_layout  # noqa: E402
from drafter.layout.load import builtin_templates  # noqa: E402
from drafter.record.parse import parse_mapping  # noqa: E402
from tests.benchmarks.run import EXAMPLE, compare, seconds  # noqa: E402

TEMPLATES = [builtin_templates()]
LENGTHS = (10_000, 40_000, 160_000)


def _last_year(folder: Path) -> Path:
    """Write a record of the year before: the example's, a year older."""
    path = folder / "去年.yaml"
    path.write_text(EXAMPLE.read_text("utf-8").replace("2017", "2016").replace("2018", "2017"), "utf-8")
    return path


def whole_process(last: Path) -> None:
    """The commands, as somebody types them."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def process(*words: str) -> Callable[[], object]:
        command = [sys.executable, "-m", "drafter", *words]
        # Findings end with 1.
        return lambda: subprocess.run(command, cwd=last.parent, capture_output=True, env=environment, check=False)

    compare(
        "whole process, drafter check --last : drafter render",
        process("check", str(EXAMPLE), "--last", str(last)),
        process("render", str(EXAMPLE), "-o", "稿.docx", "--force"),
        goal=1,
        runs=12,
    )


def in_process(last: Path) -> None:
    """One more file of a run that has begun: what is read once is read."""
    rulebook, shelf, text = load_rulebook(TEMPLATES), Shelf(TEMPLATES), EXAMPLE.read_text("utf-8")
    chosen = choose_rules(rulebook)
    opened = open_layout(parse_mapping(text, EXAMPLE.name), TEMPLATES)
    compare(
        "in process, check --last : render",
        lambda: check_record(EXAMPLE, last, rulebook, chosen, shelf),
        lambda: make_draft(parse_mapping(text, EXAMPLE.name), opened),
        goal=1,
        runs=20,
    )


def growth() -> None:
    """Texts of 10,000 characters and more, no two sentences alike: time per character must not grow."""
    rulebook, reference = load_rulebook(TEMPLATES), load_reference(TEMPLATES)
    chosen = choose_rules(rulebook)
    for length in LENGTHS:
        document = document_from_text(_report(length), "报告.txt", 2024, reference)
        best = min(seconds(lambda document=document: check_document(document, rulebook, chosen)) for _ in range(3))
        print(f"{length} characters: {best * 1000:.0f} ms, {best * 1e6 / length:.1f} µs a character")


def _report(length: int) -> str:
    lines = ["示例区2024年法治政府建设年度报告", "一、主要举措和成效"]
    number = size = 0
    while size < length:
        number += 1
        whole = 100 + number
        lines.append(
            f"第{number}街道全年受理申请{whole}件，其中办结{whole - 20}件，办结率{(whole - 20) / whole:.1%}。"
            f"组织第{number}社区的{number}名网格员学习《示例条例》，检查企业{number + 3}家。"
        )
        size += len(lines[-1])
    return "\n".join(lines)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        earlier = _last_year(Path(folder))
        whole_process(earlier)
        in_process(earlier)
    growth()
