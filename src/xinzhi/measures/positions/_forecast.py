"""Learn from earlier transitions, score on the last one, decide whether to speak, and foretell from today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.positions._engine import Flags, Numbers
from xinzhi.measures.positions._features import FEATURES, moment
from xinzhi.measures.positions._models import RULES, Fitted, Model, fit
from xinzhi.measures.positions._scores import MEASURES, forecast, measures, resampled
from xinzhi.measures.positions._transitions import Cases, Question, cases
from xinzhi.measures.types import Array

DRAWS = 500
LOW, HIGH = 2.5, 97.5
SKILL = MEASURES.index("brier_skill")
DECISIVE = [MEASURES.index("auc"), MEASURES.index("average_precision")]


@dataclass(frozen=True, slots=True)
class Backtest:
    """How good forecasts of the last transition were that knew only what was known before it.

    Bounds are 95 % intervals over resampled regions. Differences are the model asked for less the model of the row.

    Attributes
    ----------
    model
        Names of the models, the one asked for first, then the plain rules, shape (models,).
    auc, average_precision, precision_at_10, brier_skill, calibration_error, top_decile_ratio
        One value a model, shape (models,). Precision is the mean over regions of the share that came about among
        their ten first; skill is over the base rate of the scored transition; the calibration error is the mean gap
        between foreseen and observed in tenths; the ratio is observed over foreseen in the highest tenth.
    low, high
        Bounds of these six, shape (models, 6), in this order.
    lead, lead_low, lead_high
        Differences to the model asked for, with bounds, shape (models, 6).
    base_rate
        Share of the candidates for which the event came about.
    candidates
        Candidates scored.
    learnt_from
        Candidates of the earlier transitions.
    """

    model: tuple[str, ...]
    auc: Array
    average_precision: Array
    precision_at_10: Array
    brier_skill: Array
    calibration_error: Array
    top_decile_ratio: Array
    low: Array
    high: Array
    lead: Array
    lead_low: Array
    lead_high: Array
    base_rate: float
    candidates: int
    learnt_from: int


@dataclass(frozen=True, slots=True)
class Positions:
    """Forecasts for every region and industry, with their back-test.

    Attributes
    ----------
    probability
        Probability within the horizon, from the last period on, shape (regions, industries). NaN where the pair is
        no candidate or was filtered out, and everywhere when there is nothing to say.
    score
        The model's ranking of the same pairs, given also when it abstains, shape (regions, industries).
    backtest
        Its test on the last transition; None where there were too few periods.
    abstains
        Whether the model stays silent, because it was not tested or did not beat the plain rules before the
        transition it is scored on.
    reason
        Why it abstains; empty words where it speaks.
    confirmed
        Whether it also beat the plain rules on the transition it is scored on, with a skill above 0 whose interval
        excludes 0; False without a test.
    settings
        The settings that the folds chose.
    features, coefficients
        Names of what it looks at, and the logit's coefficients of the standardised features (empty for others).
    regions, industries
        Which were kept by the filter, shapes (regions,) and (industries,).
    foresee
        Counts of a last period, shape (regions, industries) → probabilities by the same model.
    """

    probability: Array
    score: Array
    backtest: Backtest | None
    abstains: bool
    reason: Words
    confirmed: bool
    settings: dict[str, object]
    features: tuple[str, ...]
    coefficients: tuple[float, ...]
    regions: Flags
    industries: Flags
    foresee: Callable[[Array], Array]

    def what_if(self, last: Array, region: int, industries: Sequence[int]) -> Array:
        """Give the probabilities of one region if it had certain industries as well.

        Parameters
        ----------
        last
            Counts of the last period, shape (regions, industries).
        region, industries
            Positions of the region and of the industries that it is given, each in the size at which its share is
            that of all regions.

        Returns
        -------
        numpy.ndarray
            Probabilities, shape (industries,), NaN where the region is no candidate.
        """
        changed = np.array(last, dtype=np.float64)
        rest = np.delete(changed, region, axis=0).sum(axis=0)
        size = changed[region].sum()
        for one in industries:
            changed[region, one] = max(changed[region, one], size * rest[one] / max(rest.sum(), 1.0))
        return np.asarray(self.foresee(changed)[region])


SPEAKS = Words("", "")
UNTESTED = Words(
    "时期太少：没有更早的变动可供学习，无法作样本外检验，因此不给出概率。",
    "Too few periods: there is no earlier transition to learn from and so no out-of-time test; no probability is given.",
)
NO_EVENT = Words(
    "此前的变动中候选事项全部发生或全部未发生，无从学习，因此不给出概率。",
    "In the earlier transitions the event came about for all candidates or for none; there is nothing to learn, and no probability is given.",
)
BEATEN = Words(
    "在此前的变动上，该模型未明显优于简单规则（密度、现有区位商、普遍度、相近地区），因此不给出概率。",
    "On the earlier transitions the model does not clearly beat the plain rules (density, present RCA, popularity, "
    "similar regions); no probability is given.",
)


def foretell(
    counts: Numbers,
    question: Question,
    *,
    horizon: int,
    model: Model,
    threshold: float,
    seed: int,
    kept: tuple[Flags, Flags],
) -> Positions:
    """Answer a question from structures over time, counts of shape (periods, regions, industries)."""
    rows, columns = kept
    inner = counts[:, rows][:, :, columns]
    moments = [moment(each, threshold) for each in inner]
    scored = len(inner) - 1 - horizon
    earlier = cases(inner, moments, list(range(scored - horizon + 1)), horizon, question) if scored >= horizon else None
    if earlier is None or not earlier.both:
        return _silent(UNTESTED if earlier is None else NO_EVENT, counts.shape, kept)
    ranked = [model, *(rule for rule in RULES if rule != model)]
    learnt = [fit(each, earlier, seed) for each in ranked]
    last = cases(inner, moments, [scored], horizon, question)
    test = _test(ranked, learnt, last, len(earlier.y), seed) if last.both else None
    speaks = test is not None and _beats(ranked, learnt, earlier, seed)
    everything = cases(inner, moments, list(range(scored + 1)), horizon, question)
    final = fit(model, everything, seed, learnt[0].settings)

    def rank(now: Numbers) -> Numbers:
        state = moment(now[rows][:, columns], threshold)
        asked = question.candidates(now[rows][:, columns], state.advantage)
        return _spread(final.score(state.features[asked]), asked, counts.shape[1:], kept)

    def foresee(now: Array) -> Array:
        return final.probability(rank(now)) if speaks else np.full(counts.shape[1:], np.nan)

    return Positions(
        probability=foresee(counts[-1]),
        score=rank(counts[-1]),
        backtest=test,
        abstains=not speaks,
        reason=SPEAKS if speaks else (BEATEN if test is not None else NO_EVENT),
        confirmed=test is not None and _holds(test),
        settings=dict(final.settings),
        features=tuple(FEATURES),
        coefficients=final.coefficients,
        regions=rows,
        industries=columns,
        foresee=foresee,
    )


def _silent(reason: Words, shape: tuple[int, ...], kept: tuple[Flags, Flags]) -> Positions:
    nothing = np.full(shape[1:], np.nan)
    return Positions(
        probability=nothing,
        score=nothing.copy(),
        backtest=None,
        abstains=True,
        reason=reason,
        confirmed=False,
        settings={},
        features=tuple(FEATURES),
        coefficients=(),
        regions=kept[0],
        industries=kept[1],
        foresee=lambda now: np.full(now.shape, np.nan),
    )


def _spread(values: Numbers, asked: Flags, shape: tuple[int, ...], kept: tuple[Flags, Flags]) -> Numbers:
    """Put the values of the candidates into a matrix of all regions and industries."""
    inner = np.full(asked.shape, np.nan)
    inner[asked] = values
    out = np.full(shape, np.nan)
    out[np.ix_(*kept)] = inner
    return out


def _test(names: list[Model], learnt: list[Fitted], last: Cases, learnt_from: int, seed: int) -> Backtest:
    scores = [each.score(last.x) for each in learnt]
    found = [forecast(s, each.probability(s), last.region) for s, each in zip(scores, learnt, strict=True)]
    value = np.array([measures(each, last.y, np.ones(len(last.y))) for each in found])
    drawn = resampled(found, last.y, last.region, DRAWS, seed)
    lead = drawn[:, :1] - drawn
    low, high = _bounds(drawn)
    lead_low, lead_high = _bounds(lead)
    return Backtest(
        model=tuple(names),
        **dict(zip(MEASURES, value.T, strict=True)),
        low=low,
        high=high,
        lead=value[:1] - value,
        lead_low=lead_low,
        lead_high=lead_high,
        base_rate=float(last.y.mean()),
        candidates=len(last.y),
        learnt_from=learnt_from,
    )


def _holds(test: Backtest) -> bool:
    """Tell whether the test bears out what the folds said: ahead of every rule, and better than the base rate."""
    return bool((test.lead_low[1:, DECISIVE] > 0).all() and test.low[0, SKILL] > 0)


def _bounds(drawn: Numbers) -> tuple[Numbers, Numbers]:
    low, high = np.nanpercentile(drawn, [LOW, HIGH], axis=0)
    return low, high


def _beats(names: list[Model], learnt: list[Fitted], earlier: Cases, seed: int) -> bool:
    """Tell whether the first model beats the others on regions that it had not seen, before the scored transition."""
    found = [forecast(each.folds, each.probability(each.folds), earlier.region) for each in learnt]
    drawn = resampled(found, earlier.y, earlier.region, DRAWS, seed)
    low, _ = _bounds(drawn[:, :1] - drawn)
    return bool((low[1:, DECISIVE] > 0).all()) and len(names) > 1
