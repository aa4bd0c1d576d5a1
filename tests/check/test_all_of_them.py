"""矛盾: what is said of all, or of none, and what another place tells of some."""

from __future__ import annotations

import pytest

from check.families_text import quotes

TEXT = """示例县2024年法治政府建设年度报告
一、主要举措和成效
{done}
二、存在的不足和原因
{lacking}
四、2025年工作安排
{planned}
"""
QUIET = {"lacking": "不足仍有。", "planned": "持续加强。"}


def told(done: str, **places: str) -> list[tuple[str, str]]:
    return quotes(TEXT.format(done=done, **{**QUIET, **places}), "矛盾")


@pytest.mark.parametrize(
    ("done", "place", "other"),
    [
        ("任务拆成5类28项，完成27项。", "planned", "年初任务28项全部完成，再定新任务。"),
        ("应由负责人出庭的28件，实际出庭26件。", "lacking", "应出庭的28件案件全部由负责人出庭，但发言少。"),
        ("应当出庭的案件12件，全部出庭。", "planned", "对2024年负责人未出庭应诉的2件案件开展复盘。"),
        ("明确任务32项，年底全部完成。", "planned", "继续完成2024年工作要点中没有完成的3项任务。"),
        ("发现的问题已全部整改到位。", "planned", "对尚未整改的4个问题建立台账。"),
        ("执法人员全部持证上岗。", "lacking", "部分中队仍有无证人员参与执法。"),
        ("办理的案件无一超期，按期办结。", "lacking", "有2件案件超过法定办案期限。"),
        ("没有发生一起因拆违引起的信访。来访96批，办结93批；其余3批因河道拆违引起。", "lacking", "不足仍有。"),
        ("没有申请人提起行政诉讼。", "lacking", "1件行政诉讼案件准备不足，全部败诉。"),
        ("没有案件被复议。", "lacking", "行政复议案件1件，复议机关予以维持。"),
        ("没有发生因执法不当引发的舆情。", "lacking", "妥善应对执法舆情1起。"),
        ("全年无行政执法人员被问责。", "lacking", "对1名执法人员不规范执法予以问责。"),
        ("全年无一起越级上访。", "planned", "对全年2起越级上访案件落实包案领导。"),
    ],
)
def test_what_is_said_of_all_or_none_is_told_beside_what_is_not(done: str, place: str, other: str) -> None:
    assert told(done, **{place: other})


@pytest.mark.parametrize(
    ("done", "place", "other"),
    [
        ("任务拆成5类28项，完成27项。", "planned", "完成顺延的1项任务。"),
        ("应出庭的4件均由局负责人出庭。", "lacking", "4件出庭应诉案件中，局长出庭1件，次数偏少。"),
        ("应当出庭的案件12件，全部出庭。", "planned", "对2023年负责人未出庭应诉的2件案件再作复盘。"),
        ("没有发生因拆违引起的信访。来访96批，办结93批；其余3批因土地承包引起。", "lacking", "不足仍有。"),
        ("全年没有出台行政规范性文件。", "lacking", "审定党内规范性文件2件，周期较长。"),
        ("受理未成年人犯罪案件29件。", "lacking", "批准逮捕8件8人。"),
    ],
)
def test_another_year_cause_or_person_is_no_denial(done: str, place: str, other: str) -> None:
    assert told(done, **{place: other}) == []
