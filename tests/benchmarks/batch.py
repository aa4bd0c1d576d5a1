"""Many records in one command: `python tests/benchmarks/batch.py`. Printed, never asserted.

Time must grow with the number of records and memory must not; two jobs should be worth 1.7 times one on a
machine with two idle processors. What a machine's second processor is worth varies, so the yardstick is measured
beside it: two commands at once with half the records each, which share nothing. The three take turns.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
MOST = 200
TURNS = 9
# An installed package runs from compiled files; a machine that forbids writing them would measure compiling.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
# The process counts its own memory and that of the jobs it waited for: `ru_maxrss` of the largest of them.
PROGRAM = """\
import resource, sys
from drafter.cli.app import run
code = run(sys.argv[1:])
own, jobs = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(own, jobs, file=sys.stderr)
sys.exit(code)
"""


def make_records(folder: Path) -> list[Path]:
    """Write records of agencies with different names, the examples in turn."""
    made = []
    for number in range(MOST):
        text = EXAMPLES[number % len(EXAMPLES)].read_text("utf-8")
        assert text.count("机关: {名称: ") == 1
        made.append(folder / f"{number:03}.yaml")
        made[-1].write_text(text.replace("机关: {名称: ", f"机关: {{名称: 第{number}号"), "utf-8")
    return made


def start(records: list[Path], jobs: int, output: Path) -> subprocess.Popen[str]:
    """Start one command."""
    output.mkdir()
    command = [sys.executable, "-c", PROGRAM, "render", *map(str, records), "-o", str(output), "--jobs", str(jobs)]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT, cwd=ROOT
    )


def measure(parts: list[list[Path]], jobs: int = 1) -> tuple[float, str]:
    """Return how long commands take that start at once, one for each part, and the memory of the last."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        running = [start(part, jobs, Path(folder, str(number))) for number, part in enumerate(parts)]
        said = [process.communicate()[1] for process in running]
        seconds = time.perf_counter() - begun
    assert not any(process.returncode for process in running), said
    own, children = (int(size) / 1024 for size in said[-1].splitlines()[-1].split())
    return seconds, f"{own:.0f} MB" + (f", largest job {children:.0f} MB" if jobs > 1 else "")


def main() -> None:
    """Print growth, then what two jobs are worth."""
    with tempfile.TemporaryDirectory() as folder:
        records = make_records(Path(folder))
        for jobs in (1, 2):
            for count in (50, 100, MOST):
                seconds, memory = measure([records[:count]], jobs)
                print(
                    f"{count} records, --jobs {jobs}: {seconds:.2f} s, {seconds * 1000 / count:.1f} ms each; {memory}"
                )
        halves = [records[::2], records[1::2]]
        turns = [(measure([records])[0], measure([records], 2)[0], measure(halves)[0]) for _ in range(TURNS)]
        jobs_ratio = statistics.median(one / two for one, two, _ in turns)
        machine_ratio = statistics.median(one / apart for one, _, apart in turns)
        print(
            f"{MOST} records, one job : two jobs: ratio {jobs_ratio:.2f} (goal ≥ 1.7 on two idle processors);"
            f" one command : two commands at once: ratio {machine_ratio:.2f}; {TURNS} turns"
        )


if __name__ == "__main__":
    main()
