"""Marks that were lost inside a paragraph: what is found, and what reads alike and is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.growth import assert_grows_with_length
from tests.check.families_text import findings, quotes, text_document

STOPS = [
    "下发监督通知书12份各部门按期整改到位，整改率100%。",
    "公开征求意见8次组织专家论证4次，集体讨论决定。",
    "培训执法人员320人次建立案卷评查机制，评查案卷56份。",
    "审结30件我县还聘请了12名咨询专家，参与疑难案件研讨。",
    "公示信息1.2万条同时，加强全过程记录。",
    "涉及事项86项一是压缩办理时限。",
    "审核重大执法决定45件全面推行柔性执法，制定免罚清单。",
    "政府常务会议学法6次县政府法律顾问列席会议8次。",
    "调解纠纷1200件此外，组织讲座23场。",
    "办结率100%主动公开信息3200条。",
    "明确了各部门责任制定了工作方案，分解了任务。",
    "问题全部整改到位加强跟踪问效，防止反弹。",
    "健全了工作机制我局成立领导小组，主要负责人任组长。",
    "执法人员主动亮证同时，全过程记录。",
    "召开会议2次审议文件6件，部署重点任务。",
    "废止23件修改12件，继续有效77件。",
    "走访企业86家解决问题112个，满意率98%。",
    "罚没款120万元执法人员业务能力进一步提升。",
    "出庭应诉率达到100%行政诉讼案件败诉率持续下降。",
    "专题研究法治政府建设工作4次县长多次作出批示。",
    "各项工作取得明显成效但是，仍有薄弱环节。",
]
COMMAS = [
    "会同县公安局县司法局、县市场监管局开展检查。",
    "围绕安全生产食品药品、生态环境、道路交通等领域检查。",
    "组织教育局、卫健局民政局、人社局开展检查。",
    "推行行政执法公示制度执法全过程记录制度、重大执法决定法制审核制度。",
    "公开权力清单责任清单、负面清单和服务清单。",
    "开展进机关进乡村、进社区、进学校活动。",
    "坚持公众参与专家论证、风险评估、合法性审查、集体讨论决定。",
    "做到有件必备、有备必审有错必纠。",
    "推进科学决策民主决策、依法决策。",
    "指导青山镇白水镇、红石镇、黄岭乡建站。",
    "讲解宪法民法典、行政处罚法、行政复议法。",
    "召开座谈会听证会、论证会12次。",
    "会同公安、民政人社、卫健等部门。",
    "深入学校、企业机关、社区宣传。",
    "青山街道白水街道、红石镇率先完成。",
]


@pytest.mark.parametrize("text", STOPS)
def test_two_sentences_without_a_mark_between_them_are_told(text: str) -> None:
    assert [rule for rule, _ in quotes(text, "标点")] == ["标点-21"]


@pytest.mark.parametrize("text", COMMAS)
def test_two_items_of_a_list_without_a_mark_between_them_are_told(text: str) -> None:
    assert {rule for rule, _ in quotes(text, "标点")} == {"标点-22"}


QUIET = [
    "先后6次组织专家论证，收到12份各部门反馈的意见，召开12次县政府常务会议。",
    "抽调32人组建专班，组织执法人员120人次开展检查，选派12名干部驻村。",
    "对86项事项实行告知承诺，32件依法移送，56件全部办结，12项任务全部落实到位。",
    "投入资金320万元建立服务中心，聘请6名专家加强指导。",
    "在推进改革的同时，加强监管；与此同时，规范执法。除此外，没有其他事项。",
    "从一方面看，责任落实到位情况良好，确保落实到位的通报了做法。",
    "主要负责人3次主持会议研究法治工作，6次组织学法。",
    "在良好氛围中完成换届，取得明显成效的做法得到推广。",
    "对健全了制度的单位通报表扬，建立了台账。",
    "推进科学决策民主决策依法决策，尊法学法守法用法，科学立法、严格执法、公正司法、全民守法。",
    "县公安局、县城管局、县司法局联合县市场监管局检查，县公安局县城派出所参加。",
    "加强人民调解、行政调解、司法调解，落实食品药品安全、安全生产责任。",
    "深入学习贯彻宪法、民法典，进机关、进乡村、进社区宣讲。",
    "组织培训6期、开展检查12次，全年解决我县问题5个，推动我局工作。",
    "召开县长办公会12次，组织12个部门检查36次，抽调32人开展检查6次，检查企业86家次。",
    "率先完成，办结率100%以上，满意率98%的单位，投入资金120万元用于执法装备。",
    "公安司法机关、教育部门，法官检察官座谈，微信微博等平台，社区学校共建。",
    "召开会议4次县政府常务会议纪要印发各部门，审议通过县委常委会文件6件。",
    "组织执法人员120人次开展检查36次，出动执法人员86人次检查企业32家。",
    "各乡镇、街道和县直部门，青山镇、白水镇、红石镇。",
    "在全县12个乡镇全面推行，全县3个司法所建立台账，在6个行业组织开展试点。",
]


@pytest.mark.parametrize("text", QUIET)
def test_what_reads_alike_is_left_alone(text: str) -> None:
    assert findings(text_document(text), "标点") == []


@given(st.text(alphabet="同时，此外我局各部门12件次%建立组织公安局县司法、进社区镇清单", max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    findings(text_document(text), "标点")


@pytest.mark.parametrize("unit", ["开展检查12次", "县公安局", "青山镇", "权力清单", "进社区", "落实了责任"])
def test_long_texts_take_no_longer_than_their_length(unit: str) -> None:
    assert_grows_with_length(lambda text: findings(text_document(text), "标点"), unit)
