"""Sentences of another line of business, matters of no agency of law, praise and outcomes: among what is not theirs."""

from __future__ import annotations

import pytest

from check.families_text import findings, text_document
from check.growth import assert_grows_with_length
from drafter.check.findings import Finding, Level

TEXT = """示例县人民政府2024年法治政府建设年度报告
一、主要举措和成效
（一）优化政务服务
县政务服务中心设窗口32个，进驻事项1120项，网上可办率98.2%。全年办件12.6万件，办结率99.8%。{service}推行“办不成事”反映窗口，受理反映126件，全部办结。
（二）规范文件管理
审查规范性文件38件，提出修改意见62条，采纳58条。{papers}全年清理文件210件，废止16件，修改9件，结果在县政府网站公布。
（三）推进依法决策
编制重大行政决策事项目录，列入7项。{deciding}对污水处理收费标准调整召开听证会1次，采纳意见14条。审查政府合同96份，提出法律意见130条。
（四）规范文明执法
作出行政处罚决定860件，罚没款312万元。评查执法案卷60卷，优秀率36.7%。{enforcing}组织执法人员资格考试2次，参加156人，通过148人。
（五）化解矛盾纠纷
人民调解组织受理纠纷912件，调解成功896件。{settling}新建物业纠纷调解室6个，聘请调解员18名。
（六）办理行政复议和应诉案件
收到行政复议申请56件，受理49件，审结45件，纠错3件。行政诉讼一审案件22件，败诉1件。{suing}行政机关负责人出庭应诉21次，出庭率95.5%。
（七）加强普法宣传
举办法治讲座64场，发放资料1.8万份。{teaching}培育“法律明白人”720名，新建法治公园2个。
（八）主动接受监督
办理人大代表建议68件、政协提案74件，满意率100%。{watched}主动公开政府信息6200条，办理依申请公开35件。
（九）应对突发事件
修订应急预案12个，组织防汛演练8场。{emergency}转移受威胁群众420人，没有人员伤亡。
二、存在的不足和原因
（一）普法形式比较单一。讲座多、互动少，原因是经费有限。{lacking}
（二）执法监督手段传统。靠人工抽查，原因是监督平台没有建成。
三、党政主要负责人履行推进法治建设第一责任人职责情况
县长主持召开县政府常务会议9次，研究法治建设议题14项。{heads}带头学法6次，在年终述职时一并述法。
四、2025年主要安排
（一）改进普法形式。拍摄普法短片。{planned}
（二）建成执法监督平台。2025年6月底前上线。
五、其他需要报告的情况
{others}
示例县人民政府
2025年2月10日
"""
PLACES = ("service", "papers", "deciding", "enforcing", "settling", "suing", "teaching", "watched", "emergency")
QUIET = {**dict.fromkeys((*PLACES, "lacking", "heads", "planned"), ""), "others": "没有其他需要报告的情况。"}


def told(place: str = "others", text: str = "没有其他需要报告的情况。") -> list[Finding]:
    return findings(text_document(TEXT.format(**{**QUIET, place: text})), "错位")


def test_a_report_in_order_is_left_alone() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("service", "对拒不改正的当事人立案查处，下达责令改正通知书。"),
        ("service", "县人民法院审理的行政案件，均由分管负责人到庭。"),
        ("papers", "群众反映的邻里纠纷得到及时调处。"),
        ("deciding", "汛期组织人员巡堤查险，及时转移群众。"),
        ("deciding", "群众办事等候时间明显缩短，窗口好评率稳步提高。"),
        ("enforcing", "政务服务中心增设自助终端，群众办事更加方便。"),
        ("enforcing", "调解员耐心疏导双方当事人，促成和解。"),
        ("settling", "执法人员全部持证上岗，亮证执法。"),
        ("settling", "规范性文件草案在网站征求公众意见。"),
        ("suing", "人民调解员入户走访，把矛盾化解在萌芽状态。"),
        ("teaching", "所有合同签订前均经法律顾问审查。"),
        ("teaching", "复议案件实行繁简分流，简易案件快审快结。"),
        ("emergency", "重大决策草案广泛听取专家和群众意见。"),
        ("emergency", "政府信息公开申请均在法定期限内答复。"),
        ("papers", "开展邻里纠纷排查调处，每件文件都经集体讨论。"),
        ("deciding", "普法讲座场场爆满，决策草案都经专家论证。"),
        ("enforcing", "学校食堂陪餐制度执行到位。"),
        ("suing", "农村危旧桥梁加固工程如期完工。"),
        ("teaching", "冬小麦播种面积稳中有增。"),
        ("watched", "职工体检报告已全部发放。"),
        ("papers", "养老服务中心床位入住率稳步提高。"),
        ("settling", "城区主干道沥青铺设全部完成。"),
        ("service", "退役军人优抚金按月足额发放。"),
        ("deciding", "乡镇卫生院中医馆建设通过验收。"),
        ("lacking", "新栽行道树长势良好。"),
        ("planned", "居民医保缴费率稳居全市前列。"),
        ("lacking", "普法活动有声有色，覆盖面不够宽。"),
        ("lacking", "干部学法热情高涨，氛围浓厚。"),
        ("lacking", "执法队伍建设成果喜人，执法装备配备不足。"),
        ("lacking", "群众踊跃参加法治讲座，反响热烈。"),
        ("lacking", "行政复议公信力大幅跃升，复议人员偏少。"),
        ("lacking", "调解工作亮点纷呈，专职调解员缺乏。"),
        ("lacking", "窗口服务井井有条，赢得群众一致称赞。"),
        ("lacking", "法治督察扎实有效，震慑作用明显。"),
        ("heads", "县政务服务中心网上可办率稳步上升，"),
        ("heads", "城区雨污分流改造完成6公里，"),
        ("heads", "人民调解成功率达到98%。"),
        ("heads", "农村公路通车里程突破800公里。"),
        ("heads", "执法案卷优秀率明显提高，"),
        ("heads", "中小学塑胶操场改建完成12所，"),
        ("heads", "普法短视频播放量突破100万次。"),
        ("heads", "全县粮食总产量实现增长，"),
        ("service", "败诉案件逐件复盘，查找执法短板。"),
        ("papers", "社区矫正对象报到率100%。"),
        ("deciding", "法律援助中心接待来访群众820人次。"),
        ("enforcing", "依申请公开答复做到零超期。"),
        ("settling", "行政许可事项办理时限压缩一半。"),
        ("suing", "法治公园夜间游人如织。"),
        ("teaching", "案卷评查采取交叉互评方式。"),
        ("emergency", "人民调解员全部纳入补贴范围。"),
        ("papers", "宪法宣传周活动精彩纷呈，文件起草部门按时报送审查。"),
        ("enforcing", "桃园村水蜜桃喜获丰收。"),
        ("suing", "幼儿园新增学位360个。"),
        ("teaching", "全县通信基站实现行政村全覆盖。"),
        ("settling", "县第一中学高考本科上线率持续提高。"),
        ("heads", "环湖自行车道建成18公里，"),
        ("planned", "新能源出租车投放到位120辆。"),
        ("lacking", "机关食堂饭菜质量明显改善。"),
        ("watched", "老旧小区加装电梯36部。"),
        ("lacking", "执法规范化水平突飞猛进。"),
        ("lacking", "普法短视频广受好评，点击量高。"),
        ("lacking", "调解队伍精干高效，作风过硬。"),
        ("lacking", "政务服务再上新台阶，窗口人手偏紧。"),
        ("lacking", "行政争议化解成绩骄人。"),
        ("lacking", "法治宣传有口皆碑。"),
        ("heads", "全县信访总量持续下降。"),
        ("heads", "执法记录仪配备率100%。"),
        ("heads", "法律顾问覆盖面进一步扩大。"),
        ("heads", "政府网站访问量超过200万人次。"),
        ("heads", "旅游收入再创新高，"),
        ("heads", "规上工业增加值增长6.2%。"),
    ],
)
def test_what_belongs_to_another_section_or_to_no_report_of_this_kind_is_a_hint(place: str, text: str) -> None:
    found = told(place, text)
    assert any(one.quote.strip("。") in text for one in found)
    assert {one.level for one in found} == {Level.HINT}


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("service", "对窗口人员开展业务培训4期，培训320人次。"),
        ("service", "对服务态度差的工作人员批评教育2人次，群众满意率99.1%。"),
        ("papers", "涉及公民权利义务的文件，均向社会公开征求意见。"),
        ("papers", "法律顾问参与文件起草12件次。"),
        ("deciding", "邀请人大代表、政协委员参加听证，听取意见。"),
        ("deciding", "决策事项实施前评估社会稳定风险，防止引发纠纷。"),
        ("enforcing", "在执法中开展说理式普法，当场讲解法律规定。"),
        ("enforcing", "对企业轻微违法行为免予处罚86件，优化营商环境。"),
        ("settling", "对调解不成的，引导当事人依法提起诉讼。"),
        ("settling", "法律援助中心为农民工讨薪提供援助32件。"),
        ("suing", "对败诉案件逐件分析，向执法单位提出改进建议。"),
        ("suing", "组织执法人员旁听庭审4次，以案释法。"),
        ("teaching", "组织领导干部旁听庭审2次，接受法治教育。"),
        ("teaching", "在政务服务大厅、调解室设置宣传栏，现场解答咨询。"),
        ("teaching", "干部学法考试合格率99.6%。"),
        ("watched", "审计发现的问题全部整改。"),
        ("watched", "聘请行政执法监督员12名，开展执法监督4次。"),
        ("emergency", "查处哄抬物价案件3件，维护市场秩序。"),
        ("emergency", "宣传防灾减灾知识，发放手册5000份。"),
        ("enforcing", "检查学校食堂86家，责令改正12家。"),
        ("suing", "涉及征地补偿的案件占一半。"),
        ("teaching", "在农家书屋、文化广场设置普法角36处。"),
        ("watched", "公开医疗、教育、养老等领域信息820条。"),
        ("papers", "废止与新型城镇化、粮食补贴政策不一致的文件3件。"),
        ("settling", "排查工程欠薪、物业服务、医疗损害等领域纠纷126起。"),
        ("lacking", "普法活动虽然有声有色，但覆盖面不够宽。"),
        ("lacking", "法治讲座吸引力不强，群众参与不踊跃。"),
        ("lacking", "与先进县相比，亮点不多、特色不明显。"),
        ("lacking", "成效显著的普法品牌还没有形成。"),
        ("lacking", "重结果轻过程的现象仍然存在。"),
        ("lacking", "有的单位满足于完成任务，实际效果不够好。"),
        ("heads", "推动网上可办率提高到98%，"),
        ("heads", "针对人民调解成功率下降问题，到司法局调研2次，"),
        ("heads", "听取污水处理收费调整方案汇报，要求依法听证。"),
        ("heads", "协调解决执法经费120万元，执法装备配备率达到100%，"),
        ("heads", "审定年度普法计划，督促各部门落实普法责任，"),
        ("heads", "对粮食购销领域执法作出批示3次，"),
        ("service", "对窗口投诉实行首问负责，12件投诉全部回复。"),
        ("papers", "邀请市民代表参加文件座谈会2次。"),
        ("enforcing", "在12个执法大队设立普法宣传员。"),
        ("settling", "律师参与调解126件，当场达成协议98件。"),
        ("suing", "复议机构开展调解，和解结案9件。"),
        ("teaching", "以典型案件为教材开展警示教育3场。"),
        ("watched", "公开重大行政决策事项目录1份。"),
        ("emergency", "公开预警信息120条，群众知晓率高。"),
        ("lacking", "法治宣传叫好不叫座的情况存在。"),
        ("lacking", "满意度不高，群众不认可。"),
        ("lacking", "有的单位自我感觉良好，问题意识不强。"),
        ("lacking", "深入人心的普法作品少。"),
        ("heads", "把执法案卷优秀率纳入考核，"),
        ("heads", "县长督办的6件信访积案全部化解。"),
        ("heads", "2次到政务服务中心暗访，办件提速30%。"),
        ("heads", "亲自协调解决调解室场地，新增调解室6个。"),
    ],
)
def test_what_serves_its_own_section_is_left_alone(place: str, text: str) -> None:
    assert told(place, text) == []


@pytest.mark.parametrize("piece", ["邻里纠纷得到调处。", "学校食堂陪餐到位，", "普法有声有色，覆盖面不宽。"])
def test_topics_take_no_longer_than_the_text_is_long(piece: str) -> None:
    assert_grows_with_length(lambda text: told("deciding", text) + told("lacking", text), piece)
