"""Whether what is said of spatial association holds under other weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, TypeAlias

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.registry import method
from xinzhi.measures.settings import Data
from xinzhi.measures.space import _association
from xinzhi.measures.space.local_moran import local_moran
from xinzhi.measures.space.moran import moran
from xinzhi.measures.types import Array, Regions, SpatialWeights

NAME = "space/weights_sensitivity"
_TWO = Words("两个或更多的空间权重，按名称给出", "two or more spatial weights by name")
Choices: TypeAlias = Annotated[Mapping[str, SpatialWeights], Data("choices of weights")]


@dataclass(frozen=True, slots=True)
class WeightsSensitivity:
    """Moran's I and local clusters under several weights.

    Attributes
    ----------
    names
        The weights, in the order given.
    i, p
        Moran's I and its permutation p-value under each, shape (weights,).
    clusters
        Local cluster of each region under each, (weights, regions) names.
    agree
        Share of the weights under which a region's cluster is that under the first, shape (regions,).
    robust
        Whether under all weights I has the same sign and the same side of the level.
    """

    names: tuple[str, ...]
    i: Array
    p: Array
    clusters: tuple[tuple[str, ...], ...]
    agree: Array
    robust: bool


@method(
    zh="空间权重敏感性",
    en="Sensitivity to spatial weights",
    cite="Anselin 1988; LeSage & Pace 2014",
    role="values and several neighbours to sensitivity",
)
def weights_sensitivity(
    y: Array,
    weights: Choices,
    *,
    regions: Regions | None = None,
    permutations: int = 999,
    level: float = 0.05,
    seed: int = 1,
) -> WeightsSensitivity:
    """Compute Moran's I and local clusters under several weights and say which conclusions stay.

    Parameters
    ----------
    y
        Values, shape (regions,), none missing, not all equal.
    weights
        Two weights or more by name, keyed by region or matrices in the order of y; the first is the nominal one.
    regions
        The regions of y, by which keyed weights are put in order, shape (regions,).
    permutations
        Number of draws for each test.
    level
        Level of the tests: p-values of I, false discovery rate of clusters.
    seed
        The seed the draws start from.

    Returns
    -------
    WeightsSensitivity
        Statistics, p-values and clusters under each, and what agrees.

    Raises
    ------
    MeasureError
        As moran and local_moran do, and for a single choice of weights.

    Notes
    -----
    A conclusion is called robust when I has the same sign under all weights and is told from chance under all of them
    or under none. The share of weights a cluster holds under is a share of variants and no probability.

    References
    ----------
    Anselin, L. (1988). Spatial Econometrics: Methods and Models. Kluwer, Dordrecht.
    LeSage, J. P. & Pace, R. K. (2014). The biggest myth in spatial econometrics. Econometrics 2, 217–249.

    Examples
    --------
    >>> line = np.eye(5, k=1) + np.eye(5, k=-1)
    >>> found = weights_sensitivity(np.array([1.0, 2, 3, 4, 5]), {"line": line, "all": 1 - np.eye(5)})
    >>> found.i.round(3).tolist(), found.robust
    ([0.5, -0.25], False)
    """
    if not isinstance(weights, Mapping) or len(weights) < 2:
        raise MeasureError.wrong_values("weights", _TWO)
    _association.check_draws(NAME, permutations, level)
    given = {"regions": regions, "permutations": permutations, "seed": seed}
    found = [moran(y, one, **given) for one in weights.values()]  # type: ignore[arg-type]
    local = [local_moran(y, one, level=level, **given).clusters for one in weights.values()]  # type: ignore[arg-type]
    i, p = np.array([one.i for one in found]), np.array([one.p_permuted for one in found])
    signs, told = np.sign([one.i - one.expected for one in found]), p <= level
    return WeightsSensitivity(
        names=tuple(map(str, weights)),
        i=i,
        p=p,
        clusters=tuple(local),
        agree=np.mean(
            [[one == nominal for one, nominal in zip(each, local[0], strict=True)] for each in local], axis=0
        ),
        robust=bool(np.ptp(signs) == 0 and np.ptp(told.astype(int)) == 0),
    )
