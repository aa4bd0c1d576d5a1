"""A record of an older layout version: rewritten before it is filled in, with consent, the old file beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import LAYOUT, small_record_text, write_layout

from drafter.wizard.asker import Command
from drafter.wizard.upgrade import is_up_to_date
from wizard.scripted import desk_at, on, step_at

STEPS = "迁移:\n  - 到: 2\n    步骤:\n      - 改名: {从: 旧名, 到: 新名}\n      - 停用: 废项\n部分:\n"
OLD = small_record_text() + "# 旧的批注\n旧名: 甲\n废项: 乙\n"


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    layout = LAYOUT.replace("版本: 1", "版本: 2").replace("部分:\n", STEPS)
    questions = "- {键: 新名, 名称: 新名, 类型: 短文本}\n"
    return write_layout(tmp_path / "版式", questions, "{{ 新名 }}\n", layout=layout)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "记录.yaml"
    path.write_text(OLD, "utf-8")
    return path


def test_a_present_record_is_not_asked_about(path: Path, templates: Path) -> None:
    path.write_text("版式: 小@2\n年度: 2020\n机关: {名称: 示例局}\n新名: 甲\n", "utf-8")
    desk, asker = desk_at(path, [templates])

    assert is_up_to_date(desk)
    assert asker.prompts == []


def test_an_older_record_is_rewritten_with_consent_and_can_be_filled_in(path: Path, templates: Path) -> None:
    desk, asker = desk_at(path, [templates], on("旧版式", "改成新版式"), on("新名", "甲改"))
    assert is_up_to_date(desk)
    assert len(asker.prompts[0].said) >= 2
    assert path.with_name("记录.yaml.bak").read_text("utf-8") == OLD

    assert desk.session.answers.notes == ()
    desk.ask(step_at(desk, "新名"))
    text = path.read_text("utf-8")
    assert "小@2" in text
    assert "新名: 甲改\n" in text
    assert "旧名" not in text
    assert "废项: 乙\n" in text.partition("另存:\n")[2]
    assert "# 旧的批注\n" in text


@pytest.mark.parametrize("reply", ["不改", Command.BACK, Command.LEAVE])
def test_without_consent_the_file_stays_as_it_is(path: Path, templates: Path, reply: object) -> None:
    desk, _ = desk_at(path, [templates], reply)

    assert not is_up_to_date(desk)
    assert path.read_text("utf-8") == OLD


def test_a_colleague_who_answers_meanwhile_is_not_overwritten(path: Path, templates: Path) -> None:
    def at_prompt(_: object) -> None:
        path.write_text(OLD.replace("旧名: 甲", "旧名: 丙"), "utf-8")

    desk, _ = desk_at(path, [templates], "改成新版式", at_prompt=at_prompt)
    assert is_up_to_date(desk)

    assert "新名: 丙\n" in path.read_text("utf-8")
