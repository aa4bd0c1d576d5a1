"""What a heading or a lead announces has to follow; a shortcoming has a cause, said so or by how things stand."""

from __future__ import annotations

import pytest

from check.families_text import findings, text_document
from drafter.check.findings import Level

TWO = "示例镇2018年工作报告\n一、主要工作\n开展检查。\n二、{heading}\n{text}\n示例镇人民政府\n2019年1月9日\n"
CAUSES = """示例局2024年法治政府建设年度报告
一、主要举措和成效
开展执法检查。
二、存在的不足和原因
（一）执法力量不足。专职人员只有6名，原因是编制没有增加。
（二）案卷质量不高。{item}
（三）普法形式单一。由于经费有限，线上普法没有开展。
三、主要负责人履行第一责任人职责情况
局长主持会议9次。
四、2025年主要安排
招录执法人员，评查案卷，拍摄普法短片。
五、其他需要报告的情况
无。
示例局
2025年1月20日
"""


@pytest.mark.parametrize(
    ("heading", "text", "why"),
    [
        ("不足和2019年的打算", "执法力量不够，主要靠12名持证人员巡查。", "打算"),
        ("存在的问题及下一步打算", "一是执法人员少。二是村规民约有6条与法律不一致。", "打算"),
        ("问题与努力方向", "案卷归档不及时，普法覆盖面不宽。", "打算"),
        ("存在的短板和2019年工作安排", "法制审核人员缺乏，重大要案办理质量低。", "打算"),
        ("不足和打算", "2019年办好三件事：一是办好敬老院招标，二是普法进村，三是评查案卷。", "不足"),
        ("主要问题和今后打算", "今后将招录人员3名，完善制度。", "不足"),
        ("2019年工作安排", "2019年，我镇将重点做好以下工作：", "引出"),
        ("下一步打算", "2019年重点办好四件事。", "引出"),
        ("2019年主要安排", "针对上述不足，主要抓好以下几个方面。", "引出"),
    ],
)
def test_what_is_announced_and_does_not_follow_is_told(heading: str, text: str, why: str) -> None:
    (found,) = findings(text_document(TWO.format(heading=heading, text=text), 2018), "部分-9")
    assert why in found.why
    assert found.level is Level.DOUBT


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("不足和2019年的打算", "执法力量不够。2019年招录3人。"),
        ("存在的问题及下一步打算", "执法力量不够，下一步招录3人。"),
        ("问题与努力方向", "案卷归档不及时。今后每季度评查一次。"),
        ("存在的问题和原因", "案卷归档不及时，原因是人手少。"),
        ("2019年工作安排", "2019年，我镇将重点做好以下工作：\n一是招录3人。\n二是评查案卷。"),
        ("下一步打算", "重点办好两件事：招录3人，评查案卷。"),
        ("2019年主要安排", "主要抓好以下工作：\n（一）招录人员。招录3人。"),
    ],
)
def test_what_follows_as_announced_is_left_alone(heading: str, text: str) -> None:
    assert findings(text_document(TWO.format(heading=heading, text=text), 2018), "部分-9") == []


@pytest.mark.parametrize(
    "item",
    [
        "评查的60卷中，优秀的16卷，合格的38卷。",
        "优秀率26.7%，尚有6卷没有评定等次。",
        "案卷问题较多，容易反复。",
        "全年评查60卷，发现问题36个。",
        "这一情况在基层执法中队时有发生。",
        "与去年相比变化不大，全年退回重办4卷。",
    ],
)
def test_a_shortcoming_that_only_says_what_is_so_lacks_its_cause(item: str) -> None:
    (found,) = findings(text_document(CAUSES.format(item=item)), "部分-2")
    assert found.quote == "（二）案卷质量不高"
    assert found.level is Level.DOUBT


@pytest.mark.parametrize(
    "item",
    [
        "办案人员多为兼职，调查取证经验少。",
        "中队人员流动快，新录用的还不熟悉文书。",
        "三个系统的数据不能互通，文书要重复录入。",
        "业务培训跟不上案件类型的变化。",
        "一线人少事多，顾不上逐卷校对。",
        "法制审核只有1人，来不及逐件把关。",
    ],
)
def test_a_cause_without_a_word_for_it_is_a_hint_at_most(item: str) -> None:
    assert {one.level for one in findings(text_document(CAUSES.format(item=item)), "部分-2")} <= {Level.HINT}


def test_a_text_that_breaks_off_is_told_a_level_lower() -> None:
    whole = "示例局2024年法治政府报告\n一、主要举措\n（一）规范执法\n检查30次。\n（二）普法\n讲座6场。\n（三）公开\n{}"
    (cut,) = findings(text_document(whole.format("")), "部分-3")
    (signed,) = findings(text_document(whole.format("示例局\n2025年1月20日\n")), "部分-3")
    assert (cut.level, signed.level) == (Level.HINT, Level.DOUBT)
