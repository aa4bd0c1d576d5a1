"""What fonts a machine has: font files made up here, names as the registry of Windows has them."""

from __future__ import annotations

import contextlib
import importlib.util
import struct
import sys
import types
from collections.abc import Sequence
from pathlib import Path

import pytest

from drafter.write import installed_fonts
from drafter.write.installed_fonts import families_in, families_of_registry, font_key, installed_families

Name = tuple[int, int, str]
"""Platform, what the name is of, and the name."""
LARGE = bytes(500_000)
FANGSONG: list[Name] = [(3, 1, "FangSong"), (3, 1, "仿宋"), (3, 4, "whole name"), (1, 1, "Macintosh")]


def name_table(names: Sequence[Name]) -> bytes:
    records, texts = b"", b""
    for platform, kind, name in names:
        text = name.encode("utf-16-be")
        records += struct.pack(">6H", platform, 1, 0x804, kind, len(text), len(texts))
        texts += text
    return struct.pack(">3H", 0, len(names), 6 + len(records)) + records + texts


def font(names: Sequence[Name], before: bytes = b"") -> bytes:
    """Return a font that holds nothing but a name table, to be put behind some bytes of a collection."""
    table = name_table(names)
    start = len(before) + 12 + 32
    tables = struct.pack(">4sIII", b"head", 0, start, 0) + struct.pack(">4sIII", b"name", 0, start, len(table))
    return before + b"\0\1\0\0" + struct.pack(">4H", 2, 0, 0, 0) + tables + table


def collection(*faces: Sequence[Name]) -> bytes:
    starts: list[int] = []
    data = bytes(12 + 4 * len(faces))
    for names in faces:
        starts.append(len(data))
        data = font(names, data)
    head = b"ttcf" + struct.pack(f">II{len(faces)}I", 0x10000, len(faces), *starts)
    return head + data[len(head) :]


def folder_with(folder: Path, **files: bytes) -> Path:
    for name, data in files.items():
        path = folder / "inside" / name.replace("_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    return folder


def keys(*names: str) -> frozenset[str]:
    return frozenset(map(font_key, names))


def test_a_font_is_known_by_its_names_in_all_languages(tmp_path: Path) -> None:
    folder_with(tmp_path, a_TTF=font(FANGSONG) + LARGE)
    assert families_in([tmp_path]) == keys("FangSong", "仿宋")


def test_each_face_of_a_collection_counts(tmp_path: Path) -> None:
    folder_with(tmp_path, a_ttc=collection([(3, 1, "SimSun")], [(0, 16, "NSimSun")]) + LARGE)
    assert families_in([tmp_path]) == keys("SimSun", "NSimSun")


def test_small_files_and_files_of_other_kinds_are_not_read(tmp_path: Path) -> None:
    folder_with(tmp_path, a_ttf=font(FANGSONG), b_txt=font(FANGSONG) + LARGE)
    assert families_in([tmp_path]) == frozenset()


@pytest.mark.parametrize(
    "broken",
    [
        LARGE,
        b"ttcf" + b"\xff" * 500_000,
        b"\xff" * 500_000,
        font([(3, 1, "x")])[:-20] + b"\xff" * 500_000,
        b"\0\1\0\0" + struct.pack(">4H4sIII", 1, 0, 0, 0, b"name", 0, 500_500, 100) + LARGE,
    ],
)
def test_a_broken_font_hides_no_other(tmp_path: Path, broken: bytes) -> None:
    folder_with(tmp_path, a_ttf=broken, b_ttf=font(FANGSONG) + LARGE, c_ttf=broken)
    assert keys("FangSong", "仿宋") <= families_in([tmp_path])


def test_a_folder_that_is_not_there_and_a_link_to_nowhere_hold_no_fonts(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").symlink_to(tmp_path / "no.ttf")
    assert families_in([tmp_path, tmp_path / "no"]) == frozenset()


def test_names_of_the_registry_are_taken_apart() -> None:
    names = ["SimSun & NSimSun (TrueType)", "仿宋_GB2312 (TrueType)", "方正小标宋简体"]
    assert list(families_of_registry(names)) == ["SimSun", "NSimSun", "仿宋_GB2312", "方正小标宋简体"]


@pytest.mark.parametrize("other", ["fangsong_gb2312", "FangSong GB2312", "FANGSONG-GB2312"])
def test_spellings_of_one_name_are_one(other: str) -> None:
    assert font_key(other) == font_key("FangSong_GB2312") != font_key("FangSong")


def test_this_machine_can_be_asked() -> None:
    assert all(key == font_key(key) for key in installed_families())


@pytest.mark.skipif(sys.platform == "win32", reason="the registry needs no home")
def test_a_user_without_a_home_has_the_fonts_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = installed_families()

    def unknown(self: Path) -> Path:
        if str(self).startswith("~"):
            raise RuntimeError("Could not determine home directory.")
        return self

    monkeypatch.setattr(Path, "expanduser", unknown)
    assert installed_families() <= whole


class PlayedRegistry(types.ModuleType):
    """The registry of a machine with fonts for all users and none of this user's own."""

    HKEY_LOCAL_MACHINE, HKEY_CURRENT_USER = "all", "user"
    names = ("FangSong (TrueType)", "SimSun & NSimSun (TrueType)")

    def OpenKey(self, root: str, path: str) -> contextlib.AbstractContextManager[str]:
        assert path.endswith("Fonts")
        if root == self.HKEY_CURRENT_USER:
            raise FileNotFoundError(path)
        return contextlib.nullcontext(root)

    def QueryInfoKey(self, _: str) -> tuple[int, int, int]:
        return 0, len(self.names), 0

    def EnumValue(self, _: str, index: int) -> tuple[str, str, int]:
        return self.names[index], "file.ttf", 1


def test_in_windows_the_registry_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", PlayedRegistry("winreg"))
    spec = importlib.util.spec_from_file_location("in_windows", installed_fonts.__file__)
    assert spec is not None
    assert spec.loader is not None
    in_windows = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(in_windows)

    assert in_windows.installed_families() == keys("FangSong", "SimSun", "NSimSun")
