"""Which records were worked on lately: kept where that works, forgotten without a word where not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.wizard.recent import STATE_VARIABLE, Recent, RecentStore, default_store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "drafter" / "recent.json"


def recent(folder: Path, name: str = "甲.yaml", position: str = "", doubtful: tuple[str, ...] = ()) -> Recent:
    path = folder / name
    path.touch()
    return Recent(path, "示例区人民政府 2024年度", position, doubtful)


def entry(folder: Path, **changes: object) -> dict[str, object]:
    known = recent(folder)
    return known._asdict() | {"path": str(known.path), "doubtful": []} | changes


def test_a_record_is_found_again_with_the_place_where_the_person_was(tmp_path: Path, file: Path) -> None:
    known = recent(tmp_path, position="主要举措和成效[2].领域", doubtful=("年度", "指标.复议.受理"))
    RecentStore(file).note(known)
    assert RecentStore(file).find(known.path) == known
    assert RecentStore(file).records() == [known]


def test_the_record_that_was_noted_last_stands_first_and_once(tmp_path: Path, file: Path) -> None:
    first, second = recent(tmp_path, "甲.yaml"), recent(tmp_path, "乙.yaml")
    store = RecentStore(file)
    for known in (first, second, first._replace(position="年度")):
        store.note(known)
    assert store.records() == [first._replace(position="年度"), second]


def test_one_record_is_known_under_every_way_to_write_its_path(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = recent(tmp_path)
    monkeypatch.chdir(tmp_path)
    store = RecentStore(file)
    store.note(known._replace(path=Path("甲.yaml")))
    store.note(known._replace(path=tmp_path / "state" / ".." / "甲.yaml", position="年度"))
    assert [other.position for other in store.records()] == ["年度"]
    assert store.find(Path("甲.yaml")) == store.find(known.path) is not None


def test_a_relative_path_is_kept_in_full(tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    RecentStore(file).note(recent(tmp_path)._replace(path=Path("甲.yaml")))
    assert RecentStore(file).records()[0].path == tmp_path / "甲.yaml"


def test_twenty_records_are_remembered(tmp_path: Path, file: Path) -> None:
    store = RecentStore(file)
    for number in range(25):
        store.note(recent(tmp_path, f"{number}.yaml"))
    assert [known.path.stem for known in store.records()] == [str(number) for number in range(24, 4, -1)]


def test_a_record_that_is_gone_is_not_offered_but_known_when_it_comes_back(tmp_path: Path, file: Path) -> None:
    known = recent(tmp_path)
    store = RecentStore(file)
    store.note(known)
    known.path.unlink()
    assert store.records() == []
    known.path.touch()
    assert store.records() == [known]


def test_nothing_is_known_before_anything_was_noted(tmp_path: Path, file: Path) -> None:
    assert RecentStore(file).records() == []
    assert RecentStore(file).find(tmp_path / "甲.yaml") is None
    assert not file.parent.exists()


def test_a_store_without_a_file_remembers_nothing(tmp_path: Path) -> None:
    store = RecentStore(None)
    store.note(recent(tmp_path))
    assert store.records() == []
    assert store.find(tmp_path / "甲.yaml") is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"{}",
        b'"text"',
        b"[1, null, [], {}]",
        b"\xff\xfe\x00",
        b"\x00" * 100,
        b"[" * 200_000,
        b"1" * 10_000,
        b" " * 2_000_000 + b"[]",
    ],
)
def test_a_broken_or_foreign_file_is_nothing_known_and_gives_way(tmp_path: Path, file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    store, known = RecentStore(file), recent(tmp_path)
    assert store.records() == []
    assert store.find(known.path) is None
    store.note(known)
    assert store.records() == [known]


@pytest.mark.parametrize(
    "changes",
    [
        {"path": 1},
        {"path": "甲.yaml"},
        {"path": "/a\0b"},
        {"path": "/" + "长" * 300},
        {"title": None},
        {"title": "甲\x1b[2J乙"},
        {"title": "甲\n乙"},
        {"position": ["年度"]},
        {"doubtful": "年度"},
        {"doubtful": {"年度": 1}},
        {"doubtful": ["年度", 1]},
        {"doubtful": ["\ud800"]},
    ],
)
def test_an_entry_that_cannot_be_used_is_passed_over(tmp_path: Path, file: Path, changes: dict[str, object]) -> None:
    known = recent(tmp_path, "乙.yaml")
    file.parent.mkdir(parents=True)
    whole = known._asdict() | {"path": str(known.path), "added by a later version": 1}
    file.write_text(json.dumps([entry(tmp_path, **changes), whole]), encoding="utf-8")
    assert RecentStore(file).records() == [known]


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
JSON = PLAIN | st.lists(PLAIN, max_size=2) | st.dictionaries(st.text(max_size=5), PLAIN, max_size=2)
ENTRY = st.fixed_dictionaries({"path": JSON | st.just("/甲"), "title": JSON, "position": JSON, "doubtful": JSON})


@settings(max_examples=50)
@given(st.lists(ENTRY | JSON, max_size=3) | JSON)
def test_no_content_of_the_file_is_an_error(tmp_path_factory: pytest.TempPathFactory, content: object) -> None:
    file = tmp_path_factory.mktemp("state") / "recent.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    assert RecentStore(file).records() == []
    RecentStore(file).find(Path("甲"))


def test_the_file_stays_small_and_the_newest_stay_in_it(tmp_path: Path, file: Path) -> None:
    store = RecentStore(file)
    for number in range(5):
        store.note(recent(tmp_path, f"{number}.yaml", doubtful=("题" * 30_000,)))
    assert [known.path.stem for known in store.records()] == ["4", "3"]
    store.note(recent(tmp_path, "x.yaml", doubtful=("题" * 100_000,)))
    assert [known.path.stem for known in store.records()] == ["4", "3"]
    assert file.stat().st_size <= 256 * 1024


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file in the way", encoding="utf-8")
    store = RecentStore(tmp_path / "state" / "recent.json")
    store.note(recent(tmp_path))
    assert store.records() == []


def test_a_folder_in_the_place_of_the_file_is_no_error_and_nothing_is_left_beside_it(
    tmp_path: Path, file: Path
) -> None:
    file.mkdir(parents=True)
    store = RecentStore(file)
    store.note(recent(tmp_path))
    assert store.records() == []
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.skipif(os.name == "nt", reason="names of files are text on Windows")
def test_a_file_name_that_is_no_text_is_not_remembered(tmp_path: Path, file: Path) -> None:
    store, known = RecentStore(file), recent(tmp_path)
    store.note(known)
    store.note(known._replace(path=Path(os.fsdecode(bytes(tmp_path) + b"/\xff.yaml"))))
    assert store.records() == [known]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_only_the_person_may_read_what_they_worked_on(tmp_path: Path, file: Path) -> None:
    RecentStore(file).note(recent(tmp_path))
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


NOTE_MANY = """
import sys
from pathlib import Path
from drafter.wizard.recent import Recent, RecentStore
folder, name = Path(sys.argv[1]), sys.argv[2]
for number in range(200):
    RecentStore(folder / "recent.json").note(Recent(folder / f"{name}.yaml", "题" * 500, str(number), ()))
"""


def test_the_file_is_whole_while_several_processes_write_it(tmp_path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", NOTE_MANY, str(tmp_path), name]) for name in "甲乙丙"]
    file = tmp_path / "recent.json"
    while any(writer.poll() is None for writer in writers):
        if file.exists():
            assert json.loads(file.read_bytes())
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert [path.name for path in tmp_path.iterdir()] == ["recent.json"]


def test_an_environment_variable_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "别处"))
    default_store().note(recent(tmp_path))
    assert (tmp_path / "别处" / "recent.json").is_file()
    assert len(default_store().records()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="each system has its own place")
@pytest.mark.parametrize("named", [None, ""])
def test_without_it_the_users_state_folder_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str | None
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    if named is None:
        monkeypatch.delenv(STATE_VARIABLE, raising=False)
    else:
        monkeypatch.setenv(STATE_VARIABLE, named)
    default_store().note(recent(tmp_path))
    assert (tmp_path / "drafter" / "recent.json").is_file()


def test_a_relative_folder_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(STATE_VARIABLE, "~")
    default_store().note(recent(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["甲.yaml"]
