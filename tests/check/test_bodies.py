"""Bodies that a reform has done away with, only from the year on, and not where the old name is in place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.growth import assert_grows_with_length
from drafter.check.document import document_from_text
from drafter.check.families.bodies import CHECKS
from drafter.check.findings import Finding, Level
from drafter.check.load import load_rulebook
from drafter.check.run import check_document
from drafter.layout.load import builtin_templates, load_layout

RULEBOOK = load_rulebook([builtin_templates()])
REFERENCE = load_layout("standard", [builtin_templates()]).reference


def found(text: str, year: int = 2024) -> tuple[Finding, ...]:
    return check_document(document_from_text(text, "报告.txt", year, REFERENCE), RULEBOOK, list(CHECKS)).findings


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("区政府法制办负责审查。", "政府法制办"),
        ("市法制办公室负责审查。", "法制办公室"),
        ("会同县安监局开展检查。", "安监局"),
        ("与区工商局、质监局联合执法。", "工商局"),
        ("市食品药品监督管理局参加。", "食品药品监督管理局"),
        ("县国土资源局配合。", "国土资源局"),
        ("市环境保护局牵头。", "环境保护局"),
        ("省建设厅和交通部印发文件。", "建设厅"),
        ("省劳动和社会保障厅部署。", "劳动和社会保障厅"),
        ("国家教委印发通知。", "国家教委"),
        ("省外经贸厅组织培训。", "外经贸厅"),
        ("中央深改组审议。", "中央深改组"),
        ("人民银行示例市中心支行参加。", "中心支行"),
        ("县农业局牵头。", "农业局"),
        ("区卫计委组织培训。", "卫计委"),
        ("县国税局参加会议。", "国税局"),
        ("文广新局开展检查。", "文广新局"),
        ("太原市环保局开展检查。", "环保局"),
        ("原则上由县环保局牵头。", "环保局"),
        ("联合公安、工商、消防等部门检查。", "工商"),
        ("会同县自然资源、安监、市场监管部门检查。", "安监"),
        ("协调环保部门处理。", "环保部门"),
        ("区消防大队参加演练。", "消防大队"),
        ("把原区质监局、区工商局的职责整合到区市场监管局。", "工商局"),
        ("由市国土资源局、原市规划局的职责整合组建。", "国土资源局"),
        ("协调县劳动局处理欠薪线索。", "劳动局"),
        ("县建设局审批施工许可。", "建设局"),
        ("县国土资源和城乡规划局配合。", "国土资源和城乡规划局"),
        ("镇环保所、安监站、计生办参加。", "安监站"),
        ("县安全监管局、县旅游发展局参加。", "旅游发展局"),
        ("县工商质监局查处案件。", "工商质监局"),
        ("市食品药品稽查支队查处案件。", "食品药品稽查"),
        ("省国土厅督导。", "国土厅"),
        ("县出入境检验检疫局参加。", "出入境检验检疫"),
        ("县综治委、县委农工办参加。", "综治委"),
        ("县人民检察院反贪局参加。", "反贪局"),
        ("县经济委员会、县外经贸局参加。", "外经贸局"),
        ("整合资源，联合县工商局开展检查。", "工商局"),
        ("组建工作专班，会同县环保局检查。", "环保局"),
        ("工商、税务、公安联合检查。", "工商"),
        ("公安消防部门排查隐患。", "公安消防部门"),
        ("依法撤销县国土局的处罚决定2件。", "国土局"),
    ],
)
def test_an_old_name_is_found(text: str, name: str) -> None:
    assert name in {finding.quote for finding in found(text)}


@pytest.mark.parametrize(
    "text",
    [
        "原区工商局、质监局、环保局的案卷已经移交。",
        "依据原国家安监总局的办法。",
        "认真执行《国土资源部关于规范执法的通知》。",
        "依据县环保局〔2017〕12号文件办理。",
        "机构改革后，县工商局、质监局的职责由市场监管局承担。",
        "2016年县环保局查处的案件已经执行完毕。",
        "区生态环境局、农业农村局、自然资源局、市场监管局、税务局、应急局和司法局参加。",
        "落实环保督察整改，加强食药监管，听取工商联意见。",
        "农业部门、国土空间规划、工商登记、中国税收、各地税务机关。",
        "国家税务总局示例县税务局参加会议。",
        "省住房和城乡建设厅、住房和城乡建设部、交通运输部、省交通运输厅、省文化和旅游厅组织培训。",
        "交通部门、各建设部门落实，平安建设部署到位，项目建设部分任务完成。",
        "文化和旅游局、卫生健康局、国家药品监督管理局。",
        "公安分局法制办负责审核。",
        "人大常委会法制办公室备案审查。",
        "国土局势、农业局部受灾。",
        "县劳动保障监察大队、县劳动人事争议仲裁院处理欠薪，组织人事部门考察。",
        "城市建设局部优化，县住房和城乡建设局、开发区建设局参加，乡村振兴、文化体育、粮食和物资储备局。",
        "县综治中心、综合治理中心，海关检验检疫，县委外办，退役军人事务局，司法所法制审核。",
        "机构改革前由县国土资源局办理，原县安监局移交的案卷，2017年县环保局作出的处罚。",
        "将县工商局、县质监局的职责整合，组建县市场监督管理局。",
        "撤销县环保局建制，合并县农业局与县畜牧局。",
    ],
)
def test_names_that_are_right_are_left_alone(text: str) -> None:
    assert found(text) == ()


def test_before_the_reform_the_names_were_right() -> None:
    assert found("会同区工商局、法制办、环保局检查。", 2018) == ()


def test_a_body_is_not_there_before_it_was_set_up() -> None:
    assert {one.quote for one in found("会同县应急管理局检查。", 2017)} == {"应急管理局"}
    assert found("会同县应急管理局检查。", 2018) == ()
    assert found("一、主要工作\n开展检查。\n二、下一步工作安排\n配合县应急管理局检查。", 2017) == ()
    assert found("组建县应急管理局。", 2017) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("加强卫生计生领域执法。", {"卫生计生"}),
        ("强化工商质监等领域监管。", {"工商质监"}),
        ("在安监、环保等重点领域开展检查。", {"安监"}),
        ("加强卫生健康、安全生产、国土空间规划领域执法。", set()),
        ("原卫生计生领域的文件已经废止。", set()),
    ],
)
def test_fields_named_after_old_departments_are_hints(text: str, words: set[str]) -> None:
    fields = [one for one in found(text, 2022) if one.rule == "机构-4"]
    assert {one.quote for one in fields} == words
    assert {one.level for one in fields} <= {Level.HINT}


def test_the_first_year_is_only_doubtful() -> None:
    assert {finding.level for finding in found("会同区工商局检查。", 2019)} == {Level.DOUBT}
    assert {finding.level for finding in found("会同区工商局检查。", 2020)} == {Level.ERROR}


def test_a_longer_name_is_found_once_and_where_it_stands() -> None:
    (finding,) = found("一、举措\n由国务院法制办公室备案。")
    assert (finding.quote, finding.place.line) == ("国务院法制办公室", 2)
    assert "司法部" in finding.fix


def test_without_a_year_it_is_taken_from_the_text() -> None:
    assert found("2024年，会同区工商局检查。", 0)
    assert found("会同区工商局检查。", 0) == ()


@given(st.text(alphabet="原工商局环保国税地务《》〔〕（）2019年。，法制办公室", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    found(text)


@pytest.mark.parametrize("unit", ["工商局", "原", "原工商局，", "《", "2016年", "区法制办〔", "和公安", "公安、工商"])
def test_long_texts_take_no_longer_than_their_length(unit: str) -> None:
    assert_grows_with_length(found, unit)
