"""The parts of a run over several records: processes, the table, the progress bar."""

from __future__ import annotations

import io
import os
import time
from pathlib import Path

import pytest

from drafter.cli.console import ProgressBar
from drafter.cli.records import find_records
from drafter.cli.summary import Result, Row, summary_text
from drafter.cli.workers import parse_jobs, spread
from drafter.columns import display_width, pad


class Work:
    """Doubles a number; other processes than the first one end at once, all or only the first of them."""

    def __init__(self, marker: Path | None = None, always: bool = False) -> None:
        self._here = os.getpid()
        self._marker = marker
        self._always = always

    def __call__(self, number: int) -> str:
        if os.getpid() == self._here:
            time.sleep(0.05)  # so that the others come to work as well
        elif self._always:
            os._exit(9)
        elif self._marker and not self._marker.exists():
            self._marker.touch()
            os._exit(9)
        return str(2 * number)


def process_of(_: int) -> int:
    time.sleep(0.02)
    return os.getpid()


def lost(number: int) -> str:
    return f"{number} is lost"


def test_results_come_in_the_order_of_the_input() -> None:
    assert list(spread(Work(), range(40), 3, lost)) == [str(2 * number) for number in range(40)]


def test_a_process_that_dies_costs_only_what_it_worked_on(tmp_path: Path) -> None:
    results = list(spread(Work(tmp_path / "died"), range(40), 2, lost))
    wrong = [(number, result) for number, result in enumerate(results) if result != str(2 * number)]

    assert len(results) == 40
    assert [result for _, result in wrong] == [lost(number) for number, _ in wrong]
    assert len(wrong) == 1


def test_processes_that_always_die_end_the_run_all_the_same() -> None:
    results = list(spread(Work(always=True), range(40), 2, lost))

    assert len(results) == 40
    assert all(result in (str(2 * number), lost(number)) for number, result in enumerate(results))
    assert results[0] == lost(0)


def test_one_job_or_one_item_stays_in_this_process() -> None:
    assert set(spread(process_of, range(3), 1, lost)) == {os.getpid()}
    assert list(spread(process_of, [0], 8, lost)) == [os.getpid()]
    assert list(spread(process_of, [], 8, lost)) == []


def test_two_jobs_are_this_process_and_another() -> None:
    processes = set(spread(process_of, range(50), 2, lost))

    assert os.getpid() in processes
    assert len(processes) == 2


def test_results_left_unread_end_the_processes() -> None:
    results = spread(process_of, range(50), 2, lost)
    worker = next(results)
    results.close()

    assert worker != os.getpid()
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


@pytest.mark.parametrize(("text", "count"), [("1", 1), ("12", 12), ("02", 2)])
def test_a_number_of_jobs_is_taken_as_it_is(text: str, count: int) -> None:
    assert parse_jobs(text) == count


@pytest.mark.parametrize("text", ["auto", "AUTO", "0"])
def test_auto_is_the_number_of_processors(text: str) -> None:
    assert 1 <= parse_jobs(text) <= (os.cpu_count() or 1)


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    (file,) = find_records([tmp_path])

    assert file.fault == (
        f"错误：这个文件夹打不开\n  位置：{tmp_path}\n  怎么改：检查文件夹的权限；在网络盘或 U 盘上的，检查是否还连着"
    )


def test_columns_are_aligned_by_what_a_terminal_shows() -> None:
    rows = [
        Row("a.yaml", Result.MADE, "e\u0301甲.docx", 1234, 0),
        Row("甲\n乙.yaml", Result.FAILED, message="错误：坏"),
    ]

    assert summary_text(rows, "/夹").split("\n\n")[0].splitlines() == [
        "结果  记录        文件      字数  待补充",
        "生成  a.yaml      e\u0301甲.docx  1234       0",
        "失败  甲?乙.yaml",
    ]


def test_width_counts_columns() -> None:
    assert [display_width(text) for text in ("abc", "甲", "“甲”", "e\u0301", "😀", "\x07")] == [3, 2, 4, 1, 2, 0]
    assert (pad("甲", 4), pad("1", 3, right=True)) == ("甲  ", "  1")


def test_nothing_is_shown_where_there_is_no_terminal() -> None:
    stream = io.StringIO()
    with ProgressBar(2, stream) as progress:
        progress.show(1)

    assert stream.getvalue() == ""
