"""Geographical detector: how much of a variable's spatial variance goes with the classes of factors."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _panels
from xinzhi.measures.registry import method
from xinzhi.measures.space import _association, _strata
from xinzhi.measures.types import Array

NAME = "space/geo_detector"
CUTS = Words("以下之一：quantile、equal、natural、given", "one of quantile, equal, natural, given")
CLASSES = Words("不小于 2 的整数", "a whole number of 2 or above")
FACTORS = Words("二维：地区 × 因子", "two-dimensional, regions × factors")
AXES = Words("地区, 因子", "region, factor")
WIDTHS = (3, 4, 5, 6, 7)
WAYS: tuple[_strata.Cut, ...] = ("quantile", "equal", "natural")
KINDS = {
    "nonlinear-weakened": Words("非线性减弱", "weakened, nonlinear"),
    "one-weakened": Words("单因子非线性减弱", "weakened for one"),
    "both-enhanced": Words("双因子增强", "enhanced"),
    "independent": Words("独立", "independent"),
    "nonlinear-enhanced": Words("非线性增强", "enhanced, nonlinear"),
    "none": Words("同一因子", "the same factor"),
}


@dataclass(frozen=True, slots=True)
class GeoDetector:
    """The four detectors of a set of factors.

    Attributes
    ----------
    q, p
        Share of the variance between the classes of each factor, and the share of permutations of y with as large a one,
        shape (factors,).
    chance
        What q is expected to be when the factor says nothing, (classes - 1) / (regions - 1), shape (factors,).
    p_f
        p-value of the noncentral F distribution (Wang et al. 2016), shape (factors,).
    classes, alone
        Number of classes of each factor, and of those with one region only, shape (factors,).
    interaction, interaction_p, interaction_chance
        q of the crossed classes of two factors, its permutation p-value and expectation, shape (factors, factors); on
        the diagonal those of the factor itself.
    kinds
        What crossing does to q, one of `KINDS`, (factors, factors).
    risk, risk_p
        Mean of y in each class, and p-values of Welch's t-test between classes, for each factor, (classes,) and
        (classes, classes); NaN where a class has one region.
    ecological_p
        p-value of the F-test whether two factors leave the same variance within classes, shape (factors, factors).
    by_cut
        q of each factor under other cuts (quantile, equal, natural) and 3 to 7 classes, shape (3, 5, factors).
    """

    q: Array
    p: Array
    chance: Array
    p_f: Array
    classes: tuple[int, ...]
    alone: tuple[int, ...]
    interaction: Array
    interaction_p: Array
    interaction_chance: Array
    kinds: tuple[tuple[str, ...], ...]
    risk: tuple[Array, ...]
    risk_p: tuple[Array, ...]
    ecological_p: Array
    by_cut: Array

    @property
    def q_range(self) -> Array:
        """Lowest and highest q of each factor over the cuts and numbers of classes, shape (factors, 2)."""
        return np.stack([self.by_cut.min(axis=(0, 1)), self.by_cut.max(axis=(0, 1))], axis=1)


@method(
    zh="地理探测器",
    en="Geographical detector",
    cite="Wang et al. 2010; Wang, Zhang & Fu 2016",
    role="values and factors to detection",
)
def geo_detector(
    y: Array,
    *,
    factors: Array,
    classes: int = 5,
    cut: _strata.Cut = "quantile",
    permutations: int = 999,
    seed: int = 1,
) -> GeoDetector:
    r"""Measure how much of the variance of y lies between classes of factors, alone and two at a time.

    Parameters
    ----------
    y
        Values, shape (regions,), none missing, not all equal.
    factors
        Factors, shape (regions, factors), none missing: figures that are cut into classes, or under
        ``cut="given"`` the classes themselves.
    classes
        Number of classes a factor is cut into, 2 or more.
    cut
        ``quantile`` for as many regions a class, ``equal`` for classes of one width, ``natural`` for the least
        variance of the factor within classes, ``given`` for factors that are classes.
    permutations, seed
        Number of permutations of y for the p-values, and the seed they start from.

    Returns
    -------
    GeoDetector
        Factor, interaction, risk and ecological detectors, and q under other cuts.

    Raises
    ------
    MeasureError
        For missing or infinite values (regions in ``rows``, factors in ``columns``), y all equal, a factor with
        one class (in ``columns``), fewer than four regions, as many classes as regions.

    Notes
    -----
    With classes h of size N_h and variances (divisor N) σ²,

    .. math:: q = 1 - \frac{\sum_h N_h \sigma_h^2}{N \sigma^2}.

    Crossing two factors is called enhanced when q of the crossed classes is above both, nonlinear when above their sum.
    Crossed classes are many: of 31 regions in 5 × 5 classes most are alone, whose variance is 0, and q comes near 1
    by itself. `interaction_chance` says how near; published tables of enhanced pairs rarely do.

    q depends on the cut. Choosing the cut with the largest q and then testing it, a practice in circulation, makes every
    p-value too small; `by_cut` shows the range. The noncentral F of the paper moves when a constant is added to y and
    classes differ in size; the permutation p does not. q says how classes and y go together, not why.

    References
    ----------
    Wang, J.-F., Li, X.-H., Christakos, G., Liao, Y.-L., Zhang, T., Gu, X. & Zheng, X.-Y. (2010). Geographical
    detectors-based health risk assessment. International Journal of Geographical Information Science 24, 107–127.
    Wang, J.-F., Zhang, T.-L. & Fu, B.-J. (2016). A measure of spatial stratified heterogeneity. Ecological Indicators 67,
    250–256.

    Examples
    --------
    >>> y = np.array([1.0, 2, 3, 7, 8, 9, 4, 6])
    >>> zones = np.array([[0.0], [0], [0], [1], [1], [1], [2], [2]])
    >>> found = geo_detector(y, factors=zones, cut="given")
    >>> found.q.round(4).tolist(), found.chance.round(4).tolist(), found.classes
    ([0.9], [0.2857], (3,))
    """
    values, given = _read(y, factors)
    _check(classes, cut, permutations)
    members = [_strata.strata(column, classes, cut) for column in given.T]
    _refuse_single(members, len(values))
    shuffled = np.random.default_rng(seed).permuted(np.tile(values, (permutations, 1)), axis=1)
    q, p, chance = (np.array(part) for part in zip(*(_share(values, shuffled, each) for each in members), strict=True))
    crossing = _crossing(values, shuffled, members)
    risk = [_risk(values, each) for each in members]
    return GeoDetector(
        q=q,
        p=p,
        chance=chance,
        p_f=np.array([_noncentral(values, each) for each in members]),
        classes=tuple(int(each.max()) + 1 for each in members),
        alone=tuple(int(np.sum(np.bincount(each) == 1)) for each in members),
        interaction=crossing[0],
        interaction_p=crossing[1],
        interaction_chance=crossing[2],
        kinds=_kinds(q, crossing[0]),
        risk=tuple(means for means, _ in risk),
        risk_p=tuple(tests for _, tests in risk),
        ecological_p=_ecological(values, q),
        by_cut=_by_cut(values, given, cut),
    )


def _read(y: object, factors: object) -> tuple[Array, Array]:
    values = _panels.figures(y, "y", 1, _checks.VECTOR, Words("地区", "region"))
    given = _checks.floats(factors, "factors")
    given = _panels.figures(given[:, np.newaxis] if given.ndim == 1 else given, "factors", 2, FACTORS, AXES)
    if len(given) != len(values):
        raise MeasureError.wrong_length("factors", len(given), "y", len(values))
    if len(values) < 4:
        raise RegionsError.too_few(_panels.REGIONS, len(values), 4)
    if _checks.constant(values[:, np.newaxis])[0]:
        raise MeasureError.all_constant(1)
    return values, given


def _check(classes: int, cut: str, permutations: int) -> None:
    _association.check_draws(NAME, permutations)
    if isinstance(classes, bool) or not isinstance(classes, int | np.integer) or classes < 2:
        raise MeasureError.bad_setting(NAME, "classes", classes, CLASSES)
    if cut not in {*WAYS, "given"}:
        raise MeasureError.bad_setting(NAME, "cut", cut, CUTS)


def _refuse_single(members: list[_strata.Members], regions: int) -> None:
    single = [at for at, each in enumerate(members) if each.max() == 0]
    if single:
        raise MeasureError.constant_columns("factors", single)
    every = max(int(each.max()) + 1 for each in members)
    if every >= regions:
        raise RegionsError.too_few(_panels.REGIONS, regions, every + 1)


def _share(y: Array, shuffled: Array, members: _strata.Members) -> tuple[float, float, float]:
    """Give q, its permutation p and its expectation."""
    q = float(_strata.explained(y, members))
    drawn = _strata.explained(shuffled, members)
    p = (np.sum(drawn >= q - 1e-12) + 1) / (len(drawn) + 1)
    return q, float(p), float(members.max() / (len(y) - 1))


def _crossing(y: Array, shuffled: Array, members: list[_strata.Members]) -> Array:
    """Give q, p and expectation of every two factors crossed, shape (3, factors, factors)."""
    out = np.empty((3, len(members), len(members)))
    for i, one in enumerate(members):
        out[:, i, i] = _share(y, shuffled, one)
    for (i, one), (j, other) in combinations(enumerate(members), 2):
        out[:, i, j] = out[:, j, i] = _share(y, shuffled, _strata.crossed(one, other))
    return out


def _kinds(q: Array, crossed: Array) -> tuple[tuple[str, ...], ...]:
    def kind(i: int, j: int) -> str:
        if i == j:
            return "none"
        both, low, high, total = crossed[i, j], min(q[i], q[j]), max(q[i], q[j]), q[i] + q[j]
        if abs(both - total) <= 1e-12:
            return "independent"
        if both > total:
            return "nonlinear-enhanced"
        return "both-enhanced" if both > high else "one-weakened" if both >= low else "nonlinear-weakened"

    return tuple(tuple(kind(i, j) for j in range(len(q))) for i in range(len(q)))


def _risk(y: Array, members: _strata.Members) -> tuple[Array, Array]:
    """Give the mean of each class, and p-values of Welch's t-test between classes."""
    from scipy.special import stdtr

    sizes = np.bincount(members)
    means = np.bincount(members, y) / sizes
    squares = np.bincount(members, (y - means[members]) ** 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = squares / (sizes - 1) / sizes
        both = spread[:, np.newaxis] + spread
        t = (means[:, np.newaxis] - means) / np.sqrt(both)
        dof = both**2 / ((spread**2 / (sizes - 1))[:, np.newaxis] + spread**2 / (sizes - 1))
        p = np.asarray(2 * stdtr(dof, -np.abs(t)))
    np.fill_diagonal(p, np.nan)
    return np.asarray(means), p


def _ecological(y: Array, q: Array) -> Array:
    """Give p-values of the ratio of the variances that two factors leave, two-sided."""
    from scipy.special import fdtr

    n = len(y)
    left = np.maximum(1 - q, 1e-300)
    below = np.asarray(fdtr(n - 1, n - 1, left[:, np.newaxis] / left))
    p = np.minimum(2 * np.minimum(below, 1 - below), 1.0)
    np.fill_diagonal(p, 1.0)
    return np.asarray(p)


def _noncentral(y: Array, members: _strata.Members) -> float:
    """Give the p-value of q by the noncentral F distribution of Wang et al. 2016."""
    from scipy.stats import ncf

    sizes = np.bincount(members)
    means = np.bincount(members, y) / sizes
    n, groups = len(y), len(sizes)
    q = float(_strata.explained(y, members))
    if q >= 1 - 1e-12:
        return 0.0
    spread = float(np.sum(means**2) - np.sum(np.sqrt(sizes) * means) ** 2 / n) / float(np.var(y))
    F = (n - groups) / (groups - 1) * q / (1 - q)
    return float(ncf.sf(F, groups - 1, n - groups, max(spread, 0.0)))


def _by_cut(y: Array, given: Array, cut: str) -> Array:
    out = np.empty((len(WAYS), len(WIDTHS), given.shape[1]))
    for at, column in enumerate(given.T):
        for i, way in enumerate(WAYS):
            for j, width in enumerate(WIDTHS):
                members = _strata.strata(column, width, "given" if cut == "given" else way)
                out[i, j, at] = _strata.explained(y, members)
    return out
