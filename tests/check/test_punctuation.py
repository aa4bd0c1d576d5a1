"""Punctuation: what is found, with the few characters concerned, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.growth import assert_grows_with_length
from drafter.check.findings import Level
from tests.check.families_text import findings, quotes, record_document, text_document

FOUND = [
    ("学习《甲条例》、《乙办法》。", "标点-2", "》、《"),
    ("一、主要做法。\n（一）健全机制\n分工明确。", "标点-4", "、主要做法。"),
    ("一、主要做法\n（一）健全机制：\n分工明确。", "标点-4", "）健全机制："),
    ("一、做法\n（一）力量不足\n各镇人员，流动性大，工作开展有一定的困难", "标点-3", "有一定的困难"),
    ("完成，，结果公布。", "标点-5", "，，"),
    ("完成,,结果公布。", "标点-5", ",,"),
    ("已经完成，。", "标点-5", "，。"),
    ("甲、，乙公布。", "标点-5", "、，"),
    ("完成清理。；公布结果。", "标点-5", "。；"),
    ("依据《甲条例，》办理。", "标点-5", "，》"),
    ("甲、乙、等单位参加。", "标点-6", "、等"),
    ("全年受理１２件。", "标点-8", "１２"),
    ("区政府 常务会议研究。", "标点-9", "区政府 常务会"),
    ("2024 年，全区受理。", "标点-9", "024 年，全"),
    ("学习《法治政府建设实施 纲要》。", "标点-9", "设实施 纲要》"),
    ("一、 做法\n（一） 学习\n内容如下。", "标点-9", "（一） 学习"),
    ("示例区2024 年报告\n内容如下。", "标点-9", "024 年报告"),
    ("包括甲、乙。。。已办结。", "标点-10", "。。。"),
    ("包括甲、乙…已办结。", "标点-10", "…"),
    ("依据（试行)办法。", "标点-11", "（试行)"),
    ('推进"一网通办"改革。', "标点-12", '"一网通办"'),
    ('推进"一网通办改革。', "标点-12", '"'),
    ("《关于《甲条例》的意见》施行。", "标点-13", "《甲条例》"),
    ("学习<<甲条例>>和规定。", "标点-14", "<<甲条例>>"),
    ("比例在5-10%之间。", "标点-15", "5-10%"),
    ("比例在5%-10%之间。", "标点-15", "5%-10%"),
    ("2021-2025年的规划。", "标点-16", "2021-2025"),
    ("2024年08月5日施行。", "标点-17", "08月"),
    ("2024年8月5号施行。", "标点-17", "8月5号"),
    ("落实《法治清溪建设规划（2021—2025）》。", "标点-17", "（2021—2025）"),
    ("二〇二四年1月施行。", "标点-17", "二〇二四年1月"),
    ("2024年三月施行。", "标点-17", "2024年三月"),
    ("计划于24年3月施行。", "标点-18", "24年"),
    ("2021—25年的规划。", "标点-18", "2021—25年"),
    ("走访3、4个单位。", "标点-19", "3、4个"),
    ("走访10几个单位。", "标点-19", "10几个"),
    ("走访约30余家。", "标点-19", "约30余"),
    ("走访30多家左右。", "标点-19", "0多家左右"),
    ("占百分之95。", "标点-20", "百分之95"),
    ("一是、加强领导；二是完善机制。", "标点-5", "、"),
    ("坚持‘五个一’机制。", "标点-12", "‘五个一’"),
    ("一、举措\n召开会议5次，\n学习文件。", "标点-3", "开会议5次，"),
    ("走访十余个村、三、四百户。", "标点-19", "三、四百"),
]


@pytest.mark.parametrize(("text", "rule", "quote"), FOUND, ids=[f"{rule} {quote}" for _, rule, quote in FOUND])
def test_a_slip_is_quoted(text: str, rule: str, quote: str) -> None:
    assert (rule, quote) in quotes(text, "标点")


QUIET = [
    "| 序号 | 事项 | 完成情况。 |",
    "| 一 | 健全机制，明确分工，落实责任，推进数据共享，开展联合检查，组织业务培训，强化监督考核，完善体系 | 已完成 |",
    "开展“学宪法 讲宪法”活动。",
    "落实《清溪省教育厅 清溪省司法厅关于开展宣传的通知》，案例《法治引领化纠纷 实干担当惠民生》获评先进。",
    "举办“深学笃行法治思想 不断提高依法履职的本领”培训班。",
    "要领会会议精神、把握核心要义、厘清工作思路。",
    "依据《甲条例》（国令第1号）、《乙办法》办理。",
    "12）完成年度任务；13）部署下一步工作。",
    "上午9:30召开，比例为3:1，共1,234件，见http://www.example.gov.cn:80/a(b)。",
    "执行GB/T 15834-2011，拨打热线0512-12345678。",
    "等待各等级单位、等额选举。",
    "真的吗？！太好了！！",
    "包括甲、乙……都已办结。",
    "比例在5%～10%之间，2021—2025年，3～5万元。",
    "8月5号令、3号楼、10月1日施行。",
    "近20年来，20年前，10年内，2024年度。",
    "第3、4个单位，1、2月份，三、四季度，一、二审案件。",
    "节约30余万元，最近3年，约30人，超过50家，附近10多家。",
    "二〇二四年八月五日，2024年8月5日。",
    "一、主要做法\n（一）针对力量不足的问题，加强培训。\n（二）针对专业性强的工作，加大指导。\n同时，认真整改。",
    "主要有以下安排：\n一是加强培训；\n二是加大指导。",
    "多措并举促落实 稳步推进法治政府建设\n市政府：\n各项任务已经完成。\n示例镇人民政府\n2024年12月19日",
    "一、强化领导 压实责任\n各项任务已经完成。",
    "附件：1.任务分工表\n2.指标，见附表\n（联系人：某某，电话：12345）",
    "学习APP(V2.0)的用法。",
    "《实施〈甲条例〉办法》和“落实‘双随机’要求”。",
    "占95%，共3.5万件，购置3千克、5千瓦。",
]


@pytest.mark.parametrize("text", QUIET)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert quotes(text, "标点") == []


def test_only_the_inner_mark_that_lacks_its_partner_is_told() -> None:
    assert quotes("印发《示例县建设方案（2021—2025年》《示例县要点》。", "标点-1") == [("标点-1", "（2021—2")]


def test_behind_a_mark_without_its_partner_nothing_is_said_to_stand_inside() -> None:
    assert quotes("获评“节水城市；考核结果为“优秀”，“放心用水”走在前列。", "标点") == [("标点-1", "“节水城市；考")]


def test_half_width_marks_throughout_are_one_finding_with_their_number() -> None:
    text = "一、基本情况\n" + "全年受理12件,审结10件;其中调解(含撤回)3件。\n" * 20
    (found,) = findings(text_document(text), "标点")
    assert found.rule == "标点-7"
    assert "80 处" in found.why
    assert found.place.line == 2


def test_few_half_width_marks_are_found_one_by_one_where_they_stand() -> None:
    found = findings(text_document("甲乙丙丁,戊己庚辛。\n子丑寅卯;辰巳午未。"), "标点")
    assert [(one.quote, one.place.line, one.repair and one.repair.new) for one in found] == [
        ("乙丙丁,戊己庚", 1, "，"),
        ("丑寅卯;辰巳午", 2, "；"),
    ]


def test_a_value_that_the_next_one_follows_without_a_full_stop_is_found_at_its_key() -> None:
    record = """\
版式: standard@1
年度: 2024
机关: {名称: 示例区人民政府}
主要举措和成效:
  - 领域: 完善制度
    举措:
      - 标题: 清理文件
        内容: 区司法局组织各部门清理规范性文件
        成效: 清理结果在年底以前全部向社会公布。
"""
    found = findings(record_document(record), "标点-3")
    assert [(one.place.key, one.quote) for one in found] == [("主要举措和成效[1].举措[1].内容", "理规范性文件")]


def test_a_doubled_mark_is_surely_wrong_and_a_short_year_is_not() -> None:
    assert findings(text_document("完成，，公布。"), "标点-5")[0].level is Level.ERROR
    assert findings(text_document("计划于24年3月施行。"), "标点-18")[0].level is Level.DOUBT


ALPHABET = "《》“”（）()〔〕'\"<>，。、；：,;:.…-~ 0123456789年月日号约近余多个%等甲乙\n　"


@given(st.text(alphabet=ALPHABET, max_size=300))
def test_any_text_can_be_looked_at(text: str) -> None:
    for found in findings(text_document(text), "标点"):
        assert found.quote in text.replace("\r", "")


@pytest.mark.parametrize(
    "piece", ["《", "“", '"甲', "（1", "，", "...", "…", "<甲", "1,", " 甲", "约1", "1、", "2021-", "０"]
)
def test_time_is_linear_in_the_text(piece: str) -> None:
    assert_grows_with_length(lambda text: findings(text_document(text), "标点"), piece)
