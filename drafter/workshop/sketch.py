"""A new layout's files: working at once, commented, with nothing in them that a report could claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.errors import UsageError
from drafter.layout.load import USUAL_LAYOUT, builtin_templates, find_layouts
from drafter.record.text import read_text
from drafter.wording import unknown_name_fix
from drafter.workshop.outline import Heading

_LAYOUT, _TEMPLATE, _SAMPLE, _FRAME = "layout.yaml", "report.md.j2", "sample.yaml", "frame.docx"
_NAME = re.compile(r"[\w-]{1,40}")
_DEFAULT = (Heading("工作情况", "工作情况"), Heading("存在的问题", "存在的问题"), Heading("下一步打算", "下一步打算"))

# No other report has this part.
_HEADS_PART = re.compile("第一责任人|主要负责人.{0,20}职责")

_HEAD = """\
# 版式 {name}。
#
# 这个文件说明“问什么”；report.md.j2 说明“怎样排成文”；frame.docx 是 Word 底稿；sample.yaml 是样例。改动问题时
# 几处一起看。问题的写法见 docs/layout.md；drafter layout check 检查写得对不对。

版式: {name}
版本: 1
名称: {name}
说明: 写明这种报告给谁用、什么时候用
"""
_BASICS = """\
文件名: "{机关.名称}{年度}年报告"
# 按督察工作规定报送的法治政府建设年度报告写 是，核对时查五项内容齐不齐；有的不设标题，写 不单列。见 docs/layout.md。
年度报告: {yearly}

部分:
  - 名称: 基本信息
    问题:
      - {键: 年度, 名称: 报告年度, 类型: 年份, 提示: 报告写的是哪一年, 说明: 是工作所在的那一年。, 举例: "2024"}
      - 键: 机关
        名称: 报告机关
        类型: 题组
        问题:
          - 键: 名称
            名称: 机关全称
            类型: 短文本
            提示: 机关的全称或规范化简称
            说明: 用于标题和署名。
            举例: 示例区人民政府
            跨年: 沿用
          - 键: 联署
            名称: 联合报告的机关
            类型: 短文本
            提示: 和谁联合报告
            说明: 单独报告的不填。
            举例: 示例区司法局
            必填: 否
            跨年: 沿用
      - 用: 主送
"""
_END = """
  - 名称: 结尾
    问题:
      - 用: 署名
"""


class Sketch:
    """The files of a new layout."""

    def __init__(self, name: str) -> None:
        """Begin a layout.

        Args:
            name: What it is called: its folder's name.

        Raises:
            UsageError: No layout can be called so.
        """
        if not _NAME.fullmatch(name) or name.startswith("-"):
            raise UsageError(f"“{name}”不能作版式的名字", None, "只用字母、数字、汉字、下划线和连字符，例如 safety")
        self.name = name

    def of_outline(self, outline: Sequence[Heading] = ()) -> dict[str, bytes]:
        """Return the files of a layout whose sections are those of an outline, or three of any report."""
        headings = tuple(outline) or _DEFAULT
        yearly = "是" if any(_HEADS_PART.search(one.words) for one in headings) else "否"
        basics = _BASICS.replace("{yearly}", yearly)
        layout = _HEAD.format(name=self.name) + basics + "".join(map(_section, headings)) + _END
        template = (
            "{# 成文模板。# 是标题，## 一、 ### （一） 由程序编号；{{ }} 里是问题的键。写法见 docs/layout.md。 #}\n"
            "{% from '片段' import 主送机关, 署名和日期 with context %}\n"
            "# {{ 机关.名称 }}{{ 年度 }}年报告\n\n{{ 主送机关() }}\n现将{{ 年度 }}年情况报告如下：\n\n"
            f"{''.join(_template_lines(headings, 2))}"
            ":::结束语\n{{ 结束语 }}\n:::\n\n{{ 署名和日期() }}\n"
        )
        sample = (
            f"# 版式 {self.name} 的样例：每个问题都填了，机关和内容都是虚构的，只为看样子。\n\n"
            f"版式: {self.name}@1\n年度: 2024\n"
            "机关: {名称: 示例区人民政府, 联署: 示例区司法局}\n主送: [示例市人民政府]\n"
            f"{''.join(_sample_lines(headings))}结束语: 特此报告。\n署名: 示例区人民政府\n"
            "成文日期: 2025-02-18\n附注: 此件公开发布\n"
        )
        frame = (builtin_templates() / USUAL_LAYOUT / _FRAME).read_bytes()
        texts = {_LAYOUT: layout, _TEMPLATE: template, _SAMPLE: sample}
        return {**{file: text.encode() for file, text in texts.items()}, _FRAME: frame}

    def like(self, other: str, templates: Sequence[Path]) -> dict[str, bytes]:
        """Return the files of a layout that builds on another (沿用).

        Raises:
            UsageError: There is no such layout.
        """
        found = find_layouts(templates)
        if other not in found:
            raise UsageError(f"没有“{other}”这个版式", None, unknown_name_fix(other, list(found)))
        layout = _HEAD.format(name=self.name).replace("\n版本: 1\n", f"\n沿用: {other}\n版本: 1\n") + _CHANGES
        files = {_LAYOUT: layout.encode()}
        if (found[other] / _SAMPLE).is_file():
            sample = read_text(found[other] / _SAMPLE)
            files[_SAMPLE] = re.sub(r"(?m)^版式: .*$", f"版式: {self.name}@1", sample, count=1).encode()
        return files


_CHANGES = """\

# 和所沿用的版式不同的，写在这里；没有写的都照它的。例如：
#
# 部分:
#   - 名称: 开头            # 名称相同的部分：只改里面写到的问题
#     问题:
#       - {键: 附注, 删去: 是}
#   - 名称: 专项检查        # 新的部分：放在上面写到的那一部分后面
#     问题:
#       - {键: 检查次数, 名称: 检查次数, 类型: 整数, 提示: 全年检查了几次, 说明: 写次数。, 举例: "12"}
#
# 成文模板和底稿照所沿用的，它改了这里跟着改。新的问题要印出来，或者要改字体、间距，就用 drafter layout export
# 复制出它的文件，把 report.md.j2 或 frame.docx 放到这个文件夹里再改；新的问题还要在 sample.yaml 里填上。
"""


def _section(heading: Heading) -> str:
    questions = "".join(_question(one) for one in _leaves(heading))
    return f"\n  - 名称: {_quoted(heading.words)}\n    问题:\n{questions}"


def _question(heading: Heading) -> str:
    return (
        f"      - 键: {heading.key}\n        名称: {_quoted(heading.words)}\n        类型: 长文本\n"
        f"        提示: {_quoted(f'{heading.words}：何时、由谁、做了什么、结果如何')}\n"
        "        说明: 写事实；数字用 {组.指标} 引用。\n        举例: 这里写填好的样子\n"
    )


def _leaves(heading: Heading) -> Iterator[Heading]:
    if not heading.below:
        yield heading
    for one in heading.below:
        yield from _leaves(one)


def _template_lines(headings: Sequence[Heading], level: int) -> Iterator[str]:
    for heading in headings:
        yield f"{'#' * level} {heading.words}\n\n"
        if heading.below and level < 5:
            yield from _template_lines(heading.below, level + 1)
            continue
        for leaf in _leaves(heading):
            yield f"{{{{ {leaf.key} }}}}\n\n"


def _sample_lines(headings: Sequence[Heading]) -> Iterator[str]:
    for heading in headings:
        for leaf in _leaves(heading):
            yield f"{leaf.key}: {_quoted(f'这里写{leaf.words}。')}\n"


def _quoted(text: str) -> str:
    """Return a text as YAML in quotes where it needs them."""
    plain = re.fullmatch(r"[\w一-鿿][\w一-鿿，。；、“”《》（）]*", text)
    return text if plain else "'" + text.replace("'", "''") + "'"
