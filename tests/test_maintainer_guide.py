"""What docs/maintainer.md shows is what the program does, in its order; DRAFTER_RENEW_GOLDEN=1 renews its screens."""

from __future__ import annotations

import os
import re
import runpy
import shlex
from pathlib import Path

import pytest
from builders import LAYOUT, block_lines, small_record_text, write_layout

from drafter.cli.app import run
from drafter.draft import make_draft, open_layout
from drafter.errors import DrafterError
from drafter.layout.conditions import condition_from
from drafter.layout.load import builtin_templates, load_layout
from drafter.record.parse import parse_mapping
from drafter.render.environment import ReportEnvironment
from drafter.write.fonts import OTHER_NAMES
from drafter.write.installed_fonts import font_key

GUIDE = Path(__file__).parents[1] / "docs" / "maintainer.md"
LAYOUT_PAGE = GUIDE.parent / "layout.md"
MAKE = runpy.run_path(str(GUIDE.parent / "make_reference.py"))
BLOCK = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MOST_LINES = 60
"""So many lines, wording aside, a maintainer writes at most for a layout that is none of ours."""


class Reader:
    """Does what the guide says, in a folder."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self._old = Path(), ""

    def do(self, block: re.Match[str]) -> str:
        """Follow one block; return it with what the screen really shows."""
        kind, name, text = block.groups()
        match kind:
            case "file":
                Path(name).parent.mkdir(parents=True, exist_ok=True)
                Path(name).write_text(text, "utf-8")
            case "append":
                Path(name).write_text(Path(name).read_text("utf-8") + text, "utf-8")
            case "old":
                self._old = Path(name), text
            case "new":
                path, old = self._old
                before = path.read_text("utf-8")
                assert before.count(old) == 1, f"{path}: {old}"
                path.write_text(before.replace(old, text), "utf-8")
            case "shown":
                return f"```{kind} {name}\n{Path(name).read_text('utf-8')}```"
            case "console":
                commands = [line for line in text.splitlines() if line.startswith("$ drafter ")]
                return "```console\n" + "".join(f"{one}\n{self._shown(one)}" for one in commands) + "```"
        return block[0]

    def _shown(self, command: str) -> str:
        assert run(shlex.split(command)[2:]) in (0, 1)
        printed = self._capsys.readouterr()
        assert printed.err == ""
        return printed.out.replace(f"{Path.cwd()}{os.sep}", "")


def test_the_guide_is_what_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("drafter.write.fonts.installed_families", lambda: frozenset(map(font_key, OTHER_NAMES)))
    text = GUIDE.read_text("utf-8")
    real = BLOCK.sub(Reader(capsys).do, text)

    if os.environ.get("DRAFTER_RENEW_GOLDEN"):
        GUIDE.write_text(real, "utf-8")
    assert text == real


def test_it_takes_few_lines_besides_wording() -> None:
    """The sample and the case are wording; so are the lines that only name or explain something."""
    written = [match for match in BLOCK.finditer(GUIDE.read_text("utf-8")) if match[1] in ("file", "new", "append")]
    own = [match for match in written if not re.search(r"提纲|cases", match[2] or "")]
    lines = [line for match in own for line in match[3].splitlines() if line.strip()]

    assert 0 < len([line for line in lines if not re.match(r"\s*(?:名称|说明|提示|举例):", line)]) <= MOST_LINES


def test_its_reference_is_that_of_today() -> None:
    text = GUIDE.read_text("utf-8")
    assert text == MAKE["guide_text"](text), "python docs/make_reference.py"


def test_every_shared_macro_says_what_it_prints() -> None:
    rows = re.findall(r"^\| `(\w+)\(.*?\)` \| (.*) \|$", MAKE["reference_text"](), re.MULTILINE)
    macros = re.findall(r"{% macro (\w+)\(", (builtin_templates() / "pieces.md.j2").read_text("utf-8"))

    assert [name for name, _ in rows] == macros
    assert [name for name, says in rows if len(says) < 4] == []


def test_the_reference_explains_no_filter_and_no_test_that_is_not_there() -> None:
    environment = ReportEnvironment()
    assert (set(MAKE["FILTERS"]), set(MAKE["TESTS"])) == (set(environment.filters), set(environment.tests))


@pytest.mark.parametrize("sign", list(MAKE["SIGNS"]))
def test_the_conditions_of_the_reference_are_read(sign: str) -> None:
    errors: list[DrafterError] = []
    condition_from(parse_mapping(f"当: {sign.replace('数', '3')}", "文档").entries["当"], errors)
    assert errors == []


def listing(kind: str) -> str:
    (found,) = re.findall(rf"^```{kind}\n(.*?)^```$", LAYOUT_PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return found


def test_the_layout_that_builds_on_another_is_as_the_page_says(tmp_path: Path) -> None:
    (tmp_path / "小").mkdir()
    (tmp_path / "小" / "layout.yaml").write_text(listing("inherit"), "utf-8")
    layout = load_layout("小", [tmp_path, builtin_templates()])
    labels = [section.label for section in layout.sections]
    asked = layout.question("附表")

    assert asked is not None
    assert (asked.default, asked.options) == ("附", ("附", "不附"))
    assert "上年事项" not in labels
    assert labels[labels.index("指标") + 1] == "专项检查"


def test_the_template_that_uses_shared_macros_makes_a_report(tmp_path: Path) -> None:
    questions = "- 用: 主送\n- {键: 概述, 名称: 概述, 类型: 长文本}\n- 用: 署名\n"
    layout = LAYOUT.replace(
        "类型: 短文本}", "类型: 短文本}\n          - {键: 联署, 名称: 联署, 类型: 短文本, 必填: 否}"
    )
    write_layout(tmp_path, questions, listing("pieces"), layout=layout)
    record = parse_mapping(small_record_text() + "概述: 开展检查。\n主送: [示例市人民政府]\n", "记录.yaml")
    report = make_draft(record, open_layout(record, [tmp_path, builtin_templates()])).report

    lines = [line.replace("⟦", "").replace("⟧", "") for line in block_lines(report.blocks)]
    assert lines[1:3] == ["主送 | 主送[1]: 示例市人民政府：", "正文 | 概述: 开展检查。"]
