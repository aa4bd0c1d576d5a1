"""Names of places in running text, and which of them are not the agency's own."""

from __future__ import annotations

import pytest

from check.families_text import findings, quotes, text_document
from check.growth import assert_grows_with_length
from drafter.check.findings import Level

COUNTY, DISTRICT = "青山县人民政府2024年法治政府建设年度报告", "清江区人民政府2024年法治政府建设年度报告"
TOWN, CITY = "梅林镇人民政府2024年法治政府建设年度报告", "柏川市司法局2024年法治政府建设年度报告"


def told(title: str, text: str) -> list[str]:
    return [quote for rule, quote in quotes(f"{title}\n一、主要举措\n{text}", "抄袭") if rule == "抄袭-2"]


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        (COUNTY, "推进怀远县法治政府建设。", "怀远县"),
        (COUNTY, "在怀远县建成中心3个。", "怀远县"),
        (COUNTY, "制定《怀远县工作要点》。", "怀远县"),
        (COUNTY, "全年怀远县受理案件12件。", "怀远县"),
        (COUNTY, "怀远县委高度重视。", "怀远县"),
        (COUNTY, "为怀远县经济发展提供保障。", "怀远县"),
        (COUNTY, "由乙山县司法局审查。", "乙山县"),
        (COUNTY, "清溪区人民政府开展检查。", "清溪区"),
        (COUNTY, "印发《怀远县市场监督管理局工作计划》。", "怀远县"),
        (DISTRICT, "全面推进江北区法治政府建设。", "江北区"),
        (DISTRICT, "鼓楼区受理申请20件。", "鼓楼区"),
        (DISTRICT, "全年受理申请20件，望山区人民调解组织调解成功15件。", "望山区"),
        (TOWN, "大柳树镇综合执法队开展检查。", "大柳树镇"),
        (TOWN, "在桃花乡开展普法。", "桃花乡"),
        (TOWN, "杨柳街道办事处受理纠纷。", "杨柳街道"),
        (CITY, "沧江市14座水厂完成改造。", "沧江市"),
    ],
)
def test_a_place_of_the_same_rank_is_found(title: str, text: str, name: str) -> None:
    assert told(title, text) == [name]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (COUNTY, "县委、县政府高度重视，组建县综合行政执法局，由县司法局审查，提交县政府常务会议审定。"),
        (COUNTY, "与县法院和县检察院建立机制，县政府和县委同意，列入县重点工作，保留县级许可187项。"),
        (COUNTY, "农业大县、文化强县、园林县城、国家级生态县、平安县、千年古县，全面依法治县。"),
        (COUNTY, "在城区、园区、景区、开发区、安置区、居民小区、老旧小区、网格区开展，新区建设，学区房。"),
        (COUNTY, "深入石桥镇、大河乡调研，小城镇、特色小镇、中心镇，返乡人员，编制乡镇清单。"),
        (COUNTY, "赴怀远县学习，与毗邻的怀远县联合执法，怀远县来我县考察。"),
        (COUNTY, "制定《青山县县属事业单位改革方案》，推进怀远县县城建设经验交流。"),
        (COUNTY, "所属青山县司法局，全县各乡镇，青山县城关镇。"),
        (DISTRICT, "全年走访群众，山区政府投入少，高山区法院少，老城区司法所忙，乡镇园区政府代表服务好。"),
        (DISTRICT, "综合保税区、风景名胜区、自然保护区、旅游度假区、历史文化街区、经济技术开发区。"),
        (DISTRICT, "深化区域协作，通过区政务服务中心，会同区公安分局，市区两级，辖区企业。"),
        (TOWN, "镇党委、镇政府，集镇停车场，古镇保护，依法治镇，建设平安乡镇，下乡宣传。"),
        (CITY, "文明城市、超市、农贸市场、设区的市、地市、各县市，与市法院和市检察院，跨市通办。"),
        (CITY, "在市委市政府的领导下，在区委区政府和县委县政府的支持下推进。"),
        (CITY, "下辖沧江市、青山县、清江区，共3个县（市、区）。"),
        ("一份没有机关的总结", "怀远县受理案件12件。"),
    ],
)
def test_own_places_kinds_of_places_and_dealings_with_others_are_left_alone(title: str, text: str) -> None:
    assert told(title, text) == []


@pytest.mark.parametrize(
    ("title", "text", "quote"),
    [
        (COUNTY, "持续推进法治怀远建设。", "法治怀远"),
        (COUNTY, "打造平安怀远、法治怀远。", "平安怀远"),
        (TOWN, "通过“法治柳林”公众号推送信息。", "法治柳林"),
        (COUNTY, "为怀远高质量发展提供保障。", "为怀远高质量发展"),
        (
            "东浦高新技术产业开发区管理委员会2024年法治政府建设年度报告",
            "印发《西塘高新技术产业开发区工作规则》。",
            "西塘",
        ),
        (
            "云台经济技术开发区管理委员会2024年法治政府建设年度报告",
            "西塘高新区党工委书记认真履行职责。",
            "西塘",
        ),
    ],
)
def test_a_place_without_its_rank_is_found_where_the_own_one_would_stand(title: str, text: str, quote: str) -> None:
    assert any(quote in one for one in told(title, text))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (COUNTY, "推进法治青山建设，打造平安青山、信用青山，为青山高质量发展提供保障。"),
        (COUNTY, "推进法治中国建设、法治江苏建设、法治乡村建设、法治文化建设，打造平安校园、法治海关。"),
        (COUNTY, "柏川市委部署，推进法治柏川建设。"),
        (COUNTY, "为全县高质量发展、为乡村高质量发展、为企业创新发展提供保障，赴法治怀远建设现场学习。"),
        (
            "东浦高新技术产业开发区管理委员会2024年法治政府建设年度报告",
            "东浦高新技术产业开发区出台措施，赴西塘高新技术产业开发区学习，国家级经济技术开发区考核。",
        ),
    ],
)
def test_the_own_sayings_and_those_above_are_left_alone(title: str, text: str) -> None:
    assert told(title, text) == []


def test_a_name_is_told_once() -> None:
    assert told(COUNTY, "怀远县受理3件。\n怀远县审结2件。") == ["怀远县"]


def test_without_a_title_the_place_named_most_is_the_own_one() -> None:
    text = "一、主要举措\n青山县受理3件。\n青山县审结2件。\n青山县办结1件。\n怀远县调解9件。"
    assert [one.quote for one in findings(text_document(text), "抄袭-2")] == ["怀远县"]


def test_it_is_a_doubt_with_the_right_name() -> None:
    (finding,) = findings(text_document(f"{COUNTY}\n一、主要举措\n怀远县受理3件。"), "抄袭-2")
    assert finding.level is Level.DOUBT
    assert "青山县" in finding.why


def test_places_take_no_longer_than_the_text_is_long() -> None:
    assert_grows_with_length(lambda text: told(COUNTY, text), "由怀远县政府和桃花镇东西南北")


def test_a_zone_that_acts_in_the_report_of_another_agency_is_a_hint() -> None:
    text = f"{COUNTY}\n一、主要举措\n东湖开发区不断完善制度。推动东湖开发区完善制度。"
    (finding,) = findings(text_document(text), "抄袭-2")
    assert (finding.quote, finding.level) == ("东湖开发区", Level.HINT)
    own = "示例经济技术开发区2024年法治政府建设年度报告\n一、主要举措\n示例开发区不断完善制度。"
    assert findings(text_document(own), "抄袭-2") == []


def test_places_with_which_something_is_set_up_are_left_alone() -> None:
    text = f"{COUNTY}\n一、主要举措\n与东阳省怀远县石桥镇、安平县等地共同建立政务服务“跨省通办”机制，可办事项58项。"

    assert findings(text_document(text), "抄袭-2") == []
