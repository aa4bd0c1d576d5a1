"""What is said about a draft: what is still missing in it, and what it leaves out of the record."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import typer

from drafter.answers.missing import MissingContent, unused_answers, withheld_items
from drafter.answers.model import Answers
from drafter.draft import Draft
from drafter.errors import OutputError
from drafter.render.report import Report
from drafter.write.forms import Form

_MOST_SUGGESTIONS = 3


def missing_line(content: MissingContent) -> str:
    """Say where something is missing, and what."""
    return f"  {content.place}  {content.prompt}"


def missing_text(missing: Sequence[MissingContent]) -> str:
    """Say what is missing, with what could stand there."""
    lines = []
    for content in missing:
        lines.append(missing_line(content))
        if content.suggestions:
            shown = "；".join(content.suggestions[:_MOST_SUGGESTIONS])
            more = " 等" if len(content.suggestions) > _MOST_SUGGESTIONS else ""
            lines.append(f"      可参考：{shown}{more}")
    return "\n".join(lines)


def unfinished_error(missing: Sequence[MissingContent]) -> OutputError:
    """Return the refusal to write a draft that is not finished."""
    fix = "填好上面各项再生成；只想先看看样子，可以不加 --strict"
    return OutputError(f"还有 {len(missing)} 处待补充，没有生成\n" + missing_text(missing), None, fix)


def comments_text(draft: Draft, forms: Collection[Form]) -> str:
    """Say how many comments stand in a copy that has some, and where not; nothing for the other copies."""
    if not draft.answers.profile.comments:
        return ""
    where = "写成批注" if Form.DOCX in forms else "批注只在 Word 文件里有"
    return f"，核对意见 {draft.comments} 条，{where}"


def left_out_lines(answers: Answers, report: Report) -> list[str]:
    """Say how an older record was read, and name what the record says and this copy does not.

    That is: withheld entries, answers that are not asked for, answers that the template has no use for, and
    what stands under 另存. A sister text need not say all that the record does: of it withheld entries alone.
    """
    lines = [*answers.notes]
    lines += [f"没有写入（公开: 否）：{item.place}" for item in withheld_items(answers)]
    if answers.profile.is_sister:
        return lines
    lines += [
        f"没有写入（按其他答案，这一题不用答）：{answer.place}  {answer.question.label}"
        for answer in unused_answers(answers)
    ]
    lines += [
        f"没有写入（版式的模板没有用到这一题）：{answer.place}  {answer.question.label}" for answer in report.unprinted
    ]
    lines += [f"没有写入（另存）：{node.place}" for node in answers.aside.values()]
    return lines


def last_remarks(answers: Answers, last: Path | None) -> list[str]:
    """Say that last year's file was of no use for a copy without comments, and where it is."""
    if last is None or answers.profile.comments:
        return []
    commented = next((f"，或者加 --profile {one.name}" for one in answers.layout.profiles if one.comments), "")
    use = f"要和上年对照，用 drafter check {answers.file} --last {last}{commented}"
    return [f"没有用到 --last {last}：{answers.profile.name}没有批注；{use}"]


def title_remarks(report: Report) -> list[str]:
    """Say what a person has to decide about the form: lines of the title, names that no line takes."""
    from drafter.write.form_faults import form_faults

    return form_faults(report.blocks, report.title_lines)


def shows_fonts(forms: Collection[Form]) -> bool:
    """Whether some of the files depend on the fonts that a machine has."""
    return Form.DOCX in forms or Form.PDF in forms


def say_lacking_fonts(names: Collection[str]) -> None:
    """Say which fonts this machine lacks; beside what is printed, since it says nothing about the record."""
    from drafter.write.fonts import lacking_fonts_line

    line = lacking_fonts_line(names)
    if line:
        typer.echo(line, err=True)
