"""From a solved programme to a result: second phase, targets, peers, reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import listed
from xinzhi.lang import Words
from xinzhi.measures.efficiency._certificate import ACCEPTED
from xinzhi.measures.efficiency._engine import Batch
from xinzhi.measures.efficiency._frame import Programme, multipliers
from xinzhi.measures.efficiency._result import Efficiency, Multipliers, Variables, at_most_one, reasons
from xinzhi.measures.types import Array

SlackWeights = Literal["relative", "raw"]


@dataclass(frozen=True, slots=True)
class Measured:
    """A solved programme and the scores read off it, shape (units,); NaN where there is no optimum."""

    programme: Programme
    batch: Batch
    score: Array


def within(score: Array, programme: Programme, *, low: float = -np.inf, high: float = np.inf) -> Array:
    """Keep scores of units that belong to the reference within the bound that this gives them, against rounding."""
    return np.asarray(np.clip(score, low, high) if programme.same else score)


def largest_slacks(measured: Measured, weighing: SlackWeights = "relative") -> Measured:
    """Hold the optimum and make the slacks as large as they can be: the second phase.

    The sum is Σ s / x, which no unit of measurement changes, or the raw Σ s. A zero weighs by its column's mean.
    """
    first, batch = measured.programme, measured.batch
    second = Programme(
        first.evaluated,
        first.reference,
        first.returns,
        same=first.same,
        extra=first.extra + 1,
        alone=first.alone,
        shared=np.concatenate([first.shared, np.zeros((len(first.shared), 1))], axis=1),
    )
    weights = _weights(first, weighing)
    kind = {k: name for name, span in first.names.items() for k in range(span.start, span.stop)}
    for k, (column, cost) in enumerate(zip(first.columns, first.costs, strict=True)):
        gain: Array | float = 0.0
        if kind[k] == "slack":
            row = first.slack_rows[k - first.names["slack"].start]
            second.slack_rows.append(row)
            gain = -weights[:, row]
        second.add(kind[k], np.concatenate([column, cost[:, np.newaxis]], axis=1), gain)
    second.rhs[:, :-1] = first.rhs
    second.rhs[:, -1] = np.nan_to_num(batch.objective)
    width, rows = len(first.columns), first.rows
    start = np.where(batch.basis >= width + rows, batch.basis + 1, batch.basis)
    last = np.full((len(start), 1), width + rows)
    return Measured(second, second.solve(start=np.concatenate([start, last], axis=1)), measured.score)


def _weights(programme: Programme, weighing: SlackWeights) -> Array:
    means = programme.reference.together.mean(axis=0)
    means = np.where(means > 0, means, 1.0)
    if weighing == "raw":
        return np.full(programme.data.shape, 1 / means.mean())
    return np.asarray(1 / np.where(programme.data > 0, programme.data, means))


def slacks_of(programme: Programme, batch: Batch) -> Variables:
    """Give the slacks by what they belong to; 0 in rows that have none, NaN where there is no optimum."""
    found = np.where(np.isfinite(batch.objective)[:, np.newaxis], np.zeros(programme.data.shape), np.nan)
    if programme.slack_rows:
        found[:, programme.slack_rows] = np.maximum(programme.value(batch, "slack"), 0.0)
    return programme.evaluated.like(found)


def assemble(
    model: Words,
    measured: Measured,
    efficiency: Array,
    *,
    notes: tuple[Words, ...],
    second: Measured | None = None,
    slacks: Variables | None = None,
    parts: dict[str, Array] | None = None,
) -> Efficiency:
    """Put a result together; slacks, peers and targets come from the second phase where there is one."""
    programme, batch = measured.programme, measured.batch
    last = second or measured
    status = np.where((batch.status == "optimal") & np.isnan(measured.score), "undefined", batch.status)
    doubtful = np.flatnonzero(np.isfinite(measured.score) & ~(last.batch.certificate <= ACCEPTED))
    said = () if last is measured or not doubtful.size else (_slacks_uncertain(doubtful.tolist()),)
    peers = last.programme.peers(last.batch)
    targets = np.asarray(peers @ programme.reference.together)
    targets[~np.isfinite(measured.score)] = np.nan
    return Efficiency(
        model,
        measured.score + 0.0,
        at_most_one(efficiency),
        slacks or slacks_of(last.programme, last.batch),
        programme.evaluated.like(targets),
        peers,
        multipliers(programme, batch),
        batch.certificate,
        status,
        reasons(status),
        (*notes, *said, *_refereed(batch)),
        {"slack_certificate": last.batch.certificate, **(parts or {})},
    )


def _refereed(batch: Batch) -> tuple[Words, ...]:
    """Name the units that HiGHS had to decide."""
    units = np.flatnonzero(batch.refereed).tolist()
    if not units:
        return ()
    at = listed(units)
    return (
        Words(
            f"这些单元的证书未达到 1e-9，由 HiGHS 按 1e-10 重解（从 0 数）：{at.zh}",
            f"these units were not certified to 1e-9 and solved again by HiGHS at 1e-10 (counted from 0): {at.en}",
        ),
    )


def _slacks_uncertain(units: list[int]) -> Words:
    at = listed(units)
    return Words(
        f"这些单元的得分可证，第二阶段的松弛其证书未达到 1e-9（从 0 数）：{at.zh}",
        f"the scores of these units are certain, their slacks are not certified to 1e-9 (counted from 0): {at.en}",
    )


def picked(one: Efficiency, other: Efficiency, first: NDArray[np.bool_], score: Array) -> Efficiency:
    """Join two results of the same units: what explains a unit comes from `one` where `first` holds."""
    from scipy.sparse import csr_array, diags_array

    choose = first[:, np.newaxis]
    weights = diags_array(first.astype(np.float64)), diags_array((~first).astype(np.float64))
    peers = csr_array(weights[0] @ one.peers + weights[1] @ other.peers)
    peers.eliminate_zeros()
    peers.sort_indices()
    status = np.where(other.status == "optimal", one.status, other.status)
    return Efficiency(
        one.model,
        score + 0.0,
        at_most_one(one.efficiency + 0 * score),
        one.slacks.like(np.where(choose, one.slacks.together, other.slacks.together)),
        one.targets.like(np.where(choose, one.targets.together, other.targets.together)),
        peers,
        None
        if one.multipliers is None or other.multipliers is None
        else _either(choose, one.multipliers, other.multipliers),
        np.maximum(one.certificate, other.certificate),
        status,
        reasons(status),
        one.notes,
        {"super_efficiency": np.array(score)},
    )


def _either(choose: NDArray[np.bool_], one: Multipliers, other: Multipliers) -> Multipliers:
    return Multipliers(
        np.where(choose, one.inputs, other.inputs),
        np.where(choose, one.outputs, other.outputs),
        np.where(choose, one.bad, other.bad),
        np.where(choose[:, 0], one.scale, other.scale),
    )
