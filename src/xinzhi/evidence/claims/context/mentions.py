"""Periods named in a text: 前三季度, 截至今年10月底, 党的二十大以来, 五年来, “十四五”时期."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from xinzhi.evidence.claims.context.periods import ANNUAL, ASOF, asof, interval, month_end
from xinzhi.evidence.claims.context.setting import UNKNOWN, Setting
from xinzhi.evidence.claims.numerals import chinese

Reach = Literal["sentence", "clause", "value", "review", "since"]

_TIME = re.compile(
    r"(?=[截到至自从\d“十过近这一二三四五六七八九两党每年目迄今去上前明本当全第下])(?P<lead>截至|截止|到|至|自|从)?[ ]?"
    r"(?:(?P<y1>(?:19|20)\d{2})年(?P<mm1>\d{1,2})月[-—–~至到](?P<y2>(?:19|20)\d{2})年(?P<mm2>\d{1,2})月|(?P<from>(?:19|20)\d{2})年?[ ]?[-—–~至到][ ]?(?P<to>(?:19|20)\d{2})[ ]?年"
    r"|“?(?P<plan>十[一二三四五]五)”?(?:规划)?(?P<planned>时期|期间|以来|末|期末|规划期|前[二三四234]年)?"
    r"|(?P<many>过去|近|这|最近)?[ ]?(?P<years>[一二三四五六七八九十]|\d{1,2})[ ]?年(?P<past>来|间|以来)?"
    r"|党的(?P<congress>十八大|十九大|二十大)以来"
    r"|(?P<each>(?<![多常近往历终全逐])每年|(?<![\d今去本当全常多往历每逐近一前几])年(?:新?增|供|产(?![能量值业品])|输送|发电|回收|处理|节约|减排|可[增供发减节处])(?![长加幅速]))"
    r"|(?P<now>目前|至今|迄今|截至目前|截至当前)"
    r"|(?=\d{4}[ ]?年|[今去上前明本当全]年|[上下]半年|第?[一二三四]季度|前[^，。]{1,2}个?[季月]|\d{1,2}[ ]?(?:月|[-—–~至到])|年[末底]|\d{4}年?Q)"
    r"(?:(?P<year>(?:19|20)\d{2})(?:[ ]?年(?:全年)?|(?=Q[1-4]))|(?P<word>今年|去年|上年|前年|明年|本年|当年|全年)(?:全年)?)?[ ]?的?"
    r"(?:(?P<half>[上下])半年|第?(?P<quarter>[一二三四])季度|Q(?P<q>[1-4])|(?<![提目之以])前(?P<quarters>[两二三])个?季度|(?<![提目之以])前(?P<first>\d{1,2}|[一二三四五六七八九十]{1,2})个月"
    r"|(?P<m1>\d{1,2})[ ]?(?:月份?)?[ ]?[-—–~至到][ ]?(?P<m2>\d{1,2})[ ]?月份?|(?<![\d.])(?P<month>\d{1,2})[ ]?月份?(?P<day>[ ]?\d{1,2}[ ]?日)?)?"
    r"(?P<end>年末|年底|末|底)?(?P<since>以来|来|起)?)"
)
_PLANS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_CONGRESSES = {"十八大": "2012-11", "十九大": "2017-10", "二十大": "2022-10"}
_SHIFT = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
_BASE = re.compile(
    r"(?:(?<!占)比|较|与|同|和|跟|是|(?<!转)为|于|相当于|超过|超|追平|[比较与同](?:全[国省市]|上述|其))[“ ]?$"
)
_COMPARED = re.compile(r"(?:的)?(?:同期)?相比|的?基础上|的?水平|同期(?:水平)?[，提增下高低]")
_SENTENCE = re.compile(r"[。！？\n]")
_LOCAL = re.compile(r"[ ]?的?[约近超]?[ ]?(?=[\d第])")


@dataclass(frozen=True, slots=True)
class Mention:
    """A period named in the text, and how far it reaches.

    ``sentence`` and ``clause`` reach to its end, ``value`` to the next value only, ``review`` over following
    paragraphs, ``since`` to flows of the sentence.
    """

    start: int
    end: int
    label: str
    reach: Reach


def mentions(text: str, setting: Setting) -> list[Mention]:
    """Give the periods named in `text`, from left to right; bases of comparison (比上年) are left out.

    >>> [(m.label, m.reach) for m in mentions("截至今年10月底，有466万件；2023年超过50%", Setting(date(2024, 11, 21), "", ""))]
    [('asof:2024-10-31', 'sentence'), ('2023', 'sentence')]
    """
    found: list[Mention] = []
    named = _Named()
    for match in _TIME.finditer(text):
        if len(match.group()) < 2 or (_is_base(text, match) and not _is_listed(text, match, found)):
            continue
        mention = _read(text, match, setting, named.before(match))
        if mention:
            found.append(mention)
        named = named.after(match)
    return found


@dataclass(frozen=True, slots=True)
class _Named:
    """The year last named in a text, and where: what 全年 and 12月 in the same sentence mean (2023年，全年产销……)."""

    year: int | None = None
    end: int = 0

    def before(self, match: re.Match[str]) -> int | None:
        same = self.year is not None and not _SENTENCE.search(match.string, self.end, match.start())
        return self.year if same else None

    def after(self, match: re.Match[str]) -> _Named:
        if match["year"]:
            return _Named(int(match["year"]), match.end())
        return _Named() if match["word"] in _SHIFT else self


def _is_base(text: str, match: re.Match[str]) -> bool:
    start = match.start()
    if match["each"]:
        return False
    return bool(_BASE.search(text[max(0, start - 6) : start]) or _COMPARED.match(text, match.end()))


def _is_listed(text: str, match: re.Match[str], found: list[Mention]) -> bool:
    """Tell whether the period stands in a list of periods: 一季度、二季度和三季度."""
    start = match.start()
    listed = bool(found) and found[-1].end == start - 1 and text[start - 1] in "和与"
    return listed and not _COMPARED.match(text, match.end())


def _read(text: str, match: re.Match[str], setting: Setting, named: int | None) -> Mention | None:
    label, reach = _label(match, setting, named)
    if not label and not match["now"]:  # 目前 ends the reach of a period named before it, also where it names none
        return None
    leads = match["lead"] == "从" or text[match.start() - 1 : match.start()] in {"由", "从"}
    if reach == "sentence" and (match["year"] or (match["word"] and leads)) and _LOCAL.match(text, match.end()):
        reach = "value"
    return Mention(match.start(), match.end(), label, reach)


def _label(match: re.Match[str], setting: Setting, named: int | None) -> tuple[str, Reach]:
    if match["plan"]:
        return _plan(match)
    if match["years"]:
        return _years(match, setting), "review"
    if match["congress"]:
        return _since(_CONGRESSES[match["congress"]], setting), "since"
    if match["each"]:
        return ANNUAL, "clause"
    if match["now"]:
        return _today(match, setting), "sentence"
    return _span(match) or _calendar(match, setting, named)


def _span(match: re.Match[str]) -> tuple[str, Reach] | None:
    """Read what is written with both ends: 2016年到2019年, 2019年10月—2020年3月."""
    if match["y1"]:
        return f"{match['y1']}-{int(match['mm1']):02d}..{match['y2']}-{int(match['mm2']):02d}", "sentence"
    return (f"{match['from']}..{match['to']}", "sentence") if match["from"] else None


def _today(match: re.Match[str], setting: Setting) -> str:
    is_stock = setting.period == UNKNOWN or setting.period.startswith(ASOF) or match["lead"]
    return asof(setting.date) if is_stock and setting.date else ""


def _plan(match: re.Match[str]) -> tuple[str, Reach]:
    first = _PLANS[match["plan"]]
    if not match["planned"]:
        return "", "review"
    if match["planned"][0] == "前":
        count = match["planned"][1]
        return f"{first}..{first + (int(count) if count.isdigit() else int(chinese(count))) - 1}", "review"
    if match["planned"].endswith("末"):
        return asof(date(first + 4, 12, 31)), "sentence"
    return f"{first}..{first + 4}", "review"


def _years(match: re.Match[str], setting: Setting) -> str:
    count = int(match["years"]) if match["years"].isdigit() else int(chinese(match["years"]))
    if not (match["past"] or match["many"] in {"过去", "这"}) or setting.last is None or count < 2:
        return ""
    last = setting.last
    days = interval(setting.period)
    if days and days[1].year - days[0].year + 1 == count:
        return setting.period
    if setting.year is not None and not setting.period.startswith(ASOF):
        return f"{setting.year - count + 1}..{setting.year}"
    return f"{last.year - count}..{last:%Y-%m}" if setting.period.startswith(ASOF) else ""


def _since(first: str, setting: Setting) -> str:
    return f"{first}..{setting.date:%Y-%m}" if setting.date else ""


def _calendar(match: re.Match[str], setting: Setting, named: int | None) -> tuple[str, Reach]:
    is_part = any(match[name] for name in ("half", "quarter", "q", "quarters", "first", "m1", "month"))
    year = int(match["year"]) if match["year"] else _year_meant(match, setting, named)
    if year is None or not (match["year"] or match["word"] or is_part or (match["end"] or "").startswith("年")):
        return "", "sentence"
    if match["day"]:
        return _to_the_day(match, year), "sentence"
    months = _months(match)
    if months and not 1 <= months[0] <= months[1] <= 12:
        return "", "sentence"
    if match["end"] or match["lead"] in {"截至", "截止"}:
        return asof(month_end(year, months[1] if months else 12)), "sentence"
    if match["since"] or (match["lead"] in {"自", "从"} and not _LOCAL.match(match.string, match.end())):
        return _since(f"{year}-{months[0]:02d}" if months else str(year), setting), "since"
    return _written(match, year, months), "sentence"


def _to_the_day(match: re.Match[str], year: int) -> str:
    if match["lead"] not in {"截至", "截止"}:
        return ""
    try:
        return asof(date(year, int(match["month"]), int(re.sub(r"\D", "", match["day"]))))
    except ValueError:
        return ""


def _year_meant(match: re.Match[str], setting: Setting, named: int | None) -> int | None:
    word = match["word"]
    if word == "上年" and setting.year is not None:
        return setting.year - 1
    if word in _SHIFT:
        return min(max(setting.date.year + _SHIFT[word], 1), 9999) if setting.date else None
    if named is not None:
        return named
    if setting.year is not None and not setting.period.startswith(ASOF):
        return setting.year
    if setting.date is None:
        return None
    months = _months(match)
    ended = months is None or months[1] <= setting.date.month
    return setting.date.year if ended else setting.date.year - 1


def _months(match: re.Match[str]) -> tuple[int, int] | None:
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (7, 12)
    if match["quarter"] or match["q"]:
        last = 3 * int(match["q"] or "一二三四".index(match["quarter"]) + 1)
        return last - 2, last
    if match["quarters"]:
        return 1, 9 if match["quarters"] == "三" else 6
    if match["first"]:
        return 1, int(match["first"]) if match["first"].isdigit() else int(chinese(match["first"]))
    if match["m1"]:
        return int(match["m1"]), int(match["m2"])
    return (int(match["month"]), int(match["month"])) if match["month"] else None


def _written(match: re.Match[str], year: int, months: tuple[int, int] | None) -> str:
    if months is None:
        return str(year)
    if match["half"]:
        return f"{year}H{1 if months[0] == 1 else 2}"
    if match["quarter"] or match["q"]:
        return f"{year}Q{months[1] // 3}"
    if match["quarters"]:
        return f"{year}Q1..{year}Q{months[1] // 3}"
    first, last = months
    return f"{year}-{first:02d}" if first == last else f"{year}-{first:02d}..{year}-{last:02d}"
