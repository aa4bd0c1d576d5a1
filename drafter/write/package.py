"""Puts the parts of a document into a zip file whose bytes depend on nothing but the parts."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI

if TYPE_CHECKING:
    from docx.opc.package import OpcPackage
    from docx.opc.part import Part

Moment = tuple[int, int, int, int, int, int]
"""Year, month, day, hour, minute, second: a zip file's time, from 1980 on."""

_ZIP_EPOCH: Final[Moment] = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_LEVEL: Final = 3
"""Of compression: a report is small, and the usual level takes half as long again for a tenth less."""
_CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_DEFAULT_TYPES: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}


def zip_bytes(files: Iterable[tuple[str, bytes]], time: Moment = _ZIP_EPOCH) -> bytes:
    """Return a zip file of (name, content) in the order given, all stamped with one time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files:
            entry = zipfile.ZipInfo(name, max(time, _ZIP_EPOCH))
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Left alone it names the machine's system, and Windows would write other bytes than Linux.
            entry.create_system = _UNIX
            package.writestr(entry, content, compresslevel=_LEVEL)
    return buffer.getvalue()


def package_files(package: OpcPackage) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of everything that a package of python-docx is made of."""
    parts = list(package.iter_parts())
    yield CONTENT_TYPES_URI.membername, _content_types(parts)
    yield PACKAGE_URI.rels_uri.membername, package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, part.rels.xml


def _content_types(parts: Iterable[Part]) -> bytes:
    """Return `[Content_Types].xml`: every part by its own name, so that no extension is guessed at."""
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>' for extension, kind in _DEFAULT_TYPES.items()
    )
    overrides = "".join(
        f'<Override PartName="{html.escape(part.partname)}" ContentType="{html.escape(part.content_type)}"/>'
        for part in parts
    )
    return f'<Types xmlns="{_CONTENT_TYPES}">{defaults}{overrides}</Types>'.encode()
