"""隐私: personal data that must not stand in the copy for the public."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.check.document import Document
from drafter.check.expressions import expression
from drafter.check.findings import Level
from drafter.check.lexicon import Lexicon
from drafter.check.passages import Kind, Passage
from drafter.check.patterns import A_HAN
from drafter.check.rules import Check, Spot, spot_in
from drafter.check.spelling.words import Words, words_of

_IDENTITY = expression(
    r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9])"
)
_MOBILE = expression(r"(?<![0-9.\-—])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9.])")
_ACCOUNT = expression(r"(?<![0-9])[3-6][0-9]{15,18}(?![0-9])")
_OLD_IDENTITY = expression(
    r"(?<=证号)(?:码)?[：为]?[1-9][0-9]{7}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])[0-9]{3}(?![0-9])"
)
_NAMED_ACCOUNT = expression(
    r"(?:账号|账户|卡号|存折)(?:号码|为|是)?[：:]?[ ]?(?P<number>[0-9][0-9 ]{9,26}[0-9])(?![0-9])"
)
_NUMERAL = "[0-9一二三四五六七八九十]{1,4}"
_HOME = expression(
    rf"{_NUMERAL}(?:号楼|栋|幢)(?:{_NUMERAL})?(?:单元)?[0-9A-Za-z]{{1,6}}(?:室|号)"
    rf"|{_NUMERAL}单元[0-9]{{3,4}}室?|(?<=[村社区])第?{_NUMERAL}组[0-9]{{1,4}}号"
    rf"|(?:住址?|家住|户籍地?|住所地?)(?:在|于|为|：)?[一-鿿]{{2,20}}(?:路|街|巷|弄|村|小区|组)(?:{_NUMERAL})?(?:号|组|栋|幢)?"
)
_MAIL = expression(r"[A-Za-z0-9._+-]{2,40}@(?:qq|163|126|sina|gmail|foxmail|139|189|outlook|hotmail)\.com")
_CHAT = expression(r"(?:微信号|QQ号?|qq号?)(?:码)?[：:为]?[A-Za-z0-9_-]{5,20}")
_BORN = expression(
    r"(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日出生|(?<=[男女]，)[1-9][0-9]?岁|(?<=[男女]，)(?:19|20)[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:出?生)"
)
_PASSPORT = expression(r"(?<=护照)(?:号码?)?[：:为]?[A-Z][0-9A-Z][0-9]{7}(?![0-9])")
_PLATE = expression(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]·?(?=[A-HJ-NP-Z0-9]*[0-9])[A-HJ-NP-Z0-9]{5,6}(?![0-9A-Za-z])"
)
_SHAPES = (
    (_IDENTITY, "身份证号码", Level.ERROR),
    (_MOBILE, "手机号码", Level.DOUBT),
    (_ACCOUNT, "银行账号一样的号码", Level.DOUBT),
    (_HOME, "住址", Level.DOUBT),
    (_PLATE, "车牌号码", Level.DOUBT),
    (_OLD_IDENTITY, "身份证号码", Level.DOUBT),
    (_NAMED_ACCOUNT, "银行账号", Level.DOUBT),
    (_MAIL, "个人的电子邮箱", Level.DOUBT),
    (_CHAT, "个人的联系号码", Level.DOUBT),
    (_BORN, "个人的年龄或者出生日期", Level.DOUBT),
    (_PASSPORT, "护照号码", Level.DOUBT),
)


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


# What names of persons stand behind, and in front of.
_LED_IN = "(?:^|(?<=[，。；：（“、为对由与在向给和])|(?<=化解|调解|帮助|协助|处理|走访|慰问|看望|救助|受理|审理))"
_GROUP = "等[0-9一二三四五六七八九十两几数多]{1,4}(?:名|人|户|位)"
_SUING = (
    f"诉{A_HAN}{{2,14}}(?:局|政府|委员会|办事处|公司|大队)|不服{A_HAN}{{2,12}}(?:决定|处罚|行为|告知|答复)"
    f"|与{A_HAN}{{2,14}}(?:公司|企业|单位|厂)[^，。]{{0,8}}(?:纠纷|争议)"
)
_DETAILS = "[（(](?:男|女|身份证|电话|手机|住|[0-9]{1,3}岁)"
_FAMILY = "(?:一家|夫妇|夫妻|女士|一案|案|家属|父子|兄弟|母子)(?![们家件例卷情由源])"
_DISPUTE = f"[与和]{A_HAN}{{1,10}}(?:纠纷|矛盾|争议|官司)"
_FIRM = f"{A_HAN}{{0,10}}(?:公司|厂|店|合作社|政府|委员会|银行|集团|中心|医院|学校|市|县|区|镇|村)"
_BESIDE_PERSONS = (
    "帮助|协助|慰问|看望|救助|处罚|拘留|约谈|查获|抓获|救出|护送|劝返|道歉|队员|网格员|调解员|网民|司机|店主|户主|男子|女子|老人|儿子|女儿|妻子|丈夫"
    "|[为向给替让](?=[^，。；]{3}(?:追回|讨回|讨要|追讨|道歉|赔偿|发放|解决|办理|送去|送上|申请|落实|支付|退还|返还|提供))"
)
# A name ends at a mark, or where a word begins that goes on about the person.
_END = r"(?=[，、。；：（）“”\s]|$|{behind})"
_LONGEST_LOOK, _RARE, _USUAL = 4, -14.0, -13.0
# Surnames that are hardly ever anything else.
_PLAIN_SURNAMES = frozenset(
    "王李刘陈杨赵吴徐孙胡朱郭罗梁宋郑谢韩唐冯董萧曹袁邓傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴姜范姚谭廖邹熊陆郝崔邱秦侯邵孟龚黎钱"
)
_DOUBLE_SURNAME = 2
_DOUBLE_SURNAMES = ("欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "端木")
# Characters that given names begin with.
_GIVEN = frozenset("小大晓阿志建秀玉桂淑春")


def check_persons(document: Document, lexicon: Lexicon) -> Iterator[Spot]:
    """Find what looks like the full name of a private person."""
    roles = "|".join(sorted(map(re.escape, lexicon.words("当事人称谓")), key=len, reverse=True))
    behind = "|".join(map(re.escape, lexicon.words("姓名后字样")))
    surnames = _any_of(lexicon.words("常见姓"))
    if not (roles and surnames and behind):
        return
    name = rf"(?P<name>(?:{surnames}){A_HAN}{{1,2}}?)"
    whole = rf"(?P<name>(?:{surnames}){A_HAN}{{2}})"
    end = _END.format(behind=behind)
    patterns = (
        re.compile(rf"(?:{roles})(?:是|为|：|“|”)?{name}{end}"),
        re.compile(rf"{_LED_IN}{name}(?={_GROUP}|{_SUING}|{_DETAILS})"),
        re.compile(rf"(?:{_LED_IN}|(?<=[村区组])){name}(?={_FAMILY}|{_DISPUTE})"),
    )
    loose = re.compile(rf"(?:{roles})(?:是|为|：|“|”)?{whole}(?={A_HAN})(?!{_FIRM})")
    # 帮助刘某追回货款: without a role, only surnames that are hardly ever anything else.
    helped = re.compile(
        rf"(?:{_BESIDE_PERSONS})(?P<name>[{''.join(sorted(_PLAIN_SURNAMES))}]{A_HAN}{{2}}(?<![村庄镇乡县区市湾河沟坝街路]))(?={A_HAN}|[，、。；（])(?!{_FIRM})"
    )
    known = tuple(lexicon.words("不是姓名"))
    words = words_of(lexicon)
    for passage in document.passages:
        if passage.kind not in (Kind.BODY, Kind.OTHER, Kind.CELL):
            continue
        taken: set[int] = set()
        for pattern in (*patterns, loose, helped):
            for match in pattern.finditer(passage.text):
                start, stop = match.span("name")
                is_name = _is_name(passage.text, start, stop, known, words)
                if (
                    start in taken
                    or not is_name
                    or (pattern in (loose, helped) and not _ends_well(passage.text, start, stop, words))
                ):
                    continue
                taken.add(start)
                yield _person(passage, start, stop, level=Level.HINT if pattern is helped else None)
                yield from _beside(passage, stop, surnames, end, known, words)


def _any_of(surnames: Iterable[str]) -> str:
    """Return a pattern of surnames, the long ones first; a class of the others compiles, and looks, much faster."""
    longer = sorted((one for one in surnames if len(one) > 1), key=len, reverse=True)
    characters = "".join(one for one in surnames if len(one) == 1)
    return "|".join([*longer, f"[{characters}]"] if characters else longer)


def _person(passage: Passage, start: int, end: int, level: Level | None = None) -> Spot:
    name = passage.text[start:end]
    why = f"“{name}”像是个人的姓名，公开的文稿里一般隐去"
    return spot_in(passage, start, end, why, f"写成“{name[0]}某”；应当公开的可以保留", level=level)


def _ends_well(text: str, start: int, end: int, words: Words) -> bool:
    """Whether the sentence goes on with a word behind a name, and no word lies across its end."""
    crossing = any(words.scores.get(text[end - 1 : end + length], _RARE) > _RARE for length in (1, 2))
    given = words.scores.get(text[start + 1 : end], _RARE) > _USUAL
    if text[start + 1] in _GIVEN:
        return not crossing
    if text[start] in _PLAIN_SURNAMES:
        return not crossing and not given
    goes_on = any(words.scores.get(text[end : end + length], _RARE) > _RARE for length in (2, 3, 4))
    return goes_on and not crossing and not given


def _beside(
    passage: Passage, start: int, surnames: str, end: str, known: tuple[str, ...], words: Words
) -> Iterator[Spot]:
    """Yield the names that follow a name behind 、 or 和."""
    following = re.compile(rf"[、和与及](?P<name>(?:{surnames}){A_HAN}{{1,2}}?){end}")
    match = following.match(passage.text, start)
    while match and _is_name(passage.text, *match.span("name"), known, words):
        yield _person(passage, *match.span("name"))
        match = following.match(passage.text, match.end("name"))


def _is_name(text: str, start: int, end: int, known: tuple[str, ...], words: Words) -> bool:
    """Whether characters that begin with a surname are a name, and not the words of a sentence."""
    name = text[start:end]
    if "某" in name or name.startswith(known):
        return False
    if text[start : start + _DOUBLE_SURNAME] in _DOUBLE_SURNAMES or (end - start > 2 and text[start + 1] in "小晓"):
        return True
    # 方便, 常用, 于是: the surname begins a usual word that is no name itself.
    longest = text[start : start + _LONGEST_LOOK]
    longer = words.heads.get(longest[:2], ())
    return longest[:2] not in words.meant and not any(longest.startswith(word) for word in longer)


CHECKS: dict[str, Check] = {"隐私-1": check_numbers, "隐私-2": check_persons}
