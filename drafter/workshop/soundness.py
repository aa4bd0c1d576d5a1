"""What could go wrong with a layout later, found now: its files, its questions, its template, its sample, its frame."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from drafter.answers.missing import unused_answers
from drafter.check.findings import Finding
from drafter.draft import make_draft, open_layout
from drafter.errors import DrafterError, Place
from drafter.layout.load import read_layout
from drafter.layout.model import Layout
from drafter.record.parse import load_mapping
from drafter.render.template import ReportTemplate
from drafter.verify.choices import choices
from drafter.verify.rows import Outcome
from drafter.workshop.asked import every_question, question_findings
from drafter.workshop.claims import claims_in, load_claims
from drafter.workshop.faults import BROKEN, CLAIM, FRAME, SAMPLE, TEMPLATE, TYPED_NUMBER, faults, finding
from drafter.workshop.history import history_findings
from drafter.workshop.measuring import SAMPLE as SAMPLE_FILE
from drafter.workshop.measuring import measure
from drafter.workshop.related import relation_findings
from drafter.workshop.tried import rendered_findings, written_layouts
from drafter.workshop.word_text import word_findings
from drafter.workshop.yearly import part_findings
from drafter.write.opened_frame import load_frame
from drafter.write.template import Template, open_template

_HAN = "[一二三四五六七八九十]{1,3}"
_TYPED_NUMBER = re.compile(rf"#{{2,5}}\s*(?:{_HAN}、|[（(](?:{_HAN}|[0-9]{{1,2}})[）)]|[0-9]{{1,2}}[.．、])")


def check_layout(folder: Path, templates: Sequence[Path]) -> list[Finding]:
    """Return what is wrong with a layout's folder, in the order of its files and lines.

    Args:
        folder: The layout's folder.
        templates: Directories of layouts, the one that holds the folder first.
    """
    try:
        layout = read_layout(folder, templates)
    except DrafterError as error:
        return _sorted(list(faults(BROKEN, error)))
    found = [*question_findings(layout, folder), *history_findings(layout, folder)]
    found += [*_claim_findings(layout, templates), *_number_findings(layout)]
    found += relation_findings(layout, folder, templates)
    frame = list(_frame_findings(layout))
    found += frame
    templates_of, broken = _opened(layout)
    if broken:
        return _sorted([*found, *broken])
    word_made = [one.template for one in templates_of.values() if not isinstance(one, ReportTemplate)]
    found += [one for template in word_made for one in word_findings(template, load_claims(templates))]
    rendered = list(rendered_findings(layout, templates_of))
    told = {one.place for one in found}
    found += [one for one in rendered if one.place not in told]
    # What the template or the frame cannot do it cannot do with the sample either.
    if not frame and not any(one.rule == TEMPLATE.id for one in rendered):
        sample = list(_sample_findings(folder, templates, {one.place for one in found}))
        found += sample
        if not sample:
            found += [*part_findings(layout, folder, templates), *_deviation_findings(layout, folder, templates)]
    return _sorted(found)


def _sorted(found: Sequence[Finding]) -> list[Finding]:
    return sorted(dict.fromkeys(found), key=lambda one: (one.place.file, one.place.line, one.rule, one.why))


def _opened(layout: Layout) -> tuple[dict[Path, Template], list[Finding]]:
    """Return the template of the report and those of its sister texts, by file, and why some cannot be opened."""
    opened: dict[Path, Template] = {}
    broken: list[Finding] = []
    for written in written_layouts(layout):
        try:
            opened[written.template_path] = open_template(written)
        except DrafterError as error:
            broken += faults(TEMPLATE, error)
    return opened, broken


def _claim_findings(layout: Layout, templates: Sequence[Path]) -> Iterator[Finding]:
    """Find sentences of achievement that the layout would write by itself: in its template, in its defaults."""
    claims = load_claims(templates)
    fix = "改成问题，由填的人据实写；模板里只留框架用语"
    for place, line in _template_lines(layout):
        for words in claims_in(line, claims):
            yield finding(CLAIM, place, "模板里有现成的成绩", fix, words)
    for question in every_question(tuple(layout.questions())):
        for text in (question.default or "", *question.suggestions):
            for words in claims_in(text, claims):
                yield finding(CLAIM, question.place, "默认或建议里有现成的成绩", fix, words)


def _template_lines(layout: Layout) -> Iterator[tuple[Place, str]]:
    """Yield the lines of the report's template and of those of its sister texts."""
    for written in written_layouts(layout):
        for number, line in enumerate(written.template.splitlines(), start=1):
            yield Place(str(written.template_path), number), line


def _number_findings(layout: Layout) -> Iterator[Finding]:
    for place, line in _template_lines(layout):
        if _TYPED_NUMBER.match(line.strip()):
            yield finding(
                TYPED_NUMBER, place, "标题里自己写了序号，会印出两个", "删去序号，程序按层次编号", line.strip()
            )


def _frame_findings(layout: Layout) -> Iterator[Finding]:
    if all(written.is_word_made for written in written_layouts(layout)):
        return
    try:
        load_frame(layout.frame_path)
    except DrafterError as error:
        yield from faults(FRAME, error)


def _deviation_findings(layout: Layout, folder: Path, templates: Sequence[Path]) -> Iterator[Finding]:
    """Find where the sample on its frame is not as the standard has it, without a reason, and reasons for nothing."""
    if layout.is_word_made:
        return
    measured = measure(folder, templates)
    failed = {row.item.name: row for row in measured.rows if row.outcome is Outcome.FAILED}
    for name, row in failed.items():
        if name not in layout.deviations:
            found = "、".join(dict.fromkeys(spot.measured for spot in row.spots))
            why = f"{name}应为{row.item.wanted}（{row.item.clause}），底稿是{found}"
            fix = f"在 Word 或 WPS 里改底稿；有意不同的，在 layout.yaml 的“偏离”里写 {name}: 原因"
            yield finding(FRAME, Place(str(layout.frame_path)), why, fix)
    known = {*failed, *(choice.name for choice in choices() if choice.own(measured.formats) != choice.usual)}
    for name in layout.deviations.keys() - known:
        yield finding(FRAME, layout.place, f"“偏离”里写了“{name}”，量下来没有偏离", "删去这一行")


def _sample_findings(folder: Path, templates: Sequence[Path], told: Collection[Place]) -> Iterator[Finding]:
    """Find what is wrong with the sample, but not what comes of a question that was told of already."""
    path = folder / SAMPLE_FILE
    place = Place(str(path))
    if not path.is_file():
        yield finding(SAMPLE, place, "没有样例", "写一份填全的记录，机关和内容用虚构的")
        return
    try:
        record = load_mapping(path)
        opened = open_layout(record, templates)
        if opened.layout.name != folder.name:
            why = f"样例的版式是“{opened.layout.name}”，不是“{folder.name}”"
            yield finding(SAMPLE, place, why, f"第一行写 版式: {folder.name}@{opened.layout.version}")
            return
        drafts = [make_draft(record, opened, profile.name) for profile in opened.layout.profiles]
        # A sister text need not say what the report does; what it alone says is printed all the same.
        sisters = [draft.report.unprinted for draft in drafts if draft.answers.profile.is_sister]
        for draft in drafts:
            for content in draft.report.missing:
                yield finding(SAMPLE, content.place, f"样例没有填：{content.prompt}", "填上虚构的内容")
            unprinted = () if draft.answers.profile.is_sister else draft.report.unprinted
            unsaid = (one for one in unprinted if all(one in others for others in sisters))
            for answer in (*unsaid, *unused_answers(draft.answers)):
                if answer.question.place in told:
                    continue
                why = f"样例填的“{answer.question.label}”没有写入"
                yield finding(SAMPLE, answer.place, why, "删去这一项，或者改条件")
    except DrafterError as error:
        yield from faults(SAMPLE, error)
