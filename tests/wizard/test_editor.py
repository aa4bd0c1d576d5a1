"""Writing in the person's own editor, which is a small script here."""

from __future__ import annotations

import shlex
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.errors import DrafterError
from drafter.wizard.asker import Command, Reply
from drafter.wizard.prompts.editor import edited_text
from wizard.played_terminal import ENTER, F2, F5, ctrl, played, terminal

Editor = Callable[..., str]


@pytest.fixture(autouse=True)
def _no_editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    """Make a command that does something with the file `f`."""

    def make(does: str, name: str = "editor") -> str:
        script = tmp_path / f"{name}.py"
        script.write_text(f"import pathlib, sys\nf = pathlib.Path(sys.argv[-1])\n{does}\n", "utf-8")
        return shlex.join([sys.executable, str(script)])

    return make


def never(label: str) -> bool:
    raise AssertionError("nothing is there to wait for")


def left_over(tmp_path: Path) -> list[Path]:
    return list(tmp_path.glob("drafter-*"))


def test_what_the_editor_saves_is_returned_and_its_file_goes(
    editor: Editor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EDITOR", editor("f.write_text(f.read_text('utf-8') + '\\n第二段\\n', 'utf-8')"))
    assert edited_text("第一段", never) == "第一段\n第二段\n"
    assert not left_over(tmp_path)


def test_visual_comes_before_editor(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", editor("f.write_text('EDITOR')", "one"))
    monkeypatch.setenv("VISUAL", editor("f.write_text('VISUAL')", "two"))
    assert edited_text("", never) == "VISUAL"
    monkeypatch.setenv("VISUAL", " ")
    assert edited_text("", never) == "EDITOR"


def test_an_editor_may_have_options(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", editor("f.write_text(sys.argv[1], 'utf-8')") + " '--wait 一'")
    assert edited_text("", never) == "--wait 一"


@pytest.mark.parametrize(
    ("saved", "text"),
    [
        (b"\xef\xbb\xbf\xe6\xae\xb5", "段"),
        ("一\r\n二\r\n".encode(), "一\r\n二\r\n"),
        (b"", ""),
        (b"\xef\xbb\xbf", ""),
        (b"\xef\xbb\xbf\r\n \r\n", ""),
    ],
)
def test_marks_and_line_ends_of_other_systems_are_fine(
    saved: bytes, text: str, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(f"f.write_bytes({saved!r})"))
    assert edited_text("旧", never) == text


@pytest.mark.parametrize(
    ("saved", "what"), [("全年".encode("gbk"), "GBK"), ("全年".encode("utf-16"), "UTF-16"), (b"a\x00b", "控制字符")]
)
def test_another_encoding_is_told_and_what_was_written_is_kept(
    saved: bytes, what: str, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(f"f.write_bytes({saved!r})"))
    with pytest.raises(DrafterError) as caught:
        edited_text("旧", never)
    assert "编辑器存下的内容读不出来" in caught.value.what
    assert what in caught.value.what
    kept = Path(caught.value.fix.removeprefix("写下的内容还在 ").partition("，")[0])
    assert kept.read_bytes() == saved


def test_an_editor_that_fails_has_no_say_and_what_it_saved_is_kept(
    editor: Editor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EDITOR", editor("sys.exit(1)"))
    with pytest.raises(DrafterError, match="没有正常结束"):
        edited_text("旧", never)
    assert not left_over(tmp_path)
    monkeypatch.setenv("EDITOR", editor("f.write_text('new'); sys.exit(1)"))
    with pytest.raises(DrafterError, match="没有正常结束") as caught:
        edited_text("旧", never)
    assert "写下的内容还在" in caught.value.fix


def test_an_editor_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EDITOR", str(tmp_path / "none"))
    with pytest.raises(DrafterError, match="打不开") as caught:
        edited_text("旧", never)
    assert "EDITOR" in caught.value.fix
    assert not left_over(tmp_path)


def test_quotes_without_a_partner_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "'vim")
    with pytest.raises(DrafterError, match="VISUAL 里的引号不成对"):
        edited_text("旧", never)


def test_a_system_without_any_editor_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(DrafterError, match="没有找到编辑器"):
        edited_text("旧", never)


def test_without_a_named_editor_one_of_the_system_is_taken(
    editor: Editor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nano = tmp_path / "nano"
    nano.write_text(f'#!/bin/sh\n{editor("f.write_text(chr(25913))")} "$1"\n', "utf-8")
    nano.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert edited_text("旧", never) == "改"


@pytest.mark.parametrize(("key", "text"), [(ENTER, "改"), (F2, "旧")])
def test_where_there_is_only_vi_the_way_out_of_it_is_told_first(
    key: str, text: str, editor: Editor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    vi = tmp_path / "vi"
    vi.write_text(f'#!/bin/sh\n{editor("f.write_text(chr(25913))")} "$1"\n', "utf-8")
    vi.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with terminal((":wq", key)) as (asker, _):
        assert asker.edit("旧") == text


def test_ctrl_c_while_the_editor_is_open_comes_back_to_the_text(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "editor.sh"
    # An editor that ends at once: Python kills one that does not, and warns.
    script.write_text("kill -INT $PPID\n", "utf-8")
    monkeypatch.setenv("EDITOR", f"sh {script}")
    with pytest.raises(DrafterError, match="Ctrl-C"):
        edited_text("旧", never)


def test_a_file_that_the_editor_takes_away_is_an_empty_text(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", editor("f.unlink()"))
    assert edited_text("旧", never) == ""


def test_an_editor_that_comes_back_at_once_is_waited_for(
    editor: Editor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EDITOR", editor("pass"))

    def save_now(label: str) -> bool:
        assert "存好以后" in label
        next(tmp_path.glob("drafter-*/*")).write_text("后来存的", "utf-8")
        return True

    assert edited_text("旧", save_now) == "后来存的"


def test_the_terminal_waits_with_a_prompt(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", editor("pass"))
    with terminal(("存好以后", ENTER)) as (asker, _):
        assert asker.edit("旧") == "旧"


@pytest.mark.parametrize("key", [F5, ctrl("o")])
def test_what_was_typed_goes_into_the_editor_and_comes_back(
    key: str, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor("f.write_text(f.read_text('utf-8') + '二', 'utf-8')"))
    reply = played(lambda asker: asker.ask_text("内容："), "一" + key)
    assert reply == Reply("一", Command.EDITOR)
    assert edited_text(reply.text, never) == "一二"
