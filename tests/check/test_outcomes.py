"""One part of a report against another: all well and not, nothing and handled, done and planned, yes and no; hints."""

from __future__ import annotations

import pytest

from check.families_text import findings, record_document, text_document
from check.growth import assert_grows_with_length
from drafter.check.findings import Finding, Level

TEXT = """示例县人民政府2024年法治政府建设年度报告
一、主要举措和成效
（一）规范文明执法
作出行政处罚决定200件。{enforcing}
（二）化解矛盾纠纷
人民调解组织调解纠纷900件。{settling}
二、存在的不足和原因
（一）{lacking}。原因是经费有限。
三、党政主要负责人履行推进法治建设第一责任人职责情况
县长主持召开县政府常务会议。{heads}
四、2025年主要安排
组织执法人员培训3期。{planned}
五、其他需要报告的情况
{others}
"""
QUIET = {"enforcing": "", "settling": "", "lacking": "普法形式比较单一", "heads": "", "planned": "", "others": "无。"}


def told(**places: str) -> list[Finding]:
    return findings(text_document(TEXT.format(**{**QUIET, **places})), "矛盾")


def rules(**places: str) -> set[str]:
    return {one.rule for one in told(**places)}


def test_a_report_that_agrees_with_itself_is_left_alone() -> None:
    assert told() == []


@pytest.mark.parametrize(
    "places",
    [
        {"settling": "以县政府为被告的行政诉讼案件29件，全部胜诉。其中驳回27件、败诉2件。"},
        {"settling": "办理行政应诉案件20件，无一败诉。法院判决确认违法1件。"},
        {"settling": "行政诉讼案件18件，胜诉率100%。", "heads": "约谈败诉单位负责人1名。"},
        {"settling": "全年应诉案件9件，均获胜诉。", "lacking": "行政应诉败诉率偏高，全年败诉2件"},
        {"settling": "行政诉讼案件8件，全部胜诉，对败诉案件逐件分析原因。"},
        {"settling": "连续三年保持行政诉讼零败诉。被法院判决撤销行政行为2件。"},
        {"settling": "受理行政复议案件40件，全部维持。对被撤销的3件开展案后回访。"},
        {"settling": "行政复议案件审结30件，无一被纠错。其中撤销2件，确认违法1件。"},
        {"settling": "全年行政复议案件未发生被撤销、变更的情形。变更行政行为1件。"},
        {"enforcing": "依申请公开信息35件，全部按期答复。", "lacking": "依申请公开答复不够及时，有2件超期答复"},
        {"enforcing": "办理12345热线工单820件，按时办结率100%。", "others": "有13件工单逾期办结，已作说明。"},
        {"enforcing": "办理人大代表建议30件，全部在规定期限内答复。其中3件延期答复。"},
        {"enforcing": "行政许可1200件，无一超期。", "heads": "对超期办理的4件许可批示督办。"},
        {"settling": "行政机关负责人全部出庭应诉。应当出庭15件，负责人出庭13件。"},
        {"settling": "负责人出庭应诉率100%。", "lacking": "负责人出庭应诉意识不强，有3件没有出庭"},
        {"settling": "开庭审理的12件案件，负责人无一缺席。有2件由工作人员代为出庭。"},
        {"enforcing": "全年没有发生安全生产死亡事故。发生生产安全事故2起，死亡2人。"},
        {"enforcing": "汛期转移群众320人，实现零伤亡。", "settling": "因山洪造成3人受伤。"},
        {"enforcing": "全县未发生重大舆情。妥善处置重大舆情2起。"},
        {"settling": "全年没有发生群体性事件。", "heads": "现场处置群体性事件1起。"},
        {"settling": "未发生一起民转刑案件。发生民转刑案件2件。"},
        {"settling": "实现赴京上访零发生。劝返赴京上访5人次。"},
        {"enforcing": "行政执法零投诉。受理执法投诉6件，查实1件。"},
        {"enforcing": "执法人员考试全部合格。有8人考试不合格，组织补考。"},
        {"enforcing": "执法人员全部持证上岗。", "heads": "要求6名无证人员限期取得执法证件。"},
        {"enforcing": "没有收到政府信息公开申请，申请全部按期答复。"},
        {"enforcing": "政府信息公开申请全部按期答复。2024年没有收到政府信息公开申请。"},
        {"settling": "全年没有发生行政诉讼案件。行政诉讼案件全部胜诉。"},
        {"settling": "全年未收到检察建议。对检察建议均按期回复。"},
        {"settling": "2024年无行政复议案件。", "heads": "对行政复议案件逐件过问。"},
        {"enforcing": "7月强降雨期间没有人员伤亡，伤亡人员全部得到救治。"},
        {"enforcing": "未收到司法建议，司法建议回复率100%。"},
        {"others": "2024年我县没有发生行政应诉案件。", "settling": "办理行政应诉案件12件。"},
        {"settling": "无信访积案。化解信访积案9件。"},
        {"enforcing": "行政执法监督平台建成运行。", "planned": "2025年6月底前行政执法监督平台上线运行，接入18个单位。"},
        {
            "enforcing": "印发《示例县行政裁量基准管理办法》。",
            "planned": "2025年3月底前出台《示例县行政裁量基准管理办法》。",
        },
        {"enforcing": "公共法律服务中心建成并投入使用。", "planned": "力争2025年底前建成公共法律服务中心。"},
        {"enforcing": "已完成18个部门的权责清单修订。", "planned": "2025年第一季度完成18个部门权责清单修订工作。"},
        {"enforcing": "上线“掌上执法”系统。行政执法案件网上办理。", "planned": "2025年上线“掌上执法”系统。"},
        {"enforcing": "成立县行政复议咨询委员会。", "planned": "2025年成立县行政复议咨询委员会。"},
        {
            "enforcing": "全面建成村级法律顾问微信群。",
            "heads": "要求尽快建成村级法律顾问微信群。",
            "planned": "2025年底前建成村级法律顾问微信群。",
        },
        {"enforcing": "非现场执法监管系统已投入使用。非现场执法监管系统正在招标。"},
        {"enforcing": "聘请常年法律顾问2名。", "lacking": "没有聘请法律顾问"},
        {"enforcing": "评查执法案卷45卷。", "lacking": "执法案卷没有开展评查"},
        {"enforcing": "开展行政规范性文件清理，废止12件。", "others": "2024年没有开展规范性文件清理。"},
        {"heads": "出庭应诉2次。", "lacking": "主要负责人没有出庭应诉"},
        {"enforcing": "设立基层立法联系点2个。", "others": "我县没有设立基层立法联系点。"},
        {"enforcing": "组织重大行政决策听证3次。", "others": "全年没有组织听证。"},
        {"enforcing": "聘用辅助执法人员46名。", "others": "我县没有聘用辅助执法人员。"},
        {"enforcing": "县政府常务会议研究法治议题9次。", "heads": "主持县政府常务会议研究法治议题7次。"},
        {"enforcing": "组织政府常务会议会前学法12次。", "heads": "县长组织政府常务会议会前学法10次。"},
        {
            "enforcing": "召开县委全面依法治县委员会会议3次。",
            "heads": "县委书记主持召开县委全面依法治县委员会会议2次。",
        },
        {"enforcing": "举办执法人员培训班6期。", "heads": "督促举办执法人员培训班5期。"},
        {"enforcing": "全年开展法治专题讲座8场。", "others": "全年开展法治专题讲座6场。"},
        {
            "settling": "我县一审行政诉讼案件审结14件，法院全部判决驳回原告诉讼请求，胜诉率达到100%。",
            "lacking": "败诉案件暴露出程序意识不强，全年败诉1件",
        },
        {"settling": "应诉案件审结7件，无败诉。其中1件被判决确认程序违法。"},
        {"settling": "办理行政诉讼案件6件，均以胜诉告终。败诉1件。"},
        {"settling": "法院审结9件，没有一件败诉。", "heads": "县长对2件败诉案件作出批示。"},
        {"settling": "行政诉讼败诉率为0。", "lacking": "行政诉讼案件败诉2件"},
        {"settling": "行政复议决定全部得到维持，直接纠错4件。"},
        {"enforcing": "人大代表建议、政协提案办结率100%。", "lacking": "个别政协提案没有按期办结"},
        {"enforcing": "收到建议提案41件，件件有回复。", "heads": "对2件逾期未回复的建议提案挂牌督办。"},
        {"enforcing": "信访事项及时受理率、按期办结率均为100%。", "others": "信访事项超期办结3件。"},
        {"enforcing": "政府信息公开申请全部依法按时答复。因答复超期被行政复议纠错1件。"},
        {"settling": "参训干部138人全部通过考试。其中5人未通过。"},
        {"enforcing": "全年未发生较大以上安全事故。发生较大事故1起。"},
        {"enforcing": "安全生产形势平稳，无人员伤亡。11月一起事故造成2人死亡。"},
        {"enforcing": "全年实现“零信访”。接待来访群众26批，受理信访件31件。"},
        {"enforcing": "行政执法实现零复议、零诉讼。", "settling": "办理行政复议案件3件。"},
        {"enforcing": "全县没有群众上访。处理群众上访5起。"},
        {"settling": "2024年，我县未发生以县政府为被告的行政诉讼案件。以县政府为被告的行政诉讼案件2件，均胜诉。"},
        {"settling": "本年度没有办理行政赔偿案件。行政赔偿案件全部协商解决。"},
        {"enforcing": "全年没有收到人大代表建议，代表建议满意率100%。"},
        {"settling": "本镇无行政复议案件。所有行政复议案件都进行了听证。"},
        {"enforcing": "建成投用县级综治中心。", "planned": "2025年9月底前建成县级综治中心。"},
        {
            "enforcing": "《示例县合法性审查工作规程》已于10月印发。",
            "planned": "2025年制定出台《示例县合法性审查工作规程》。",
        },
        {"enforcing": "县行政争议协调化解中心挂牌成立。", "planned": "计划2025年上半年组建县行政争议协调化解中心。"},
        {"enforcing": "村级公共法律服务工作室实现全覆盖。", "planned": "2025年实现村级公共法律服务工作室全覆盖。"},
        {"enforcing": "执法记录仪全部接入监管平台。", "planned": "2025年6月底前将执法记录仪全部接入监管平台。"},
        {"enforcing": "8月底完成行政执法人员信息录入。", "planned": "2025年3月底前完成行政执法人员信息录入。"},
        {
            "enforcing": "制定重大行政决策事项目录，列入决策事项3项。",
            "others": "2024年我县没有制定重大行政决策事项目录。",
        },
        {"settling": "全年召开府院联席会议2次。", "lacking": "府院联席会议一次也没有召开"},
        {"settling": "全年召开府院联席会议2次。", "others": "因工作安排，2024年没有召开府院联席会议。"},
        {"enforcing": "配备专职法制审核人员12名。", "others": "全县未配备专职法制审核人员。"},
        {"enforcing": "全年举办领导干部法治讲座4场。", "heads": "举办领导干部法治讲座6场。"},
        {"enforcing": "县政府党组理论学习中心组学法6次。", "heads": "组织县政府党组理论学习中心组学法8次。"},
        {"enforcing": "为执法人员购置人身意外保险。", "others": "没有为执法人员购置人身意外保险。"},
    ],
    ids=lambda places: "/".join(places.values()),
)
def test_what_one_place_says_and_another_denies_is_a_hint(places: dict[str, str]) -> None:
    found = told(**places)
    assert found
    assert {one.level for one in found} == {Level.HINT}


@pytest.mark.parametrize(
    "places",
    [
        {"settling": "行政诉讼案件29件，审结27件，全部胜诉。2023年败诉2件。"},
        {"settling": "一审行政诉讼案件全部胜诉。", "planned": "建立败诉案件逐件分析制度。"},
        {"settling": "以县政府为被告的案件6件，全部胜诉。县级部门败诉2件，对败诉案件逐件分析。"},
        {"settling": "行政诉讼案件20件，败诉2件，对败诉案件逐件分析。"},
        {"enforcing": "依申请公开信息35件，全部按期答复。", "settling": "信访事项有2件延期答复。"},
        {"enforcing": "提前办结12件，其余8件均按期办结。"},
        {"settling": "应当出庭13件，负责人全部出庭；另有2件未开庭。"},
        {"enforcing": "没有发生安全生产死亡事故。组织事故应急演练3次。"},
        {"enforcing": "没有发生重大舆情。处置一般舆情12起。"},
        {"settling": "没有发生群体性事件。组织群体性事件处置演练1次。"},
        {"enforcing": "没有收到司法建议，收到检察建议2件，均按期回复。"},
        {"enforcing": "上年结转的政府信息公开申请1件已按期答复，2024年没有收到政府信息公开申请。"},
        {"settling": "没有发生行政诉讼案件，行政复议案件3件全部维持。"},
        {"enforcing": "执法监督平台一期建成运行。", "planned": "2025年底前建成执法监督平台二期。"},
        {"enforcing": "建成法治公园3个。", "planned": "2025年建成法治公园5个。"},
        {
            "enforcing": "印发《示例县行政裁量基准管理办法》。",
            "planned": "落实《示例县行政裁量基准管理办法》，每季度检查一次。",
        },
        {"enforcing": "执法监督平台完成招标。", "planned": "2025年6月底前执法监督平台上线运行。"},
        {"enforcing": "成立行政复议咨询委员会。", "planned": "2025年成立知识产权调解委员会。"},
        {"enforcing": "聘请法律顾问2名。", "lacking": "部分乡镇没有聘请法律顾问"},
        {"enforcing": "评查执法案卷45卷。", "lacking": "案卷评查结果没有运用"},
        {"enforcing": "县政府常务会议研究法治议题9次。", "heads": "主持县委常委会会议研究法治议题7次。"},
        {"enforcing": "举办执法人员培训班6期。", "heads": "督促举办领导干部培训班5期。"},
        {"settling": "发生交通事故12起，没有发生较大以上交通事故。"},
        {"settling": "行政复议案件受理30件，没有被撤销的案件。维持28件，终止2件。"},
        {"enforcing": "办理行政处罚200件，没有引发行政诉讼。", "settling": "行政诉讼案件5件，全部胜诉。"},
        {"enforcing": "收到投诉举报41件，全部办结。没有发生因执法引发的投诉。"},
        {"enforcing": "没有一件超期。办理延期审批3件。"},
        {"enforcing": "完成权责清单修订。", "planned": "2025年根据机构改革再次修订权责清单。"},
        {"settling": "行政诉讼案件全部胜诉。民事诉讼败诉1件。"},
        {"settling": "一审败诉2件，二审全部胜诉。"},
        {"settling": "受理12345工单820件，按期办结率100%，群众满意率98.2%，不满意15件。"},
        {"enforcing": "抽检食品300批次，不合格3批次，均立案处理，整改后全部合格。"},
        {"enforcing": "参加考试80人，合格78人，2人补考后全部合格。"},
        {"enforcing": "没有发生生产安全死亡事故。查处生产安全事故隐患200处。"},
        {"settling": "没有发生行政赔偿案件。行政诉讼案件5件，全部胜诉。"},
        {"enforcing": "没有收到人大代表建议。办理政协提案2件，全部按期答复。"},
        {"settling": "没有发生非正常上访。接待上访群众20批。"},
        {"enforcing": "建成综治中心。", "planned": "2025年规范综治中心运行，每季度评估一次。"},
        {"enforcing": "8个乡镇建成综治中心。", "planned": "2025年其余6个乡镇建成综治中心。"},
        {"enforcing": "完成规范性文件清理。", "planned": "2025年完成规范性文件清理。"},
        {"enforcing": "印发《2024年普法责任清单》。", "planned": "2025年3月印发《2025年普法责任清单》。"},
        {"settling": "召开府院联席会议2次。", "lacking": "府院联席会议议定事项没有逐项督办"},
        {"enforcing": "举办领导干部法治讲座4场。", "heads": "举办村干部法治讲座6场。"},
        {"enforcing": "全年没有对企业重复检查。检查企业300家。"},
        {"enforcing": "没有设立收费项目。设立公示栏30个。"},
        {"settling": "负责人应出庭12件，出庭12件。2023年有1件未出庭。"},
        {"enforcing": "县委常委会会议研究法治建设5次。", "heads": "县委书记主持县委常委会会议12次。"},
        {"settling": "上级机关没有撤销我县行政行为。行政复议撤销乡镇行政行为2件。"},
        {"enforcing": "持证执法人员138名，全部在岗。12名新进人员未取得执法证件。"},
    ],
    ids=lambda places: "/".join(places.values()),
)
def test_what_speaks_of_another_case_place_or_time_is_left_alone(places: dict[str, str]) -> None:
    assert told(**places) == []


def test_a_figure_of_the_record_says_yes_as_well() -> None:
    record = """
版式: standard@1
年度: 2024
机关: {名称: 示例局, 自称: 我局}
指标:
  执法监督: {案卷评查: 45}
存在的不足和原因:
  - {不足: 执法案卷没有开展评查, 原因: 人员偏少。}
"""
    assert [one.quote for one in findings(record_document(record), "矛盾-10")] == ["（一）执法案卷没有开展评查"]
    assert findings(record_document(record.replace("案卷评查: 45", "案卷评查: 0")), "矛盾-10") == []


def test_what_was_not_made_and_is_spoken_of_as_made_is_found_in_one_paragraph() -> None:
    assert "矛盾-10" in rules(enforcing="全年没有出台规范性文件，年内出台的2件规范性文件按期备案。")
    assert "矛盾-10" not in rules(enforcing="全年没有出台规范性文件，往年出台的2件规范性文件按期评估。")


@pytest.mark.parametrize(
    "piece",
    [
        "行政诉讼案件全部胜诉。败诉2件。",
        "没有收到检察建议。检察建议3件均按期回复。",
        "执法平台建成运行。执法平台正在招标。",
        "没有组织听证。组织听证3次。",
    ],
)
def test_comparing_takes_no_longer_than_the_text_is_long(piece: str) -> None:
    assert_grows_with_length(lambda text: told(enforcing=text, planned=text), piece)
