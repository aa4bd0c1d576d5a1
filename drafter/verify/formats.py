"""How paragraphs and characters really look: defaults, styles, lists and their own settings, one above the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple, TypeAlias

from drafter.verify.fonts import ThemeFonts
from drafter.verify.package import Element, WordFile, name_of
from drafter.write.measure import width_characters

Settings: TypeAlias = dict[str, str]
"""What one level says, by element and attribute: `sz`, `ind.left`; nothing where it is silent."""

_DEFAULT_SIZE: Final = "20"
_DEFAULT_LINE: Final = 240
_WHOLE_PERCENT: Final = 100
_LONGEST_CHAIN: Final = 30
_OFF: Final = ("0", "false", "off")
_FONT_SLOTS: Final = {"eastAsia": "eastAsiaTheme", "ascii": "asciiTheme", "hAnsi": "hAnsiTheme"}
_EXCLUSIVE: Final = {
    "ind.firstLine": "ind.hanging",
    "ind.hanging": "ind.firstLine",
    "ind.firstLineChars": "ind.hangingChars",
    "ind.hangingChars": "ind.firstLineChars",
}
_NEW_NAMES: Final = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
_SWITCHES: Final = ("b", "vanish", "snapToGrid", "pageBreakBefore", "contextualSpacing")
_TOGGLES: Final = ("b", "vanish")
"""Set in a paragraph style and in a character style, they cancel each other out."""


class RunFormat(NamedTuple):
    """How some characters look.

    Attributes:
        east_asia: Font of Chinese characters; empty where nothing names one.
        ascii: Font of digits and Latin letters.
        high_ansi: Font of quotation marks and dashes, unless the hint sends them to the Chinese one.
        hint: `eastAsia` where it does.
        size_pt: Size.
        bold: Whether they are bold.
        colour: As RRGGBB in capitals; `000000` for what is automatic.
        spacing_twips: What is added to the width of each.
        percent: How wide they are beside their height.
        hidden: Whether they are hidden text.
    """

    east_asia: str
    ascii: str
    high_ansi: str
    hint: str
    size_pt: float
    bold: bool
    colour: str
    spacing_twips: int
    percent: int
    hidden: bool

    def width_twips(self, text: str) -> float:
        """Return how much of a line a text takes."""
        return width_characters(text) * max(self.size_pt * 20 * self.percent / 100 + self.spacing_twips, 0)


class ParagraphFormat(NamedTuple):
    """How a paragraph stands.

    Attributes:
        style: Name of its style, in lower case.
        align: `left`, `center`, `right` or `both`.
        settings: Everything that is said of it, for what is asked less often.
    """

    style: str
    align: str
    settings: Mapping[str, str]

    def number(self, name: str, otherwise: int = 0) -> int:
        """Return a setting as a whole number; unreadable ones count as not set."""
        return _whole(self.settings.get(name), otherwise)

    def is_on(self, name: str, *, otherwise: bool = False) -> bool:
        """Whether a setting that is either on or off is on."""
        value = self.settings.get(name)
        return otherwise if value is None else value == "1"

    def indent_characters(self, side: str, character_twips: float) -> float:
        """Return an indent (`left`, `right`, `firstLine`) in 字; counts of characters win over lengths, as in Word."""
        if side == "firstLine":
            hanging = self._characters("hanging", character_twips)
            return -hanging if hanging else self._characters("firstLine", character_twips)
        return self._characters(side, character_twips)

    def _characters(self, name: str, character_twips: float) -> float:
        count = self.number(f"ind.{name}Chars")
        return count / 100 if count else self.number(f"ind.{name}") / character_twips

    @property
    def line(self) -> tuple[int, str]:
        """Line spacing: twips with `exact` or `atLeast`, 240ths of a line with `auto`."""
        return self.number("spacing.line", _DEFAULT_LINE), self.settings.get("spacing.lineRule", "auto")

    def gap_twips(self, side: str, line_twips: float) -> float:
        """Return the space `before` or `after` it."""
        lines = self.number(f"spacing.{side}Lines")
        return lines / 100 * line_twips if lines else self.number(f"spacing.{side}")


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return otherwise if text is None else round(float(text))
    except (ValueError, OverflowError):
        return otherwise


class Formats:
    """The defaults and styles of one file, worked out once each."""

    def __init__(self, file: WordFile) -> None:
        self._theme = ThemeFonts(file.theme, file.settings)
        self._styles = {one.get(name_of("w:styleId"), ""): one for one in _children(file.styles, "w:style")}
        self._paragraph_settings: dict[str, Settings] = {}
        self._run_settings: dict[str, Settings] = {}
        defaults = None if file.styles is None else file.styles.find(name_of("w:docDefaults"))
        self._default_paragraph = self.paragraph_settings(_inside(defaults, "w:pPrDefault", "w:pPr"))
        self._default_run = self._settings_of_run(_inside(defaults, "w:rPrDefault", "w:rPr"))
        self._usual_style = next(
            (identity for identity, style in self._styles.items() if _is_default_paragraph_style(style)), ""
        )

    def style_id(self, paragraph: Element) -> str:
        """Return the id of a paragraph's style; of the default one where it names none that exists."""
        named = _value(_inside(paragraph, "w:pPr", "w:pStyle"))
        return named if named in self._styles else self._usual_style

    def style_settings(self, style_id: str) -> Settings:
        """Return what a paragraph style says of paragraphs, with all that it is based on."""
        if style_id not in self._paragraph_settings:
            merged: Settings = {}
            for style in self._chain(style_id):
                merge(merged, self.paragraph_settings(style.find(name_of("w:pPr"))))
            self._paragraph_settings[style_id] = merged
        return self._paragraph_settings[style_id]

    def paragraph(self, paragraph: Element, list_level: Settings, *, list_is_own: bool) -> ParagraphFormat:
        """Return how a paragraph stands.

        Args:
            paragraph: `w:p`.
            list_level: What the list that it belongs to says of its level; nothing outside of lists.
            list_is_own: Whether it belongs to the list by itself: then the list stands above the style.
        """
        style_id = self.style_id(paragraph)
        own = self.paragraph_settings(paragraph.find(name_of("w:pPr")))
        style = self.style_settings(style_id)
        merged = dict(self._default_paragraph)
        for level in (style, list_level, own) if list_is_own else (list_level, style, own):
            merge(merged, level)
        align = {"start": "left", "end": "right", "distribute": "both"}.get(merged.get("jc", "left"))
        return ParagraphFormat(self.style_name(style_id), align or merged.get("jc", "left"), merged)

    def style_name(self, style_id: str) -> str:
        """Return the name of a style in lower case; Word and WPS differ in capitals."""
        style = self._styles.get(style_id)
        return "" if style is None else _value(style.find(name_of("w:name"))).lower()

    def run(self, run: Element | None, paragraph: Element) -> RunFormat:
        """Return how the characters of a run look."""
        properties = None if run is None else run.find(name_of("w:rPr"))
        own = self._settings_of_run(properties)
        by_paragraph = self._run_style_settings(self.style_id(paragraph))
        by_character = self._run_style_settings(_value(_inside(properties, "w:rStyle")))
        merged = dict(self._default_run)
        for level in (by_paragraph, by_character, own):
            merged.update(level)
        for toggle in _TOGGLES:
            if toggle not in own:
                in_styles = (by_paragraph.get(toggle) == "1") != (by_character.get(toggle) == "1")
                merged[toggle] = "1" if in_styles or self._default_run.get(toggle) == "1" else "0"
        colour = merged.get("color", "auto").upper()
        return RunFormat(
            east_asia=merged.get("eastAsia", ""),
            ascii=merged.get("ascii", ""),
            high_ansi=merged.get("hAnsi", ""),
            hint=merged.get("hint", ""),
            size_pt=_whole(merged.get("sz", _DEFAULT_SIZE), int(_DEFAULT_SIZE)) / 2,
            bold=merged["b"] == "1",
            colour="000000" if colour == "AUTO" else colour,
            spacing_twips=_whole(merged.get("spacing"), 0),
            percent=_whole(merged.get("w"), _WHOLE_PERCENT),
            hidden=merged["vanish"] == "1",
        )

    def named(self, name: str) -> Settings | None:
        """Return everything that a paragraph style says, with the defaults below it; None where there is none."""
        found = next((one for one in self._styles if self.style_name(one) == name.lower()), None)
        if found is None:
            return None
        below = {**self._default_run, **self._default_paragraph}
        return {**below, **self._run_style_settings(found), **self.style_settings(found)}

    def _run_style_settings(self, style_id: str) -> Settings:
        if style_id not in self._run_settings:
            merged: Settings = {}
            for style in self._chain(style_id):
                merged.update(self._settings_of_run(style.find(name_of("w:rPr"))))
            self._run_settings[style_id] = merged
        return self._run_settings[style_id]

    def _chain(self, style_id: str) -> list[Element]:
        """Return a style and what it is based on, the farthest first; a circle ends where it closes."""
        chain: list[Element] = []
        while style_id in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.insert(0, self._styles[style_id])
            style_id = _value(chain[0].find(name_of("w:basedOn")))
        return chain

    def paragraph_settings(self, properties: Element | None) -> Settings:
        """Return what one `w:pPr` says."""
        settings: Settings = {}
        for child in () if properties is None else properties.iterchildren("*"):
            name = child.tag.rpartition("}")[2]
            if name in _SWITCHES:
                settings[name] = _switch(child)
            elif name in ("ind", "spacing", "framePr"):
                for attribute, value in child.attrib.items():
                    local = str(attribute).rpartition("}")[2]
                    settings[f"{name}.{_NEW_NAMES.get(local, local)}"] = str(value)
            elif name == "pBdr":
                settings.update(_borders(child))
            elif name == "numPr":
                settings["numId"] = _value(child.find(name_of("w:numId")))
                settings["ilvl"] = _value(child.find(name_of("w:ilvl"))) or "0"
            elif name in ("jc", "outlineLvl"):
                settings[name] = _value(child)
        return settings

    def _settings_of_run(self, properties: Element | None) -> Settings:
        """Return what one `w:rPr` says; a theme's name for a font wins over the font beside it."""
        settings: Settings = {}
        for child in () if properties is None else properties.iterchildren("*"):
            name = child.tag.rpartition("}")[2]
            if name == "rFonts":
                for slot, theme_slot in _FONT_SLOTS.items():
                    themed = child.get(name_of(f"w:{theme_slot}"))
                    font = self._theme.font(themed) if themed else child.get(name_of(f"w:{slot}"))
                    if font is not None:
                        settings[slot] = font
                if child.get(name_of("w:hint")):
                    settings["hint"] = child.get(name_of("w:hint"), "")
            elif name in _SWITCHES:
                settings[name] = _switch(child)
            elif name in ("sz", "spacing", "color", "w"):
                settings[name] = _value(child)
        return settings


def merge(below: Settings, above: Mapping[str, str]) -> None:
    """Lay one level above others; what indents the first line and what lets it hang exclude each other."""
    for name in above:
        below.pop(_EXCLUSIVE.get(name, ""), None)
    below.update(above)


def _switch(element: Element) -> str:
    return "0" if element.get(name_of("w:val"), "1") in _OFF else "1"


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(name_of("w:val"), "")


def _borders(borders: Element) -> Settings:
    """Return the lines above and below a paragraph: their colours, and how far they are from the text in points."""
    settings: Settings = {}
    for side in borders.iterchildren("*"):
        name = side.tag.rpartition("}")[2]
        is_drawn = _value(side) not in ("", "nil", "none")
        settings[f"pBdr.{name}"] = side.get(name_of("w:color"), "auto").upper() if is_drawn else ""
        settings[f"pBdr.{name}.space"] = side.get(name_of("w:space"), "0")
    return settings


def _children(element: Element | None, name: str) -> list[Element]:
    return [] if element is None else list(element.iterchildren(name_of(name)))


def _inside(element: Element | None, *names: str) -> Element | None:
    for name in names:
        element = None if element is None else element.find(name_of(name))
    return element


def _is_default_paragraph_style(style: Element) -> bool:
    is_default = style.get(name_of("w:default"), "0") not in _OFF
    return is_default and style.get(name_of("w:type")) == "paragraph"
