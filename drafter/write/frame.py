"""Builds the standard frame document (底稿): page, styles and footers, and no text.

`python -m drafter.write.frame OUT` writes it; with `--check FILE` it says whether FILE is up to date.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from lxml import etree

from drafter.write.frame_parts import frame_parts
from drafter.write.package import zip_bytes

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_USAGE: Final = "用法：python -m drafter.write.frame [--check] 文件.docx\n"


def frame_bytes() -> bytes:
    """Return the standard frame as a .docx file, the same bytes each time."""
    return zip_bytes((name, (_DECLARATION + xml).encode()) for name, xml in frame_parts().items())


def stale_parts(data: bytes) -> list[str]:
    """Return the names of the parts in which a frame differs from the one built now.

    Compared is the XML, canonical: the compressed bytes depend on the machine's zlib.
    """
    ours, theirs = _canonical_parts(frame_bytes()), _canonical_parts(data)
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


def _canonical_parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: _canonical(package.read(name)) for name in package.namelist()}


def _canonical(xml: bytes) -> bytes:
    return etree.tostring(etree.fromstring(xml), method="c14n")


def _check(path: Path) -> int:
    try:
        stale = stale_parts(path.read_bytes())
    except (OSError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        sys.stdout.write(f"错误：读不了底稿 {path}：{error}\n")
        return 1
    if stale:
        sys.stdout.write(
            f"错误：底稿 {path} 和程序里的常量不一致：{'、'.join(stale)}\n"
            f"  怎么改：运行 python -m drafter.write.frame {path} 重新生成后提交\n"
        )
        return 1
    sys.stdout.write(f"底稿 {path} 是最新的。\n")
    return 0


def main(arguments: Sequence[str]) -> int:
    """Write or check the standard frame; return the exit code."""
    match arguments:
        case ["--check", file]:
            return _check(Path(file))
        case [file] if not file.startswith("-"):
            Path(file).write_bytes(frame_bytes())
            sys.stdout.write(f"已写出底稿 {file}\n")
            return 0
    sys.stdout.write(_USAGE)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
