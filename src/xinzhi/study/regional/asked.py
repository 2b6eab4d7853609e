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
# Data of a method that the chapter binds by a key of its own.
NEEDS = {
    name: name
    for name in ("groups", "levels", "weights", "controls", "factors", "x", "edges", "lag_edges", "distances", "links")
}


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

    @property
    def files(self) -> dict[str, bool]:
        """Tables of pairs that the analysis reads, by name."""
        named = {self.distances: True} if self.distances not in {"", "seats"} else {}
        return named | (
            {str(self.weights[1]["path"]): True} if self.weights[0] == "file" and "path" in self.weights[1] else {}
        )

    @property
    def indicators(self) -> tuple[str, ...]:
        """Every indicator named."""
        own = (self.indicator,) if AT in self.name else ()
        return (*own, *self.controls, *self.factors, *self.x)

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
    needs = [key for data, key in NEEDS.items() if data in method.data]
    part.only([*method.settings, *needs])
    settings = {key: value for key, value in part.given.items() if key not in NEEDS.values()}
    method.bind(settings)
    return Asked(
        name=name,
        method=method,
        indicator=name.partition(AT)[2],
        settings=settings,
        groups=_names(part, "groups", method, needed=_needed(method, "groups")),
        levels=_names(part, "levels", method, needed=True),
        weights=_weights(part, method),
        controls=_names(part, "controls", method, needed=False),
        factors=_names(part, "factors", method, needed=True),
        x=_names(part, "x", method, needed=True),
        distances=(part.text("distances") if part.get("distances") else "seats") if "distances" in needs else "",
        links=_links(part) if "links" in needs else (),
        edges={
            key: _cut_points(part, key) for key in ("edges", "lag_edges") if key in needs and part.get(key) is not None
        },
    )


def _needed(method: Method, data: str) -> bool:
    """Tell whether the method cannot do without this data: disparity by groups is told with them always."""
    import inspect

    default = inspect.signature(method.fn).parameters[data].default if data in method.data else None
    return data in method.data and (default is inspect.Parameter.empty or method.kind == "disparity")


def _names(part: Reader, key: str, method: Method, *, needed: bool) -> tuple[str, ...]:
    return part.texts(key, required=needed) if key in method.data else ()


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


def _weights(part: Reader, method: Method) -> tuple[str, dict[str, Any]]:
    if "weights" not in method.data or (part.get("weights") is None and not _needed(method, "weights")):
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
