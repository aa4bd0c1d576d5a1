"""`drafter verify`: what it prints, and what ends with which code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from verify.word_files import good_file, in_style, replacing

from drafter.cli.app import run


def test_a_file_that_passes_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(good_file(tmp_path)), "--no-pages"]) == 0
    out = capsys.readouterr().out

    assert "合格  7.5      规定  页码形式                    — 1 —\n" in out
    assert "未核验  5.2.3    一般  每面行数（排版）  加了 --no-pages，没有排版\n" in out
    assert "核验了 1 份：不合格 0，未核验 4，合格 " in out


def test_a_failed_rule_says_where_what_and_how_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = good_file(tmp_path, replacing("document", "2025年3月1日", "2025年03月01日"))

    assert run(["verify", str(path), "--no-pages"]) == 1
    assert capsys.readouterr().out.startswith(
        f"{path}\n"
        "不合格  7.3.5.4  规定  成文日期写法\n"
        "  第20段“2025年03月01…”：写成“2025年03月01日”\n"
        "  应为：阿拉伯数字，年份写全，月、日不编虚位，例如 2025年1月8日\n"
        "  怎么改：改写日期，例如 2025年01月08日 写成 2025年1月8日\n"
        "未核验"
    )


def test_what_is_only_usual_ends_with_1_where_strict(tmp_path: Path) -> None:
    path = str(good_file(tmp_path, in_style("Title", "方正小标宋简体", "黑体")))

    assert run(["verify", path, "--no-pages"]) == 0
    assert run(["verify", path, "--no-pages", "--strict"]) == 1


def test_the_same_fault_of_many_paragraphs_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = good_file(tmp_path, in_style("Normal", 'w:line="579"', 'w:line="600"'))
    run(["verify", str(path), "--no-pages"])

    places = "第2段“示例市人民政府：”、第3段“本年度组织开展“跨部…”、第4段“一、主要举措和成效”等 16 处"
    assert f"  {places}：行距 30 磅，每面 21 行\n" in capsys.readouterr().out


def test_json_says_the_same_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = good_file(tmp_path, replacing("document", "2025年3月1日", "2025年03月01日"))
    run(["verify", str(path), "--no-pages", "--format", "json"])
    rows = {row["项目"]: row for row in json.loads(capsys.readouterr().out)}

    assert rows["成文日期写法"] == {
        "文件": str(path),
        "项目": "成文日期写法",
        "结果": "不合格",
        "条款": "7.3.5.4",
        "强度": "规定",
        "应为": "阿拉伯数字，年份写全，月、日不编虚位，例如 2025年1月8日",
        "量得": "",
        "不合格处": [{"位置": "第20段“2025年03月01…”", "量得": "写成“2025年03月01日”"}],
        "怎么改": "改写日期，例如 2025年01月08日 写成 2025年1月8日",
    }
    assert rows["纸张"]["结果"] == "合格"
    assert rows["纸张"]["量得"] == "210×297 毫米"
    assert rows["首页有正文"]["结果"] == "未核验"


def test_of_several_files_those_that_can_be_read_are_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0")

    assert run(["verify", str(tmp_path / "旧.doc"), str(good_file(tmp_path)), "--no-pages"]) == 1
    printed = capsys.readouterr()
    assert "旧格式" in printed.err
    assert "核验了 1 份" in printed.out


def test_one_file_that_cannot_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(tmp_path / "无.docx")]) == 1
    assert capsys.readouterr().err.startswith("错误：找不到这个文件\n")


def test_another_format_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(good_file(tmp_path)), "--format", "xml"]) == 2
    assert "没有“xml”这种输出" in capsys.readouterr().err


def test_without_programs_the_pages_are_not_verified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert run(["verify", str(good_file(tmp_path))]) == 0
    assert "首页有正文        这台电脑上没有找到 LibreOffice\n" in capsys.readouterr().out
