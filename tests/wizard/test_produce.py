"""From the hub to a Word file: which copy, under which name, with what in it."""

from __future__ import annotations

from pathlib import Path

import docx
from builders import record_text

from drafter.layout.load import builtin_templates
from drafter.wizard.hub import run_hub
from wizard.scripted import ENTER, ScriptedAsker, desk_at, on

FILING = "{发文字号: 示政发〔2021〕3号, 签发人: [甲某], 印发机关: 示例区政府办公室, 印发日期: 2021-02-25}"
NAME = "示例区人民政府2020年法治政府建设年度报告"


def produced(folder: Path, record: str, *script: object) -> ScriptedAsker:
    path = folder / "记录.yaml"
    path.write_text(record, "utf-8")
    desk, asker = desk_at(path, [builtin_templates()], "生成 Word", *script, "离开")
    run_hub(desk)
    asker.done()
    return asker


def test_a_record_kept_for_the_public_alone_is_not_asked_which_copy(tmp_path: Path) -> None:
    produced(tmp_path, record_text(), on("Word 文件", ENTER))

    assert (tmp_path / f"{NAME}.docx").is_file()


def test_one_that_is_kept_for_several_is_and_the_file_says_which_it_is(tmp_path: Path) -> None:
    record = record_text(另做文稿="[报送稿]", 发文=FILING)
    asker = produced(tmp_path, record, on("哪一种文稿", "报送稿"), on("Word 文件", ENTER))

    (menu,) = [prompt for prompt in asker.prompts if "哪一种文稿" in prompt.label]
    assert [title.partition("（")[0] for title in menu.titles] == ["公开稿", "报送稿"]
    paragraphs = docx.Document(str(tmp_path / f"{NAME}（报送稿）.docx")).paragraphs
    assert paragraphs[0].text == "示例区人民政府文件"


def test_a_sister_text_that_was_ticked_is_offered_and_says_what_it_lacks_alone(tmp_path: Path) -> None:
    record = record_text(另做文稿="[简报]", 开头="{依据: [《甲纲要》]}", 存在的不足和原因=None)
    asker = produced(tmp_path, record, on("哪一种文稿", "简报"), on("Word 文件", ENTER), on("待补充", "回目录"))

    (menu,) = [prompt for prompt in asker.prompts if "哪一种文稿" in prompt.label]
    assert [title.partition("（")[0] for title in menu.titles] == ["公开稿", "简报"]
    brief = docx.Document(str(tmp_path / "示例区人民政府2020年法治政府建设工作简报.docx"))
    assert brief.paragraphs[0].text == "2020年法治政府建设工作简报"
    assert any("还有 1 处待补充" in line for line in asker.lines)


def test_what_a_feature_lacks_can_be_filled_in_at_once(tmp_path: Path) -> None:
    record = record_text(另做文稿="[工作巡礼]")
    chosen = on("待补充", "去填：一、主要举措和成效，到现场采访时，何时何地看到什么")
    script = (on("哪一种文稿", "工作巡礼"), on("Word 文件", ENTER), chosen)
    produced(tmp_path, record, *script, on("现场", "这里写看到什么。"), on("待补充", "回目录"))

    assert "现场: 这里写看到什么。" in (tmp_path / "记录.yaml").read_text("utf-8")


def test_the_copy_for_review_says_how_many_findings_stand_in_it(tmp_path: Path) -> None:
    record = record_text(
        另做文稿="[送审稿]",
        送审="{稿次: 1, 日期: 2021-01-20}",
        下一年度主要安排="[{标题: 加强培训, 内容: 全年受理10件，其中办结7件、未结4件。}]",
    )
    asker = produced(tmp_path, record, on("哪一种文稿", "送审稿"), on("Word 文件", ENTER))

    comments = list(docx.Document(str(tmp_path / f"{NAME}（送审稿）.docx")).comments)
    assert comments
    assert any(f"核对意见 {len(comments)} 条，写成批注" in line for line in asker.lines)


def test_a_name_that_no_line_takes_is_told(tmp_path: Path) -> None:
    filing = FILING.replace("示例区政府办公室", "示例区" * 8)
    record = record_text(另做文稿="[报送稿]", 发文=filing)
    asker = produced(tmp_path, record, on("哪一种文稿", "报送稿"), on("Word 文件", ENTER))

    assert "太长，和印发日期一行放不下" in "".join(line.strip() for line in asker.lines)
