"""The models of a forecast: two that learn from all features, four plain rules; all give a score and a probability."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.positions._engine import Flags, Numbers
from xinzhi.measures.positions._features import FEATURES
from xinzhi.measures.positions._logistic import share, slopes
from xinzhi.measures.positions._transitions import Cases

Model = Literal["logit", "boosting", "density", "rca", "popularity", "neighbours"]
RULES: tuple[Model, ...] = ("density", "rca", "popularity", "neighbours")
LEARNERS: tuple[Model, ...] = ("logit", "boosting")
FOLDS = 5
TUNED_ON = 100_000  # settings are chosen on so many cases at most, of whole regions
# Tried by folds of regions within the transitions learnt from; the best average precision is kept.
STRENGTHS: tuple[dict[str, Any], ...] = ({"C": 0.01}, {"C": 1.0})
TREES: tuple[dict[str, Any], ...] = (
    {"max_leaf_nodes": 4, "max_iter": 100},
    {"max_leaf_nodes": 7, "max_iter": 150},
    {"max_leaf_nodes": 15, "max_iter": 100},
    {"max_leaf_nodes": 31, "max_iter": 100},
)
Learn = Callable[[Numbers, Numbers, dict[str, Any]], tuple["Scorer", tuple[float, ...]]]
Scorer = Callable[[Numbers], Numbers]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A model that has learnt.

    Attributes
    ----------
    score
        Features, shape (candidates, features) → scores, shape (candidates,).
    slope, intercept
        Of the logit of the probability on the score, learnt on regions that the score had not seen.
    folds
        Scores of the candidates learnt from, each by a model that did not see its region, shape (candidates,).
    settings
        The settings chosen.
    coefficients
        Of the standardised features, for the logit; empty for the others.
    """

    score: Scorer
    slope: float
    intercept: float
    folds: Numbers
    settings: dict[str, Any]
    coefficients: tuple[float, ...]

    def probability(self, score: Numbers) -> Numbers:
        """Turn scores into probabilities."""
        return share(self.slope * score + self.intercept)

    def only(self, inside: Flags) -> Fitted:
        """Give the same model with the folds of some of the cases, `inside` of shape (candidates,)."""
        return replace(self, folds=self.folds[inside])


def fit(model: Model, known: Cases, seed: int, settings: dict[str, Any] | None = None) -> Fitted:
    """Learn from cases of which the outcome is known.

    Settings (unless given) and calibration come from folds of whole regions, so that no region judges itself.
    """
    if model in RULES:
        return _rule(list(FEATURES).index(model), known.x, known.y)
    learn = _logit if model == "logit" else _boosting
    choices = STRENGTHS if model == "logit" else TREES
    chosen = _chosen(learn, choices, known, seed) if settings is None else settings
    folds = _out_of_fold(learn, chosen, known, seed)
    score, coefficients = learn(known.x, known.y, chosen)
    return _calibrated(score, folds, known.y, chosen, coefficients)


def _chosen(learn: Learn, choices: tuple[dict[str, Any], ...], known: Cases, seed: int) -> dict[str, Any]:
    """Give the settings with the best average precision on regions that they were not learnt from."""
    from sklearn.metrics import average_precision_score

    known = _some(known, seed)
    tried = [average_precision_score(known.y, _out_of_fold(learn, each, known, seed)) for each in choices]
    return choices[int(np.argmax(tried))]


def _some(known: Cases, seed: int) -> Cases:
    """Give the cases of as many regions, drawn at random, as hold about `TUNED_ON` cases."""
    if len(known.y) <= TUNED_ON:
        return known
    order = np.random.default_rng(seed).permutation(known.region.max() + 1)
    held = np.cumsum(np.bincount(known.region, minlength=len(order))[order])
    some = known.only(np.isin(known.region, order[: int(np.searchsorted(held, TUNED_ON)) + 1]))
    return some if some.both else known


def _rule(column: int, x: Numbers, y: Numbers) -> Fitted:
    """Let one feature rank the candidates, with the sign that the outcomes show."""
    plain = _calibrated(lambda found: found[:, column], x[:, column], y, {}, ())
    if plain.slope >= 0:
        return plain
    return _calibrated(lambda found: -found[:, column], -x[:, column], y, {}, ())


def _folds(region: NDArray[np.intp], seed: int) -> NDArray[np.intp]:
    held = np.unique(region)
    part = np.random.default_rng(seed).permutation(len(held)) % min(FOLDS, len(held))
    return np.asarray(part[np.searchsorted(held, region)])


def _out_of_fold(learn: Learn, choice: dict[str, Any], known: Cases, seed: int) -> Numbers:
    fold = _folds(known.region, seed)
    out = np.zeros(len(known.y))
    for one in np.unique(fold):
        inside = fold != one
        if known.y[inside].min() < known.y[inside].max():
            score, _ = learn(known.x[inside], known.y[inside], choice)
            out[~inside] = score(known.x[~inside])
    return out


def _logit(x: Numbers, y: Numbers, choice: dict[str, Any]) -> tuple[Scorer, tuple[float, ...]]:
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    beta = slopes((x - mean) / spread, y, 1 / choice["C"])
    return lambda found: np.asarray((found - mean) / spread @ beta[:-1] + beta[-1]), tuple(map(float, beta[:-1]))


def _boosting(x: Numbers, y: Numbers, choice: dict[str, Any]) -> tuple[Scorer, tuple[float, ...]]:
    from sklearn.ensemble import HistGradientBoostingClassifier
    from threadpoolctl import threadpool_limits

    settings = {"learning_rate": 0.05, "min_samples_leaf": 50, "l2_regularization": 1.0, "early_stopping": False}
    # Here and not further out: a limit holds for the libraries loaded by then. More threads mostly wait for each other.
    with threadpool_limits(limits=1):
        model = HistGradientBoostingClassifier(**settings, **choice, random_state=0).fit(x, y)

    def score(found: Numbers) -> Numbers:
        with threadpool_limits(limits=1):
            return np.asarray(model.decision_function(found))

    return score, ()


def _calibrated(
    score: Scorer, folds: Numbers, y: Numbers, choice: dict[str, Any], coefficients: tuple[float, ...]
) -> Fitted:
    """Fit the logit of the outcome on scores that did not see their own region (Platt 1999).

    His targets, a little inside 0 and 1, keep the slope finite where scores tell the outcomes apart without fail.
    """
    mean, spread = folds.mean(), folds.std() or 1.0
    came = y.sum()
    target = np.where(y > 0, (came + 1) / (came + 2), 1 / (len(y) - came + 2))
    slope, start = slopes((folds[:, None] - mean) / spread, target)
    return Fitted(score, float(slope) / spread, float(start - slope * mean / spread), folds, choice, coefficients)
