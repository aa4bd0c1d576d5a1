"""What is still missing, what the public copy leaves out, and what was answered in vain."""

from __future__ import annotations

from pathlib import Path

from builders import answers_from, layout_with, record_text, small_record_text, standard_layout

from drafter.answers.missing import missing_answers, unused_answers, withheld_items

QUESTIONS = """\
- {键: 短, 名称: 短文, 类型: 短文本, 提示: 写短文, 建议: [一, 二]}
- {键: 选, 名称: 选择, 类型: 单选, 选项: [一, 二], 默认: 一}
- {键: 藏, 名称: 藏着, 类型: 短文本, 当: {选: 二}}
- 键: 表
  名称: 列表
  类型: 列表
  提示: 写列表
  问题:
    - {键: 任务, 名称: 任务, 类型: 短文本, 提示: 写任务, 建议: 纲要.任务}
    - {键: 内容, 名称: 内容, 类型: 长文本, 提示: 写内容}
    - {键: 备注, 名称: 备注, 类型: 短文本, 必填: 否}
- {键: 项, 名称: 各项, 类型: 列表, 每项: 短文本}
- {键: 群, 名称: 题组, 类型: 题组, 问题: [{键: 甲, 名称: 甲, 类型: 短文本}]}
- {键: 藏群, 名称: 藏着的题组, 类型: 题组, 当: {选: 二}, 问题: [{键: 甲, 名称: 甲, 类型: 短文本}]}
"""


def told(folder: Path, record: str) -> list[str]:
    answers = answers_from(layout_with(folder, QUESTIONS), small_record_text() + record)
    return [
        f"{missing.place} {missing.prompt} {'|'.join(missing.suggestions)}".strip()
        for missing in missing_answers(answers)
    ]


def test_missing_content_is_told_in_order_with_line_key_and_suggestions(tmp_path: Path) -> None:
    record = """\
表:
  - 任务: 甲
  - 内容: 乙
  -
项: [甲, '']
藏群: {甲: ''}
"""

    assert told(tmp_path, record) == [
        "记录.yaml  短 写短文 一|二",
        "记录.yaml:5  表[1].内容 写内容",
        "记录.yaml:6  表[2].任务 写任务 履行职能|规范执法",
        "记录.yaml:7  表[3].任务 写任务 履行职能|规范执法",
        "记录.yaml:7  表[3].内容 写内容",
        "记录.yaml:8  项[2] 各项",
        "记录.yaml  群.甲 甲",
    ]


def test_a_whole_list_that_is_absent_is_missing_once(tmp_path: Path) -> None:
    record = "短: 甲\n群: {甲: 乙}\n"

    assert told(tmp_path, record) == ["记录.yaml  表 写列表", "记录.yaml  项 各项"]


def test_a_whole_record_misses_nothing() -> None:
    assert missing_answers(answers_from(standard_layout(), record_text())) == []


def test_entries_kept_out_of_the_public_copy_are_named(tmp_path: Path) -> None:
    record = "表:\n  - {任务: 甲, 内容: 乙, 公开: 否}\n  - {任务: 甲, 内容: 乙, 公开: 是}\n  - {任务: 甲, 内容: 乙}\n"
    answers = answers_from(layout_with(tmp_path, QUESTIONS), small_record_text() + record)

    assert [str(item.place) for item in withheld_items(answers)] == ["记录.yaml:5  表[1]"]


def test_answers_that_are_not_asked_for_are_named(tmp_path: Path) -> None:
    record = "藏: 甲\n藏群: {甲: 乙}\n"
    answers = answers_from(layout_with(tmp_path, QUESTIONS), small_record_text() + record)

    assert [str(answer.place) for answer in unused_answers(answers)] == ["记录.yaml:4  藏", "记录.yaml:5  藏群"]
