"""Answers and template → the blocks of the report."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import dropwhile, takewhile
from typing import NamedTuple

from drafter.answers.missing import MissingContent, for_others, is_inside, missing_answers
from drafter.answers.model import Answer, Answers, Mark, walk
from drafter.errors import LayoutError, Place
from drafter.figures.answers import FigureAnswers
from drafter.layout.model import Question
from drafter.render.blocks import (
    AttachmentStart,
    Block,
    Cell,
    ChartKind,
    Heading,
    PageTurn,
    Paragraph,
    Picture,
    Pieces,
    Role,
    Table,
    Title,
    pieces_of,
    text_of,
)
from drafter.render.charts import chart_from
from drafter.render.context import context_from
from drafter.render.lines import lines_of, split_run_in
from drafter.render.markdown import (
    CHART,
    FIGURES,
    RawBlock,
    RawFigure,
    RawHeading,
    RawNotation,
    RawParagraph,
    RawTable,
    parse_markdown,
)
from drafter.render.numbering import number_headings
from drafter.render.slots import BrokenSlotError, Slot, Slots, has_token
from drafter.render.template import ReportTemplate
from drafter.wording import name_list, unknown_name_fix

ATTACHMENT, LYING, CONTINUES, RUN_IN = "附件", "横排", "^^", "‖"
_UNTABLED = "不列表"
_ROLES = {role.value: role for role in Role}
_NOTATIONS = (*_ROLES, ATTACHMENT, LYING, *FIGURES)
_CHART_KINDS = {kind.value: kind for kind in ChartKind}
_TITLE_LEVEL, _DEEPEST = 1, 5


class Report(NamedTuple):
    """A rendered report.

    Attributes:
        blocks: What every output is written from.
        missing: What is still to be filled in, in the questionnaire's order, then figures that sentences want; of
            a sister text, what is marked in it.
        unprinted: Given answers that the template has no use for, working notes (印出: 否) aside and what is asked
            for other copies.
    """

    blocks: tuple[Block, ...]
    missing: tuple[MissingContent, ...]
    unprinted: tuple[Answer, ...] = ()

    @property
    def characters(self) -> int:
        """Characters of the whole text without blanks, computed numbers included."""
        texts = [text_of(tuple(pieces_of(block))) for block in self.blocks]
        numbers = [block.number for block in self.blocks if isinstance(block, Heading)]
        return sum(len("".join(text.split())) for text in (*texts, *numbers))

    @property
    def title(self) -> str:
        """The report's title as one line, however many it is set in."""
        return "".join(map(text_of, self.title_lines))

    @property
    def title_lines(self) -> tuple[Pieces, ...]:
        """The report's title in the lines that were set by hand."""
        begun = dropwhile(lambda block: not isinstance(block, Title), self.blocks)
        lines = takewhile(lambda block: isinstance(block, Title), begun)
        return tuple(tuple(pieces_of(line)) for line in lines)


def render_report(answers: Answers, template: ReportTemplate, last: FigureAnswers | None = None) -> Report:
    """Render a record's answers with its layout's compiled template.

    Args:
        answers: What the record says.
        template: Its layout's template.
        last: Last year's figures, beside which tables show this year's.

    Raises:
        LayoutError: The template is not in order; the place names its file and, where known, its line.
    """
    slots = Slots()
    text = template.render(context_from(answers, slots, last), slots)
    maker = _BlockMaker(slots, template.file)
    try:
        made = [block for raw in parse_markdown(text) for block in maker.blocks(raw)]
    except BrokenSlotError:
        what = "有过滤器把一个值切断了，无法辨认"
        raise LayoutError(what, Place(template.file), "不要对拼接好的内容再用过滤器") from None
    _refuse_lost(slots.lost(text), template.file)
    return report_from(answers, tuple(number_headings(drop_empty(made))), template.names)


def report_from(answers: Answers, blocks: tuple[Block, ...], names: Container[str]) -> Report:
    """Return the report of some blocks, with what is missing.

    Args:
        answers: What they were made of.
        blocks: What a page shows.
        names: Every name that the template uses.
    """
    unused = [
        answer for answer in walk(answers.by_key) if answer.mark is Mark.GIVEN and _unused(answer.question, names)
    ]
    others = for_others(answers) if unused else set()
    unprinted = tuple(answer for answer in unused if not is_inside(answer.place.key, others))
    return Report(blocks, _all_missing(answers, blocks), unprinted)


def _unused(question: Question, names: Container[str]) -> bool:
    return question.printed and question.key not in names and bool(question.key)


def _refuse_lost(lost: Sequence[Slot], file: str) -> None:
    """Nothing that a template prints may get lost, such as what stands in a cell too many."""
    for slot in lost:
        key = next((piece.key for line in slot.lines for piece in line if piece.key), "")
        what = f"模板印了“{key}”，但它没有进入文中" if key else "模板印的一个值没有进入文中"
        raise LayoutError(what, Place(file), "多半是表格某一行的格子比表头多；补齐表头，或删去多余的格子")


def _all_missing(answers: Answers, blocks: Sequence[Block]) -> tuple[MissingContent, ...]:
    missing = missing_answers(answers)
    if answers.profile.is_sister:
        marked = {piece.key for block in blocks for piece in pieces_of(block) if piece.missing}
        missing = [content for content in missing if content.place.key in marked]
    seen = {content.place.key for content in missing}
    for block in blocks:
        for piece in pieces_of(block):
            if piece.missing and piece.key not in seen:
                seen.add(piece.key)
                missing.append(MissingContent(piece.missing, _at(piece.place, piece.key)))
    return tuple(missing)


def _at(place: Place | None, key: str) -> Place:
    return place.at_key(key) if place else Place("", 0, key)


def drop_empty(blocks: Sequence[Block]) -> list[Block]:
    """Drop headings and attachments with nothing under them, and captions without their table."""
    kept: list[Block] = []
    following: Block | None = None
    for block in reversed(blocks):
        # The report's own title stays even when nothing stands under it.
        if not _is_hollow(block, following) or (block is blocks[0] and isinstance(block, Title)):
            kept.append(block)
            following = following if isinstance(block, PageTurn) else block
    return list(_needed_turns(kept[::-1]))


def _needed_turns(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, pages turned only where something follows; a turn inside of another does nothing."""
    depth, is_lying = 0, False
    for block in blocks:
        if isinstance(block, PageTurn):
            depth += 1 if block.is_lying else -1
            continue
        if is_lying != (depth > 0):
            is_lying = not is_lying
            yield PageTurn(is_lying)
        yield block


def _is_hollow(block: Block, following: Block | None) -> bool:
    match block:
        case Heading(body=()):
            ends = following is None or isinstance(following, AttachmentStart) or _outranks(following, block)
            return ends and not any(piece.key for piece in block.pieces)
        case Title() | AttachmentStart():
            return following is None or isinstance(following, AttachmentStart)
        case Paragraph(role=Role.CAPTION):
            return not isinstance(following, Table)
    return False


def _outranks(following: Block, heading: Heading) -> bool:
    """Whether a heading's part is over where another block begins."""
    if isinstance(following, Heading):
        return following.level <= heading.level
    return isinstance(following, Paragraph) and following.role not in (Role.BODY, Role.CAPTION)


class _BlockMaker:
    def __init__(self, slots: Slots, file: str) -> None:
        self._slots = slots
        self._file = file

    def blocks(self, raw: RawBlock) -> Iterator[Block]:
        """Make the blocks of one Markdown block; none where all its values are blank."""
        match raw:
            case RawNotation():
                yield from self._notation(raw)
            case RawTable():
                yield from self._table(raw)
            case RawParagraph():
                yield from self._paragraph(raw)
            case RawHeading():
                yield from self._heading(raw)
            case RawFigure():
                yield from self._chart(raw) if raw.name.split(" ")[0] == CHART else self._picture(raw)

    def _fault(self, what: str, fix: str) -> LayoutError:
        return LayoutError(what, Place(self._file), fix)

    def _notation(self, raw: RawNotation) -> Iterator[Block]:
        name, _, label = raw.name.partition(" ")
        if raw.closes:
            yield from [PageTurn(False)] if name == LYING else []
            return
        if has_token(name):
            raise self._fault("“:::”后面的名字不能用 {{ }}", f"写上名字：{name_list(_NOTATIONS)}")
        if label and name != ATTACHMENT:
            raise self._fault(f"“:::{name}”后面多了“{label}”", "内容写在下一行，名字单独一行")
        if name not in _NOTATIONS:
            raise self._fault(f"没有“:::{name}”这种写法", unknown_name_fix(name, _NOTATIONS))
        if name == LYING:
            yield PageTurn(True)
        if name == ATTACHMENT:
            for line in self._lines(f"附件{label.strip()}"):
                yield AttachmentStart(line)

    def _lines(self, text: str) -> tuple[Pieces, ...]:
        return lines_of(text, self._slots).lines

    def _paragraph(self, raw: RawParagraph) -> Iterator[Block]:
        role = _ROLES.get(raw.notation, Role.BODY)
        for line in self._lines(raw.text):
            yield Paragraph(line, role)

    def _heading(self, raw: RawHeading) -> Iterator[Block]:
        if raw.level > _DEEPEST:
            fix = "报告标题用 #，一、用 ##，（一）用 ###，1.用 ####，（1）用 #####"
            raise self._fault("标题最多五级（#####）", fix)
        words_text, body_text = split_run_in(raw.text, RUN_IN)
        words, body = lines_of(words_text, self._slots), lines_of(body_text, self._slots)
        if raw.level == _TITLE_LEVEL:
            for line in words.lines:
                yield Title(line)
            return
        # A fixed run-in heading goes with what stands behind it.
        if not body.lines and (not words.lines or (body.vanished and not words.has_values)):
            return
        first = words.lines[0] if words.lines else ()
        yield Heading(raw.level - 1, "", first, body.lines[0] if body.lines else ())
        for line in (*words.lines[1:], *body.lines[1:]):
            yield Paragraph(line)

    def _table(self, raw: RawTable) -> Iterator[Table]:
        header, *rows = raw.rows
        kept = [cells for row in rows if (cells := self._row(row)) is not None]
        if kept:
            names = tuple(Cell(self._lines(text)) for text in header)
            yield Table(names, tuple(kept), raw.aligns)

    def _row(self, row: Sequence[str]) -> tuple[Cell, ...] | None:
        """Make a row; None when it holds values and all of them are blank."""
        cells = [lines_of(text, self._slots) for text in row]
        if any(cell.has_values for cell in cells) and all(cell.vanished or not cell.has_values for cell in cells):
            return None
        return tuple(
            Cell((), continues=True) if text.strip() == CONTINUES else Cell(cell.lines)
            for text, cell in zip(row, cells, strict=True)
        )

    def _chart(self, raw: RawFigure) -> Iterator[Block]:
        """Make a chart and its table; where there is nothing to draw, the table with the caption above."""
        kind, tabled = self._chart_kind(raw.name)
        match raw.inside:
            case [RawParagraph() as caption_text, RawTable() as raw_table]:
                caption = tuple(piece for line in self._lines(caption_text.text) for piece in line)
            case [RawTable() as raw_table]:
                caption = ()
            case _:
                fix = "里面写一段图题（可以不写），空一行，再写一张表格：第一列是类别，其余各列是数"
                raise self._fault(f"“:::{raw.name}”里应有一张表格", fix)
        columns = len(raw_table.aligns)
        if columns < 2 or (kind is ChartKind.PIE and columns > 2):
            several = "饼图的表格只能有两列：类别和数" if columns > 2 else "图的表格至少有两列：类别和数"
            raise self._fault(several, "改这张表格的列，或者换一种图")
        for table in self._table(raw_table):
            chart = chart_from(kind, caption, table, tabled)
            if chart is not None:
                yield chart
            elif caption:
                yield Paragraph(caption, Role.CAPTION)
            if tabled or chart is None:
                yield table

    def _picture(self, raw: RawFigure) -> Iterator[Block]:
        """Make a picture; while its file is missing content, that mark."""
        source = lines_of(raw.name.partition(" ")[2], self._slots)
        match raw.inside:
            case [RawParagraph() as caption_text]:
                caption = tuple(piece for line in self._lines(caption_text.text) for piece in line)
            case _:
                fix = "里面写一段图题，看不见图片的人听到的也是它"
                raise self._fault("“:::图片”里应有一段文字，说明图片是什么", fix)
        if source.vanished:
            return
        file = [piece for line in source.lines for piece in line]
        if len(file) != 1 or not file[0].key:
            fix = "写成 :::图片 {{ 键 }}，键是记录里填图片文件名的问题"
            raise self._fault("“:::图片”后面要写图片的文件名，取自记录", fix)
        if file[0].missing:
            yield Paragraph(tuple(file))
            return
        yield Picture(file[0], caption)

    def _chart_kind(self, name: str) -> tuple[ChartKind, bool]:
        """Read what stands behind `:::图`: the kind of chart, and whether its table is printed as well."""
        kind, *options = "".join(text_of(line) for line in self._lines(name)).split(" ")[1:] or [""]
        if kind not in _CHART_KINDS:
            if not kind:
                raise self._fault("“:::图”后面要写是哪一种图", f"空一格写上：{name_list(tuple(_CHART_KINDS))}")
            raise self._fault(f"没有“{kind}”这种图", unknown_name_fix(kind, tuple(_CHART_KINDS)))
        if options not in ([], [_UNTABLED]):
            raise self._fault(f"“:::图 {kind}”后面多了“{' '.join(options)}”", f"只能再写 {_UNTABLED}（下面不附表格）")
        return _CHART_KINDS[kind], not options
