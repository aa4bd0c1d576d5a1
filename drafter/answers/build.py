"""Record and layout → answers: every shape and type fault told together, with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence as Many
from decimal import Decimal

from drafter.answers.check_notes import CHECK_NOTES_KEY, check_notes_from
from drafter.answers.figures import figures_from
from drafter.answers.migrate import ASIDE_KEY, migrate
from drafter.answers.model import Answer, Answers, Content, Item, Mark, plain_text
from drafter.answers.scalars import content_from
from drafter.answers.validate import validate
from drafter.errors import DrafterError, LayoutError, Place, RecordError, raise_all
from drafter.figures.answers import FigureAnswers
from drafter.layout.conditions import Condition
from drafter.layout.model import SCALAR_KINDS, Kind, Layout, Question
from drafter.layout.names import DEFAULT_NAME
from drafter.layout.profile import PROFILE_NAME, Profile
from drafter.record.nodes import Mapping, Node, Scalar, Sequence, is_empty, kind_of
from drafter.wording import number_text, unknown_name_fix

_LAYOUT_KEY, _FIGURES_KEY, _PUBLIC_KEY, _NONE = "版式", "指标", "公开", "无"
# Inside braces a half-width comma ends a value, and what follows it becomes a key without one.
_SENTENCE = re.compile("[。；，！？]|.{9}")
_COMMA_FIX = "多半是前一项的值里有半角逗号：改成全角的“，”，或者给整个值加上引号"
_FIX_LAYOUT = "在第一行写上 版式: standard@1；drafter layouts 列出可用的版式"


def layout_name(record: Mapping) -> tuple[str, int | None, Place]:
    """Return the layout's name, its version where stated, and the place of `版式: standard@1`."""
    node = record.get(_LAYOUT_KEY)
    if not isinstance(node, Scalar):
        raise RecordError("没有写“版式”", record.place, _FIX_LAYOUT)
    name, _, version = node.text.partition("@")
    if version and not (version.isascii() and version.isdigit()):
        raise RecordError(f"版式的版本“{version}”不是数字", node.place, "写成 版式: standard@1")
    return name, int(version) if version else None, node.place


def build_answers(record: Mapping, layout: Layout, *, begun: bool = False, profile: Profile | None = None) -> Answers:
    """Read a record as a layout's questions mean it.

    Args:
        record: The record's top level.
        layout: The questionnaire.
        profile: The copy that they are read for; the layout's usual one where none is named.
        begun: Whether the record may still be without 年度 and 机关.名称; then `year` is 0, `agency` empty.

    Raises:
        RecordError: 年度 or 机关.名称 is absent, a key is unknown, a value or shape does not fit; SeveralErrors
            for more than one. An absent answer of any other question is missing content, not an error.
    """
    _, version, _ = layout_name(record)
    record, notes = migrate(record, layout, version)
    errors: list[DrafterError] = []
    figures = figures_from(record.get(_FIGURES_KEY), layout.catalogue, errors)
    profile = profile or layout.profiles[0]
    builder = _Builder(layout, profile, errors)
    questions = tuple(one for one in layout.questions() if one.kind is not Kind.FIGURES)
    asked = builder.asked_figures(record, layout)
    by_key = builder.group(record, questions, (), (_LAYOUT_KEY, _FIGURES_KEY, ASIDE_KEY, CHECK_NOTES_KEY))
    check_notes = check_notes_from(record.get(CHECK_NOTES_KEY), errors)
    year = by_key["年度"].content
    agency = _agency(by_key)
    if not begun and not isinstance(year, Decimal) and by_key["年度"].mark is not Mark.GIVEN:
        errors.append(RecordError("没有写“年度”", record.place, "补上 年度: 2024（报告所写的那一年）"))
    if not begun and agency is None:
        errors.append(RecordError("没有写“机关”的“名称”", by_key["机关"].place, "补上 机关: {名称: 机关全称}"))
    raise_all(errors)
    return Answers(
        layout=layout,
        file=record.place.file,
        year=int(year) if isinstance(year, Decimal) else 0,
        agency=agency or "",
        by_key=by_key,
        figures=FigureAnswers(layout.catalogue, figures.given, layout.decimals, figures.last_only),
        notes=notes,
        aside=_aside(record),
        check_notes=check_notes,
        asked_figures=asked,
        profile=profile,
    )


def _aside(record: Mapping) -> dict[str, Node]:
    """Return what migrations, or somebody by hand, put under 另存."""
    node = record.get(ASIDE_KEY)
    return dict(node.entries) if isinstance(node, Mapping) else {}


def _agency(by_key: dict[str, Answer]) -> str | None:
    group = by_key["机关"].content
    name = group["名称"] if isinstance(group, dict) else None
    if name is None or name.mark is not Mark.GIVEN or not isinstance(name.content, tuple):
        return None
    return plain_text(name.content)


class _Frame:
    """One level of names: the questions that can be seen, and the node that answers them."""

    def __init__(self, node: Mapping | None, questions: Many[Question]) -> None:
        self.node = node
        self.questions = {question.key: question for question in questions}


class _Builder:
    def __init__(self, layout: Layout, profile: Profile, errors: list[DrafterError]) -> None:
        self._layout = layout
        self._profile = profile
        self._errors = errors

    def group(
        self, node: Mapping, questions: Many[Question], outer: tuple[_Frame, ...], extra: Many[str] = ()
    ) -> dict[str, Answer]:
        """Answer the questions of one level; `extra` are further keys that may stand there."""
        frames = (_Frame(node, questions), *outer)
        known = [*(question.key for question in questions), *extra]
        for key in node.entries:
            if key not in known:
                what = f"没有“{key}”这一项"
                offered = [name for name in known if name not in (ASIDE_KEY, CHECK_NOTES_KEY)]
                sentence = node.get(key) is None and _SENTENCE.search(key)
                self._fault(what, node.key_place(key), _COMMA_FIX if sentence else unknown_name_fix(key, offered))
        return {question.key: self._answer(question, node, frames) for question in questions}

    def asked_figures(self, record: Mapping, layout: Layout) -> frozenset[str]:
        """Return the groups of figures whose condition holds."""
        frames = (_Frame(record, tuple(layout.questions())),)
        groups = (one for one in layout.questions() if one.kind is Kind.FIGURES)
        return frozenset(one.figure_group for one in groups if self._holds(one.when, frames))

    def _fault(self, what: str, place: Place, fix: str) -> None:
        self._errors.append(RecordError(what, place, fix))

    def _answer(self, question: Question, parent: Mapping, frames: tuple[_Frame, ...]) -> Answer:
        node = parent.get(question.key)
        key = f"{parent.place.key}.{question.key}" if parent.place.key else question.key
        # What the top level lacks has no line; what an entry lacks belongs where the entry stands.
        place = node.place if node else Place(parent.place.file, parent.place.line if parent.place.key else 0, key)
        if not self._holds(question.when, frames):
            content = self._content(question, node, frames) if node else None
            return Answer(question, Mark.HIDDEN, place, content)
        if node is not None:
            if question.none_allowed and isinstance(node, Scalar) and node.text.strip() == _NONE:
                return Answer(question, Mark.NONE, place)
            content = self._content(question, node, frames)
            validate(content, question, place, self._errors)
            return Answer(question, Mark.GIVEN, place, content)
        if question.kind is Kind.GROUP:
            # An absent group is asked for question by question.
            empty = Mapping({}, place)
            return Answer(question, Mark.BLANK, place, self.group(empty, question.questions, frames))
        default = self._default(question, frames)
        if default is not None:
            return Answer(question, Mark.DEFAULT, place, self._default_content(question, default, place))
        required = self._holds(question.required, frames)
        return Answer(question, Mark.MISSING if required else Mark.BLANK, place)

    def _default_content(self, question: Question, default: str, place: Place) -> Content:
        faults: list[DrafterError] = []
        content = content_from(Scalar(default, place, quoted=True), question, self._layout.catalogue, faults)
        if faults:
            what = f"“{question.label}”的默认“{default}”不合{question.kind.value}这一类型"
            self._errors.append(LayoutError(what, question.place, faults[0].fix))
        return content

    def _content(self, question: Question, node: Node, frames: tuple[_Frame, ...]) -> Content:
        if question.kind is Kind.MULTIPLE and isinstance(node, Scalar):
            # One choice need not stand in brackets.
            node = Sequence((node,), node.place)
        if question.kind in (Kind.LIST, Kind.MULTIPLE):
            return self._list(question, node, frames)
        if question.kind is Kind.GROUP:
            if isinstance(node, Mapping):
                return self.group(node, question.questions, frames)
            fix = f"在它下面缩进两格写：{'、'.join(one.key for one in question.questions)}，各一行"
            self._wrong_shape(question, node, "一组“键: 值”", fix)
            return self.group(Mapping({}, node.place), question.questions, frames)
        if not isinstance(node, Scalar):
            fix = "写成一个值；以 { 或 [ 开头的文字要加引号，长文字可用 | 另起一行"
            self._wrong_shape(question, node, "一个值", fix)
            return None
        return content_from(node, question, self._layout.catalogue, self._errors)

    def _wrong_shape(self, question: Question, node: Node, wanted: str, fix: str) -> None:
        self._fault(f"“{question.label}”应是{wanted}，却是{kind_of(node)}", node.place, fix)

    def _list(self, question: Question, node: Node, frames: tuple[_Frame, ...]) -> Content:
        if not isinstance(node, Sequence):
            fix = "每项以“- ”开头，写在下一行，缩进两格；写在一行的用半角方括号，例如 [甲, 乙]"
            if question.none_allowed:
                fix += "；没有的写“无”"
            self._wrong_shape(question, node, "一个列表", fix)
            return ()
        if question.item is not None:
            return tuple(self._plain_item(question.item, item, frames) for item in node.items)
        entries = (self._item(question, item, frames) for item in node.items)
        return tuple(entry for entry in entries if entry is not None)

    def _plain_item(self, question: Question, node: Node, frames: tuple[_Frame, ...]) -> Answer:
        if is_empty(node):
            return Answer(question, Mark.MISSING, node.place)
        content = self._content(question, node, frames)
        validate(content, question, node.place, self._errors)
        return Answer(question, Mark.GIVEN, node.place, content)

    def _item(self, question: Question, node: Node, frames: tuple[_Frame, ...]) -> Item | None:
        if is_empty(node):
            node = Mapping({}, node.place)
        if not isinstance(node, Mapping):
            keys = "、".join(one.key for one in question.questions)
            fix = f"每项写成“- 键: 值”的样子，键有：{keys}；冒号用半角，后面空一格"
            self._wrong_shape(question, node, "一组“键: 值”", fix)
            return None
        answers = self.group(node, question.questions, frames, (_PUBLIC_KEY,))
        return Item(answers, node.place, self._public(node))

    def _public(self, node: Mapping) -> bool:
        choice = node.get(_PUBLIC_KEY)
        if choice is None:
            return True
        if isinstance(choice, Scalar) and choice.text.strip() in ("是", "否"):
            return choice.text.strip() == "是"
        self._fault("“公开”只能写“是”或“否”", choice.place, "不公开的写 公开: 否，公开的可以不写")
        return False

    def _holds(self, condition: Condition, frames: tuple[_Frame, ...]) -> bool:
        return condition.holds(lambda name: self._lookup(name, frames))

    def _lookup(self, name: str, frames: tuple[_Frame, ...]) -> Many[str]:
        """Return what a name was answered with, defaults included; nothing when unanswered."""
        first, *rest = name.split(".")
        for depth, frame in enumerate(frames):
            if first in frame.questions:
                return self._plain(first, rest, frames[depth:])
        if name == PROFILE_NAME:
            return (self._profile.name,)
        if name.startswith("规定."):
            year = self._lookup("年度", frames)
            applies = self._layout.reference.lookup(name, int(year[0])) if year else None
            return (applies,) if applies else ()
        return ()

    def _plain(self, key: str, rest: list[str], frames: tuple[_Frame, ...]) -> Many[str]:
        question = frames[0].questions[key]
        node = frames[0].node.get(key) if frames[0].node else None
        if rest:
            inner = _Frame(node if isinstance(node, Mapping) else None, question.questions)
            return self._plain(rest[0], rest[1:], (inner, *frames)) if rest[0] in inner.questions else ()
        if not self._holds(question.when, frames):
            return ()
        if question.kind is Kind.MULTIPLE:
            nodes = node.items if isinstance(node, Sequence) else (node,)
            return tuple(one.text.strip() for one in nodes if isinstance(one, Scalar))
        if isinstance(node, Scalar) and question.kind in SCALAR_KINDS:
            content = content_from(node, question, self._layout.catalogue, [])
            if content is None:
                return ()
            return (number_text(content) if isinstance(content, Decimal) else node.text.strip(),)
        default = self._default(question, frames)
        return () if default is None else (default,)

    def _default(self, question: Question, frames: tuple[_Frame, ...]) -> str | None:
        """Fill a default's `{键}`; None where there is no default or a name in it is unanswered."""
        if question.default is None:
            return None
        names = DEFAULT_NAME.findall(question.default)
        values = {name: "、".join(self._lookup(name, frames)) for name in names}
        if not all(values.values()):
            return None
        return DEFAULT_NAME.sub(lambda match: values[match[1]], question.default)
