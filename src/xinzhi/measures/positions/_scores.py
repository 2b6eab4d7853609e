"""How good forecasts were: discrimination, precision, skill and calibration, under any weights of regions."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Forecast:
    """One model's forecasts of the candidates, sorted once, so that every reweighting is a sum.

    Attributes
    ----------
    order
        Candidates from the highest score down, shape (candidates,).
    last
        Whether a candidate is the last of those with its score, in that order, shape (candidates,).
    probability
        In the order of the candidates, shape (candidates,).
    top
        Chance of a candidate to be among the first ten of its region, ties shared, shape (candidates,).
    bins
        Tenth of the probabilities that a candidate lies in, 9 the highest, shape (candidates,).
    """

    order: NDArray[np.intp]
    last: NDArray[np.bool_]
    probability: Numbers
    top: Numbers
    bins: NDArray[np.intp]


def forecast(score: Numbers, probability: Numbers, region: NDArray[np.intp]) -> Forecast:
    """Sort a model's scores and probabilities, each of shape (candidates,)."""
    order = np.argsort(-score, kind="stable")
    ordered = score[order]
    last = np.append(ordered[1:] != ordered[:-1], True)
    place = np.argsort(np.argsort(probability, kind="stable"), kind="stable")
    return Forecast(order, last, probability, first_ten(score, region), place * BINS // max(len(score), 1))


def first_ten(score: Numbers, region: NDArray[np.intp]) -> Numbers:
    """Give each candidate's chance to stand among the ten first of its region; 0 in regions with fewer candidates."""
    chance = np.zeros(len(score))
    for one in np.unique(region):
        own = np.flatnonzero(region == one)
        if len(own) < TOP:
            continue
        cut = np.sort(score[own])[-TOP]
        above, level = own[score[own] > cut], own[score[own] == cut]
        chance[above] = 1.0
        chance[level] = (TOP - len(above)) / len(level)
    return chance


def measures(found: Forecast, outcome: Numbers, weight: Numbers) -> Numbers:
    """Give the measures of one model under weights of the candidates, in the order of `MEASURES`; NaN where undefined."""
    hits, all_ = outcome[found.order] * weight[found.order], weight[found.order]
    positives, total = hits.sum(), all_.sum()
    negatives = total - positives
    if positives <= 0 or negatives <= 0:
        return np.full(len(MEASURES), np.nan)
    caught, seen = np.cumsum(hits)[found.last], np.cumsum(all_)[found.last]
    step = np.diff(caught, prepend=0.0)
    missed = np.diff(seen - caught, prepend=0.0)
    auc = ((caught - step / 2) * missed).sum() / (positives * negatives)
    precision = (step * np.divide(caught, seen, out=np.zeros_like(seen), where=seen > 0)).sum() / positives
    chosen = found.top * weight
    top = (chosen * outcome).sum() / chosen.sum() if chosen.sum() > 0 else np.nan
    return np.array([auc, precision, top, *_reliability(found, outcome, weight, positives / total)])


def _reliability(found: Forecast, outcome: Numbers, weight: Numbers, rate: float) -> tuple[float, float, float]:
    """Give skill over the base rate, the mean gap of the tenths, and observed over foreseen in the highest tenth."""
    error = (weight * (found.probability - outcome) ** 2).sum() / weight.sum()
    foreseen = np.bincount(found.bins, weight * found.probability, BINS)
    observed = np.bincount(found.bins, weight * outcome, BINS)
    gap = np.abs(foreseen - observed).sum() / weight.sum()
    ratio = observed[-1] / foreseen[-1] if foreseen[-1] > 0 else np.nan
    return 1 - error / (rate * (1 - rate)), float(gap), float(ratio)


def resampled(forecasts: list[Forecast], outcome: Numbers, region: NDArray[np.intp], draws: int, seed: int) -> Numbers:
    """Give the measures of every model when whole regions are drawn anew, shape (draws, models, measures)."""
    held = np.unique(region)
    index = np.searchsorted(held, region)
    random = np.random.default_rng(seed)
    out = np.empty((draws, len(forecasts), len(MEASURES)))
    for draw in range(draws):
        times = np.bincount(random.integers(len(held), size=len(held)), minlength=len(held)).astype(np.float64)
        weight = times[index]
        for at, found in enumerate(forecasts):
            out[draw, at] = measures(found, outcome, weight)
    return out
