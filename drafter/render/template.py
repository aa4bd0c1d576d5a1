"""A layout's text template: compiled once, rendered often, its faults told with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import NamedTuple

from jinja2 import Environment, Template, nodes
from jinja2.exceptions import TemplateRuntimeError, TemplateSyntaxError, UndefinedError

from drafter.errors import LayoutError, Place
from drafter.layout.model import Layout
from drafter.layout.names import names_in_conditions
from drafter.render.environment import SLOTS, ReportEnvironment, TemplateFault
from drafter.render.slots import Slots, has_token
from drafter.wording import unknown_name_fix

_FORBIDDEN = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.ScopedEvalContextModifier)

_SYNTAX = (
    (r"No filter named '(?P<name>[^']+)'", "没有“{name}”这个过滤器", "filters"),
    (r"No test named '(?P<name>[^']+)'", "没有“{name}”这个判断", "tests"),
    (r"unknown tag '(?P<name>[^']+)'", "没有“{name}”这个标签，或它放错了地方", ""),
    (r"[Uu]nexpected end of template|was never closed|Missing end of", "有标签没有收尾", ""),
    (r"unexpected char '(?P<name>.+?)' at", "标签里有不能用的字符“{name}”", ""),
    (r"unexpected 'end of", "标签没有写完", ""),
    (r"unexpected '(?P<name>[^']+)'", "“{name}”放错了地方", ""),
)
_SYNTAX_FIX = "检查 {{ }} 和 {% %} 是否成对，if 要有 endif，for 要有 endfor；标签里的标点用半角"


class ReportTemplate(NamedTuple):
    """A compiled template.

    Attributes:
        template: What Jinja made of it.
        file: The name that messages call it by.
        names: Every name that it, or a condition or default of its layout, uses anywhere.
    """

    template: Template
    file: str
    names: frozenset[str]

    def render(self, names: Mapping[str, object], slots: Slots) -> str:
        """Render to Markdown with tokens in place of values.

        Raises:
            LayoutError: The template uses an unknown name, prints what cannot be printed, or fails.
        """
        try:
            return self.template.render({**names, SLOTS: slots})
        except UndefinedError as error:
            what, _, fix = (error.message or "").partition("\n")
            line = _line(error.__traceback__, self.file)
            raise LayoutError(what, Place(self.file, line), fix or _nearest(what, names)) from None
        except TemplateFault as error:
            line = _line(error.__traceback__, self.file)
            raise LayoutError(error.message or "", Place(self.file, line), error.fix) from None
        except TemplateRuntimeError as error:
            line = _line(error.__traceback__, self.file)
            what, fix = _explain(error.message or "", self.template.environment)
            raise LayoutError(what, Place(self.file, line), fix) from None
        except (TypeError, ValueError, ArithmeticError, LookupError, RuntimeError, AttributeError) as error:
            line = _line(error.__traceback__, self.file)
            what = "模板在这里出了错，多半是把文字当数字比较，或给宏的参数不对"
            raise LayoutError(what, Place(self.file, line), "检查这一行用到的名字各是什么类型") from None


def compile_template(layout: Layout) -> ReportTemplate:
    """Compile a layout's template.

    Raises:
        LayoutError: Its syntax is wrong, it uses what is not allowed, or holds private-use characters.
    """
    file = str(layout.template_path)
    if has_token(layout.template):
        line = layout.template[: re.search("[\ue000-\uf8ff]", layout.template).start()].count("\n") + 1  # type: ignore[union-attr]
        raise LayoutError("模板里有私用区字符", Place(file, line), "删掉看不见的字符")
    environment = ReportEnvironment()
    try:
        tree = environment.parse(layout.template, filename=file)
        names = frozenset((*_names(tree, file), *names_in_conditions(tuple(layout.questions()))))
        code = environment.compile(tree, filename=file)
    except TemplateSyntaxError as error:
        what, fix = _explain(error.message or "", environment)
        raise LayoutError(what, Place(file, error.lineno), fix) from None
    template = Template.from_code(environment, code, environment.make_globals(None))
    return ReportTemplate(template, file, names)


def _names(tree: nodes.Template, file: str) -> Iterator[str]:
    """Yield every name that a template uses; LayoutError where it uses a tag that is not allowed."""
    for node in tree.find_all((nodes.Name, nodes.Getattr, nodes.Const, *_FORBIDDEN)):
        match node:
            case nodes.Name():
                yield node.name
            case nodes.Getattr():
                yield node.attr
            case nodes.Const():
                yield str(node.value)
            case _:
                fix = "删去这个标签：不能引入别的文件或关掉保护"
                raise LayoutError("模板不能用这个标签", Place(file, node.lineno), fix)


def _explain(message: str, environment: Environment) -> tuple[str, str]:
    for pattern, what, kind in _SYNTAX:
        match = re.search(pattern, message)
        if match:
            name = match.groupdict().get("name") or ""
            known = list(getattr(environment, kind)) if kind else []
            return what.format(name=name), unknown_name_fix(name, known) if known else _SYNTAX_FIX
    return "这一行的模板写法不对", _SYNTAX_FIX


def _nearest(what: str, names: Mapping[str, object]) -> str:
    name = re.search("“(.+)”", what)
    return unknown_name_fix(name[1], list(names)) if name else "检查名字的拼写"


def _line(trace: TracebackType | None, file: str) -> int:
    """Return the template's line where an error arose; Jinja rewrites tracebacks to its lines."""
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
