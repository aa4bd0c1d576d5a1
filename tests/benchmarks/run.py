"""How fast, as ratios measured side by side in one run: `python tests/benchmarks/run.py`.

Nothing here is asserted: machines differ and are noisy. Both sides run in turn, A B A B …, and the
median of the pairwise ratios is printed beside the ratio that we aim for.
"""

from __future__ import annotations

import datetime
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from drafter.draft import make_draft, open_layout  # noqa: E402
from drafter.layout.load import builtin_templates  # noqa: E402
from drafter.record.parse import load_mapping, parse_mapping  # noqa: E402
from drafter.render.blocks import Align, Cell, ChartKind, Piece, Table  # noqa: E402
from drafter.render.charts import chart_from  # noqa: E402
from drafter.write.docx import Properties, docx_bytes  # noqa: E402
from drafter.write.opened_frame import load_frame  # noqa: E402
from tests.benchmarks import peer  # noqa: E402

EXAMPLE = ROOT / "examples" / "qingpu-2017.yaml"


def seconds(action: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def compare(name: str, ours: Callable[[], object], theirs: Callable[[], object], goal: float, runs: int) -> None:
    """Print the median ratio of two actions timed in turn."""
    ours(), theirs()
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
    ratio = statistics.median(a / b for a, b in pairs)
    mine, other = (statistics.median(side) * 1000 for side in zip(*pairs, strict=True))
    print(f"{name}: ratio {ratio:.2f} (goal ≤ {goal}); medians {mine:.1f} ms and {other:.1f} ms, {runs} pairs")


def in_process() -> None:
    """Record text → docx bytes, layout loaded, against docxtpl filling an equivalent template."""
    text = EXAMPLE.read_text("utf-8")
    opened = open_layout(parse_mapping(text, EXAMPLE.name), [builtin_templates()])
    template, context = peer.make_template(), peer.plain_context(EXAMPLE)
    compare(
        "in process, drafter : docxtpl",
        lambda: make_draft(parse_mapping(text, EXAMPLE.name), opened),
        lambda: peer.fill(template, context),
        goal=0.6,
        runs=40,
    )


def whole_process() -> None:
    """The command line against the peer's, and --help against importing Typer."""
    # An installed package runs from compiled files; a machine that forbids writing them would measure compiling.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "template.docx").write_bytes(peer.make_template())
        (work / "context.json").write_text(json.dumps(peer.plain_context(EXAMPLE), ensure_ascii=False), "utf-8")

        def process(*words: str) -> Callable[[], object]:
            command = [sys.executable, *words]
            return lambda: subprocess.run(command, cwd=work, check=True, capture_output=True, env=environment)

        compare(
            "whole process, drafter render : docxtpl in a Typer command",
            process("-m", "drafter", "render", str(EXAMPLE), "-o", "ours.docx", "--force"),
            process(peer.__file__, "context.json", "--template", "template.docx", "-o", "peer.docx", "--force"),
            goal=1.25,
            runs=12,
        )
        help_, typer = process("-m", "drafter", "--help"), process("-c", "import typer")
        compare("whole process, drafter --help : import typer", help_, typer, goal=1.3, runs=12)


def one_chart() -> None:
    """What a chart adds to a Word file, against python-docx opening its own template."""
    names = ("收到申请", "受理", "不予受理", "审结", "应诉")
    header = tuple(Cell(((Piece(text),),)) for text in ("指标（件）", "2016年", "2017年"))
    rows = tuple(
        tuple(Cell(((Piece(text),),)) for text in (name, str(70 + index), str(80 + index)))
        for index, name in enumerate(names)
    )
    table = Table(header, rows, (Align.LEFT, Align.RIGHT, Align.RIGHT))
    chart = chart_from(ChartKind.COLUMNS, (Piece("行政复议和行政应诉"),), table, tabled=False)
    assert chart is not None
    frame = load_frame(builtin_templates() / "standard" / "frame.docx")
    properties = Properties("报告", "机关", datetime.date(2018, 3, 1))
    compare(
        "a whole Word file of one chart : python-docx Document()",
        lambda: docx_bytes([chart], frame, properties),
        docx.Document,
        goal=3,
        runs=40,
    )


def growth() -> None:
    """10, 100, 1,000 measures: time per measure must not grow."""
    node = load_mapping(EXAMPLE)
    opened = open_layout(node, [builtin_templates()])
    head = "版式: standard@1\n年度: 2017\n机关: {名称: 某局, 自称: 我局, 类型: 政府部门}\n"
    head += "主要举措和成效:\n- 领域: 领域\n  举措:\n"
    measure = "  - 标题: 标题\n    内容: " + "内容" * 50 + "{行政复议.受理}件。\n"
    for count in (10, 100, 1000):
        text = head + measure * count + "指标: {行政复议: {受理: 79}}\n"
        best = min(seconds(lambda text=text: make_draft(parse_mapping(text, "long"), opened)) for _ in range(5))
        print(f"{count} measures: {best * 1000:.1f} ms, {best * 1e6 / count:.0f} µs a measure")


if __name__ == "__main__":
    in_process()
    whole_process()
    one_chart()
    growth()
