"""The chapter of transformations: indicators made of others by named formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.errors.framework_files import Place
from xinzhi.frameworks import parse_formula
from xinzhi.lang import Words
from xinzhi.study.chapter import Chapter
from xinzhi.study.made.asked import Transform
from xinzhi.study.plan import Step

if TYPE_CHECKING:
    from xinzhi.study.bench import Bench
    from xinzhi.study.reader import Reader
    from xinzhi.study.study import Study

KEYS = {
    "transforms": Words(
        "由来源中的指标按算式生成新指标，{名称: 算式}，如 {rd_real: {deflate: {figure: rd, index: price, base: 2015, prices: "
        "previous}}}；生成的指标可用于框架、capital 和 green。",
        "New indicators by formulas over those of the sources, {name: formula}, such as {rd_real: {deflate: {figure: rd, index: "
        "price, base: 2015, prices: previous}}}; they can be used by the framework, by capital and by green.",
    ),
    "transforms.formula": Words(
        "算式，需要写名称或单位时用：{formula: …, name: …, unit: …}。",
        "The formula, where a name or a unit is given too: {formula: …, name: …, unit: …}.",
    ),
    "transforms.name": Words("生成指标的名称，可分语言写。", "Name of the new indicator, by language where wanted."),
    "transforms.unit": Words("生成指标的单位。", "Unit of the new indicator."),
}


def read(part: Reader) -> tuple[Transform, ...]:
    """Read the chapter."""
    return tuple(_transform(part, name) for name in part.given)


def _transform(part: Reader, name: str) -> Transform:
    given = part.get(name)
    place = Place(part.file, key=f"{part.where}.{name}")
    if not isinstance(given, dict) or "formula" not in given:
        return Transform(name, parse_formula(given, place), Words(name, name))
    below = part.part(name)
    below.only(["formula", "name", "unit"])
    words = below.words("name") if below.get("name") is not None else Words(name, name)
    unit = below.text("unit") if below.get("unit") is not None else ""
    return Transform(name, parse_formula(below.get("formula"), place), words, unit)


def steps(study: Study, bench: Bench) -> list[Step]:
    """Give no step of its own: what is made stands in the panel."""
    del study, bench
    return []


TRANSFORMS = Chapter("transforms", KEYS, read, steps)
