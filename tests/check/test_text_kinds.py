"""What a written report is, of which the five parts are asked or not: said by its file, or told by its title."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from drafter.check.load import load_rulebook
from drafter.check.run import choose_rules
from drafter.check.sources import Shelf, check_report
from drafter.check.title_kinds import titled_kind
from drafter.draft import make_draft, open_layout
from drafter.layout.five_parts import YEARLY_REPORT, TextKind, said_kind
from drafter.layout.load import builtin_templates
from drafter.record.parse import load_mapping
from drafter.write.forms import Form

TEMPLATES = [builtin_templates()]
RULEBOOK = load_rulebook(TEMPLATES)
ASKED = choose_rules(RULEBOOK, ["部分-1", "部分-2", "部分-6", "顺序-8"])
SOME_PARTS = "一、主要工作\n开展检查。\n二、存在的问题\n人员不足。\n"
TWO_LEVELS = "一、主要工作\n（一）执法\n1.检查。开展检查。\n二、其他\n1.培训。组织培训。\n"


def found(path: Path) -> set[str]:
    """Return the rules that find something in a report on 2024."""
    return {one.rule for one in check_report(path, 2024, None, RULEBOOK, ASKED, Shelf(TEMPLATES)).findings}


@pytest.mark.parametrize(
    "kind",
    [YEARLY_REPORT, TextKind(elsewhere={"下一年度主要安排", "其他需要报告的情况"}), TextKind(is_yearly=False)],
    ids=["all parts", "some elsewhere", "another text"],
)
def test_what_a_file_says_of_itself_is_read_back(kind: TextKind) -> None:
    assert said_kind(kind.said("简报")) == kind


@pytest.mark.parametrize("category", ["", "公文", "年度报告", "法治政府建设年度报告（定稿）"])
def test_what_others_say_of_their_files_tells_nothing(category: str) -> None:
    assert said_kind(category) is None


@pytest.mark.parametrize(
    "title",
    [
        "示例区2024年法治政府建设年度报告",
        "中共示例区委 示例区人民政府关于2024年法治政府建设情况的报告",
        "示例局2024年度依法行政工作情况汇报",
        "关于2024年法治政府建设情况及督察整改情况的报告",
        "坚持依法行政，建设法治政府",
        "",
    ],
)
def test_a_title_of_a_yearly_report_or_of_no_kind_may_be_one(title: str) -> None:
    assert titled_kind(title).is_yearly


@pytest.mark.parametrize(
    "title",
    [
        "关于2024年法治政府建设情况的调研报告",
        "示例区法治政府建设督察反馈意见整改情况的报告",
        "示例区2024年法治政府建设简报",
        "2024年政府信息公开工作年度报告",
        "2025年法治政府建设工作要点",
    ],
)
def test_a_title_of_another_paper_is_none(title: str) -> None:
    assert not titled_kind(title).is_yearly


@pytest.mark.parametrize("suffix", [".txt", ".md", ".docx"])
@pytest.mark.parametrize(("name", "asked"), [("年度报告", True), ("的调研报告", False)])
def test_of_a_foreign_report_its_title_tells(name: str, asked: bool, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"报告{suffix}"
    text = f"示例区2024年法治政府建设{name}\n{SOME_PARTS}"
    if suffix == ".docx":
        document = docx.Document()
        for line in text.splitlines():
            document.add_paragraph(line)
        document.save(str(path))
    else:
        path.write_text(f"# {text}" if suffix == ".md" else text, "utf-8")

    assert found(path) == ({"部分-1", "部分-2"} if asked else set())


@pytest.mark.parametrize("name", ["survey", "outline", "government", "rectification", "township", "standard"])
def test_a_word_file_that_drafter_made_is_asked_for_what_its_layout_is(name: str, tmp_path: Path) -> None:
    record = load_mapping(builtin_templates() / name / "sample.yaml")
    path = tmp_path / "报告.docx"
    for profile in ("", "简报") if name == "standard" else ("",):
        path.write_bytes(make_draft(record, open_layout(record, TEMPLATES), profile).data)

        assert found(path) == set()


def test_a_yearly_report_whose_title_says_so_is_asked_where_only_its_word_file_knows_better(tmp_path: Path) -> None:
    record = load_mapping(builtin_templates() / "government" / "sample.yaml")
    path = tmp_path / "报告.txt"
    path.write_bytes(make_draft(record, open_layout(record, TEMPLATES)).file(Form.TXT))

    assert found(path) == {"部分-1"}


@pytest.mark.parametrize("category", ["", "法治政府建设年度报告", "其他文稿：调研报告"])
def test_levels_are_a_matter_of_the_layout_where_drafter_made_the_file(category: str, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    document = docx.Document()
    document.core_properties.category = category
    for line in f"示例区情况\n{TWO_LEVELS}".splitlines():
        document.add_paragraph(line)
    document.save(str(path))

    assert ("顺序-8" in found(path)) is not bool(category)
