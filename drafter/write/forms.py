"""The kinds of file that a report becomes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.render.blocks import Block
    from drafter.write.docx import Properties


class Form(Enum):
    """A kind of file; the value is what people call it, and what its name ends in."""

    DOCX = "docx"
    HTML = "html"
    TXT = "txt"
    MD = "md"
    PDF = "pdf"

    @property
    def suffix(self) -> str:
        """The end of the file's name."""
        return f".{self.value}"


def form_bytes(form: Form, word: bytes, blocks: Sequence[Block], properties: Properties) -> bytes:
    """Return a report as a file of one form.

    Args:
        form: Which.
        word: The report as a Word file.
        blocks: The report.
        properties: What the file says about itself.

    Raises:
        OutputError: A PDF file, and LibreOffice does not make it.
    """
    # Only who asks for a form pays for its imports.
    match form:
        case Form.DOCX:
            return word
        case Form.HTML:
            from drafter.write.html import html_bytes

            return html_bytes(blocks, properties)
        case Form.TXT:
            from drafter.write.text import text_bytes

            return text_bytes(blocks)
        case Form.MD:
            from drafter.write.markdown import markdown_bytes

            return markdown_bytes(blocks)
        case Form.PDF:
            from drafter.write.pdf import find_office, pdf_bytes

            return pdf_bytes(word, find_office())
