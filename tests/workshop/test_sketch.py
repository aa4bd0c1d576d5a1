"""A new layout works at once, whatever it is made from."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from drafter.cli.app import run
from drafter.errors import DrafterError, LayoutError, UsageError
from drafter.layout.load import builtin_templates, read_layout
from drafter.workshop.outline import Heading, read_outline
from drafter.workshop.sketch import Sketch

OUTLINE = """\
某某报告
一、工作开展情况
（一）组织检查。全年检查三次。
（二）督促整改
二、存在问题
一段正文。
三、下一步打算
"""


def words(headings: tuple[Heading, ...]) -> list[object]:
    return [(one.words, words(one.below)) if one.below else one.words for one in headings]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("提纲.txt", OUTLINE),
        ("提纲.md", "# 报告\n\n## 工作开展情况\n### 组织检查\n### 督促整改\n## 存在问题\n## 下一步打算\n"),
        ("提纲.md", "# 工作开展情况\n## 组织检查\n## 督促整改\n# 存在问题\n# 下一步打算\n"),
    ],
    ids=["numbered lines", "Markdown with a title", "Markdown without one"],
)
def test_an_outline_is_read_with_its_levels(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")

    assert words(read_outline(tmp_path / name)) == [
        ("工作开展情况", ["组织检查", "督促整改"]),
        "存在问题",
        "下一步打算",
    ]


def test_a_word_file_is_one_too(tmp_path: Path) -> None:
    document = docx.Document()
    for line in OUTLINE.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "提纲.docx"))

    assert words(read_outline(tmp_path / "提纲.docx"))[1:] == ["存在问题", "下一步打算"]


def test_headings_of_the_same_words_get_keys_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "提纲.txt").write_text("一、检查\n（一）要求\n二、整改\n（一）要求\n三、2024年\n", "utf-8")
    first, second, third = read_outline(tmp_path / "提纲.txt")

    assert [first.below[0].key, second.below[0].key, third.key] == ["要求", "要求2", "题2024年"]


def test_a_file_without_headings_is_refused(tmp_path: Path) -> None:
    (tmp_path / "提纲.txt").write_text("只有正文。\n", "utf-8")

    with pytest.raises(LayoutError, match="没有认得出的标题"):
        read_outline(tmp_path / "提纲.txt")


@pytest.mark.parametrize("arguments", [(), ("--from", "提纲.txt"), ("--like", "standard"), ("--like", "rectification")])
def test_the_sample_of_a_new_layout_renders_without_anything_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "提纲.txt").write_text(OUTLINE, "utf-8")
    assert run(["layout", "new", "safety", *arguments]) == 0

    assert run(["render", "safety/sample.yaml", "--strict", "-o", "稿.docx"]) == 0
    assert (tmp_path / "稿.docx").is_file()


@pytest.mark.parametrize(
    ("outline", "yearly"),
    [("一、检查\n二、整改\n", False), ("一、主要举措\n二、党政主要负责人履行推进法治建设第一责任人职责情况\n", True)],
)
def test_an_outline_with_the_heads_duties_is_a_yearly_report(tmp_path: Path, outline: str, yearly: bool) -> None:
    (tmp_path / "提纲.txt").write_text(outline, "utf-8")
    (tmp_path / "safety").mkdir()
    for file, data in Sketch("safety").of_outline(read_outline(tmp_path / "提纲.txt")).items():
        (tmp_path / "safety" / file).write_bytes(data)

    assert read_layout(tmp_path / "safety", [tmp_path, builtin_templates()]).is_yearly_report is yearly


def test_all_questions_of_a_new_layout_have_help_and_an_example(tmp_path: Path) -> None:
    for file, data in Sketch("safety").of_outline().items():
        (tmp_path / "safety").mkdir(exist_ok=True)
        (tmp_path / "safety" / file).write_bytes(data)
    layout = read_layout(tmp_path / "safety", [tmp_path, builtin_templates()])

    own = [one for section in layout.sections[1:-1] for one in section.questions]
    assert own
    assert all(one.help and one.example for one in own)


@pytest.mark.parametrize("name", ["", "../外", "a b", "-x", "x" * 41])
def test_a_name_that_is_no_folder_is_refused(name: str) -> None:
    with pytest.raises(UsageError):
        Sketch(name)


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "safety").mkdir()

    assert run(["layout", "new", "safety"]) == 1
    assert list((tmp_path / "safety").iterdir()) == []


def test_what_is_built_on_must_be_there() -> None:
    with pytest.raises(DrafterError, match="没有“standart”这个版式"):
        Sketch("safety").like("standart", [builtin_templates()])


def test_a_copy_of_a_layout_is_byte_for_byte_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["layout", "export", "standard", "版式"]) == 0

    copy, source = files_in(tmp_path / "版式" / "standard"), files_in(builtin_templates() / "standard")
    assert copy == source
    assert "cases" in {path.parent.name for path in copy}


def files_in(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
