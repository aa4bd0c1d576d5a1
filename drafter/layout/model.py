"""What a layout is made of: sections of questions, and the files beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from drafter.errors import Place
from drafter.figures.answers import Decimals
from drafter.figures.catalogue import Catalogue
from drafter.layout.conditions import ALWAYS, Condition
from drafter.layout.file_name import USUAL_FILE_NAME
from drafter.layout.five_parts import TextKind
from drafter.layout.handover import FromLast, PassOn
from drafter.layout.migration import Migration
from drafter.layout.profile import PUBLIC_COPY, Profile
from drafter.layout.reference import Reference
from drafter.layout.validation import Validation


class Kind(Enum):
    """The question types, by the name that layouts write."""

    SHORT_TEXT = "短文本"
    LONG_TEXT = "长文本"
    INTEGER = "整数"
    YEAR = "年份"
    DATE = "日期"
    DECIMAL = "小数"
    PERCENT = "百分比"
    MONEY = "金额"
    CHOICE = "单选"
    MULTIPLE = "多选"
    YES_NO = "是否"
    FIGURES = "指标组"
    LIST = "列表"
    GROUP = "题组"


NUMBER_KINDS = (Kind.INTEGER, Kind.DECIMAL, Kind.PERCENT, Kind.MONEY)
SCALAR_KINDS = (Kind.SHORT_TEXT, Kind.LONG_TEXT, *NUMBER_KINDS, Kind.YEAR, Kind.DATE, Kind.CHOICE, Kind.YES_NO)


class Question(NamedTuple):
    """One question of the questionnaire.

    Attributes:
        key: Identifier under which the record holds the answer.
        label: What people read.
        kind: Question type.
        prompt: What is asked, in one sentence; it stands in 【待补充：…】.
        help: A longer explanation; may be empty.
        example: A filled-in answer; may be empty.
        required: When an absent answer counts as missing content.
        when: When the question is asked at all.
        default: Text with `{键}` for an absent answer; None where there is no default.
        options: For CHOICE and MULTIPLE, what may be chosen; for YES_NO 是 and 否.
        unit: For MONEY, and for other numbers where it is printed with them.
        validations: What is asked of the answer beyond its type.
        suggestions: For SHORT_TEXT, offered wordings that need not be taken.
        suggestion_source: Instead of them a list of the reference table, e.g. `纲要.任务`.
        figure_group: For FIGURES, the key of the catalogue's group.
        questions: For LIST and GROUP, the questions of an item.
        item: For a LIST of plain values and for MULTIPLE, the question that each item answers.
        related: Names of other questions; where one of their answers changes, this one is to be looked at again.
        none_allowed: Whether 无 is an answer to a LIST.
        carried: Whether the answer is a fact that carries over to next year's record.
        printed: False for a working note, which the template need not print.
        in_lines: For SHORT_TEXT, whether `|` in the answer sets a line break by hand.
        from_last: For a LIST of the top level, which lists of last year's record its entries come from.
        passes_on: For such a LIST, which other lists its entries go to, by how they are answered.
        place: Where the question stands in its layout.
    """

    key: str
    label: str
    kind: Kind
    prompt: str
    place: Place
    help: str = ""
    example: str = ""
    required: Condition = ALWAYS
    when: Condition = ALWAYS
    default: str | None = None
    options: tuple[str, ...] = ()
    unit: str = ""
    validations: tuple[Validation, ...] = ()
    suggestions: tuple[str, ...] = ()
    suggestion_source: str = ""
    figure_group: str = ""
    questions: tuple[Question, ...] = ()
    item: Question | None = None
    related: tuple[str, ...] = ()
    none_allowed: bool = False
    carried: bool = False
    printed: bool = True
    in_lines: bool = False
    from_last: tuple[FromLast, ...] = ()
    passes_on: tuple[PassOn, ...] = ()

    def question(self, key: str) -> Question | None:
        """Return the question of an item by its key."""
        return next((question for question in self.questions if question.key == key), None)


class Section(NamedTuple):
    """Questions that are asked together under one heading of the questionnaire."""

    label: str
    questions: tuple[Question, ...]
    help: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout folder, read and checked.

    Attributes:
        name: Its folder's name, what a record calls 版式.
        version: Counted up when saved records need migration.
        migrations: How records of older versions are read.
        label: What people read.
        help: What kind of report it is for.
        sections: The questionnaire.
        decimals: To how many decimals rates and changes are computed.
        catalogue: The figure catalogue that its records use.
        reference: Law and plans by report year.
        template: Text of `report.md.j2`; empty for a layout made in Word.
        template_path: Where that text stands, for messages; for a layout made in Word its `report.docx`.
        library: Text of `pieces.md.j2`, the macros that templates share.
        library_path: Where that text stands, for messages.
        frame_path: The frame document, `frame.docx`.
        profiles: The copies that a record becomes (文稿), the usual one first, then its sister texts (另有文稿).
        deviations: Why its frame is not as the standard has it, by what is measured (偏离).
        file_name: What its files are called, with `{机关.名称}` and `{年度}` in it (文件名).
        is_yearly_report: Whether it is for the yearly report of which law says what it holds (年度报告).
        elsewhere: Which of that report's five parts have no heading of their own in it, with the reason (不单列).
    """

    name: str
    version: int
    migrations: tuple[Migration, ...]
    label: str
    help: str
    sections: tuple[Section, ...]
    decimals: Decimals
    catalogue: Catalogue
    reference: Reference
    template: str
    template_path: Path
    library: str
    library_path: Path
    frame_path: Path
    profiles: tuple[Profile, ...] = (PUBLIC_COPY,)
    deviations: Mapping[str, str] = field(default_factory=dict)
    file_name: str = USUAL_FILE_NAME
    is_yearly_report: bool = True
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    place: Place = field(default_factory=lambda: Place(""))

    @property
    def kind(self) -> TextKind:
        """What the report is that it makes."""
        return TextKind(self.is_yearly_report, self.elsewhere.keys())

    @property
    def is_word_made(self) -> bool:
        """Whether its template is a Word document."""
        return self.template_path.suffix == ".docx"

    def questions(self) -> Iterator[Question]:
        """Yield the questions of the top level, section by section."""
        for section in self.sections:
            yield from section.questions

    def question(self, key: str) -> Question | None:
        """Return a question of the top level by its key."""
        return next((question for question in self.questions() if question.key == key), None)
