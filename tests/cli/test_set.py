"""`drafter set` as a script meets it: what is written, what stays, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import record_text

from drafter.cli.app import run

COMMENTED = (
    "# 第一行批注 😀\r\n"
    "版式:   standard@1\r\n"
    "年度: 2020\r\n"
    "\r\n"
    "机关: { 名称: 示例区人民政府,  自称: 我区, 类型: 区县政府 }\r\n"
    "指标:\r\n"
    "  行政复议:\r\n"
    "      # 月底核\r\n"
    "      受理: 79\r\n"
    "      # 别的数还没有来\r\n"
    "结束语: '特此报告。'\r\n"
    "# 完"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "记录.yaml").write_text(record_text(), encoding="utf-8")
    return tmp_path


def set_(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["set", "记录.yaml", *arguments])
    written = capsys.readouterr()
    return code, written.out, written.err


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_changes_are_written_and_told_with_the_backup(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "记录.yaml").read_bytes()
    arguments = ("机关.自称=我们区", "指标.行政复议.受理=80", "主送[2]=示例市人大常委会", "成文日期=", "附注=")

    assert set_(capsys, *arguments) == (
        0,
        """\
已改：记录.yaml
  机关.自称：我区 → 我们区
  指标.行政复议.受理：（没有填） → 80
  主送[2]：（没有填） → 示例市人大常委会
  成文日期：2021-02-24 → （删去）
  附注：本来就没有填
原来的内容留在：记录.yaml.bak
""",
        "",
    )
    assert (folder / "记录.yaml.bak").read_bytes() == before
    assert "主送: [示例市人民政府, 示例市人大常委会]\n" in (folder / "记录.yaml").read_text("utf-8")
    assert files(folder) == ["记录.yaml", "记录.yaml.bak"]


def test_every_other_byte_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "记录.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + COMMENTED.encode())

    assert set_(capsys, "指标.行政复议.受理=80", "机关.自称=本区")[0] == 0
    expected = COMMENTED.replace("受理: 79", "受理: 80").replace("我区", "本区")
    assert path.read_bytes() == b"\xef\xbb\xbf" + expected.encode()


def test_nothing_is_written_when_one_of_several_is_wrong(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = set_(capsys, "机关.自称=本区", "年度=去年")

    assert (code, out) == (1, "")
    assert err == (
        "错误：“年度=去年”没有写入：“报告年度”填的“去年”不是年份\n"
        "  位置：记录.yaml  年度\n  怎么改：写四位数字的年份，例如 2024\n"
    )
    assert (folder / "记录.yaml").read_text("utf-8") == record_text()
    assert files(folder) == ["记录.yaml"]


def test_what_is_so_already_is_not_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert set_(capsys, "机关.自称=我区", "附注=") == (0, "没有变化：记录.yaml\n", "")
    assert files(folder) == ["记录.yaml"]


def test_a_text_may_come_from_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "文件.txt").write_bytes("\ufeff第一段。\r\n第二段{行政复议.受理}件。\r\n\r\n".encode())
    key = "主要举措和成效[1].举措[1].内容"

    assert set_(capsys, f"{key}=@文件.txt", "结束语=@@我们")[0] == 0
    text = (folder / "记录.yaml").read_text("utf-8")
    assert "结束语: '@我们'" in text or '结束语: "@我们"' in text
    run(["show", "记录.yaml", key])
    assert capsys.readouterr().out.endswith("  第一段。\n  第二段【待补充：受理行政复议申请】件。\n")


@pytest.mark.parametrize(
    ("data", "what"),
    [(None, "找不到这个文件"), ("甲".encode("gbk"), "文件的编码不是 UTF-8"), (b"", "文件是空的")],
)
def test_a_file_that_is_no_text_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], data: bytes | None, what: str
) -> None:
    if data is not None:
        (folder / "文件.txt").write_bytes(data)
    code, out, err = set_(capsys, "结束语=@文件.txt")

    assert (code, out) == (1, "")
    assert err.startswith(f"错误：{what}")
    assert "位置：文件.txt" in err
    assert err.endswith("怎么改：@ 后面写一个 UTF-8 编码的纯文本文件；值本身以 @ 开头的，写成 @@\n")


@pytest.mark.parametrize("argument", ["机关.自称", "=我区", " =我区"])
def test_an_argument_without_key_or_sign_is_wrong_usage(
    folder: Path, capsys: pytest.CaptureFixture[str], argument: str
) -> None:
    code, out, err = set_(capsys, argument)

    assert (code, out) == (2, "")
    assert err.startswith(f"错误：“{argument}”不是“键=值”\n  怎么改：写成 机关.自称=我区 的样子")


def test_a_key_twice_is_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert set_(capsys, "结束语=甲", "结束语=乙") == (2, "", "错误：“结束语”写了两次\n  怎么改：同一项只写一次\n")


def test_a_long_value_is_cut_in_what_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"→ {'甲' * 40}…\n" in set_(capsys, f"结束语={'甲' * 50}")[1]


def test_a_value_may_hold_the_sign(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "  结束语：（没有填） → a=b\n" in set_(capsys, "结束语=a=b")[1]


def test_a_link_stays_a_link_and_the_backup_is_named_where_it_lies(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "存").mkdir()
    (folder / "记录.yaml").rename(folder / "存" / "原.yaml")
    (folder / "记录.yaml").symlink_to(folder / "存" / "原.yaml")
    _, out, _ = set_(capsys, "结束语=完")

    assert out.endswith(f"原来的内容留在：{folder / '存' / '原.yaml.bak'}\n")
    assert (folder / "存" / "原.yaml.bak").is_file()
    assert (folder / "记录.yaml").is_symlink()


def test_taking_out_what_another_change_writes_into_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "记录.yaml"
    record.write_text(record_text(), "utf-8")

    assert run(["set", str(record), "主送[1]=", "主送[1]=甲"]) == 2
    assert run(["set", str(record), "存在的不足和原因[1].整改=改", "存在的不足和原因[1]="]) == 2
    assert "又要改" in capsys.readouterr().err
    assert record.read_text("utf-8") == record_text()
