"""Several sets of weights combined by game theory."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, combinations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, WeightSets
from xinzhi.measures.weight import _engine

MOST = 12
SETS = Words(f"不超过 {MOST} 组权重", f"{MOST} sets of weights at most")
SLACK = 1e-12


@dataclass(frozen=True, slots=True)
class GameWeights:
    """The combination of several sets of weights.

    Attributes
    ----------
    weights
        Combined weights, shape (indicators,), sum 1.
    shares
        How much each set counts, shape (methods,), none below 0, sum 1.
    residual
        Length of what is left of the equations of the equilibrium: 0 where all of them hold, above 0 where
        a set would have had a negative share and was left out.
    """

    weights: Array
    shares: Array
    residual: float


@method(
    zh="博弈论组合赋权",
    en="Game-theoretic combination of weights",
    cite="Nash 1951 (the equilibrium); used for weights in Chinese evaluation practice",
    role="weights to weights",
)
def combine_game(sets: WeightSets) -> GameWeights:
    r"""Combine several sets of weights so that no set can come nearer to the result by changing its own share.

    Parameters
    ----------
    sets
        Weights of the same indicators by several methods, shape (methods, indicators), none below 0;
        each row is divided by its sum. Twelve sets at most.

    Returns
    -------
    GameWeights
        The combined `weights`, the `shares` of the sets and the `residual` of the equations.

    Raises
    ------
    MeasureError
        For weights that are missing, infinite or negative, a set of zeros, or more than twelve sets.

    Notes
    -----
    Each set m chooses its share to bring the combination nearest to itself,

    .. math:: \min_{\alpha_m \ge 0} \Bigl\lVert \sum_k \alpha_k w_k - w_m \Bigr\rVert^2
              \;\Rightarrow\; \sum_k \alpha_k \, w_m \cdot w_k = w_m \cdot w_m
              \text{ where } \alpha_m > 0,

    and the shares are divided by their sum. In use the equations are solved without α ≥ 0 and the absolute
    values taken where a share comes out negative: that set then counts the more, the less it should. Here its
    share is 0, and the residual says that the equations do not all hold.

    A flat set has little part in it: equal weights always get the share 0, since the others already contain them.
    The joint minimum over all shares at once is another problem, whose solution is the plain mean of the sets.

    References
    ----------
    Nash, J. (1951). Non-cooperative games. Annals of Mathematics 54.

    Examples
    --------
    >>> found = combine_game(np.array([[0.6, 0.3, 0.1], [0.1, 0.2, 0.7]]))
    >>> found.weights.round(3), found.shares.round(3), found.residual < 1e-12
    (array([0.338, 0.248, 0.415]), array([0.475, 0.525]), True)
    """
    sets = _engine.weight_sets(sets)
    if len(sets) > MOST:
        raise MeasureError.wrong_shape("sets", sets.shape, SETS)
    gram = sets @ sets.T
    alpha = _equilibrium(gram)
    shares = _engine.shares(alpha)
    residual = float(np.linalg.norm(gram @ alpha - gram.diagonal()))
    return GameWeights(_engine.shares(np.sum(shares[:, np.newaxis] * sets, axis=0)), shares, residual)


def _equilibrium(gram: Array) -> Array:
    """Solve G α = diag G with α ≥ 0 and (G α)ₘ ≥ Gₘₘ where αₘ = 0, the largest sets of players first."""
    players = range(len(gram))
    best, least = np.full(len(gram), 1.0), np.inf
    for chosen in chain.from_iterable(combinations(players, size) for size in reversed(range(1, len(gram) + 1))):
        own = list(chosen)
        alpha = np.zeros(len(gram))
        alpha[own] = np.linalg.lstsq(gram[np.ix_(own, own)], gram.diagonal()[own])[0]
        broken = _broken(gram, alpha, own)
        if broken <= SLACK:
            return np.maximum(alpha, 0)
        if broken < least:
            best, least = np.maximum(alpha, 0), broken
    return best


def _broken(gram: Array, alpha: Array, own: list[int]) -> float:
    """Tell by how much the conditions of the equilibrium fail."""
    left = gram @ alpha - gram.diagonal()
    return float(max(np.abs(left[own]).max(), -left.min(), -alpha.min(), 0.0))
