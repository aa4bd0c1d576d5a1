"""The program as a person meets it: help, messages, exit codes, and the files it leaves."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import EXAMPLES, record_text, small_record_text, write_layout
from docx_text import docx_text

import drafter
from drafter import draft
from drafter.cli.app import run
from drafter.cli.bugs import is_interruption
from drafter.layout.load import builtin_templates, find_layouts

DEFAULT_NAME = "示例区人民政府2020年法治政府建设年度报告.docx"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a whole record in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "记录.yaml").write_text(record_text(), encoding="utf-8")
    return tmp_path


@pytest.fixture
def drafter_says(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the program; return its exit code and what it wrote on both streams."""

    def says(*arguments: str | Path) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return code, written.out, written.err

    return says


Says = Callable[..., tuple[int, str, str]]


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def english(text: str) -> set[str]:
    return set(re.findall(r"[A-Za-z]{2,}", text))


@pytest.mark.parametrize("arguments", [(), ("--help",), ("new", "--help"), ("edit", "--help"), ("render", "--help")])
def test_help_is_chinese(drafter_says: Says, arguments: tuple[str, ...]) -> None:
    code, out, err = drafter_says(*arguments)
    commands = {
        "drafter",
        "new",
        "edit",
        "check",
        "verify",
        "GB",
        "figures",
        "diff",
        "doctor",
        "LibreOffice",
        "render",
        "layouts",
        "show",
        "set",
    }
    options = {"help", "version", "output", "force", "strict", "templates", "layout", "from", "data", "no", "input"}
    options |= {"section", "key", "missing"}
    names = {*commands, *options, "schema", "JSON", "Schema", "NAME", "LAST", "YEAR", "KEY", "VALUE", "FILE", "YAML"}

    forms = {"to", "FORM", "docx", "html", "txt", "md", "pdf", "PDF"}
    copies = {"profile", "COPY", "last", "fonts", "SET", "windows", "Windows"}
    assert (code, err) == (0, "")
    assert out.startswith("用法：drafter")
    assert english(out) <= names | {"Word", "yaml", "RECORD", "OUT", "DIR", "jobs", "auto", *forms, *copies}


def test_help_names_every_command_and_option(drafter_says: Says) -> None:
    _, out, _ = drafter_says("--help")
    _, render, _ = drafter_says("render", "--help")

    assert [word for word in ("render", "layouts", "--version", "--help") if word not in out] == []
    words = ("RECORD", "--to FORM", "-o, --output OUT", "--force", "--strict", "--templates DIR")
    assert [word for word in words if word not in render] == []


def test_the_version_is_said(drafter_says: Says) -> None:
    assert drafter_says("--version") == (0, f"drafter {drafter.__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "what", "command"),
    [
        (("rendr",), "没有“rendr”这个命令", "drafter"),
        (("--vision",), "没有 --vision 这个选项", "drafter"),
        (("render",), "缺少记录文件（RECORD…）", "drafter render"),
        (("render", "a.yaml", "--forse"), "没有 --forse 这个选项", "drafter render"),
        (("render", "a.yaml", "-o"), "选项 -o 后面要写一个值", "drafter"),
        (("render", "a.yaml", "--force=1"), "选项 --force 后面不写值", "drafter"),
        (("layouts", "x"), "多了 x", "drafter layouts"),
    ],
)
def test_wrong_usage_is_told_in_chinese(
    folder: Path, drafter_says: Says, arguments: tuple[str, ...], what: str, command: str
) -> None:
    assert drafter_says(*arguments) == (2, "", f"错误：{what}\n  怎么改：{command} --help 可以看到用法\n")
    assert files(folder) == ["记录.yaml"]


def test_a_record_becomes_a_word_file_named_after_agency_and_year(folder: Path, drafter_says: Says) -> None:
    code, out, err = drafter_says("render", "记录.yaml")

    assert (code, err) == (0, "")
    assert re.fullmatch(rf"已生成：{re.escape(str(folder / DEFAULT_NAME))}\n  全文 \d+ 字\n", out)
    assert files(folder) == sorted([DEFAULT_NAME, "记录.yaml"])
    assert "示例区人民政府" in docx_text(folder / DEFAULT_NAME)


def test_a_record_elsewhere_is_written_here(folder: Path, drafter_says: Says) -> None:
    (folder / "别处").mkdir()
    (folder / "记录.yaml").rename(folder / "别处" / "记录.yaml")
    code, _, _ = drafter_says("render", Path("别处") / "记录.yaml")

    assert code == 0
    assert files(folder / "别处") == ["记录.yaml"]
    assert DEFAULT_NAME in files(folder)


def test_a_content_fault_ends_with_1_and_leaves_no_file(folder: Path, drafter_says: Says) -> None:
    (folder / "记录.yaml").write_text(record_text(年度="今年"), encoding="utf-8")

    assert drafter_says("render", "记录.yaml") == (
        1,
        "",
        "错误：“报告年度”填的“今年”不是年份\n  位置：记录.yaml:2  年度\n  怎么改：写四位数字的年份，例如 2024\n",
    )
    assert files(folder) == ["记录.yaml"]


def test_a_missing_record_is_told(folder: Path, drafter_says: Says) -> None:
    code, out, err = drafter_says("render", "没有.yaml")

    assert (code, out) == (1, "")
    fix = "检查文件名和所在文件夹，扩展名（.yaml、.docx）也要写出来"
    assert err == f"错误：找不到这个文件\n  位置：没有.yaml\n  怎么改：{fix}\n"


def test_what_is_there_already_is_not_overwritten(folder: Path, drafter_says: Says) -> None:
    (folder / DEFAULT_NAME).write_bytes(b"mine")

    assert drafter_says("render", "记录.yaml") == (
        1,
        "",
        f"错误：文件已经存在，没有覆盖\n  位置：{DEFAULT_NAME}\n"
        "  怎么改：要覆盖就加 --force；要另存就用 -o 换一个文件名或文件夹\n",
    )
    assert (folder / DEFAULT_NAME).read_bytes() == b"mine"
    assert len(files(folder)) == 2


def test_force_overwrites_what_is_there(folder: Path, drafter_says: Says) -> None:
    (folder / DEFAULT_NAME).write_bytes(b"mine")
    code, _, _ = drafter_says("render", "记录.yaml", "--force")

    assert code == 0
    assert (folder / DEFAULT_NAME).read_bytes().startswith(b"PK")
    assert len(files(folder)) == 2


def test_strict_refuses_while_content_is_missing(folder: Path, drafter_says: Says) -> None:
    (folder / "记录.yaml").write_text(record_text(成文日期=None), encoding="utf-8")

    assert drafter_says("render", "记录.yaml", "--strict") == (
        1,
        "",
        "错误：还有 1 处待补充，没有生成\n  记录.yaml  成文日期  签发的日期\n"
        "  怎么改：填好上面各项再生成；只想先看看样子，可以不加 --strict\n",
    )
    assert files(folder) == ["记录.yaml"]


def test_strict_lets_a_whole_record_pass(folder: Path, drafter_says: Says) -> None:
    assert drafter_says("render", "记录.yaml", "--strict")[0] == 0
    assert DEFAULT_NAME in files(folder)


def test_what_is_missing_left_out_or_not_asked_for_is_told(folder: Path, drafter_says: Says) -> None:
    record = record_text(
        机关="{名称: 示例区人民政府, 自称: 我区, 类型: 区县政府, 联署: 乙}",
        存在的不足和原因="[{不足: 甲}, {不足: 乙, 原因: 丙, 公开: 否}]",
        主要举措和成效="[{举措: [{标题: 甲, 内容: 乙}]}]",
    )
    (folder / "记录.yaml").write_text(record, encoding="utf-8")
    code, out, _ = drafter_says("render", "记录.yaml")

    assert code == 0
    assert out.splitlines()[2:] == [
        "待补充 2 处：",
        "  记录.yaml:6  主要举措和成效[1].领域  这一领域的小标题",
        "      可参考：依法全面履行政府职能；完善依法行政制度体系；推进行政决策科学化、民主化、法治化 等",
        "  记录.yaml:7  存在的不足和原因[1].原因  产生这一不足的原因",
        "没有写入（公开: 否）：记录.yaml:7  存在的不足和原因[2]",
        "没有写入（按其他答案，这一题不用答）：记录.yaml:3  机关.联署  联合报告的政府全称",
    ]


@pytest.mark.parametrize("option", ["-o", "--output"])
def test_the_output_may_be_named(folder: Path, drafter_says: Says, option: str) -> None:
    assert drafter_says("render", "记录.yaml", option, "报告.docx")[0] == 0
    assert files(folder) == sorted(["报告.docx", "记录.yaml"])


def test_the_output_may_be_a_folder(folder: Path, drafter_says: Says) -> None:
    (folder / "输出").mkdir()

    assert drafter_says("render", "记录.yaml", "-o", "输出")[0] == 0
    assert files(folder / "输出") == [DEFAULT_NAME]


@pytest.mark.parametrize(
    ("output", "what"),
    [
        ("没有/报告.docx", "要写入的文件夹不存在"),
        ("报告.odt", "文件名没有以 .docx 结尾"),
        ("记录.yaml", "文件名没有以 .docx 结尾"),
    ],
)
def test_an_output_that_cannot_be_is_told(folder: Path, drafter_says: Says, output: str, what: str) -> None:
    code, out, err = drafter_says("render", "记录.yaml", "-o", output, "--force")

    assert (code, out) == (1, "")
    assert err.startswith(f"错误：{what}\n")
    assert files(folder) == ["记录.yaml"]
    assert (folder / "记录.yaml").read_text(encoding="utf-8") == record_text()


def test_an_own_layout_is_found_in_its_directory(folder: Path, drafter_says: Says) -> None:
    write_layout(folder / "版式", "- {键: 短, 名称: 短文, 类型: 短文本}\n", "# {{ 短 }}\n\n{{ 短 }}。\n")
    (folder / "记录.yaml").write_text(small_record_text(短="自己的"), encoding="utf-8")
    code, _, err = drafter_says("render", "记录.yaml", "--templates", "版式", "-o", "报告.docx")

    assert (code, err) == (0, "")
    assert docx_text(folder / "报告.docx") == "Title | 自己的\nNormal | 自己的。\n"


def test_an_own_layout_is_not_found_without_its_directory(folder: Path, drafter_says: Says) -> None:
    (folder / "记录.yaml").write_text(small_record_text(), encoding="utf-8")
    builtin = "、".join(find_layouts([builtin_templates()]))

    assert drafter_says("render", "记录.yaml") == (
        1,
        "",
        f"错误：没有“小”这个版式\n  位置：记录.yaml:1  版式\n  怎么改：可用的有：{builtin}\n",
    )


def test_a_directory_of_layouts_that_is_not_there_is_told(folder: Path, drafter_says: Says) -> None:
    assert drafter_says("render", "记录.yaml", "--templates", "没有") == (
        1,
        "",
        "错误：找不到这个版式目录\n  位置：没有\n  怎么改：检查 --templates 后面的路径\n",
    )


def test_layouts_are_listed_with_name_version_purpose_and_folder(folder: Path, drafter_says: Says) -> None:
    write_layout(folder / "版式")
    code, out, err = drafter_says("layouts", "--templates", "版式")

    assert (code, err) == (0, "")
    assert out.splitlines()[:4] == [
        "小@1  小版式",
        "    测试用",
        f"    {Path('版式') / '小'}",
        "standard@1  法治政府建设年度报告（五部分）",
    ]


def test_a_bug_is_owned_up_to_with_a_log(
    folder: Path, drafter_says: Says, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    logs = tmp_path_factory.mktemp("logs")
    monkeypatch.setattr("tempfile.tempdir", str(logs))
    monkeypatch.setattr(draft, "make_draft", _fail(AssertionError("a bug of ours")))
    code, out, err = drafter_says("render", "记录.yaml")
    (log,) = logs.iterdir()

    assert (code, out) == (3, "")
    assert err == (
        f"错误：drafter 自己出了错，您的记录没有被改动\n  详细情况记在 {log}\n  怎么改：请把这个文件交给维护人员\n"
    )
    assert "a bug of ours" in log.read_text(encoding="utf-8")
    assert f"drafter {drafter.__version__}" in log.read_text(encoding="utf-8")


def test_a_bug_is_told_even_when_no_log_can_be_written(
    folder: Path, drafter_says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(folder / "没有"))
    monkeypatch.setattr(draft, "make_draft", _fail(KeyError("bug")))
    code, _, err = drafter_says("render", "记录.yaml")

    assert code == 3
    assert "详细情况没有记下来：临时文件夹写不进去" in err


def test_an_interruption_ends_with_130(folder: Path, drafter_says: Says, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "make_draft", _fail(KeyboardInterrupt()))

    assert drafter_says("render", "记录.yaml") == (130, "", "已中断，没有写出文件。\n")
    assert files(folder) == ["记录.yaml"]


def _fail(error: BaseException) -> Callable[..., object]:
    def fail(*_: object) -> object:
        raise error

    return fail


@pytest.mark.parametrize(
    "agency",
    [
        "../../x",
        "/etc/passwd",
        "C:\\\\x",
        "CON",
        "con",
        "NUL.txt",
        "a/b",
        "..",
        ".",
        "甲" * 300,
        "😀区",
        "-o",
        "~",
        "$HOME",
        " 甲 ",
    ],
)
def test_a_hostile_agency_makes_one_file_inside_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drafter_says: Says, agency: str
) -> None:
    inner = tmp_path / "外" / "里"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    record = record_text(机关=f"{{名称: '{agency}', 自称: 我区, 类型: 区县政府}}")
    (tmp_path / "记录.yaml").write_text(record, encoding="utf-8")
    code, _, err = drafter_says("render", tmp_path / "记录.yaml")
    made = [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".yaml"]

    assert (code, err) == (0, "")
    assert [path.parent for path in made] == [inner]
    assert made[0].name.endswith("2020年法治政府建设年度报告.docx")
    assert agency in docx_text(made[0]).replace("↵", "")


def test_two_runs_make_the_same_bytes(folder: Path, drafter_says: Says) -> None:
    for name in ("甲.docx", "乙.docx"):
        assert drafter_says("render", EXAMPLES[0], "-o", name)[0] == 0

    assert (folder / "甲.docx").read_bytes() == (folder / "乙.docx").read_bytes()


def test_rendering_leaves_the_record_as_it_was(folder: Path, drafter_says: Says) -> None:
    before = (folder / "记录.yaml").read_bytes()
    drafter_says("render", "记录.yaml")

    assert (folder / "记录.yaml").read_bytes() == before


def test_what_no_template_used_is_named_and_what_only_conditions_ask_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    questions = "- {键: 甲, 名称: 甲, 类型: 短文本}\n- {键: 乙, 名称: 乙, 类型: 短文本, 必填: 否, 当: {甲: 一}}\n"
    write_layout(tmp_path / "版式", questions, "{{ 机关.名称 }}{{ 年度 }}\n")
    Path("记录.yaml").write_text(small_record_text() + "甲: 一\n乙: 二\n", "utf-8")

    assert run(["render", "记录.yaml", "--templates", "版式"]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("没有写入")] == [
        "没有写入（版式的模板没有用到这一题）：记录.yaml:5  乙  乙"
    ]


def test_an_interruption_that_comes_while_a_class_is_made_is_one_all_the_same() -> None:
    class Interrupting:
        def __set_name__(self, owner: type, name: str) -> None:
            raise KeyboardInterrupt

    with pytest.raises(RuntimeError) as error:
        type("Made", (), {"part": Interrupting()})

    assert is_interruption(error.value)
    assert not is_interruption(RuntimeError("other"))
