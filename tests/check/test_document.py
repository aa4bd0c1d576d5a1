"""What rules read of a record: sentences as sentences, rows as rows."""

from __future__ import annotations

import pytest

from check.families_text import findings, record_document
from drafter.check.passages import Kind, passages_from_text

RECORD = """
版式: standard@1
年度: 2024
机关: {name}
附表: 附
指标:
  行政执法: {{检查: 120, 处罚: 10}}
主要举措和成效:
  - 领域: 执法
    举措:
      - 标题: 检查
        内容: |
          各所检查情况如下：
          单位{mark}检查{mark}处罚
          东所{mark}120{mark}10
          西所{mark}80{mark}6
          北所{mark}50{mark}4
          合计{mark}{total}{mark}20
          以上情况已公示。
"""
NAME = "{名称: 示例局, 自称: 我局}"


@pytest.mark.parametrize("mark", ["\t", "|"])
def test_rows_typed_into_a_text_are_rows(mark: str) -> None:
    document = record_document(RECORD.format(name=NAME, mark=mark, total=260))
    rows = [one for one in document.passages if one.text.startswith(("东所", "合计"))]
    assert [one.kind for one in rows] == [Kind.OTHER, Kind.OTHER]
    assert [one.quote for one in findings(document, "算术-15")] == ["260"]
    assert findings(document, "标点-3") == []


def test_rows_that_add_up_are_left_alone() -> None:
    document = record_document(RECORD.format(name=NAME, mark="\t", total=250))
    assert findings(document, "算术-15") == []


def test_a_row_of_a_table_is_one_passage_whose_cells_keep_their_keys() -> None:
    document = record_document(RECORD.format(name=NAME, mark="\t", total=250))
    (row,) = (one for one in document.passages if one.kind is Kind.CELL and "120" in one.text)
    assert "\t" in row.text
    assert row.place_at(row.text.index("120")).key == "指标.行政执法.检查"


def test_the_title_stands_below_the_red_head() -> None:
    head = "示例区人民政府文件\n示政发〔2025〕5号\t签发人：甲某\n"
    text = f"{head}示例区人民政府\n2024年法治政府建设年度报告\n示例市人民政府：\n"

    kinds = [(one.kind, one.text[:4]) for one in passages_from_text(text, "报告.txt")]

    assert kinds == [
        (Kind.OTHER, "示例区人"),
        (Kind.OTHER, "示政发〔"),
        (Kind.TITLE, "示例区人"),
        (Kind.TITLE, "2024"),
        (Kind.RECIPIENT, "示例市人"),
    ]
