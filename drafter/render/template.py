"""A layout's text template: compiled once, rendered often, its faults told with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, MutableMapping
from types import TracebackType
from typing import NamedTuple

from jinja2 import BaseLoader, Environment, Template, nodes
from jinja2.exceptions import TemplateRuntimeError, TemplateSyntaxError, UndefinedError

from drafter.errors import LayoutError, Place
from drafter.layout.model import Layout
from drafter.layout.names import names_in_conditions
from drafter.render.environment import SLOTS, ReportEnvironment, TemplateFault
from drafter.render.generated import Generated, ready_made
from drafter.render.slots import Slots, has_token
from drafter.wording import unknown_name_fix

_FORBIDDEN = (nodes.Include, nodes.Import, nodes.Extends, nodes.ScopedEvalContextModifier)
LIBRARY = "片段"
"""What a template calls the macros that it shares with others."""

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
        library: The name that messages call the shared macros' file by.
    """

    template: Template
    file: str
    names: frozenset[str]
    library: str = ""

    def render(self, names: Mapping[str, object], slots: Slots) -> str:
        """Render to Markdown with tokens in place of values.

        Raises:
            LayoutError: The template uses an unknown name, prints what cannot be printed, or fails.
        """
        try:
            return self.template.render({**names, SLOTS: slots})
        except UndefinedError as error:
            what, _, fix = (error.message or "").partition("\n")
            raise LayoutError(what, self._place(error), fix or _nearest(what, names)) from None
        except TemplateFault as error:
            raise LayoutError(error.message or "", self._place(error), error.fix) from None
        except TemplateRuntimeError as error:
            what, fix = _explain(error.message or "", self.template.environment)
            raise LayoutError(what, self._place(error), fix) from None
        except (TypeError, ValueError, ArithmeticError, LookupError, RuntimeError, AttributeError) as error:
            what = "模板在这里出了错，多半是把文字当数字比较，或给宏的参数不对"
            raise LayoutError(what, self._place(error), "检查这一行用到的名字各是什么类型") from None

    def _place(self, error: BaseException) -> Place:
        """Return where in the template, or in the macros that it uses, an error arose."""
        return _place(error.__traceback__, (self.file, self.library)) or Place(self.file)


def compile_template(layout: Layout) -> ReportTemplate:
    """Compile a layout's template, and the shared macros where it uses some.

    Raises:
        LayoutError: Their syntax is wrong, they use what is not allowed, or hold private-use characters.
    """
    file, library = str(layout.template_path), str(layout.library_path)
    made = ready_made(layout.template, layout.library) or generate(layout)
    environment = ReportEnvironment()
    if made.library:
        environment.loader = _Library(_template(environment, made.library, library))
    names = made.names.union(names_in_conditions(tuple(layout.questions())))
    return ReportTemplate(_template(environment, made.template, file), file, names, library)


def generate(layout: Layout) -> Generated:
    """Have Jinja generate the code of a layout's template, and of the shared macros where it uses some.

    Raises:
        LayoutError: Their syntax is wrong, they use what is not allowed, or hold private-use characters.
    """
    file, library = str(layout.template_path), str(layout.library_path)
    environment = ReportEnvironment()
    tree = _parsed(environment, layout.template, file)
    names = {*_names(tree, file)}
    wanted = _imported(tree, file)
    code_of_library = ""
    if wanted:
        shared = _parsed(environment, layout.library, library)
        names |= _names_of_macros(shared, library, wanted, file)
        code_of_library = _code(environment, shared, library)
    return Generated(frozenset(names), _code(environment, tree, file), code_of_library)


class _Library(BaseLoader):
    """Knows one template: the shared macros, compiled once."""

    def __init__(self, template: Template) -> None:
        self._template = template

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, object] | None = None) -> Template:
        """Return the shared macros; no other name gets here."""
        return self._template


def _parsed(environment: Environment, text: str, file: str) -> nodes.Template:
    if has_token(text):
        line = text[: re.search("[\ue000-\uf8ff]", text).start()].count("\n") + 1  # type: ignore[union-attr]
        raise LayoutError("模板里有私用区字符", Place(file, line), "删掉看不见的字符")
    try:
        return environment.parse(text, filename=file)
    except TemplateSyntaxError as error:
        raise _syntax_fault(error, environment, file) from None


def _code(environment: Environment, tree: nodes.Template, file: str) -> str:
    try:
        return environment.compile(tree, filename=file, raw=True)
    except TemplateSyntaxError as error:
        raise _syntax_fault(error, environment, file) from None


def _template(environment: Environment, code: str, file: str) -> Template:
    """Make a template of generated code; messages find its lines by the file's name."""
    return Template.from_code(environment, compile(code, file, "exec"), environment.make_globals(None))


def _syntax_fault(error: TemplateSyntaxError, environment: Environment, file: str) -> LayoutError:
    what, fix = _explain(error.message or "", environment)
    return LayoutError(what, Place(file, error.lineno), fix)


def _imported(tree: nodes.Template, file: str) -> dict[str, int]:
    """Return the macros that a template takes from the library, each with its line."""
    wanted: dict[str, int] = {}
    for node in tree.find_all(nodes.FromImport):
        if not isinstance(node.template, nodes.Const) or node.template.value != LIBRARY or not node.with_context:
            fix = f"只能写 {{% from '{LIBRARY}' import 宏的名字 with context %}}，把共用的宏引进来"
            raise LayoutError("模板不能这样引入别的文件", Place(file, node.lineno), fix)
        for name in node.names:
            wanted[name if isinstance(name, str) else name[0]] = node.lineno
    return wanted


def _names_of_macros(tree: nodes.Template, library: str, wanted: Mapping[str, int], file: str) -> set[str]:
    """Return the names that the wanted macros of the library use, and those that these call.

    Raises:
        LayoutError: The library has no such macro, or uses a tag that is not allowed.
    """
    macros = {macro.name: macro for macro in tree.find_all(nodes.Macro)}
    for name, line in wanted.items():
        if name not in macros:
            fix = unknown_name_fix(name, list(macros))
            raise LayoutError(f"共用的宏里没有“{name}”", Place(file, line), fix)
    names: set[str] = set()
    waiting, seen = list(wanted), set(wanted)
    while waiting:
        used = set(_names(macros[waiting.pop()], library))
        names |= used
        further = (used & macros.keys()) - seen
        seen |= further
        waiting += further
    return names


def _names(tree: nodes.Node, file: str) -> Iterator[str]:
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


def _place(trace: TracebackType | None, files: tuple[str, ...]) -> Place | None:
    """Return the line of a template where an error arose; Jinja rewrites tracebacks to its lines."""
    place = None
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file in files:
            place = Place(file, trace.tb_lineno)
        trace = trace.tb_next
    return place
