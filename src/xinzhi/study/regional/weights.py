"""Spatial weights by name, from the geography of the packs: who touches whom, and where the seats of government lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from xinzhi.errors.study import StudyError
from xinzhi.errors.study_regions import StudyRegionsError
from xinzhi.evidence.pack import known_packs, open_pack
from xinzhi.lang import Words
from xinzhi.measures.neighbours import Neighbours
from xinzhi.measures.registry import find
from xinzhi.study.regional.pairs_file import read_pairs

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from xinzhi.study.regional.given import Given
    from xinzhi.study.study import Study

# Name in a study → method of space, and settings it stands for.
NAMED: dict[str, tuple[str, dict[str, Any]]] = {
    "adjacency": ("contiguity", {}),
    "nearest": ("nearest", {}),
    "inverse-distance": ("distance_band", {"decay": "power"}),
    "inverse-square-distance": ("distance_band", {"decay": "power", "power": 2.0}),
    "distance-band": ("distance_band", {"decay": "none", "islands": "nearest"}),
}
WORDS = {
    "adjacency": Words("邻接", "adjacency"),
    "nearest": Words("最近邻", "nearest neighbours"),
    "inverse-distance": Words("距离倒数", "inverse distance"),
    "inverse-square-distance": Words("距离平方倒数", "inverse squared distance"),
    "distance-band": Words("距离阈值", "distance band"),
    "economic": Words("经济距离", "economic distance"),
    "nested": Words("地理与经济嵌套", "geography and economic distance nested"),
}
# Whether a conclusion rests on the choice of weights is told over these.
BESIDE: tuple[tuple[str, dict[str, Any]], ...] = (
    ("adjacency", {}),
    ("nearest", {"k": 3}),
    ("nearest", {"k": 4}),
    ("nearest", {"k": 6}),
    ("inverse-distance", {}),
    ("inverse-square-distance", {}),
)
FILE = "file"
# Made of the levels of an indicator: {economic: {indicator: gdp_per_capita}}, {nested: {indicator: …, share: 0.5}}.
MADE_OF_LEVELS = {"economic": ("form", "near"), "nested": ("share", "near", "form")}
LAND = ("contiguity", "convention_strait")


def label(name: str, settings: dict[str, Any]) -> Words:
    """Give the name of weights in words, with the number of neighbours where there is one.

    >>> label("nearest", {"k": 4}).en
    '4 nearest neighbours'
    """
    if name == FILE:
        return Words(f"自备（{settings['path']}）", f"a table of one's own ({settings['path']})")
    words = WORDS[name]
    if name in MADE_OF_LEVELS:
        return Words(f"{words.zh}（{settings['indicator']}）", f"{words.en} ({settings['indicator']})")
    k = settings.get("k", 4 if name == "nearest" else None)
    return words if k is None else Words(f"{k} 个{words.zh}", f"{k} {words.en}")


def checked(study: Study, where: str, name: str, settings: dict[str, Any]) -> None:
    """Refuse a name that there is not, and settings that its method does not take."""
    if name == FILE:
        if list(settings) != ["path"] or not isinstance(settings["path"], str):
            raise StudyError.bad_value(
                study.spec.file, f"{where}.weights", {name: settings}, "{file: {path: 文件}}", "{file: {path: a file}}"
            )
        return
    if name in MADE_OF_LEVELS:
        _checked_levels(study, where, name, settings)
        return
    if name not in NAMED:
        raise StudyError.unknown_choice(study.spec.file, f"{where}.weights", name, [*NAMED, *MADE_OF_LEVELS, FILE])
    method, fixed = NAMED[name]
    find("space", method).bind({**fixed, **settings})


def _checked_levels(study: Study, where: str, name: str, settings: dict[str, Any]) -> None:
    """Refuse weights of levels without an indicator, with one that there is not, and settings that there are not."""
    file, here = study.spec.file, f"{where}.weights.{name}"
    if not isinstance(settings.get("indicator"), str):
        raise StudyError.missing_key(file, f"{here}.indicator")
    known = [leaf.id for leaf in study.framework.indicators]
    if settings["indicator"] not in known:
        raise StudyError.unknown_choice(file, f"{here}.indicator", settings["indicator"], known)
    for key in settings:
        if key not in {"indicator", *MADE_OF_LEVELS[name]}:
            raise StudyError.unknown_key(file, here, key, ["indicator", *MADE_OF_LEVELS[name]])
    if settings.get("near", "adjacency") not in NAMED:
        raise StudyError.unknown_choice(file, f"{here}.near", settings["near"], NAMED)
    find("space", "economic_distance").bind({key: settings[key] for key in ("form",) if key in settings})
    find("space", "nested").bind({key: settings[key] for key in ("share",) if key in settings})


def of_levels(given: Given, name: str, settings: dict[str, Any]) -> Neighbours:
    """Make weights of the mean level of an indicator: alone, times geographic ones, or nested with them."""
    where, regions = f"regions.{given.asked.name}", given.regions
    levels = given.indicator(settings["indicator"])
    form = {"form": settings["form"]} if "form" in settings else {}
    near = None
    if name == "nested" or "near" in settings or settings.get("form") == "scaled":
        near = built(regions, where, settings.get("near", "inverse-distance"), {})
    economic = find("space", "economic_distance").fn
    if name == "economic":
        return economic(regions, levels=levels, near=near, **form)  # type: ignore[no-any-return]
    alone = economic(regions, levels=levels, near=near if form.get("form") == "scaled" else None, **form)
    share = {"share": settings["share"]} if "share" in settings else {}
    return find("space", "nested").fn(regions, first=near, second=alone, **share)  # type: ignore[no-any-return]


def built(regions: list[str], where: str, name: str, settings: dict[str, Any]) -> Neighbours:
    """Make the weights of these regions.

    Raises
    ------
    StudyRegionsError
        For regions without the geography that the weights need.
    """
    method, fixed = NAMED[name]
    fn = find("space", method).fn
    seats = _seats()
    lost = [region for region in regions if region not in seats]
    if lost:
        raise StudyRegionsError.no_geography(where, name, lost)
    rest: dict[str, Any] = {"places": [seats[region] for region in regions]}
    if method == "contiguity":
        # An island of the regions compared is linked to the region nearest to it; in the pack there is none.
        rest |= {"pairs": _pairs(regions), "islands": "nearest"}
    return fn(regions, **{**rest, **fixed, **settings})  # type: ignore[no-any-return]


def beside(regions: list[str], where: str) -> dict[str, Neighbours]:
    """Make the weights that a conclusion is held against, by a name that tells their settings."""
    return {
        f"{name}{settings.get('k', '')}": built(regions, where, name, settings)
        for name, settings in BESIDE
        if settings.get("k", 0) < len(regions)
    }


def beside_label(key: str) -> Words:
    """Give the words of a key of `beside`.

    >>> beside_label("nearest3").en, beside_label("adjacency").en
    ('3 nearest neighbours', 'adjacency')
    """
    number = "".join(letter for letter in key if letter.isdigit())
    name = key.removesuffix(number) if number else key
    return label(name, {"k": int(number)} if number else {})


def from_file(folder: Path, regions: list[str], settings: dict[str, Any]) -> Neighbours:
    """Make weights from a table of pairs beside the study, rows standardised; pairs not given weigh nothing."""
    path = str(settings["path"])
    matrix = read_pairs(folder / path, path, regions, absent=0.0, mirrored=False)
    np.fill_diagonal(matrix, 0)
    return Neighbours(tuple(regions), matrix, label(FILE, settings)).row_standardised()


def _seats() -> dict[str, tuple[float, float]]:
    seats = open_pack(known_packs()[0]).seats
    return {region: (lon, lat) for region, lon, lat in seats.select("region", "lon", "lat").iter_rows()}


def places(regions: list[str]) -> list[tuple[float, float]]:
    """Give longitude and latitude of the seats of government; NaN where it is not known."""
    seats = _seats()
    return [seats.get(region, (float("nan"), float("nan"))) for region in regions]


def _pairs(regions: list[str]) -> list[tuple[str, str]]:
    rows: pl.DataFrame = open_pack(known_packs()[0]).adjacency
    held = set(regions)
    return [
        (one, other)
        for one, other, kind in rows.select("from", "to", "kind").iter_rows()
        if kind in LAND and one in held and other in held
    ]
