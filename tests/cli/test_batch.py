"""`drafter render` with several records, as a person meets it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import EXAMPLES, REPOSITORY, record_text, small_record_text, write_layout

from drafter import draft
from drafter.cli.app import run
from drafter.layout.load import builtin_templates

TAIL = "2020年法治政府建设年度报告.docx"
Says = Callable[..., tuple[int, str, str]]


@pytest.fixture
def drafter_says(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Run the program in an empty folder; return its exit code and what it wrote on both streams."""
    monkeypatch.chdir(tmp_path)

    def says(*arguments: str | Path) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return code, written.out, written.err

    return says


def write(path: Path | str, agency: str, **changes: str | None) -> None:
    Path(path).parent.mkdir(exist_ok=True)
    changes = {"机关": f"{{名称: {agency}, 自称: 我局, 类型: 政府部门}}", **changes}
    Path(path).write_text(record_text(**changes), "utf-8")


def made(folder: Path | str = ".") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(Path(folder).glob("*.docx"))}


def last_line(out: str) -> str:
    return out.splitlines()[-1]


SUMMARY = """\
结果  记录            文件                                       字数  待补充
生成  记录/乙.yaml    乙区司法局2020年法治政府建设年度报告.docx    NN       2
失败  记录/坏.yaml
跳过  记录/指标.yaml
生成  记录/甲.yml     甲局2020年法治政府建设年度报告.docx          NN       0
失败  没有.yaml

失败：记录/坏.yaml
错误：“报告年度”填的“今年”不是年份
  位置：记录/坏.yaml:2  年度
  怎么改：写四位数字的年份，例如 2024

失败：没有.yaml
错误：找不到这个文件
  位置：没有.yaml
  怎么改：检查文件名和所在文件夹，扩展名（.yaml、.docx）也要写出来

跳过（没有写“版式”，不当作记录；是记录的话，在第一行写上 版式: standard@1）：
  记录/指标.yaml

待补充：
  记录/乙.yaml:7  存在的不足和原因[1].原因  产生这一不足的原因
  记录/乙.yaml  成文日期  签发的日期

没有写入（公开: 否）：记录/乙.yaml:7  存在的不足和原因[2]

文件在 FOLDER
共 4 份：生成 2，失败 2，待补充 2 处；另跳过 1 个文件
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_summary_says_what_became_of_every_record(drafter_says: Says, tmp_path: Path, jobs: str) -> None:
    write("记录/甲.yml", "甲局")
    write("记录/乙.yaml", "乙区司法局", 成文日期=None, 存在的不足和原因="[{不足: 甲}, {不足: 乙, 原因: 丙, 公开: 否}]")
    write("记录/坏.yaml", "丙局", 年度="今年")
    Path("记录/指标.yaml").write_text("受理: 12\n", "utf-8")
    code, out, err = drafter_says("render", "记录", "没有.yaml", "--jobs", jobs)

    assert (code, err) == (1, "")
    assert re.sub(r" \d\d\d(?=  )", "  NN", out).replace(str(tmp_path), "FOLDER") == SUMMARY
    assert list(made()) == sorted([f"甲局{TAIL}", f"乙区司法局{TAIL}"])


@pytest.mark.parametrize("jobs", ["1", "2", "auto", "0"])
def test_a_broken_record_changes_nothing_for_the_others(drafter_says: Says, jobs: str) -> None:
    for example in EXAMPLES:
        drafter_says("render", example)
    alone = made()
    Path("一起").mkdir()
    Path("坏.yaml").write_text("版式：standard@1\n", "utf-8")
    one, *others = EXAMPLES
    code, out, _ = drafter_says("render", one, "坏.yaml", *others, "-o", "一起", "--jobs", jobs)

    assert code == 1
    assert "共 4 份：生成 3，失败 1，" in out
    assert made("一起") == alone


def test_two_jobs_say_and_write_what_one_does(drafter_says: Says) -> None:
    for number in range(30):
        write(f"记录/{number:02}.yaml", f"第{number}局", 年度="今年" if number == 7 else "2020")
    Path("一").mkdir()
    Path("二").mkdir()
    one = drafter_says("render", "记录", "-o", "一", "--jobs", "1")
    two = drafter_says("render", "记录", "-o", "二", "--jobs", "2")

    assert made("一") == made("二")
    assert len(made("一")) == 29
    assert (two[0], two[1].replace(str(Path("二").resolve()), str(Path("一").resolve())), two[2]) == one


def test_a_folder_means_the_records_directly_in_it_by_name(drafter_says: Says) -> None:
    for name in ("乙.yaml", "丙.YML", "甲.yaml.bak", ".隐藏.yaml", "._甲.yaml", "甲.yaml~", "里面.yaml/丁.yaml"):
        Path("记录", name).parent.mkdir(parents=True, exist_ok=True)
        write(Path("记录", name), Path(name).stem + "局")
    code, out, _ = drafter_says("render", "记录")

    assert code == 0
    assert re.findall(r"^生成  (\S+)", out, re.MULTILINE) == ["记录/丙.YML", "记录/乙.yaml"]


def test_a_record_given_twice_is_rendered_once(drafter_says: Says, tmp_path: Path) -> None:
    write("记录/甲.yaml", "甲局")
    Path("也是.yaml").symlink_to("记录/甲.yaml")
    code, out, _ = drafter_says("render", "记录/甲.yaml", "记录", tmp_path / "记录" / "甲.yaml", "也是.yaml")

    assert code == 0
    assert last_line(out) == "共 1 份：生成 1，失败 0，待补充 0 处"


def test_a_folder_without_records_fails_and_the_others_go_on(drafter_says: Says) -> None:
    Path("空").mkdir()
    write("甲.yaml", "甲局")
    code, out, _ = drafter_says("render", "空", "甲.yaml")

    assert code == 1
    assert (
        "失败：空\n错误：文件夹里没有记录\n  位置：空\n"
        "  怎么改：记录要直接放在这个文件夹里，扩展名是 .yaml 或 .yml；不找里面的下一层文件夹\n"
    ) in out
    assert last_line(out) == "共 2 份：生成 1，失败 1，待补充 0 处"


def test_nothing_but_files_that_are_no_records_is_not_fine(drafter_says: Says) -> None:
    Path("数据").mkdir()
    Path("数据/指标.yaml").write_text("受理: 12\n", "utf-8")
    code, out, _ = drafter_says("render", "数据")

    assert code == 1
    assert last_line(out) == "共 0 份：生成 0，失败 0，待补充 0 处；另跳过 1 个文件"


def test_a_file_typed_by_name_is_a_record_even_without_layout(drafter_says: Says) -> None:
    write("记录/甲.yaml", "甲局", 版式=None)
    code, out, _ = drafter_says("render", "记录", "记录/甲.yaml")

    assert code == 1
    assert "错误：没有写“版式”\n" in out


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_second_of_two_with_one_name_fails_even_with_force(drafter_says: Says, jobs: str) -> None:
    write("甲.yaml", "甲局", 主送="[甲市]")
    write("乙.yaml", "甲局", 主送="[乙市]")
    drafter_says("render", "乙.yaml")
    first = made()
    code, out, _ = drafter_says("render", "乙.yaml", "甲.yaml", "--force", "--jobs", jobs)

    assert code == 1
    assert (
        f"失败：甲.yaml\n错误：与 乙.yaml 会得到同一个文件名，没有生成：甲局{TAIL}\n  位置：甲.yaml\n"
        "  怎么改：两份的机关名称和年度相同：改正其中一份，或者单独生成这一份，用 -o 另起文件名\n"
    ) in out
    assert made() == first


def test_names_that_some_systems_take_for_one_are_one(drafter_says: Says) -> None:
    write("甲.yaml", "ABC局")
    write("乙.yaml", "abc局")

    assert drafter_says("render", "甲.yaml", "乙.yaml")[0] == 1
    assert list(made()) == [f"ABC局{TAIL}"]


def test_what_is_there_already_is_overwritten_only_with_force(drafter_says: Says) -> None:
    write("甲.yaml", "甲局")
    write("乙.yaml", "乙局")
    Path(f"甲局{TAIL}").write_bytes(b"mine")
    code, out, _ = drafter_says("render", "甲.yaml", "乙.yaml")

    assert code == 1
    assert f"错误：文件已经存在，没有覆盖\n  位置：甲局{TAIL}\n" in out
    assert made()[f"甲局{TAIL}"] == b"mine"
    assert drafter_says("render", "甲.yaml", "乙.yaml", "--force")[0] == 0
    assert made()[f"甲局{TAIL}"] != b"mine"


def test_strict_fails_the_unfinished_and_writes_the_others(drafter_says: Says) -> None:
    write("甲.yaml", "甲局")
    write("乙.yaml", "乙局", 成文日期=None)
    code, out, _ = drafter_says("render", "甲.yaml", "乙.yaml", "--strict")

    assert code == 1
    assert list(made()) == [f"甲局{TAIL}"]
    assert "失败：乙.yaml\n错误：还有 1 处待补充，没有生成\n  乙.yaml  成文日期  签发的日期\n  怎么改：" in out
    assert out.count("签发的日期") == 1
    assert last_line(out) == "共 2 份：生成 1，失败 1，待补充 1 处"


def test_a_layout_is_opened_once(drafter_says: Says, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    shared = {name: (builtin_templates() / f"{name}.yaml").read_text("utf-8") for name in ("figures", "reference")}
    write_layout(Path("版式"), "- {键: 短, 名称: 短文, 类型: 短文本}\n", "# {{ 短 }}\n", **shared)
    monkeypatch.setattr(draft, "open_layout", lambda *a, real=draft.open_layout: opened.append(a) or real(*a))
    for number in range(3):
        write(f"{number}.yaml", f"第{number}局")
        Path(f"小{number}.yaml").write_text(small_record_text(机关=f"{{名称: 小{number}}}", 短="甲"), "utf-8")

    code, out, _ = drafter_says("render", ".", "--templates", "版式")

    assert (code, last_line(out)) == (0, "共 6 份：生成 6，失败 0，待补充 0 处")
    assert len(opened) == 2


def test_a_fault_of_a_layout_is_told_once_for_all_its_records(drafter_says: Says) -> None:
    write_layout(Path("版式"), template="{{ 没有 }}\n")
    for name in "甲乙":
        Path(f"{name}.yaml").write_text(small_record_text(), "utf-8")
    code, out, _ = drafter_says("render", "甲.yaml", "乙.yaml", "--templates", "版式")

    assert code == 1
    assert out.count("错误：") == 1
    assert "失败：甲.yaml\n失败：乙.yaml\n错误：" in out


def test_a_bug_in_one_record_ends_with_3_after_the_others(
    drafter_says: Says, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    logs = tmp_path_factory.mktemp("logs")
    monkeypatch.setattr("tempfile.tempdir", str(logs))
    write("甲.yaml", "甲局")
    write("乙.yaml", "乙局", 年度="今年")
    write("丙.yaml", "丙局")
    real = draft.make_draft

    def make(record: object, *rest: object) -> object:
        if record.place.file == "甲.yaml":
            raise AssertionError("a bug of ours")
        return real(record, *rest)

    monkeypatch.setattr(draft, "make_draft", make)
    code, out, err = drafter_says("render", "甲.yaml", "乙.yaml", "丙.yaml")
    (log,) = logs.iterdir()

    assert (code, err) == (3, "")
    assert f"失败：甲.yaml\n错误：drafter 自己出了错，您的记录没有被改动\n  详细情况记在 {log}\n" in out
    assert last_line(out) == "共 3 份：生成 1，失败 2，待补充 0 处"
    assert list(made()) == [f"丙局{TAIL}"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ("-o", "报告.docx"),
            2,
            "错误：有几份记录，-o 后面不能是一个文件：报告.docx\n"
            "  怎么改：写一个已有的文件夹，各份的文件名由机关和年度得出；不写 -o 就放在当前文件夹\n",
        ),
        (
            ("-o", "没有"),
            1,
            "错误：要写入的文件夹不存在\n  位置：没有\n  怎么改：先建好这个文件夹，或者用 -o 换一个位置\n",
        ),
        (
            ("-o", "甲.yaml"),
            1,
            "错误：这不是文件夹\n  位置：甲.yaml\n  怎么改：有几份记录时，-o 后面写一个文件夹\n",
        ),
        (
            ("--jobs", "两个"),
            2,
            "错误：--jobs 后面的“两个”不是个数\n"
            "  怎么改：写一个数，例如 --jobs 2；--jobs auto 表示电脑有几个处理器就几份\n",
        ),
        (
            ("--templates", "没有"),
            1,
            "错误：找不到这个版式目录\n  位置：没有\n  怎么改：检查 --templates 后面的路径\n",
        ),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_made(
    drafter_says: Says, arguments: tuple[str, ...], code: int, message: str
) -> None:
    write("甲.yaml", "甲局")
    write("乙.yaml", "乙局")

    assert drafter_says("render", "甲.yaml", "乙.yaml", *arguments) == (code, "", message)
    assert made() == {}


@pytest.mark.parametrize("jobs", ["-1", "1.5", "", "２", "99999"])
def test_a_number_of_jobs_that_is_none_is_wrong_usage_also_with_one_record(drafter_says: Says, jobs: str) -> None:
    write("甲.yaml", "甲局")
    code, out, err = drafter_says("render", "甲.yaml", f"--jobs={jobs}")

    assert (code, out) == (2, "")
    assert err.startswith(f"错误：--jobs 后面的“{jobs}”不是个数\n")
    assert made() == {}


def test_one_record_is_rendered_as_ever_whatever_the_jobs(drafter_says: Says, tmp_path: Path) -> None:
    write("甲.yaml", "甲局")
    code, out, err = drafter_says("render", "甲.yaml", "--jobs", "2")

    assert (code, err) == (0, "")
    assert out.startswith(f"已生成：{tmp_path / f'甲局{TAIL}'}\n")


def test_one_record_pays_for_nothing_that_several_need(tmp_path: Path) -> None:
    write(tmp_path / "甲.yaml", "甲局")
    program = (
        "import sys; from drafter.cli.app import run; run(['render', '甲.yaml']);"
        "print([name for name in ('multiprocessing', 'wcwidth', 'drafter.cli.batch') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True, capture_output=True, text=True)

    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_terminal_sees_a_progress_bar_that_goes_away(tmp_path: Path, jobs: str) -> None:
    import pty

    for number in range(3):
        write(tmp_path / f"{number}.yaml", f"第{number}局")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "drafter", "render", ".", "--jobs", jobs]
    environment = {**os.environ, "COLUMNS": "40", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=theirs, check=True, env=environment)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    os.close(theirs)

    assert shown.split("\r")[1:5] == [
        "正在生成 [------------------------] 0/3",
        "正在生成 [########----------------] 1/3",
        "正在生成 [################--------] 2/3",
        "正在生成 [########################] 3/3",
    ]
    blanks, behind, *_ = shown.split("\r")[5:]
    assert blanks.strip() == ""
    # A process of its own asks the real machine for its fonts.
    assert behind == "" or behind.startswith("这台电脑没有文中用的字体：")
    assert done.stdout.decode().startswith("结果  记录")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a process group")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_says_what_was_written_and_leaves_nothing_running(tmp_path: Path, jobs: str) -> None:
    records = tmp_path / "记录"
    for number in range(300):
        write(records / f"{number:03}.yaml", f"第{number}局")
    command = [sys.executable, "-m", "drafter", "render", "记录", "--jobs", jobs]
    running = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not made(tmp_path):
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)
    # Jobs share these streams: they end only when the last job has.
    out, err = running.communicate(timeout=20)
    count = len(made(tmp_path))

    assert running.returncode == 130
    assert 0 < count < 300
    assert err == f"已中断：写出了 {count} 份，还有 {300 - count} 份没有处理。\n"
    assert last_line(out) == f"共 {count} 份：生成 {count}，失败 0，待补充 0 处"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".tmp"] == []


def test_the_readmes_run_over_several_records_prints_what_it_shows(drafter_says: Says, tmp_path: Path) -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    (command, shown) = re.findall(r"^```console\n\$ drafter (render .*)\n((?:.*\n)*?)```$", readme, re.MULTILINE)[0]
    shutil.copytree(REPOSITORY / "examples", "examples")
    Path("年报").mkdir()
    code, out, err = drafter_says(*command.split())

    assert (code, err) == (0, "")
    first, *_, closing = out.split("\n\n")
    assert shown.split("\n\n……\n\n") == [first, closing.replace(str(tmp_path), "/home/ming")]
