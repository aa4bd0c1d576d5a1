"""From a path to text: one encoding, one size limit, and a name for what a file really is."""

from __future__ import annotations

import re
from pathlib import Path

from drafter.errors import Place, RecordError

MAX_BYTES = 4 * 1024 * 1024
# What neither YAML nor Word can hold (XML 1.0, Char: controls, lone surrogates, U+FFFE, U+FFFF), and the
# line breaks that nobody can see (U+0085, U+2028, U+2029), which each program takes for something else.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")

_SAVE_AS = "在 WPS、Word 或记事本里另存为 UTF-8 编码的纯文本，再试一次"


def read_text(path: Path) -> str:
    """Read a UTF-8 text file, with or without byte order mark.

    Returns:
        The text with its own line ends.

    Raises:
        RecordError: The file is missing, a folder, unreadable, too large, empty, not UTF-8 text, or
            holds control characters.
    """
    data = _read_bytes(path)
    text = _decode(data, path)
    if not text.strip():
        raise RecordError("文件是空的", Place(str(path)), "确认选对了文件，或者从备份里找回来")
    refuse_unprintable(text, str(path))
    return text


def refuse_unprintable(text: str, file: str) -> None:
    """Raise RecordError at the first character that cannot stand in a document."""
    bad = UNPRINTABLE.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        raise RecordError(
            f"有 Word 不能显示的控制字符 U+{ord(bad.group()):04X}",
            Place(file, line),
            "删掉这个字符；它多半是从别的程序粘贴时带来的，看不见，可把这一行重新输入",
        )


def _read_bytes(path: Path) -> bytes:
    place = Place(str(path))
    try:
        if path.is_dir():
            raise RecordError("这是一个文件夹，不是文件", place, "写出文件夹里那个 .yaml 文件的名字")
        if path.stat().st_size > MAX_BYTES:
            limit = MAX_BYTES // 1024 // 1024
            raise RecordError(f"文件超过 {limit} MB", place, "年度报告的记录不会这么大，确认选对了文件")
        return path.read_bytes()
    except FileNotFoundError:
        raise RecordError("找不到这个文件", place, "检查文件名和所在文件夹，扩展名（.yaml、.docx）也要写出来") from None
    except PermissionError:
        raise RecordError("没有读取这个文件的权限", place, "请文件的主人给你读取权限，或复制一份再试") from None
    except (OSError, ValueError) as error:
        raise RecordError(f"这个文件读不出来（{error}）", place, "检查文件名、磁盘或网络盘后再试") from None


def _decode(data: bytes, path: Path) -> str:
    place = Place(str(path))
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise RecordError("这是 Word、WPS 或压缩文件，不是 YAML 记录", place, "写出扩展名为 .yaml 的那个记录文件")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RecordError("文件的编码是 UTF-16，不是 UTF-8", place, _SAVE_AS)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        raise RecordError("这不是文本文件", place, _SAVE_AS) from None
    raise RecordError("文件的编码不是 UTF-8，多半是 GBK（ANSI）", Place(str(path), line), _SAVE_AS)
