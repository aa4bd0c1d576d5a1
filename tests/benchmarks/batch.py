"""Many records in one command: `python tests/benchmarks/batch.py`. Printed, never asserted.

Time must grow with the number of records and memory must not; two jobs should be worth 1.7 times one on a
machine with two idle processors. Runs of one job and of two take turns, and the median ratio is printed.
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
PAIRS = 5
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


def measure(records: list[Path], jobs: int) -> tuple[float, str]:
    """Return how long one command takes, and the memory that it says it took."""
    with tempfile.TemporaryDirectory() as output:
        command = [sys.executable, "-c", PROGRAM, "render", *map(str, records), "-o", output, "--jobs", str(jobs)]
        start = time.perf_counter()
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT, cwd=ROOT)
        seconds = time.perf_counter() - start
    own, children = (int(size) / 1024 for size in done.stderr.split())
    return seconds, f"{own:.0f} MB" + (f", largest job {children:.0f} MB" if jobs > 1 else "")


def main() -> None:
    """Print growth, then what two jobs are worth."""
    with tempfile.TemporaryDirectory() as folder:
        records = make_records(Path(folder))
        for jobs in (1, 2):
            for count in (50, 100, MOST):
                seconds, memory = measure(records[:count], jobs)
                print(
                    f"{count} records, --jobs {jobs}: {seconds:.2f} s, {seconds * 1000 / count:.1f} ms each; {memory}"
                )
        pairs = [(measure(records, 1)[0], measure(records, 2)[0]) for _ in range(PAIRS)]
        ratio = statistics.median(one / two for one, two in pairs)
        print(
            f"{MOST} records, one job : two jobs: ratio {ratio:.2f} (goal ≥ 1.7 on two idle processors), {PAIRS} pairs"
        )


if __name__ == "__main__":
    main()
