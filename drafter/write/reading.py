"""The paragraphs of a Word file as plain text, for checking what somebody else wrote."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError, _Element

from drafter.errors import Place, RecordError
from drafter.write.opening import refuse_large

_PARAGRAPH, _TABLE, _ROW, _CELL, _TEXT = map(qn, ("w:p", "w:tbl", "w:tr", "w:tc", "w:t"))
_WRAPPERS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")))
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
# Properties hold tab stops; what was deleted or moved away is nobody's text any more.
_HIDDEN = frozenset(map(qn, ("w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:txbxContent", "w:sdtPr")))
# What python-docx and its parts say of a file that is none of Word's; the last of an element that it does not expect.
_FAULTS = (
    *(PackageNotFoundError, BadZipFile, XMLSyntaxError, zlib.error),
    *(LookupError, ValueError, OSError, RuntimeError, AttributeError),
)


class WordText(NamedTuple):
    """What a Word file holds.

    Attributes:
        text: A line each paragraph; cells of a table row stand on one line.
        category: What it says that it is (类别).
    """

    text: str
    category: str


def word_text(path: Path) -> str:
    """Return the text of a Word file.

    Raises:
        RecordError: It cannot be read.
    """
    return read_word(path).text


def read_word(path: Path) -> WordText:
    """Read a Word file. Numbers that Word makes itself (自动编号) are not in its text.

    Raises:
        RecordError: The file is missing, too large, no Word file or without any text.
    """
    place = Place(str(path))
    try:
        refuse_large(path)
        document = docx.Document(str(path))
        text = "\n".join(_lines(document.element.body))
        category = document.core_properties.category
    except FileNotFoundError:
        raise RecordError("找不到这个文件", place, "检查文件名和所在文件夹") from None
    except _FAULTS as error:
        what = "这不是能读的 Word 文件（.docx）"
        raise RecordError(what, place, "用 Word 或 WPS 打开，去掉密码，另存为 .docx 再试") from error
    if not text.strip():
        raise RecordError("文件里没有文字", place, "确认选对了文件；扫描件要先识别成文字")
    return WordText(text, category)


def _lines(element: _Element) -> Iterator[str]:
    """Yield paragraphs and table rows, those in content controls and those that somebody inserted included."""
    for child in element.iterchildren():
        if child.tag == _PARAGRAPH:
            # A line break inside a title is one of its lines.
            yield "".join(_words(child))
        elif child.tag == _TABLE:
            yield from (_row_text(row) for row in child.iterchildren(_ROW))
        elif child.tag in _WRAPPERS:
            yield from _lines(child)


def _row_text(row: _Element) -> str:
    cells = ("".join(_lines(cell)).replace("\n", "") for cell in row.iterchildren(_CELL))
    return "\t".join(cells)


def _words(element: _Element) -> Iterator[str]:
    """Yield what a paragraph shows once all changes are accepted; text boxes are left out."""
    for child in element.iterchildren():
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _HIDDEN:
            yield from _words(child)
