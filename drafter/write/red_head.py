"""版头: the issuer's name in red, number and signers on one line, the red line (7.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from drafter.render.blocks import Block, Paragraph, Piece, Pieces, Role, text_of
from drafter.write import standard, styles
from drafter.write.measure import narrowed_percent, width_characters, width_twips
from drafter.write.runs import runs_xml
from drafter.write.standard import CHARACTER_TWIPS, LINE_TWIPS, twips_from_mm, twips_from_pt

HEAD_ROLES: Final = frozenset({Role.ISSUER, Role.NUMBER, Role.SIGNER})

_WORD: Final = "文件"
_SIGNER_GAP: Final = Piece("\u3000")
_LABEL_ENDS: Final = "："
_BELOW_CHARACTERS: Final = round(LINE_TWIPS.value / 5 - twips_from_pt(standard.BODY_SIZE_PT.value) * 0.12)
"""What a line leaves below its characters: a fifth of it is below the base line, and 0.12 of a character."""
_SEPARATOR_LINE: Final = twips_from_mm(standard.SEPARATOR_DISTANCE_MM.value) - _BELOW_CHARACTERS
_NO_MARGINS: Final = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))

StyleId = Callable[[str], str]
"""Gives the id of a style by its name."""


class _Type(NamedTuple):
    """How large the characters of an issuer's name are, and how wide in percent."""

    size_pt: int
    percent: int

    @property
    def height_twips(self) -> int:
        return twips_from_pt(self.size_pt)

    def takes(self, characters: float) -> float:
        """Return how much of a line so many characters take, in twips."""
        return characters * self.height_twips * self.percent / 100


class _Joint(NamedTuple):
    """The two columns of joint issuers: their names, and the word beside them."""

    type: _Type
    left_twips: int
    right_twips: int


class RedHead:
    """The head of one document."""

    def __init__(self, blocks: Iterable[Block], style_id: StyleId, text_width_twips: int) -> None:
        """Take what belongs to the head out of some blocks.

        Args:
            blocks: The report.
            style_id: Gives the id of a style.
            text_width_twips: The width of the text area.
        """
        found = [block for block in blocks if isinstance(block, Paragraph) and block.role in HEAD_ROLES]
        self._issuers = [block.pieces for block in found if block.role is Role.ISSUER]
        self._numbers = [block.pieces for block in found if block.role is Role.NUMBER]
        self._signers = [block.pieces for block in found if block.role is Role.SIGNER]
        self._style_id = style_id
        self._width = text_width_twips

    def xml(self) -> str:
        """Return the head's paragraphs; nothing for a document without one."""
        if not (self._issuers or self._numbers or self._signers):
            return ""
        return self._issuers_xml() + self._number_lines_xml() + self._separator_xml()

    def _issuers_xml(self) -> str:
        """Return the issuers; with 文件 to the right of several, in the middle of their height (7.2.4)."""
        if _is_joint(self._issuers):
            return self._joint_xml(self._issuers[:-1], self._issuers[-1])
        look = _type_of(_longest(self._issuers), self._width)
        top = twips_from_mm(standard.ISSUER_TOP_MM.value)
        lines = (self._issuer_xml(pieces, look, 0 if index else top) for index, pieces in enumerate(self._issuers))
        return "".join(lines)

    def _issuer_xml(self, pieces: Pieces, look: _Type, above_twips: int, align: str = "") -> str:
        spacing = f'<w:spacing w:before="{above_twips}" w:line="{look.height_twips}" w:lineRule="exact"/>'
        justification = f'<w:jc w:val="{align}"/>' if align else ""
        runs = runs_xml(pieces, self._style_id(styles.MISSING), size_pt=look.size_pt, percent=look.percent)
        return f"<w:p>{self._opening(styles.ISSUER, spacing + justification)}{runs}</w:p>"

    def _opening(self, style: str, properties: str = "") -> str:
        return f'<w:pPr><w:pStyle w:val="{self._style_id(style)}"/>{properties}</w:pPr>'

    def _joint_xml(self, issuers: Sequence[Pieces], word: Pieces) -> str:
        """Return a table without lines: the issuers below each other, all as wide as the widest, and the word."""
        look, left, right = _joint_of(_longest(issuers), self._width)
        top = twips_from_mm(standard.ISSUER_TOP_MM.value)
        between = look.height_twips * standard.ISSUERS_APART_PERCENT.value // 100
        names = "".join(
            self._issuer_xml(pieces, look, between if index else 0, "distribute")
            for index, pieces in enumerate(issuers)
        )
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
            for width, content in (
                (left, names),
                (right, self._issuer_xml(word, _Type(look.size_pt, 100), 0)),
            )
        )
        gap = f'<w:spacing w:before="0" w:line="{top}" w:lineRule="exact"/>'
        return (
            f"<w:p>{self._opening(styles.ISSUER, gap)}</w:p>"
            f'<w:tbl><w:tblPr><w:tblW w:w="{left + right}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_NO_MARGINS}</w:tblCellMar></w:tblPr>'
            f'<w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{right}"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
        )

    def _number_lines_xml(self) -> str:
        """Return number and signers: number left, on the line of the last signers, who stand right (7.2.5, 7.2.6)."""
        rows = list(_rows(self._signers))
        if not rows:
            return "".join(self._line_xml(pieces, first=not index) for index, pieces in enumerate(self._numbers))
        label = _label(self._signers[0])
        indent = standard.SIGNER_INDENT_CHARACTERS.value * CHARACTER_TWIPS
        widest = max(width_twips(text_of(row)) for row in rows)
        start = max(0, self._width - indent - width_twips(label) - widest)
        number = tuple(piece for pieces in self._numbers for piece in pieces)
        lines = []
        for index, row in enumerate(rows):
            is_last = index == len(rows) - 1
            at = start if not index else start + width_twips(label)
            lines.append(
                self._line_xml(number if is_last else (), row, label if not index else "", at, first=not index)
            )
        return "".join(lines)

    def _line_xml(
        self, number: Pieces, signers: Pieces = (), label: str = "", tab_twips: int = 0, *, first: bool
    ) -> str:
        """Return one line; without signers the number stands in the middle."""
        blank = standard.BLANK_ABOVE_NUMBER_LINES.value * LINE_TWIPS.value if first else 0
        spacing = f'<w:spacing w:before="{blank}" w:line="{LINE_TWIPS.value}" w:lineRule="exact"/>'
        missing = self._style_id(styles.MISSING)
        runs = runs_xml(number, missing)
        if not signers:
            place = '<w:ind w:leftChars="0" w:left="0"/><w:jc w:val="center"/>'
            return f"<w:p>{self._opening(styles.NUMBER, spacing + place)}{runs}</w:p>"
        tabs = f'<w:tabs><w:tab w:val="left" w:pos="{tab_twips}"/></w:tabs>'
        runs += "<w:r><w:tab/></w:r>" + runs_xml((Piece(label),), missing)
        runs += runs_xml(signers, missing, self._style_id(styles.SIGNER_NAME))
        return f"<w:p>{self._opening(styles.NUMBER, tabs + spacing)}{runs}</w:p>"

    def _separator_xml(self) -> str:
        """Return the red line, which is the lower border of an empty line; both lines make its distance (7.2.7)."""
        spacing = f'<w:spacing w:line="{_SEPARATOR_LINE}" w:lineRule="exact"/>'
        return f"<w:p>{self._opening(styles.SEPARATOR, spacing)}</w:p>"


def issuer_fault(blocks: Iterable[Block], text_width_twips: int) -> str:
    """Say that an issuer's name is too long for its line even at its smallest, and how to mend it; else empty.

    Args:
        blocks: The report.
        text_width_twips: The width of the text area.
    """
    issuers = [block.pieces for block in blocks if isinstance(block, Paragraph) and block.role is Role.ISSUER]
    if not issuers or any(piece.missing for pieces in issuers for piece in pieces):
        return ""
    if _is_joint(issuers):
        issuers = issuers[:-1]
        look, room, _ = _joint_of(_longest(issuers), text_width_twips)
        fix = "在 机关 的 名称、联署 里写规范化简称"
    else:
        look, room = _type_of(_longest(issuers), text_width_twips), text_width_twips
        fix = "在 发文 的 机关标志 里写规范化简称"
    if look.takes(_longest(issuers)) <= room:
        return ""
    name = max(map(text_of, issuers), key=width_characters)
    return f"发文机关标志“{name}”太长，缩到最小一行也放不下，会在词的中间断行：{fix}"


def _is_joint(issuers: Sequence[Pieces]) -> bool:
    return len(issuers) > 2 and text_of(issuers[-1]) == _WORD


def _longest(names: Iterable[Pieces]) -> float:
    return max((width_characters(text_of(pieces)) for pieces in names), default=1)


def _type_of(characters: float, text_width_twips: int, beside: float = 0) -> _Type:
    """Return the type in which so many characters stand on one line, as large as it takes them.

    Args:
        characters: How many there are.
        text_width_twips: The width of the text area.
        beside: How many characters of the same size, none of them narrowed, stand on the line beside them.
    """
    fitting = int(text_width_twips / twips_from_pt(1) / max(characters + beside, 1))
    size = max(standard.SMALLEST_ISSUER_PT.value, min(standard.ISSUER_SIZE_PT.value, fitting))
    room = text_width_twips - beside * twips_from_pt(size)
    return _Type(size, narrowed_percent(characters, size, room))


def _joint_of(longest: float, text_width_twips: int) -> _Joint:
    """Return the columns of joint issuers whose longest name has so many characters, half a one to spare."""
    look = _type_of(longest, text_width_twips, len(_WORD) + 1)
    right = look.height_twips * (len(_WORD) + 1)
    left = round(look.takes(longest)) + look.height_twips // 2
    return _Joint(look, min(left, text_width_twips - right), right)


def _label(pieces: Pieces) -> str:
    """Return the `签发人：` that a layout writes before the first signer."""
    text = text_of(pieces)
    return text[: text.index(_LABEL_ENDS) + 1] if _LABEL_ENDS in text else ""


def _rows(signers: Sequence[Pieces]) -> Iterable[Pieces]:
    """Yield the signers' names, two a line, a blank between them."""
    if not signers:
        return
    names = [_without(_label(signers[0]), signers[0]), *signers[1:]]
    count = standard.SIGNERS_PER_LINE.value
    for start in range(0, len(names), count):
        row = names[start : start + count]
        yield tuple(piece for index, name in enumerate(row) for piece in ((_SIGNER_GAP,) if index else ()) + name)


def _without(label: str, pieces: Pieces) -> Pieces:
    """Return pieces without the characters that they begin with."""
    left = len(label)
    rest: list[Piece] = []
    for piece in pieces:
        cut = min(left, len(piece.text))
        left -= cut
        if piece.text[cut:]:
            rest.append(piece._replace(text=piece.text[cut:]))
    return tuple(rest)
