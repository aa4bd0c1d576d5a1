"""Work spread over processes: results in the order of the input, a bounded number of them under way.

The processes are spawned, which works the same on every system. `concurrent.futures` would do for the work
itself, but one process that dies there ends the whole run, and nothing there ends running work at Ctrl-C.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import multiprocessing.connection
import os
import re
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Generic, TypeVar

from drafter.errors import UsageError

Item = TypeVar("Item")
Result = TypeVar("Result")

_MOST_PROCESSES: Final = 60
"""Windows waits for no more than 63 things at once."""
_HANDED_OUT: Final = 3
"""Items that a process has: the one that it works on, and the next, so that it does not wait while we work."""
_UNDER_WAY: Final = 8
"""Items a process, handed out or finished, that wait behind one that takes long."""


def parse_jobs(text: str) -> int:
    """Return how many processes `--jobs` asks for.

    Raises:
        UsageError: It is neither a number nor `auto`.
    """
    if text.lower() == "auto":
        return _processors()
    if not re.fullmatch(r"[0-9]{1,4}", text):
        fix = "写一个数，例如 --jobs 2；--jobs auto 表示电脑有几个处理器就几份"
        raise UsageError(f"--jobs 后面的“{text}”不是个数", None, fix)
    return int(text) or _processors()


def _processors() -> int:
    """Count the processors that this process may use; a container often has fewer than the machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, died: Callable[[Item], Result]
) -> Iterator[Result]:
    """Yield the result of each item, in order.

    Args:
        work: What is done with an item; it, items and results can be pickled.
        items: What it is done with.
        jobs: Number of processes, this one among them.
        died: Makes the result of an item whose process came to an unforeseen end.
    """
    jobs = min(jobs, len(items), _MOST_PROCESSES)
    if jobs <= 1:
        yield from map(work, items)
        return
    crew = _Crew(work, items, jobs, died)
    try:
        yield from crew.results()
    finally:
        crew.stop()


class _Worker:
    """A process, and the items that it was given and has not answered."""

    def __init__(self, work: Callable[[Item], Result]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.items: deque[int] = deque()
        self.process = context.Process(target=_work, args=(theirs, work, gc.get_threshold()), daemon=True)
        with _interrupts_ignored():
            self.process.start()
        theirs.close()

    def stop(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join()


class _Crew(Generic[Item, Result]):
    def __init__(
        self, work: Callable[[Item], Result], items: Sequence[Item], jobs: int, died: Callable[[Item], Result]
    ) -> None:
        self._work = work
        self._items = items
        self._died = died
        self._waiting = deque(range(len(items)))
        self._finished: dict[int, Result] = {}
        self._workers: list[_Worker] = []
        self._jobs = jobs

    def results(self) -> Iterator[Result]:
        # This process works as well: it would otherwise be one more than there are processors.
        self._workers += [_Worker(self._work) for _ in range(self._jobs - 1)]
        for index in range(len(self._items)):
            self._hand_out(index)
            # What is there already is taken in also while the next result is at hand: a full pipe stops a process.
            self._take_in(0)
            while index not in self._finished:
                if self._may_begin(index):
                    own = self._waiting.popleft()
                    self._finished[own] = self._work(self._items[own])
                    self._take_in(0)
                else:
                    self._take_in(None)
                self._hand_out(index)
            yield self._finished.pop(index)

    def stop(self) -> None:
        for worker in self._workers:
            worker.stop()

    def _may_begin(self, next_index: int) -> bool:
        """Say whether something waits to be begun, and not too much waits behind the next result."""
        return bool(self._waiting) and self._waiting[0] < next_index + _UNDER_WAY * self._jobs

    def _hand_out(self, next_index: int) -> None:
        """Give every other process its next items."""
        for _ in range(_HANDED_OUT):
            for worker in self._workers:
                if self._may_begin(next_index) and len(worker.items) < _HANDED_OUT:
                    # A process that has died says so when we read from it.
                    with contextlib.suppress(OSError):
                        worker.connection.send(self._items[self._waiting[0]])
                    worker.items.append(self._waiting.popleft())

    def _take_in(self, timeout: float | None) -> None:
        by_connection = {worker.connection: worker for worker in self._workers}
        for ready in multiprocessing.connection.wait(list(by_connection), timeout):
            worker = next(one for connection, one in by_connection.items() if connection is ready)
            try:
                result = worker.connection.recv()
            except (EOFError, OSError):
                self._replace(worker)
            else:
                self._finished[worker.items.popleft()] = result

    def _replace(self, dead: _Worker) -> None:
        """Put a new process in the place of one that died; the item that it worked on is lost, the next is not."""
        dead.stop()
        self._workers.remove(dead)
        if dead.items:
            lost = dead.items.popleft()
            self._finished[lost] = self._died(self._items[lost])
            self._waiting = deque(sorted([*dead.items, *self._waiting]))
        self._workers.append(_Worker(self._work))


def _work(
    connection: multiprocessing.connection.Connection,
    work: Callable[[Item], Result],
    collected_after: tuple[int, int, int],
) -> None:
    """Work until the other side closes the connection or is gone; Ctrl-C is the other side's affair.

    Args:
        connection: Gives items, and takes results.
        work: What is done with an item.
        collected_after: How seldom the other side collects garbage, and so this one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*collected_after)
    with contextlib.suppress(EOFError, OSError):
        while True:
            connection.send(work(connection.recv()))


@contextlib.contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Let a new process begin with Ctrl-C ignored: while it starts, it would answer with a traceback."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
