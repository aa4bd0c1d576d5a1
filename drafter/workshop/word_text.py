"""What a template made in Word says by itself: claims of achievement, and typed numbers that repeat or jump."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.check.findings import Finding
from drafter.check.quantities.numerals import chinese_number
from drafter.errors import Place
from drafter.render.word_template import WordParagraph, WordTemplate
from drafter.workshop.claims import claims_in
from drafter.workshop.faults import CLAIM, TYPED_NUMBER, finding

_HAN = "[一二三四五六七八九十]{1,3}"
_NUMBER = re.compile(rf"(?:({_HAN})、|[（(]({_HAN})[）)]|([0-9]{{1,2}})[.．、](?![0-9])|[（(]([0-9]{{1,2}})[）)])")
_BLOCK = re.compile(r"\{%-?\s*(?P<word>if|for|elif|else|endif|endfor)\b.*?%\}")
_TAG = re.compile(r"\{%.*?%\}\s*")
_FIX = "用 Word 的自动编号，或者写 {{ loop.index }}、{{ loop.index|中文数字 }}"


class _Block(NamedTuple):
    """An `if` or `for` that a paragraph stands in.

    Attributes:
        id: Tells blocks apart.
        word: Which of them.
        branch: Which of its branches: 0 before its first `elif` or `else`.
    """

    id: int
    word: str
    branch: int = 0


class _Numbered(NamedTuple):
    """A paragraph that begins with a typed number; `form` tells 一、 from （一） and so on."""

    paragraph: WordParagraph
    form: int
    number: int
    around: tuple[_Block, ...]


def word_findings(template: WordTemplate, claims: re.Pattern[str]) -> Iterator[Finding]:
    """Yield what is wrong with the words of a template made in Word, at the paragraph.

    Args:
        template: The template.
        claims: What claims an achievement.
    """
    paragraphs = list(template.paragraphs())
    for paragraph in paragraphs:
        for words in claims_in(paragraph.words, claims):
            fix = "改成问题，由填的人据实写；模板里只留框架用语"
            yield finding(CLAIM, _place(template, paragraph), "模板里有现成的成绩", fix, words)
    numbered = list(_numbered(paragraphs))
    for index, one in enumerate(numbered):
        place = _place(template, one.paragraph)
        if one.paragraph.is_numbered:
            yield finding(TYPED_NUMBER, place, "这一段有自动编号，又写了序号，会印出两个", "删去写的序号")
        elif any(block.word == "for" for block in one.around):
            yield finding(TYPED_NUMBER, place, "循环里写了序号，每一项都是这一个", _FIX)
        elif one.around and _jumps(one, numbered, index):
            why = "按条件才有的一段写了序号，没有这一段时后面跳号"
            yield finding(TYPED_NUMBER, place, why, f"后面的序号也按条件写，或者{_FIX}")


def _place(template: WordTemplate, paragraph: WordParagraph) -> Place:
    return Place(template.file, 0, paragraph.shown)


def _numbered(paragraphs: Sequence[WordParagraph]) -> Iterator[_Numbered]:
    around: list[_Block] = []
    ids = 0
    for paragraph in paragraphs:
        text = paragraph.words
        begin = 0
        while tag := _TAG.match(text, begin):
            ids = _passed(tag[0], around, ids)
            begin = tag.end()
        match = _NUMBER.match(text, begin)
        if match and match.lastindex:
            digits = match[match.lastindex]
            number = int(digits) if digits.isdecimal() else chinese_number(digits) or 0
            yield _Numbered(paragraph, match.lastindex, number, tuple(around))
        ids = _passed(text[begin:], around, ids)


def _passed(text: str, around: list[_Block], ids: int) -> int:
    """Open and close the blocks whose tags stand in a text; return how many were opened so far."""
    for tag in _BLOCK.finditer(text):
        word = tag["word"]
        if word in ("if", "for"):
            ids += 1
            around.append(_Block(ids, word))
        elif word.startswith("end"):
            del around[-1:]
        elif around:
            around[-1] = around[-1]._replace(branch=around[-1].branch + 1)
    return ids


def _jumps(one: _Numbered, numbered: Sequence[_Numbered], index: int) -> bool:
    """Whether the next number stands outside of a number's condition, and no other branch has that number."""
    block = one.around[-1]
    others = (other for other in numbered if other.form == one.form and other is not one)
    same = any(
        other.number == one.number and any(around.id == block.id and around != block for around in other.around)
        for other in others
    )
    behind = (other for other in numbered[index + 1 :] if other.form == one.form)
    following = next((other for other in behind if block not in other.around), None)
    return not same and following is not None and following.number == one.number + 1
