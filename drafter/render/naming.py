"""Names of a template, looked at without rendering it: also where no answer ever leads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from jinja2 import nodes

from drafter.errors import LayoutError, Place
from drafter.figures.catalogue import FigureGroup
from drafter.layout.model import Kind, Layout, Question
from drafter.layout.profile import PROFILE_NAME, profile_names
from drafter.render.environment import ReportEnvironment
from drafter.render.figures import BOTH_YEARS, HAS_LAST
from drafter.wording import name_list, unknown_name_fix

_FIGURES = "指标"
_LABEL = "名称"


class _Entry(NamedTuple):
    """One entry of a list."""

    of: Question


class _Options(NamedTuple):
    """What a name that no question answers can be."""

    of: tuple[str, ...]


class _Catalogue(NamedTuple):
    """`指标` itself."""

    name: str = _FIGURES


# What is known of a name; None where a template made it, or a macro was handed it.
_Known: TypeAlias = "Question | _Entry | _Catalogue | FigureGroup | _Options | None"
_Names: TypeAlias = "dict[str, _Known]"


def name_faults(layout: Layout) -> Iterator[LayoutError]:
    """Yield the names of a layout's template that stand for nothing, and comparisons that never hold.

    Args:
        layout: Its template must have been compiled before, so that its syntax is right.
    """
    environment = ReportEnvironment()
    tree = environment.parse(layout.template)
    names: _Names = {question.key: question for question in layout.questions() if question.kind is not Kind.FIGURES}
    names |= {_FIGURES: _Catalogue(), PROFILE_NAME: _Options(profile_names(layout.profiles))}
    names |= dict.fromkeys(environment.globals)
    for macro in tree.find_all(nodes.Macro):
        names[macro.name] = None
    for imported in tree.find_all(nodes.FromImport):
        names |= {name if isinstance(name, str) else name[1]: None for name in imported.names}
    looker = _Looker(layout)
    looker.look(tree, names)
    yield from looker.faults


class _Looker:
    def __init__(self, layout: Layout) -> None:
        self.faults: list[LayoutError] = []
        self._layout = layout
        self._file = str(layout.template_path)

    def look(self, node: nodes.Node, names: _Names) -> _Known:
        """Look at a part of the tree; return what it stands for, where that is known."""
        match node:
            case nodes.Name(ctx="load"):
                return self._name(node, names)
            case nodes.Getattr(node=around, attr=key) | nodes.Getitem(node=around, arg=nodes.Const(value=str() as key)):
                return self._inside(self.look(around, names), key, node.lineno)
            case nodes.Test(name="defined" | "undefined"):
                return None
            case _:
                self._look_inside(node, names)
        return None

    def _look_inside(self, node: nodes.Node, names: _Names) -> None:
        match node:
            case nodes.Compare():
                self._comparison(node, names)
            case nodes.For():
                self._loop(node, names)
            case nodes.Macro() | nodes.CallBlock():
                inside = {**names, "caller": None, "varargs": None, "kwargs": None}
                self._each(node, inside | {argument.name: None for argument in node.args})
            case nodes.Assign(target=nodes.Name() as target):
                names[target.name] = self.look(node.node, names)
            case _:
                self._each(node, names)

    def _each(self, node: nodes.Node, names: _Names) -> None:
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Name) and child.ctx != "load":
                names[child.name] = None
            else:
                self.look(child, names)

    def _name(self, node: nodes.Name, names: _Names) -> _Known:
        if node.name not in names:
            self._fault(f"模板里用到的“{node.name}”没有定义", node.lineno, unknown_name_fix(node.name, list(names)))
        return names.get(node.name)

    def _inside(self, around: _Known, key: str, line: int) -> _Known:
        match around:
            case Question(kind=Kind.GROUP) | _Entry():
                asked = around.of if isinstance(around, _Entry) else around
                found = asked.question(key)
                if found is None:
                    known = [one.key for one in asked.questions]
                    self._fault(f"“{asked.key}”里没有“{key}”", line, unknown_name_fix(key, known))
                return found
            case _Catalogue():
                groups = self._layout.catalogue.groups
                if key == BOTH_YEARS:
                    return around
                if key not in (*groups, HAS_LAST):
                    self._fault(f"指标库里没有“{key}”这一组", line, unknown_name_fix(key, list(groups)))
                return groups.get(key)
            case FigureGroup():
                if key not in (*around.figures, _LABEL):
                    what = f"指标组“{around.key}”里没有“{key}”"
                    self._fault(what, line, unknown_name_fix(key, list(around.figures)))
        return None

    def _loop(self, node: nodes.For, names: _Names) -> None:
        over = self.look(node.iter, names)
        inside = {**names, "loop": None}
        if isinstance(node.target, nodes.Name):
            is_list = isinstance(over, Question) and over.kind is Kind.LIST and bool(over.questions)
            inside[node.target.name] = _Entry(over) if is_list and isinstance(over, Question) else None
        else:
            inside |= {name.name: None for name in node.target.find_all(nodes.Name)}
        for part in ([node.test] if node.test else []) + node.body:
            self.look(part, inside)
        for part in node.else_:
            self.look(part, names)

    def _comparison(self, node: nodes.Compare, names: _Names) -> None:
        left = self.look(node.expr, names)
        options: tuple[str, ...] = ()
        if isinstance(left, Question):
            options = left.options
        elif isinstance(left, _Options):
            options = left.of
        for operand in node.ops:
            self.look(operand.expr, names)
            constants = [one.value for one in operand.expr.find_all(nodes.Const)]
            if isinstance(operand.expr, nodes.Const):
                constants = [operand.expr.value]
            for value in constants if options and operand.op in ("eq", "ne", "in", "notin") else ():
                if value not in options:
                    fix = f"{unknown_name_fix(str(value), options)}（{name_list(options)}）"
                    self._fault(f"这里和“{value}”比，可是没有这个选项", node.lineno, fix)

    def _fault(self, what: str, line: int, fix: str) -> None:
        self.faults.append(LayoutError(what, Place(self._file, line), fix))
