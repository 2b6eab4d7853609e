"""Ranks and streaks: 居全国第2位, 首位, 世界第二大, 从第20位升至第3位, 连续24个月."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from xinzhi.evidence.claims.clauses import Layout
from xinzhi.evidence.claims.found import Found
from xinzhi.evidence.claims.numerals import arabic, chinese

_N = r"\d{1,4}|[一二三四五六七八九十]{1,3}"
_NTH = re.compile(rf"第[ ]?(?P<n>{_N})[ ]?(?P<after>位次?|名|大)?")
_TOP = re.compile(r"(?:首位|榜首)(?![度产])")
_FIRST = re.compile(
    rf"(?:进入|跻身|居|列|全国|世界|全球|全[省市区])前[ ]?(?P<n>{_N})[ ]?(?P<after>位|名)?(?![个年月季天期\d])"
)
_FRAME = re.compile(
    r"(?:[居列排位跃升]|保持|蝉联|名列|排名|全国|世界|全球|国际|全[省市区州盟县旗]|国内|省内|各省|区市?|省市?|地区|同类|[东中西]部|东北|机场|城市|行业|系统)(?:的|中|里|、|省|区)*$"
)
_MOVED = re.compile(r"[由从][^，。；]{0,14}$|(?:提升|上升|跃升|升|前移|进位|前进|退|降|下降)[至到]?[^，。；]{0,6}$")
_END = re.compile(r"[，。；、！？）)”\s]|$|的|[提上跃前]?[升移进]")
_SEAT = re.compile(r"[居列位国球界省市场区内]$|[东中西]部$|[居列]于$|(?:上升|提升|跃升|升|跃)[至到]$")
_CLIMB = re.compile(
    rf"(?:提升|上升|前移|前进|跃升|提高|晋|进|后移|下降|后退|退|降)[了 ]?(?P<n>{_N}|两)[ ]?个?(?:位次|位|名)(?=[，。；、！）\s]|$)"
)
_STREET = re.compile(r"[街道会]")
_NOT = re.compile(r"(?:[摆放]在|作为|坚持)[^，。；]{0,4}$")
_STREAK = re.compile(
    r"连续(?:了|保持)?[ ]?(?P<n>\d{1,3}|[一两二三四五六七八九十]{1,3})(?:[ ]?(?P<more>多))?[ ]?(?P<unit>个?月|年|次|个?季度|周|天|届|轮|个交易日)"
    r"|近(?P<n2>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<unit2>个?月|年)(?=来?的?(?:同期)?(?:新[高低]|最[高低好快]))"
)
_MORE = re.compile(r"(?:、|和)(?P<n>\d{1,3})(?P<unit>个?月|年|次|个?季度)(?!来)")


def ranks(layout: Layout) -> Iterator[Found]:
    """Give the ranks of a text."""
    text = layout.text
    for match in _NTH.finditer(text):
        left = layout.left(match.start(), 20)
        if _is_rank(match, left, text):
            yield Found(match.start(), match.end(), _number(match["n"]), "位", "rank")
    for match in _TOP.finditer(text):
        left = layout.left(match.start(), 8)
        if _SEAT.search(left) and not _NOT.search(left):
            yield Found(match.start(), match.end(), Decimal(1), "位", "rank")
    for match in _CLIMB.finditer(text):
        yield Found(match.start("n"), match.end(), _number(match["n"]), "位", "count")
    for match in _FIRST.finditer(text):
        if match["after"] or _END.match(text, match.end()):
            start = text.index("前", match.start())
            yield Found(start, match.end(), _number(match["n"]), "位", "rank", "<=")


def _is_rank(match: re.Match[str], left: str, text: str) -> bool:
    if _NOT.search(left):
        return False
    if match["after"] == "大":
        return not _STREET.match(text, match.end())
    if match["after"]:
        return not re.match(r"书记|员|[一-龥]?长", text[match.end() : match.end() + 2])
    framed = _FRAME.search(left) or ("第" in left and _MOVED.search(left))
    return bool(framed and _END.match(text, match.end()))


def streaks(layout: Layout) -> Iterator[Found]:
    """Give the streaks of a text: so many months, years, quarters or times in a row."""
    text = layout.text
    for match in _STREAK.finditer(text):
        which = "n" if match["n"] else "n2"
        unit = (match["unit"] or match["unit2"]).removeprefix("个")
        cmp = ">" if match["more"] else ""
        yield Found(match.start(which), match.end(), _number(match[which]), unit, "streak", cmp)
        end = match.end()
        while more := _MORE.match(text, end):
            yield Found(more.start("n"), more.end(), _number(more["n"]), more["unit"].removeprefix("个"), "streak")
            end = more.end()


def _number(numeral: str) -> Decimal:
    return arabic(numeral) if numeral[0].isdigit() else chinese(numeral)
