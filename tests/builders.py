"""Records, layouts and reports for tests: valid by default, so that a test names only what it is about.

Readable cases live in `tests/cases/<folder>/*.md`: a line `## title`, then fenced blocks, each told apart by
the word behind its fence (`yaml`, `questions`, `jinja`, `text`, …). `cases_in` finds them all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from drafter.answers.build import build_answers
from drafter.answers.model import Answers
from drafter.errors import DrafterError
from drafter.figures.amounts import FigureAnswer, parse_amount
from drafter.figures.answers import Decimals, FigureAnswers
from drafter.figures.catalogue import Catalogue, catalogue_from
from drafter.layout.load import builtin_templates, load_layout
from drafter.layout.model import Layout
from drafter.record.nodes import Mapping
from drafter.record.parse import parse_mapping
from drafter.render.blocks import (
    AttachmentStart,
    Block,
    Chart,
    Heading,
    PageTurn,
    Paragraph,
    Picture,
    Pieces,
    Table,
    Title,
)
from drafter.render.charts import description
from drafter.render.report import Report, render_report
from drafter.render.template import compile_template

TESTS = Path(__file__).parent
REPOSITORY = TESTS.parent
EXAMPLES = sorted((REPOSITORY / "examples").glob("*.yaml"))
FILE = "记录.yaml"

_RECORD = {
    "版式": "standard@1",
    "年度": "2020",
    "机关": "{名称: 示例区人民政府, 自称: 我区, 类型: 区县政府}",
    "主送": "[示例市人民政府]",
    "开头": "{依据: [《甲纲要》], 概述: 推进各项工作}",
    "主要举措和成效": "[{领域: 执法, 举措: [{标题: 检查, 内容: 开展检查。}]}]",
    "存在的不足和原因": "[{不足: 力量不足, 原因: 人员偏少。}]",
    "第一责任人履职情况": "[{责任人: 政府主要负责人, 概述: 带头学法。, 学法: 主持学习。}]",
    "下一年度主要安排": "[{标题: 加强培训, 内容: 组织培训。}]",
    "其他需要报告的情况": "无",
    "成文日期": "2021-02-24",
}

FIGURES = """\
组:
  - 键: 复议
    名称: 行政复议
    指标:
      - {键: 受理, 名称: 受理申请, 单位: 件, 口径: 决定受理的申请}
      - {键: 纠错, 名称: 直接纠错, 单位: 件, 口径: 改变原决定的}
      - {键: 纠错率, 名称: 直接纠错率, 单位: "%", 类型: 比率, 计算: 纠错 / 受理, 口径: 纠错占受理的比例}
      - {键: 满意率, 名称: 群众满意率, 单位: "%", 类型: 比率, 口径: 抽样调查得出}
      - {键: 罚款, 名称: 罚款金额, 单位: 万元, 类型: 小数, 口径: 罚款合计}
  - 键: 应诉
    名称: 行政应诉
    指标:
      - {键: 应诉, 名称: 应诉案件, 单位: 件, 口径: 作为被告的案件}
"""

REFERENCE = """\
规定:
  - {键: 五部分, 名称: 《督察规定》, 适用年度: '>=2019', 来源: 测试}
纲要:
  - {名称: 《甲纲要》, 年度: [2015, 2020], 目标: 守法, 任务: [履行职能, 规范执法], 来源: 测试}
"""

LAYOUT = """\
版式: 小
版本: 1
名称: 小版式
说明: 测试用
部分:
  - 名称: 基本信息
    问题:
      - {键: 年度, 名称: 报告年度, 类型: 年份}
      - 键: 机关
        名称: 机关
        类型: 题组
        问题:
          - {键: 名称, 名称: 机关全称, 类型: 短文本}
"""

_SMALL_RECORD = {"版式": "小@1", "年度": "2020", "机关": "{名称: 示例局}"}


def record_text(**changes: str | None) -> str:
    """Return a whole record of the layout standard; a change is YAML source, None leaves the key out."""
    return _yaml_text({**_RECORD, **changes})


def small_record_text(**changes: str | None) -> str:
    """Return a record of the layout that `layout_with` makes."""
    return _yaml_text({**_SMALL_RECORD, **changes})


def _yaml_text(entries: dict[str, str | None]) -> str:
    return "".join(f"{key}: {value}\n" for key, value in entries.items() if value is not None)


def write_layout(
    folder: Path,
    questions: str = "",
    template: str = "",
    *,
    figures: str = FIGURES,
    reference: str = REFERENCE,
    layout: str = LAYOUT,
) -> Path:
    """Write a directory of layouts with the one layout 小; return the directory.

    Args:
        folder: Where the directory is made.
        questions: YAML list of questions that a second section asks.
        template: Text of `report.md.j2`.
        figures: The catalogue.
        reference: The reference table.
        layout: Replaces `layout.yaml` before the second section.
    """
    (folder / "小").mkdir(parents=True, exist_ok=True)
    if questions.strip():
        layout += "  - 名称: 内容\n    问题:\n" + _indented(questions, 6)
    (folder / "figures.yaml").write_text(figures, encoding="utf-8")
    (folder / "reference.yaml").write_text(reference, encoding="utf-8")
    (folder / "小" / "layout.yaml").write_text(layout, encoding="utf-8")
    (folder / "小" / "report.md.j2").write_text(template or "正文。\n", encoding="utf-8")
    (folder / "小" / "frame.docx").write_bytes((builtin_templates() / "standard" / "frame.docx").read_bytes())
    return folder


def _indented(text: str, spaces: int) -> str:
    return "".join(" " * spaces + line + "\n" for line in text.strip("\n").splitlines())


def layout_with(folder: Path, questions: str = "", template: str = "", **files: str) -> Layout:
    """Return the layout 小, written into a folder and read again."""
    return load_layout("小", [write_layout(folder, questions, template, **files)])


def standard_layout() -> Layout:
    """Return the layout that drafter brings."""
    return load_layout("standard", [builtin_templates()])


def answers_from(layout: Layout, text: str) -> Answers:
    """Return the answers of a record's text."""
    return build_answers(mapping(text), layout)


def mapping(text: str) -> Mapping:
    """Return a record's nodes; messages call it 记录.yaml."""
    return parse_mapping(text, FILE)


def rendered(folder: Path, template: str, record: str = "", questions: str = "") -> Report:
    """Return the report that a template makes of answers added to a small record."""
    layout = layout_with(folder, questions, template)
    return render_report(answers_from(layout, small_record_text() + record), compile_template(layout))


def rendered_lines(folder: Path, template: str, record: str = "", questions: str = "") -> list[str]:
    """Return that report as `block_lines`."""
    return block_lines(rendered(folder, template, record, questions).blocks)


def block_lines(blocks: Iterable[Block]) -> list[str]:
    """Return blocks as lines `what | text`; the words of a record stand as ⟦key: words⟧."""
    lines: list[str] = []
    for block in blocks:
        lines += _lines_of(block)
    return lines


def _lines_of(block: Block) -> list[str]:
    match block:
        case Title():
            return [f"标题 | {_marked(block.pieces)}"]
        case Heading():
            body = f" ‖ {_marked(block.body)}" if block.body else ""
            return [f"{block.level}级 | {block.number}{_marked(block.pieces)}{body}"]
        case Paragraph():
            return [f"{block.role.value} | {_marked(block.pieces)}"]
        case AttachmentStart():
            return [f"附件 | {_marked(block.label)}"]
        case PageTurn():
            return ["横排 | 起" if block.is_lying else "横排 | 止"]
        case Chart() | Picture():
            return _figure_lines(block)
        case Table():
            return [_row_line(row) for row in (block.header, *block.rows)]


def _figure_lines(figure: Chart | Picture) -> list[str]:
    if isinstance(figure, Picture):
        return [f"图片 | {_marked((figure.file,))} | {_marked(figure.caption)}"]
    return [f"{figure.kind.label} | {_marked(figure.caption)}", f"替代文字 | {description(figure)}"]


def _row_line(row: tuple) -> str:
    cells = ["↑" if cell.continues else "/".join(_marked(line) for line in cell.paragraphs) for cell in row]
    return f"表格 | {' ¦ '.join(cells)}"


def _marked(pieces: Pieces) -> str:
    return "".join(f"⟦{piece.key}: {piece.text}⟧" if piece.key else piece.text for piece in pieces)


def small_catalogue() -> Catalogue:
    """Return the catalogue of the layout 小."""
    return catalogue_from(parse_mapping(FIGURES, "figures.yaml"))


def figure_answers(**given: str | tuple[str, str]) -> FigureAnswers:
    """Return figures of the group 复议: `受理="142"`, or `受理=("142", "130")` with last year's value."""
    entries = {key: _figure_answer(value) for key, value in given.items()}
    return FigureAnswers(small_catalogue(), {"复议": entries}, Decimals(rate=1, change=2))


def _figure_answer(value: str | tuple[str, str]) -> FigureAnswer:
    this, last = value if isinstance(value, tuple) else (value, None)
    amount = parse_amount(this)
    assert amount is not None
    return FigureAnswer(amount, mapping("甲: 1").place, parse_amount(last) if last else None)


def message_of(error: pytest.ExceptionInfo[DrafterError], folder: Path | None = None) -> str:
    """Return an error's whole message; a folder's own path is left out of it."""
    text = str(error.value)
    return text if folder is None else text.replace(f"{folder}/", "").replace(f"{folder}\\", "")


@dataclass(frozen=True)
class Case:
    """A case of a case file: its title and its fenced blocks by name."""

    title: str
    blocks: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.blocks.get(name, "")


def cases_in(folder: str) -> list[object]:
    """Return every case of `tests/cases/<folder>/*.md` as a pytest parameter named by file and title."""
    found = []
    for file in sorted((TESTS / "cases" / folder).glob("*.md")):
        for case in cases_of(file.read_text(encoding="utf-8")):
            found.append(pytest.param(case, id=f"{file.stem}: {case.title}"))
    assert found, f"no case below tests/cases/{folder}"
    return found


def cases_of(text: str) -> list[Case]:
    """Read the cases of one file; what looks like a title inside a fence is none."""
    cases: list[Case] = []
    inside = ""
    for line in text.splitlines(keepends=True):
        if line.startswith("```"):
            inside = "" if inside else line[3:].strip()
            if inside:
                cases[-1].blocks[inside] = ""
        elif inside:
            cases[-1].blocks[inside] += line
        elif line.startswith("## "):
            cases.append(Case(line[3:].strip(), {}))
    return cases
