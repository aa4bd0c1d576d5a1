"""From a path to text: what a file must be, and what is said when it is something else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from builders import message_of

from drafter.errors import RecordError
from drafter.record.text import MAX_BYTES, read_text

SAVE_AS = "  怎么改：在 WPS、Word 或记事本里另存为 UTF-8 编码的纯文本，再试一次"


def fault_of(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(RecordError) as error:
        read_text(path)
    return message_of(error, path.parent)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "记录.yaml"


def test_a_byte_order_mark_is_no_part_of_the_text(file: Path) -> None:
    file.write_bytes("\ufeff年度: 2020\n".encode())

    assert read_text(file) == "年度: 2020\n"


def test_line_ends_stay_as_they_are(file: Path) -> None:
    file.write_bytes("年度: 2020\r\n标题: 甲\r\n".encode())

    assert read_text(file) == "年度: 2020\r\n标题: 甲\r\n"


def test_emoji_and_private_characters_are_text(file: Path) -> None:
    file.write_bytes("标题: 😀\ue000\n".encode())

    assert read_text(file) == "标题: 😀\ue000\n"


def test_gbk_is_named_with_the_first_line_that_is_not_utf8(file: Path) -> None:
    assert fault_of(file, b"a: 1\n" + "标题: 甲\n".encode("gbk")) == (
        f"错误：文件的编码不是 UTF-8，多半是 GBK（ANSI）\n  位置：记录.yaml:2\n{SAVE_AS}"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_named(file: Path, encoding: str) -> None:
    mark = b"" if encoding == "utf-16" else b"\xfe\xff"

    assert fault_of(file, mark + "年度: 2020\n".encode(encoding)) == (
        f"错误：文件的编码是 UTF-16，不是 UTF-8\n  位置：记录.yaml\n{SAVE_AS}"
    )


def test_a_word_file_given_by_mistake_is_named(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")

    assert fault_of(file, file.read_bytes()) == (
        "错误：这是 Word、WPS 或压缩文件，不是 YAML 记录\n  位置：记录.yaml\n"
        "  怎么改：写出扩展名为 .yaml 的那个记录文件"
    )


def test_an_old_word_file_given_by_mistake_is_named(file: Path) -> None:
    assert fault_of(file, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").startswith("错误：这是 Word、WPS 或压缩文件")


def test_bytes_that_are_no_text_are_named(file: Path) -> None:
    assert fault_of(file, b"\x89PNG\r\n\xff\xff\xff") == f"错误：这不是文本文件\n  位置：记录.yaml\n{SAVE_AS}"


@pytest.mark.parametrize("data", [b"", b" \n\r\n\t", "\ufeff".encode(), "\u3000\n".encode()])
def test_an_empty_file_is_named(file: Path, data: bytes) -> None:
    assert fault_of(file, data) == ("错误：文件是空的\n  位置：记录.yaml\n  怎么改：确认选对了文件，或者从备份里找回来")


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\x01", "U+0001"),
        ("\x00", "U+0000"),
        ("\x7f", "U+007F"),
        ("\uffff", "U+FFFF"),
        ("\x0b", "U+000B"),
        ("\x80", "U+0080"),
    ],
)
def test_a_control_character_is_told_with_its_line(file: Path, char: str, name: str) -> None:
    assert fault_of(file, f"年度: 2020\r\n标题: 甲{char}乙\r\n".encode()) == (
        f"错误：有 Word 不能显示的控制字符 {name}\n  位置：记录.yaml:2\n"
        "  怎么改：删掉这个字符；它多半是从别的程序粘贴时带来的，看不见，可把这一行重新输入"
    )


def test_a_file_over_the_limit_is_not_read(file: Path) -> None:
    assert fault_of(file, b"#" * (MAX_BYTES + 1)) == (
        "错误：文件超过 4 MB\n  位置：记录.yaml\n  怎么改：年度报告的记录不会这么大，确认选对了文件"
    )


def test_a_file_at_the_limit_is_read(file: Path) -> None:
    file.write_bytes(b"#" * MAX_BYTES)

    assert len(read_text(file)) == MAX_BYTES


def test_a_folder_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "记录"
    folder.mkdir()
    with pytest.raises(RecordError) as error:
        read_text(folder)

    assert message_of(error, tmp_path) == (
        "错误：这是一个文件夹，不是文件\n  位置：记录\n  怎么改：写出文件夹里那个 .yaml 文件的名字"
    )


@pytest.mark.parametrize("name", ["没有.yaml", "没有/没有.yaml"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(RecordError) as error:
        read_text(tmp_path / name)

    assert message_of(error, tmp_path) == (
        f"错误：找不到这个文件\n  位置：{name}\n  怎么改：检查文件名和所在文件夹，扩展名（.yaml、.docx）也要写出来"
    )


@pytest.mark.parametrize("name", ["甲" * 300, "甲\x00.yaml"])
def test_a_name_that_no_file_can_have_is_told_as_unreadable(tmp_path: Path, name: str) -> None:
    with pytest.raises(RecordError) as error:
        read_text(tmp_path / name)

    assert error.value.fix == "检查文件名、磁盘或网络盘后再试"
