"""What forecasts of positions answer: probabilities, their test, and where nothing is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.positions._engine import Flags
from xinzhi.measures.types import Array

SPEAKS = Words("", "")
UNTESTED = Words(
    "时期太少：没有更早的变动可供学习，无法作样本外检验，因此不给出概率。",
    "Too few periods: there is no earlier transition to learn from and so no out-of-time test; no probability is given.",
)
NO_EVENT = Words(
    "此前的变动中候选事项发生或未发生的过少，无从学习，因此不给出概率。",
    "In the earlier transitions the event came about, or failed to, too seldom to learn from; no probability is given.",
)
NOT_SCORED = Words(
    "最近一次变动中候选事项全部发生或全部未发生，无法检验，因此不给出概率。",
    "In the last transition the event came about for all candidates or for none, and nothing can be tested; no probability is given.",
)
TOO_FEW = Words(
    "该类产业的候选事项太少，不能单独检验，沿用对全部产业的判断。",
    "Of this tier there are too few cases to judge it by itself; the verdict on all industries holds.",
)
BEATEN = Words(
    "在此前的变动上，该模型未明显优于简单规则（密度、现有区位商、普遍度、相近地区），因此不给出概率。",
    "On the earlier transitions the model does not clearly beat the plain rules (density, present RCA, popularity, "
    "similar regions); no probability is given.",
)


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
        their ten first (NaN where no region has ten candidates); skill is over the base rate of the scored
        transition; the calibration error is the mean gap between foreseen and observed in tenths; the ratio is
        observed over foreseen in the highest tenth.
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
class Verdict:
    """Whether a model may speak about some industries, and how it did on them.

    Attributes
    ----------
    tier
        Label of the industries; "" for all of them.
    backtest
        The test on the last transition; None where there was nothing to test.
    abstains
        Whether the model stays silent, because it was not tested or did not beat the plain rules before the
        transition it is scored on.
    reason
        Why it abstains, or why a tier could not be judged by itself; empty words otherwise.
    confirmed
        Whether it also beat the plain rules on the transition it is scored on, with a skill above 0 whose interval
        excludes 0; False without a test.
    """

    tier: str
    backtest: Backtest | None
    abstains: bool
    reason: Words
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Positions:
    """Forecasts for every region and industry, with their back-test.

    Attributes
    ----------
    probability
        Probability within the horizon, from the last period on, shape (regions, industries). NaN where the pair is
        no candidate or was filtered out, in the tiers about which the model abstains, and everywhere when it does
        altogether.
    score
        The model's ranking of the same pairs, given also when it abstains, shape (regions, industries).
    foretold
        What was foretold for the scored transition, from what was known before it, shape (regions, industries). NaN
        where the pair was no candidate.
    came
        What became of it: 1 where the event came about, 0 where not, NaN as above, shape (regions, industries).
    backtest, abstains, reason, confirmed
        The verdict on all industries together, as in `Verdict`.
    tiers
        A verdict for each tier, in the order of their names; empty where no tiers were given.
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
    foretold: Array
    came: Array
    backtest: Backtest | None
    abstains: bool
    reason: Words
    confirmed: bool
    tiers: tuple[Verdict, ...]
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
