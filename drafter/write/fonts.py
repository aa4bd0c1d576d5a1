"""The Chinese fonts that a Word file names, those of them that this machine lacks, and the set that Windows has."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Mapping
from typing import Final

from drafter.write.installed_fonts import font_key, installed_families
from drafter.write.package import zip_bytes

OTHER_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S",),
    "仿宋_GB2312": ("FangSong_GB2312",),
    "楷体_GB2312": ("KaiTi_GB2312",),
    "仿宋": ("FangSong",),
    "楷体": ("KaiTi",),
    "黑体": ("SimHei",),
    "宋体": ("SimSun",),
    "华文中宋": ("STZhongsong",),
}
"""What the same font calls itself in English: systems know it by the one name or by the other."""

WINDOWS_FONTS: Final[Mapping[str, str]] = {
    "方正小标宋简体": "华文中宋",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
}
"""For each font of the standard's practice that Windows lacks the nearest one that an office in Windows has.

仿宋, 楷体 and 黑体 come with Windows for Chinese users, 宋体 with every Windows (Microsoft, Windows 10 and Windows 11
font list, "Chinese (Simplified) Supplemental Fonts"; Windows XP had 仿宋_GB2312 and 楷体_GB2312 itself). Nothing of
Windows' own comes near 小标宋: 宋体 is too thin for 2号 and would have to be made bold, which 小标宋 is not. 华文中宋,
cut for titles as it is, comes with the Chinese Office; where it is lacking too, the file names 宋体 next.
"""
_NEXT_BEST: Final[Mapping[str, str]] = {"华文中宋": "STZhongsong,宋体", "仿宋": "FangSong", "楷体": "KaiTi"}

_TEXT_PARTS: Final = re.compile(r"word/(?:document|styles|numbering|(?:header|footer)\d*|charts/chart\d*)\.xml")
_NAMED: Final = re.compile(rb'<w:rFonts\b[^>]*?\bw:eastAsia="([^"]*)"|<a:ea\b[^>]*?\btypeface="([^"]*)"')
_NAMING: Final = re.compile(rb"<(?:w:rFonts|a:latin|a:ea|a:cs|a:sym|a:buFont)\b[^>]*>")
_TABLED: Final = re.compile(rb'(<w:font\b[^>]*?\bw:name=")([^"]*)("[^>]*>)(.*?</w:font>)', re.DOTALL)
_OTHER_NAME: Final = re.compile(rb'(<w:altName\b[^>]*?\bw:val=")[^"]*"')
_THEMES_OWN: Final = "+"


def named_fonts(word: bytes) -> tuple[str, ...]:
    """Return the Chinese fonts that a Word file names, each once, in the order of their first places."""
    named: dict[str, None] = {}
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        for name in sorted(filter(_TEXT_PARTS.fullmatch, package.namelist())):
            for match in _NAMED.finditer(package.read(name)):
                named[(match[1] or match[2] or b"").decode()] = None
    return tuple(name for name in named if name and not name.startswith(_THEMES_OWN))


def lacking_fonts(names: Collection[str], families: Collection[str]) -> tuple[str, ...]:
    """Return those of some fonts that are not among the families of a machine, under any of their names.

    Args:
        names: The fonts.
        families: Keys of what is installed.
    """
    return tuple(
        name for name in names if not any(font_key(one) in families for one in (name, *OTHER_NAMES.get(name, ())))
    )


def lacking_fonts_line(names: Collection[str]) -> str:
    """Say which of some fonts this machine lacks, what happens then and how to mend it; empty for none."""
    lacking = lacking_fonts(names, installed_families())
    if not lacking:
        return ""
    other = "或者在有这些字体的电脑上打印"
    if WINDOWS_FONTS.keys() & set(lacking):
        other = "或者用 drafter render 加 --fonts windows 生成，改用 Windows 常有的字体"
    return (
        f"这台电脑没有文中用的字体：{'、'.join(lacking)}。打开、打印时会用别的字体代替，样子和规定不符；"
        f"请装上这些字体，{other}"
    )


def with_windows_fonts(word: bytes) -> bytes:
    """Return a Word file that names the fonts of Windows in place of those that it lacks; the same otherwise.

    Names are changed inside the tags that name fonts only: in the text the same words stay what they are.
    """
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        entries = package.infolist()
        files = [(entry.filename, _renamed(entry.filename, package.read(entry))) for entry in entries]
    return zip_bytes(files, entries[0].date_time)


def _renamed(name: str, content: bytes) -> bytes:
    if not name.endswith(".xml"):
        return content
    if name.endswith("fontTable.xml"):
        return _renamed_table(content)
    return _NAMING.sub(lambda tag: _swapped(tag[0]), content)


def _swapped(tag: bytes) -> bytes:
    for old, new in WINDOWS_FONTS.items():
        tag = tag.replace(f'"{old}"'.encode(), f'"{new}"'.encode())
    return tag


def _renamed_table(content: bytes) -> bytes:
    """Rename in the table of fonts, which must not name one twice, and say what comes next where one is lacking."""
    there = {match[2].decode() for match in _TABLED.finditer(content)}

    def renamed(match: re.Match[bytes]) -> bytes:
        new = WINDOWS_FONTS.get(match[2].decode())
        if new is None:
            return match[0]
        if new in there:
            return b""
        rest = _OTHER_NAME.sub(rb"\g<1>" + f'{_NEXT_BEST[new]}"'.encode(), match[4])
        return match[1] + new.encode() + match[3] + rest

    return _TABLED.sub(renamed, content)
