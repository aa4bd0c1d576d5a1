"""Numbers written in Chinese characters: 十二, 一百零五, 两."""

from __future__ import annotations

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}


def chinese_number(text: str) -> int | None:
    """Return the whole number below ten thousand that Chinese numerals mean; None where they mean none.

    Two digits side by side (三四个) are an estimate, not a number.
    """
    total, digit, below = 0, -1, 10_000
    for character in text:
        if character in _TENS:
            power = _TENS[character]
            if power >= below or digit == 0 or (digit < 0 and power != 10):
                return None
            total += max(digit, 1) * power
            digit, below = -1, power
        elif character in _DIGITS:
            if digit > 0:
                return None
            digit = _DIGITS[character]
        else:
            return None
    return total + max(digit, 0) if text else None
