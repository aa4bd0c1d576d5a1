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
from drafter.layout.load import builtin_templates

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
    return make_draft(record, open_layout(record, TEMPLATES), profile, reviewer)


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
