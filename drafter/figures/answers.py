"""The figures of one record: what was given, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from drafter.figures.amounts import Amount, FigureAnswer, State
from drafter.figures.catalogue import Catalogue, Figure, FigureGroup, FigureKind, Ratio
from drafter.wording import change_text, percent_text, rate_change_text, round_half_up

# How a figure may be asked for, in templates and in running text: {组.指标:形式}.
FORMS = ("单位", "上年", "同比")
# In running text also as a share of another figure: {组.指标:占组.指标}, or {组.指标:占指标} within a group.
SHARE = "占"


def whole_of(group: str, form: str) -> tuple[str, str] | None:
    """Return group and key of the figure that a form asks for a share of; None for the other forms.

    Args:
        group: Group of the part, which is meant where the form names none.
        form: What stands behind the colon.
    """
    if not form.startswith(SHARE) or form == SHARE:
        return None
    named, _, key = form.removeprefix(SHARE).strip().rpartition(".")
    return named or group, key


class Decimals(NamedTuple):
    """To how many decimals rates and changes are computed; a layout says so."""

    rate: int = 1
    change: int = 2


@dataclass(frozen=True, slots=True)
class FigureAnswers:
    """Answered figures by group and key.

    A rate that has a formula is computed from its members, never stored; where a member is absent,
    approximate or not a number, there is no rate.

    Attributes:
        catalogue: All figures that there are.
        given: Answered figures by group and key.
        decimals: To how many decimals rates and changes are computed.
        last_only: Last year's amounts by group and key, where this year's is still to come.
    """

    catalogue: Catalogue
    given: Mapping[str, Mapping[str, FigureAnswer]]
    decimals: Decimals
    last_only: Mapping[str, Mapping[str, Amount]] = field(default_factory=dict)

    def this_year(self, group: str, key: str) -> Amount | None:
        """Return this year's amount, given or computed; None when there is none."""
        answer = self.given.get(group, {}).get(key)
        return answer.amount if answer else self._rate(group, key, "amount")

    def last_year(self, group: str, key: str) -> Amount | None:
        """Return last year's amount as stated, or computed from stated members."""
        return self._stated_last(group, key) or self._rate(group, key, "last")

    def _stated_last(self, group: str, key: str) -> Amount | None:
        answer = self.given.get(group, {}).get(key)
        return answer.last if answer else self.last_only.get(group, {}).get(key)

    def _rate(self, group: str, key: str, year: str) -> Amount | None:
        ratio = self.figure(group, key).ratio
        if ratio is None:
            return None
        numerator = self._exact(group, ratio.numerator, year)
        denominator = self._exact(group, ratio.denominator, year)
        if numerator is None or not denominator:
            return None
        return Amount(State.NUMBER, round_half_up(numerator * 100 / denominator, self.decimals.rate))

    def _exact(self, group: str, key: str, year: str) -> Decimal | None:
        if year == "last":
            amount = self._stated_last(group, key)
        else:
            answer = self.given.get(group, {}).get(key)
            amount = answer.amount if answer else None
        return amount.exact if amount else None

    def figure(self, group: str, key: str) -> Figure:
        """Return the catalogue's entry; KeyError for an unknown one."""
        return self.catalogue.groups[group].figures[key]

    def text(self, group: str, key: str, form: str = "") -> str | None:
        """Write a figure in a form; None when what it needs is not there.

        Args:
            group: Key of the group.
            key: Key of the figure.
            form: '' for the number alone (a rate with its %), one of `FORMS`, or 占 and another figure.
        """
        whole = whole_of(group, form)
        if whole is not None:
            return self._share((group, key), whole)
        if form == "同比":
            return self._change(group, key)
        amount = self.last_year(group, key) if form == "上年" else self.this_year(group, key)
        if amount is None:
            return None
        figure = self.figure(group, key)
        wanted = form == "单位" or figure.kind is FigureKind.RATE
        return amount.text(figure.unit if wanted else "")

    def wanted(self, group: str, key: str, form: str = "") -> str:
        """Say what a sentence that prints a figure still wants; empty where it can be printed."""
        text = self.text(group, key, form)
        if text is None:
            return self.lack(group, key, form)
        return f"{self.figure(group, key).label}（现为未统计）" if text == State.UNKNOWN.value else ""

    def _share(self, part: tuple[str, str], whole: tuple[str, str]) -> str | None:
        """Write a part of a whole in percent; None where a number is not exact, or the part is no part."""
        amounts = [self.this_year(*one) for one in (part, whole)]
        some, all_ = (amount.exact if amount else None for amount in amounts)
        if some is None or not all_ or some > all_:
            return None
        return percent_text(some, all_, self.decimals.rate)

    def _lack_of_share(self, part: tuple[str, str], whole: tuple[str, str]) -> str:
        labels = [self.figure(*one).label for one in (part, whole)]
        amounts = [self.this_year(*one) for one in (part, whole)]
        absent = [label for label, amount in zip(labels, amounts, strict=True) if amount is None]
        if absent:
            return f"{'和'.join(absent)}（算占比用）"
        names = f"“{labels[0]}”占“{labels[1]}”"
        some, all_ = (amount.exact for amount in amounts if amount)
        if some is None or all_ is None:
            return f"{names}要两个确数才能算，请改写这句"
        return f"{names}{'的分母是0' if all_ == 0 else '超过100%'}，算不出，请核对这两个数或改写这句"

    def _change(self, group: str, key: str) -> str | None:
        return self.change_between(self.figure(group, key), self.this_year(group, key), self.last_year(group, key))

    def change_between(self, figure: Figure, this: Amount | None, last: Amount | None) -> str | None:
        """Word the change of a figure's amounts; None where one is not exact, or nothing was there to change."""
        if this is None or last is None or this.exact is None or last.exact is None:
            return None
        if figure.kind is FigureKind.RATE:
            return rate_change_text(this.exact, last.exact)
        if last.exact == 0:
            return None
        return change_text(this.exact, last.exact, self.decimals.change)

    def lack(self, group: str, key: str, form: str = "") -> str:
        """Say what has to be filled in, or reworded, before a figure can be printed in a form."""
        whole = whole_of(group, form)
        if whole is not None:
            return self._lack_of_share((group, key), whole)
        label = self.figure(group, key).label
        this, last = self.this_year(group, key), self.last_year(group, key)
        if form == "同比" and this is not None and last is not None:
            zero = last.exact == 0
            return f"{label}的上年数{'是0' if zero else '或本年数不是确数'}，算不出同比，请改写这句"
        ratio = self.figure(group, key).ratio
        if ratio and form != "上年" and this is None:
            return self._lack_of_rate(group, label, ratio)
        if form == "同比":
            return f"{label}{'' if this is not None else '本年数和'}上年数（算同比用）"
        return f"{label}上年数" if form == "上年" else label

    def _lack_of_rate(self, group: str, label: str, ratio: Ratio) -> str:
        if self._exact(group, ratio.denominator, "amount") == 0:
            return f"{label}的分母是0，算不出，请改写这句"
        members = [self.figure(group, key).label for key in (ratio.numerator, ratio.denominator)]
        return f"{label}（由“{members[0]}”和“{members[1]}”的确数算出）"

    def groups(self) -> Iterator[tuple[FigureGroup, list[Figure]]]:
        """Yield every group that has an answer, with its answered and computable figures."""
        for key in self.catalogue.groups:
            if not self.given.get(key):
                continue
            group = self.catalogue.groups[key]
            yield (
                group,
                [figure for figure in group.figures.values() if self.this_year(group.key, figure.key)],
            )

    def beside(self, last: FigureAnswers | None) -> FigureAnswers:
        """Return the same figures, those of last year's record added where this record states none of last year."""
        if last is None:
            return self
        given = {group: dict(answers) for group, answers in self.given.items()}
        only = {group: dict(amounts) for group, amounts in self.last_only.items()}
        for group, figure in last.known_in(self.catalogue):
            amount = None if self.last_year(group, figure) else last.this_year(group, figure)
            if amount and figure in given.get(group, {}):
                given[group][figure] = given[group][figure]._replace(last=amount)
            elif amount:
                only.setdefault(group, {})[figure] = amount
        return replace(self, given=given, last_only=only)

    def known_in(self, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
        """Yield group and key of the figures that another catalogue has as well: another layout may have other ones."""
        for group in catalogue.groups.values():
            own = self.catalogue.groups.get(group.key)
            yield from ((group.key, key) for key in group.figures if own and key in own.figures)

    @property
    def has_last_year(self) -> bool:
        """Whether any figure states a value of last year."""
        return any(answer.last for group in self.given.values() for answer in group.values())

    def __bool__(self) -> bool:
        return any(self.given.values())
