"""Reading a frame document (底稿): what each report is written on a copy of."""

from __future__ import annotations

import copy
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from drafter.errors import LayoutError, Place
from drafter.write import standard, styles
from drafter.write.package import package_files

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.coreprops import CT_CoreProperties


class Frame(NamedTuple):
    """A frame document, read once; each report is written on a copy of it.

    Attributes:
        file: The file it came from, as messages name it.
        parts: Names and contents of all its parts, in the order in which a package is written.
        document_name: Which of them a report's text takes the place of.
        shell: The XML of that part, before and after where the text goes.
        properties_name: Which of them a report's properties take the place of.
        properties: Its core properties; copied for each report, never written to.
        style_ids: Style ids by style name.
        text_width_twips: Width of its text area.
    """

    file: str
    parts: tuple[tuple[str, bytes], ...]
    document_name: str
    shell: tuple[str, str]
    properties_name: str
    properties: CT_CoreProperties
    style_ids: Mapping[str, str]
    text_width_twips: int


def load_frame(path: Path) -> Frame:
    """Return the frame document in a file.

    Raises:
        LayoutError: The file cannot be read, is no Word document, or lacks a style.
    """
    place = Place(str(path))
    document = _opened(path, place)
    # Not `style.name`, which python-docx translates: "heading 1" would be "Heading 1".
    style_ids = {style.name_val: style.styleId for style in document.styles.element.style_lst}
    missing = [name for name in styles.NEEDED if name not in style_ids]
    if missing:
        raise LayoutError(
            f"底稿里缺少样式“{'”“'.join(missing)}”",
            place,
            "在 Word 或 WPS 里打开底稿，新建或改回同名样式；也可以换回原来的 frame.docx",
        )
    core = document.part.package._core_properties_part
    return Frame(
        file=str(path),
        parts=tuple(package_files(document.part.package)),
        document_name=document.part.partname.membername,
        shell=_shell(document),
        properties_name=core.partname.membername,
        properties=core.element,
        style_ids=style_ids,
        text_width_twips=_text_width_twips(document),
    )


def _opened(path: Path, place: Place) -> Document:
    try:
        with path.open("rb") as file:
            return docx.Document(file)
    except FileNotFoundError as error:
        raise LayoutError("找不到底稿", place, "检查版式文件夹里有没有 frame.docx") from error
    except OSError as error:
        raise LayoutError(f"底稿打不开（{error.strerror}）", place, "检查文件的读取权限") from error
    except (zipfile.BadZipFile, OpcError, KeyError, ValueError, AttributeError, etree.LxmlError) as error:
        raise LayoutError(
            "底稿不是完好的 Word 文件（.docx）",
            place,
            "换回原来的 frame.docx，或者在 Word 里打开后另存为 .docx",
        ) from error


def _shell(document: Document) -> tuple[str, str]:
    """Return a frame's document part without its text, cut where a report's text goes."""
    root = copy.deepcopy(document.element)
    body = root.body
    page = body.sectPr
    body[:] = [etree.ProcessingInstruction("drafter", "text"), *([] if page is None else [page])]
    before, after = etree.tostring(root, encoding="unicode").split("<?drafter text?>")
    return before, after


def _text_width_twips(document: Document) -> int:
    """Return the width between the margins of a frame's page; the standard's where the frame is silent."""
    page = document.sections[0] if document.sections else None
    if page is None or page.page_width is None or page.left_margin is None or page.right_margin is None:
        return standard.twips_from_mm(standard.TEXT_WIDTH_MM.value)
    width: int = page.page_width.twips - page.left_margin.twips - page.right_margin.twips
    return width
