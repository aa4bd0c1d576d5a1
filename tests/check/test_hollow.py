"""Items that are only a name, parts that say only that there is nothing."""

from __future__ import annotations

import pytest

from check.families_text import findings, text_document
from check.growth import assert_grows_with_length
from drafter.check.findings import Finding, Level

TEXT = """示例县人民政府2024年法治政府建设年度报告
一、主要举措和成效
{work}
二、存在的不足和原因
{lacking}
三、党政主要负责人履行推进法治建设第一责任人职责情况
{heads}
四、2025年主要安排
{planned}
五、其他需要报告的情况
{others}
"""
FULL = {
    "work": "（一）规范执法。评查案卷60卷。\n（二）化解纠纷。调解纠纷900件。\n（三）加强普法。举办讲座60场。",
    "lacking": "（一）普法形式单一。原因是经费有限，没有短片。\n（二）监督手段传统。原因是平台没有建成。",
    "heads": "县长主持召开县政府常务会议9次，县委书记听取汇报2次。",
    "planned": "一是改进普法形式。2025年6月底前拍摄短片6部。二是建成监督手段平台。2025年9月底前上线运行。",
    "others": "无。",
}


def told(place: str = "others", text: str = "无。") -> list[Finding]:
    return findings(text_document(TEXT.format(**{**FULL, place: text})), "部分")


def test_a_full_report_is_left_alone() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (
            "planned",
            "一是改进普法形式。2025年6月底前拍摄普法短片6部，在集市播放。二是建成执法监督平台。2025年9月底前上线运行，接入18个单位。三是规范案卷制作。",
        ),
        (
            "planned",
            "一是改进普法形式。2025年6月底前拍摄普法短片6部，在集市播放。二是建成执法监督平台。三是规范案卷制作。每季度评查一次案卷，结果在系统内通报。",
        ),
        (
            "planned",
            "一是改进普法形式。2025年6月底前拍摄普法短片6部，在集市播放。二是建成执法监督平台。2025年9月底前上线运行，接入18个单位。三是规范案卷制作。无。",
        ),
        (
            "planned",
            "一是改进普法形式。2025年6月底前拍摄普法短片6部，在集市播放。二是建成执法监督平台。略。三是规范案卷制作。每季度评查一次案卷，结果在系统内通报。",
        ),
        (
            "planned",
            "（一）改进普法形式。2025年6月底前拍摄普法短片6部。\n（二）建成执法监督平台。无。\n（三）规范案卷制作。每季度评查一次案卷。",
        ),
        (
            "planned",
            "（一）改进普法形式。2025年6月底前拍摄普法短片6部。\n（二）建成执法监督平台。\n（三）规范案卷制作。每季度评查一次案卷。",
        ),
        ("planned", "（一）改进普法形式。2025年6月底前拍摄普法短片6部，组织讲座，发放资料。\n（二）建成执法监督平台。"),
        (
            "planned",
            "一是改进普法形式。2025年6月底前拍摄普法短片6部。\n二是建成执法监督平台。\n三是规范案卷制作。每季度评查一次案卷。",
        ),
        (
            "planned",
            "1.改进普法形式。2025年6月底前拍摄普法短片6部。\n2.建成执法监督平台。暂无。\n3.规范案卷制作。每季度评查一次案卷。",
        ),
        ("lacking", "（一）普法形式比较单一。原因是经费有限，没有拍摄短片。\n（二）执法监督手段传统。无。"),
        ("lacking", "无。"),
        ("heads", "无。"),
        ("planned", "无。"),
        ("lacking", "没有。"),
        ("heads", "略。"),
        ("planned", "暂无。"),
        (
            "work",
            "（一）规范文明执法。作出行政处罚决定200件，评查执法案卷60卷。\n（二）化解矛盾纠纷。无。\n（三）加强普法。举办讲座60场，参加群众3000人次。",
        ),
        (
            "work",
            "（一）规范文明执法。作出行政处罚决定200件，评查执法案卷60卷。\n（二）化解矛盾纠纷。\n（三）加强普法。举办讲座60场，参加群众3000人次。",
        ),
        (
            "work",
            "（一）规范文明执法。作出行政处罚决定200件，评查执法案卷60卷。\n（二）化解矛盾纠纷。人民调解组织调解纠纷900件，成功890件。\n（三）加强普法。举办讲座60场，参加群众3000人次。\n（四）推进政务公开。\n（五）健全制度。印发制度3项，修订1项。",
        ),
        (
            "heads",
            "一是带头学法。主持学法12次，讲授法治课1次。二是带头出庭。三是督办案件。对3件案件批示督办，推动履行。",
        ),
        ("heads", "无此情况。"),
        ("lacking", "2024年各项任务全面完成，没有不足。"),
        ("lacking", "不存在不足。"),
        ("planned", "同上。"),
        ("planned", "按上级要求落实。"),
        ("heads", "已按要求履职。"),
    ],
)
def test_an_item_or_part_without_content_is_found(place: str, text: str) -> None:
    assert told(place, text)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (
            "planned",
            "一是改进普法形式；二是建成执法监督平台，2025年9月底前上线运行，接入18个单位；三是规范案卷制作；四是增加调解员，每个乡镇配备2名。",
        ),
        (
            "planned",
            "（一）改进普法形式，拍摄普法短片6部。\n（二）建成执法监督平台，2025年9月底前上线运行，接入18个单位。",
        ),
        ("others", "（一）机构改革。无。\n（二）其他。无。"),
        ("others", "没有其他需要报告的情况。"),
        (
            "work",
            "（一）规范文明执法\n作出行政处罚决定200件。\n（二）化解矛盾纠纷\n人民调解组织调解纠纷900件，成功890件。",
        ),
        ("work", "主要做法：一是早部署。二是严检查。三是重实效。全年检查企业300家，整改问题120个，约谈3家。"),
        (
            "planned",
            "（一）改进普法形式\n1.拍摄短片。2025年6月底前拍摄6部，在集市播放。\n2.组织讲座。每月1场，由律师主讲。\n（二）建成执法监督平台\n2025年9月底前上线运行。",
        ),
    ],
)
def test_items_that_are_a_list_or_tell_something_are_left_alone(place: str, text: str) -> None:
    assert [one for one in told(place, text) if one.rule in ("部分-3", "部分-8")] == []


def test_nothing_is_surer_than_a_name_alone() -> None:
    begin = "一是改进普法形式。2025年6月底前拍摄短片6部。二是建成平台。2025年9月底前上线运行。三是规范案卷制作。"
    levels = [[one.level for one in told("planned", begin + end) if one.rule == "部分-8"] for end in ("无。", "")]
    assert levels == [[Level.DOUBT], [Level.HINT]]


@pytest.mark.parametrize(("text", "advice"), [("四、2025年主要安排", "由谁做"), ("五、其他需要报告的情况", "没有其他")])
def test_what_is_to_be_written_into_a_part_that_is_missing_is_said(text: str, advice: str) -> None:
    report = TEXT.format(**FULL).replace(text, "附带说明")
    assert [advice in one.fix for one in findings(text_document(report), "部分-1")] == [True]


def test_items_take_no_longer_than_the_text_is_long() -> None:
    assert_grows_with_length(lambda text: told("planned", text), "一是改进形式。拍摄短片。二是建成平台。")
