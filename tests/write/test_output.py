"""Where a report is saved, and under what name."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import OutputError, Place
from drafter.write.output import default_name, output_error, put_in_place, save_new, save_together

TAIL = "2017年法治政府建设年度报告.docx"


@pytest.mark.parametrize(
    ("agency", "expected"),
    [
        ("青浦区人民政府", f"青浦区人民政府{TAIL}"),
        ("../../x", f"____x{TAIL}"),
        ("..", f"_{TAIL}"),
        ("/etc/passwd", f"_etc_passwd{TAIL}"),
        ("C:\\区", f"C__区{TAIL}"),
        ('a*b?c"d<e>f|g', f"a_b_c_d_e_f_g{TAIL}"),
        (" .区政府", f"区政府{TAIL}"),
        ("a\x00b\nc\td", f"a_b_c_d{TAIL}"),
        ("甲\u202e乙\u200b丙\ufeff", f"甲_乙_丙_{TAIL}"),
        ("甲\ud800", f"甲_{TAIL}"),
        ("CON", f"CON_{TAIL}"),
        ("con.x", f"con_.x{TAIL}"),
        ("NUL .x", f"_NUL .x{TAIL}"),
        ("", TAIL),
        ("😀区", f"😀区{TAIL}"),
    ],
)
def test_a_name_holds_only_what_every_system_can_hold(agency: str, expected: str) -> None:
    assert default_name(agency, "2017") == expected


def test_a_long_agency_is_shortened_by_whole_characters() -> None:
    name = default_name("甲" * 300, "2017")

    assert name == f"{'甲' * name.count('甲')}{TAIL}"
    assert 195 <= len(name.encode()) <= 200


def test_names_of_one_report_differ_in_their_suffix_only() -> None:
    names = [default_name("甲" * 300, "2017", suffix) for suffix in (".docx", ".html", ".md")]

    assert len({name.rpartition(".")[0] for name in names}) == 1


@given(st.text(), st.text())
def test_no_agency_and_no_year_lead_outside_the_folder_or_to_a_bad_name(agency: str, year: str) -> None:
    name = default_name(agency, year)

    assert Path(name).name == name
    assert ".." not in name
    assert name[0] not in " ."
    assert name.endswith("年法治政府建设年度报告.docx")
    assert len(name.encode()) <= 200


@given(st.text(), st.text(), st.sampled_from(["{年度}年{机关.名称}检查报告", "关于{机关.名称}的{年度}"]))
def test_a_layout_says_what_its_files_are_called(agency: str, year: str, words: str) -> None:
    name = default_name(agency, year, copy_name="送审稿", words=words)

    assert Path(name).name == name
    assert ".." not in name
    assert name.endswith("（送审稿）.docx")
    assert len(name.encode()) <= 200


def test_braces_in_an_agencys_name_are_its_own() -> None:
    assert default_name("{年度}局", "2024", words="{机关.名称}{年度}年调研报告") == "{年度}局2024年调研报告.docx"


def told(path: Path, force: bool = False) -> OutputError:
    with pytest.raises(OutputError) as caught:
        save_new(path, b"new", force)
    assert caught.value.where == Place(str(path))
    assert caught.value.fix
    return caught.value


def test_a_new_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    save_new(path, b"new", force=False)

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    save_new(tmp_path / "a.docx", b"new", force=False)

    assert (tmp_path / "a.docx").stat().st_mode == usual.stat().st_mode


def test_a_file_that_is_there_is_not_overwritten_without_force(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    error = told(path)

    assert "已经存在" in error.what
    assert "--force" in error.fix
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_to_nowhere_is_not_overwritten_either(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.symlink_to(tmp_path / "nowhere.docx")

    assert "已经存在" in told(path).what


def test_force_replaces_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    save_new(path, b"new", force=True)

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_is_no_file(tmp_path: Path, force: bool) -> None:
    path = tmp_path / "a.docx"
    path.mkdir()

    assert "文件夹" in told(path, force).what


@pytest.mark.parametrize("force", [False, True])
def test_a_missing_folder_is_told(tmp_path: Path, force: bool) -> None:
    assert "文件夹不存在" in told(tmp_path / "gone" / "a.docx", force).what


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert "文件夹不存在" in told(tmp_path / "file" / "a.docx").what


@pytest.mark.parametrize("name", ["a", "a.doc", "a.pdf", ".docx"])
def test_a_name_that_does_not_end_in_docx_is_refused(tmp_path: Path, name: str) -> None:
    assert ".docx" in told(tmp_path / name).what
    assert list(tmp_path.iterdir()) == []


def test_a_name_in_capitals_is_fine(tmp_path: Path) -> None:
    save_new(tmp_path / "A.DOCX", b"new", force=False)

    assert (tmp_path / "A.DOCX").read_bytes() == b"new"


@pytest.mark.parametrize("force", [False, True])
def test_a_name_too_long_for_the_disk_is_told_and_leaves_nothing(tmp_path: Path, force: bool) -> None:
    assert "文件名太长" in told(tmp_path / f"{'a' * 300}.docx", force).what
    assert list(tmp_path.iterdir()) == []


def refusing(_source: Path, _target: Path) -> None:
    """A hard link on a file system that has none."""
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


def test_without_hard_links_a_file_still_gets_its_name(tmp_path: Path) -> None:
    put_in_place(tmp_path / "temporary", tmp_path / "a.docx", b"new", refusing)

    assert (tmp_path / "a.docx").read_bytes() == b"new"


@pytest.mark.parametrize("link", [os.link, refusing])
def test_a_file_that_appeared_in_the_meantime_is_not_overwritten(
    tmp_path: Path, link: Callable[[Path, Path], None]
) -> None:
    temporary, path = tmp_path / "temporary", tmp_path / "a.docx"
    temporary.write_bytes(b"new")
    path.write_bytes(b"meanwhile")
    with pytest.raises(FileExistsError):
        put_in_place(temporary, path, b"new", link)

    assert path.read_bytes() == b"meanwhile"


SAVE_ON_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from drafter.errors import OutputError
from drafter.write.output import save_new
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    save_new(Path(sys.argv[1]) / "a.docx", b"x" * 5000, force=False)
except OutputError as error:
    sys.stdout.buffer.write(error.what.encode())
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on a process's files")
def test_a_full_disk_is_told_and_leaves_no_half_written_file(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SAVE_ON_A_FULL_DISK, str(tmp_path)], capture_output=True, check=True, timeout=60
    )

    assert "磁盘空间不够" in done.stdout.decode()
    assert list(tmp_path.iterdir()) == []


SAVE_AS_NOBODY = """
import os, sys
from pathlib import Path
from drafter.errors import OutputError
from drafter.write.output import save_new
folder = Path(sys.argv[1])
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    save_new(folder / "a.docx", b"new", force=False)
except OutputError as error:
    sys.stdout.buffer.write(error.what.encode())
"""


@pytest.mark.skipif(os.name == "nt", reason="folders have no mode on Windows")
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        # In a process of its own, which gives up root's rights where it has them.
        done = subprocess.run(
            [sys.executable, "-c", SAVE_AS_NOBODY, str(tmp_path)], capture_output=True, check=True, timeout=60
        )
    finally:
        tmp_path.chmod(0o700)

    assert "没有写入权限" in done.stdout.decode()


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.EEXIST, "已经存在"),
        (errno.EACCES, "Word、WPS"),
        (errno.EPERM, "没有写入权限"),
        (errno.ENOSPC, "磁盘空间不够"),
        (errno.EROFS, "只读"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_what_the_system_refuses_is_told_in_the_users_words(number: int, expected: str) -> None:
    path = Path("a.docx")
    error = output_error(OSError(number, os.strerror(number)), path)

    assert expected in error.what
    assert error.where == Place("a.docx")
    assert error.fix


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("force", [False, True])
def test_files_are_written_together(tmp_path: Path, force: bool) -> None:
    files = {tmp_path / "a.docx": b"1", tmp_path / "a.html": b"2", tmp_path / "a.md": b"3"}
    save_together(files, force)

    assert contents(tmp_path) == {path.name: data for path, data in files.items()}


@pytest.mark.parametrize("old", ["a.docx", "a.html", "a.md"])
def test_where_one_file_is_there_none_is_written(tmp_path: Path, old: str) -> None:
    (tmp_path / old).write_bytes(b"mine")
    with pytest.raises(OutputError, match="文件已经存在") as caught:
        save_together({tmp_path / name: b"new" for name in ("a.docx", "a.html", "a.md")}, force=False)

    assert caught.value.where == Place(str(tmp_path / old))
    assert contents(tmp_path) == {old: b"mine"}


def test_with_force_all_are_replaced_and_nothing_is_left_over(tmp_path: Path) -> None:
    files = {tmp_path / name: b"new" for name in ("a.docx", "a.html", "a.md")}
    for path in files:
        path.write_bytes(b"mine")
    save_together(files, force=True)

    assert contents(tmp_path) == {"a.docx": b"new", "a.html": b"new", "a.md": b"new"}


@pytest.mark.parametrize("blocked", ["a.docx", "a.html", "a.md"])
def test_where_one_cannot_be_replaced_all_are_as_they_were(tmp_path: Path, blocked: str) -> None:
    """What is replaced already comes back: a folder stands where one of the files should go."""
    files = {tmp_path / name: b"new" for name in ("a.docx", "a.html", "a.md")}
    for path in files:
        path.write_bytes(b"mine")
    (tmp_path / blocked).unlink()
    (tmp_path / blocked).mkdir()
    with pytest.raises(OutputError, match="这是一个文件夹"):
        save_together(files, force=True)
    (tmp_path / blocked).rmdir()

    assert contents(tmp_path) == {path.name: b"mine" for path in files if path.name != blocked}


def test_a_first_file_that_cannot_be_moved_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where Word holds on to the file that it shows."""

    def refuse(*_: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / "a.docx").write_bytes(b"mine")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="正在 Word、WPS 里打开着"):
        save_together({tmp_path / "a.docx": b"new", tmp_path / "a.html": b"new"}, force=True)

    assert contents(tmp_path) == {"a.docx": b"mine"}


def test_an_interruption_between_two_files_leaves_all_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.docx").write_bytes(b"mine")
    real = os.fsync
    calls: list[int] = []

    def interrupted_at_the_second(number: int) -> None:
        calls.append(number)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(number)

    monkeypatch.setattr(os, "fsync", interrupted_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        save_together({tmp_path / "a.docx": b"new", tmp_path / "a.html": b"new"}, force=True)

    assert contents(tmp_path) == {"a.docx": b"mine"}
