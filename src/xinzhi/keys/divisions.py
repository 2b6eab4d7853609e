"""Administrative divisions by their GB/T 2260 codes: province, prefecture, county, with changes over time."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Level = Literal["province", "prefecture", "county"]
PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|"
    "土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|"
    "赫哲|门巴|珞巴|基诺|各"
)
AUTONOMOUS = re.compile(rf"(?:(?:{PEOPLES})族|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯)*自治[州县旗]$")
SUFFIX = re.compile(r"(?:省|特别行政区|地区|林区|矿区|特区|新区|县|市|区|盟|旗|州)$")


@dataclass(frozen=True, slots=True)
class Division:
    """One division under one code and name, and when it had them.

    Attributes
    ----------
    code
        Six digits.
    name
        Official Chinese name, such as 射洪市.
    since
        Year of the code book it stands in first; None when before the record.
    until
        Year of the code book it stands in no more; None when it still does.
    into
        The code that followed this one, "" where there is none or none is known.
    """

    code: str
    name: str
    since: int | None
    until: int | None
    into: str

    @property
    def level(self) -> Level:
        """Province, prefecture or county, as the digits tell."""
        return "province" if self.code.endswith("0000") else "prefecture" if self.code.endswith("00") else "county"

    @property
    def short(self) -> str:
        """The name without its kind: 射洪, 恩施, 准格尔; the whole name where less than two characters would be left.

        >>> Division("422800", "恩施土家族苗族自治州", None, None, "").short
        '恩施'
        """
        return shorten(self.name)

    def held(self, year: int | None) -> bool:
        """Say whether it has this code and name in `year`; None means now."""
        if year is None:
            return self.until is None
        return (self.since is None or self.since <= year) and (self.until is None or year < self.until)


def shorten(name: str) -> str:
    """Give a division's name without its kind.

    >>> shorten("射洪市"), shorten("莒县"), shorten("东乡族自治县"), shorten("准格尔旗")
    ('射洪', '莒县', '东乡', '准格尔')
    """
    if name.endswith("自治区"):
        return re.sub(r"(?:壮族|回族|维吾尔)?自治区$", "", name)
    found = AUTONOMOUS.search(name)
    if found and found.start() >= 2:
        return name[: found.start()]
    if found:
        return re.sub(r"族?自治[州县旗]$", "", name)
    cut = SUFFIX.sub("", name)
    return cut if len(cut) >= 2 else name


@cache
def all_divisions() -> tuple[Division, ...]:
    """Give every division held, now and earlier, sorted by code."""
    path = Path(__file__).with_name("data") / "divisions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Division(row["code"], row["name"], _year(row["since"]), _year(row["until"]), row["into"])
            for row in csv.DictReader(file)
        )


@cache
def by_code() -> dict[str, tuple[Division, ...]]:
    """Lead from each code to the divisions that had it, the present one first and then the latest."""
    found: dict[str, list[Division]] = {}
    for each in all_divisions():
        found.setdefault(each.code, []).append(each)
    return {code: tuple(sorted(held, key=lambda one: -(one.until or 9999))) for code, held in found.items()}


def division(code: str, year: int | None = None) -> Division | None:
    """Give the division with `code` in `year` (None: now, or else the last that had it); None for an unknown code.

    >>> division("510922").name, division("510981", 2024).name
    ('射洪县', '射洪市')
    """
    held = by_code().get(code, ())
    return next((each for each in held if each.held(year)), held[0] if held else None)


def at(code: str, year: int | None = None) -> str:
    """Give the code that the place with `code` has in `year` (None: now), following changes both ways.

    Where the record does not lead further, the last code known is given.

    >>> at("510922", 2024), at("510981", 2018), at("510922", 2018)
    ('510981', '510922', '510922')
    """
    seen = {code}
    while not any(each.held(year) for each in by_code().get(code, ())):
        step = _later(code, year) if _over(code, year) else _earlier(code)
        if not step or step in seen:
            break
        seen.add(step)
        code = step
    return code


def lineage(code: str) -> tuple[str, ...]:
    """Give the codes of the province and the prefecture above `code`, those that exist, and `code` itself.

    >>> lineage("510981"), lineage("110108")
    (('510000', '510900', '510981'), ('110000', '110108'))
    """
    above = dict.fromkeys((f"{code[:2]}0000", f"{code[:4]}00"))
    return (*(each for each in above if each != code and each in by_code()), code)


def path(code: str, year: int | None = None) -> str:
    """Give the whole name of a division, from the province down.

    >>> path("510981")
    '四川省遂宁市射洪市'
    """
    return "".join(found.name for each in lineage(code) if (found := division(each, year)))


def _over(code: str, year: int | None) -> bool:
    return all(each.until is not None and (year is None or each.until <= year) for each in by_code().get(code, ()))


def _later(code: str, year: int | None) -> str:
    ended = [each for each in by_code().get(code, ()) if each.into and (year is None or (each.until or 0) <= year)]
    return ended[0].into if ended else ""


def _earlier(code: str) -> str:
    """Give the code that led to `code`: the one of the same short name, or the only one."""
    now = division(code)
    before = _before().get(code, [])
    same = [each for each in before if now and each.short == now.short]
    found = same or before
    return found[-1].code if len({each.code for each in found}) == 1 else ""


@cache
def _before() -> dict[str, list[Division]]:
    found: dict[str, list[Division]] = {}
    for each in all_divisions():
        if each.into:
            found.setdefault(each.into, []).append(each)
    return found


def _year(text: str) -> int | None:
    return int(text) if text else None
