"""Names of places in running text: told by the characters that such names are made of, and by what stands around."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.expressions import expression
from drafter.check.lexicon import Lexicon
from drafter.check.spelling.words import words_of

_RANKS = {"市": 2, "县": 3, "区": 3, "镇": 4, "乡": 4, "街道": 4}
_SUFFIX = expression(
    r"县(?![域区乡直、，]|市[、区级直])|区(?![域间分块别划、，])|市(?![场民容值区级直县、，])|镇(?![村区街域、，])|乡(?![村镇亲土贤风情音愁间、，])|街道(?![路、，])"
)
_LISTED = expression(r"[县区市镇乡]、|街道、")
_FULL_NAME = expression(r"[\u4e00-\u9fff]{2,8}?(?:自治区|自治州|自治县|省|市|州|县|区|镇|乡|街道)")
# Words of one character that stand in front of a name without being part of it.
_IN_FRONT = frozenset("由在到与和向从对为以至及是把将被经据按赴由让给就同跟随使而等至于")
_NO_NAME = frozenset("全各本我该每某两几数其此上下原外新旧多诸跨")
# 高山区, 老城区 are no names.
_SORTS = frozenset("高深大小老新旧主中全东南西北偏丘各本该外内某两")
_HAN = expression(r"[\u4e00-\u9fff]")
_NO_END = frozenset("在由与到向从对为以及把将被给使而等")
_JOINING = frozenset("和同于")
_SHORTEST, _LONGEST, _REACH = 2, 3, 7
# So usual a word in front of 镇 or 县 is a verb or the like: 赋权镇, 提醒县. Few places have one for a name.
_USUAL, _RAREST = -10.0, -99.0
_INSTITUTION = expression(
    r"委|人民|政府|政协|人大|党|级|属|长|纪|监|司法|法院|检察|公安|[\u4e00-\u9fff]{2,8}?(?:局|办|中心|委|院|所)"
)


class PlaceName(NamedTuple):
    """A name with its rank at the end, and where it stands."""

    start: int
    end: int
    name: str

    @property
    def rank(self) -> int:
        """2 for a city, 3 for a county or district, 4 for a town, township or street."""
        return rank_of(self.name)

    @property
    def tail(self) -> str:
        """Its end, as long as the shortest names are: what stands before may be a word of the sentence."""
        return self.name[-(_SHORTEST + len("街道" if self.name.endswith("街道") else "县")) :]


def rank_of(name: str) -> int:
    """Return the rank of a name by its end; 0 where it has none."""
    return _RANKS.get("街道" if name.endswith("街道") else name[-1:], 0)


def full_names(text: str) -> list[str]:
    """Return the names of an agency's full name, from the highest rank down."""
    return [match[0].removeprefix("中共") for match in _FULL_NAME.finditer(text)]


class PlaceReader:
    """Recognises names of places in a text.

    Args:
        lexicon: Where the characters (地名用字) and the words that are no names (不是地名, 泛称) are listed.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._characters = frozenset("".join(lexicon.words("地名用字")))
        self._words = frozenset(
            word for entry in lexicon.entries("不是地名", 0) for word in (entry.word, *entry.behind)
        )
        self._usual = words_of(lexicon).scores
        self._kinds = tuple(word for entry in lexicon.entries("泛称", 0) for word in (entry.word, *entry.behind))

    def names(self, text: str) -> Iterator[PlaceName]:
        """Yield the names of a text in order; what may as well be a common word is left out."""
        for match in _SUFFIX.finditer(text):
            start = self._begin(text, match.start(), match.end())
            if start >= 0:
                name = text[start : match.end()]
                if not name.endswith(self._kinds) or self._opens(text, start, name):
                    yield PlaceName(start, match.end(), name)

    def may_be_name(self, words: str) -> bool:
        """Whether characters without a rank behind them are such as names are made of, and no common word."""
        return all(character in self._characters for character in words) and self._is_name(words)

    def _opens(self, text: str, start: int, name: str) -> bool:
        """Whether a name that ends as a kind of place does (望山区) opens a clause and has a body behind it."""
        begins = start == 0 or text[start - 1] in "。，；："
        own = len(name) == _LONGEST and name[0] not in _SORTS
        return begins and own and _INSTITUTION.match(text, start + len(name)) is not None

    def _begin(self, text: str, end: int, behind: int) -> int:
        """Return where a name ending at an index begins; -1 where there is none."""
        first = end
        while first > 0 and end - first < _REACH and text[first - 1] in self._characters:
            first -= 1
        open_in_front = first > 0 and _HAN.match(text[first - 1]) is not None
        if end - first < _SHORTEST:
            return self._rare(text, end, behind)
        while end - first > _SHORTEST and text[first] in _IN_FRONT:
            first += 1
        while end - first > _LONGEST and text[first : first + 2] in self._words:
            first += 2
        if end - first > _LONGEST:
            return -1
        # 市人大和区人大: what looks like the end of a name joins two words.
        if open_in_front and (text[first - 1] in _NO_NAME or text[end - 1] in _JOINING):
            return -1
        # 政府和县…: the first character belongs to the word in front.
        crossing = text[first - 1 : first + 1] if first else ""
        return first if crossing not in self._words and self._is_name(text[first:end]) else -1

    def _rare(self, text: str, end: int, behind: int) -> int:
        """Return where a name begins that has a rare character and stands alone; -1 where there is none."""
        for start in (end - _SHORTEST, end - _LONGEST):
            words = text[max(0, start) : end]
            if start < 0 or not all(map(_HAN.match, words)) or not self._characters.intersection(words):
                return -1
            led = start > 0 and text[start - 1] in _IN_FRONT
            begins = start == 0 or _HAN.match(text[start - 1]) is None
            # A verb may begin a clause as well: 筹备县政府…; none stands behind 由 or 在.
            short = len(words) == _SHORTEST and begins and not _INSTITUTION.match(text, behind)
            if (led or short) and self._is_name(words):
                return start
        return -1

    def _is_name(self, words: str) -> bool:
        # 市委市政府: a committee ends no name.
        if words[0] in _NO_NAME or words[-1] in _NO_NAME | _NO_END or words[1:2] == "委" or words[-1] in _RANKS:
            return False
        # 市和县: two ranks, not one name.
        if words[0] in _RANKS and words[1:2] in _JOINING:
            return False
        if self._usual.get(words[-2:], _RAREST) >= _USUAL:
            return False
        return not any(words[at : at + 2] in self._words for at in range(len(words) - 1))


def is_listed(text: str, name: PlaceName) -> bool:
    """Whether a name stands in a list of places: its neighbours in it are of the same kind."""
    before = text[max(0, name.start - 9) : name.start]
    return text[name.end : name.end + 1] == "、" or bool(_LISTED.search(before) and before.endswith("、"))
