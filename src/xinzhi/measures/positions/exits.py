"""The probability that a region loses an industry, with its back-test."""

from __future__ import annotations

from xinzhi.measures.positions._answers import Positions
from xinzhi.measures.positions._cube import cube, kept
from xinzhi.measures.positions._forecast import Task, foretell, labels
from xinzhi.measures.positions._models import Model
from xinzhi.measures.positions._transitions import Question
from xinzhi.measures.registry import method
from xinzhi.measures.types import Structures, Tiers


@method(
    zh="产业退出的概率",
    en="Probability of exit",
    cite="Hidalgo, Klinger, Barabási & Hausmann 2007; Albora, Pietronero, Tacchella & Zaccaria 2023",
    role="structures over time to forecasts",
    domain="nonnegative",
)
def exits(
    matrices: Structures,
    tiers: Tiers | None = None,
    *,
    horizon: int = 1,
    model: Model = "logit",
    threshold: float = 1.0,
    lost_below: float = 0.5,
    least_region: float = 0.0,
    least_industry: float = 0.0,
    seed: int = 1,
) -> Positions:
    r"""Foretell which industries each region will no longer have, and how good such forecasts were.

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
    lost_below
        An industry is lost where its RCA falls below this value: just below the threshold it falls by noise.
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
        too little; when `tiers` is of another length, `horizon` is below 1 or `lost_below` above `threshold`.

    Notes
    -----
    Made, tested and judged as `entry` is: the last transition is scored once, everything is chosen on earlier ones,
    and the model abstains unless it beats the plain rules there. A rule speaks with the sign that it learns: where
    regions rarely lose what is close to the rest of their structure, density counts against a loss.

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
    >>> found = exits(counts)
    >>> found.abstains, bool(np.isnan(found.probability).all())
    (True, True)
    """
    counts = cube(matrices, "positions/exits", horizon, threshold, ("lost_below", lost_below))
    question = Question(lambda _, rca: rca >= threshold, lambda _, __, ___, rca: rca < lost_below)
    regions, industries = kept(counts, least_region, least_industry)
    named = labels(tiers, counts.shape[2])
    return foretell(counts, Task(question, horizon, model, threshold, seed, regions, industries, named))
