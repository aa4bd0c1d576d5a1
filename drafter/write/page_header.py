"""The line in the head of every page, such as which version of a copy for review it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from drafter.render.blocks import Block, Paragraph, Role
from drafter.write import styles
from drafter.write.additions import Additions
from drafter.write.runs import runs_xml

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_OWN: Final = re.compile(r"<w:headerReference [^>]*/>")
_PAGE: Final = re.compile(r"<w:sectPr[^>]*>")


def with_page_header(
    shell_end: str, blocks: Iterable[Block], additions: Additions, style_id: Callable[[str], str]
) -> str:
    """Return the end of a document part in which every page has a report's own header, in place of the frame's.

    Args:
        shell_end: What stands behind the text, the page's properties first.
        blocks: The report.
        additions: Where the header's part goes.
        style_id: Gives the id of a style by its name.
    """
    lines = [block.pieces for block in blocks if isinstance(block, Paragraph) and block.role is Role.HEADER]
    if not lines:
        return shell_end
    opening = f'<w:p><w:pPr><w:pStyle w:val="{style_id(styles.HEADER)}"/></w:pPr>'
    content = "".join(f"{opening}{runs_xml(line, style_id(styles.MISSING))}</w:p>" for line in lines)
    part = f'{_DECLARATION}<w:hdr xmlns:w="{_MAIN}">{content}</w:hdr>'.encode()
    header_id = additions.relate("word/header1.xml", part, _TYPE, "header")
    kinds = ("default", "even", "first") if "<w:titlePg" in shell_end else ("default", "even")
    references = "".join(f'<w:headerReference w:type="{kind}" r:id="{header_id}"/>' for kind in kinds)
    return _PAGE.sub(lambda page: page[0] + references, _OWN.sub("", shell_end), count=1)
