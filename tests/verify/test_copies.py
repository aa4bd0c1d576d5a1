"""Every copy of every layout's sample passes: with what is missing in its head, and with the head filled in."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.draft import make_draft, open_layout
from drafter.layout.load import builtin_templates, find_layouts
from drafter.record.parse import parse_mapping
from drafter.verify.rows import Outcome
from drafter.verify.verifying import verify_file
from verify.word_files import no_pages

TEMPLATES = [builtin_templates()]
HEAD = """
发文:
  发文字号: 示政发〔2025〕5号
  签发人: [某甲, 某乙]
  抄送: [示例市司法局]
  印发机关: 示例区人民政府办公室
  印发日期: 2025-02-20
"""


@pytest.mark.parametrize("head", ["", HEAD], ids=["no head", "head"])
@pytest.mark.parametrize("profile", ["公开稿", "报送稿", "送审稿"])
@pytest.mark.parametrize("folder", find_layouts(TEMPLATES).values(), ids=lambda folder: folder.name)
def test_nothing_fails_in_a_copy(tmp_path: Path, folder: Path, profile: str, head: str) -> None:
    text = (folder / "sample.yaml").read_text("utf-8")
    opened = open_layout(parse_mapping(text, "sample.yaml"), TEMPLATES)
    copies = [one.name for one in opened.layout.profiles]
    if profile not in copies:
        pytest.skip("this layout makes no such copy")
    added = head if "报送稿" in copies and "\n发文:" not in text else ""
    record = parse_mapping(text + added, "sample.yaml")
    path = tmp_path / "a.docx"
    path.write_bytes(make_draft(record, opened, profile).data)

    rows = verify_file(path, no_pages).rows
    assert [(row.item.name, row.spots) for row in rows if row.outcome is Outcome.FAILED] == []
