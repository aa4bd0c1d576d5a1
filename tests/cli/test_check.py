"""`drafter check`: files of every kind, rules by name, and what ends with which code."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from drafter.check.registry import CHECKS
from drafter.cli.app import run

RECORD = """\
版式: standard@1
年度: 2024
机关: {名称: 示例区人民政府, 类型: 区县政府}
主要举措和成效:
  - 领域: 完善制度
    举措:
      - {标题: 清理文件, 内容: "全年清理完成，，结果公布。"}
"""
SENTENCES = (
    "全年开展跨部门联合检查并且把检查的结果向社会公开接受监督。",
    "围绕企业反映集中的问题逐条列出清单并且明确由谁来办什么时候办完。",
    "司法所工作人员每月到村里和社区轮流坐班解答群众提出的法律问题。",
    "案卷评查发现的问题当场交换意见并且在一个月以后回头再看一遍。",
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "记录.yaml"
    path.write_text(RECORD, encoding="utf-8")
    return path


def word_file(path: Path, *lines: str) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def test_a_finding_has_place_rule_level_quote_reason_and_mending(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(record), "--select", "标点"]) == 1
    assert capsys.readouterr().out == (
        f"{record}:7  主要举措和成效[1].举措[1].内容  标点-5 必错\n"
        "  “，，”：“，”写了不止一个\n"
        "  怎么改：只留一个“，”\n"
        "核对了 1 份：必错 1，疑似 0，提示 0。\n"
    )


def test_json_says_the_same_for_programs(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", str(record), "--select", "标点-5", "--format", "json"])
    (found,) = json.loads(capsys.readouterr().out)
    assert found == {
        "文件": str(record),
        "行": 7,
        "键": "主要举措和成效[1].举措[1].内容",
        "规则": "标点-5",
        "级别": "必错",
        "引文": "，，",
        "原因": "“，”写了不止一个",
        "怎么改": "只留一个“，”",
    }


def test_a_finding_is_accepted_with_a_reason_which_is_reported_when_no_longer_needed(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = "核对说明:\n  - {规则: 标点-5, 引文: '，，', 理由: 引用原文}\n"
    record.write_text(RECORD + note, encoding="utf-8")
    assert run(["check", str(record), "--select", "标点-5"]) == 0
    assert "另有 1 处在核对说明里写了理由" in capsys.readouterr().out
    record.write_text((RECORD + note).replace("，，结", "，结"), encoding="utf-8")
    assert run(["check", str(record), "--select", "标点-5"]) == 0
    assert f"{record}:9  核对说明[1]  核对说明里的“标点-5”已经不需要，删去这一条" in capsys.readouterr().out
    run(["check", str(record), "--format", "json"])
    said = [one for one in json.loads(capsys.readouterr().out) if one["键"] == "核对说明[1]"]
    assert [(one["行"], one["规则"], one["级别"], one["怎么改"]) for one in said] == [
        (9, "标点-5", "提示", "删去这一条")
    ]


def test_a_note_is_not_called_needless_where_its_rule_was_not_run(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record.write_text(RECORD + "核对说明:\n  - {规则: 标点-5, 理由: 引用原文}\n", encoding="utf-8")
    assert run(["check", str(record), "--select", "用字"]) == 0
    assert capsys.readouterr().out == "核对了 1 份：必错 0，疑似 0，提示 0。\n"


def test_findings_of_a_line_stand_in_the_order_of_its_words(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record.write_text(RECORD.replace("全年清理完成，，", "截止年末，，清理文件，并公开全力清单"), encoding="utf-8")
    run(["check", str(record), "--select", "标点-5", "--select", "用字-1"])
    found = [line.split("  ")[2] for line in capsys.readouterr().out.splitlines() if line.startswith(str(record))]
    assert found == ["用字-1 必错", "标点-5 必错", "用字-1 必错"]


@pytest.mark.parametrize(("options", "code"), [([], 0), (["--strict"], 1), (["--ignore", "年份"], 0)])
def test_only_what_is_surely_wrong_ends_with_1_unless_strict(tmp_path: Path, options: list[str], code: int) -> None:
    report = tmp_path / "报告.txt"
    report.write_text("共收到申请142件，其中受理79件，不予受理21件，补正45件。\n", encoding="utf-8")
    assert run(["check", str(report), "--year", "2024", "--select", "算术-1", *options]) == code


@pytest.mark.parametrize("year", ["2024", "２０２４", "2024年", "二〇二四"])
def test_a_year_may_be_typed_in_every_way(year: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("全年检查XX件。\n", encoding="utf-8")

    assert run(["check", str(path), "--year", year, "--select", "占位"]) == 1
    assert "核对了 1 份：必错 1" in capsys.readouterr().out


def test_a_word_report_is_checked_beside_last_years_word_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    this = word_file(tmp_path / "今年.docx", "示例区2024年法治政府建设年度报告", *SENTENCES)
    last = word_file(tmp_path / "去年.docx", "示例区2023年法治政府建设年度报告", *SENTENCES)
    run(["check", str(this), "--year", "2024", "--select", "抄袭-1"])
    assert "抄袭-1" not in capsys.readouterr().out
    run(["check", str(this), "--year", "2024", "--last", str(last), "--select", "抄袭-1"])
    assert "抄袭-1 疑似" in capsys.readouterr().out


def test_a_record_is_checked_beside_last_years_plain_report(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    last = record.with_name("去年.txt")
    last.write_text("\n".join(SENTENCES), encoding="utf-8")
    record.write_text(RECORD.replace("全年清理完成，，结果公布。", "".join(SENTENCES)), encoding="utf-8")
    run(["check", str(record), "--last", str(last), "--select", "抄袭-1"])
    assert "抄袭-1 疑似" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("报告.doc", "不能直接核对 .doc 文件"),
        ("报告.WPS", "不能直接核对 .wps 文件"),
        ("报告.pdf", "不能直接核对 .pdf 文件"),
        ("报告.docx", "这不是能读的 Word 文件"),
        ("空.txt", "文件是空的"),
        ("编码.txt", "多半是 GBK"),
        ("二进制.txt", "这不是文本文件"),
        ("没有.txt", "找不到这个文件"),
    ],
)
def test_a_file_that_cannot_be_checked_is_told_with_what_to_do(
    tmp_path: Path, name: str, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content = {"空.txt": b"", "编码.txt": "报告".encode("gbk"), "二进制.txt": b"\x80\xff\x00\x81\xfe"}
    if name != "没有.txt":
        (tmp_path / name).write_bytes(content.get(name, b"text"))
    assert run(["check", str(tmp_path / name), "--year", "2024"]) == 1
    message = capsys.readouterr().err
    assert what in message
    assert "怎么改：" in message


def test_one_file_that_cannot_be_read_does_not_stop_the_others(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(record), str(record.with_name("没有.yaml")), "--select", "年份"]) == 1
    captured = capsys.readouterr()
    assert "核对了 1 份" in captured.out
    assert "找不到这个文件" in captured.err


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ([], "没有写要核对的文件"),
        (["报告.txt"], "没有说 报告.txt 是哪一年的报告"),
        (["报告.txt", "--year", "24"], "“24”不是报告年度"),
        (["报告.txt", "--year", "去年"], "“去年”不是报告年度"),
        (["记录.yaml", "--format", "xml"], "没有“xml”这种输出"),
        (["记录.yaml", "--select", "标点-999"], "没有“标点-999”这条规则"),
        (["--explain", "标点-99"], "没有“标点-99”这条规则"),
    ],
)
def test_a_command_typed_wrongly_is_told(arguments: list[str], what: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *arguments]) == 2
    assert what in capsys.readouterr().err


def test_a_rule_is_explained_and_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--explain", "标点-5"]) == 0
    assert {"  依据", "  正例", "  反例"} <= {line.partition("：")[0] for line in capsys.readouterr().out.splitlines()}
    assert run(["check", "--explain", "全部"]) == 0
    *rules, last = capsys.readouterr().out.splitlines()
    assert {rule.split()[0] for rule in rules} == set(CHECKS)
    assert f"共 {len(CHECKS)} 条" in last


def test_an_offices_file_switches_a_rule_off_and_adds_a_word(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = record.with_name("本单位")
    own.mkdir()
    (own / "rules.yaml").write_text(
        "停用: [标点-5]\n词表:\n  错字:\n    - {错: 清理完成, 对: 清理完毕, 说明: 本单位的说法, 级别: 提示}\n",
        encoding="utf-8",
    )
    assert run(["check", str(record), "--templates", str(own), "--select", "标点", "--select", "用字"]) == 0
    output = capsys.readouterr().out
    assert "标点-5" not in output
    assert "“清理完成”" in output
    assert "清理完毕" in output


def test_a_note_that_names_no_rule_is_told_with_the_nearest_ones(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record.write_text(RECORD + "核对说明:\n  - {规则: 标点五, 理由: 引用原文}\n", encoding="utf-8")
    run(["check", str(record), "--select", "标点-5"])
    said = capsys.readouterr().out
    assert "核对说明里的“标点五”没有这个编号" in said
    assert "不需要" not in said


def test_a_folder_is_checked_record_by_record_with_a_line_for_each(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "另一份.yaml").write_text(RECORD.replace("，，", "，"), encoding="utf-8")
    (tmp_path / "rules.yaml").write_text("停用: [标点-9]\n", encoding="utf-8")
    (tmp_path / ".存档").mkdir()
    (tmp_path / ".存档" / "旧的.yaml").write_text(RECORD, encoding="utf-8")
    assert run(["check", str(tmp_path), "--select", "标点-5"]) == 1
    said = capsys.readouterr().out
    assert f"{tmp_path / '另一份.yaml'}：必错 0，疑似 0，提示 0" in said
    assert f"{record}：必错 1，疑似 0，提示 0" in said
    assert "核对了 2 份：必错 1，疑似 0，提示 0。" in said


def test_a_folder_without_records_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(tmp_path)]) == 1
    assert "没有记录" in capsys.readouterr().err
    (tmp_path / "rules.yaml").write_text("停用: [标点-9]\n", encoding="utf-8")
    assert run(["check", str(tmp_path)]) == 2
    assert "没有记录" in capsys.readouterr().err
