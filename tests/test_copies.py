"""Every copy of every example, with one issuer and with two, sealed, stamped or neither: valid, and the same twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import EXAMPLES, mapping, record_text
from comment_words import comments_in
from docx_text import docx_text
from openxml_audit import OpenXmlValidator

from drafter.check.review import Reviewer
from drafter.draft import Draft, make_draft, open_layout
from drafter.layout.load import builtin_templates, find_layouts

TEMPLATES = [builtin_templates()]
COPIES = ("公开稿", "报送稿", "送审稿")
JOINT = "{名称: 中共示例区委员会, 联署: 示例区人民政府, 自称: 我区, 类型: 党委和政府联合}"
LONG = "示例省示例自治州示例市示例区人民政府行政审批和公共资源交易管理办公室"
HEAD = "发文字号: 示政〔2018〕12号, 抄送: [某局, 某办], 印发机关: 示例区人民政府办公室, 印发日期: 2018-01-30"
REVIEW = "送审: {稿次: 2, 日期: 2018-01-20}\n"
SIGNERS = {1: "[某甲]", 2: "[某甲, 某乙]", 5: "[某甲, 某乙, 某丙, 某丁, 某戊]"}
SEALS = {
    "加盖印章": "用印署名 | ",
    "不加盖印章": "署名 | ",
    "加盖签名章": "签名章 | 区长",
}


@pytest.fixture(scope="module")
def reviewer() -> Reviewer:
    return Reviewer(TEMPLATES)


def head(signers: int = 1, seal: str = "加盖印章") -> str:
    title = ", 签发人职务: 区长" if seal == "加盖签名章" else ""
    return f"发文: {{{HEAD}, 签发人: {SIGNERS[signers]}, 用印: {seal}{title}}}\n"


def draft(text: str, profile: str, reviewer: Reviewer) -> Draft:
    record = mapping(text)
    return make_draft(record, open_layout(record, TEMPLATES), profile, lambda: reviewer)


def faults(data: bytes, folder: Path) -> list[object]:
    (folder / "a.docx").write_bytes(data)
    return list(OpenXmlValidator().validate(str(folder / "a.docx")).errors)


@pytest.mark.parametrize("profile", COPIES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_copy_of_an_example_is_valid_and_the_same_twice(
    path: Path, profile: str, reviewer: Reviewer, tmp_path: Path
) -> None:
    text = path.read_text("utf-8")
    text += "".join(part for part in (head(), REVIEW) if f"\n{part[:3]}" not in text)
    made = draft(text, profile, reviewer)

    assert faults(made.data, tmp_path) == []
    assert draft(text, profile, reviewer).data == made.data
    assert len(comments_in(made.data)) == made.comments


@pytest.mark.parametrize("name", sorted(find_layouts(TEMPLATES)))
def test_every_sample_with_its_comments_is_valid_and_the_same_twice(
    name: str, reviewer: Reviewer, tmp_path: Path
) -> None:
    text = (builtin_templates() / name / "sample.yaml").read_text("utf-8").replace("。", "。。")
    made = draft(text, "送审稿", reviewer)

    assert len(comments_in(made.data)) == made.comments > 0
    assert faults(made.data, tmp_path) == []
    assert draft(text, "送审稿", reviewer).data == made.data


def test_findings_in_one_paragraph_across_values_and_in_titles_each_stand_at_their_words(reviewer: Reviewer) -> None:
    content = "收到行政复议申请{行政复议.收到申请}件，受理{行政复议.受理}件，，法制政府宣传5场。"
    record = record_text(
        标题="示例区人民政府|关于2020年法制政府建设情况的报告",
        指标="{行政复议: {收到申请: 142, 受理: 179, 审结: 68}}",
        主要举措和成效=f"[{{领域: 加强法制政府建设, 举措: [{{标题: 化解争议, 内容: '{content}'}}]}}]",
    )
    comments = comments_in(draft(record, "送审稿", reviewer).data)
    found = [
        (comment.before.rpartition("\n")[2], comment.words)
        for comment in comments
        if comment.said.partition("\n")[0].partition("　")[2] in ("用字-1", "标点-5", "算术-2")
    ]
    begun = "1.化解争议。收到行政复议申请142件，受理"

    assert found == [
        ("关于2020年", "法制政府"),
        ("（一）加强", "法制政府"),
        (begun, "179件"),
        (f"{begun}179件", "，，"),
        (f"{begun}179件，，", "法制政府"),
    ]


@pytest.mark.parametrize("seal", SEALS)
@pytest.mark.parametrize(("issuers", "signers"), [("one", 1), ("two", 2), ("long", 5)])
def test_every_head_and_signature_is_valid(
    issuers: str, signers: int, seal: str, reviewer: Reviewer, tmp_path: Path
) -> None:
    own = {"one": {}, "two": {"机关": JOINT}, "long": {"机关": f"{{名称: {LONG}, 自称: 我办, 类型: 政府部门}}"}}
    made = draft(record_text(**own[issuers]) + head(signers, seal), "报送稿", reviewer)
    text = docx_text(made.data)

    assert made.report.missing == ()
    assert faults(made.data, tmp_path) == []
    assert SEALS[seal] in text
    assert ("表格 | 中共示例区委员会/示例区人民政府 ¦ 文件" in text) is (issuers == "two")


def test_what_is_missing_in_a_head_leaves_it_valid(reviewer: Reviewer, tmp_path: Path) -> None:
    for profile in ("报送稿", "送审稿"):
        made = draft(record_text(), profile, reviewer)

        assert made.report.missing
        assert faults(made.data, tmp_path) == []
