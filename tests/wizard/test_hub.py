"""The hub: what stands where, from here to any place, what is missing, preview and Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import record_text, small_record_text, write_layout
from docx_text import docx_text

from drafter.columns import display_width
from drafter.layout.load import builtin_templates
from drafter.record.paths import parse_key_path
from drafter.wizard.asker import Command
from drafter.wizard.desk import Desk
from drafter.wizard.hub import run_hub
from drafter.wizard.recent import RecentStore
from drafter.wizard.route import ask_at, ask_missing, ask_section, go_on
from drafter.write.fonts import OTHER_NAMES
from drafter.write.installed_fonts import font_key
from wizard.scripted import ENTER, ScriptedAsker, desk_at, on, typed

QUESTIONS = """\
- {键: 概述, 名称: 概述, 类型: 长文本}
- {键: 类型, 名称: 类型, 类型: 单选, 选项: [局, 街道, 镇]}
- {键: 社区, 名称: 社区数, 类型: 整数, 当: {类型: [街道, 镇]}}
- {组: 复议, 名称: 复议情况, 类型: 指标组}
- 键: 举措
  名称: 举措
  类型: 列表
  问题:
    - {键: 标题, 名称: 标题, 类型: 短文本}
    - {键: 内容, 名称: 内容, 类型: 长文本}
- {键: 末, 名称: 末题, 类型: 短文本}
"""
FULL = "概述: 推进\n类型: 局\n举措: [{标题: 甲, 内容: 乙}]\n末: 完\n"


class Table:
    """A record with a script at the keyboard."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "记录.yaml"
        template = "# {{ 机关.名称 }}报告\n\n{{ 概述 }}\n\n{{ 末 }}\n"
        self.templates = write_layout(folder / "版式", QUESTIONS, template)

    def __call__(self, record: str, *script: Any, **more: Any) -> tuple[Desk, ScriptedAsker]:
        self.path.write_text(small_record_text() + record, "utf-8")
        return desk_at(self.path, [self.templates], *script, **more)

    @property
    def added(self) -> str:
        return self.path.read_text("utf-8").removeprefix(small_record_text())


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


def hub_of(table: Table, record: str, *script: Any, **more: Any) -> ScriptedAsker:
    desk, asker = table(record, *script, "离开", **more)
    run_hub(desk)
    asker.done()
    return asker


def names(asker: ScriptedAsker) -> list[str]:
    return [label.rstrip("：").partition("（")[0] for label in asker.labels]


# What it shows


def test_the_hub_shows_whose_record_it_is_where_it_is_and_how_far_each_section_has_come(table: Table) -> None:
    asker = hub_of(table, "概述: 推进\n举措: [{标题: 甲}]\n")

    said = "\n".join(asker.prompts[0].said)
    assert "示例局 2020年度" in said
    assert f"记录：{table.path}（已存好）" in said
    assert [" ".join(title.split()) for title in asker.prompts[0].titles] == [
        "从头填起：内容，类型",
        "基本信息 已填 2",
        "内容 已填 2，待补充 3",
        "只填还缺的和要再看的（待补充 3）",
        "逐题回看，改其中一题",
        "核对：找错",
        "预览正文",
        "生成 Word",
        "离开（都已存好）",
    ]


def test_a_record_that_is_not_begun_says_so(table: Table) -> None:
    table.path.write_text("版式: 小@1\n", "utf-8")
    desk, asker = desk_at(table.path, [table.templates], "离开")
    run_hub(desk)

    assert "（机关未填） （年度未填）" in "\n".join(asker.lines)
    assert asker.last.titles[0] == "从头填起：基本信息，报告年度"


def test_a_whole_record_offers_only_to_go_on_with_what_may_be_left_empty(table: Table) -> None:
    asker = hub_of(table, FULL + "指标: {复议: {受理: 1}}\n")

    assert not any("接着" in title or "从头填起" in title or "还缺" in title for title in asker.last.titles)


def test_what_another_answer_made_doubtful_is_counted(table: Table) -> None:
    desk, asker = table("类型: 街道\n社区: 12\n", on("目录", "section 1"), ENTER, "镇", Command.LEAVE, "离开")
    run_hub(desk)

    assert any("要再看 1" in title for title in asker.last.titles if title.startswith("内容"))


def standard_titles(folder: Path, **changes: str) -> dict[str, str]:
    """Return what the hub of a standard record says of each section."""
    path = folder / "整.yaml"
    path.write_text(record_text(**changes), "utf-8")
    desk, asker = desk_at(path, [builtin_templates()], "离开")
    run_hub(desk)
    asker.done()
    return dict(title.split(maxsplit=1) for title in asker.last.titles if "  " in title.strip())


@pytest.mark.parametrize(
    ("copies", "head", "said"),
    [
        ("[]", "", "还没有填"),
        ("[报送稿]", "", "已填 1；报送稿还要 发文字号、签发人等 4 项"),
        ("[送审稿]", "", "已填 1；送审稿还要 稿次、送审日期"),
        ("[报送稿, 送审稿]", "", "已填 1；报送稿还要 4 项，送审稿还要 2 项"),
        ("[报送稿]", "{发文字号: 示政〔2021〕2号, 签发人: [某甲]}", "已填 3；报送稿还要 印发机关、印发日期"),
        ("[简报]", "", "已填 1"),
    ],
)
def test_what_a_chosen_copy_will_want_is_told_before_it_is_made(
    tmp_path: Path, copies: str, head: str, said: str
) -> None:
    more = {"发文": head} if head else {}
    assert standard_titles(tmp_path, 另做文稿=copies, **more)["另做的文稿"] == said


def test_last_years_entries_without_a_result_are_told(tmp_path: Path) -> None:
    done, open_ = "{事项: 甲, 来源: 上年安排, 结果: 已办}", "{事项: 乙, 来源: 上年安排}"

    assert standard_titles(tmp_path, 上年事项=f"[{done}]")["上年事项"] == "已填 3"
    assert standard_titles(tmp_path, 上年事项=f"[{done}, {open_}]")["上年事项"] == "已填 5，没有写结果 1"


def test_sections_without_a_question_are_left_out(tmp_path: Path) -> None:
    templates = write_layout(tmp_path / "版式", "- {键: 社区, 名称: 社区, 类型: 整数, 当: {年度: '>=2030'}}\n")
    path = tmp_path / "记录.yaml"
    path.write_text(small_record_text(), "utf-8")
    desk, asker = desk_at(path, [templates], "离开")
    run_hub(desk)

    assert not any("内容" in title for title in asker.last.titles)


def test_every_line_fits_into_eighty_columns(tmp_path: Path) -> None:
    path = tmp_path / "记录.yaml"
    path.write_text(record_text(存在的不足和原因=None), "utf-8")
    desk, asker = desk_at(path, [builtin_templates()], "离开")
    run_hub(desk)

    # The pointer and the number of a line take six columns.
    assert [title for title in asker.last.titles if display_width(title) > 74] == []


# Around the hub


@pytest.mark.parametrize("command", [Command.LEAVE, Command.BACK, Command.SKIP])
def test_only_its_last_line_leaves_the_hub(table: Table, command: Command) -> None:
    desk, asker = table("", command, "离开")
    run_hub(desk)

    asker.done()


def test_ctrl_c_at_the_hub_leaves(table: Table) -> None:
    desk, _ = table("", Command.QUIT)

    with pytest.raises(KeyboardInterrupt):
        run_hub(desk)


def test_other_keys_at_the_hub_lead_nowhere_and_help_tells_the_keys(table: Table) -> None:
    asker = hub_of(table, "", Command.BACK, Command.SKIP, Command.HELP)

    assert names(asker) == ["目录"] * 4
    assert any("Ctrl-C" in line for line in asker.last.said)


def test_a_section_asks_all_its_questions_and_leads_back(table: Table) -> None:
    asker = hub_of(table, FULL, "基本信息", ENTER, ENTER)

    assert names(asker) == ["目录", "报告年度", "机关全称", "目录"]
    assert asker.last.default.startswith("section")


@pytest.mark.parametrize("command", [Command.BACK, Command.LEAVE])
def test_out_of_a_section_the_keys_lead_to_the_hub(table: Table, command: Command) -> None:
    asker = hub_of(table, FULL, "基本信息", command)

    assert names(asker) == ["目录", "报告年度", "目录"]


def test_a_section_begins_with_its_name(table: Table) -> None:
    desk, asker = table(FULL, *[ENTER] * 2)
    ask_section(desk, desk.session.layout.sections[0])

    assert any("【基本信息】" in line for line in asker.lines)


# Going on


def test_it_goes_on_with_what_is_open_to_the_end(table: Table) -> None:
    script = ["局", Command.SKIP, "好了", "甲", "乙", "好了", "完"]
    asker = hub_of(table, "概述: 推进\n", "从头填起", *script)

    wanted = ["目录", "类型", "1/4 受理申请", "复议情况", "标题", "内容", "举措", "末题", "目录"]
    assert names(asker) == wanted
    assert table.added == "概述: 推进\n类型: 局\n举措:\n  - 标题: 甲\n    内容: 乙\n末: 完\n"


def test_it_says_when_a_section_begins_with_its_help(table: Table) -> None:
    table.path.write_text("版式: 小@1\n", "utf-8")
    desk, asker = desk_at(table.path, [table.templates], "2020", "示例局", Command.LEAVE)
    go_on(desk)

    assert next(line for line in asker.lines if "【" in line).startswith("── 【基本信息】")
    assert any("【内容】" in line for line in asker.prompts[2].said)


def test_at_the_end_what_was_skipped_is_offered(table: Table) -> None:
    desk, asker = table("类型: 局\n指标: {复议: {受理: 1}}\n举措: [{标题: 甲, 内容: 乙}]\n末: 完\n")
    desk.session.position = "末"
    asker = ScriptedAsker([on("概述", "推进")])
    desk.asker = asker
    go_on(desk)
    asker.done()

    desk.asker = asker = ScriptedAsker([])
    go_on(desk)
    assert asker.lines[-1].strip() == "没有要填的了。"


def test_back_while_going_on_shows_the_question_before_and_then_this_one_again(table: Table) -> None:
    desk, asker = table("概述: 推进\n类型: 局\n", "甲", "乙", "好了", Command.BACK, "好了", "完")
    desk.session.position = "指标.复议.罚款"
    go_on(desk)

    asker.done()
    assert names(asker) == ["标题", "内容", "举措", "末题", "举措", "末题"]


def test_back_twice_and_forward_again_passes_what_was_answered(table: Table) -> None:
    desk, asker = table("概述: 推进\n类型: 局\n", Command.BACK, Command.BACK, ENTER, "街道", "7", Command.LEAVE)
    desk.session.position = "类型"
    go_on(desk)

    # 复议 back to 类型, back to 概述; then forwards.
    assert names(asker)[:4] == ["1/4 受理申请", "类型", "概述", "类型"]
    assert "类型: 街道\n" in table.added


def test_back_from_the_very_first_question_leads_to_the_hub(table: Table) -> None:
    table.path.write_text("版式: 小@1\n", "utf-8")
    desk, asker = desk_at(table.path, [table.templates], "从头填起", Command.BACK, "离开")
    run_hub(desk)

    asker.done()


# Only what is missing


def test_only_what_is_missing_is_asked_each_once(table: Table) -> None:
    desk, asker = table(
        "举措: [{标题: 甲}, {内容: 乙}]\n",
        *(on("概述", Command.SKIP), on("类型", "局"), on("内容", "甲文"), on("标题", "乙"), on("末题", "完")),
    )
    ask_missing(desk)

    asker.done()
    assert table.added == "举措: [{标题: 甲, 内容: 甲文}, {内容: 乙, 标题: 乙}]\n类型: 局\n末: 完\n"


def test_what_an_answer_brings_is_asked_as_well(table: Table) -> None:
    desk, asker = table("概述: 推进\n举措: [{标题: 甲, 内容: 乙}]\n末: 完\n", on("类型", "镇"), on("社区数", "12"))
    ask_missing(desk)

    asker.done()


def test_back_among_what_is_missing_comes_to_this_question_again(table: Table) -> None:
    desk, asker = table("类型: 局\n举措: [{标题: 甲, 内容: 乙}]\n", "推进", on("末题", Command.BACK), "好了", "完")
    ask_missing(desk)

    asker.done()
    assert names(asker) == ["概述", "末题", "举措", "末题"]
    assert table.added.endswith("末: 完\n")


def test_back_inside_an_entry_shows_the_answer_before_in_that_entry(table: Table) -> None:
    record = "概述: 推进\n类型: 局\n举措: [{标题: 甲, 内容: 乙}, {标题: 丙}]\n末: 完\n"
    desk, asker = table(record, on("内容", Command.BACK), on("标题", "丙改"), on("内容", "丁"))
    ask_missing(desk)

    asker.done()
    assert asker.prompts[1].default == "丙"
    assert "{标题: 丙改, 内容: 丁}" in table.added


def test_nothing_missing_is_said(table: Table) -> None:
    desk, asker = table(FULL)
    ask_missing(desk)

    assert asker.lines[-1].strip() == "没有要填的了。"


# One place


@pytest.mark.parametrize(
    ("key", "first"),
    [
        ("末", "末题："),
        ("举措", "举措（现有 1 项）："),
        ("举措[1]", "标题："),
        ("举措[1].内容", "内容："),
        ("指标.复议.纠错", "直接纠错（件）："),
        ("举措[7]", "举措（现有 1 项）："),
    ],
)
def test_one_place_is_asked_by_its_key_and_moves_nobody(tmp_path: Path, table: Table, key: str, first: str) -> None:
    desk, asker = table(FULL, Command.LEAVE, store=RecentStore(tmp_path / "recent.json"))
    desk.session.confirm(("概述",))
    ask_at(desk, parse_key_path(key))

    assert asker.labels == [first]
    assert desk.session.position == "概述"


def test_a_key_that_is_not_asked_asks_nothing(table: Table) -> None:
    desk, asker = table(FULL)
    ask_at(desk, ("社区",))

    assert asker.prompts == []


# Preview and Word


def test_the_preview_shows_the_text_as_it_reads_now(table: Table) -> None:
    asker = hub_of(table, "概述: 推进各项工作。\n", "预览")

    text = "\n".join(asker.lines)
    assert "示例局报告" in text
    assert "推进各项工作。" in text
    assert "【待补充：" in text


def test_a_long_preview_is_shown_a_screenful_at_a_time_and_can_be_ended(table: Table) -> None:
    record = "概述: |\n" + "  又一段话。\n" * 60
    asker = hub_of(table, record, "预览", "接着看", "不看了", "预览", Command.BACK)

    shown = [prompt for prompt in asker.prompts if prompt.label == "预览："]
    assert max(len(prompt.said) for prompt in shown) <= 24
    assert "%" in shown[0].titles[0]


def test_a_record_without_a_year_cannot_be_shown_yet_and_says_why(table: Table) -> None:
    table.path.write_text("版式: 小@1\n", "utf-8")
    desk, asker = desk_at(table.path, [table.templates], "预览", "生成", "离开")
    run_hub(desk)

    asker.done()
    text = "\n".join(asker.lines)
    assert "没有写“年度”" in text
    assert "没有写“机关”的“名称”" in text
    assert sorted(path.name for path in table.folder.iterdir()) == ["版式", "记录.yaml"]


def test_the_word_file_is_written_beside_the_record_and_told(table: Table) -> None:
    asker = hub_of(table, FULL, "生成", ENTER)

    path = Path(asker.prompts[1].default)
    assert path.parent == table.path.parent
    assert "推进" in docx_text(path)
    assert any(f"已生成：{path.resolve()}" in line for line in asker.lines)
    assert any("没有待补充的内容" in line for line in asker.lines)


@pytest.mark.parametrize("names", [(), tuple(OTHER_NAMES)])
def test_the_fonts_that_this_machine_lacks_are_said(
    table: Table, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]
) -> None:
    monkeypatch.setattr("drafter.write.fonts.installed_families", lambda: frozenset(map(font_key, names)))
    said = "".join(line.strip() for line in hub_of(table, FULL, "生成", ENTER).lines)

    assert ("这台电脑没有文中用的字体：仿宋_GB2312、" in said) is (not names)


def test_a_word_file_with_gaps_says_how_many(table: Table) -> None:
    asker = hub_of(table, "概述: 推进\n", "生成", ENTER, "回目录")

    assert any("处待补充" in line for line in asker.lines)


def test_what_is_missing_in_the_word_file_can_be_filled_in_at_once(table: Table) -> None:
    asker = hub_of(table, "概述: 推进\n", "生成", ENTER, "去填：内容，类型", on("类型", "局"), "回目录")

    assert asker.prompts[2].titles == ["回目录", "去填：内容，类型", "去填：内容，举措", "去填：内容，末题"]
    assert asker.prompts[4].titles == ["回目录", "去填：内容，举措", "去填：内容，末题"]
    assert "类型: 局\n" in table.path.read_text("utf-8")


def test_another_file_goes_only_with_consent(table: Table) -> None:
    old = table.folder / "旧.docx"
    old.write_bytes(b"old")
    hub_of(table, FULL, "生成", str(old), "不生成", "生成", str(old), Command.BACK)
    assert old.read_bytes() == b"old"

    hub_of(table, FULL, "生成", str(old), "换一个", str(old), "覆盖")
    assert old.read_bytes() != b"old"


def test_a_place_that_cannot_be_written_is_told_and_asked_for_again(table: Table) -> None:
    other = table.folder / "新.docx"
    asker = hub_of(table, FULL, "生成", str(table.folder / "没有" / "新.docx"), str(other))

    assert "×" in "\n".join(asker.lines)
    assert other.exists()


@pytest.mark.parametrize("command", [Command.BACK, Command.SKIP, Command.LEAVE])
def test_making_the_word_file_can_be_given_up(table: Table, command: Command) -> None:
    hub_of(table, FULL, "生成", typed("别处.docx", command))

    assert list(table.folder.glob("*.docx")) == []


@pytest.mark.parametrize("script", [["生成"], ["预览"], ["生成", "old"]])
def test_ctrl_c_leaves_from_everywhere(table: Table, script: list[str]) -> None:
    old = table.folder / "旧.docx"
    old.write_bytes(b"old")
    replies = [str(old) if reply == "old" else reply for reply in script]
    record = "概述: |\n" + "  又一段话。\n" * 60
    desk, asker = table(record, *replies, Command.QUIT)
    with pytest.raises(KeyboardInterrupt):
        run_hub(desk)

    asker.done()
    assert old.read_bytes() == b"old"
