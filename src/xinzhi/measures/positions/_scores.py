"""How good forecasts were: discrimination, precision, skill and calibration, under any weights of regions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.positions._engine import Numbers

MEASURES = (
    "auc",
    "average_precision",
    "precision_at_10",
    "brier_skill",
    "calibration_error",
    "top_decile_ratio",
)
TOP = 10
BINS = 10
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Forecast:
    """One model's forecasts with what became of them, added up by region, so that every reweighting is a short sum.

    Attributes
    ----------
    ordered
        Region of each candidate from the highest score down, counted from 0, shape (candidates,).
    positives
        Region of each candidate whose event came about, in the same order, shape (positives,).
    above, upto
        For these: how many candidates score higher, and how many as high or higher, shape (positives,).
    hits_above, hits_upto
        The same among the positives, shape (positives,).
    cases, came, error, chosen, hits
        By region, shape (regions,): candidates, events, squared errors of the probability, the first ten (ties
        shared), and events among them.
    foreseen, observed
        By region and tenth of the probabilities, the highest last, shape (regions, 10): sums.
    """

    ordered: Places
    positives: Places
    above: Places
    upto: Places
    hits_above: Places
    hits_upto: Places
    cases: Numbers
    came: Numbers
    error: Numbers
    chosen: Numbers
    hits: Numbers
    foreseen: Numbers
    observed: Numbers


def forecast(score: Numbers, probability: Numbers, outcome: Numbers, region: Places) -> Forecast:
    """Sort a model's scores and add up by region; all arrays of shape (candidates,)."""
    held, at = np.unique(region, return_inverse=True)
    order = np.argsort(-score, kind="stable")
    ordered = score[order]
    new = np.append(True, ordered[1:] != ordered[:-1])
    group = np.cumsum(new) - 1
    start, end = np.flatnonzero(new), np.append(np.flatnonzero(new)[1:], len(ordered))
    came = outcome[order] > 0
    caught = np.append(0, np.cumsum(came))
    own = group[came]
    top = first_ten(score, at)
    place = np.argsort(np.argsort(probability, kind="stable"), kind="stable")
    tenth = at * BINS + place * BINS // max(len(score), 1)

    def by_region(values: Numbers) -> Numbers:
        return np.asarray(np.bincount(at, values, len(held)), np.float64)

    def by_tenth(values: Numbers) -> Numbers:
        return np.asarray(np.bincount(tenth, values, len(held) * BINS), np.float64).reshape(len(held), BINS)

    return Forecast(
        ordered=at[order],
        positives=at[order][came],
        above=start[own],
        upto=end[own],
        hits_above=caught[start[own]],
        hits_upto=caught[end[own]],
        cases=by_region(np.ones(len(score))),
        came=by_region(outcome),
        error=by_region((probability - outcome) ** 2),
        chosen=by_region(top),
        hits=by_region(top * outcome),
        foreseen=by_tenth(probability),
        observed=by_tenth(outcome),
    )


def first_ten(score: Numbers, region: Places) -> Numbers:
    """Give each candidate's chance to stand among the ten first of its region; 0 in regions with fewer candidates."""
    chance = np.zeros(len(score))
    order = np.argsort(region, kind="stable")
    for own in np.split(order, np.flatnonzero(np.diff(region[order])) + 1):
        if len(own) < TOP:
            continue
        cut = np.partition(score[own], -TOP)[-TOP]
        above, level = own[score[own] > cut], own[score[own] == cut]
        chance[above] = 1.0
        chance[level] = (TOP - len(above)) / len(level)
    return chance


def values(found: Forecast) -> Numbers:
    """Give the measures of one model, every region counted once, in the order of `MEASURES`; NaN where undefined."""
    return measures(found, np.ones(len(found.cases)))


def measures(found: Forecast, times: Numbers) -> Numbers:
    """Give the measures of one model when regions count so many times, shape (regions,)."""
    positives, total = float(times @ found.came), float(times @ found.cases)
    if positives <= 0 or total - positives <= 0:
        return np.full(len(MEASURES), np.nan)
    weight = times[found.positives]
    seen, caught = _from_0(times[found.ordered]), _from_0(weight)
    before = seen[found.above] - caught[found.hits_above]
    upto = seen[found.upto] - caught[found.hits_upto]
    negatives = total - positives
    auc = (weight * (negatives - (before + upto) / 2)).sum() / (positives * negatives)
    share = np.divide(caught[found.hits_upto], seen[found.upto], out=np.zeros(len(weight)), where=weight > 0)
    precision = (weight * share).sum() / positives
    chosen = times @ found.chosen
    top = times @ found.hits / chosen if chosen > 0 else np.nan
    return np.array([auc, precision, top, *_reliability(found, times, positives / total, total)])


def _from_0(weight: Numbers) -> Numbers:
    return np.append(0.0, np.cumsum(weight))


def _reliability(found: Forecast, times: Numbers, rate: float, total: float) -> tuple[float, float, float]:
    """Give skill over the base rate, the mean gap of the tenths, and observed over foreseen in the highest tenth."""
    error = float(times @ found.error) / total
    foreseen, observed = times @ found.foreseen, times @ found.observed
    gap = np.abs(foreseen - observed).sum() / total
    ratio = observed[-1] / foreseen[-1] if foreseen[-1] > 0 else np.nan
    return 1 - error / (rate * (1 - rate)), float(gap), float(ratio)


def resampled(forecasts: Sequence[Forecast], draws: int, seed: int) -> Numbers:
    """Give the measures of every model when whole regions are drawn anew, shape (draws, models, measures)."""
    count = len(forecasts[0].cases)
    random = np.random.default_rng(seed)
    out = np.empty((draws, len(forecasts), len(MEASURES)))
    for draw in range(draws):
        times = np.bincount(random.integers(count, size=count), minlength=count).astype(np.float64)
        for at, found in enumerate(forecasts):
            out[draw, at] = measures(found, times)
    return out
