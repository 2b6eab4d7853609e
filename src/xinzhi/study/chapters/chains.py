"""The chapter of the chains: how far systems of indicators develop together, and which holds the others back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from xinzhi.errors.chains import ChainsError
from xinzhi.errors.study import StudyError
from xinzhi.lang import Words
from xinzhi.measures.coupling import coordination
from xinzhi.measures.registry import find
from xinzhi.study.chapter import Chapter
from xinzhi.study.coupling import NAME, coupling_step
from xinzhi.study.plan import Step
from xinzhi.study.systems import Asked, read_systems, systems_of
from xinzhi.study.variants import PENALTY

if TYPE_CHECKING:
    from xinzhi.study.bench import Bench
    from xinzhi.study.reader import Reader
    from xinzhi.study.study import Study

KEYS = {
    "chains": Words(
        "链条章节：耦合协调度，如 coupling/coordination: {systems: [innovation, regions]}。",
        "Chapter of the chains: coupling coordination, such as coupling/coordination: {systems: [innovation, regions]}.",
    ),
    "chains.systems": Words(
        "两个或更多系统：维度的名称，或 {名称: [指标, …]}，或 {名称: {zh: …, en: …, of: [指标, …]}}。必填。",
        "Two systems or more: names of dimensions, or {name: [indicators]}, or {name: {zh: …, en: …, of: [indicators]}}. Required.",
    ),
    "chains.formula": Words(
        "耦合度的形式：standard 或 modified（修正式）。", "The form of coupling: standard or modified."
    ),
    "chains.edges": Words(
        "协调等级的上端点，由小到大；不写则为 0.1、0.2、…、0.9 十级，等级含上端点。",
        "Upper ends of the levels, ascending; ten levels by tenths when left out. A level holds its upper end.",
    ),
    "chains.weights": Words(
        "各系统在发展水平中的权数 {系统: 权数}；不写则相等。",
        "Weights of the systems in the level of development {system: weight}; equal when left out.",
    ),
    "chains.band": Words(
        "与其余系统均值相差多少以内算同步，0.2 即 ±20%。",
        "Within how much of the mean of the others a system is in step: 0.2 is ±20 %.",
    ),
    "chains.longest": Words(
        "时间先后：最多错开几期，1 到 10；期数少于 8 或地区少于 8 个时不作判断。",
        "Order in time: the longest lag in periods, 1 to 10; below 8 periods or 8 regions nothing is said.",
    ),
}


@dataclass(frozen=True, slots=True)
class Chains:
    """What the chapter asks for: the systems, and the settings of the measure."""

    systems: tuple[Asked, ...]
    formula: str = "standard"
    edges: tuple[float, ...] | None = None
    weights: tuple[float, ...] | None = None
    band: float = 0.2
    longest: int = 2

    @property
    def settings(self) -> dict[str, Any]:
        """The settings as plain data."""
        return {name: getattr(self, name) for name in ("formula", "edges", "weights", "band", "longest")}


def read(part: Reader) -> Chains:
    """Read the chapter."""
    part.only([NAME])
    own = part.part(NAME)
    own.only([key.partition(".")[2] for key in KEYS if "." in key])
    systems = read_systems(own, "systems")
    return Chains(
        systems,
        own.choice("formula", ("standard", "modified"), "standard"),
        _edges(own),
        _weights(own, [one.key for one in systems]),
        own.number("band", 0.2, low=0.0, high=0.99),
        own.whole("longest", 2, least=1, most=10),
    )


def _edges(own: Reader) -> tuple[float, ...] | None:
    given = own.get("edges")
    if given is None:
        return None
    if not isinstance(given, list) or not given or not all(type(edge) in {int, float} for edge in given):
        raise StudyError.bad_value(
            own.file,
            f"{own.where}.edges",
            given,
            "0 与 1 之间、由小到大的数的列表，如 [0.3, 0.5, 0.8]",
            "a list of numbers between 0 and 1 in ascending order, such as [0.3, 0.5, 0.8]",
        )
    edges = tuple(float(edge) for edge in given)
    coordination(np.ones((1, 2)), edges=edges)
    return edges


def _weights(own: Reader, keys: list[str]) -> tuple[float, ...] | None:
    if own.get("weights") is None:
        return None
    below = own.part("weights")
    below.only(keys)
    for key in keys:
        if key not in below.given:
            raise StudyError.missing_key(own.file, f"{below.where}.{key}")
    found = tuple(below.number(key, 0.0, low=0.0, high=1e6) for key in keys)
    if not sum(found):
        raise StudyError.bad_value(
            own.file, below.where, below.given, "不全为零的权数", "weights that are not all zero"
        )
    return found


def check(study: Study) -> None:
    """Refuse systems that the framework does not have, and scores below 0 by construction."""
    asked = study.spec.chapters[CHAINS.key]
    systems_of(asked.systems, study.framework, study.spec.file, f"{CHAINS.key}.systems")
    nominal = study.variants.nominal
    # Systems are joined as the indicators of a dimension are, not as dimensions.
    within = replace(nominal, across=None)
    if within.scores[0] == "any" or nominal.aggregate.method == PENALTY:
        normalised = within.scores[1] == "index.normalise"
        kind, choice = ("normalise", nominal.normalise) if normalised else ("aggregate", nominal.aggregate)
        method = find(kind, choice.method)
        raise ChainsError.no_coupling(study.spec.file, f"index.{kind}", Words(method.zh, method.en))


def steps(study: Study, bench: Bench) -> list[Step]:
    """Give the one step of the chapter."""
    asked = study.spec.chapters[CHAINS.key]
    systems = systems_of(asked.systems, study.framework, study.spec.file, f"{CHAINS.key}.systems")
    return [coupling_step(study, bench, systems, asked.settings)]


CHAINS = Chapter("chains", KEYS, read, steps, check)
