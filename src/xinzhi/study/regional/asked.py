"""What the regional chapter asks for: one method a key, with its settings, groupings, weights and indicator."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from xinzhi.errors.study import StudyError
from xinzhi.measures.registry import Method, find

if TYPE_CHECKING:
    from xinzhi.study.reader import Reader

AT = "@"
# Data of a method that the chapter binds by a key of its own: the parameter → the key.
NEEDS = {
    name: name
    for name in (
        "groups",
        "levels",
        "weights",
        "controls",
        "factors",
        "x",
        "edges",
        "lag_edges",
        "distances",
        "links",
        "near",
        "prices",
        "matrices",
        "plants",
    )
}
# Where the role of a method gives a parameter another meaning.
BY_ROLE = {
    "structures to specialisation": {"x": "industries"},
    "structures and concentration to specialisation": {"x": "industries", "plants": "plants"},
    "structures over time to shares of growth": {"y": "industries"},
    "links to network": {"links": "flows"},
    "matrices to correlation": {"y": "flows", "other": "matrices"},
    "matrices to coefficients": {"y": "flows", "matrices": "matrices"},
    "prices to segmentation": {"prices": "prices", "neighbours": "weights"},
}
PAIRS = ("distance", "adjacency")
# Series named by the study: of the framework, or of its sources.
SERIES = ("prices", "industries")


@dataclass(frozen=True, slots=True)
class Asked:
    """One analysis.

    Attributes
    ----------
    name
        As it stands in the study file: a method, or a method and an indicator, such as
        ``dynamics/beta_convergence@rd_intensity``.
    method
        The method.
    indicator
        Indicator of the framework it is made on; empty for the scores of the index.
    settings
        Settings of the method.
    groups
        Names of groupings, the first for the analysis itself.
    levels
        Names of nested groupings, the largest groups first.
    weights
        Name of the spatial weights, and settings for them; empty where there are none.
    controls, factors, x
        Indicators held equal, those of a detector, and those that explain in a model.
    edges
        Cut points of classes, by the name of the method's parameter.
    distances
        ``seats`` for great circles between the seats of government, or the path of a table of pairs.
    links
        New links: two regions and their distance or time.
    near
        Indicator looked at in the neighbours.
    series
        Series of the framework or of the sources by their key: ``prices`` (one a good), ``industries``.
    plants
        Herfindahl index of the plants of each industry, in the order of `industries`.
    flows
        Path of a table of pairs that holds what goes between regions; empty for what the analysis takes instead.
    matrices
        What pairs of regions are compared by: ``distance``, ``adjacency``, or an indicator for the gap in it.
    """

    name: str
    method: Method
    indicator: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    weights: tuple[str, dict[str, Any]] = ("", {})
    controls: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    x: tuple[str, ...] = ()
    edges: dict[str, list[float]] = field(default_factory=dict)
    distances: str = ""
    links: tuple[tuple[Any, Any, float], ...] = ()
    near: str = ""
    series: dict[str, tuple[str, ...]] = field(default_factory=dict)
    plants: tuple[float, ...] = ()
    flows: str = ""
    matrices: tuple[str, ...] = ()

    @property
    def files(self) -> dict[str, bool]:
        """Tables of pairs that the analysis reads, by name."""
        named = [self.distances] if self.distances not in {"", "seats"} else []
        named += [self.flows] if self.flows else []
        named += [str(self.weights[1]["path"])] if self.weights[0] == "file" and "path" in self.weights[1] else []
        return dict.fromkeys(named, True)

    @property
    def indicators(self) -> tuple[str, ...]:
        """Every indicator named."""
        own = (self.indicator,) if AT in self.name else ()
        gaps = [name for name in self.matrices if name not in PAIRS]
        near = (self.near,) if self.near else ()
        return (*own, *self.controls, *self.factors, *self.x, *near, *gaps)

    @property
    def needs_scores(self) -> bool:
        """Whether it is made on the scores of the index."""
        return not self.indicator and not self.series and not self.flows

    @property
    def record(self) -> dict[str, Any]:
        """The analysis as plain data, for the record."""
        return {
            "method": self.method.key,
            "indicator": self.indicator,
            "settings": self.settings,
            "groups": list(self.groups),
            "levels": list(self.levels),
            "weights": list(self.weights),
            "controls": list(self.controls),
            "factors": list(self.factors),
            "x": list(self.x),
            "edges": self.edges,
            "distances": self.distances,
            "links": [list(link) for link in self.links],
            "near": self.near,
            "series": {key: list(names) for key, names in self.series.items()},
            "plants": list(self.plants),
            "flows": self.flows,
            "matrices": list(self.matrices),
        }


def method_of(name: str) -> str:
    """Give the method in a name.

    >>> method_of("dynamics/markov@rd_intensity")
    'dynamics/markov'
    """
    return name.split(AT, 1)[0]


def read_one(part: Reader, name: str) -> Asked:
    """Read one analysis from the part of the study file under its name."""
    method = find(*method_of(name).split("/"))
    needs = _keys(method)
    part.only([*method.settings, *needs.values()])
    settings = {key: value for key, value in part.given.items() if key not in needs.values()}
    method.bind(settings)
    keys = set(needs.values())
    return Asked(
        name=name,
        method=method,
        indicator=name.partition(AT)[2],
        settings=settings,
        weights=_weights(part, method, needs),
        distances=(part.text("distances") if part.get("distances") else "seats") if "distances" in keys else "",
        links=_links(part) if "links" in keys else (),
        edges={
            key: _cut_points(part, key) for key in ("edges", "lag_edges") if key in keys and part.get(key) is not None
        },
        plants=_shares(part) if "plants" in keys else (),
        near=part.text("near", required=True) if "near" in keys else "",
        flows=part.text("flows") if part.get("flows") else "",
        series={key: part.texts(key, required=True) for key in SERIES if key in keys},
        **{
            key: _names(part, key, method, needs)
            for key in ("groups", "levels", "controls", "factors", "x", "matrices")
        },
    )


def _keys(method: Method) -> dict[str, str]:
    """Give the data of the method that the study binds, the parameter → the key."""
    known = NEEDS | BY_ROLE.get(method.role, {})
    return {data: key for data, key in known.items() if data in method.data}


def _needed(method: Method, data: str) -> bool:
    """Tell whether the method cannot do without this data: disparity by groups is told with them always."""
    import inspect

    default = inspect.signature(method.fn).parameters[data].default if data in method.data else None
    return data in method.data and (default is inspect.Parameter.empty or method.kind == "disparity")


def _names(part: Reader, key: str, method: Method, needs: dict[str, str]) -> tuple[str, ...]:
    needed = key in {"levels", "factors", "x", "matrices"} or (key == "groups" and _needed(method, key))
    return part.texts(key, required=needed) if key in needs.values() else ()


def _links(part: Reader) -> tuple[tuple[Any, Any, float], ...]:
    given = part.get("links")
    if given is None:
        return ()
    good = isinstance(given, list) and all(
        isinstance(link, list) and len(link) == 3 and type(link[2]) in {int, float} and link[2] > 0 for link in given
    )
    if not good:
        where = f"{part.where}.links"
        raise StudyError.bad_value(
            part.file, where, given, "一列 [起点, 终点, 大于 0 的数]", "a list of [from, to, a number above 0]"
        )
    return tuple((one, other, float(way)) for one, other, way in given)


def _cut_points(part: Reader, key: str) -> list[float]:
    given = part.get(key)
    numbers = isinstance(given, list) and given and all(type(one) in {int, float} for one in given)
    if not numbers or any(a >= b for a, b in pairwise(given)):
        where = f"{part.where}.{key}"
        raise StudyError.bad_value(
            part.file, where, given, "逐个增大的数，如 [0.2, 0.4]", "rising numbers such as [0.2, 0.4]"
        )
    return [float(one) for one in given]


def _shares(part: Reader) -> tuple[float, ...]:
    given = part.get("plants")
    good = isinstance(given, list) and all(type(one) in {int, float} and 0 <= one < 1 for one in given)
    if not good or not given:
        where = f"{part.where}.plants"
        zh, en = "每个产业一个 0 与 1 之间的数", "a number from 0 to 1 for each industry"
        raise StudyError.bad_value(part.file, where, given, zh, en)
    return tuple(float(one) for one in given)


def _weights(part: Reader, method: Method, needs: dict[str, str]) -> tuple[str, dict[str, Any]]:
    param = next((data for data, key in needs.items() if key == "weights"), "")
    if not param or (part.get("weights") is None and not _needed(method, param)):
        return "", {}
    given = part.get("weights")
    if isinstance(given, dict) and len(given) == 1:
        name, settings = next(iter(given.items()))
        if settings is None or isinstance(settings, dict):
            return str(name), dict(settings or {})
        raise StudyError.bad_value(
            part.file, f"{part.where}.weights", given, "{权重: {设定: 值}}", "{weights: {setting: value}}"
        )
    return part.text("weights", required=True), {}
