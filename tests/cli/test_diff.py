"""`drafter diff`: what a person reads about two records."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import record_text

from drafter.cli.app import run

SAID = """\
指标
  行政执法 行政执法人员：20 → （没有）
  行政复议 收到行政复议申请：30 → 45（同比增长50.00%）
  行政复议 受理行政复议申请：（没有） → 5
年度  改动
  〔－2020〕〔＋2021〕
主要举措和成效[1].举措[1].内容  改动
  开展〔＋专项〕检查。
下一年度主要安排[2]  新增
  另一项 另一项内容。
指标变了 3 项，其他内容变了 3 处。
"""


def test_figures_and_texts_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    old = record_text(指标="{行政复议: {收到申请: 30}, 行政执法: {执法人员: 20}}")
    new = record_text(
        年度="2021",
        指标="{行政复议: {收到申请: 45, 受理: 5}}",
        主要举措和成效="[{领域: 执法, 举措: [{标题: 检查, 内容: 开展专项检查。}]}]",
        下一年度主要安排="[{标题: 加强培训, 内容: 组织培训。}, {标题: 另一项, 内容: 另一项内容。}]",
    )
    Path("旧.yaml").write_text(old, "utf-8")
    Path("新.yaml").write_text(new, "utf-8")

    assert run(["diff", "旧.yaml", "新.yaml"]) == 0
    assert capsys.readouterr().out == SAID
    assert run(["diff", "新.yaml", "新.yaml"]) == 0
    assert capsys.readouterr().out == "没有不同。\n"


def test_two_drafts_of_one_year_have_no_change_against_the_year_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, count in (("旧.yaml", 30), ("新.yaml", 45)):
        (tmp_path / name).write_text(record_text(指标=f"{{行政复议: {{收到申请: {count}}}}}"), "utf-8")

    assert run(["diff", str(tmp_path / "旧.yaml"), str(tmp_path / "新.yaml")]) == 0
    assert "收到行政复议申请：30 → 45\n" in capsys.readouterr().out
