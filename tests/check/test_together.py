"""算术: several things told together, complements of rates, what plans leave, and what comes of clues."""

from __future__ import annotations

import pytest

from check.families_text import findings, text_document
from check.growth import assert_grows_with_length
from drafter.check.findings import Level

TEXT = "示例县水利局2024年法治政府建设年度报告\n一、主要举措和成效\n{}\n"


def told(text: str) -> list[str]:
    return [one.quote for one in findings(text_document(TEXT.format(text)), "算术")]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("简易程序处罚21件，普通程序处罚34件，两类案件共55件。", "56件"),
        ("上半年审查合同18份，下半年审查合同27份。两个时段合计45份。", "47份"),
        ("河道所办案9件，水政所办案16件，水土保持所办案5件，三个所共办案30件。", "32件"),
        ("开展春灌检查14次，开展汛前检查22次，以上两项共计36次。", "38次"),
    ],
)
def test_what_so_many_come_to_together(right: str, wrong: str) -> None:
    assert told(right) == []
    total = right.rstrip("。").split("共")[-1].split("计")[-1].removeprefix("办案")
    assert told(right.replace(total, wrong)) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "甲所办案9件，乙所办案16件，丙所办案5件，两个所共办案25件。",
        "开展检查14次，其中夜查5次，两个大队共检查14次。",
        "简易程序处罚约20件，普通程序处罚34件，两类案件共55件。",
        "两个所共办案30件。",
    ],
)
def test_other_numbers_are_not_put_together(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("全县8个镇和3个街道各配备河长助理1名，共11名。", "12名"),
        ("每个站、每个所各明确1名信息员，全局7个站、4个所共明确11名。", "13名"),
        ("5个大队、9个中队均配备法制员2名，共28名。", "26名"),
        ("10个乡镇、2个园区各聘请法律顾问3名，合计36名。", "39名"),
    ],
)
def test_so_many_each_of_things_of_several_kinds(right: str, wrong: str) -> None:
    assert told(right) == []
    total = right.rstrip("。").split("共")[-1].split("合计")[-1].removeprefix("明确")
    assert wrong in told(right.replace(total, wrong))


@pytest.mark.parametrize(
    "text",
    [
        "8个镇和3个街道各配备河长助理1名，共11名。",
        "配备巡查员20名、3个街道各配备助理1名，共23名。",
        "8个镇、3个街道各派1名，另抽调2名，共13名。",
        "8个镇、3个街道各配备1名河长助理和1名信息员，共22名。",
    ],
)
def test_what_else_is_counted_may_be_in_the_total(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("评查案卷60卷，不合格3卷。案卷合格率为96%。", "96%"),
        ("水样合格率95%，80个水样中不合格6个。", "95%"),
        ("发放问卷200份，不满意8份，群众满意率94%。", "94%"),
        ("应检电站25座，未检2座。电站检测合格。评查卷宗36卷，优秀率25%，优秀卷宗8卷。", "8卷"),
        ("评查合同40份，不规范2份。合同规范率为90%。", "90%"),
    ],
)
def test_a_rate_goes_with_what_lacks_it(text: str, quote: str) -> None:
    assert quote in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "评查案卷60卷，不合格3卷。案卷合格率为95%。",
        "水样合格率92.5%，80个水样中不合格6个。",
        "评查案卷60卷，不合格3卷，首次合格率为90%。",
        "评查案卷60卷，合格58卷，不合格2卷，另20卷待定。",
        "评查卷宗36卷，优秀率25%，优秀卷宗9卷。",
        "抽检水样4000批次，不合格92批次，不合格率2.3%。",
    ],
)
def test_a_rate_that_fits_or_is_of_something_else(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("三年计划治理河道120公里，已治理75公里，还剩55公里。", "55公里"),
        ("五年规划培训河长400名，前两年已培训150名，还需培训230名。", "230名"),
        ("三年拟改造水库18座，2023年改造5座，2024年改造6座，剩余8座。", "8座"),
        ("两年任务整治排口90个，累计整治64个，余下36个。", "36个"),
    ],
)
def test_what_a_plan_over_years_leaves(text: str, quote: str) -> None:
    assert quote in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "三年计划治理河道120公里，已治理75公里，还剩45公里。",
        "三年计划治理河道120公里，2023年治理40公里，2024年累计治理75公里，还剩45公里。",
        "三年计划治理河道约120公里，已治理75公里，还剩50公里。",
        "三年计划治理河道120公里，已治理75公里，还剩近50公里。",
    ],
)
def test_a_true_rest_of_a_plan_is_quiet(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("巡查发现线索12条，经查属实15件。", "15件"),
        ("收到涉水举报20件，查实后立案26件。", "26件"),
        ("移送公安机关线索3条，公安机关立案5件。", "5件"),
        ("接到险情报告8起，处置11起。", "11起"),
        ("收到咨询150件，其中河道70件，取水50件，其他40件；电话咨询90件，现场咨询60件。", "150件"),
    ],
)
def test_no_more_comes_of_clues_and_splits_than_there_was(text: str, quote: str) -> None:
    assert quote in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "巡查发现线索12条，经查属实9件。",
        "收到涉水举报20件，查实后立案6件。",
        "收到线索12条，印发通报15份。",
        "收到申请120件，其中土地类48件，占40%；受理96件，其中征收类24件，占25%。",
        "收到咨询150件，其中河道70件，取水50件，其他30件；电话咨询90件，现场咨询60件。",
    ],
)
def test_fewer_or_other_things_are_quiet(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "聘请法律顾问6名。局机关7名法律顾问全年出具意见书33份。",
        "全县建成节水示范社区21个。节水示范社区22个开门迎客。",
        "设立普法宣传站点15个。全县14个普法宣传站点开展活动。",
        "机关配备人民调解员30名。全局31名人民调解员参加培训。",
    ],
)
def test_one_more_or_one_less_of_the_same_thing_is_a_hint(text: str) -> None:
    found = findings(text_document(TEXT.format(text)), "算术-14")
    assert [one.level for one in found] == [Level.HINT]


@pytest.mark.parametrize(
    "text",
    [
        "聘请法律顾问6名。局机关6名法律顾问出具意见书33份。",
        "聘请法律顾问6名。新聘法律顾问5名。",
        "2023年聘请法律顾问6名，聘请法律顾问7名。",
        "聘请法律顾问6名。对其中5名法律顾问开展评价。",
        "办理信访案件6件。办结信访案件5件。",
    ],
)
def test_another_time_or_a_part_is_no_other_number(text: str) -> None:
    assert findings(text_document(TEXT.format(text)), "算术-14") == []


def test_looking_grows_with_the_text() -> None:
    for piece in (
        "两类案件共55件，",
        "8个镇和3个街道各配备1名，共12名，",
        "不合格3卷，合格率96%，",
        "已治理75公里，还剩5公里，",
    ):
        assert_grows_with_length(told, piece)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("受理投诉118件，办结104件，其中调解成功65件，占办结数的55.1%。", "55.1%"),
        ("收到建议60件，采纳48件，其中转为制度12件，占采纳数的20%。", "20%"),
        ("受理申请90件，审结75件，其中调解30件，占审结数的33.3%。", "33.3%"),
        ("抽查单位50家，立案20家，其中重大案件5家，占立案数的10%。", "10%"),
    ],
)
def test_a_share_is_of_what_it_names(text: str, quote: str) -> None:
    assert told(text) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "受理投诉118件，办结104件，其中调解成功65件，占办结数的62.5%。",
        "受理投诉118件，办结104件，其中调解成功65件，占受理数的55.1%。",
        "收到建议60件，采纳48件，其中转为制度12件，占采纳数的25%。",
        "受理投诉118件，办结104件，其中调解成功65件，占55.1%。",
    ],
)
def test_a_share_of_another_whole_may_be_meant(text: str) -> None:
    assert told(text) == []
