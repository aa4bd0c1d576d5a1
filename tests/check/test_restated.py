"""矛盾: what was counted, spoken of again with a number that was never told of it; hints."""

from __future__ import annotations

import pytest

from check.families_text import findings, text_document
from check.growth import assert_grows_with_length
from drafter.check.findings import Level

TEXT = """示例县司法局2024年法治政府建设年度报告
一、主要举措和成效
（一）推进依法行政。{done}
二、存在的不足和原因
{lacking}
三、主要负责人履行推进法治建设第一责任人职责情况
切实履行职责。{heads}
四、2025年工作安排
持续加强法治建设。{planned}
"""
QUIET = {"lacking": "", "heads": "", "planned": ""}


def told(done: str, **places: str) -> list[str]:
    document = text_document(TEXT.format(done=done, **{**QUIET, **places}))
    return [one.quote for one in findings(document, "矛盾-13")]


@pytest.mark.parametrize(
    ("done", "place", "other", "quote"),
    [
        ("抽查许可案卷40卷，不达标6卷。", "planned", "对9卷不达标案卷跟踪整改。", "9卷"),
        ("行政诉讼案件20件，败诉4件。", "planned", "对2024年的7件败诉案件逐案复盘。", "7件"),
        ("复议机关维持5件、变更1件。", "lacking", "被复议机关变更的3件案件，都是裁量不当。", "3件"),
        ("核查线索86条，查实32条。", "heads", "对查实的23条线索逐条督办。", "23条"),
        ("向9个社区派驻律师，全年到位。", "lacking", "12个社区中，有4个没有调解室。", "12个"),
        ("14个乡镇各配备1名法制员。", "planned", "2025年6月底前对17个乡镇的执法案卷全部评查一次。", "17个"),
        ("现有执法人员26名。", "planned", "2025年上半年对62名执法人员全员轮训。", "62名"),
        ("其余5名为当年新招录人员。", "planned", "组织8名新招录人员参加资格考试。", "8名"),
        ("全年召开局务会议3次。", "heads", "主持局务会议5次。", "5次"),
        ("审查合同24份。", "heads", "审签重大合同42份。", "42份"),
        ("作出重大行政决策4项。", "heads", "审定重大行政决策6项。", "6项"),
        ("现行有效规范性文件18件。", "planned", "对81件规范性文件开展全面清理。", "81件"),
        ("聘请公职律师2名。", "lacking", "5名公职律师参与决策不深。", "5名"),
        ("组织旁听庭审4次。", "planned", "在今年旁听庭审6次的基础上，扩大范围。", "6次"),
        ("全县8个司法所均配备公务车。", "lacking", "全县11个司法所力量不均。", "11个"),
    ],
)
def test_what_was_counted_comes_back_with_another_number(done: str, place: str, other: str, quote: str) -> None:
    assert told(done, **{place: other}) == [quote]


@pytest.mark.parametrize(
    ("done", "place", "other"),
    [
        ("抽查许可案卷40卷，不达标6卷。", "planned", "对6卷不达标案卷跟踪整改。"),
        ("抽查许可案卷40卷，不达标6卷。", "planned", "对其中3卷不达标案卷重点跟踪。"),
        ("复议机关维持5件、变更1件、撤销2件。", "lacking", "被复议机关变更、撤销的3件案件，都是裁量不当。"),
        ("败诉4件。", "lacking", "因程序违法败诉的2件案件，教训深刻。"),
        ("14个乡镇各配备1名法制员。", "planned", "对3个乡镇的执法工作重点指导。"),
        ("到3个社区调研。", "lacking", "12个社区中，有4个没有调解室。"),
        ("聘请公职律师5名。", "lacking", "2名公职律师参与决策不深。"),
        ("现有执法人员26名。", "planned", "新招录执法人员8名。"),
        ("全年召开局务会议5次。", "heads", "主持局务会议3次。"),
        ("全年召开局务会议5次。", "heads", "主持党组会议7次。"),
        ("2023年败诉4件。现有执法人员26名。", "planned", "对2023年的7件败诉案件回访。"),
        ("行政诉讼案件20件，没有败诉4件以上的单位。", "planned", "对2024年的7件建议逐件办理。"),
    ],
)
def test_the_same_number_a_part_or_another_thing_is_no_contradiction(done: str, place: str, other: str) -> None:
    assert told(done, **{place: other}) == []


def test_no_report_gets_more_than_four_and_all_are_hints() -> None:
    done = "".join(f"查实{name}线索{number}条。" for number, name in enumerate("甲乙丙丁戊己", start=11))
    heads = "".join(f"对查实的{number}条线索逐条督办。" for number in range(31, 37))
    found = findings(text_document(TEXT.format(done=done, **{**QUIET, "heads": heads})), "矛盾-13")
    assert len(found) == 4
    assert {one.level for one in found} == {Level.HINT}


def test_looking_grows_with_the_text() -> None:
    piece = "查实线索12条，败诉3件。对查实的13条线索逐条回访，对4件败诉案件逐案复盘。"
    assert_grows_with_length(
        lambda text: findings(text_document(TEXT.format(done="", **{**QUIET, "planned": text})), "矛盾-13"), piece
    )
