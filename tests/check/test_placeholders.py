"""Signs, words and empty places that stand for something still to be written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.growth import assert_grows_with_length
from drafter.check.document import document_from_text
from drafter.check.families.placeholders import CHECKS
from drafter.check.findings import Finding
from drafter.check.load import load_rulebook
from drafter.check.run import check_document
from drafter.check.sources import document_of
from drafter.layout.load import builtin_templates, load_layout

RULEBOOK = load_rulebook([builtin_templates()])
REFERENCE = load_layout("standard", [builtin_templates()]).reference


def found(text: str) -> tuple[Finding, ...]:
    return check_document(document_from_text(text, "报告.txt", 2024, REFERENCE), RULEBOOK, list(CHECKS)).findings


@pytest.mark.parametrize(
    "text",
    [
        "以***为指导，推进工作。",
        "配合*区做好工作。",
        "xx市人民政府办公室印发。",
        "XX局受理申请。",
        "截至20xx年底，完成任务。",
        "202X年完成任务。",
        "于×月×日召开会议。",
        "受理某某单位申请。",
        "○○局组织开展培训。",
        "受理N件，审结12件。",
        "**一是**加强领导。",
        "主要原因是（此处请区委编办补充）。",
        "全年培训（数据请法规股核实）人次。",
        "此处数据待司法局提供。",
        "完成【批注：这个数再问一下】清理。",
        "受理（？）件。",
        "走访N户居民。",
        "经费投入[待财政局核定]万元。",
        "参训人数为 人。",
        "培训执法人员    人次。",
        "组织培训次，参训人员合格。",
        "完成率达百分之。",
        "受理案件—件。",
        "全年办理案件000件。",
        "全年开展检查约？次。",
        "详见附表X。",
        "全年培训待补人次。",
        "全年培训（待定）人次。",
        "受理TODO件。",
        "合计#REF!件。",
        "（此处填写工作成效）",
        "受理{n}件。",
        "印发《》，明确分工。",
        "获评“　　”称号。",
        "印发《关于  的通知》。",
        "建立【】平台。",
        "依据〔〕办理。",
        "填写[ ]后报送。",
        "受理{行政复议。受理}件。",
        "受理{行政复议.受礼}件。",
        "受理｛受理数｝件。",
        "受理{行政复议.受理件。",
        "印发____份。",
        "2024年  月  日",
        "市政府办〔2024〕号文件。",
        "调解成功率为%。",
        "参加培训（ ）人。",
        "共受理案件，审结  件。共  件。",
        "全年受理件，审结12件。",
    ],
)
def test_what_is_still_to_be_written_is_found(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "二○二四年，二〇〇八年，一九九○年。",
        "村民王某某与张某某因宅基地发生纠纷。",
        "清理5×5米的场地，面积3×4米。",
        "购置X光机、N95口罩和C类物资。",
        "执法力量有待补充，申请人待补正材料。",
        "以案释法，某公司不服行政处罚，李某撤回申请。",
        "制定待定岗人员安置办法，对待核查线索逐一核实。",
        "调解成功率为95.5%，占比12%，提高工作效率。",
        "于2024年3月5日印发《某办法》（试行）。",
        "办理件数居前，公共件、组件齐全，收件办件分离。",
        "县政府令第12号，市政府办〔2024〕3号。",
        "【待补充：行政复议受理】",
        "开展“双随机、一公开”……等检查。",
        "推行“1+N”模式，形成“1+3+X”机制。",
    ],
)
def test_what_looks_alike_is_left_alone(text: str) -> None:
    assert found(text) == ()


def test_a_finding_shows_what_stands_beside_the_sign() -> None:
    (finding,) = found("一、工作情况\n以***为指导，推进工作。")
    assert "***为指导" in finding.quote
    assert finding.place.line == 2


def test_a_reference_of_a_record_that_was_written_wrongly_is_told_with_the_nearest_name() -> None:
    record = """
版式: standard@1
年度: 2024
机关: {名称: 示例区人民政府, 自称: 我区}
主要举措和成效:
  - 领域: 化解矛盾纠纷
    举措:
      - 标题: 行政复议
        内容: 全年受理{行政复议。受理}件。
"""
    document = document_of(record, "记录.yaml", [builtin_templates()])
    (finding,) = check_document(document, RULEBOOK, ["占位-3"]).findings
    assert "{行政复议.受理}" in finding.fix
    assert "内容" in finding.place.key


def test_what_is_missing_from_a_record_is_no_placeholder() -> None:
    record = "版式: standard@1\n年度: 2024\n机关: {名称: 示例区人民政府}\n"
    document = document_of(record, "记录.yaml", [builtin_templates()])
    assert check_document(document, RULEBOOK, list(CHECKS)).findings == ()


@given(st.text(alphabet="*×xXN{}｛｝_〔〕第号年月日%率为共件（）待补定某。 一2", max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    found(text)


@pytest.mark.parametrize("unit", ["*", "×", "{", "_", "年 ", "共", "率", "待补", "（", "某", "x市"])
def test_long_texts_take_no_longer_than_their_length(unit: str) -> None:
    assert_grows_with_length(found, unit)


@pytest.mark.parametrize("text", ["开展活动{学法次。", "收到申请{行政复议.受理。", "全年｛学法"])
def test_a_brace_that_was_left_open_is_found(text: str) -> None:
    assert [spot.quote[0] for spot in found(text)] == [text[text.index("{" if "{" in text else "｛")]]
