"""A layout's template made in Word: its parts' XML, compiled as every template is, faults told by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from drafter.errors import LayoutError, Place
from drafter.layout.model import Layout
from drafter.render.slots import Slots
from drafter.render.template import ReportTemplate, compile_template

# Jinja counts lines, Word has paragraphs: each begins a line, and so do tags that stand between paragraphs.
_LINE_BEGINS: Final = re.compile(r"(?=<w:p[ >])|(?:(?<=</w:p>)|(?<=</w:t[rc]>)|(?<=</w:tbl>))(?=\{[%{#])")
# A comparison inside a tag is no markup.
_MARKUP: Final = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})|<[^>]*>|[\ue000-\ue019]")
_NUMBERED: Final = re.compile(r'<w:numId w:val="[1-9]')
_BLOCK_TAG: Final = re.compile(r"\{%-?\s*(end)?(?:if|for)\b")
_SHOWN_CHARACTERS: Final = 40


class WordTemplate(NamedTuple):
    """The compiled parts of a template made in Word.

    Attributes:
        file: The name that messages call it by.
        parts: The parts that hold tags, by their names in the package.
        names: Every name that one of them, or a condition or default of its layout, uses anywhere.
    """

    file: str
    parts: Mapping[str, _Part]
    names: frozenset[str]

    def render(self, names: Mapping[str, object], slots: Slots) -> Iterator[tuple[str, str]]:
        """Yield each part's name and its XML with tokens in place of values, a line each paragraph.

        Raises:
            LayoutError: The template uses an unknown name, prints what cannot be printed, or fails.
        """
        for name, part in self.parts.items():
            try:
                yield name, part.template.render(names, slots)
            except LayoutError as error:
                raise _by_paragraph(error, self.file, part.lines) from None

    def paragraphs(self) -> Iterator[WordParagraph]:
        """Yield the paragraphs of its parts in order, tags included."""
        for part in self.parts.values():
            for line in part.lines:
                words = _words(line)
                if words:
                    yield WordParagraph(words, _cut(words), bool(_NUMBERED.search(line)))


class WordParagraph(NamedTuple):
    """A paragraph of a template made in Word.

    Attributes:
        words: What it says, with its tags and those that stand behind it.
        shown: Its beginning, as messages quote it.
        is_numbered: Whether Word numbers it.
    """

    words: str
    shown: str
    is_numbered: bool


class _Part(NamedTuple):
    template: ReportTemplate
    lines: Sequence[str]


def compile_word_template(layout: Layout, parts: Mapping[str, str]) -> WordTemplate:
    """Compile the parts of a layout's template made in Word.

    Args:
        layout: The layout.
        parts: The XML of its parts that hold tags, by name, each on one line.

    Raises:
        LayoutError: Their syntax is wrong, they use what is not allowed, or hold private-use characters.
    """
    file = str(layout.template_path)
    compiled = {name: _compiled(layout, file, _LINE_BEGINS.sub("\n", text)) for name, text in parts.items()}
    names = frozenset(name for part in compiled.values() for name in part.template.names)
    return WordTemplate(file, compiled, names)


def _compiled(layout: Layout, file: str, text: str) -> _Part:
    lines = text.split("\n")
    try:
        # The shared macros write Markdown, which has no meaning here.
        return _Part(compile_template(replace(layout, template=text, library="")), lines)
    except LayoutError as error:
        raise _by_paragraph(error, file, lines) from None


def _by_paragraph(error: LayoutError, file: str, lines: Sequence[str]) -> LayoutError:
    """Return an error that quotes the paragraph where it arose: people see no lines of XML."""
    line = error.where.line if error.where else 0
    at = lines[line - 1] if line else ""
    # What is left open is missed only at the very end.
    quoted = shown(_unclosed(lines) if line == len(lines) else at) or shown(at)
    return LayoutError(error.what, Place(file, 0, quoted), error.fix)


def _unclosed(lines: Sequence[str]) -> str:
    """Return the line of the last `if` or `for` that is left open; empty where none is."""
    waiting: list[str] = []
    for line in lines:
        for tag in _BLOCK_TAG.finditer(line):
            if not tag[1]:
                waiting.append(line)
            elif waiting:
                waiting.pop()
    return waiting[-1] if waiting else ""


def shown(xml: str) -> str:
    """Return the beginning of a paragraph as people read it, in quotation marks; empty where it holds no words."""
    return _cut(_words(xml))


def _words(xml: str) -> str:
    return " ".join(_MARKUP.sub(r"\1", xml).split())


def _cut(text: str) -> str:
    cut = f"{text[:_SHOWN_CHARACTERS]}…" if len(text) > _SHOWN_CHARACTERS else text
    return f"“{cut}”" if cut else ""
