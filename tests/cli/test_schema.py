"""`drafter schema` as a person meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from builders import write_layout

from drafter.cli.app import run


def test_a_schema_is_printed_as_json_with_chinese_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "standard"]) == 0
    out = capsys.readouterr().out

    assert json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert '"主要举措和成效": {' in out


def test_a_schema_goes_into_a_file_as_utf_8_whatever_the_console_is(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "drafter", "schema", "standard"],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "gbk", "PYTHONPATH": str(Path(__file__).parents[2])},
        cwd=tmp_path,
    )

    assert json.loads(done.stdout.decode("utf-8"))["title"] == "法治政府建设年度报告（五部分）"


def test_an_own_layout_has_a_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_layout(tmp_path, "- {键: 短, 名称: 短文, 类型: 短文本}\n")

    assert run(["schema", "小", "--templates", str(tmp_path)]) == 0
    assert json.loads(capsys.readouterr().out)["properties"]["短"]["title"] == "短文"


def test_an_unknown_layout_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "standerd"]) == 1
    assert capsys.readouterr().err == "错误：没有“standerd”这个版式\n  怎么改：是不是“standard”\n"
