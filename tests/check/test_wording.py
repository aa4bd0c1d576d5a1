"""Wording: slips, words written twice and lost measure words, and the many right uses beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.growth import assert_grows_with_length
from drafter.check.findings import Level
from drafter.check.load import load_rulebook
from drafter.layout.load import builtin_templates
from tests.check.families_text import findings, quotes, text_document

FOUND = [
    ("截止目前，共受理12件。", "用字-1", "截止"),
    ("工作截止2024年12月底完成。", "用字-1", "截止"),
    ("公布全力清单和责任清单。", "用字-1", "全力清单"),
    ("健全行政全力运行监督。", "用字-1", "全力运行"),
    ("落实重大执法决定法治审核。", "用字-1", "法治审核"),
    ("依法追求相关责任。", "用字-1", "追求"),
    ("示例区人民人政府印发。", "用字-1", "人民人政府"),
    ("召开座谈回，按装设备。", "用字-1", "座谈回"),
    ("群众反应问题12件。", "用字-1", "反应"),
    ("登陆系统办理。", "用字-1", "登陆"),
    ("末发现违法问题。", "用字-1", "末发现"),
    ("任务己完成。", "用字-1", "己完成"),
    ("不断建全制度。", "用字-1", "建全"),
    ("组织考考试。", "用字-2", "考考试"),
    ("完成的的任务。", "用字-2", "的的"),
    ("加加加强监管。", "用字-2", "加加加"),
    ("目前，目前已经完成。", "用字-3", "目前，目前"),
    ("目前,目前已经完成。", "用字-3", "目前,目前"),
    ("政府政府各部门。", "用字-3", "政府政府"),
    ("涉及：教育、教育、卫生等。", "用字-3", "教育、教育"),
    ("2024年2024年度报告。", "用字-3", "2024年2024年"),
    ("涉及100民生事项。", "用字-4", "100民生事项"),
    ("办理案件20余，占比高。", "用字-4", "20余"),
    ("受理案件20，审结18件。", "用字-4", "案件20"),
    ("案件减少2倍。", "用字-5", "减少2倍"),
    ("同比增长到5%。", "用字-5", "同比增长到5%"),
    ("深入的开展宣传。", "用字-6", "深入的开展"),
    ("有效得化解矛盾。", "用字-6", "有效得化解"),
    ("工作做的实，效果好。", "用字-6", "做的实"),
    ("投诉处理的不够及时，群众不满意。", "用字-6", "处理的不够及时"),
    ("营造浓厚地氛围。", "用字-6", "浓厚地氛围"),
    ("涉及6个方面28任务。", "用字-4", "28任务"),
    ("主要原因是因为人员不足。", "用字-9", "原因是因为"),
    ("防止问题不再发生。", "用字-9", "防止问题不再发生"),
    ("程序意识不足强。", "用字-9", "不足强"),
    ("办理12名案件。", "用字-10", "12名案件"),
    ("走访12名企业。", "用字-10", "12名企业"),
    ("培训35件执法人员。", "用字-10", "35件执法人员"),
    ("审查重大行政决策12起。", "用字-13", "重大行政决策12起"),
    ("聘请法律顾问9件，参与谈判。", "用字-13", "法律顾问9件"),
    ("召开专题会议4件，研究法治工作。", "用字-13", "专题会议4件"),
    ("新登记经营主体2.3万件。", "用字-13", "经营主体2.3万件"),
    ("聘请1所律师担任法律顾问。", "用字-13", "1所律师"),
    ("做到举一返三。", "用字-1", "举一返三"),
    ("提高执法力度。", "用字-11", "提高执法力度"),
    ("纠正罚款47比，退还资金。", "用字-12", "47比"),
    ("参加活动9000于人次。", "用字-12", "9000于"),
    ("办结律100%。", "用字-12", "办结律"),
    ("结果与2018年11月公布。", "用字-12", "与2018年"),
    ("每月到到每个镇指导。", "用字-2", "到到"),
    ("深入学习学习党的二十大精神。", "用字-3", "学习学习"),
    ("打造法制化营商环境。", "用字-1", "法制化"),
    ("普法工作取的明显成效。", "用字-1", "取的"),
    ("做出行政处罚决定12件。", "用字-1", "做出"),
    ("召开会议进了专题研究。", "用字-1", "进了"),
    ("对即知即改的问题既知即改。", "用字-1", "既知即改"),
    ("规范对权利的监督。", "用字-1", "权利的监督"),
]


@pytest.mark.parametrize(("text", "rule", "quote"), FOUND, ids=[f"{rule} {quote}" for _, rule, quote in FOUND])
def test_a_slip_is_quoted(text: str, rule: str, quote: str) -> None:
    assert (rule, quote) in quotes(text, "用字")


QUIET = [
    "设立调解室12间，设置谈话室2间，组织织密防护网。",
    "参加会议36人，走访企业12次，聘请法律顾问2家，培训企业36场，约谈执法人员3次，签订协议27户。",
    "一处文件被法院以司法建议要求修改，坚持处罚与教育结合，州级部门落实。",
    "报名截止时间为12月，截止日期不变，申报截止2024年5月，已截止。",
    "全力推进工作，公民权利清楚，权利和义务，权力清单公布。",
    "法治审判、法治科学、依法治市办公室，法制审核和法制机构。",
    "追求卓越，追求公平正义，责任追究。",
    "应急反应情况良好，反映问题12件，化学反应。",
    "登陆作战，登录系统。",
    "年末完成清理，月末发现2件，周末收到12件，期末及时总结。",
    "自己完成，知己知彼，排除异己。",
    "创建全国文明城市，党建全覆盖，共建全民阅读。",
    "企业积极参与，系统记录完整，社会义务，总结和部署，金融和保险，调整和完善，分配和使用。",
    "公正处理、公正处罚，公证处。按排名公布，按排序办理。",
    "以经济建设为中心，立法率先，学习贯彻，依法归档，整体治理，随机治理。",
    "人人参与，层层落实，逐条逐项，天天检查，常常提醒，时时处处，多多益善。",
    "一件一件抓，一个一个过，研究研究，平平安安，高高兴兴，实实在在。",
    "行政政策，各地地方政府，委员会会议，以及及时办理，为了了解，达到目的的要求，内部部门。",
    "职工工作，公开开展，内部落实，法制制度，执行行政决定，财政政策。",
    "坚持有法可依，有法必依，执法必严，违法必究。",
    "（一）规范执法。规范执法行为，促进公正。",
    "市、市场监管局，法律、法律援助。",
    "2024年企业增多，拨打12345投诉，110报警，第3项目部，1+3项目。",
    "办理案件20余件，涉及100项民生事项，20多万元，约10人次。",
    "减少一半，减少20%，增加2倍，同比增长5%，增长到12件，翻两番。",
    "第二个，十二名，二次供水，二次创业。",
    "68名乡镇和部门“一把手”述法，12名乡镇（街道）干部跟班学习，3位讲座教师，12名案件评查专家，35件人员安置案。",
    "推进了专题研究成果的运用，开展的很多工作，反应迅速，权利义务，凡应公开的一律公开。",
    "2024年，全年受理12件，占全区企业的20%。",
]


@pytest.mark.parametrize("text", QUIET)
def test_right_uses_are_left_alone(text: str) -> None:
    assert quotes(text, "用字") == []


def test_the_lists_hold_more_than_a_hundred_and_twenty_slips_and_none_of_them_is_right_as_it_stands() -> None:
    lexicon = load_rulebook([builtin_templates()]).lexicon
    entries = lexicon.entries("错字", 2024)
    assert len(entries) > 120
    assert all(entry.word != entry.right and entry.right for entry in entries)
    # What is to be written instead is no slip itself.
    for entry in entries:
        assert quotes(f"前面，{entry.right}。", "用字-1") == [], entry


def test_what_may_be_two_words_side_by_side_is_a_hint_only() -> None:
    (found,) = findings(text_document("持有行政执法执法证的人员。"), "用字-3")
    assert found.level is Level.HINT


def test_a_word_that_opens_a_sentence_twice_is_surely_wrong() -> None:
    (found,) = findings(text_document("甲乙丙。\n同时，同时加强培训。"), "用字")
    assert (found.level, found.place.line, found.quote) == (Level.ERROR, 2, "同时，同时")


@given(st.text(alphabet="目前政府的了考试截止至全力清单案件减少倍，。、0123余年一人", max_size=300))
def test_any_text_can_be_looked_at(text: str) -> None:
    for found in findings(text_document(text), "用字"):
        assert found.quote in text


@pytest.mark.parametrize(
    "piece", ["目前", "目前，", "的", "截止", "截止2", "1案件", "0余", "政", "一二三四五六七八", "减少2"]
)
def test_time_is_linear_in_the_text(piece: str) -> None:
    assert_grows_with_length(lambda text: findings(text_document(text), "用字"), piece)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("全面履行只能，转变作风。", "只能"),
        ("对整改不及时的单位即时处理。", "即时"),
        ("发现的问题以全部整改。", "以全部"),
        ("局领导并未干部讲授法治课。", "并未"),
        ("保障当事人的陈述权力。", "权力"),
        ("坚持以法行政。", "以法"),
        ("全年为发生安全事故。", "为发生"),
        ("县政府主动像人大报告工作。", "像人大"),
        ("各项保障到为，人员配齐。", "到为"),
        ("缺少可操作得评估办法。", "得"),
        ("较好的完成了全年任务。", "较好的完成"),
        ("党委主题研究法治建设3次。", "主题研究"),
        ("对处罚案件从新审查。", "从新"),
        ("意见基本一至，予以通过。", "一至"),
        ("依法追究行事责任。", "行事责任"),
    ],
)
def test_words_that_are_words_themselves_are_found_by_what_stands_beside(text: str, quote: str) -> None:
    assert quote in [found for _, found in quotes(text, "用字")]


@pytest.mark.parametrize(
    "text",
    [
        "群众只能到窗口办理。",
        "问题即时办结。",
        "以全部覆盖为目标。",
        "群众并未受到影响。",
        "行政权力运行规范，加强对陈述情况的核实。",
        "善于以法治方式解决问题。",
        "以此为发生纠纷的依据。",
        "视频图像向公安机关开放。",
        "取得成效，值得群众信赖，获得人员支持。",
        "较好的办法是抽查。",
        "开展主题研究和讨论。",
        "制订计划，修订办法，拟订草案。",
        "税务、统一、同一标准的问题。",
        "饮用水水源保护、废水类企业、租户登记、涉气企业。",
        "联合做好宣传工作。",
        "普法\t资料\t份\t3500余",
    ],
)
def test_the_same_words_elsewhere_are_right(text: str) -> None:
    assert quotes(text, "用字") == []
