"""上年: how many things last year's report planned or admitted, and what is still to come though it was done."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.families.last_year import Promise, promises
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind
from drafter.check.quantities.numerals import chinese_number
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.statements import Told, statements
from drafter.check.word_pairs import pairs_of

_PLANNED = "安排|打算|计划|任务|措施|举措|工作|事项"
_ADMITTED = "不足|问题|短板"
_UNDER_WAY = expression(
    r"(?:正在|正|仍在|还在)(?:积极)?(?:研究|筹备|筹划|谋划|论证|起草|酝酿|申请|申报|协调|争取|洽谈|制定|编制|建设|选址|推进|调研|征求)|(?:尚|还|仍)?(?:未|没有)(?:启动|建成|设立|出台|完成|落实|开展|建立|组建|印发|上线|到位|实施|配备)"
    r"|(?:拟|准备|打算)(?=[一-鿿]{2})|有待(?:启动|落实|建立|设立|出台)"
)
# 县委2023年部署的12项任务 are no plans of the agency's own report.
_OTHERS = expression("(?<![我本])[委府局厅办院省市县区镇乡级]，?$")
_LEAST, _SHARE = 3, 0.6


def check_last_count(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find how many plans or shortcomings last year's report is said to have had, where it had another number."""
    year = document.year
    if document.last is None or not year:
        return
    known = Counter(one.planned for one in promises(document, lexicon))
    said = re.compile(
        rf"(?:{year - 1}年|上年|去年|上一年度?)度?(?:法治政府建设)?(?:年度)?(?:工作)?(?:报告)?(?:中|里|所)?"
        rf"(?:提出|确定|安排|部署|明确|列出|列明|承诺|计划|查摆|指出|查找|写明|存在)(?:了)?(?:存在)?的"
        rf"(?P<number>[0-9]{{1,2}}|[一二两三四五六七八九十]{{1,3}})(?:项|件|个|条)(?:方面)?(?:的)?(?:主要|重点)?"
        rf"(?:(?P<planned>{_PLANNED})|(?P<admitted>{_ADMITTED}))"
    )
    level = None if document.last.answers else Level.HINT
    for passage in document.running():
        for match in said.finditer(passage.text):
            number = int(match["number"]) if match["number"].isdecimal() else chinese_number(match["number"])
            had = known[bool(match["planned"])]
            of_others = "报告" not in match[0] and _OTHERS.search(passage.text, 0, match.start())
            if had and number and number != had and not of_others:
                what = "安排" if match["planned"] else "不足"
                why = f"去年的报告里{what}有{had}项，这里写的是{match['number']}项"
                yield spot_in(passage, *match.span(), why, "与去年的报告核对", level=level)


def check_still_to_come(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what is told of as being prepared though the list of last year's matters says that it was done."""
    if document.last is None:
        return
    done = [one for one in promises(document, lexicon) if one.planned and one.result in ("已办", "")]
    for one in statements(document, lexicon) if done else ():
        match = _UNDER_WAY.search(one.text) if one.told is Told.DEEDS and one.passage.kind is Kind.BODY else None
        promise = _promised(one.text.replace(match[0], " "), done, lexicon) if match else None
        if match and promise:
            sure = promise.result == "已办"
            why = f"去年安排的“{promise.name}”{'今年列为已办' if sure else '应当已经办了'}，这里说还在办"
            fix = "写明办成了什么；没有办完的，写进不足"
            yield spot_in(one.passage, one.start, one.end, why, fix, level=None if sure else Level.HINT)


def _promised(text: str, done: Sequence[Promise], lexicon: Lexicon) -> Promise | None:
    pairs = pairs_of(text, lexicon)
    told = ((len(pairs & pairs_of(one.name + "，" + one.content, lexicon)), one) for one in done)
    shared, best = max(told, key=lambda one: one[0])
    return best if shared >= max(_LEAST, _SHARE * len(pairs)) else None


CHECKS: dict[str, Check] = {"上年-11": check_last_count, "上年-12": check_still_to_come}
