"""Numbers, homes and names of private persons. All of them are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check.families_text import findings, quotes, text_document
from check.growth import assert_grows_with_length


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("身份证号999999199001010011。", "999999199001010011"),
        ("联系电话19900000000。", "19900000000"),
        ("缴款账户6200000000000000003。", "6200000000000000003"),
        ("卡号：6200 0000 0000 0003。", "卡号：6200 0000 0000 0003"),
        ("住3号楼2单元501室。", "3号楼2单元501室"),
        ("家住城关镇西街的老人。", "家住城关镇西街"),
        ("邮箱abcd123@qq.com。", "abcd123@qq.com"),
        ("微信号abcd_12345。", "微信号abcd_12345"),
        ("（男，45岁）", "45岁"),
        ("系1970年1月1日出生。", "1970年1月1日出生"),
    ],
)
def test_a_number_or_home_of_a_person_is_found(text: str, quote: str) -> None:
    assert ("隐私-1", quote) in quotes(text, "隐私")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("村民吴大田等人的信访积案。", "吴大田"),
        ("学生家长许小麦反映的问题。", "许小麦"),
        ("患者柏小叶为原告。", "柏小叶"),
        ("申请人何小舟、何小帆撤回。", "何小帆"),
        ("王小丽、赵大伟等12名农民工。", "赵大伟"),
        ("在李大明诉县自然资源局一案中。", "李大明"),
        ("化解刘家村孙二虎与邻居的纠纷。", "孙二虎"),
        ("调解周大海夫妇离婚纠纷。", "周大海"),
        ("受援人欧阳小云的案件。", "欧阳小云"),
        ("被处罚人郑大勇逾期不缴纳罚款。", "郑大勇"),
        ("“老上访户”牛大壮息诉罢访。", "牛大壮"),
        ("刘某某（真名刘大山）申请复议。", "刘大山"),
        ("对其子周小明（12岁）进行训诫。", "周小明"),
        ("死者家属何玉树要求赔偿。", "何玉树"),
        ("帮助刘桂兰追回货款。", "刘桂兰"),
        ("慰问孙立秋。", "孙立秋"),
        ("为王玉秋追回工资3万元。", "王玉秋"),
    ],
)
def test_the_name_of_a_person_is_found(text: str, name: str) -> None:
    assert ("隐私-2", name) in quotes(text, "隐私")


@pytest.mark.parametrize(
    "text",
    [
        "办公电话021-12345678，热线12345。",
        "村民张某、当事人李某某申请复议。",
        "为张庄村民发放资料，向李家村送去物资，慰问王家庄群众，帮助陈旧小区改造，协助高新区办案。",
        "群众高兴，居民常常反映，学生安全，市民方便，当事人陈述申辩。",
        "申请人江南某置业有限公司不服处罚，原告龙泉市某公司撤诉。",
        "当事人在法定期限内申请，村民和睦，职工时间紧，未成年人保护。",
        "区长出庭应诉，司法局局长汇报。",
        "村民石某诉县公安局一案，农民工讨薪。",
        "纳入主题党日、干部职工周例会内容。",
    ],
)
def test_what_is_no_private_person_is_left_alone(text: str) -> None:
    assert quotes(text, "隐私") == []


@given(st.text(alphabet="村民当事人王大小明诉等与、，。（男）电话1390号", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    findings(text_document(text), "隐私")


@pytest.mark.parametrize("unit", ["村民王大明、", "住", "139", "账号1", "王大", "一"])
def test_long_texts_take_no_longer_than_their_length(unit: str) -> None:
    assert_grows_with_length(lambda text: findings(text_document(text), "隐私"), unit)
