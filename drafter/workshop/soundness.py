"""What could go wrong with a layout later, found now: its files, its questions, its template, its sample, its frame."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.answers.missing import unused_answers
from drafter.answers.model import Answer, Answers, Mark, walk
from drafter.check.findings import Finding, Level
from drafter.draft import make_draft, open_layout
from drafter.errors import DrafterError, Place, SeveralErrors
from drafter.layout.load import read_layout
from drafter.layout.model import Kind, Layout, Question
from drafter.record.parse import load_mapping
from drafter.render.blocks import pieces_of
from drafter.render.report import render_report
from drafter.render.template import ReportTemplate, compile_template
from drafter.workshop.claims import claims_in, load_claims
from drafter.workshop.made_up import answered
from drafter.write.opened_frame import load_frame

_SAMPLE = "sample.yaml"
_EXPLAINED = frozenset({Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.LIST})
_HAN = "[一二三四五六七八九十]{1,3}"
_TYPED_NUMBER = re.compile(rf"#{{2,5}}\s*(?:{_HAN}、|[（(](?:{_HAN}|[0-9]{{1,2}})[）)]|[0-9]{{1,2}}[.．、])")
_NUMBER = re.compile(r"\[\d+\]")


class Rule(NamedTuple):
    """A kind of fault.

    Attributes:
        id: What it is called.
        level: How sure it is.
    """

    id: str
    level: Level


BROKEN = Rule("版式-1", Level.ERROR)
TEMPLATE = Rule("版式-2", Level.ERROR)
UNPRINTED = Rule("版式-3", Level.ERROR)
UNASKED = Rule("版式-4", Level.ERROR)
INVISIBLE = Rule("版式-5", Level.DOUBT)
UNEXPLAINED = Rule("版式-6", Level.DOUBT)
SAMPLE = Rule("版式-7", Level.ERROR)
FRAME = Rule("版式-8", Level.ERROR)
CLAIM = Rule("版式-9", Level.ERROR)
TYPED_NUMBER = Rule("版式-10", Level.ERROR)

RULES: dict[Rule, str] = {
    BROKEN: "layout.yaml 读不出：写法、类型、名字、条件不对，或者键重复",
    TEMPLATE: "模板不能成文：名字没有定义，没有这个指标，标签或写法不对",
    UNPRINTED: "答案哪种文稿里都没有：填了也白填",
    UNASKED: "怎样答都不会问到：条件不能成立",
    INVISIBLE: "必填的没有填，文中看不出来：没有地方印【待补充】",
    UNEXPLAINED: "文字题没有说明，也没有举例、建议或默认",
    SAMPLE: "没有样例，或者样例读不出、没有填全、有的没有写入",
    FRAME: "底稿打不开，缺少样式，或者与 GB/T 9704 不同而没有写明原因",
    CLAIM: "模板或默认里有现成的成绩：没有填的人也会交出去",
    TYPED_NUMBER: "标题里自己写了序号：序号由程序排",
}


def check_layout(folder: Path, templates: Sequence[Path]) -> list[Finding]:
    """Return what is wrong with a layout's folder, in the order of its files and lines.

    Args:
        folder: The layout's folder.
        templates: Directories of layouts, the one that holds the folder first.
    """
    try:
        layout = read_layout(folder, templates)
    except DrafterError as error:
        return list(_faults(BROKEN, error))
    found = [*_question_findings(layout), *_claim_findings(layout, templates), *_number_findings(layout)]
    found += _frame_findings(layout)
    try:
        template = compile_template(layout)
    except DrafterError as error:
        return _sorted([*found, *_faults(TEMPLATE, error)])
    rendered = list(_rendered_findings(layout, template))
    found += rendered
    # What the template cannot do it cannot do with the sample either.
    if not any(finding.rule == TEMPLATE.id for finding in rendered):
        found += _sample_findings(folder, templates)
    return _sorted(found)


def _sorted(found: Sequence[Finding]) -> list[Finding]:
    return sorted(dict.fromkeys(found), key=lambda one: (one.place.file, one.place.line, one.rule, one.why))


def _finding(rule: Rule, place: Place, why: str, fix: str, quote: str = "") -> Finding:
    return Finding(rule.id, rule.level, place, quote, why, fix)


def _faults(rule: Rule, error: DrafterError) -> Iterator[Finding]:
    for one in error.errors if isinstance(error, SeveralErrors) else (error,):
        yield _finding(rule, one.where or Place(""), one.what, one.fix)


def _question_findings(layout: Layout) -> Iterator[Finding]:
    for question in _all(tuple(layout.questions())):
        told = question.help or question.example or question.suggestions or question.suggestion_source
        own = question.prompt != question.label
        plain = question.kind in _EXPLAINED and not question.questions
        if plain and not told and not own and question.default is None:
            why = f"“{question.label}”没有提示、说明和举例，填的人不知道写什么"
            yield _finding(UNEXPLAINED, question.place, why, "写上 提示: …，或者 说明: …、举例: …")


def _all(questions: Sequence[Question]) -> Iterator[Question]:
    for question in questions:
        yield question
        yield from _all(question.questions)


def _claim_findings(layout: Layout, templates: Sequence[Path]) -> Iterator[Finding]:
    """Find sentences of achievement that the layout would write by itself: in its template, in its defaults."""
    claims = load_claims(templates)
    fix = "改成问题，由填的人据实写；模板里只留框架用语"
    for number, line in enumerate(layout.template.splitlines(), start=1):
        for words in claims_in(line, claims):
            place = Place(str(layout.template_path), number)
            yield _finding(CLAIM, place, "模板里有现成的成绩", fix, words)
    for question in _all(tuple(layout.questions())):
        for text in (question.default or "", *question.suggestions):
            for words in claims_in(text, claims):
                yield _finding(CLAIM, question.place, "默认或建议里有现成的成绩", fix, words)


def _number_findings(layout: Layout) -> Iterator[Finding]:
    for number, line in enumerate(layout.template.splitlines(), start=1):
        if _TYPED_NUMBER.match(line.strip()):
            place = Place(str(layout.template_path), number)
            yield _finding(
                TYPED_NUMBER, place, "标题里自己写了序号，会印出两个", "删去序号，程序按层次编号", line.strip()
            )


def _frame_findings(layout: Layout) -> Iterator[Finding]:
    try:
        load_frame(layout.frame_path)
    except DrafterError as error:
        yield from _faults(FRAME, error)


class _Tried:
    """What came of rendering made-up answers as every copy.

    Attributes:
        faults: What the template cannot do.
        asked: Keys of the questions that some answers lead to.
        required: Keys of those that were not answered and should have been.
        printed: Keys whose values stand in some copy.
        marked: Keys that stand there as missing content.
    """

    def __init__(self, layout: Layout, template: ReportTemplate) -> None:
        self.faults: dict[Finding, None] = {}
        self.asked: set[str] = set()
        self.required: set[str] = set()
        self.printed: set[str] = set()
        self.marked: set[str] = set()
        for profile in layout.profiles:
            for answers in answered(layout, profile):
                self._try(answers, template)

    def _try(self, answers: Answers, template: ReportTemplate) -> None:
        asked = list(walk(answers.by_key, asked_only=True))
        self.asked |= {_bare_key(answer) for answer in asked}
        self.required |= {_bare_key(answer) for answer in asked if answer.mark is Mark.MISSING}
        try:
            report = render_report(answers, template)
        except DrafterError as error:
            self.faults |= dict.fromkeys(_faults(TEMPLATE, error))
            return
        pieces = [piece for block in report.blocks for piece in pieces_of(block) if piece.key]
        self.printed |= {_NUMBER.sub("", piece.key) for piece in pieces}
        self.marked |= {_NUMBER.sub("", piece.key) for piece in pieces if piece.missing}


def _rendered_findings(layout: Layout, template: ReportTemplate) -> Iterator[Finding]:
    """Yield the faults of the template; where it has none, the questions that it has no use for."""
    tried = _Tried(layout, template)
    yield from tried.faults
    if tried.faults:
        return
    for question, key in _keys(tuple(layout.questions())):
        if question.kind is Kind.FIGURES:
            continue
        if key not in tried.asked:
            fix = "改掉“当”里的条件，或者删去这一题"
            yield _finding(UNASKED, question.place, f"“{question.label}”怎样答都不会问到", fix)
        elif question.printed and not question.questions:
            yield from _use_findings(question, key, tried, template)


def _use_findings(question: Question, key: str, tried: _Tried, template: ReportTemplate) -> Iterator[Finding]:
    # An option may decide what is written without being written itself.
    decides = bool(question.options) and question.key in template.names
    if key not in tried.printed and not decides:
        fix = f"在 report.md.j2 里印出 {{{{ {question.key} }}}}；只作工作用的，写 印出: 否"
        yield _finding(UNPRINTED, question.place, f"“{question.label}”的答案没有写进任何文稿", fix)
    elif key in tried.printed & tried.required and key not in tried.marked:
        fix = "列表在 {% for %} 后面写 {% else %}{{ 键 }}，其他的不要放在 {% if %} 里"
        yield _finding(INVISIBLE, question.place, f"“{question.label}”必填，没有填时文中看不出来", fix)


def _keys(questions: Sequence[Question], around: str = "") -> Iterator[tuple[Question, str]]:
    for question in questions:
        key = f"{around}{question.key}"
        yield question, key
        yield from _keys(question.questions, f"{key}.")


def _bare_key(answer: Answer) -> str:
    return _NUMBER.sub("", answer.place.key)


def _sample_findings(folder: Path, templates: Sequence[Path]) -> Iterator[Finding]:
    path = folder / _SAMPLE
    place = Place(str(path))
    if not path.is_file():
        yield _finding(SAMPLE, place, "没有样例", "写一份填全的记录，机关和内容用虚构的")
        return
    try:
        record = load_mapping(path)
        opened = open_layout(record, templates)
        if opened.layout.name != folder.name:
            why = f"样例的版式是“{opened.layout.name}”，不是“{folder.name}”"
            yield _finding(SAMPLE, place, why, f"第一行写 版式: {folder.name}@{opened.layout.version}")
            return
        for profile in opened.layout.profiles:
            draft = make_draft(record, opened, profile.name)
            for content in draft.report.missing:
                yield _finding(SAMPLE, content.place, f"样例没有填：{content.prompt}", "填上虚构的内容")
            for answer in (*draft.report.unprinted, *unused_answers(draft.answers)):
                why = f"样例填的“{answer.question.label}”没有写入"
                yield _finding(SAMPLE, answer.place, why, "删去这一项，或者改条件")
    except DrafterError as error:
        yield from _faults(SAMPLE, error)
