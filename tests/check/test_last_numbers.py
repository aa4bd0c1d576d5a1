"""This report's numbers, shortcomings and plans against the text of last year's report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from check.families_text import findings, record_document, text_document
from check.growth import assert_grows_with_length
from drafter.check.findings import Finding, Level

LAST = """示例县2023年法治政府建设年度报告
一、主要举措和成效
（一）规范执法。作出行政处罚决定87件，罚没金额52.3万元；执法人员36名，持证33名。评查案卷30卷，优秀9卷，优秀率30%。在2家医院安装在线监测设备。
（二）化解纠纷。县农村土地承包仲裁委员会受理案件26件，调解19件、裁决5件，其余2件转入2024年审理。受理行政复议申请49件，审结44件，未审结5件。行政诉讼案件12件，应出庭10件，负责人出庭8件，出庭应诉率80%。调解纠纷900件，成功率97.2%。
（三）加强普法。举办普法活动54场，新培育学法用法示范户38户，累计122户。发放资料2.6万份。公职律师19名。
二、存在的不足和原因
（一）案卷制作质量参差不齐。新进执法人员多，案卷制作的实训安排得少。
（二）12个乡镇没有专职法制审核人员。乡镇编制少，招录困难。
三、主要负责人履行推进法治建设第一责任人职责情况
县长主持会议9次，出庭应诉2次。
四、2024年主要安排
（一）开展案卷制作实训。2024年6月底前举办4期。
（二）建成执法监督平台。2024年9月底前上线运行，接入18个单位。
（三）聘请涉农法律服务志愿者。每个乡镇2名。
五、其他需要报告的情况
无。
"""
NOW = """示例县2024年法治政府建设年度报告
一、主要举措和成效
（一）规范执法。作出行政处罚决定93件。举办案卷制作实训4期。{work}
（二）化解纠纷。调解纠纷950件。{settling}
（三）加强普法。举办讲座9场，聘请涉农法律服务志愿者28名。{teaching}
（四）建设平台。执法监督平台9月上线运行，接入18个单位，乡镇配备法制审核人员12名。
二、存在的不足和原因
{lacking}
四、2025年主要安排
{planned}
五、其他需要报告的情况
无。
"""
QUIET = {
    "work": "",
    "settling": "",
    "teaching": "",
    "lacking": "（一）普法形式单一。经费有限。",
    "planned": "（一）拍摄短片。2025年拍摄6部。",
}


def told(place: str = "work", text: str = "") -> list[Finding]:
    now = text_document(NOW.format(**{**QUIET, place: text}))
    return findings(replace(now, last=text_document(LAST, 2023)), "上年")


@pytest.mark.parametrize(
    ("place", "text", "rule"),
    [
        ("settling", "2023年结转案件5件，2024年土地承包仲裁受理31件，审结30件。", "上年-9"),
        ("settling", "行政复议上年结转9件，新收60件。", "上年-9"),
        ("settling", "负责人出庭应诉率由2023年的50%提高到100%。", "上年-4"),
        ("settling", "出庭应诉率比上年的87%提高13个百分点。", "上年-4"),
        ("work", "作出行政处罚决定93件，比2023年的78件增长19.2%。", "上年-4"),
        ("work", "作出行政处罚决定93件，比上年增加9件。", "上年-8"),
        ("work", "作出行政处罚决定93件，比上年增长9.6%。", "上年-8"),
        ("work", "行政处罚决定93件，同比下降3.1%。", "上年-8"),
        ("work", "罚没金额49.8万元，2023年为53.2万元。", "上年-4"),
        ("work", "优秀率42.5%，比上年的33%提高9.5个百分点。", "上年-4"),
        ("teaching", "举办普法活动61场，比2023年多9场。", "上年-8"),
        ("teaching", "新培育学法用法示范户46户，累计178户。", "上年-8"),
        ("teaching", "公职律师由上年的17名增加到24名。", "上年-4"),
        ("teaching", "公职律师24名，较去年净增7名。", "上年-8"),
        ("settling", "调解成功率98.2%，比上年提高2个百分点。", "上年-8"),
        ("settling", "受理行政复议申请60件，上年为94件。", "上年-4"),
        ("work", "连同2023年安装的5家，共13家医院有在线监测设备。", "上年-4"),
        ("lacking", "（一）案卷制作质量参差不齐。新进执法人员多，案卷制作的实训安排得少。", "上年-2"),
        (
            "lacking",
            "（一）普法形式单一。经费有限。\n（二）案卷制作质量仍然参差不齐。新进执法人员多，案卷制作的实训安排得还少。",
            "上年-2",
        ),
        (
            "lacking",
            "（一）普法形式单一。经费有限。\n（二）10个乡镇没有专职法制审核人员。乡镇编制少，招录困难。",
            "上年-2",
        ),
        ("planned", "（一）建成执法监督平台。2025年9月底前上线运行，接入18个单位。", "上年-7"),
    ],
)
def test_what_does_not_fit_last_year_is_found(place: str, text: str, rule: str) -> None:
    assert rule in {one.rule for one in told(place, text)}


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("settling", "2023年结转案件2件，2024年土地承包仲裁受理31件，审结30件。"),
        ("settling", "行政复议上年结转5件，新收60件。"),
        ("settling", "负责人出庭应诉率由2023年的80%提高到100%。"),
        ("work", "作出行政处罚决定93件，比2023年的87件增长6.9%。"),
        ("work", "作出行政处罚决定93件，比上年增加6件。"),
        ("work", "作出行政处罚决定93件，比上年增长6.9%。"),
        ("teaching", "举办普法活动61场，比2023年多7场。"),
        ("teaching", "新培育学法用法示范户46户，累计168户。"),
        ("teaching", "公职律师24名，较去年净增5名。"),
        ("settling", "调解成功率98.2%，比上年提高1个百分点。"),
        ("work", "检查企业300家，比上年减少20%。"),
        ("work", "2023年立项的3个项目全部完工。"),
        ("settling", "受理信访件60件，上年为94件。"),
        ("lacking", "（一）案卷质量仍需提高。实训刚刚开始，效果还没有显现。"),
        ("settling", "2023年受理、2024年审结的5件复议案件，均已结案。"),
        ("teaching", "2023年新培育示范户38户，2024年46户。"),
    ],
)
def test_what_fits_last_year_is_left_alone(place: str, text: str) -> None:
    assert told(place, text) == []


def test_the_very_same_label_is_surer_than_one_like_it() -> None:
    texts = ("举办普法活动61场，比上年增长3%。", "共举办各类普法活动61场，比上年增长3%。")
    assert [[one.level for one in told("teaching", text)] for text in texts] == [[Level.DOUBT], [Level.HINT]]


@pytest.mark.parametrize("piece", ["处罚93件，比上年增加9件。", "2023年结转案件5件。", "新增户46户，累计178户。"])
def test_numbers_take_no_longer_than_the_text_is_long(piece: str) -> None:
    assert_grows_with_length(lambda text: told("work", text), piece)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("作出行政处罚决定比上年多8件，达到93件。", True),
        ("作出行政处罚决定同比增加16件，为93件。", True),
        ("案卷优秀率比上年提高8个百分点，达到35%。", True),
        ("负责人出庭应诉率较上年上升6个百分点，升至90%。", True),
        ("作出行政处罚决定比上年多6件，达到93件。", False),
        ("作出行政处罚决定同比增加6件，为93件。", False),
        ("案卷优秀率比上年提高5个百分点，达到35%。", False),
        ("负责人出庭应诉率较上年上升10个百分点，升至90%。", False),
    ],
)
def test_a_change_told_in_front_of_its_number(text: str, *, found: bool) -> None:
    assert ("上年-8" in [one.rule for one in told(text=text)]) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到行政复议申请142件，比上年多20件。", True),
        ("收到行政复议申请142件，同比增长19.2%。", True),
        ("收到行政复议申请142件，较上年减少12件。", True),
        ("收到行政复议申请同比增加20件，达到142件。", True),
        ("收到行政复议申请142件，比上年多12件。", False),
        ("收到行政复议申请142件，同比增长9.2%。", False),
        ("收到行政复议申请同比增加12件，达到142件。", False),
        ("收到信访件142件，比上年多20件。", False),
    ],
)
def test_a_record_gives_last_years_number_itself(text: str, *, found: bool) -> None:
    record = f"""版式: standard@1
年度: 2024
机关: {{名称: 甲县人民政府, 类型: 区县政府}}
指标:
  行政复议: {{收到申请: {{数值: 142, 上年: 130}}}}
主要举措和成效: [{{领域: 普法, 举措: [{{标题: 复议, 内容: {text}}}]}}]
"""
    assert ("上年-8" in [one.rule for one in findings(record_document(record), "上年")]) is found
