"""The models of a forecast: two that learn from all features, four plain rules; all give a score and a probability."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.positions._engine import Numbers
from xinzhi.measures.positions._features import FEATURES
from xinzhi.measures.positions._transitions import Cases

Model = Literal["logit", "boosting", "density", "rca", "popularity", "neighbours"]
RULES: tuple[Model, ...] = ("density", "rca", "popularity", "neighbours")
LEARNERS: tuple[Model, ...] = ("logit", "boosting")
FOLDS = 5
# Tried by folds of regions within the transitions learnt from; the best average precision is kept.
STRENGTHS: tuple[dict[str, Any], ...] = ({"C": 0.01}, {"C": 1.0})
TREES: tuple[dict[str, Any], ...] = (
    {"max_leaf_nodes": 7, "max_iter": 150},
    {"max_leaf_nodes": 15, "max_iter": 100},
    {"max_leaf_nodes": 31, "max_iter": 100},
)
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
        return np.asarray(1 / (1 + np.exp(-(self.slope * score + self.intercept))))


def fit(model: Model, known: Cases, seed: int, settings: dict[str, Any] | None = None) -> Fitted:
    """Learn from cases of which the outcome is known.

    Settings (unless given) and calibration come from folds of whole regions, so that no region judges itself.
    """
    from threadpoolctl import threadpool_limits

    x, y = known.x, known.y
    with threadpool_limits(limits=1):  # sums in one order: the same bytes for any number of threads
        if model in RULES:
            column = list(FEATURES).index(model)
            return _rule(column, x, y)
        learn = _logit if model == "logit" else _boosting
        choices = (STRENGTHS if model == "logit" else TREES) if settings is None else (settings,)
        fold = _folds(known.region, seed)
        tried = [_out_of_fold(learn, choice, x, y, fold) for choice in choices]
        best = int(np.argmax([_average_precision(score, y) for score in tried]))
        score, coefficients = learn(x, y, choices[best])
        return _calibrated(score, tried[best], y, choices[best], coefficients)


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


def _out_of_fold(learn: Any, choice: dict[str, Any], x: Numbers, y: Numbers, fold: NDArray[np.intp]) -> Numbers:
    out = np.empty(len(y))
    for one in np.unique(fold):
        inside = fold != one
        if y[inside].min() == y[inside].max():
            out[~inside] = 0.0
            continue
        score, _ = learn(x[inside], y[inside], choice)
        out[~inside] = score(x[~inside])
    return out


def _average_precision(score: Numbers, y: Numbers) -> float:
    from sklearn.metrics import average_precision_score

    return float(average_precision_score(y, score))


def _logit(x: Numbers, y: Numbers, choice: dict[str, Any]) -> tuple[Scorer, tuple[float, ...]]:
    from sklearn.linear_model import LogisticRegression

    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    model = LogisticRegression(**choice, tol=1e-8, max_iter=2000).fit((x - mean) / spread, y)
    slopes, start = model.coef_[0], float(model.intercept_[0])
    return lambda found: np.asarray((found - mean) / spread @ slopes + start), tuple(map(float, slopes))


def _boosting(x: Numbers, y: Numbers, choice: dict[str, Any]) -> tuple[Scorer, tuple[float, ...]]:
    from sklearn.ensemble import HistGradientBoostingClassifier

    settings = {"learning_rate": 0.05, "min_samples_leaf": 50, "l2_regularization": 1.0, "early_stopping": False}
    model = HistGradientBoostingClassifier(**settings, **choice, random_state=0).fit(x, y)
    return lambda found: np.asarray(model.decision_function(found)), ()


def _calibrated(score: Scorer, folds: Numbers, y: Numbers, choice: dict[str, Any], slopes: tuple[float, ...]) -> Fitted:
    """Fit the logit of the outcome on scores that did not see their own region (Platt scaling)."""
    from sklearn.linear_model import LogisticRegression

    spread = folds.std() or 1.0
    model = LogisticRegression(C=np.inf, tol=1e-10, max_iter=2000).fit((folds[:, None] - folds.mean()) / spread, y)
    slope = float(model.coef_[0, 0]) / spread
    return Fitted(score, slope, float(model.intercept_[0]) - slope * folds.mean(), folds, choice, slopes)
