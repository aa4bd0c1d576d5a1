"""`drafter render --to`: several kinds of files of one record, all of them or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import record_text

from drafter.cli.app import run

NAME = "示例区人民政府2020年法治政府建设年度报告"
Says = Callable[..., tuple[int, str, str]]


@pytest.fixture
def drafter_says(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Run the program in a folder with a whole record; return its exit code and what it wrote on both streams."""
    monkeypatch.chdir(tmp_path)
    Path("记录.yaml").write_text(record_text(), "utf-8")

    def says(*arguments: str | Path) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return code, written.out, written.err

    return says


def made() -> list[str]:
    return sorted(path.name for path in Path().iterdir() if path.suffix != ".yaml")


@pytest.fixture
def without_office(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path_factory.mktemp("empty")))
    monkeypatch.setattr("drafter.write.pdf._PLACES", ())


@pytest.mark.parametrize("form", ["docx", "html", "txt", "md", "HTML"])
def test_a_form_is_written_under_its_name(drafter_says: Says, tmp_path: Path, form: str) -> None:
    code, out, err = drafter_says("render", "记录.yaml", "--to", form)

    assert (code, err) == (0, "")
    assert made() == [f"{NAME}.{form.lower()}"]
    assert out.startswith(f"已生成：{tmp_path / NAME}.{form.lower()}\n  全文 ")


def test_the_layout_says_what_the_files_are_called_one_for_each_agency(drafter_says: Says) -> None:
    for agency in ("示例区人大常委会", "示例县人大常委会"):
        record = f"版式: survey@1\n年度: 2024\n机关: {{名称: {agency}}}\n"
        Path(f"{agency}.yaml").write_text(record, "utf-8")

    assert drafter_says("render", "示例区人大常委会.yaml", "示例县人大常委会.yaml")[0] == 0
    assert made() == [f"示例{one}人大常委会关于2024年法治政府建设情况的调研报告.docx" for one in "区县"]


def test_several_forms_are_written_at_once_each_once(drafter_says: Says, tmp_path: Path) -> None:
    code, out, _ = drafter_says("render", "记录.yaml", "--to", "docx", "--to", "html", "--to", "docx")

    assert code == 0
    assert made() == [f"{NAME}.docx", f"{NAME}.html"]
    assert out.splitlines()[:2] == [f"已生成：{tmp_path / NAME}.docx", f"已生成：{tmp_path / NAME}.html"]


def test_the_word_file_is_the_same_whatever_is_written_beside_it(drafter_says: Says) -> None:
    drafter_says("render", "记录.yaml", "-o", "一.docx")
    drafter_says("render", "记录.yaml", "-o", "二.docx", "--to", "txt", "--to", "docx")

    assert Path("一.docx").read_bytes() == Path("二.docx").read_bytes()
    assert made() == ["一.docx", "二.docx", "二.txt"]


@pytest.mark.parametrize("form", ["html", "txt", "md"])
def test_the_name_of_the_output_says_the_form(drafter_says: Says, form: str) -> None:
    assert drafter_says("render", "记录.yaml", "-o", f"网页.{form}")[0] == 0
    assert made() == [f"网页.{form}"]


def test_a_folder_that_is_named_like_a_form_is_a_folder(drafter_says: Says) -> None:
    Path("成稿.html").mkdir()

    assert drafter_says("render", "记录.yaml", "-o", "成稿.html")[0] == 0
    assert [path.name for path in Path("成稿.html").iterdir()] == [f"{NAME}.docx"]


@pytest.mark.parametrize("old", ["docx", "html", "txt"])
def test_where_one_is_there_none_is_written(drafter_says: Says, old: str) -> None:
    Path(f"{NAME}.{old}").write_bytes(b"mine")
    forms = ("--to", "docx", "--to", "html", "--to", "txt")
    code, out, err = drafter_says("render", "记录.yaml", *forms)

    assert (code, out) == (1, "")
    assert err.startswith(f"错误：文件已经存在，没有覆盖\n  位置：{NAME}.{old}\n")
    assert made() == [f"{NAME}.{old}"]
    assert drafter_says("render", "记录.yaml", *forms, "--force")[0] == 0
    assert made() == [f"{NAME}.docx", f"{NAME}.html", f"{NAME}.txt"]
    assert Path(f"{NAME}.{old}").read_bytes() != b"mine"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ("--to", "doc"),
            2,
            "错误：没有“doc”这种输出\n  怎么改：--to 后面写 docx、html、txt、md、pdf 中的一种；要几种就写几个 --to\n",
        ),
        (
            ("--to", "html", "-o", "报告.docx"),
            1,
            "错误：文件名没有以 .html 结尾\n  位置：报告.docx\n  怎么改：写成 报告.docx.html\n",
        ),
        (
            ("--to", "docx", "--to", "html", "-o", "报告"),
            1,
            "错误：文件名没有以 .docx 或 .html 结尾\n  位置：报告\n  怎么改：写成 报告.docx\n",
        ),
    ],
)
def test_what_cannot_be_is_told(drafter_says: Says, arguments: tuple[str, ...], code: int, message: str) -> None:
    assert drafter_says("render", "记录.yaml", *arguments) == (code, "", message)
    assert made() == []


@pytest.mark.usefixtures("without_office")
@pytest.mark.parametrize("records", [("记录.yaml",), (".",)])
def test_without_libreoffice_nothing_is_made_and_it_is_told_once(drafter_says: Says, records: tuple[str, ...]) -> None:
    code, out, err = drafter_says("render", *records, "--to", "docx", "--to", "pdf")

    assert (code, out) == (1, "")
    assert err.startswith("错误：生成 PDF 要用 LibreOffice，这台电脑上没有找到\n")
    assert made() == []


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_several_records_in_several_forms_are_summed_up_a_line_each(drafter_says: Says, jobs: str) -> None:
    Path("乙.yaml").write_text(record_text(机关="{名称: 乙局, 自称: 我局, 类型: 政府部门}"), "utf-8")
    code, out, _ = drafter_says("render", ".", "--to", "html", "--to", "txt", "--jobs", jobs)
    rows = [line.split()[:3] for line in out.splitlines()[1:3]]

    assert code == 0
    assert rows == [
        ["生成", "乙.yaml", "乙局2020年法治政府建设年度报告.html、.txt"],
        ["生成", "记录.yaml", f"{NAME}.html、.txt"],
    ]
    assert len(made()) == 4


def test_of_several_records_one_with_a_file_in_its_way_writes_none_of_its_forms(drafter_says: Says) -> None:
    Path("乙.yaml").write_text(record_text(机关="{名称: 乙局, 自称: 我局, 类型: 政府部门}"), "utf-8")
    Path(f"{NAME}.txt").write_bytes(b"mine")
    code, out, _ = drafter_says("render", ".", "--to", "html", "--to", "txt")

    assert code == 1
    assert f"错误：文件已经存在，没有覆盖\n  位置：{NAME}.txt\n" in out
    assert made() == ["乙局2020年法治政府建设年度报告.html", "乙局2020年法治政府建设年度报告.txt", f"{NAME}.txt"]


def test_one_name_for_several_records_is_refused_in_every_form(drafter_says: Says) -> None:
    code, _, err = drafter_says("render", "记录.yaml", "记录.yaml", "--to", "md", "-o", "全部.md")

    assert code == 2
    assert err.startswith("错误：有几份记录，-o 后面不能是一个文件：全部.md\n")
