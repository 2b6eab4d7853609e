"""The probability that a region gains an industry, with its back-test."""

from __future__ import annotations

from xinzhi.measures.positions._answers import Positions
from xinzhi.measures.positions._cube import cube, kept
from xinzhi.measures.positions._forecast import Task, foretell, labels
from xinzhi.measures.positions._models import Model
from xinzhi.measures.positions._transitions import Question
from xinzhi.measures.registry import method
from xinzhi.measures.types import Structures, Tiers


@method(
    zh="产业进入的概率",
    en="Probability of entry",
    cite="Hidalgo, Klinger, Barabási & Hausmann 2007; Albora, Pietronero, Tacchella & Zaccaria 2023",
    role="structures over time to forecasts",
    domain="nonnegative",
)
def entry(
    matrices: Structures,
    tiers: Tiers | None = None,
    *,
    horizon: int = 1,
    model: Model = "logit",
    threshold: float = 1.0,
    candidates_below: float = 0.5,
    entry_size: float = 0.0,
    least_region: float = 0.0,
    least_industry: float = 0.0,
    seed: int = 1,
) -> Positions:
    r"""Foretell which industries each region will have that it has not, and how good such forecasts were.

    Parameters
    ----------
    matrices
        Raw counts (jobs, firms, patents, exports), shape (periods, regions, industries), none below 0, none missing.
    tiers
        Tier of each industry, such as traditional, emerging and future, None or "" where it has none, shape
        (industries,). The model is then judged on each tier as well, and abstains there where it does not beat the
        plain rules in four of five resamples; a tier with too few cases follows the verdict on all.
    horizon
        Periods ahead.
    model
        ``logit`` (explainable) or ``boosting`` (gradient-boosted trees) on all features, or one of the plain
        rules that they are compared with: relatedness ``density``, present ``rca``, ``popularity`` (regions that
        have the industry), ``neighbours`` (the ten regions most alike in structure).
    threshold
        A region has an industry where its RCA reaches this value.
    candidates_below
        Only pairs whose RCA is below this value are asked about: from just below the threshold, an industry
        crosses it by noise.
    entry_size
        Least count after entry, in the unit of `matrices`, for it to count as one.
    least_region, least_industry
        Regions and industries whose total is below this in any period are left out; printed with the result.
    seed
        Of the folds and the resampling.

    Returns
    -------
    Positions
        Probabilities from the last period on, the back-test, and whether the model abstains.

    Raises
    ------
    MeasureError
        When `matrices` is no cube, has missing, infinite or negative figures or a period without any, or the filter leaves
        too little; when `tiers` is of another length, `horizon` is below 1 or `candidates_below` above `threshold`.

    Notes
    -----
    The last transition, from `horizon` periods ago to now, is scored once. Features, settings, calibration and the
    decision to abstain use only transitions that ended before it began, judged in folds of whole regions; the model
    abstains unless it beats every plain rule there in AUC and average precision, with 95 % intervals over resampled
    regions that exclude zero. After the test it learns anew from all transitions, and foretells from the last period.
    With two periods nothing can be tested, and no probability is given.

    The common rule, density times complexity, is worse in such tests than looking at the present structure. A
    probability says how often regions in such a position gained such an industry, not what a policy would do.

    References
    ----------
    C. Hidalgo, B. Klinger, A.-L. Barabási, R. Hausmann (2007), The product space conditions the development of
    nations. Science 317.
    G. Albora, L. Pietronero, A. Tacchella, A. Zaccaria (2023), Product progression: a machine learning approach to
    forecasting industrial upgrading. Scientific Reports 13.

    Examples
    --------
    >>> import numpy as np
    >>> counts = np.random.default_rng(0).poisson(5.0, size=(2, 12, 8))
    >>> found = entry(counts)
    >>> found.abstains, bool(np.isnan(found.probability).all())
    (True, True)
    """
    counts = cube(matrices, "positions/entry", horizon, threshold, ("candidates_below", candidates_below))
    question = Question(
        lambda _, rca: rca < candidates_below,
        lambda _, __, after, rca: (rca >= threshold) & (after > 0) & (after >= entry_size),
    )
    regions, industries = kept(counts, least_region, least_industry)
    named = labels(tiers, counts.shape[2])
    return foretell(counts, Task(question, horizon, model, threshold, seed, regions, industries, named))
