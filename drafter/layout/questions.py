"""From a layout's YAML to questions, every fault collected with its place."""

from __future__ import annotations

from collections.abc import Mapping as Map
from collections.abc import Sequence as Many

from drafter.errors import DrafterError, LayoutError
from drafter.figures.catalogue import Catalogue
from drafter.layout.conditions import ALWAYS, NEVER, Condition, condition_from
from drafter.layout.handover import carried_from, from_last_from, passes_on_from
from drafter.layout.model import SCALAR_KINDS, Kind, Question, Section
from drafter.layout.profile import PROFILE_NAME
from drafter.layout.reference import SUGGESTION_SOURCES
from drafter.layout.validation import validations_from
from drafter.record.fields import Fields
from drafter.record.nodes import Mapping, Node, Scalar
from drafter.wording import name_list, unknown_name_fix

_COMMON = ("键", "名称", "类型", "提示", "说明", "举例", "必填", "当", "默认", "校验", "相关", "跨年", "印出")
_YES_NO = ("是", "否")
_SPECIAL: dict[Kind, tuple[str, ...]] = {
    Kind.SHORT_TEXT: ("建议", "分行"),
    Kind.INTEGER: ("单位",),
    Kind.DECIMAL: ("单位",),
    Kind.MONEY: ("单位",),
    Kind.CHOICE: ("选项",),
    Kind.MULTIPLE: ("选项",),
    Kind.FIGURES: ("组",),
    Kind.LIST: ("问题", "每项", "可答无", "取自去年", "转入"),
    Kind.GROUP: ("问题",),
}


def fields_of(kind: Kind | None) -> tuple[str, ...]:
    """Return the fields that only questions of a type have; of no type those that all have."""
    return _COMMON if kind is None else _SPECIAL.get(kind, ())


def section_from(
    node: Node,
    catalogue: Catalogue,
    pieces: Map[str, Many[Node]],
    errors: list[DrafterError],
    texts: Many[str] = (),
) -> Section:
    """Read one section of the questionnaire.

    Args:
        node: The section.
        catalogue: The figure groups that questions may ask for.
        pieces: Question nodes that several layouts share, by name; `- 用: 名` puts them in.
        errors: Where faults are collected.
        texts: What `选项: 文稿` offers: the copies and sister texts beside the usual copy.
    """
    fields = Fields(node, errors, LayoutError)
    fields.only(("名称", "说明", "问题"))
    reader = _Reader(catalogue, pieces, errors, texts)
    return Section(fields.text("名称", required=True), reader.questions(fields), fields.text("说明"))


class _Reader:
    def __init__(
        self, catalogue: Catalogue, pieces: Map[str, Many[Node]], errors: list[DrafterError], texts: Many[str]
    ) -> None:
        self._catalogue = catalogue
        self._pieces = pieces
        self._errors = errors
        self._texts = tuple(texts)

    def questions(self, fields: Fields) -> tuple[Question, ...]:
        nodes = [node for item in fields.items("问题") for node in self._expanded(item)]
        questions = tuple(self._question(node) for node in nodes)
        if not questions:
            fields.fault("这里没有问题", fields.node, "在“问题”下面写出至少一个问题，每个以“- 键:”开头")
        seen: set[str] = set()
        for question in questions:
            if question.key and question.key in seen:
                self._fault(f"问题“{question.key}”写了两次", question, "换一个键，或删去多余的一个")
            seen.add(question.key)
        return questions

    def _expanded(self, node: Node) -> Many[Node]:
        """Return what stands for an item: itself, or the questions of the piece that it names."""
        if not isinstance(node, Mapping) or "用" not in node.entries:
            return (node,)
        fields = Fields(node, self._errors, LayoutError)
        fields.only(("用",))
        name = fields.text("用", required=True)
        if name not in self._pieces:
            fields.fault(f"没有“{name}”这个片段", node, unknown_name_fix(name, list(self._pieces)))
        return self._pieces.get(name, ())

    def _fault(self, what: str, question: Question, fix: str) -> None:
        self._errors.append(LayoutError(what, question.place, fix))

    def _question(self, node: Node) -> Question:
        fields = Fields(node, self._errors, LayoutError)
        named = self._kind(fields)
        kind = named or Kind.SHORT_TEXT
        # Its own fields first: a long list is cut, and one of these is the likeliest to be meant.
        own = _SPECIAL.get(kind, ()) if named else [field for fields_of in _SPECIAL.values() for field in fields_of]
        fields.only((*own, *_COMMON))
        label = fields.text("名称", required=True)
        key = fields.text("组") if kind is Kind.FIGURES else fields.key()
        told = len(self._errors)
        question = Question(
            key=key,
            label=label,
            kind=kind,
            prompt=fields.text("提示") or label,
            place=node.place,
            help=fields.text("说明"),
            example=fields.text("举例"),
            required=self._required(fields),
            when=self._condition(fields, "当"),
            default=self._default(fields, kind),
            options=self._options(fields, kind),
            suggestions=self._suggestions(fields),
            suggestion_source=self._suggestion_source(fields),
            figure_group=self._figure_group(fields) if kind is Kind.FIGURES else "",
            questions=self._inner(fields, kind),
            item=self._item(fields, label, node, kind),
            unit=fields.text("单位", required=kind is Kind.MONEY),
            validations=validations_from(fields.node_of("校验"), self._errors),
            related=fields.texts("相关"),
            none_allowed=fields.flag("可答无", default=False),
            carried=carried_from(fields),
            printed=fields.flag("印出", default=True),
            in_lines=fields.flag("分行", default=False),
            from_last=from_last_from(fields, self._errors),
            passes_on=passes_on_from(fields, self._errors),
        )
        if kind is Kind.LIST and question.item is not None:
            # What is demanded of a value is demanded of each; how many there may be, of the list.
            each = tuple(one._replace(fewest_items=0, most_items=0, unique="") for one in question.validations)
            question = question._replace(item=question.item._replace(validations=each))
        for inner in question.questions:
            if inner.kind is Kind.FIGURES or (kind is Kind.LIST and inner.key == "公开"):
                self._fault(f"“{inner.key}”不能放在{kind.value}里", inner, "指标组放在最外层；“公开”另有用处，换一个键")
        if kind is Kind.LIST and bool(question.questions) == bool(question.item):
            self._fault("列表要么有“问题”，要么有“每项”", question, "每项是一个值的写 每项: 短文本")
        self._check_unique(question)
        if named is None:
            # What is asked of a question hangs on its type: the rest would be told of another one.
            del self._errors[told:]
        return question if question.printed else _working_note(question)

    def _check_unique(self, question: Question) -> None:
        """不重复 names a question of the entries, or says 是 of plain values."""
        keys = [inner.key for inner in question.questions] or ["是"]
        for validation in question.validations:
            if validation.unique and validation.unique not in keys:
                what = f"“不重复”写的“{validation.unique}”不是列表里的问题"
                self._fault(what, question, unknown_name_fix(validation.unique, keys))

    def _kind(self, fields: Fields) -> Kind | None:
        text = fields.text("类型", required=True)
        names = [kind.value for kind in Kind]
        if text in names:
            return Kind(text)
        if text:
            node = fields.node.entries["类型"]
            fields.fault(f"没有“{text}”这种问题类型", node, unknown_name_fix(text, names))
        return None

    def _required(self, fields: Fields) -> Condition:
        node = fields.node_of("必填")
        if isinstance(node, Scalar):
            return ALWAYS if fields.flag("必填", default=True) else NEVER
        return self._condition(fields, "必填")

    def _condition(self, fields: Fields, key: str) -> Condition:
        node = fields.node_of(key)
        return ALWAYS if node is None else condition_from(node, self._errors)

    def _default(self, fields: Fields, kind: Kind) -> str | None:
        if fields.node_of("默认") is None:
            return None
        if kind not in SCALAR_KINDS:
            fields.fault(f"{kind.value}不能有默认", fields.node.entries["默认"], "删去“默认”")
        default, options = fields.text("默认"), self._options(fields, kind)
        if options and "{" not in default and default not in options:
            fix = unknown_name_fix(default, options)
            fields.fault(f"默认“{default}”不是这一题的选项", fields.node.entries["默认"], fix)
        return default

    def _options(self, fields: Fields, kind: Kind) -> tuple[str, ...]:
        options = self._offered(fields)
        if kind in (Kind.CHOICE, Kind.MULTIPLE) and not options:
            fields.fault(f"{kind.value}题没有选项", fields.node, "补上 选项: [甲, 乙]")
        return _YES_NO if kind is Kind.YES_NO else options

    def _offered(self, fields: Fields) -> tuple[str, ...]:
        node = fields.node_of("选项")
        is_texts = isinstance(node, Scalar) and node.text == PROFILE_NAME
        return self._texts if is_texts else fields.texts("选项")

    def _suggestions(self, fields: Fields) -> tuple[str, ...]:
        return () if isinstance(fields.node_of("建议"), Scalar) else fields.texts("建议")

    def _suggestion_source(self, fields: Fields) -> str:
        node = fields.node_of("建议")
        if not isinstance(node, Scalar):
            return ""
        if node.text not in SUGGESTION_SOURCES:
            fix = f"写成列表，或用现成的：{name_list(SUGGESTION_SOURCES)}"
            fields.fault(f"没有“{node.text}”这组建议", node, fix)
            return ""
        return node.text

    def _figure_group(self, fields: Fields) -> str:
        key = fields.text("组", required=True)
        if key and key not in self._catalogue.groups:
            known = list(self._catalogue.groups)
            fields.fault(f"指标库里没有“{key}”这一组", fields.node.entries["组"], unknown_name_fix(key, known))
        return key

    def _inner(self, fields: Fields, kind: Kind) -> tuple[Question, ...]:
        if kind is Kind.GROUP or (kind is Kind.LIST and fields.node_of("问题") is not None):
            return self.questions(fields)
        return ()

    def _item(self, fields: Fields, label: str, node: Node, kind: Kind) -> Question | None:
        if kind is Kind.MULTIPLE:
            return Question("", label, Kind.CHOICE, label, node.place, options=self._offered(fields))
        text = fields.text("每项")
        if not text:
            return None
        kinds = {kind.value: kind for kind in SCALAR_KINDS if kind not in (Kind.CHOICE, Kind.MONEY)}
        if text not in kinds:
            fix = f"可用的有：{name_list(list(kinds))}"
            fields.fault(f"“每项”不能是“{text}”", fields.node.entries["每项"], fix)
        return Question("", label, kinds.get(text, Kind.SHORT_TEXT), label, node.place)


def _working_note(question: Question) -> Question:
    """Return a question that is not printed, with nothing inside it printed either."""
    return question._replace(printed=False, questions=tuple(_working_note(inner) for inner in question.questions))
