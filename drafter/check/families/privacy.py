"""隐私: personal data that must not stand in the copy for the public."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.rules import Check, Spot, spot_in

_IDENTITY = re.compile(
    r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9])"
)
_MOBILE = re.compile(r"(?<![0-9.\-—])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9.])")
_ACCOUNT = re.compile(r"(?<![0-9])[3-6][0-9]{15,18}(?![0-9])")
_HOME = re.compile(r"[0-9一二三四五六七八九十]+(?:号楼|栋|幢)[0-9一二三四五六七八九十]*(?:单元)?[0-9A-Za-z]+(?:室|号)")
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]·?(?=[A-HJ-NP-Z0-9]*[0-9])[A-HJ-NP-Z0-9]{5,6}(?![0-9A-Za-z])"
)
_SHAPES = (
    (_IDENTITY, "身份证号码", Level.ERROR),
    (_MOBILE, "手机号码", Level.DOUBT),
    (_ACCOUNT, "银行账号一样的号码", Level.DOUBT),
    (_HOME, "住址", Level.DOUBT),
    (_PLATE, "车牌号码", Level.DOUBT),
)
_HAN = "[\u4e00-\u9fff]"


def check_numbers(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find numbers that belong to one person."""
    for passage in document.passages:
        taken: list[range] = []
        for pattern, name, level in _SHAPES:
            for match in pattern.finditer(passage.text):
                if any(match.start() in one for one in taken):
                    continue
                taken.append(range(*match.span()))
                why = f"公开的文稿里有{name}"
                yield spot_in(passage, *match.span(), why, "删去，或者隐去其中几位", level=level)


def check_persons(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what looks like the full name of a private person."""
    roles = "|".join(map(re.escape, lexicon.words("当事人称谓")))
    surnames = "".join(word for word in lexicon.words("常见姓") if len(word) == 1)
    behind = "|".join(map(re.escape, lexicon.words("姓名后字样")))
    if not (roles and surnames and behind):
        return
    pattern = re.compile(rf"(?:{roles})(?P<name>[{surnames}]{_HAN}{{1,2}}?)(?=[，、。；（的]|{behind})")
    known = tuple(lexicon.words("不是姓名"))
    for passage in document.running():
        for match in pattern.finditer(passage.text):
            name = match["name"]
            if "某" in name or name in known or (known and name.startswith(known)):
                continue
            why = f"“{name}”像是个人的姓名，公开的文稿里一般隐去"
            yield spot_in(
                passage, match.start("name"), match.end("name"), why, f"写成“{name[0]}某”；应当公开的可以保留"
            )


CHECKS: dict[str, Check] = {"隐私-1": check_numbers, "隐私-2": check_persons}
