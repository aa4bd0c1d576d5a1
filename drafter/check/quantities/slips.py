"""Slips of the keyboard in numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.check.quantities.reading import Quantity

_FEWEST_DIGITS, _FEWEST_SWAPPED = 3, 2
_TENS, _LITTLE, _NEARLY, _DIGITS = 10, 2, 12, frozenset("123456789")
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}


def has_swapped_digits(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether parts would add up to their whole if two neighbouring digits of one number were swapped back."""
    gap = whole.number - sum((part.number for part in parts), Decimal(0))
    return any(change == gap for part in parts for change in _changes(part)) or any(
        change == -gap for change in _changes(whole)
    )


def is_one_digit_off(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether parts differ from their whole by one digit that is not its last (86.4 against 76.4)."""
    scale = next((number for name, number in _SCALES.items() if name in whole.text), Decimal(1))
    step = Decimal(1).scaleb(-whole.decimals) * scale
    gap = abs(whole.number - sum((part.number for part in parts), Decimal(0))) / step
    digits = str(int(gap)) if gap == int(gap) else ""
    return whole.number >= step * 10 ** (_FEWEST_DIGITS - 1) and set(digits[1:]) == {"0"}


def is_a_slip(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether parts miss their whole by no more than one wrong digit, two swapped ones, or a little."""
    gap = abs(whole.number - sum((part.number for part in parts), Decimal(0)))
    digits = str(int(gap))
    off_by_ten = whole.number >= _TENS and digits.rstrip("0") in _DIGITS and gap * 5 <= whole.number * 2
    return gap <= _LITTLE or gap * _NEARLY <= whole.number or off_by_ten or has_swapped_digits(whole, parts)


def _changes(quantity: Quantity) -> Iterator[Decimal]:
    """Yield by how much a number changes when two neighbouring digits are swapped."""
    digits = str(quantity.number)
    if not quantity.exact or not digits.isdigit() or len(digits) < _FEWEST_SWAPPED:
        return
    for index in range(len(digits) - 1):
        swapped = digits[:index] + digits[index + 1] + digits[index] + digits[index + 2 :]
        yield Decimal(swapped) - quantity.number


def looks_like(one: int, other: int) -> bool:
    """Whether one number may be a slip of another: a digit of it wrong, two swapped, or one or two more."""
    return 0 < abs(one - other) <= _LITTLE or is_one_digit_wrong(one, other)


def is_one_digit_wrong(one: int, other: int) -> bool:
    """Whether two numbers of two digits or more differ by one digit, or by two neighbouring ones swapped."""
    first, second = str(one), str(other)
    if len(first) != len(second) or len(first) < _FEWEST_SWAPPED:
        return False
    wrong = [at for at in range(len(first)) if first[at] != second[at]]
    swapped = len(wrong) == _LITTLE and wrong[1] - wrong[0] == 1 and first[wrong[0]] == second[wrong[1]]
    return len(wrong) == 1 or (swapped and first[wrong[1]] == second[wrong[0]])
