"""Set what a source leaves open: the directions it does not print, and the formulas over the panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from xinzhi.errors.framework_files import Place
from xinzhi.errors.frameworks import FrameworkError
from xinzhi.frameworks.direction import Direction, parse_direction
from xinzhi.frameworks.formula import Formula
from xinzhi.frameworks.model import Framework, Indicator, Node


def with_directions(framework: Framework, directions: Mapping[str, object], file: str = "") -> Framework:
    """Give a copy of `framework` with the directions that a study sets.

    Parameters
    ----------
    framework
        Some of whose directions may not be printed.
    directions
        By indicator id, as `Direction` or as written in `file`: ``"+"``, ``{"target": 50}`` and so on.
    file
        Name of the study file, for messages.

    Raises
    ------
    FrameworkError
        When an id is not in the framework, a direction cannot be read, or it contradicts the printed one.

    >>> from xinzhi.frameworks.catalogue import load_framework
    >>> yrd = load_framework("hqd-yrd2023")
    >>> yrd.undirected
    ('gdp_growth_synergy',)
    >>> with_directions(yrd, {"gdp_growth_synergy": {"target": 1}}).undirected
    ()
    """
    held = _held(framework, directions)
    asked: dict[str, Direction] = {}
    for name, given in directions.items():
        place = Place(file, key=f"directions.{name}")
        asked[name] = given if isinstance(given, Direction) else parse_direction(given, place)
        printed = held[name].direction
        if printed is not None and printed != asked[name]:
            raise FrameworkError.printed_direction(name, printed.kind, asked[name].kind)
    return _changed(framework, lambda leaf: replace(leaf, direction=asked.get(leaf.id, leaf.direction)))


def with_formulas(framework: Framework, formulas: Mapping[str, Formula]) -> Framework:
    """Give a copy of `framework` with its indicators mapped to the panel by id.

    Raises
    ------
    FrameworkError
        When an id is not in the framework.

    >>> from xinzhi.frameworks.catalogue import load_framework
    >>> from xinzhi.frameworks.formula import Figure
    >>> mapped = with_formulas(load_framework("hqd-yrd2023"), {"rd_gdp_share": Figure("rd_intensity")})
    >>> mapped.indicators[1].formula
    Figure(code='rd_intensity')
    """
    _held(framework, formulas)
    return _changed(framework, lambda leaf: replace(leaf, formula=formulas.get(leaf.id, leaf.formula)))


def _held(framework: Framework, names: Iterable[str]) -> dict[str, Indicator]:
    held = {leaf.id: leaf for leaf in framework.indicators}
    for name in names:
        if name not in held:
            raise FrameworkError.unknown_indicator(framework.id, name, held)
    return held


def _changed(framework: Framework, change: Callable[[Indicator], Indicator]) -> Framework:
    def walk(node: Node) -> Node:
        if isinstance(node, Indicator):
            return change(node)
        return replace(node, children=tuple(map(walk, node.children)))

    return replace(framework, children=tuple(map(walk, framework.children)))
