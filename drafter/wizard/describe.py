"""What stands on the screen around a prompt: the question in plain words, and how things stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drafter.columns import display_width, wrapped
from drafter.layout.model import Kind, Question
from drafter.wizard.steps import Status

INDENT = "  "
_RULE = "─"
_SHORTEST_RULE = 4

_HOW: dict[Kind, str] = {
    Kind.SHORT_TEXT: "写一行文字，写完按回车。",
    Kind.LONG_TEXT: "可以写几段：回车另起一段，在空行上再按回车就写完了。从 Word 或网页粘贴也可以。"
    "输入左花括号 { 会列出已填的指标，用上下键选，正文里就引用这个数。",
    Kind.INTEGER: "写整数；全角数字、汉字数字、千分位逗号和“万”都认得。",
    Kind.DECIMAL: "写数字；全角数字、汉字数字、千分位逗号和“万”都认得。",
    Kind.PERCENT: "写数字，百分号可以不写。",
    Kind.MONEY: "写数字，单位可以不写。",
    Kind.YEAR: "写四位数字的年份。",
    Kind.DATE: "写成 2025-02-18 或 2025年2月18日。",
    Kind.CHOICE: "用上下键或数字键移到要选的一行，按回车。",
    Kind.MULTIPLE: "用空格勾选或去掉，按回车选定。",
    Kind.YES_NO: "用上下键移到“是”或“否”，按回车。",
    Kind.FIGURES: "只写数字。约数写成 20余 或 约20；不涉及写“无”，没有统计写“未统计”；没有数的直接回车，以后再填。",
    Kind.LIST: "一项一项地填；填了一半也会留着，以后接着填。",
}
KEY_HELP = (
    "每一题都可以用的键（键盘上没有 F 键的，用括号里的）：",
    "  F1（Ctrl-G）帮助      F2（Ctrl-B）回上一题，答案还在",
    "  F3（Ctrl-N）暂不填    F4（Ctrl-L）回目录",
    "  Ctrl-C 退出；确认过的答案都已经存好，下次接着填。",
)


def rule(title: str, columns: int, note: str = "") -> str:
    """Return a line across the screen with a title at its beginning and a note at its end."""
    tail = f" {note} {_RULE * 2}" if note else ""
    title = cut(title, columns - display_width(tail) - _SHORTEST_RULE - display_width(f"{_RULE * 2}  "))
    used = display_width(f"{_RULE * 2} {title} {tail}")
    return f"{_RULE * 2} {title} {_RULE * max(_SHORTEST_RULE, columns - used)}{tail}"


def question_lines(question: Question, columns: int, last: Sequence[str] = (), default: str = "") -> Iterator[str]:
    """Yield prompt, help, example and what last year's record says, as many lines as that takes.

    Args:
        question: What is asked.
        columns: How wide the screen is.
        last: Last year's answer, a line each paragraph.
        default: What stands where nothing is answered.
    """
    if question.prompt != question.label:
        yield from wrapped(question.prompt, columns)
    notes = [question.help]
    # Lists show an example as a record holds it; a person types one value after another.
    example = question.example.strip("[]") if question.kind is Kind.LIST else question.example
    notes.append(f"例如：{example}" if example else "")
    notes.append(f"不填就用：{default}" if default else "")
    for note in filter(None, notes):
        yield from wrapped(note, columns, INDENT, INDENT)
    beside = f"{INDENT}去年："
    for number, line in enumerate(last):
        blanks = " " * display_width(beside)
        yield from wrapped(line, columns, blanks if number else beside, blanks)


def help_lines(question: Question, columns: int) -> Iterator[str]:
    """Yield what F1 says beside the help above the question: how this kind is answered, and the keys."""
    yield from wrapped(_HOW.get(question.kind, ""), columns, INDENT, INDENT)
    yield from (INDENT + line for line in KEY_HELP)


def cut(text: str, columns: int) -> str:
    """Return a text on one line, cut with … where it is too wide."""
    line = " ".join(text.split())
    if display_width(line) <= columns:
        return line
    kept, width = "", 0
    for character in line:
        width += display_width(character)
        if width > columns - 2:
            break
        kept += character
    return f"{kept}…"


def status_text(status: Status) -> str:
    """Say how far something has come, in as few words as serve."""
    parts = [f"已填 {status.given}"] if status.given else []
    parts += [f"待补充 {status.missing}"] if status.missing else []
    parts += [f"要再看 {status.doubtful}"] if status.doubtful else []
    parts += [undecided_text(status.undecided)] if status.undecided else []
    return "，".join(parts) or "还没有填"


def undecided_text(count: int) -> str:
    """Say of how many entries of a checklist nobody has said what became of them."""
    return f"没有写结果 {count}"


def fault_lines(faults: Iterable[tuple[str, str]], columns: int) -> Iterator[str]:
    """Yield what is wrong with an answer and how to mend it."""
    for what, fix in faults:
        yield from wrapped(f"× {what}", columns, INDENT, INDENT * 2)
        if fix:
            yield from wrapped(fix, columns, INDENT * 2, INDENT * 2)
