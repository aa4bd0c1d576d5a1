"""`drafter` alone and a new record, played from a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import record_text
from wizard.scripted import ENTER, ScriptedAsker

from drafter.cli.wizard import fill_in_new, start
from drafter.errors import DrafterError
from drafter.layout.load import builtin_templates
from drafter.wizard.asker import Command
from drafter.wizard.recent import STATE_VARIABLE, Recent, default_store


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(STATE_VARIABLE, str(tmp_path / "state"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return work


def test_a_record_worked_on_lately_comes_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = folder / "记录.yaml"
    record.write_text(record_text(), "utf-8")
    default_store().note(Recent(record, "示例区人民政府 2020年度", "", ()))
    asker = ScriptedAsker([ENTER, "离开"])

    start(asker)

    assert "接着填：示例区人民政府 2020年度" in asker.prompts[0].choices[0].title
    assert f"接着填：drafter edit {record}" in capsys.readouterr().out


def test_who_leaves_at_once_leaves_nothing(folder: Path) -> None:
    start(ScriptedAsker(["离开"]))
    assert list(folder.iterdir()) == []


def test_help_at_the_first_menu_says_the_keys_and_asks_again(folder: Path) -> None:
    asker = ScriptedAsker([Command.HELP, Command.BACK, Command.SKIP, Command.LEAVE, Command.QUIT])
    start(asker)

    assert any("F1（Ctrl-G）帮助" in line for line in asker.lines)
    assert len(asker.prompts) == 5


def test_a_last_years_record_that_cannot_be_read_is_told_and_asked_for_again(folder: Path) -> None:
    (folder / "坏.yaml").write_text("版式: [", "utf-8")
    asker = ScriptedAsker(["新", "坏.yaml", "no", "standard", Command.LEAVE, "离开"])

    fill_in_new(None, None, None, (), None, [builtin_templates()], asker)

    assert any("错误：" in line for line in asker.lines)
    assert (folder / "新.yaml").read_text("utf-8").endswith("版式: standard@1\n")


def test_last_years_record_may_be_named_without_its_ending_and_is_looked_for_first(folder: Path) -> None:
    (folder / "去年.yaml").write_text("版式: standard@1\n年度: 2019\n机关: {名称: 示例局}\n", "utf-8")
    asker = ScriptedAsker([ENTER, "离开"])
    with pytest.raises(DrafterError):
        fill_in_new(Path("新.yaml"), None, Path("前年"), (), None, [builtin_templates()], asker)
    assert asker.prompts == []

    asker = ScriptedAsker([ENTER, Command.LEAVE, "离开"])
    fill_in_new(Path("新.yaml"), None, Path("去年"), (), None, [builtin_templates()], asker)
    assert "名称: 示例局" in (folder / "新.yaml").read_text("utf-8")
