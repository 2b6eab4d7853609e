"""One decorator, one lookup: every method of the house, found by its kind and name.

A kind is a folder under `xinzhi/measures`, a method one function in the file of its name. Packages of
third parties add methods through the entry-point group ``xinzhi.methods``; they load when first needed.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeVar

import xinzhi.measures
from xinzhi.errors.measures import MeasureError
from xinzhi.measures.settings import Data, Setting, data_of, settings_of

Role = Literal[
    "matrix to matrix",
    "matrix and marks to matrix",
    "matrix and interval to matrix",
    "matrix to treated matrix",
    "matrix to filled matrix",
    "panel to filled panel",
    "panel to modelled panel",
    "investment to capital",
    "matrix to weights",
    "matrix to scores",
    "comparison matrix to weights",
    "allocations to weights",
    "scores and replications to rank sets",
    "weights to weights",
    "figures over time to index numbers",
    "components to contributions",
    "index numbers to index numbers",
    "editions to index numbers",
    "editions to revisions",
    "matrix and weights to scores",
    "matrix and weights to relative scores",
    "systems to coupling",
    "systems to lag and lead",
    "systems over time to lags",
    "matrix and weights to contributions",
    "matrix and weights to obstacles",
    "matrix and weights to effective weights",
    "matrix and groups to strengths",
    "matrix to diagnostics",
    "matrix and weights to diagnostics",
    "values to inequality",
    "values and groups to inequality",
    "values and nested groups to inequality",
    "values over time and groups to intervals",
    "draws to bands",
    "values over time to transitions",
    "values over time and neighbours to transitions",
    "values over time to convergence",
    "values over time to clubs",
    "values over time to densities",
    "values over time to modes",
    "values over time to mobility",
    "structures over time to shares of growth",
    "structures to specialisation",
    "structures and concentration to specialisation",
    "sizes and distances to access",
    "prices to convergence",
    "prices to segmentation",
    "factors to decomposition",
    "series to decomposition",
    "panel of inputs and outputs to productivity",
    "inputs and outputs to specifications",
    "inputs and outputs to estimates",
    "inputs outputs and drivers to determinants",
    "panel of inputs and outputs to spread",
    "regions to neighbours",
    "runs and options to sensitivity",
    "samples to sensitivity",
    "structure to structure",
    "structure to relatedness",
    "structure to complexity",
    "structure to outlook",
    "structure to map",
    "structure and stages to chain map",
    "values to assignment",
    "structures over time to forecasts",
    "panel and neighbours to coefficients",
    "values and neighbours to association",
    "values and neighbours to local association",
    "values and several neighbours to sensitivity",
    "panel and neighbours to tests",
    "values and factors to detection",
    "places and sizes to ellipses",
    "sizes and places to links",
    "links to network",
    "matrices to correlation",
    "matrices to coefficients",
    "places to local coefficients",
    "inputs and outputs to efficiency",
    "inputs and outputs and prices to efficiency",
    "inputs and outputs and groups to efficiency",
    "inputs and outputs over time to efficiency",
    "inputs and outputs and environment to efficiency",
    "stages to efficiency",
]
Sign = Literal["any", "nonnegative", "positive"]
Range = Sign | Callable[[Mapping[str, Any]], Sign]
Function = TypeVar("Function", bound=Callable[..., object])

EXTENSIONS = "xinzhi.methods"
_STRICTNESS: tuple[Sign, ...] = ("any", "nonnegative", "positive")
_methods: dict[tuple[str, str], Method] = {}
_extended: list[bool] = []


@dataclass(frozen=True, slots=True)
class Method:
    """One registered method.

    Attributes
    ----------
    kind, name
        The folder and the function, such as weight and entropy.
    zh, en, cite
        Its name in both languages, and whose it is.
    role
        What goes in and what comes out; the contract tests go by it.
    fn
        The function itself.
    domain
        What its main argument must be: any | nonnegative | positive, or how that follows from the settings.
    range
        What its values are, or how that follows from the settings.
    """

    kind: str
    name: str
    zh: str
    en: str
    cite: str
    role: Role
    fn: Callable[..., Any]
    domain: Range = "any"
    range: Range = "any"

    @property
    def key(self) -> str:
        """The method as it is written in a study file, such as ``weight/entropy``."""
        return f"{self.kind}/{self.name}"

    @property
    def data(self) -> dict[str, Data]:
        """Parameters bound from the panel: name → what it is."""
        return data_of(self.fn)

    @property
    def settings(self) -> dict[str, Setting]:
        """Parameters a study may choose: name → type, default and choices."""
        return settings_of(self.fn)

    def bind(self, given: Mapping[str, object]) -> dict[str, object]:
        """Check the `given` settings against the signature and fill in the defaults.

        Raises
        ------
        MeasureError
            For a name the method does not know, a value it does not take, a required setting left out.

        Examples
        --------
        >>> find("weight", "entropy").bind({"zeros": "shift", "shift": 1})
        {'zeros': 'shift', 'shift': 1.0}
        """
        settings = self.settings
        for name in given:
            if name not in settings:
                raise MeasureError.unknown_setting(self.key, name, settings)
        return {name: self._bound(name, setting, given) for name, setting in settings.items()}

    def range_for(self, given: Mapping[str, object]) -> Sign:
        """Say what the method's values are under the `given` settings: any, nonnegative or positive."""
        return self.range(self.bind(given)) if callable(self.range) else self.range

    def domain_for(self, given: Mapping[str, object] | None = None) -> Sign:
        """Say what the main argument must be under the `given` settings; None asks for all settings at once."""
        if not callable(self.domain):
            return self.domain
        return _STRICTNESS[-1] if given is None else self.domain(self.bind(given))

    def takes(self, sign: Sign, given: Mapping[str, object] | None = None) -> bool:
        """Tell whether values known to be `sign` lie in the method's domain under the `given` settings."""
        return _STRICTNESS.index(sign) >= _STRICTNESS.index(self.domain_for(given))

    def _bound(self, name: str, setting: Setting, given: Mapping[str, object]) -> object:
        if name not in given:
            if setting.required:
                raise MeasureError.missing_setting(self.key, name)
            return setting.default
        if not setting.accepts(given[name]):
            raise MeasureError.bad_setting(self.key, name, given[name], setting.expected)
        return setting.take(given[name])


def method(
    *,
    zh: str,
    en: str,
    cite: str,
    role: Role,
    domain: Range = "any",
    range: Range = "any",  # noqa: A002
    kind: str | None = None,
) -> Callable[[Function], Function]:
    """Register a function as a method; `kind` is its folder's name unless a package outside says otherwise."""

    def register(fn: Function) -> Function:
        folder = kind or fn.__module__.split(".")[-2:][0]
        entry = Method(folder, fn.__name__, zh, en, cite, role, fn, domain, range)
        known = _methods.get((entry.kind, entry.name))
        if known is not None and known.fn.__module__ != fn.__module__:
            raise MeasureError.method_twice(entry.key, [known.fn.__module__, fn.__module__])
        _methods[entry.kind, entry.name] = entry
        return fn

    return register


def find(kind: str, name: str) -> Method:
    """Give the method `name` of `kind`.

    Raises
    ------
    MeasureError
        When there is no such kind or method, with the nearest name.

    Examples
    --------
    >>> find("weight", "entropy").zh
    '熵值法'
    """
    _load(kind)
    if (kind, name) not in _methods:
        _extend()
    if (kind, name) not in _methods:
        raise MeasureError.unknown_method(kind, name, [entry.name for entry in all_methods(kind)])
    return _methods[kind, name]


def all_methods(kind: str | None = None) -> list[Method]:
    """Give every method, or those of one `kind`, sorted by kind and name."""
    for each in kinds() if kind is None else [kind]:
        _load(each)
    _extend()
    return [entry for (of, _), entry in sorted(_methods.items()) if kind in {None, of}]


def kinds() -> list[str]:
    """Give the kinds of methods there are, sorted: the folders of the house and those extensions add."""
    return sorted(_folders() | {kind for kind, _ in _methods})


@cache
def _folders() -> frozenset[str]:
    return frozenset(found.name for found in pkgutil.iter_modules(xinzhi.measures.__path__) if found.ispkg)


def _load(kind: str) -> None:
    if kind not in kinds():
        _extend()
    if kind not in kinds():
        raise MeasureError.unknown_kind(kind, kinds())
    if kind in _folders():
        importlib.import_module(f"xinzhi.measures.{kind}")


def _extend() -> None:
    if _extended:
        return
    for point in importlib.metadata.entry_points(group=EXTENSIONS):
        try:
            point.load()
        except MeasureError:
            raise
        except Exception as error:
            raise MeasureError.broken_extension(point.name, point.value, str(error)) from error
    _extended.append(True)
