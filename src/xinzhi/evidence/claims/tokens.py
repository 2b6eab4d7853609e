"""Numbers in a text, each with the unit that stands at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from xinzhi.evidence.claims.bare import unit_from_words
from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.numerals import arabic, chinese, powers
from xinzhi.evidence.claims.refuse import is_name, is_small_talk, is_threshold_time, is_vague
from xinzhi.evidence.claims.units import Unit, unit_at, unit_named

NUMBER = r"(?<![\d.])(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,3}(?: \d{3}){2,4}|\d{1,15})(?:\.\d{1,12})?(?!\d|\.\d)"
_NUMBER = re.compile(
    rf"(?P<sign>(?<=[为至到达是于长降幅增速率比（( ])[-+])?(?P<arabic>{NUMBER})[ ]?(?P<more>[多余](?!个?[年月]))?[ ]?"
    r"(?P<power>[十百千万亿]{0,4})(?:(?P<rest>\d{1,4})(?P<small>[万千百])(?![\d千百万亿瓦])|(?<=[万亿])(?P<ones>\d{4})(?![\d年千百万亿.%]))?(?P<more2>[多余])?"
    r"|(?P<chinese>[零〇一二两三四五六七八九十百千万亿]{1,14})(?P<more3>[多余])?(?P<power2>[万亿]{0,2})"
)
_AFTER = re.compile(r"[ ]?(?:（[套次人个家]）)?及?(以上|以下|左右|以内|上下|之内|多|余)(?!级)")
_POST = {"以上": ">=", "以下": "<=", "以内": "<=", "之内": "<=", "左右": "~", "上下": "~", "多": ">", "余": ">"}
_CIRCLE = re.compile(r"(?:经济|交通|通勤|生活|出行|高铁|便民|健身|航空|都市|达){0,2}圈")
_POINTS = re.compile(rf"个[ ]?(?:、|和|及|与)[ ]?{NUMBER}个百分点")
_CLOCK = re.compile(r"\d[ ]?[时点][ ]?$")
_SCHEME = re.compile(r"[^，。；、\d]{0,8}(?:计划|工程|行动|方案)")
_PER = re.compile(r"(?:国内生产总值|地区生产总值|生产总值|GDP|工业增加值|产值)(?!达|突破|超|企业)")
_ROUND = {"百", "千", "万", "百万", "千万", "亿", "百亿", "千亿", "万亿"}
_POWERS = "十百千万亿"


@dataclass(frozen=True, slots=True)
class Token:
    """A number and the unit at it, or None; `numeral` is the number as written, `cmp` what stands at it (多, 以上)."""

    start: int
    end: int
    number: Decimal
    power: str
    numeral: str
    unit: Unit | None = None
    cmp: str = ""

    @property
    def is_chinese(self) -> bool:
        """Tell whether the numeral is a Chinese one."""
        return not any(sign.isdigit() and sign.isascii() for sign in self.numeral)

    def in_unit(self, unit: Unit, power: str = "") -> Decimal:
        """Give the number in canonical units of `unit`; `power` counts where the number has none of its own."""
        return self.number * powers(self.power or power) * unit.factor


def tokens(layout: Layout) -> Iterator[Token]:
    """Give the numbers of a text from left to right, without those that are no values."""
    text, place = layout.text, 0
    while match := _NUMBER.search(text, place):
        place = match.end()
        bare = _read(match)
        if is_name(text, bare.start, bare.end) or is_vague(text, bare.start, is_chinese=bare.is_chinese):
            continue
        token = _with_unit(layout, bare)
        if token.unit is not None and _is_refused(layout, token, token.unit):
            continue
        place = token.end
        yield token


def _read(match: re.Match[str]) -> Token:
    if numeral := match["chinese"]:
        power = match["power2"] if match["more3"] else ""
        return Token(match.start(), match.end(), chinese(numeral), power, numeral, cmp=">" if match["more3"] else "")
    number, power = arabic(match["arabic"]), match["power"]
    if match["rest"]:
        number = number * powers(power) + arabic(match["rest"]) * powers(match["small"])
        power = ""
    if match["ones"]:
        number, power = number * powers(power) + arabic(match["ones"]), ""
    number = -number if match["sign"] == "-" else number
    more = ">" if match["more"] or match["more2"] else ""
    return Token(match.start(), match.start() + len(match.group().rstrip()), number, power, match["arabic"], cmp=more)


def _with_unit(layout: Layout, token: Token) -> Token:
    """Read the unit; a power may belong to it (千瓦时, 百分点), so that the fewest are taken from the number."""
    text = layout.text
    for given in range(4):
        at = token.end - given
        if at <= token.start or (given and text[at] not in _POWERS):
            break
        shorter = _shortened(token, given) if given else token
        unit = unit_at(text, at + (text[at : at + 1] == " "))
        if unit is not None and unit.alias == "个" and _POINTS.match(text, at):
            unit = replace(unit_named("个百分点"), alias="个")
        if unit is not None and shorter is not None:
            return _completed(text, shorter, unit, at)
    unit = unit_from_words(layout, token.start, token.end, token.power or token.numeral)
    return replace(token, unit=unit) if unit is not None else token


def _shortened(token: Token, given: int) -> Token | None:
    if not token.is_chinese:
        return replace(token, power=token.power[:-given]) if len(token.power) >= given else None
    whole = token.numeral[:-given]
    return replace(token, number=chinese(whole), numeral=whole) if whole and not token.cmp else None


def _completed(text: str, token: Token, unit: Unit, at: int) -> Token:
    start, end, cmp = token.start, at + (text[at : at + 1] == " ") + len(unit.alias), token.cmp
    after = _AFTER.match(text, end)
    if after and not (after[1] in "多余" and cmp):
        end, cmp = after.end(), _POST[after[1]]
    is_up = (
        token.is_chinese
        and text[start - 1 : start] == "上"
        and text[max(0, start - 2) : start - 1] not in set("迈跨站登跃赶攀以再")
    )
    if is_up:
        start, cmp = start - 1, ">="
    return replace(token, start=start, end=end, unit=unit, cmp=cmp)


def _is_refused(layout: Layout, token: Token, unit: Unit) -> bool:
    text = layout.text
    if text[token.end : token.end + 1] == "级" or (unit.sort == "mag-level" and not token.power):
        return True
    if unit.alias == "级" and (token.is_chinese or token.power):
        return True
    if _is_place_or_clock(text, token, unit):
        return True
    if unit.sort in {"years", "age"}:
        return is_threshold_time(layout, token.start, token.end, decimal="." in token.numeral)
    return token.is_chinese and _is_idle(layout, token, unit)


def _is_place_or_clock(text: str, token: Token, unit: Unit) -> bool:
    """Tell whether a number only says where or when: 1小时经济圈, 10公里范围内, 7时41分, 8日元阳县."""
    if text.startswith("范围", token.end) or (unit.canonical in {"时", "分钟"} and _CIRCLE.match(text, token.end)):
        return True
    if unit.alias[0] == "日" and text[token.start - 1 : token.start] == "月":
        return True
    return token.numeral.isdigit() and bool(_CLOCK.search(text[max(0, token.start - 5) : token.start]))


def _is_idle(layout: Layout, token: Token, unit: Unit) -> bool:
    """Tell whether a Chinese numeral is the denominator of a rate (亿元国内生产总值), or only introduces a thing."""
    if _PER.match(layout.text, token.end) or (token.numeral in _ROUND and _SCHEME.match(layout.text, token.end)):
        return True
    return not token.cmp and is_small_talk(layout, token.start, token.numeral, unit.canonical)
