"""Where layouts are looked for: --templates, beside the record, in the user's folder, in the box."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import small_record_text, write_layout

from drafter.cli.app import run
from drafter.cli.templates import USER_VARIABLE, template_directories, user_templates
from drafter.layout.load import builtin_templates


@pytest.fixture(autouse=True)
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(USER_VARIABLE, str(tmp_path / "个人"))
    return tmp_path / "个人"


def test_a_folder_without_layouts_is_not_among_them(tmp_path: Path) -> None:
    assert template_directories(None, [tmp_path / "记录.yaml"]) == [builtin_templates()]


def test_the_order_is_the_option_the_records_folder_the_users_and_the_box(tmp_path: Path, user: Path) -> None:
    write_layout(tmp_path / "年报", "")
    user.mkdir()

    found = template_directories(tmp_path / "另", [tmp_path / "年报" / "甲.yaml", tmp_path / "年报" / "乙.yaml"])

    assert found == [tmp_path / "另", tmp_path / "年报", user, builtin_templates()]


def test_a_folder_of_records_may_hold_their_layouts(tmp_path: Path) -> None:
    write_layout(tmp_path / "年报", "")

    assert template_directories(None, [tmp_path / "年报"]) == [tmp_path / "年报", builtin_templates()]


@pytest.mark.parametrize("place", ["年报", "个人"])
def test_a_record_is_rendered_by_a_layout_of_ones_own(
    tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "年报").mkdir()
    write_layout(tmp_path / place, "", "# {{ 机关.名称 }}报告\n\n正文。\n")
    (tmp_path / "年报" / "甲.yaml").write_text(small_record_text(), "utf-8")

    assert run(["render", str(tmp_path / "年报" / "甲.yaml"), "-o", str(tmp_path / "甲.txt")]) == 0
    assert "示例局报告" in (tmp_path / "甲.txt").read_text("utf-8-sig")
    assert "已生成" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("system", "variables", "end"),
    [
        ("win32", {"APPDATA": "/数据"}, ("/数据", "drafter", "templates")),
        ("darwin", {}, ("Library", "Application Support", "drafter", "templates")),
        ("linux", {"XDG_DATA_HOME": "/数据"}, ("/数据", "drafter", "templates")),
        ("linux", {"XDG_DATA_HOME": ""}, (".local", "share", "drafter", "templates")),
    ],
)
def test_the_users_folder_is_where_each_system_keeps_such_things(
    monkeypatch: pytest.MonkeyPatch, system: str, variables: dict[str, str], end: tuple[str, ...]
) -> None:
    monkeypatch.delenv(USER_VARIABLE)
    monkeypatch.setattr("sys.platform", system)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert user_templates().as_posix().endswith("/".join(end))
