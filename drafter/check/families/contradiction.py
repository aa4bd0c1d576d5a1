"""矛盾: what is said to be done, of all or of none, against a sentence that says otherwise; only ever a hint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families import all_of_them, gaps
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.timing import parts
from drafter.check.word_pairs import pairs_of

# What is said of all, with what denies it: it is said of some only.
_ALL = expression(
    r"全部|全都|全员|全覆盖|均(?!衡|等|可|价|值|线)|(?<![首成大])都(?=[已有经由能按实配建完达具取])|100[%％]|百分之百|无一(?:例外|遗漏)|一律|人人|一个不漏|应[^，。；]{1,3}尽[^，。；]{1,3}|普遍(?!存|反)"
)
_SOME = expression(
    r"(?:只|仅|才)(?:有|在|占|是|完成|安装|配备|建立)|兼职|不(?:普遍|全|齐|到位|平衡|均衡)|尚?未(?!来|成年)|没有(?!不)|仍有|还有|还存在|个别|部分|少数|有的|空白|覆盖(?:面)?(?:不|较?窄)|(?:配备|普及|配置|安装|落实)[^，。；]{0,3}不(?:足|够)"
)
# What is said to be ample or in order, with what denies it: it is poor.
_AMPLE = expression(
    r"配齐|配强|健全了|完善了|已[^，。；]{0,6}(?:健全|完善|到位)|充足|雄厚|齐全|显著增强|全面加强|基本满足|完全满足"
)
_POOR = expression(
    r"不(?:足|够|全|齐|完善|健全|到位|强|多|适应|匹配)|缺(?:乏|少|口|失|编)|短缺|薄弱|匮乏|滞后|偏(?:少|低|弱)|参差|亟待|紧张"
)
_MADE = expression(
    r"建成|启用|建立|组建|成立|设立|设置|配备|制定|出台|印发|开展|上线|开通|开发|搭建|推行|实行|实现|有(?=[\u4e00-\u9fff])|\d"
)
_LACKED = expression(
    r"(?:缺乏|缺少|尚无|没有|未|尚未|还未|未能|仍未|无)[^，。；]{0,6}?(?:单独|专门|统一|及时|做到|得到|进行)?(?:建立|组建|成立|设立|设置|配备|制定|出台|开展|建成|上线|启用|形成|搭建|推行|实行|实现)?"
)
_NONE = expression(
    r"没有(?:发生|出现|收到|被)?|未(?:发生|出现|收到|被|有)|无(?=[\u4e00-\u9fff]{0,6}(?:案件|败诉|复议|诉讼|投诉|事故|上访|信访|纠错|撤销))|零(?=[\u4e00-\u9fff])|(?<!\d)0[件起宗次例人](?!数)"
)
_ATTENDED = expression(r"出庭(?:应诉)?[1-9]\d*[次件]")
_COUNTED = expression(r"(?<![\d.%])[1-9]\d*(?:余|多)?[件起宗次例](?![以之][上内])")
# What only prepares for it, or was another year's.
_PREPARED = expression("演练|预案|培训|宣传|防范|上年|去年")
_GROWTH = expression(r"[\u4e00-\u9fff]{0,8}零增长")
_NOTHING = expression(r"没有(?:发生|出现)|未(?:发生|出现)|(?<!\d)0[件起宗]|为零")
_SENTENCE, _SHORT = 40, 12
_VERBS = "办结|整改|答复|化解|完成|审结|回复|备案|通过|持证|反馈|兑现"
_REST = expression(
    rf"(?:尚有|还有|仍有|其余|剩余|另有)[^，。；]{{0,4}}?[1-9]\d*[\u4e00-\u9fff]{{1,6}}?(?:未|没有|尚未|正在|逾期|超期)[^，。；]{{0,3}}?({_VERBS})"
    rf"|[1-9]\d*[件个项起条份人]{{1,2}}(?:未|没有|尚未|未能|逾期|超期)[^，。；]{{0,3}}?({_VERBS})"
    rf"|(?:逾期|超期|未能?按期|未)({_VERBS})(?:的)?[1-9]\d*"
)
_SENTENCE_END = expression("[。；！？]")
_IN_PART = expression(r"\d(?![.、\d）])|分之|部分|个别|少数|有的|一些|多数|仍有|还有|偶")
_CLAUSE = expression(r"[^，。；：！？\n]+")
_OUGHT = expression(
    r"将|拟|计划|力争|确保|要求|应当|争取|推动|逐步|努力|目标|进一步|应该|下一步|必须|规定|如果|凡是|坚持|按照"
)
_MOSTLY, _HALF, _THIRD = 0.7, 0.5, 0.33
_RUN, _FEW, _NEAR = 4, 2, 8
# Each is compared with each: no report has more, and a text that is no report shall not take for ever.
_MOST_DENIED, _MOST_COUNTED = 60, 400
_LAWSUITS = expression("行政诉讼|应诉案件|诉讼案件")
_MOST = 4


# A sign of a claim, what denies it, and how much of what they speak of has to be the same.
_Kind: TypeAlias = tuple[re.Pattern[str], re.Pattern[str], float]


class _Clause(NamedTuple):
    """A clause with what it speaks of, and its neighbour's words for a subject that is not repeated."""

    passage: Passage
    start: int
    text: str
    pairs: frozenset[str]


def check_done_and_lacking(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what is told of as done, and the same named as lacking."""
    yield from _denied(document, lexicon, [(_MADE, _LACKED, _THIRD)])


def check_all_and_some(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what is told of as complete or ample, and the same among the shortcomings."""
    yield from _denied(document, lexicon, [(_ALL, _SOME, _HALF), (_AMPLE, _POOR, _HALF)])


def _denied(document: Document, lexicon: Lexicon, kinds: Sequence[_Kind]) -> Iterator[Spot]:
    """Find claims of some kinds that the part on shortcomings denies, a few of them."""
    done, lacking = _clauses(document, lexicon)
    found: list[Spot] = []
    for sign, denial, share in kinds:
        denied = [_without((_ALL, sign, denial), one, lexicon) for one in lacking if denial.search(one.text)]
        # What is lacking in some cases only is no denial of what was done.
        denied = [one for one in denied if sign is not _MADE or not _IN_PART.search(one.text)][:_MOST_DENIED]
        for clause in done if denied else ():
            if not sign.search(clause.text) or _OUGHT.search(clause.text) or _LACKED_HERE.search(clause.text):
                continue
            whole = _in_full(clause)
            other = _same_thing(_without((_ALL, sign), whole, lexicon), denied, share, by_run=whole is clause)
            if other and (sign is not _MADE or _names(other, denial, clause)):
                why = f"不足里又写“{other.text[:28]}”"
                end = clause.start + len(clause.text)
                found.append(spot_in(clause.passage, clause.start, end, why, "核对后改其中一处"))
    yield from list(dict.fromkeys(found))[:_MOST]


# What a thing that is lacking ends with, and that says little of which one it is.
_VAGUE_END = expression(
    r"(?:\s|手段|机制|制度|平台|办法|体系|措施|方式|渠道|系统|组织|机构|工作|问题|解决|全覆盖|至今|长期|一直|目前|[还仍也又都]|的)+$"
)
_LACKED_HERE = expression(r"没有|未|不足|缺|不(?!断|动产|再|予|低于|少于|得|超过|见面|误|同|服)")


def _without(signs: Sequence[re.Pattern[str]], clause: _Clause, lexicon: Lexicon) -> _Clause:
    """Return a clause that speaks of a thing, not of whether it is there."""
    text = clause.text
    for sign in signs:
        text = sign.sub(" ", text)
    return clause._replace(pairs=pairs_of(text, lexicon))


def _in_full(clause: _Clause) -> _Clause:
    """Return a short clause with what stands in front of it in its sentence: ……应当出庭5件，全部出庭."""
    front = clause.passage.text[max(0, clause.start - _SENTENCE) : clause.start]
    if len(clause.text) > _SHORT or not front.endswith("，"):
        return clause
    return clause._replace(text=_SENTENCE_END.split(front)[-1] + clause.text)


def _names(lacking: _Clause, denial: re.Pattern[str], clause: _Clause) -> bool:
    """Whether a clause has what is lacking itself, not only what it belongs to: its last words say what it is."""
    thing = _VAGUE_END.sub("", _ALL.sub(" ", denial.sub(" ", lacking.text)).strip())[-_RUN:]
    return any(thing[at : at + 2] in clause.text for at in range(len(thing) - 1))


def _same_thing(clause: _Clause, others: Sequence[_Clause], share: float, *, by_run: bool) -> _Clause | None:
    """Return the clause that speaks most of the same thing; None where none does enough."""
    best, most = None, 0
    for other in others:
        shared = clause.pairs & other.pairs
        enough = len(shared) >= _FEW and len(shared) >= share * min(len(clause.pairs), len(other.pairs))
        if (enough or (by_run and _runs(clause.text, shared))) and len(shared) > most:
            best, most = other, len(shared)
    return best


def _runs(text: str, pairs: frozenset[str]) -> bool:
    """Whether pairs stand in a text one behind the other, as a word of some length."""
    length = 0
    for at in range(len(text) - 1):
        length = length + 1 if text[at : at + 2] in pairs else 0
        if length >= _RUN - 1:
            return True
    return False


def _clauses(document: Document, lexicon: Lexicon) -> tuple[list[_Clause], list[_Clause]]:
    """Return the clauses of the parts on deeds, and of those on shortcomings."""
    words = lexicon.words("不足部分")
    done: list[_Clause] = []
    lacking: list[_Clause] = []
    for part in parts(document):
        if part.ahead:
            continue
        heading = part.heading.text if part.heading else ""
        into = lacking if any(word in heading for word in words) else done
        for passage in part.whole if into is lacking else part.passages:
            if passage.kind in (Kind.BODY, Kind.HEADING):
                into += [
                    _Clause(passage, match.start(), match[0], pairs_of(match[0], lexicon))
                    for match in _CLAUSE.finditer(passage.text)
                ]
    return done, lacking


def check_none_and_some(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what is said not to have happened, and is counted elsewhere."""
    done, _ = _clauses(document, lexicon)
    counted = [
        one
        for one in done
        if _COUNTED.search(one.text) and not _NONE.search(one.text) and not _PREPARED.search(one.text)
    ][:_MOST_COUNTED]
    found: list[Spot] = []
    looked = 0
    for clause in done:
        match = _NONE.search(clause.text)
        thing = clause.text[match.end() :] if match else ""
        if not match or len(thing) < _FEW or _OUGHT.search(clause.text) or match[0][0].isdigit():
            continue
        looked += 1
        if looked > _MOST_DENIED:
            break
        other = _counted_thing(thing, clause, counted, lexicon)
        if other:
            end = clause.start + len(clause.text)
            found.append(spot_in(clause.passage, clause.start, end, f"别处写“{other.text[:28]}”", "核对后改其中一处"))
    yield from found[:_MOST]
    yield from _grown_by_nothing(done)


def _grown_by_nothing(done: Sequence[_Clause]) -> Iterator[Spot]:
    """Find 零增长 for what did not happen at all."""
    for clause in done:
        match = _GROWTH.search(clause.text)
        # What is said of it stands in the same sentence.
        around = clause.passage.text[clause.start : clause.start + len(clause.text) + _SENTENCE].partition("。")[0]
        if match and _NOTHING.search(around):
            start = clause.start + match.start()
            why, fix = "一件都没有，不是“零增长”", "写成“没有发生”或者“0件”"
            yield spot_in(clause.passage, start, start + len(match[0]), why, fix)


def _counted_thing(thing: str, clause: _Clause, counted: Sequence[_Clause], lexicon: Lexicon) -> _Clause | None:
    if "败诉" in thing:
        lost = lexicon.words("败诉的结果")
        begin = max((match.start() for match in _LAWSUITS.finditer(clause.passage.text, 0, clause.start)), default=-1)
        near = [one for one in counted if one.passage is clause.passage and one.start + len(one.text) > begin >= 0]
        return next((one for one in near if any(re.search(rf"{word}\D{{0,4}}[1-9]", one.text) for word in lost)), None)
    if "诉讼案件" in thing or "应诉案件" in thing:
        attended = next((one for one in counted if _ATTENDED.search(one.text)), None)
        if attended:
            return attended
    result = next((word for word in lexicon.words("败诉的结果") if word in thing), "")
    if result:
        return next((one for one in counted if re.search(rf"{result}\D{{0,4}}[1-9]", one.text)), None)
    pairs = pairs_of(thing, lexicon)
    for one in counted:
        match = _COUNTED.search(one.text)
        other = (
            pairs_of(one.text[: match.start()][-_NEAR:] + one.text[match.end() :][:_NEAR], lexicon) if match else pairs
        )
        shared = pairs & other
        least = _MOSTLY if one.passage is clause.passage else _HALF
        if len(shared) > _FEW and len(shared) >= least * min(len(pairs), len(other)):
            return one
    return None


def check_all_and_rest(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what is said to be finished wholly, with a rest that is not, in one paragraph."""
    done, _ = _clauses(document, lexicon)
    rests = [(one, match) for one in done for match in _REST.finditer(one.text)][:_MOST_COUNTED]
    found: list[Spot] = []
    for rest, match in rests:
        verb = next(word for word in match.groups() if word)
        near = [one for one in done if one.passage is rest.passage and one is not rest]
        whole = re.compile(rf"(?:全部|均|都|全数)(?:已|按期|及时|如期|得到)*{verb}|{verb}率(?:达|为|达到)?100%")
        claim = next((one for one in near if whole.search(one.text) and _is_of_one(one, rest)), None)
        if claim:
            end = rest.start + len(rest.text)
            why = f"同一段里又写“{claim.text[:28]}”"
            found.append(spot_in(rest.passage, rest.start, end, why, "核对后改其中一处"))
    yield from found[:_MOST]


def _is_of_one(claim: _Clause, rest: _Clause) -> bool:
    """Whether two clauses stand in one sentence or in two that follow each other."""
    first, last = sorted((claim, rest), key=lambda one: one.start)
    between = first.passage.text[first.start + len(first.text) : last.start]
    return len(_SENTENCE_END.findall(between)) <= 1


CHECKS: dict[str, Check] = {
    "矛盾-1": check_done_and_lacking,
    "矛盾-2": check_all_and_some,
    "矛盾-3": check_none_and_some,
    "矛盾-6": check_all_and_rest,
    **gaps.CHECKS,
    **all_of_them.CHECKS,
}
