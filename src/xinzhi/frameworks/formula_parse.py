"""Read a formula from the mapping written in a framework file."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from xinzhi.errors.framework_files import FrameworkFileError, Place
from xinzhi.frameworks.formula import (
    ConstantPrices,
    Deflate,
    Figure,
    Formula,
    Growth,
    Inflate,
    PerCapita,
    PerGdp,
    Ratio,
    Share,
)
from xinzhi.lang import Words

Written = dict[str, Any]
DEEPEST = 12  # brackets; growth looks a year back on every level, so that the figures double
YEARS = range(1900, 2101)


def parse_formula(given: object, place: Place) -> Formula:
    """Read a formula: a bare code, or a mapping that names one operation.

    ``{ratio: [a, b], times: 1}``, ``{per_capita: a, population: p, times: 1}``, ``{share: [part, whole]}``,
    ``{per_gdp: a, gdp: y, times: 1}``, ``{growth: a}``, ``{constant_prices: {level: a, index: i, base: 2011}}``,
    ``{deflate: {figure: a, index: p, base: 2011, prices: previous}}`` and ``inflate`` alike; operands may be formulas.

    Raises
    ------
    FrameworkFileError
        When the operation is not known, or its operands are not what it needs.

    >>> parse_formula({"share": ["rd_basic", "rd_internal_total"]}, Place("mine.yaml"))
    Share(part=Figure(code='rd_basic'), whole=Figure(code='rd_internal_total'))
    """
    if _depth(given) > DEEPEST:
        wanted = Words(f"嵌套不超过 {DEEPEST} 层", f"nested {DEEPEST} levels at most")
        raise FrameworkFileError.bad_formula(place, "…", wanted)
    if isinstance(given, str) and given.strip():
        return Figure(given.strip())
    if not isinstance(given, dict) or not given:
        wanted = Words(
            "一个指标代码，或一种运算，如 {share: [部分, 全部]}",
            "a code, or an operation such as {share: [part, whole]}",
        )
        raise FrameworkFileError.bad_formula(place, given, wanted)
    written = {str(key): value for key, value in given.items()}
    named = [key for key in written if key in OPERATIONS]
    if not named:
        raise FrameworkFileError.unknown_operation(place, next(iter(written)), OPERATIONS)
    read, known = OPERATIONS[named[0]]
    for key in written:
        if key not in known:
            raise FrameworkFileError.unknown_key(place, key, known)
    return read(written, place)


def _depth(given: object) -> int:
    below = given.values() if isinstance(given, dict) else given if isinstance(given, list) else ()
    return 1 + max(map(_depth, below), default=0)


def _pair(given: object, operation: str, place: Place) -> tuple[Formula, Formula]:
    if not isinstance(given, list) or len(given) != 2:
        wanted = Words(f"两项的列表，如 {{{operation}: [甲, 乙]}}", f"a list of two, such as {{{operation}: [a, b]}}")
        raise FrameworkFileError.bad_formula(place, given, wanted)
    return parse_formula(given[0], place), parse_formula(given[1], place)


def _times(written: Written, place: Place) -> float:
    times = written.get("times", 1)
    number = isinstance(times, int | float) and not isinstance(times, bool)
    if not number or not math.isfinite(times) or times <= 0:
        raise FrameworkFileError.bad_formula(place, times, Words("times 为大于 0 的数", "times, a number above 0"))
    return float(times)


def _ratio(written: Written, place: Place) -> Formula:
    return Ratio(*_pair(written["ratio"], "ratio", place), _times(written, place))


def _per_capita(written: Written, place: Place) -> Formula:
    if "population" not in written:
        raise FrameworkFileError.missing_key(place, "population")
    figure, population = parse_formula(written["per_capita"], place), parse_formula(written["population"], place)
    return PerCapita(figure, population, _times(written, place))


def _per_gdp(written: Written, place: Place) -> Formula:
    if "gdp" not in written:
        raise FrameworkFileError.missing_key(place, "gdp")
    return PerGdp(
        parse_formula(written["per_gdp"], place), parse_formula(written["gdp"], place), _times(written, place)
    )


def _share(written: Written, place: Place) -> Formula:
    return Share(*_pair(written["share"], "share", place))


def _growth(written: Written, place: Place) -> Formula:
    return Growth(parse_formula(written["growth"], place))


def _constant_prices(written: Written, place: Place) -> Formula:
    given = written["constant_prices"]
    keys = ("level", "index", "base")
    if not isinstance(given, dict):
        wanted = Words(
            "{level: 水平, index: 上年=100 的指数, base: 年份}", "{level: …, index: previous year = 100, base: year}"
        )
        raise FrameworkFileError.bad_formula(place, given, wanted)
    for key in given:
        if key not in keys:
            raise FrameworkFileError.unknown_key(place, str(key), keys)
    for key in keys:
        if key not in given:
            raise FrameworkFileError.missing_key(place, f"constant_prices.{key}")
    level, index, base = (given[key] for key in keys)
    if not (isinstance(level, str) and isinstance(index, str)) or type(base) is not int or base not in YEARS:
        wanted = Words(
            "level、index 为指标代码，base 为 1900 到 2100 之间的年份",
            "codes as level and index, a year from 1900 to 2100 as base",
        )
        raise FrameworkFileError.bad_formula(place, given, wanted)
    return ConstantPrices(level, index, base)


def _priced(kind: type[Deflate | Inflate], operation: str) -> Callable[[Written, Place], Formula]:
    """Give the reader of ``deflate`` or ``inflate``."""
    keys = ("figure", "index", "base", "prices")
    wanted = Words(
        "{figure: 指标, index: 价格指数, base: 年份, prices: previous（上年=100）或 fixed（定基）}",
        "{figure: …, index: price index, base: year, prices: previous (year before = 100) or fixed (one base)}",
    )

    def read(written: Written, place: Place) -> Formula:
        given = written[operation]
        if not isinstance(given, dict):
            raise FrameworkFileError.bad_formula(place, given, wanted)
        for key in given:
            if key not in keys:
                raise FrameworkFileError.unknown_key(place, str(key), keys)
        for key in keys:
            if key not in given:
                raise FrameworkFileError.missing_key(place, f"{operation}.{key}")
        index, base, prices = given["index"], given["base"], given["prices"]
        known = isinstance(index, str) and type(base) is int and base in YEARS and prices in {"previous", "fixed"}
        if not known:
            raise FrameworkFileError.bad_formula(place, given, wanted)
        return kind(parse_formula(given["figure"], place), index, base, prices)

    return read


OPERATIONS: dict[str, tuple[Callable[[Written, Place], Formula], tuple[str, ...]]] = {
    "ratio": (_ratio, ("ratio", "times")),
    "per_capita": (_per_capita, ("per_capita", "population", "times")),
    "per_gdp": (_per_gdp, ("per_gdp", "gdp", "times")),
    "share": (_share, ("share",)),
    "growth": (_growth, ("growth",)),
    "constant_prices": (_constant_prices, ("constant_prices",)),
    "deflate": (_priced(Deflate, "deflate"), ("deflate",)),
    "inflate": (_priced(Inflate, "inflate"), ("inflate",)),
}
