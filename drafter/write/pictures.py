"""Pictures that lie beside a record: found, and looked at from outside before anything is written."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath
from typing import Final

from docx.image.image import Image

from drafter.errors import RecordError
from drafter.render.blocks import Block, Picture, PictureFile

_KINDS: Final = {"image/png": "png", "image/jpeg": "jpeg"}
_LARGEST_BYTES: Final = 10_000_000
_MOST_PIXELS: Final = 50_000_000
"""More than a telephone takes: a small file may still unpack to more than a computer holds."""
_FIX: Final = "只能用 PNG 或 JPEG 图片：用画图等程序打开，另存为其中一种"


def with_pictures(blocks: Sequence[Block], folder: Path) -> tuple[Block, ...]:
    """Return the blocks of a report, each picture with its file.

    Args:
        blocks: The report.
        folder: The record's, in which, or below which, the pictures must lie.

    Raises:
        RecordError: A picture is not there, lies elsewhere, or is none that goes into a document.
    """
    return tuple(
        block._replace(content=_content(block, folder)) if isinstance(block, Picture) else block for block in blocks
    )


def _content(picture: Picture, folder: Path) -> PictureFile:
    try:
        path = _path(picture, folder)
        size = path.stat().st_size
        if size > _LARGEST_BYTES:
            fix = f"缩小到 {_LARGEST_BYTES // 1_000_000} MB 以内：用画图等程序打开，调整大小后另存"
            raise _fault(picture, f"有 {size / 1_000_000:.1f} MB，太大", fix)
        return _looked_at(picture, path.read_bytes())
    except OSError as error:
        raise _fault(picture, f"读不了（{error.strerror}）", "检查文件的名字和读取权限") from error


def _path(picture: Picture, folder: Path) -> Path:
    """Return where a picture lies: inside of the record's folder, whatever links there are."""
    name = picture.file.text.strip().replace("\\", "/")
    is_elsewhere = posixpath.isabs(name) or PureWindowsPath(name).drive
    home = folder.resolve()
    path = (home / name).resolve()
    if is_elsewhere or not path.is_relative_to(home):
        raise _fault(picture, "不在记录所在的文件夹里", "把图片放进记录所在的文件夹，这里只写文件名，例如 照片.jpg")
    if not path.is_file():
        raise _fault(picture, "找不到", f"检查文件名和扩展名；图片要放在 {folder} 里")
    return path


def _looked_at(picture: Picture, data: bytes) -> PictureFile:
    """Read a picture's header; its pixels are never unpacked here."""
    try:
        image = Image.from_blob(data)
        found = PictureFile(
            data, _KINDS.get(image.content_type, ""), image.px_width, image.px_height, image.horz_dpi, image.vert_dpi
        )
    except Exception as error:  # of a broken file python-docx says so by whatever goes wrong, Exception itself too
        raise _fault(picture, "不是完好的 PNG 或 JPEG 图片", _FIX) from error
    if not found.kind:
        raise _fault(picture, "不是 PNG 或 JPEG 图片", _FIX)
    if not found.width_px or not found.height_px:
        raise _fault(picture, "不是完好的 PNG 或 JPEG 图片", _FIX)
    if found.width_px * found.height_px > _MOST_PIXELS:
        what = f"有 {found.width_px}×{found.height_px} 个像素，太大"
        raise _fault(picture, what, f"用画图等程序打开，缩小到 {_MOST_PIXELS // 10_000} 万像素以内后另存")
    return found


def _fault(picture: Picture, what: str, fix: str) -> RecordError:
    place = picture.file.place
    return RecordError(f"图片“{picture.file.text}”{what}", place.at_key(picture.file.key) if place else None, fix)
