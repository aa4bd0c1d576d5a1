"""Saving: the file is whole at every moment, what it held before stays beside it, faults say what to do."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.errors import OutputError, Place
from drafter.record.save import ChangedOnDiskError, save_record
from drafter.record.text import MAX_BYTES, read_text

OLD = "年度: 2024\n"
NEW = "年度: 2025\n"
ON_WINDOWS = os.name == "nt"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "记录.yaml"
    path.write_bytes(OLD.encode())
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def told(path: Path, text: str = NEW, expected: str | None = OLD) -> OutputError:
    with pytest.raises(OutputError) as caught:
        save_record(path, text, expected=expected)
    assert caught.value.where == Place(str(path))
    assert caught.value.fix
    return caught.value


def test_a_record_is_replaced_and_its_previous_content_stays_beside_it(record: Path) -> None:
    save_record(record, NEW, expected=OLD)

    assert record.read_text("utf-8") == NEW
    assert names(record.parent) == ["记录.yaml", "记录.yaml.bak"]
    assert record.with_name("记录.yaml.bak").read_text("utf-8") == OLD


def test_one_backup_is_kept_the_newest(record: Path) -> None:
    save_record(record, NEW, expected=OLD)
    save_record(record, "年度: 2026\n", expected=NEW)

    assert names(record.parent) == ["记录.yaml", "记录.yaml.bak"]
    assert record.with_name("记录.yaml.bak").read_text("utf-8") == NEW


def test_a_new_record_has_no_backup_and_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    save_record(tmp_path / "新.yaml", NEW, expected=None)

    assert (tmp_path / "新.yaml").read_text("utf-8") == NEW
    assert (tmp_path / "新.yaml").stat().st_mode == usual.stat().st_mode
    assert names(tmp_path) == ["usual", "新.yaml"]


def test_a_new_record_may_take_the_place_of_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\r\n")
    save_record(path, NEW, expected=None)

    assert path.read_text("utf-8") == NEW


def test_line_ends_and_byte_order_mark_stay(record: Path) -> None:
    record.write_bytes(b"\xef\xbb\xbf" + OLD.replace("\n", "\r\n").encode())
    text = read_text(record)
    save_record(record, text.replace("2024", "2025"), expected=text)

    assert record.read_bytes() == b"\xef\xbb\xbf" + NEW.replace("\n", "\r\n").encode()


def test_what_did_not_change_is_not_written(record: Path) -> None:
    before = record.stat()
    save_record(record, OLD, expected=OLD)

    assert (record.stat().st_ino, record.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert names(record.parent) == ["记录.yaml"]


@pytest.mark.skipif(ON_WINDOWS, reason="files have no mode on Windows")
@pytest.mark.parametrize("mode", [0o600, 0o664, 0o640])
def test_the_permissions_stay(record: Path, mode: int) -> None:
    record.chmod(mode)
    save_record(record, NEW, expected=OLD)

    assert record.stat().st_mode & 0o777 == mode
    assert record.with_name("记录.yaml.bak").stat().st_mode & 0o777 == mode


@pytest.mark.skipif(ON_WINDOWS, reason="links need rights on Windows")
def test_of_a_link_the_file_is_replaced_that_it_leads_to(record: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "链接.yaml"
    link.parent.mkdir()
    link.symlink_to(record)
    save_record(link, NEW, expected=OLD)

    assert link.is_symlink()
    assert record.read_text("utf-8") == NEW
    assert names(link.parent) == ["链接.yaml"]


@pytest.mark.skipif(ON_WINDOWS, reason="links need rights on Windows")
def test_a_link_in_a_circle_is_told(tmp_path: Path) -> None:
    link = tmp_path / "a.yaml"
    link.symlink_to(link)

    assert "链接" in told(link).what


@pytest.mark.parametrize(
    ("on_disk", "expected", "what"),
    [(NEW.encode(), OLD, "改过"), (None, OLD, "不见了"), (OLD.encode(), None, "已经存在"), (b"\xb0\xa1", OLD, "改过")],
)
def test_a_file_that_changed_meanwhile_is_not_overwritten(
    tmp_path: Path, on_disk: bytes | None, expected: str | None, what: str
) -> None:
    path = tmp_path / "a.yaml"
    if on_disk is not None:
        path.write_bytes(on_disk)
    error = told(path, "年度: 2026\n", expected)

    assert isinstance(error, ChangedOnDiskError)
    assert what in error.what
    assert names(tmp_path) == (["a.yaml"] if on_disk is not None else [])
    assert on_disk is None or path.read_bytes() == on_disk


def test_what_another_program_saved_while_it_held_the_file_is_not_overwritten(record: Path) -> None:
    def replace(source: Path, target: Path) -> None:
        if target != record:
            source.replace(target)
            return
        record.write_bytes(b"meanwhile: 1\n")
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with pytest.raises(ChangedOnDiskError):
        save_record(record, NEW, expected=OLD, replace=replace)
    assert record.read_bytes() == b"meanwhile: 1\n"
    assert names(record.parent) == ["记录.yaml", "记录.yaml.bak"]


@pytest.mark.parametrize("attempts", [1, 4])
def test_while_another_program_holds_the_file_it_is_tried_again(record: Path, attempts: int) -> None:
    left = [attempts]

    def replace(source: Path, target: Path) -> None:
        if left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        source.replace(target)

    save_record(record, NEW, expected=OLD, replace=replace)

    assert record.read_text("utf-8") == NEW
    assert names(record.parent) == ["记录.yaml", "记录.yaml.bak"]


def test_a_file_that_stays_held_is_told_and_left_as_it_was(record: Path) -> None:
    def replace(_source: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    started = time.monotonic()
    with pytest.raises(OutputError) as caught:
        save_record(record, NEW, expected=OLD, replace=replace)

    assert "占用" in caught.value.what
    assert 1 < time.monotonic() - started < 10
    assert record.read_text("utf-8") == OLD
    assert names(record.parent) == ["记录.yaml"]


@pytest.mark.parametrize(
    ("number", "what"),
    [
        (errno.ENOSPC, "磁盘空间不够"),
        (errno.EDQUOT, "磁盘空间不够"),
        (errno.EROFS, "只读"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_what_the_system_refuses_is_told_in_the_users_words(record: Path, number: int, what: str) -> None:
    def replace(_source: Path, _target: Path) -> None:
        raise OSError(number, os.strerror(number))

    with pytest.raises(OutputError) as caught:
        save_record(record, NEW, expected=OLD, replace=replace)

    assert what in caught.value.what
    assert record.read_text("utf-8") == OLD
    assert names(record.parent) == ["记录.yaml"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    assert "文件夹不存在" in told(tmp_path / "gone" / "a.yaml", expected=None).what


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "这是一个文件夹" in told(tmp_path, expected=None).what


def test_a_name_too_long_is_told(tmp_path: Path) -> None:
    assert "文件名太长" in told(tmp_path / ("甲" * 100), expected=None).what


def test_a_record_that_could_not_be_read_again_is_not_written(record: Path) -> None:
    assert "4 MB" in told(record, "a" * (MAX_BYTES + 1)).what
    assert record.read_text("utf-8") == OLD


SAVE_IN_A_PROCESS = """
import os, sys
from pathlib import Path
from drafter.errors import OutputError
from drafter.record.save import save_record
if len(sys.argv) > 2 and os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
path = Path(sys.argv[1])
try:
    save_record(path, "年度: 2025" + "0" * 200_000, expected=path.read_text("utf-8"))
except OutputError as error:
    sys.stdout.buffer.write(error.what.encode())
"""


def saved_in_a_process(path: Path, *more: str) -> str:
    # From inside the folder: those around it are closed to others.
    command = [sys.executable, "-c", SAVE_IN_A_PROCESS, path.name, *more]
    return subprocess.run(command, cwd=path.parent, capture_output=True, check=True, timeout=60).stdout.decode()


@pytest.mark.skipif(ON_WINDOWS, reason="folders have no mode on Windows")
def test_a_folder_that_may_not_be_written_to_is_told(record: Path) -> None:
    record.parent.chmod(0o555)
    record.chmod(0o666)
    try:
        said = saved_in_a_process(record, "nobody")
    finally:
        record.parent.chmod(0o755)

    assert "没有写入权限" in said
    assert record.read_text("utf-8") == OLD
    assert names(record.parent) == ["记录.yaml"]


@pytest.mark.skipif(ON_WINDOWS, reason="permissions differ on Windows")
def test_a_file_that_is_marked_read_only_is_not_replaced(record: Path) -> None:
    record.parent.chmod(0o777)
    record.chmod(0o444)

    assert "只读" in saved_in_a_process(record, "nobody")
    assert record.read_text("utf-8") == OLD


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = (
        not ON_WINDOWS
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True, check=False
        ).returncode
    )
    if not mounted:
        pytest.skip("needs the right to mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_and_the_file_is_as_it_was(small_disk: Path) -> None:
    path = small_disk / "a.yaml"
    path.write_bytes(OLD.encode())

    assert "磁盘空间不够" in saved_in_a_process(path)
    assert path.read_text("utf-8") == OLD
    assert names(small_disk) == ["a.yaml"]


SAVE_FOR_EVER = """
import sys
from pathlib import Path
from drafter.record.save import save_record
path = Path(sys.argv[1])
old, number = path.read_text("utf-8"), 0
while True:
    number += 1
    new = f"年度: {number}\\n" + "x" * 50_000 + "\\n# 完\\n"
    save_record(path, new, expected=old)
    old = new
    if number == 1:
        sys.stdout.write("began")
        sys.stdout.flush()
"""


@pytest.mark.skipif(ON_WINDOWS, reason="Windows has no SIGKILL")
@pytest.mark.parametrize("moment", range(8))
def test_killed_at_any_moment_the_file_and_its_backup_are_whole(record: Path, moment: int) -> None:
    process = subprocess.Popen([sys.executable, "-c", SAVE_FOR_EVER, str(record)], stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.read(5) == b"began"
    time.sleep(0.003 * moment)
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    process.stdout.close()

    for path in (record, record.with_name("记录.yaml.bak")):
        text = path.read_text("utf-8")
        assert text == OLD or (text.startswith("年度: ") and text.endswith("\n# 完\n"))
    assert record.read_text("utf-8") != OLD


def test_the_backup_can_stay_what_it_was(record: Path) -> None:
    save_record(record, NEW, expected=OLD)
    save_record(record, NEW + "三: 3\n", expected=NEW, keep=False)

    assert record.read_text("utf-8") == NEW + "三: 3\n"
    assert record.with_name("记录.yaml.bak").read_text("utf-8") == OLD
