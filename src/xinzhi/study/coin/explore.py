"""An index under many choices: treatments, normalisations, weights and ways of joining."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from xinzhi.errors.coin import CoinError
from xinzhi.lang import Words
from xinzhi.measures import robustness
from xinzhi.study.coin import levels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.measures.pools import Pool
    from xinzhi.study.coin.coin import Coin

Choice: TypeAlias = str | tuple[str, Mapping[str, Any]]
LEVEL = Words("层次", "level")


def multiverse(
    coin: Coin,
    *,
    normalise: Sequence[Choice] = ("minmax",),
    aggregate: Sequence[Choice] = ("arithmetic",),
    treat: Sequence[Mapping[str, Any]] | None = None,
    weights: int | Sequence[NDArray[np.float64]] = 500,
    width: float = 0.25,
    vary: Sequence[int] | None = None,
    pool: Pool = "panel",
    draws: int | None = None,
    seed: int = 0,
) -> robustness.Multiverse:
    """Make the index of an aggregated coin in all ways that the choices allow, or in a sample of them.

    Parameters
    ----------
    coin
        With the step Aggregated, whose top is the nominal index.
    normalise, aggregate
        Methods, each a name or (name, settings); min–max runs from 0 to 100 unless told otherwise.
    treat
        Settings of ``treat/handbook``, each one an option, such as ``{"limit": 1}``; None leaves treatment as it is.
    weights
        How many sets are drawn around the weights of the tree, or the sets themselves: one array of shape
        (sets, codes) for each level below the top.
    width
        Weights are drawn uniformly on 1 ± `width` times their own.
    vary
        Levels (counted from 1) whose weights are drawn; all below the top where left out.
    pool
        Which rows are normalised together.
    draws
        Size of each of two samples; None for all combinations.
    seed
        Of weights and samples.

    Returns
    -------
    Multiverse
        Inputs in the order treat (where given), normalise, weights, aggregate; rows as in the step Aggregated.

    Raises
    ------
    XinzhiError
        When a step is missing, a level is not there, or periods do not hold the same number of units.
    """
    nominal = coin.step("Aggregated")
    base = _treated(coin, treat)
    z = np.stack([np.stack([_scaled(one, choice, pool) for choice in normalise]) for one in base])
    sets = _sets(coin, weights, width, vary, seed) if isinstance(weights, int) else list(weights)
    order = np.argsort(nominal.keys.periods, kind="stable")
    found = robustness.multiverse(
        z[..., order, :] if treat is not None else z[0][..., order, :],
        sets,
        [_way(choice) for choice in aggregate],
        tree=coin.structure.tree,
        nominal_scores=nominal.values[order, -1],
        periods=int(nominal.keys.periods.max()) + 1,
        draws=draws,
        seed=seed,
    )
    return found if np.array_equal(order, np.arange(len(order))) else _back(found, np.argsort(order))


def _treated(coin: Coin, treat: Sequence[Mapping[str, Any]] | None) -> list[Coin]:
    names = list(coin.steps)
    if treat is None:
        return [coin]
    before = names[names.index("Treated") - 1] if "Treated" in names else names[names.index("Normalised") - 1]
    return [coin.treat(of=before, **settings) for settings in treat]


def _scaled(coin: Coin, choice: Choice, pool: Pool) -> NDArray[np.float64]:
    names = list(coin.steps)
    of = names[names.index("Normalised") - 1] if "Normalised" in names else names[-1]
    name, settings = (choice, {}) if isinstance(choice, str) else choice
    return coin.normalise(name, pool=pool, of=of, **settings).step("Normalised").values


def _sets(coin: Coin, count: int, width: float, vary: Sequence[int] | None, seed: int) -> list[NDArray[np.float64]]:
    own = coin.structure.weights
    moved = range(1, len(own) + 1) if vary is None else vary
    for level in moved:
        if not 1 <= level <= len(own):
            raise CoinError.unknown_code(LEVEL, str(level), [str(i + 1) for i in range(len(own))])
    rng = np.random.default_rng(seed)
    factors = [rng.uniform(1 - width, 1 + width, size=(count, len(level))) for level in own]
    return [level * (factors[i] if i + 1 in moved else np.ones((count, len(level)))) for i, level in enumerate(own)]


def _way(choice: Choice) -> tuple[str, Mapping[str, Any]]:
    name, settings = (choice, {}) if isinstance(choice, str) else choice
    ((_, bound),) = levels.ways([name], 1, 0.0, settings)
    return name, bound


def _back(found: robustness.Multiverse, order: NDArray[np.intp]) -> robustness.Multiverse:
    return replace(
        found,
        scores=found.scores[:, order],
        ranks=found.ranks[:, order],
        nominal=found.nominal[order],
        rank_low=found.rank_low[order],
        rank_high=found.rank_high[order],
    )
