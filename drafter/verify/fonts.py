"""Names of fonts: the class that each belongs to, and what a theme puts in place of its own names."""

from __future__ import annotations

from typing import Final

from drafter.verify.package import Element, name_of

_CLASSES: Final = (
    ("小标宋体", ("小标宋", "xiaobiaosong", "fzxbs")),
    ("仿宋体", ("仿宋", "fangsong", "simfang")),
    ("楷体", ("楷", "kaiti", "simkai")),
    ("黑体", ("黑体", "simhei", "heiti")),
    ("宋体", ("宋体", "书宋", "simsun", "songti", "stsong")),
)
"""The standard fixes the class of a type, not the font: 仿宋_GB2312, 仿宋 and FangSong are one. The first that fits."""

_SCRIPTS: Final = {"zh-tw": "Hant", "zh-hk": "Hant", "zh-mo": "Hant", "ja-jp": "Jpan", "ko-kr": "Hang"}
_SIMPLIFIED: Final = "Hans"
_SLOTS: Final = {"EastAsia": "ea", "Ascii": "latin", "HAnsi": "latin", "Bidi": "cs"}


def class_of(font: str) -> str:
    """Return the class of a font; the font's own name where it belongs to none of the classes."""
    name = font.replace(" ", "").lower()
    return next((label for label, words in _CLASSES if any(word in name for word in words)), font)


class ThemeFonts:
    """What names such as `minorEastAsia` mean in one file."""

    def __init__(self, theme: Element | None, settings: Element | None) -> None:
        self._fonts = None if theme is None else theme.find(f".//{name_of('a:fontScheme')}")
        language = None if settings is None else settings.find(name_of("w:themeFontLang"))
        named = "" if language is None else language.get(name_of("w:eastAsia"), "")
        self._script = _SCRIPTS.get(named.lower(), _SIMPLIFIED)

    def font(self, theme_name: str) -> str:
        """Return the font behind a theme's name for it; empty where the theme names none."""
        if self._fonts is None:
            return ""
        family = "a:majorFont" if theme_name.startswith("major") else "a:minorFont"
        fonts = self._fonts.find(name_of(family))
        slot = _SLOTS.get(theme_name[5:], "latin")
        if fonts is None:
            return ""
        face = fonts.find(name_of(f"a:{slot}"))
        named = "" if face is None else face.get("typeface", "")
        return named or (self._by_script(fonts) if slot == "ea" else "")

    def _by_script(self, fonts: Element) -> str:
        """Return the font that a theme without a Chinese font of its own gives to the document's script."""
        for font in fonts.iter(name_of("a:font")):
            if font.get("script") == self._script:
                return font.get("typeface", "")
        return ""
