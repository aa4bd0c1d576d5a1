"""Jinja, held to what a report needs: sandboxed, strict, and printing values only through slots."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NoReturn

from jinja2 import Undefined, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import TemplateRuntimeError
from jinja2.filters import FILTERS
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import TESTS
from jinja2.utils import Namespace
from markupsafe import Markup

from drafter.render.blocks import Piece
from drafter.render.numbering import chinese_number
from drafter.render.slots import Slots
from drafter.render.values import Blank, ListValue, Missing, Names, NoneStated, Nothing, Value, as_number
from drafter.wording import number_text, separator_between, unknown_name_fix

# A name that no template can write, under which a rendering carries its slots.
SLOTS = " slots"

_LOOP_NAMES = ("index", "index0", "revindex", "first", "last", "length", "previtem", "nextitem", "changed")
_CALLABLE = (Macro, BlockReference, LoopContext)
_CONTAINER_FILTERS = ("length", "count", "first", "last", "list", "map", "select", "reject", "selectattr", "rejectattr")
_COUNTS = range(1, 10_000)

_JOINED = "这个过滤器只能用于单个值，不能用于拼接好的内容、列表或宏的结果"
_JOINED_FIX = "先对各个值用过滤器，再用 ~ 连起来"


class TemplateFault(TemplateRuntimeError):
    """A fault of a template, said in Chinese.

    Attributes:
        fix: How to mend it.
    """

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.fix = fix


class UnknownName(StrictUndefined):
    """A name that is not there; any use of it is a fault that names it."""

    @property
    def _undefined_message(self) -> str:
        hint = self._undefined_hint or ""
        if "\n" in hint:
            return hint
        if hint.startswith("parameter"):
            return f"调用宏时没有给参数“{self._undefined_name}”\n在括号里补上这个参数"
        return f"模板里用到的“{self._undefined_name}”没有定义"


def _refuse(value: Undefined) -> NoReturn:
    """Raise the fault of an unknown name, or of `甲 if 条件` without else, which Jinja makes of its own class."""
    if isinstance(value, UnknownName):
        value._fail_with_undefined_error()
    raise TemplateFault("“甲 if 条件”没有写 else，条件不成立时不知道印什么", "补上 else 后面的内容，例如 else ''")


class _Generator(CodeGenerator):
    """Compiles `~` so that each part keeps its value and key, whatever the parts are."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.concatenate(context, (")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class ReportEnvironment(SandboxedEnvironment):
    """The environment of every report template."""

    code_generator_class = _Generator
    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))
    intercepted_unops = frozenset(("+", "-"))

    def __init__(self) -> None:
        super().__init__(
            autoescape=True,
            undefined=UnknownName,
            finalize=_finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            # What stands between constants is computed where everything else is, not folded beforehand.
            optimized=False,
        )
        self.globals = {"namespace": Namespace}
        self.filters = {name: _passing_nothing(FILTERS[name]) for name in _CONTAINER_FILTERS}
        self.filters |= {
            "join": _join,
            "并列": _join_names,
            "中文数字": _in_chinese,
            "trim": _text_filter(str.strip),
            "upper": _text_filter(str.upper),
            "lower": _text_filter(str.lower),
            "replace": _text_filter(str.replace),
        }
        self.tests = {
            "defined": TESTS["defined"],
            "undefined": TESTS["undefined"],
            "odd": lambda value: _whole(value) % 2 == 1,
            "even": lambda value: _whole(value) % 2 == 0,
            "divisibleby": lambda value, by: _whole(value) % _whole(by) == 0,
            "空": _is_blank,
            "无": lambda value: isinstance(value, NoneStated),
            "待补充": lambda value: isinstance(value, Missing),
        }

    def concatenate(self, context: Context, parts: Iterable[object]) -> Markup:
        """Join values side by side; each keeps its key."""
        return Markup("").join([_printable(context, part) for part in parts])

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Calculate with numbers; `+` on texts joins them; nothing else is allowed."""
        for side in (left, right):
            if isinstance(side, Missing):
                return side
        first, second = as_number(left), as_number(right)
        if operator == "+" and (first is None or second is None):
            return self.concatenate(context, (left, right))
        if operator == "**":
            raise TemplateFault("“**”不能用", "报告里用不着乘方")
        if first is None or second is None:
            raise TemplateFault(f"“{operator}”只能用于数字", "文字相连用 ~")
        result = self.binop_table[operator](first, second) if second or operator in "+-*" else None
        if result is None:
            raise TemplateFault("除数是零", "先用 {% if %} 判断除数不为零")
        return result

    def call_unop(self, context: Context, operator: str, arg: object) -> object:
        """Change the sign of a number."""
        number = as_number(arg)
        if isinstance(arg, Missing) or number is None:
            return arg if isinstance(arg, Missing) else self.call_binop(context, "*", arg, -1)
        return -number if operator == "-" else number

    def getattr(self, obj: object, attribute: str) -> object:
        """Look a name up; no Python attribute is ever reached."""
        return self._look(obj, attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """Look a name up, or take a list's entry by its number from 0."""
        if isinstance(argument, int) and isinstance(obj, list | tuple | ListValue):
            if -len(obj) <= argument < len(obj):
                return obj[argument]
            return self._unknown(f"列表里取不到序号 {argument}", "序号从 0 起；先用 |length 看有几项")
        return self._look(obj, str(argument))

    def call(self, context: Context, obj: object, /, *args: object, **named: object) -> object:
        """Call a macro, `loop` or `namespace`; anything else is a fault."""
        if isinstance(obj, Undefined):
            _refuse(obj)
        if not self.is_safe_callable(obj):
            raise TemplateFault("这里不能加括号调用", "只有宏可以调用；取内容只写名字，不加括号")
        return super().call(context, obj, *args, **named)

    def is_safe_callable(self, obj: object) -> bool:
        """Allow macros, `loop` and `namespace` to be called, nothing else."""
        owner = getattr(obj, "__self__", None)
        return isinstance(obj, _CALLABLE) or obj is Namespace or isinstance(owner, LoopContext)

    def _look(self, obj: object, name: str) -> object:
        if isinstance(obj, Names):
            try:
                return obj.lookup(name)
            except KeyError:
                return self._unknown(f"这里没有“{name}”", unknown_name_fix(name, list(obj.known())))
        if isinstance(obj, Nothing):
            return obj
        if isinstance(obj, Undefined):
            _refuse(obj)
        if isinstance(obj, Namespace) or (isinstance(obj, LoopContext) and name in _LOOP_NAMES):
            return getattr(obj, name, None)
        return self._unknown(f"“{name}”在这里取不到", "只能用问题的键取下一层的内容，不能调用方法")

    def _unknown(self, what: str, fix: str) -> Undefined:
        return self.undefined(hint=f"{what}\n{fix}")


def _passing_nothing(function: Callable[..., object]) -> Callable[..., object]:
    """Let Missing and Blank through a filter unchanged; the filter keeps what Jinja passes to it."""

    def apply(first: object, *args: object, **named: object) -> object:
        value = args[0] if passed else first
        if isinstance(value, Nothing):
            return value
        if isinstance(value, Markup):
            raise TemplateFault(_JOINED, _JOINED_FIX)
        return function(first, *args, **named)

    passed = hasattr(function, "jinja_pass_arg")
    if passed:
        apply.jinja_pass_arg = function.jinja_pass_arg  # type: ignore[attr-defined]
    return apply


def _text_filter(function: Callable[..., str]) -> Callable[..., object]:
    """Make a filter on text that keeps every key and mark, and refuses what was already joined."""

    def apply(value: object, *args: str) -> object:
        if isinstance(value, Nothing):
            return value
        if isinstance(value, Markup) or not isinstance(value, str):
            raise TemplateFault(_JOINED, _JOINED_FIX)
        # Of arguments that are values only the characters count.
        words = [str.__str__(argument) for argument in args]
        if not isinstance(value, Value):
            return function(value, *words)
        return value.trimmed() if function is str.strip else value.changed(lambda text: function(text, *words))

    return apply


@pass_context
def _join(context: Context, values: Iterable[object], separator: str = "") -> object:
    """Join a list's entries, each keeping its key; blank ones are left out."""
    if isinstance(values, Nothing):
        return values
    parts = [_printable(context, value) for value in values if not isinstance(value, Blank)]
    return Markup("").join(_between(parts, [_printable(context, separator)] * len(parts)))


@pass_context
def _join_names(context: Context, values: Sequence[object]) -> object:
    """Join names as GB/T 15834 wants: nothing between 》《, else 、."""
    if isinstance(values, Nothing):
        return values
    kept = [value for value in values if not isinstance(value, Blank)]
    texts = [str(value) for value in kept]
    separators = [_printable(context, separator_between(*pair)) for pair in pairwise(texts)]
    return Markup("").join(_between([_printable(context, value) for value in kept], separators))


def _in_chinese(value: object) -> object:
    """Write a whole number in Chinese, as 一是、二是 want it."""
    if isinstance(value, Nothing):
        return value
    number = _whole(value)
    if number not in _COUNTS:
        raise TemplateFault("中文数字只能写 1 到 9999", "用在 loop.index 这样的序号上")
    return chinese_number(number)


def _between(parts: Sequence[Markup], separators: Sequence[Markup]) -> list[Markup]:
    """Interleave parts with what stands between them."""
    joined = list(parts[:1])
    for separator, part in zip(separators, parts[1:], strict=False):
        joined += [separator, part]
    return joined


@pass_context
def _finalize(context: Context, value: object) -> object:
    return _printable(context, value)


def _printable(context: Context, value: object) -> Markup:
    """Turn what a template prints into slots; refuse what is no printable value."""
    if isinstance(value, Undefined):
        _refuse(value)
    if isinstance(value, Markup):
        return value
    if isinstance(value, Value):
        return Markup(value.__html__())  # noqa: S704 - a token, made of private-use characters only
    number = as_number(value)
    text = number_text(number) if number is not None else value
    if not isinstance(text, str):
        raise TemplateFault(_not_printable(value), "列表用 {% for %} 逐项写，或用 |join('、')；题组写出其中的键")
    slots = context.resolve_or_missing(SLOTS)
    assert isinstance(slots, Slots)  # noqa: S101 - every rendering carries its slots
    lines = tuple((Piece(line),) for line in text.split("\n") if line)
    return Markup(slots.add(lines))  # noqa: S704 - likewise a token


def _not_printable(value: object) -> str:
    if isinstance(value, ListValue | list | tuple):
        return "列表不能直接印出"
    if isinstance(value, Names):
        return "一组内容不能直接印出"
    return "这里算出的不是文字或数字，不能印出"


def _whole(value: object) -> int:
    number = as_number(value)
    if number is None or number != number.to_integral_value():
        raise TemplateFault("这个判断只能用于整数", "先看这个名字是不是整数的问题或指标")
    return int(number)


def _is_blank(value: object) -> bool:
    """空: optional and not given, 无, or a list without entries; 待补充 is not 空."""
    return isinstance(value, Blank | NoneStated) or (isinstance(value, ListValue) and not len(value))
