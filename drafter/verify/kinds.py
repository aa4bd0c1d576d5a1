"""What each paragraph is in a 公文, told by its style, its words and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import takewhile
from typing import Final, NamedTuple

from drafter.verify.document import Document, Paragraph
from drafter.verify.levels import heading_length, lead_of
from drafter.write import styles


class Kind(Enum):
    """What a paragraph is; the value is how users call it."""

    HEAD = "版头"
    TITLE = "标题"
    RECIPIENT = "主送机关"
    HEADING = "层次标题"
    BODY = "正文"
    ATTACHMENT_LIST = "附件说明"
    SIGNATURE = "署名"
    DATE = "成文日期"
    NOTE = "附注"
    ATTACHMENT_LABEL = "附件顺序号"
    ATTACHMENT_TITLE = "附件标题"
    CAPTION = "表题"
    CONTENTS = "目录"
    IMPRINT = "版记"


class Part(NamedTuple):
    """A paragraph with what it is.

    Attributes:
        kind: What it is.
        paragraph: The paragraph.
        level: Level of its heading, 1 to 4; 0 for none.
        head: How many characters are its heading; a run-in heading ends before the paragraph does.
    """

    kind: Kind
    paragraph: Paragraph
    level: int = 0
    head: int = 0


_DATE: Final = re.compile(r"(?:[0-9０-９]{4}|[〇○零Oo一二三四五六七八九]{4})年[^年，。；]{1,5}月[^月，。；]{1,4}[日号]")
_LABEL: Final = re.compile(r"附[ 　]*件[ 　]*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})?[：:]?")
_LIST: Final = re.compile(r"附[ 　]*件[：:]\s*\S")
_NOTE: Final = re.compile(r"[（(].*[）)]", re.DOTALL)
_IMPRINT: Final = re.compile(r"(?:抄送|主送|分送)[：:].*|.*印发", re.DOTALL)
_IMPRINT_TEXT: Final = re.compile(r"(?:抄送|分送)[：:]|[0-9]{1,2}日印发|印发日期】印发")
_HEAD: Final = re.compile(
    r"[0-9]{6}|(?:绝密|机密|秘密)(?:★.*)?|特急|加急|平急|.*[〔\[［(（【][0-9]{2,4}[〕\]］)）】]第?[0-9]+号.*"
    r"|签发人[：:].*|.{2,30}文件",
    re.DOTALL,
)
_HEAD_STYLES: Final = (styles.ISSUER, styles.NUMBER)
_RED: Final = re.compile("[C-F][0-9A-F][0-5][0-9A-F][0-5][0-9A-F]")
_CAPTION: Final = re.compile(r"[表图][ 　]?[0-9一二三四五六七八九十]{0,3}(?:[-—.][0-9]{1,2})?[ 　:：]")
_ENDS: Final = ("。", "；", "：", "，", "！", "？", ";", ":", ",")
_LONGEST_SET_TITLE: Final = 120
"""Five lines and more, where its style or its place in the middle says that it is one."""
_LONGEST_TITLE, _LONGEST_SIGNATURE, _LONGEST_RECIPIENT = 60, 45, 200
_MOST_TITLES, _MOST_SIGNATURES, _MOST_ATTACHMENTS = 6, 5, 20


def parts_of(document: Document) -> list[Part]:
    """Tell what each paragraph is."""
    paragraphs = document.paragraphs
    begin = _first_attachment(paragraphs)
    return [*_main_parts(paragraphs[:begin]), *_attachment_parts(paragraphs[begin:])]


def _first_attachment(paragraphs: Sequence[Paragraph]) -> int:
    """Return the index of the first label of an attachment that begins one; behind the last paragraph for none."""
    labels = (index for index, one in enumerate(paragraphs) if index and _LABEL.fullmatch(_words(one)))
    return next(labels, len(paragraphs))


def _words(paragraph: Paragraph) -> str:
    return paragraph.text.strip()


def _main_parts(paragraphs: Sequence[Paragraph]) -> Iterator[Part]:
    start = 0
    while start < len(paragraphs) and _is_head(paragraphs[start]):
        yield Part(Kind.HEAD, paragraphs[start])
        start += 1
    titles = _title_count(paragraphs[start:])
    yield from (Part(Kind.TITLE, one) for one in paragraphs[start : start + titles])
    start += titles
    if start < len(paragraphs) and _is_recipient(paragraphs[start]):
        yield Part(Kind.RECIPIENT, paragraphs[start])
        start += 1
    closing = _closing_parts(paragraphs[start:])
    end = len(paragraphs) - len(closing)
    yield from (_text_part(one) for one in paragraphs[start:end])
    yield from closing


def _is_head(paragraph: Paragraph) -> bool:
    """Whether a paragraph at the beginning stands above the title; what is red is the issuer's name."""
    if paragraph.format.style in _HEAD_STYLES:
        return True
    is_issuer = is_red(paragraph) and paragraph.format.align == "center"
    return not _is_title(paragraph) and bool(is_issuer or _HEAD.fullmatch(_words(paragraph)))


def is_red(paragraph: Paragraph) -> bool:
    """Whether a paragraph is red, as only the issuer's name is."""
    return bool(_RED.fullmatch(paragraph.stretches[0].format.colour))


def is_imprint(text: str) -> bool:
    """Whether a text ends with an imprint: copies, or what was printed when."""
    return bool(_IMPRINT_TEXT.search(text))


def _is_title(paragraph: Paragraph) -> bool:
    return paragraph.format.style in ("title", "标题")


def _title_count(paragraphs: Sequence[Paragraph]) -> int:
    """Return how many paragraphs at the beginning are the title, one a line."""
    if not paragraphs or not _may_be_title(paragraphs[0]):
        return 0
    first = paragraphs[0]

    def goes_on(paragraph: Paragraph) -> bool:
        alike = paragraph.format.style == first.format.style and paragraph.size_pt == first.size_pt
        return _may_be_title(paragraph) and alike and (_is_title(first) or paragraph.format.align == "center")

    return 1 + len(list(takewhile(goes_on, paragraphs[1:_MOST_TITLES])))


def _may_be_title(paragraph: Paragraph) -> bool:
    words = _words(paragraph)
    is_set_so = _is_title(paragraph) or paragraph.format.align == "center"
    longest = _LONGEST_SET_TITLE if is_set_so else _LONGEST_TITLE
    return not words.endswith(_ENDS) and len(words) <= longest and lead_of(words) is None


def _is_recipient(paragraph: Paragraph) -> bool:
    words = _words(paragraph)
    return words.endswith(("：", ":")) and len(words) <= _LONGEST_RECIPIENT and "。" not in words


def _text_part(paragraph: Paragraph) -> Part:
    text = paragraph.text
    words = text.strip()
    style = paragraph.format.style
    if style.startswith(("toc", "目录")) or re.fullmatch(r"目[ 　]*录", words):
        return Part(Kind.CONTENTS, paragraph)
    if _is_caption(paragraph, words):
        return Part(Kind.CAPTION, paragraph)
    blanks = len(text) - len(text.lstrip())
    lead = lead_of(words)
    named = _level_of_style(style)
    if lead is None:
        return Part(Kind.HEADING, paragraph, named, len(text)) if named else Part(Kind.BODY, paragraph)
    head = heading_length(words, lead)
    if head == len(words):
        return Part(Kind.HEADING, paragraph, lead.level, len(text))
    return Part(Kind.BODY, paragraph, lead.level, blanks + head if head else 0)


def _is_caption(paragraph: Paragraph, words: str) -> bool:
    near = paragraph.above_table or paragraph.below_table or paragraph.below_figure
    is_short = len(words) <= _LONGEST_TITLE and not words.endswith(_ENDS)
    if not is_short:
        return False
    return bool(_CAPTION.match(words)) or (near and paragraph.format.align == "center") or words.startswith("单位：")


def _level_of_style(style: str) -> int:
    match = re.fullmatch(r"(?:heading|标题) ([1-4])", style)
    return int(match[1]) if match else 0


def _closing_parts(paragraphs: Sequence[Paragraph]) -> list[Part]:
    """Return attachment list, signatures, date, notes and imprint, as far as a text ends with them."""
    dates = [index for index, one in enumerate(paragraphs) if _is(Kind.DATE, one) or _DATE.fullmatch(_words(one))]
    if not dates or not dates[-1]:
        return []
    date = dates[-1]
    behind = [_kind_behind(one) for one in paragraphs[date + 1 :]]
    if None in behind:
        return []
    signature = date
    while signature and date - signature < _MOST_SIGNATURES and _may_sign(paragraphs[signature - 1]):
        signature -= 1
    begin = _attachment_list(paragraphs[:signature])
    kinds = [Kind.ATTACHMENT_LIST] * (signature - begin) + [Kind.SIGNATURE] * (date - signature) + [Kind.DATE]
    kinds += [kind for kind in behind if kind]
    return [Part(kind, one) for kind, one in zip(kinds, paragraphs[begin:], strict=True)]


def _is(kind: Kind, paragraph: Paragraph) -> bool:
    """Whether a paragraph has the style that drafter's own frame has for a kind."""
    return paragraph.format.style == kind.value


def _kind_behind(paragraph: Paragraph) -> Kind | None:
    """Tell what stands behind a date of issue; None where a text goes on."""
    words = _words(paragraph)
    if _NOTE.fullmatch(words):
        return Kind.NOTE
    return Kind.IMPRINT if _IMPRINT.fullmatch(words) else None


def _may_sign(paragraph: Paragraph) -> bool:
    if _is(Kind.SIGNATURE, paragraph):
        return True
    words = _words(paragraph)
    is_short = len(words) <= _LONGEST_SIGNATURE and not words.endswith((*_ENDS, "）", "”"))
    return (
        is_short and lead_of(words) is None and not _LIST.match(words) and not _level_of_style(paragraph.format.style)
    )


def _attachment_list(paragraphs: Sequence[Paragraph]) -> int:
    """Return where the list of attachments at the end of a text begins."""
    named = [index for index, one in enumerate(paragraphs) if _is(Kind.ATTACHMENT_LIST, one)]
    if named:
        return named[0]
    for index in range(len(paragraphs) - 1, max(-1, len(paragraphs) - _MOST_ATTACHMENTS), -1):
        words = _words(paragraphs[index])
        if _LIST.match(words):
            return index
        lead = lead_of(words)
        if lead is None or lead.level != 3:
            break
    return len(paragraphs)


def _attachment_parts(paragraphs: Sequence[Paragraph]) -> Iterator[Part]:
    """Tell of each paragraph from the first attachment on what it is; titles stand right behind the label."""
    is_fresh, titles = False, 0
    for paragraph in paragraphs:
        if _LABEL.fullmatch(_words(paragraph)):
            is_fresh, titles = True, 0
            yield Part(Kind.ATTACHMENT_LABEL, paragraph)
            continue
        is_fresh = is_fresh and not paragraph.below_table and _may_be_title(paragraph)
        is_fresh = is_fresh and (not titles or paragraph.format.align == "center") and titles < _MOST_TITLES
        if is_fresh and not _CAPTION.match(_words(paragraph)):
            titles += 1
            yield Part(Kind.ATTACHMENT_TITLE, paragraph)
        elif _IMPRINT.fullmatch(_words(paragraph)):
            yield Part(Kind.IMPRINT, paragraph)
        else:
            is_fresh = False
            yield _text_part(paragraph)
