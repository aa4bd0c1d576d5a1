"""The paragraphs of a Word file as plain text, for checking what somebody else wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from drafter.errors import Place, RecordError

_MAX_BYTES = 20 * 1024 * 1024


def word_text(path: Path) -> str:
    """Return the text of a Word file, a line each paragraph; cells of a table row stand on one line.

    Numbers that Word makes itself (自动编号) are not in the text.

    Raises:
        RecordError: The file is missing, too large or no Word file.
    """
    place = Place(str(path))
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise RecordError("文件超过 20 MB", place, "年度报告不会这么大，确认选对了文件")
        document = docx.Document(str(path))
    except FileNotFoundError:
        raise RecordError("找不到这个文件", place, "检查文件名和所在文件夹") from None
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        raise RecordError("这不是能读的 Word 文件（.docx）", place, "用 Word 或 WPS 打开，另存为 .docx 再试") from error
    return "\n".join(_lines(document))


def _lines(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            # A line break inside a title is one of its lines.
            yield block.text
        elif isinstance(block, Table):
            for row in block.rows:
                # A merged cell comes once for each column that it spans.
                cells = {id(cell._tc): cell for cell in row.cells}
                yield "\t".join(cell.text.replace("\n", "") for cell in cells.values())
