"""The XML inside a Word file; the only module here that parses any."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias
from zipfile import BadZipFile, ZipFile

from lxml import etree

from drafter.errors import Place, RecordError
from drafter.write.opening import refuse_large

Element: TypeAlias = etree._Element

_MAX_PART_BYTES: Final = 16 * 1024 * 1024
"""What is parsed takes some forty times its size."""
_MAX_PARAGRAPHS: Final = 20_000

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PREFIXES: Final = {
    "w": _MAIN,
    "r": _OFFICE,
    "a": _DRAWING,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SINGLE_PARTS: Final = ("styles", "settings", "numbering", "theme")
_FAULTS: Final = (BadZipFile, zlib.error, etree.XMLSyntaxError, LookupError, ValueError, RuntimeError, EOFError)

_OLD_FORMAT: Final = b"\xd0\xcf\x11\xe0"
_PDF: Final = b"%PDF"
_SAVE_AS_WORD: Final = "用 Word 或 WPS 打开，另存为 .docx，再核验"


def name_of(prefixed: str) -> str:
    """Return the name that lxml gives to an element or attribute such as `w:p`."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{_PREFIXES[prefix]}}}{local}"


class WordFile(NamedTuple):
    """The parts of a Word file that say how its text looks.

    Attributes:
        path: The file.
        body: `w:body`.
        styles: `w:styles`; None where the file has none, as with the next three.
        settings: `w:settings`.
        numbering: `w:numbering`.
        theme: `a:theme`.
        edges: Footers by the relationship id by which a page section names them.
    """

    path: Path
    body: Element
    styles: Element | None
    settings: Element | None
    numbering: Element | None
    theme: Element | None
    edges: Mapping[str, Element]


def load_word_file(path: Path) -> WordFile:
    """Read a Word file.

    Raises:
        RecordError: It is missing, too large, or no Word file.
    """
    place = Place(str(path))
    try:
        _refuse_other_formats(path, place)
        refuse_large(path)
        with ZipFile(path) as package:
            return _read(path, package)
    except FileNotFoundError:
        raise RecordError("找不到这个文件", place, "检查文件名和所在文件夹") from None
    except IsADirectoryError:
        raise RecordError("这是文件夹，不是 Word 文件", place, "写上文件夹里 .docx 文件的名字") from None
    except OSError as error:
        raise RecordError(f"文件打不开（{error.strerror or error}）", place, "检查文件的读取权限") from error
    except _FAULTS as error:
        what = "这不是完好的 Word 文件（.docx）"
        raise RecordError(what, place, "用 Word 或 WPS 打开，去掉密码，另存为 .docx 再试") from error


def _refuse_other_formats(path: Path, place: Place) -> None:
    """Tell by its first bytes what a file is, whatever its name says."""
    with path.open("rb") as file:
        beginning = file.read(8)
    if beginning.startswith(_OLD_FORMAT):
        raise RecordError("这是旧格式（.doc、.wps）或者加了密码的文件", place, f"去掉密码，{_SAVE_AS_WORD}")
    if beginning.startswith(_PDF):
        raise RecordError("这是 PDF 文件，里面没有字体、缩进的设置", place, "核验生成它的 .docx 文件")


def _read(path: Path, package: ZipFile) -> WordFile:
    place = Place(str(path))
    names = set(package.namelist())
    if "word/document.xml" not in names and "mimetype" in names:
        raise RecordError("这不是 Word 文件（.docx）", place, _SAVE_AS_WORD)
    main = next((target for target, _ in _related(package, "", "officeDocument")), "word/document.xml")
    single: dict[str, Element] = {}
    for kind in _SINGLE_PARTS:
        for target, _ in _related(package, main, kind):
            single[kind] = _parsed(package, target)
    body = _parsed(package, main).find(name_of("w:body"))
    if body is None:
        raise RecordError("文件里没有正文", place, "确认选对了文件")
    if sum(1 for _ in body.iter(name_of("w:p"))) > _MAX_PARAGRAPHS:
        raise RecordError(f"文件超过 {_MAX_PARAGRAPHS} 段", place, "年度报告不会这么长，确认选对了文件")
    edges = {identity: _parsed(package, target) for target, identity in _related(package, main, "footer")}
    return WordFile(path=path, body=body, edges=edges, **{kind: single.get(kind) for kind in _SINGLE_PARTS})


def _related(package: ZipFile, source: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield name and relationship id of the parts that a part refers to as one kind; the whole package is ""."""
    folder, base = posixpath.split(source)
    relations = posixpath.join(folder, "_rels", f"{base}.rels")
    if relations not in package.namelist():
        return
    for relation in _parsed(package, relations).iter(_RELATIONSHIP):
        is_wanted = relation.get("Type", "").rpartition("/")[2] == kind
        if is_wanted and relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join(f"/{folder}", relation.get("Target", ""))).lstrip("/")
            yield target, relation.get("Id", "")


def _parsed(package: ZipFile, name: str) -> Element:
    """Return the root of a part; entities stay unresolved, and lxml itself limits depth and length of texts."""
    if package.getinfo(name).file_size > _MAX_PART_BYTES:
        raise RecordError("文件里的文字部分超过 16 MB", Place(str(package.filename)), "确认选对了文件")
    data = package.read(name)
    if _STRICT in data:
        what, fix = "这是 Strict Open XML 格式的 Word 文件", "在 Word 里另存为普通的“Word 文档（.docx）”，再核验"
        raise RecordError(what, Place(str(package.filename)), fix)
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
