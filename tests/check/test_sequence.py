"""Sequence: lists in running text and numbers of headings, what is found and what is a legitimate style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.growth import assert_grows_with_length
from drafter.check.findings import Level
from tests.check.families_text import findings, quotes, record_document, text_document

FOUND = [
    ("一是学习；二是执法；三是监督；三是公开。", "顺序-1", "三是"),
    ("一是学习；三是执法；四是监督。", "顺序-1", "三是"),
    ("一是学习；二是执法；四是监督。", "顺序-1", "四是"),
    ("主要做法：二是学习；三是执法。", "顺序-1", "二是"),
    ("一是学习；一是执法；三是监督。", "顺序-1", "一是"),
    ("一要学习，二要执法，二要监督。", "顺序-1", "二要"),
    ("一是学习。\n二是执法。\n四是监督。", "顺序-1", "四是"),
    ("（一）做法\n一是学习。\n二是执法。\n（二）不足\n二是力量不足。\n三是经费不足。", "顺序-1", "二是"),
    ("第一，学习。第三，执法。", "顺序-1", "第三"),
    ("其一，学习；其三，执法。", "顺序-1", "其三"),
    ("一是学习。二是执法。三加强监督。", "顺序-2", "三加强"),
    ("一是学习。二组织执法。三是监督。", "顺序-2", "二组织"),
    ("一是学习。二是执法。三包容审慎。不予处罚3件。", "顺序-2", "三包容"),
    ("一是学习，二是执法，三是监督，四包容审慎监管。", "顺序-2", "四包容"),
    ("一是学习。\n二是执法。\n二加强监督。", "顺序-2", "二加强"),
    ("一加强学习；二是规范执法。", "顺序-2", "一加强"),
    ("一要学习，二要执法，三是监督。", "顺序-3", "三是"),
    ("首先，学习；二是执法。", "顺序-3", "二是"),
    ("主要做法：一是学习法律。全年组织两次。", "顺序-4", "一是学习法律。全"),
    ("一方面组织培训。另方面加强监督。", "顺序-5", "另方面"),
    ("一方面组织培训。还要加强监督。", "顺序-5", "一方面组织培"),
    ("其次，加强监督。", "顺序-6", "其次"),
    ("首先，学习。再次，监督。其次，执法。", "顺序-6", "其次"),
    ("首先，学习。再次，监督。最后，执法。", "顺序-6", "再次"),
    ("首先，学习。其次，监督。再次，执法。再次，公开。", "顺序-6", "再次"),
    ("一、做法\n二、不足\n四、打算", "顺序-7", "四、打算"),
    ("一、做法\n二、不足\n二、打算", "顺序-7", "二、打算"),
    ("一、做法\n（一）学习\n（三）执法", "顺序-7", "（三）执法"),
    ("一、做法\n（一）学习\n二、打算\n（二）执法", "顺序-7", "（二）执法"),
    ("一、做法\n1.学习\n2.执法\n2.监督", "顺序-7", "2.监督"),
    ("(一)学习\n(二)执法\n(四)监督", "顺序-7", "(四)监督"),
    ("一、做法\n（一）、学习\n1.培训", "顺序-9", "（一）、"),
    ("一、做法\n1、学习\n2.执法", "顺序-9", "1、"),
    ("一、做法\n一）学习\n二）执法", "顺序-9", "一）"),
    ("附件1：甲表\n附件2：乙表\n附件2：丙表", "顺序-10", "附件2"),
    ("包括：（1）学习；（2）执法；（2）监督。", "顺序-11", "（2）监督。"),
    ("包括①学习②执法④监督。", "顺序-11", "④监督。"),
]


@pytest.mark.parametrize(("text", "rule", "quote"), FOUND, ids=[f"{rule} {quote}" for _, rule, quote in FOUND])
def test_what_is_out_of_order_is_quoted(text: str, rule: str, quote: str) -> None:
    assert (rule, quote) in quotes(text, "顺序")


QUIET = [
    "一、主要工作\n开展检查36次。\n二、三项制度落实情况\n开展培训2次。\n三、下一步打算\n继续做好。",
    "一、主要工作\n一、二审案件共有9件。\n二、下一步打算\n继续做好。",
    "一是学习；二是执法；三是监督。",
    "一是学习。\n二是执法。\n三是监督。",
    "（一）做法\n一是学习。二是执法。\n（二）不足\n一是力量不足。二是经费不足。",
    "一是学习：一要深学，二要细学；二是执法。",
    "一是学习，主要有：一是自学，二是集中学；二是执法。",
    "（一）一是学习。内容。\n（二）二是执法。内容。",
    "主要做法有一是学习，二是执法。统一是要求，之一是基础，第一是安全。",
    "坚持一是一、二是二。",
    "一是学习。三年来，三级联动，二维码、四套班子、三大行动、五个专班。二是执法。",
    "一是学习，其次是执法。",
    "第一责任人履职。第一、二季度开展检查，第三季度总结。",
    "一方面组织培训，另一方面加强监督。这一方面还有差距，另一方面也要看到成绩。",
    "一方面组织培训。\n另一方面加强监督。",
    "一方面组织培训，一方面加强监督。",
    "首先，学习。其次，执法。再次，监督。最后，公开。",
    "首先要学习。\n最后，再次感谢。",
    "一是学习。二是执法。三农工作有力。三级联动。三包责任到人。三公经费下降。",
    "一是学习。二是执法。二者结合。二手车交易规范。",
    "一、做法\n（一）学习\n1.甲\n2.乙\n（二）执法\n1.丙\n二、打算\n（一）学习",
    "一、做法\n（一）学习\n1.甲\n2.乙\n（二）执法\n3.丙\n4.丁",
    "一、做法\n1.学习\n2.执法\n二、打算\n1.学习",
    "一、二审案件共12件，均已办结。",
    "目录\n一、做法\n二、打算\n一、做法\n做法如下，有两条。\n二、打算\n打算如下，有两条。",
    "一、做法\n附件：1.甲表\n2.乙表\n附件1\n一、填表说明\n附件2",
    "包括：（1）学习；（2）执法。另有：（1）监督；（2）公开。",
]


@pytest.mark.parametrize("text", QUIET)
def test_legitimate_styles_are_left_alone(text: str) -> None:
    assert quotes(text, "顺序") == []


def test_a_whole_report_with_twelve_headings_is_counted_on() -> None:
    numbers = [*"一二三四五六七八九十", "十一", "十二"]
    assert quotes("\n".join(f"{number}、做法" for number in numbers), "顺序") == []
    assert quotes("\n".join(f"{number}、做法" for number in [*numbers[:10], "十二"]), "顺序") == [
        ("顺序-7", "十二、做法")
    ]


def test_the_place_is_the_line_of_the_item() -> None:
    (found,) = findings(text_document("甲乙丙。\n一是学习。\n三是执法。"), "顺序-1")
    assert (found.place.line, found.level) == (3, Level.ERROR)
    assert "二是" in found.fix


def test_in_a_record_only_what_is_numbered_by_hand_is_looked_at() -> None:
    record = """\
版式: standard@1
年度: 2024
机关: {名称: 示例区人民政府}
主要举措和成效:
  - 领域: 完善制度
    举措:
      - 标题: 清理文件
        内容: |
          清理分三步。
          （1）列出目录。
          （3）公布结果。
"""
    found = findings(record_document(record), "顺序-7")
    assert [(one.quote, one.place.key) for one in found] == [("（3）公布结果。", "主要举措和成效[1].举措[1].内容")]


@given(st.text(alphabet="一二三十是要其第另方面首先次、，。；：（）12.①③附件\n加强", max_size=300))
def test_any_text_can_be_looked_at(text: str) -> None:
    for found in findings(text_document(text), "顺序"):
        assert found.quote in text


@pytest.mark.parametrize(
    "piece", ["一是", "；二是", "一是一要", "。三加强", "一方面", "。其次", "（1）甲", "①", "一、甲\n", "五是\n"]
)
def test_time_is_linear_in_the_text(piece: str) -> None:
    assert_grows_with_length(lambda text: findings(text_document(text), "顺序"), piece)
