"""The probability that an industry gains ground in a region, with its back-test."""

from __future__ import annotations

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.positions._answers import Positions
from xinzhi.measures.positions._cube import cube, kept
from xinzhi.measures.positions._forecast import Task, foretell, labels
from xinzhi.measures.positions._models import Model
from xinzhi.measures.positions._transitions import Question
from xinzhi.measures.registry import method
from xinzhi.measures.types import Structures, Tiers


@method(
    zh="产业增长的概率",
    en="Probability of growth",
    cite="Hidalgo, Klinger, Barabási & Hausmann 2007; Albora, Pietronero, Tacchella & Zaccaria 2023",
    role="structures over time to forecasts",
    domain="nonnegative",
)
def growth(
    matrices: Structures,
    tiers: Tiers | None = None,
    *,
    horizon: int = 1,
    model: Model = "logit",
    threshold: float = 1.0,
    gain: float = 0.25,
    least_size: float = 0.0,
    least_region: float = 0.0,
    least_industry: float = 0.0,
    seed: int = 1,
) -> Positions:
    r"""Foretell which of its industries will gain ground in each region, and how good such forecasts were.

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
        A region has an industry where its RCA reaches this value; only those pairs are asked about.
    gain
        An industry gains ground where its RCA rises by more than this share: 0.25 is a quarter.
    least_size
        Least count at the start, in the unit of `matrices`, for a pair to be asked about.
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
        too little; when `tiers` is of another length, `horizon` is below 1 or `gain` below 0.

    Notes
    -----
    Made, tested and judged as `entry` is: the last transition is scored once, everything is chosen on earlier ones,
    and the model abstains unless it beats the plain rules there. RCA is compared and not the count, so that growth of
    the whole industry or of the whole region is none.

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
    >>> found = growth(counts)
    >>> found.abstains, bool(np.isnan(found.probability).all())
    (True, True)
    """
    counts = cube(matrices, "positions/growth", horizon, threshold, ("threshold", threshold))
    if gain < 0:
        raise MeasureError.bad_setting("positions/growth", "gain", gain, Words("0 或更大的数", "0 or more"))
    question = Question(
        lambda before, rca: (rca >= threshold) & (before >= least_size),
        lambda _, rca, __, later: later > (1 + gain) * rca,
    )
    regions, industries = kept(counts, least_region, least_industry)
    named = labels(tiers, counts.shape[2])
    return foretell(counts, Task(question, horizon, model, threshold, seed, regions, industries, named))
