"""算术: a thing counted twice with numbers of which one looks like a slip of the other."""

from __future__ import annotations

import pytest

from check.families_text import findings, text_document
from check.growth import assert_grows_with_length
from drafter.check.findings import Level

TEXT = """示例县2024年法治政府建设年度报告
一、主要举措和成效
{done}
二、存在的不足和原因
{lacking}
三、主要负责人履行推进法治建设第一责任人职责情况
{heads}
四、2025年工作安排
{planned}
"""
QUIET = {"lacking": "不足仍有。", "heads": "切实履行职责。", "planned": "持续加强。"}


def told(done: str, **places: str) -> list[str]:
    document = text_document(TEXT.format(done=done, **{**QUIET, **places}))
    return [one.quote for one in findings(document, "算术-28")]


@pytest.mark.parametrize(
    ("done", "place", "other", "quote"),
    [
        ("审查招商协议43份，提出修改意见86条。", "lacking", "对34份招商协议的履约跟踪不够。", "34份"),
        ("共有律师事务所7家、执业律师83名。", "lacking", "全县仅有38名执业律师。", "38名"),
        ("投用的28个智能取证点位运行稳定。", "planned", "将现有的23个智能取证点位升级改造。", "23个"),
        ("辖区内水库14座，均落实安全责任人。", "planned", "对15座水库开展依法管护专项检查。", "15座"),
        ("与县级部门签订委托执法协议33份。", "planned", "重新签订38份委托执法协议。", "38份"),
        ("抽取案卷120卷，优秀率35%。", "lacking", "所查102卷案卷，说理性不足。", "102卷"),
        ("确定执法监督联系点12个。", "planned", "发挥21个执法监督联系点作用。", "21个"),
        ("调整行政权力事项214项。", "planned", "做好241项调整事项的承接。", "241项"),
        ("组织执法人员考试，参加342人。", "lacking", "参加考试的324人中，补考人数较多。", "324人"),
        ("收到群众来信来访312件次。", "lacking", "321件次来信来访中，重复件较多。", "321件次"),
        ("全市共有58个乡镇（街道）。综合执法改革覆盖59个乡镇（街道）。", "lacking", "不足仍有。", "59个"),
    ],
)
def test_a_number_that_looks_like_a_slip_of_another_is_told(done: str, place: str, other: str, quote: str) -> None:
    assert told(done, **{place: other}) == [quote]


@pytest.mark.parametrize(
    ("done", "place", "other"),
    [
        ("审查招商协议43份，提出修改意见86条。", "lacking", "对43份招商协议的履约跟踪不够。"),
        ("审查招商协议43份。", "lacking", "其中34份招商协议没有跟踪履约。"),
        ("审查招商协议43份。", "lacking", "对2023年的34份招商协议跟踪不够。"),
        ("投用的28个智能取证点位运行稳定。", "planned", "新建23个智能取证点位。"),
        ("市级抽取案卷120卷，优秀率35%。县级抽取102卷案卷，优秀率40%。", "lacking", "不足仍有。"),
        ("全县有执业律师83名，其中公职律师6名。", "lacking", "77名执业律师中，年轻律师偏少。"),
        ("执法检查发现问题95个，整改90个。", "lacking", "案卷评查发现的85个问题中，重复的较多。"),
        ("审结96件，其中维持71件、撤销12件、确认违法9件。", "lacking", "撤销和确认违法的21件案件中，乡镇的较多。"),
        ("确定执法监督联系点12个。", "planned", "新增执法监督联系点9个，达到21个。"),
        ("全市58个乡镇（街道）都有司法所。", "lacking", "57个乡镇（街道）有专用调解室。"),
    ],
)
def test_a_part_or_another_thing_is_not_told(done: str, place: str, other: str) -> None:
    assert told(done, **{place: other}) == []


def test_what_stands_once_against_several_places_is_doubtful() -> None:
    done = "14个村（社区）均设公告栏。\n14个村（社区）都有调解室。"
    document = text_document(TEXT.format(done=done, **{**QUIET, "lacking": "15个村（社区）的巡查人员不足。"}))
    assert [(one.quote, one.level) for one in findings(document, "算术-28")] == [("15个", Level.DOUBT)]


def test_the_time_grows_with_the_length() -> None:
    assert_grows_with_length(
        lambda text: findings(text_document(text), "算术-28"), "审查招商协议43份。对34份招商协议跟踪不够。\n"
    )
