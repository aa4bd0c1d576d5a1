"""How many seeded errors the checker finds, and how often it is wrong: `python -m tests.check.quality`.

The errors and the clean reports around them were written from the facts of the field alone, without a look at the
rules. An error counts as found when a rule of its family says something new at that place.

`exam/` is held out (`quality exam`): numbers alone are printed, so that nobody fits a rule to it; `exam --show` lists
it for whoever does not write rules. The other sets are for working with: what was missed is listed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from drafter.check.document import Document, document_from_text
from drafter.check.findings import Finding, Level
from drafter.check.load import load_rulebook
from drafter.check.run import check_document, choose_rules
from drafter.check.sources import document_of
from drafter.errors import DrafterError
from drafter.layout.load import builtin_templates, load_layout

HERE = Path(__file__).parent
TEMPLATES = [builtin_templates()]
RULEBOOK = load_rulebook(TEMPLATES)
RULES = choose_rules(RULEBOOK)
REFERENCE = load_layout("standard", TEMPLATES).reference


class Seed(NamedTuple):
    """One error put into a clean file."""

    file: str
    family: str
    old: str
    new: str
    quote: str
    why: str
    last: str = ""


class Outcome(NamedTuple):
    """What became of a seed: the new findings, and whether one of them is the error."""

    seed: Seed
    found: bool
    findings: tuple[Finding, ...]


def seeds(material: Path) -> list[Seed]:
    return [
        Seed(one["文"], one["族"], one["原"], one.get("新") or "", one["引"], one["说明"], one.get("上年", ""))
        for one in yaml.safe_load((material / "errors.yaml").read_text("utf-8"))
    ]


def clean_files(material: Path) -> list[Path]:
    return sorted([*(material / "clean").glob("*.txt"), *(material / "clean").glob("*.yaml")])


def document(material: Path, name: str, text: str, last: str = "") -> Document:
    if name.endswith(".yaml"):
        before = document_of((material / last).read_text("utf-8"), last, TEMPLATES) if last else None
        return document_of(text, name, TEMPLATES, before)
    year = int(next(part for part in Path(name).stem.split("-") if part.isdigit()))
    return document_from_text(text, name, year, REFERENCE)


def findings(material: Path, name: str, text: str, last: str = "") -> tuple[Finding, ...]:
    return check_document(document(material, name, text, last), RULEBOOK, RULES).findings


def outcomes(material: Path) -> Iterator[Outcome]:
    before: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    for seed in seeds(material):
        clean = (material / seed.file).read_text("utf-8")
        if (seed.file, seed.last) not in before:
            before[seed.file, seed.last] = Counter(map(_identity, findings(material, seed.file, clean, seed.last)))
        text = clean.replace(seed.old, seed.new, 1)
        try:
            after = findings(material, seed.file, text, seed.last)
        except DrafterError:
            # Reading the record already tells of it.
            yield Outcome(seed, True, ())
            continue
        known = before[seed.file, seed.last].copy()
        new = []
        for finding in after:
            if known[_identity(finding)] > 0:
                known[_identity(finding)] -= 1
            else:
                new.append(finding)
        yield Outcome(seed, any(_is_it(seed, finding) for finding in new), tuple(new))


def _identity(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.quote


def _is_it(seed: Seed, finding: Finding) -> bool:
    """Whether a new finding is the error: one of its family, at either end of it, or any at its very words."""
    if finding.family == seed.family:
        return True
    return bool(finding.quote) and (finding.quote in seed.quote or seed.quote in finding.quote)


def print_recall(results: list[Outcome], *, listed: bool) -> None:
    """Print how many errors were found, by family, and which were missed if they may be `listed`."""
    for family in dict.fromkeys(outcome.seed.family for outcome in results):
        own = [outcome for outcome in results if outcome.seed.family == family]
        print(f"{family}  {sum(outcome.found for outcome in own)}/{len(own)}")
    print(f"全部  {sum(outcome.found for outcome in results)}/{len(results)}")
    for outcome in results:
        if listed and not outcome.found:
            said = [(one.rule, one.quote) for one in outcome.findings]
            print(f"- {outcome.seed.family} {outcome.seed.file} “{outcome.seed.quote}” {outcome.seed.why} {said}")


def print_false_alarms(material: Path, *, listed: bool) -> None:
    """Print how many findings each level has on the clean files, and which they are if they may be `listed`."""
    characters = 0
    levels: Counter[Level] = Counter()
    for path in clean_files(material):
        text = path.read_text("utf-8")
        characters += len("".join(text.split()))
        for finding in findings(material, f"clean/{path.name}", text):
            levels[finding.level] += 1
            if listed and finding.level is not Level.HINT:
                print(f"+ {path.name} {finding.rule} {finding.level.value} “{finding.quote}” {finding.why}")
    print(f"正确的文稿 {characters} 字：" + "，".join(f"{level.value} {levels[level]}" for level in Level))


def main() -> None:
    """Print recall by family, what was missed, and what is said about clean files."""
    parser = argparse.ArgumentParser(prog="python -m tests.check.quality")
    parser.add_argument(
        "material", nargs="?", choices=("seeds", "second", "third", "fourth", "fifth", "sixth", "exam"), default="seeds"
    )
    parser.add_argument("--show", action="store_true", help="print the texts of the exam too: not for rule writers")
    options = parser.parse_args()
    material, listed = HERE / options.material, options.material != "exam" or options.show
    print_recall(list(outcomes(material)), listed=listed)
    print_false_alarms(material, listed=listed)


if __name__ == "__main__":
    main()
