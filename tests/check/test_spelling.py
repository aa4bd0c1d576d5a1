"""Misspellings: found by the words that are known, and nothing found where the words are right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.families_text import findings, quotes, text_document
from check.growth import assert_grows_with_length
from drafter.check.findings import Level
from drafter.check.load import load_rulebook
from drafter.check.spelling.context import Surroundings, is_seen
from drafter.check.spelling.likeness import alike
from drafter.check.spelling.slips import slips
from drafter.check.spelling.words import words_of
from drafter.layout.load import builtin_templates

WORDS = words_of(load_rulebook([builtin_templates()]).lexicon)
LEAST = 5.0


def meant(text: str) -> list[tuple[str, str]]:
    return [(text[slip.start : slip.end], slip.meant) for slip in slips(text, WORDS, LEAST)]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("认真罗实普法责任制", "落实"),
        ("完善专家论正制度", "专家论证"),
        ("推进网各化管理", "网格化"),
        ("负责人出厅应诉率提高", "出庭"),
        ("落实亮正执法要求", "亮证执法"),
        ("按其办结群众事项", "按期办结"),
        ("健全衔街机制", "衔接机制"),
        ("压实责任整合资原", "资源"),
        ("推动工作再上新台价", "台阶"),
    ],
)
def test_a_character_of_like_sound_or_shape_is_found(wrong: str, right: str) -> None:
    assert any(right in slip.meant for slip in slips(wrong, WORDS, LEAST))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("严格依法政行", "依法行政"),
        ("健全重大行决策程序", "重大行政决策程序"),
        ("落实行政执法公制度", "行政执法公示制度"),
    ],
)
def test_characters_out_of_place_and_lacking_ones_are_found(wrong: str, right: str) -> None:
    assert any(
        (slip.turned or slip.lost) and (slip.meant in right or right in slip.meant)
        for slip in slips(wrong, WORDS, LEAST)
    )


@pytest.mark.parametrize(
    "text",
    [
        "统筹推进行政复议体制改革",
        "开展行政执法案卷评查并跟踪督促整改",
        "对涉农涉企案件逐件研究逐案督办",
        "为群众办理退税补齐材料",
        "安排民警进驻网格开展普法宣讲",
        "六个乡镇司法所参加人民调解员培训",
        "收案量连续两年下降",
    ],
)
def test_words_that_are_right_are_left_alone(text: str) -> None:
    assert meant(text) == []


def extras(text: str) -> list[int]:
    return [slip.start for slip in slips(text, WORDS, LEAST) if slip.extra]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("办结处罚案件件数", []),
        ("办结处罚案件件", [6]),
        ("县市场监督管理局局", [8]),
        ("执法人人员持证上岗", [3]),
        ("全面推行执法公示示制度", [8]),
        ("聘请法律律顾问三名", [4]),
    ],
)
def test_a_character_that_stands_twice_and_belongs_to_no_word_is_found(text: str, at: list[int]) -> None:
    assert extras(text)[-1:] == at


@pytest.mark.parametrize(
    "text",
    ["各项任务落实实到人。", "全年化解纠纷纷120件。", "组织干部学习习法律。", "2024年，全全年受理案件30件。"],
)
def test_a_character_written_twice_is_told_though_it_is_part_of_a_known_word(text: str) -> None:
    assert [one.rule for one in findings(text_document(text), "用字") if one.level is Level.DOUBT] == ["用字-8"]


@pytest.mark.parametrize("text", ["强化督导检查察结果运用", "落实人民民主要求", "认真履履职尽责"])
def test_a_character_of_its_neighbours_sound_is_one_too_many(text: str) -> None:
    assert bool(extras(text)) == ("民民" not in text)


@pytest.mark.parametrize(
    "text", ["市市场监管局局长", "学习习近平法治思想", "达到目的的方法", "为了了解情况", "一件件落实"]
)
def test_characters_that_stand_twice_by_right_are_left_alone(text: str) -> None:
    assert extras(text) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("自觉旅行法定职责", "履行"),
        ("开展行政执法建都检查", "监督"),
        ("依法办理征服信息公开", "政府"),
        ("全市夹墙执法队伍建设", "加强"),
        ("落实行政执法公式制度", "公示"),
        ("规范行政处罚字由裁量权", "自由裁量权"),
    ],
)
def test_a_word_that_is_another_word_is_found_by_what_stands_around(wrong: str, right: str) -> None:
    assert any(right in slip.meant for slip in slips(wrong, WORDS, LEAST))


@pytest.mark.parametrize(
    "text",
    [
        "理清执法事项",
        "以数智平台精密智控，与群众需求高度契合",
        "审批材料减量提效，清单实时动态管理",
        "社区干部新聘法律顾问",
        "凡应当公开的一律公开",
        "终期评估",
        "会议对普法工作再动员再部署",
        "实施检查三百次",
        "数量减到五项",
        "专人负责",
        "核定事项失效",
        "开展实务培训",
    ],
)
def test_words_that_look_like_usual_ones_are_left_alone(text: str) -> None:
    assert [one for one in findings(text_document(f"{text}。"), "用字") if one.level is not Level.HINT] == []


def test_what_was_seen_is_known_and_what_never_stands_together_is_not() -> None:
    assert [is_seen(one) for one in ("行政", "行政执", "畴屡", "筹推畴")] == [True, True, False, False]


def test_surroundings_speak_for_what_fits_them() -> None:
    around = Surroundings("依法旅行职责")

    assert around.evidence(2, 4, "履行") > 0 > around.evidence(2, 4, "旅游")
    assert around.most(2, 4) > Surroundings("依法履行职责").most(2, 4)
    assert Surroundings("依法行政").is_calm(0, 4)
    assert Surroundings("畴屡").is_strange(0)


def test_likeness_goes_from_both_to_nearly_one_sound() -> None:
    assert alike("综")["踪"] < alike("付")["赋"] < alike("治")["冶"]
    assert "综" not in alike("综")


def test_a_word_written_again_and_again_is_meant() -> None:
    once, often = "走访砚池社曲居民。", "走访社曲居民。" * 4

    assert ("用字-7", "社曲") in quotes(once, "用字")
    assert quotes(often, "用字-7") == []


@pytest.mark.parametrize(
    "text",
    [
        "以查促改、应述尽述、有案必移。",
        "依据某司发〔2024〕8号文件。",
        "推行“五违四必”整治。",
        "走访黄土坎镇的群众。",
        "2024年增付镇组织开展检查。",
        "区司法局香符司法所获评先进。",
    ],
)
def test_patterns_numbers_and_names_are_left_alone(text: str) -> None:
    assert quotes(text, "用字-7") == []


@pytest.mark.parametrize(
    "text",
    [
        "完善全面依法治街工作机制，报依法治省办备案。",
        "完成人员转隶，做到深学细悟、明纪守纪。",
        "推行“一窗综办”改革，打造最优营商环境。",
        "开设法治宣传专栏，加强法治型政府建设。",
        "现结合我街道实际报告如下。",
    ],
)
def test_parts_of_longer_words_and_what_now_begins_are_left_alone(text: str) -> None:
    assert quotes(text, "用字") == []


@pytest.mark.parametrize(("text", "quote"), [("打造优营商环境。", "优营商环境"), ("现结合实济报告如下。", "结合实济")])
def test_what_is_no_part_of_a_longer_word_is_told(text: str, quote: str) -> None:
    assert quote in [quote for _, quote in quotes(text, "用字")]


def test_what_a_list_tells_is_told_once() -> None:
    found = findings(text_document("推进行政复义工作。"), "用字")

    assert [one.rule for one in found] == ["用字-1"]


@given(st.text(alphabet="统畴筹的的法制治行政政行案件件〔〕《》“”，。12", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    findings(text_document(text), "用字")


@pytest.mark.parametrize("unit", ["统畴", "行政", "案件件", "法", "执法全过成记录，"])
def test_long_texts_take_no_longer_than_their_length(unit: str) -> None:
    assert_grows_with_length(lambda text: findings(text_document(text), "用字"), unit)
