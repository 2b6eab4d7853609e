"""Systems of indicators: dimensions of the framework, or lists of indicators that a study names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from xinzhi.errors.chains import ChainsError
from xinzhi.frameworks.formula import codes
from xinzhi.frameworks.model import Dimension
from xinzhi.lang import Words

if TYPE_CHECKING:
    from xinzhi.frameworks.model import Framework, Node
    from xinzhi.study.reader import Reader


@dataclass(frozen=True, slots=True)
class Asked:
    """A system as the study file names it: its key, its name where one is given, and the parts of the framework in it."""

    key: str
    parts: tuple[str, ...]
    name: Words | None = None


@dataclass(frozen=True, slots=True)
class System:
    """A system with the ids of its indicators, in the framework's order."""

    key: str
    name: Words
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """What two systems have in common: indicators, and figures that indicators of both are made of."""

    first: str
    second: str
    indicators: tuple[str, ...]
    figures: tuple[str, ...]


def read_systems(part: Reader, key: str) -> tuple[Asked, ...]:
    """Read ``[dimension, …]``, or ``{name: dimension or [indicators]}``, or ``{name: {zh, en, of: …}}``.

    Raises
    ------
    StudyError
        For fewer than two systems, one that stands twice, or a value of another kind.
    """
    where = f"{part.where}.{key}"
    if isinstance(part.get(key), dict):
        below = part.part(key)
        found = [_asked(below, name) for name in below.given]
    else:
        found = [Asked(name, (name,)) for name in part.texts(key, required=True)]
    if len(found) < 2:
        raise ChainsError.too_few_systems(part.file, where, len(found))
    _once(part.file, where, [one.key for one in found])
    return tuple(found)


def _asked(below: Reader, name: str) -> Asked:
    if not isinstance(below.get(name), dict):
        return Asked(name, below.texts(name, required=True), Words(name, name))
    own = below.part(name)
    own.only(["zh", "en", "of"])
    return Asked(
        name, own.texts("of", required=True), Words(own.text("zh", required=True), own.text("en", required=True))
    )


def _once(file: str, where: str, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise ChainsError.system_twice(file, where, name)


def systems_of(asked: tuple[Asked, ...], framework: Framework, file: str, where: str) -> tuple[System, ...]:
    """Find the indicators of each system.

    Raises
    ------
    ChainsError
        For a part that the framework does not have, or an indicator that stands twice in one system.
    """
    branches = {node.id: node for node in _branches(framework.children)}
    leaves = {leaf.id: leaf for leaf in framework.indicators}
    found = []
    for one in asked:
        held: list[str] = []
        for part in one.parts:
            if part in branches:
                held += [leaf.id for leaf in branches[part].indicators]
            elif part in leaves:
                held.append(part)
            else:
                raise ChainsError.unknown_part(file, where, part, [*branches, *leaves])
        _once(file, f"{where}.{one.key}", held)
        name = one.name or (branches[one.key].name if one.key in branches else leaves[one.key].name)
        found.append(System(one.key, name, tuple(leaf for leaf in leaves if leaf in held)))
    return tuple(found)


def shared(systems: tuple[System, ...], framework: Framework) -> list[Shared]:
    """Give each two systems that share an indicator or a figure, and so go together by construction."""
    made_of = {
        leaf.id: set(codes(leaf.formula)) if leaf.formula is not None else set() for leaf in framework.indicators
    }
    found = []
    for one, other in combinations(systems, 2):
        both = [leaf for leaf in one.indicators if leaf in other.indicators]
        figures = _figures(one, made_of) & _figures(other, made_of)
        if both or figures:
            found.append(Shared(one.key, other.key, tuple(both), tuple(sorted(figures))))
    return found


def _figures(system: System, made_of: dict[str, set[Any]]) -> set[Any]:
    return set().union(*(made_of[leaf] for leaf in system.indicators))


def _branches(nodes: tuple[Node, ...]) -> Iterator[Dimension]:
    for node in nodes:
        if isinstance(node, Dimension):
            if node.indicators:
                yield node
            yield from _branches(node.children)
