"""Which combinations of normalisation and aggregation can be computed, and what is adjusted for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import Any

from xinzhi.errors.index_study import IndexStudyError
from xinzhi.errors.study import StudyError
from xinzhi.lang import Words
from xinzhi.measures.registry import Sign, find
from xinzhi.study.spec import Choice, StudySpec

# A geometric mean needs positive values: min–max then runs from 0.01 to 1, as COINr's [1, 100] does.
POSITIVE_MINMAX = {"lower": 0.01}
NO_TREATMENT = "none"
# The penalty of Mazziotta–Pareto is made for figures around 100: the scales of its sources (AMPI and MPI).
PENALTY = "mazziotta_pareto"
AROUND_100: dict[str, dict[str, float]] = {
    "minmax": {"lower": 70.0, "upper": 130.0},
    "zscore": {"mean": 100.0, "sd": 10.0},
    "reference_goalposts": {},
}
# What scores are where they do not take their sign from the figures.
SCORES: dict[str, Sign] = {"copeland": "any", "topsis": "nonnegative", "mazziotta_pareto": "positive"}
# Normalisations by the order of figures alone.
BY_PLACE = ("borda", "percentile_rank", "rank")


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to make the index; `treat` names the treatment of outliers where the study varies it ("none" for none)."""

    normalise: Choice
    weight: str
    aggregate: Choice
    across: Choice | None = None
    treat: str | None = None

    @property
    def scores(self) -> tuple[Sign, str]:
        """What the scores are, and the key of the study that decides it."""
        last = self.across or self.aggregate
        if last.method in SCORES:
            return SCORES[last.method], "index.across" if self.across else "index.aggregate"
        return find("normalise", self.normalise.method).range_for(self.normalise.settings), "index.normalise"

    def record(self) -> dict[str, Any]:
        """Give the variant as it stands in the record."""
        return {
            "normalise": self.normalise.record(),
            "weight": self.weight,
            "aggregate": self.aggregate.record(),
            **({"across": self.across.record()} if self.across else {}),
            **({"treat": self.treat} if self.treat else {}),
        }


@dataclass(frozen=True, slots=True)
class Variants:
    """The nominal variant and all that are compared with it; `left_out` says what cannot be computed, and why."""

    nominal: Variant
    all: tuple[Variant, ...]
    left_out: tuple[Words, ...] = ()
    notes: tuple[Words, ...] = field(default=())


def plan_variants(spec: StudySpec) -> Variants:
    """Lay down nominal choice and variants from the study, before anything is computed.

    Raises
    ------
    StudyError
        When the nominal combination cannot be computed.
    """
    index, robust = spec.index, spec.robustness
    if _beyond(index.normalise, index.pool):
        raise StudyError.cannot_combine(_no_place(index.normalise.method))
    nominal_way, across = _with_gaps(spec, index.aggregate), _with_gaps(spec, index.across) if index.across else None
    nominal_pair = _fit(index.normalise, nominal_way, index.pool, across)
    if nominal_pair is None:
        raise StudyError.cannot_combine(_reason(index.normalise.method, index.aggregate.method, across))
    treats = _treats(spec)
    own = None if treats == (None,) else index.treat.method if index.treat else NO_TREATMENT
    nominal = Variant(nominal_pair, index.weight.method, nominal_way, across, own)
    asked = _with(index.normalise, robust.normalise)
    normalises = [choice for choice in asked if not _beyond(choice, index.pool)]
    aggregates = [_with_gaps(spec, way) for way in _with(index.aggregate, robust.aggregate)]
    weights = list(dict.fromkeys([*robust.weight, index.weight.method]))
    variants, left_out = [], [_no_place(choice.method) for choice in asked if _beyond(choice, index.pool)]
    for normalise, aggregate in product(normalises, aggregates):
        fitted = _fit(normalise, aggregate, index.pool, across)
        if fitted is None:
            left_out.append(_reason(normalise.method, aggregate.method, across))
        else:
            variants += [
                Variant(fitted, weight, aggregate, across, treat) for weight, treat in product(weights, treats)
            ]
    return Variants(nominal, tuple(variants), tuple(left_out), _notes(nominal, variants))


def _treats(spec: StudySpec) -> tuple[str | None, ...]:
    """Give the treatments varied, that of the study among them; None alone where they are not varied."""
    own = spec.index.treat.method if spec.index.treat else NO_TREATMENT
    found = sorted({own, *spec.robustness.treat})
    return tuple(found) if len(found) > 1 else (None,)


def _with(nominal: Choice, others: tuple[str, ...]) -> list[Choice]:
    """The methods varied, the nominal one with its own settings; in an order that a new nominal does not change."""
    names = sorted({nominal.method, *others})
    return [nominal if name == nominal.method else Choice(name) for name in names]


def _beyond(normalise: Choice, pool: str) -> bool:
    """Tell whether figures of other periods have no place among those of the base period."""
    return pool == "base" and normalise.method in BY_PLACE


def _no_place(normalise: str) -> Words:
    one = find("normalise", normalise)
    return Words(
        f"{one.zh} × 基期：{one.zh}只看取数范围内的先后，不能以首年为准去量其他年份",
        f"{one.en} × base: {one.en} looks at the order within its pool and cannot measure other years by the first",
    )


def _with_gaps(spec: StudySpec, aggregate: Choice) -> Choice:
    """Tell the aggregation what to do with gaps.

    Raises
    ------
    IndexStudyError
        When it cannot do without a figure.
    """
    if spec.index.missing == "refuse":
        return aggregate
    if "missing" not in find("aggregate", aggregate.method).settings:
        raise IndexStudyError.no_gaps(spec.file, aggregate.method)
    return Choice(aggregate.method, {**aggregate.settings, "missing": "spread", "coverage": spec.index.coverage})


def _fit(normalise: Choice, aggregate: Choice, pool: str, across: Choice | None = None) -> Choice | None:
    """Give the normalisation fit for this aggregation, adjusted where need be, or None."""
    method, ways = find("normalise", normalise.method), [aggregate, *([across] if across else [])]
    if any(way.method == PENALTY for way in ways):
        if method.name not in AROUND_100:
            return None
        normalise = Choice(method.name, {**AROUND_100[method.name], **normalise.settings})

    def taken(sign: Sign) -> bool:
        return all(find("aggregate", way.method).takes(sign, way.settings) for way in ways)

    # Measured by the base period, later figures may pass the ends of its scale.
    if taken("any" if pool == "base" else method.range_for(normalise.settings)):
        return normalise
    if pool == "base":
        return None
    adjusted = Choice(normalise.method, {**normalise.settings, **POSITIVE_MINMAX})
    if normalise.method != "minmax" or normalise.settings.get("upper", 1.0) <= POSITIVE_MINMAX["lower"]:
        return None
    return adjusted if taken(method.range_for(adjusted.settings)) else None


def _reason(normalise: str, aggregate: str, across: Choice | None = None) -> Words:
    one, other = find("normalise", normalise), find("aggregate", aggregate)
    if PENALTY in {aggregate, across.method if across else ""} and normalise not in AROUND_100:
        other = find("aggregate", PENALTY)
        return Words(
            f"{one.zh} × {other.zh}：{other.zh}要求数值在 100 上下，{one.zh}的结果不在这一尺度",
            f"{one.en} × {other.en}: {other.en} needs figures around 100, which {one.en} does not give",
        )
    if across and other.takes(one.range_for({})):
        other = find("aggregate", across.method)
    return Words(
        f"{one.zh} × {other.zh}：{other.zh}要求数值为正，{one.zh}的结果有零或负数",
        f"{one.en} × {other.en}: {other.en} needs positive values, {one.en} gives zero or negative ones",
    )


def _notes(nominal: Variant, variants: list[Variant]) -> tuple[Words, ...]:
    every, notes = [nominal, *variants], []
    if any(v.normalise.settings.get("lower") == POSITIVE_MINMAX["lower"] for v in every):
        notes.append(
            Words(
                "几何合成要求数值为正，凡用几何合成处，极差标准化的区间取 [0.01, 1]。",
                "A geometric mean needs positive values: where it is used, min–max runs from 0.01 to 1.",
            )
        )
    if any(PENALTY in {v.aggregate.method, v.across.method if v.across else ""} for v in every):
        notes.append(
            Words(
                "马齐奥塔—帕累托指数的扣分以 100 上下的数值为准：凡用它处，极差标准化的区间取 [70, 130]，z 分数取均值 100、标准差 10。",
                "The penalty of the Mazziotta–Pareto index is made for figures around 100: where it is used, min–max runs from 70 to "
                "130, and z-scores have mean 100 and standard deviation 10.",
            )
        )
    return tuple(notes)
