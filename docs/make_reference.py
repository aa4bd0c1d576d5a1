"""Write the reference at the end of docs/maintainer.md: `python docs/make_reference.py`.

To be run after a change of what layouts and templates may use; a test says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from drafter.figures.answers import FORMS
from drafter.layout.load import PIECES_FILE, builtin_templates
from drafter.layout.model import Kind
from drafter.layout.questions import fields_of
from drafter.layout.validation import FIELDS
from drafter.record.nodes import Mapping
from drafter.record.parse import load_mapping
from drafter.render.blocks import ChartKind, Role
from drafter.render.environment import ReportEnvironment
from drafter.render.figures import BOTH_YEARS, HAS_LAST, FigureEntry

FILE = Path(__file__).parent / "maintainer.md"
HEAD = "## 参考：能用的都在这里\n"
_INTRODUCTION = (
    "\n这一节由 `python docs/make_reference.py` 从程序和片段生成，不手工改。各项怎样写，见 [layout.md](layout.md)。\n"
)
_MACRO = re.compile(r"(?:\{#((?:(?!#\}).)*)#\}\n)?\{% macro (\w+)\((.*?)\) %\}", re.DOTALL)
FILTERS = {
    "length": "有几项",
    "count": "同 length",
    "first": "第一项",
    "last": "最后一项",
    "list": "变成列表",
    "map": "每一项取一个键：`检查|map(attribute='名称')`",
    "select": "只留合乎一个判断的项",
    "reject": "去掉合乎一个判断的项",
    "selectattr": "只留某个键合乎判断的项：`检查|selectattr('结果', '待补充')`",
    "rejectattr": "去掉某个键合乎判断的项：`检查|rejectattr('结果', '空')`",
    "join": "各项连起来：`主送|join('、')`",
    "并列": "各项连起来，书名号之间不加顿号",
    "中文数字": "一、二、三：`{{ loop.index|中文数字 }}是`",
    "trim": "去掉两头的空格",
    "upper": "字母变大写",
    "lower": "字母变小写",
    "replace": "换字：`名称|replace('区', '县')`",
}
TESTS = {
    "defined": "有这个名字",
    "undefined": "没有这个名字",
    "odd": "是单数",
    "even": "是双数",
    "divisibleby": "除得尽：`次数 is divisibleby(3)`",
    "空": "不必填而没有填，或者答“无”，或者没有一项",
    "无": "答了“无”",
    "待补充": "该填没有填",
}
SIGNS = {"{键: 值}": "是这个值", "{键: [值, 值]}": "是其中之一", "{键: '!=值'}": "不是这个值"} | {
    f"{{键: '{sign}数'}}": words for sign, words in ((">=", "不小于"), ("<=", "不大于"), (">", "大于"), ("<", "小于"))
}


def reference_text() -> str:
    """Return the reference as Markdown."""
    return "".join((HEAD, _INTRODUCTION, *_question_parts(), *_template_parts(), *_shared_parts()))


def guide_text(old: str) -> str:
    """Return the guide with the reference of today at its end."""
    return old.partition(HEAD)[0] + reference_text()


def _question_parts() -> Iterator[str]:
    types = [(kind.value, "、".join(f"`{field}`" for field in fields_of(kind)) or "—") for kind in Kind]
    yield _table("问题的类型", ("类型", "这一种才有的项"), types)
    common = [name for name in fields_of(None) if name not in ("键", "名称", "类型")]
    yield f"\n每一题都有 `键`、`名称`、`类型`，可以有{_names(common)}。`校验` 里可以写{_names(FIELDS)}。\n"
    combined = [
        ("{甲: 值, 乙: 值}", "都要成立"),
        ("{且: [条件, 条件]}", "都要成立"),
        ("{或: [条件, 条件]}", "有一个成立"),
    ]
    yield _table("条件", ("写法", "成立"), ((f"`{sign}`", words) for sign, words in (*SIGNS.items(), *combined)))


def _template_parts() -> Iterator[str]:
    environment = ReportEnvironment()
    yield _table(
        "模板里的过滤器", ("写在竖线后面", "作用"), ((f"`{name}`", FILTERS[name]) for name in environment.filters)
    )
    yield _table("模板里的判断", ("写在 is 后面", "成立"), ((f"`{name}`", TESTS[name]) for name in environment.tests))
    roles = _names(f":::{role.value}" for role in Role if role is not Role.BODY)
    charts = _names(f":::图 {kind.value}" for kind in ChartKind)
    yield f"\n### 公文的部分\n\n{roles}、`:::附件`、`:::横排`；图和图片：{charts}、`:::图片`。\n"
    forms = _names(f".{form}" for form in FigureEntry.FORMS)
    written = _names(["{组.指标}", *(f"{{组.指标:{form}}}" for form in FORMS), "{组.指标:占别的指标}"])
    looped = f"列表的，循环 `指标`，或者循环 `指标.{BOTH_YEARS}`，送审稿里它的上年数还取自 `--last` 的记录"
    single = f"模板里：`指标.组.指标`，后面可加{forms}；{looped}；`指标.{HAS_LAST}`看有没有上年数"
    yield f"\n### 指标的写法\n\n{single}。答案的文字里：{written}。\n"


def _shared_parts() -> Iterator[str]:
    templates = builtin_templates()
    macros = _MACRO.findall((templates / "pieces.md.j2").read_text("utf-8"))
    rows = [(f"`{name}({arguments})`", " ".join(said.split())) for said, name, arguments in macros]
    yield _table("片段里的宏", ("宏", "印什么"), rows)
    pieces = load_mapping(templates / PIECES_FILE).get("片段")
    assert isinstance(pieces, Mapping)  # noqa: S101 - the file in the box is in order
    yield f"\n### 片段里的问题\n\n`- 用: 名字` 里的名字：{_names(name for name, _ in pieces)}。\n"


def _table(title: str, head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    body = "".join(
        f"| {left.replace('|', chr(92) + '|')} | {right.replace('|', chr(92) + '|')} |\n" for left, right in rows
    )
    return f"\n### {title}\n\n| {head[0]} | {head[1]} |\n|---|---|\n{body}"


def _names(names: Iterable[str]) -> str:
    return "、".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    FILE.write_text(guide_text(FILE.read_text("utf-8")), "utf-8")
