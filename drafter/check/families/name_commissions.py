"""名称: commissions, those for 全面依法治国 before all, under names that are nearly theirs."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.patterns import A_HAN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spans import filled_in

_AREAS = "国|省|自治区|市|县|区|州|盟|旗|镇|乡|街道"
_RIGHT = expression(
    rf"(?:全面)?依法治(?:{_AREAS})(?:工作)?(?:委员会(?!会|员)|委办公室|委办(?!理)|委(?![员会委]))|依法治理(?:工作)?(?:委员会|办公室)"
)
_SOMEHOW = expression(
    rf"(?:(?<=[省市县区州旗]委)|(?<=中央)|(?<=党委)|(?<=[省市县区](?=全面)))(?P<name>(?:(?!委员会|和|与|及|、){A_HAN}){{3,9}}?"
    "(?:委员会员会|委员会(?:会(?!议))?|委员办(?:公室)?|委员(?=第|会议)|委会(?!议)|员会|委办(?:公室)?(?!理)))"
)
_LETTERS, _LEAST = "全面依法治", 4
_OTHER_WORDS = ("深化改革", "从严治党", "建设", "工作", "领导小组", "协调", "普法", "监督")


_LOST = expression(rf"(?<=[省市县区州])(?P<stem>(?:(?!委员会){A_HAN}){{4,10}}?)委会(?!议)")


def _lost_letters(document: Document) -> Iterator[Spot]:
    """Yield 行政复议委会 in a report that has 行政复议委员会 as well."""
    for passage in document.passages:
        for match in _LOST.finditer(filled_in(passage)):
            whole = f"{match['stem']}委员会"
            if any(whole in other.text for other in document.passages):
                why = f"别处写的是“{whole}”，这里少了“员”"
                yield spot_in(passage, *match.span(), why, f"写成“{whole}”")


_MEETING = expression(rf"全面依法治(?:{_AREAS})委员会(?=议(?![事定]))")


def check_commissions(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find 全面依法县委员会, 依法全面治县委员会 and the like, and any commission that has lost a letter elsewhere."""
    yield from _lost_letters(document)
    for passage in document.passages:
        for match in _MEETING.finditer(passage.text):
            yield spot_in(
                passage, match.start(), match.end() + 1, "“委员会”的会议少了一个“会”", f"写成“{match[0]}会议”"
            )
        for match in _SOMEHOW.finditer(filled_in(passage)):
            name = match["name"]
            of_law = sum(letter in name for letter in _LETTERS) >= _LEAST
            if of_law and not _RIGHT.fullmatch(name) and not any(word in name for word in _OTHER_WORDS):
                why = f"“{name}”与“全面依法治县（市、区）委员会”差一两个字"
                yield spot_in(
                    passage, *match.span("name"), why, "核对，写成“全面依法治县（市、区）委员会”或者它的办公室"
                )


CHECKS: dict[str, Check] = {"名称-16": check_commissions}
