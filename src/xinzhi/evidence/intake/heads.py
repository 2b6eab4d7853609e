"""The heads of a table taken apart: indicator, unit and period; and the titles around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from xinzhi.evidence._table_files import HEADS
from xinzhi.keys import periods, units
from xinzhi.keys.periods import Period

CJK = re.compile(r"[\u3400-\u9fff]")
OPEN, CLOSE = r"(（\[［〔【", r")）\]］〕】"
TRAILING = re.compile(rf"^(.*?)\s*[{OPEN}](?:(?:计量)?单位[:：])?([^{OPEN}{CLOSE}]+)[{CLOSE}]$", re.DOTALL)
YEAR_FIRST = re.compile(r"^((?:19|20)\d{2})年(?![末底])\s*(.+)$", re.DOTALL)
IN_ENGLISH = re.compile(
    r"^table\s*[\d.\-–]+[a-z]?[.:]?\s+|\s+by\s+(?:region|province|provinces|regions)$", re.IGNORECASE
)
NUMBERED = re.compile(r"^(?:续?附?表)?\s*(?:\d+(?:[-－–.．]\d+)+|(?<=表)\s*\d+|(?<=表 )\d+)\s*|^(?:续|附)表\s*\d*\s*")
SPAN_FIRST = re.compile(r"^(?:19|20)\d{2}年?\s*[-–—~～至到]+\s*(?:19|20)?\d{2}年\s*")
OF_WHICH = re.compile(r"^(?:其中|#)\s*[:：]?\s*")
YEARS = r"(?:19|20)\d{2}年?(?:\s*[-–—~～至]\s*(?:19|20)?\d{2}年?)?"
DATED = re.compile(rf"\s*[(（]{YEARS}[)）]\s*$|\s*[，,]\s*{YEARS}\s*$")
PER = re.compile(r"/(?:[百千万亿]*人|人年|公顷|亩|平方公里|平方米|[万亿]*元|年|吨|户|千瓦时|小时|天|月|次)$")
UNIT_LINE = re.compile(
    rf"(?<![报送制管写任头办布用])(?:计量)?单\s*位\s*[:：]\s*(.+?)\s*[{CLOSE}]?$|^units?\s*:\s*(.+)$", re.IGNORECASE
)
SAYS_UNIT = re.compile(r"(?:计量)?单\s*位\s*[:：]|units?\s*:", re.IGNORECASE)
NOTE = re.compile(
    r"^\s*(?:注|附注|说明|备注|资料来源|数据来源|来源|note|source|data source|\d{1,2}[.．、]\s*\D|[a-z][)）]|[①-⑳*＊※])",
    re.IGNORECASE,
)
BY_REGION = re.compile(
    r"^(?:全国(?:及|和)?)?(?:按地区分(?:组)?的?|分(?:地区|省(?:份|域)?|市)|各(?:地区|省(?:份|市|区市|、自治区、直辖市)?|省区市|地市?|市县?|市州|区县))的?"
)
TITLE_LINE = re.compile(r"^指标\s*[:：]\s*(.+)$", re.DOTALL)
ABOUT = re.compile(r"^(?:数据库|时间|database|time)\s*[:：]", re.IGNORECASE)
UNIT = re.compile(
    r"""%|‰|％|.*=\s*100|[十百千万亿]*(?:美|港|欧)?元(?:/.+)?|.+/.+
    |[十百千万亿]+|[十百千万亿]*(?:人年|人次|人|户|个|家|项|件|篇|种|册|台|套|辆|艘|架|座|所|张|吨标准煤|吨|公斤|千克|公顷|亩
    |千瓦时|千瓦小时|千瓦|瓦|平方米|平方公里|平方千米|立方米|公里|千米|米|度|份|次|岁|年|天|小时|倍|百分点|户次|床|人日|标准煤|帧|只|头|升|户数|重量箱)
    |(?:100\ million|10\ ?000|million|billion)?\ *(?:yuan|persons?|units?|pieces?|items?|tons?|kw|kwh|km|usd|man-year)""",
    re.IGNORECASE | re.VERBOSE,
)
COUNTED = {
    "人口",
    "人才",
    "人士",
    "人数",
    "家庭",
    "农户",
    "百分比",
}  # in brackets behind a name: of whom or in what form
ROLES = {
    **{role: set(HEADS[role]) for role in ("region", "period", "value", "unit", "vintage", "status", "source")},
    "indicator": {*HEADS["indicator"], "指标名称", "项目", "variable", "variables", "行业", "industry", "类别"},
    "skipped": {"序号", "编号", "no", "no.", "id", "代码", "code", "行号", "span", "英文", "name_en", "region_en"},
}
ROLES["region"] -= {"region_code", "地区代码"}
ROLES["region"] |= {
    "省市",
    "省",
    "省市区",
    "省级",
    "城市",
    "city",
    "地区名称",
    "行政区",
    "省区市",
    "regions",
    "area",
    "prov",
}
ROLES["period"] |= {"时间", "time", "date", "日期"}
ROLES["unit"] |= {"units"}
ROLES["value"] |= {"values", "数据", "数"}


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a column says: an indicator, its unit, a period; each may be missing."""

    indicator: str = ""
    unit: str = ""
    period: Period | None = None


@lru_cache(maxsize=1 << 16)
def role(text: str) -> str:
    """Give what a column holds by its head: region, period, indicator, value, unit …, or nothing.

    >>> role("地 区"), role("units"), role("GDP(亿元)")
    ('region', 'unit', '')
    """
    first = without_unit(text.split("\n", maxsplit=1)[0])
    plain = "".join(unicodedata.normalize("NFKC", first).split()).casefold()
    kind = next((name for name, heads in ROLES.items() if plain in heads), "")
    return kind or ("skipped" if plain.endswith(("代码", "编码", "_code", "_id")) else "")


def is_unit(text: str) -> bool:
    """Say whether the words in brackets are a unit, and not a part of the name.

    >>> is_unit("亿元"), is_unit("上年=100"), is_unit("万标箱"), is_unit("规模以上"), is_unit("人口")
    (True, True, True, False, False)
    """
    plain = text.strip()
    bare = plain not in COUNTED and not plain.startswith(("(", "（"))
    return bool(UNIT.fullmatch(plain)) or (bare and units.known(plain) is not None)


def head(parts: Iterable[str]) -> Head:
    r"""Read the cells above a column, from the top.

    >>> head(["企业数\n(个)\nNumber of\nEnterprises\n(unit)"])
    Head(indicator='企业数', unit='个', period=None)
    >>> head(["2023年", "R&D经费投入强度（%）"])
    Head(indicator='R&D经费投入强度', unit='%', period=Period(year=2023, first=1, last=12, kind='flow'))
    """
    names: list[str] = []
    unit, period = "", None
    held = list(dict.fromkeys(part for part in parts if part))
    for part in held:
        when = periods.seems(part)
        if when:
            period = when
            continue
        said = unit_line(part) or (part if len(held) > 1 and names and _bare_unit(part) else None)
        name, measured, when = _part(part if said is None else without_unit(part) if said != part else "")
        measured = said or measured
        unit, period = measured or unit, when or period
        if name:
            names.append(name)
    chinese = [name for name in names if CJK.search(name)]
    return Head("·".join(dict.fromkeys(chinese or names)), unit, period)


def _bare_unit(part: str) -> bool:
    """Say whether a head in a row of its own is a unit and no name: 亿元 below 产值."""
    return is_unit(part) and ("/" not in part or bool(PER.search(part)))


def _part(text: str) -> tuple[str, str, Period | None]:
    """Take one cell apart into name, unit and period; English lines below Chinese ones are left out."""
    lines = [line.strip().lstrip("#").strip() for line in text.split("\n") if line.strip()]
    name, unit = "", ""
    chinese = any(CJK.search(line) for line in lines)
    for line in lines:
        bare, measured = split_unit(OF_WHICH.sub("", line))
        unit = unit or measured
        if bare and (CJK.search(bare) or not chinese or not name):
            name += ("" if chinese or not name else " ") + bare
    name = "".join(name.split()) if chinese else " ".join(name.split())
    dated = YEAR_FIRST.match(name)
    return (dated[2], unit, periods.seems(dated[1])) if dated else (name, unit, None)


def split_unit(text: str) -> tuple[str, str]:
    """Part a name from the unit in brackets behind it.

    >>> split_unit("地区生产总值(亿元)"), split_unit("研究与试验发展（R&D）经费"), split_unit("（%）")
    (('地区生产总值', '亿元'), ('研究与试验发展（R&D）经费', ''), ('', '%'))
    """
    found = TRAILING.match(text.strip())
    if found and is_unit(found[2]):
        return found[1].strip(), found[2].strip()
    return text.strip(), ""


def unit_line(text: str) -> str | None:
    """Give the unit that a line names (单位：万元), or None when it names none.

    >>> unit_line("单位：人年"), unit_line("5-2 各地区情况") is None
    ('人年', True)
    """
    found = UNIT_LINE.search(text.strip())
    return (found[1] or found[2]).strip() if found else None


def in_line(texts: Sequence[str]) -> list[str]:
    """Give the texts of a row, the word 单位 and what stands in the next cell as one.

    >>> in_line(["产值", "", "单位：", "亿元"])
    ['产值', '单位：亿元']
    """
    held = [text for text in texts if text]
    for at in range(len(held) - 1):
        if SAYS_UNIT.fullmatch(held[at]):
            return [*held[:at], held[at] + held[at + 1], *held[at + 2 :]]
    return held


def unit_alone(text: str) -> str:
    """Give the unit of a line that holds nothing but one in brackets, or nothing.

    >>> unit_alone("(100 million yuan)"), unit_alone("（续）"), unit_alone("产值（亿元）")
    ('100 million yuan', '', '')
    """
    name, unit = split_unit(text)
    return "" if name else unit


def without_unit(text: str) -> str:
    """Give what a line says besides the unit (产值 单位：万元).

    >>> without_unit("各地区产值（单位：万元）"), without_unit("单位：人年")
    ('各地区产值', '')
    """
    found = UNIT_LINE.search(text.strip())
    return text.strip()[: found.start()].rstrip(" (（[［〔【") if found else text.strip()


def undated(title: str) -> str:
    """Give a title without the years behind it.

    >>> undated("各地区人口（万人），2020—2022年"), undated("产值（2023年）")
    ('各地区人口（万人）', '产值')
    """
    return DATED.sub("", title)


def name_in(title: str) -> str:
    """Give the name of the figures in a title, without the table's number, the year, the unit and 各地区.

    >>> name_in("表3-1 各地区能源消费总量（万吨标准煤）"), name_in("2021-2023年产量"), name_in("各地区2023年产量")
    ('能源消费总量', '产量', '产量')
    """
    bare = NUMBERED.sub("", SPAN_FIRST.sub("", split_unit(undated(IN_ENGLISH.sub("", title)))[0]))
    bare = IN_ENGLISH.sub("", bare)
    dated = split_unit(DATED.sub("", SPAN_FIRST.sub("", YEAR_FIRST.sub(r"\2", bare))))[0]
    plain = SPAN_FIRST.sub("", YEAR_FIRST.sub(r"\2", BY_REGION.sub("", dated)))
    if plain.startswith("生产总值") and "地区" in dated:  # 各地区生产总值
        plain = f"地区{plain}"
    return plain or dated or title
