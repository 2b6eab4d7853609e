"""Values in words: 近六成, 半壁江山, 四分之一, 1/4, 百分之五, 每5只就有1只, 翻番, and ratios 3.9：59.5：36.6."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.found import Found
from xinzhi.evidence.claims.numerals import DIGITS, arabic, chinese
from xinzhi.evidence.claims.tokens import NUMBER

_C = "[一二三四五六七八九]"
_OF = "[只个件台辆枚块片架家人户项艘吨亩款根条部颗张支双瓶套]"
_TENTHS = re.compile(
    r"(?<![第零一二三四五六七八九十百千])(?P<n>[一两二三四五六七八九]|(?<![\d.])\d(?:\.\d)?)成(?P<half>半)?"
    r"(?P<post>以上|以下|左右|多)?(?![为立果本效长就功品员熟渝交套都型分人绩年不群因])"
)
_PARTS = re.compile(
    rf"(?P<of>[二三四五六七八九十百千万]{{1,3}})分之(?P<n>{_C}?[十]?[零一二三四五六七八九点]*)(?P<post>以上|以下|左右|多)?"
)
_SLASH = re.compile(r"(?<![\d./年月-])(?P<n>[1-9]\d{0,2})/(?P<of>[1-9]\d{0,3})(?P<post>以上|以下|左右|强|多)?(?![\d/])")
_HALF = re.compile(
    r"半壁江山|(?:过|超过?|近)半数?(?!个|年|小|导|径|球|边|夜|路|岛|月|天)|(?:超过|达到|占|近|约|有)(?P<mid>一半|半数)(?P<post>以上|左右)?|(?P<alone>一半|半数)(?P<post2>以上)"
)
_EVERY = re.compile(
    rf"每[ ]?(?P<of>\d{{1,4}}|[一两二三四五六七八九十百]{{1,3}})[ ]?{_OF}[^，。；\d]{{0,14}}?就?有[ ]?(?P<n>\d{{1,4}}|[一两二三四五六七八九十]{{1,3}})[ ]?{_OF}"
)
_DOUBLE = re.compile(
    r"(?<![成数几双\d倍])倍增(?!计划|行动|工程|干劲|信心|效应|器|培育|方案|机制|企业|项目|型|长|产)|(?<!\w翻)翻(?:了|两|一|三|四)*(?P<n>[一两二三四])?番"
)
_RATIO = re.compile(rf"(?<![：:∶]){NUMBER}[ ]?(?:[：:∶][ ]?{NUMBER}[ ]?){{1,5}}(?![：:∶\d])")
_COLON = re.compile(r"[：:∶](?<=[\d ].)")
_CALLED = re.compile(
    r"比例?[为是达到至由从]*$|之比[为是达]*$|结构[^，。；]{0,10}$|比[^，。；]{0,12}[到至为由从]$|[到至]$"
)
_TIMES = re.compile(
    r"(?<![数几成事功百千万十])(?P<n>[一两二三四五六七八九十])倍(?P<post>以上|左右|多)?(?![增数率频镜]|百倍|的?(?:努力|信心|干劲|热情))"
)
_GAP = re.compile(
    rf"(?:之比|收入比|倍差)(?P<said>[为达到至由从是降缩小]{{0,5}})(?P<n>{NUMBER})(?![ ]?[%％‰:：∶十百千万亿元个])(?:[^，。；\d]{{1,6}}[到至](?P<to>{NUMBER})(?![ ]?[%％‰:：∶十百千万亿元个]))?"
)
_POST = {"以上": ">=", "以下": "<=", "左右": "~", "多": ">", "强": ">"}


def special(layout: Layout) -> Iterator[Found]:
    """Give the values said in words, in any order."""
    text = layout.text
    yield from _shares(text)
    for match in _DOUBLE.finditer(text):
        times = re.search("[两三四]", match.group())
        value = Decimal(100 * (2 ** DIGITS[times.group()] - 1) if times else 100)
        yield Found(match.start(), match.end(), value, "%", "growth")
    for match in _TIMES.finditer(text):
        cmp = _POST.get(match["post"] or "", "")
        yield Found(match.start(), match.end(), chinese(match["n"]), "倍", "times", cmp)
    for match in _GAP.finditer(text):
        yield from (Found(*match.span(name), arabic(match[name]), "倍", "times") for name in ("n", "to") if match[name])
    for match in _RATIO.finditer(text) if _COLON.search(text) else ():
        yield from _ratio(layout, match)


def _shares(text: str) -> Iterator[Found]:
    for match in _TENTHS.finditer(text):
        tenths = arabic(match["n"]) if match["n"][0].isdigit() else chinese(match["n"])
        value = tenths * 10 + (5 if match["half"] else 0)
        yield Found(match.start(), match.end(), value, "%", "percent", _POST.get(match["post"] or "", ""))
    for match in _PARTS.finditer(text):
        parts = _out_of(match["n"], match["of"])
        if parts is not None:
            yield Found(match.start(), match.end(), parts, "%", "percent", _POST.get(match["post"] or "", ""))
    for match in _SLASH.finditer(text):
        part, whole = int(match["n"]), int(match["of"])
        if part < whole:
            cmp = _POST.get(match["post"] or "", "")
            yield Found(match.start(), match.end(), Decimal(100 * part) / whole, "%", "share", cmp)
    for match in _HALF.finditer(text):
        yield _half(match)
    for match in _EVERY.finditer(text):
        some, of = (arabic(n) if n[0].isdigit() else chinese(n) for n in (match["n"], match["of"]))
        if some < of:
            yield Found(match.start(), match.end(), 100 * some / of, "%", "share")


def _out_of(part: str, whole: str) -> Decimal | None:
    head, _, tail = part.partition("点")
    if not head or (tail and not all(sign in DIGITS for sign in tail)):
        return None
    number = chinese(head) + (Decimal("0." + "".join(str(DIGITS[sign]) for sign in tail)) if tail else 0)
    return 100 * number / chinese(whole)


def _half(match: re.Match[str]) -> Found:
    said = match.group()
    if said == "半壁江山":
        return Found(match.start(), match.end(), Decimal(50), "%", "share", "~")
    if match["mid"]:
        return Found(match.start("mid"), match.end(), Decimal(50), "%", "percent", _POST.get(match["post"] or "", ""))
    if match["alone"]:
        return Found(match.start(), match.end(), Decimal(50), "%", "percent", ">=")
    cmp = "~" if said.startswith("近") else ">"
    return Found(match.start(), match.end(), Decimal(50), "%", "share", cmp)


def _ratio(layout: Layout, match: re.Match[str]) -> Iterator[Found]:
    """Split a ratio: parts of 100 are shares, and X∶1 is X times."""
    parts = [(m.start() + match.start(), m.end() + match.start()) for m in re.finditer(NUMBER, match.group())]
    values = [arabic(layout.text[start:end]) for start, end in parts]
    if abs(sum(values, Decimal(-100))) <= Decimal("0.6"):
        for (start, end), value in zip(parts, values, strict=True):
            yield Found(start, end, value, "%", "share")
    elif len(values) == 2 and values[1] == 1 and _CALLED.search(layout.left(match.start(), 24).rstrip()):
        yield Found(match.start(), match.start() + len(match.group().rstrip()), values[0], "倍", "times")
