"""How soon the first question stands there: `python tests/benchmarks/wizard.py`.

Against a ten-line Typer command that shows one questionary prompt, each in a pseudo terminal of its own, in turn.
A prompt stands there when it has turned bracketed paste on. Nothing here is asserted: machines differ.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pexpect

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.run import compare  # noqa: E402

EXAMPLE = ROOT / "examples" / "qingpu-2017.yaml"
PROMPT_BEGINS = b"\x1b[?2004h"

PEER = """\
import questionary
import typer

def main(name: str = "") -> None:
    \"\"\"Ask for a name.\"\"\"
    typer.echo(questionary.text("Name:", default=name).ask())

typer.run(main)
"""


def first_prompt(folder: Path, *words: str) -> Callable[[], None]:
    """Return what starts a Python program and waits until it asks something."""
    # An installed package runs from compiled files; a machine that forbids writing them would measure compiling.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"TERM": "xterm-256color", "DRAFTER_STATE": str(folder / "state")}

    def start() -> None:
        child = pexpect.spawn(sys.executable, list(words), cwd=str(folder), env=environment, dimensions=(24, 80))
        child.expect_exact(PROMPT_BEGINS, timeout=60)
        # Ending it is no part of the waiting, but as good as nothing this way.
        child.ptyproc.delayafterclose = child.ptyproc.delayafterterminate = 0
        child.kill(9)
        child.wait()
        child.ptyproc.fileobj.close()

    return start


def main() -> None:
    """Print both ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "peer.py").write_text(PEER, "utf-8")
        (folder / EXAMPLE.name).write_bytes(EXAMPLE.read_bytes())
        peer = first_prompt(folder, "peer.py")
        for words in (["new"], ["edit", EXAMPLE.name]):
            ours = first_prompt(folder, "-m", "drafter", *words)
            compare(f"first prompt, drafter {words[0]} : one questionary prompt", ours, peer, goal=1.3, runs=15)


if __name__ == "__main__":
    main()
