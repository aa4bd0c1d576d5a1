"""Words of two characters of which one was lost: what is left stands alone where nothing like it was ever seen."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.spelling.stretch import Slip, Stretch

# Those that stand alone by right.
_ALONE = frozenset(
    "的了和与在是有为以对由从向到等及或将把被使让不也都还又就而且但各其该本此每某我你他它这那并则于所可能应须需个件人名次项起份家户场年月日时"
    "内外上下中前后新老大小多少全总分已未均仅再更最逐作做暂持省市县区镇乡村局委办厅部科股室处所站院校队组设建开发写查审收评送签请派赴进获创增减补修"
    "改稳及占达超比较约近共同按据经因率类案员者性化级卷款期条款法权责长师费会网线岗证书表单类层面街道所间域头调集抓促领普学"
)
_COST = 1.5


def lost(stretch: Stretch, least: float) -> Iterator[Slip]:
    """Yield characters that belong to no word and that another one beside them makes a usual word of.

    Args:
        stretch: What is read.
        least: How much better it must be.
    """
    text, words, around = stretch.text, stretch.words, stretch.around
    for at in sorted(stretch.alone):
        character = text[at]
        if character in _ALONE or not 0 < at < len(text) - 1:
            continue
        if not (around.is_strange(at - 1) or around.is_strange(at)):
            continue
        best: Slip | None = None
        for word in words.pairs.get(character, ()):
            slip = stretch.slip(at, at + 1, word, _COST, lost=True)
            if slip.gain >= least and (best is None or slip.gain > best.gain):
                best = slip
        if best:
            yield best
