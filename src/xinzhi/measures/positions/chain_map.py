"""Map of an industry chain: which stages regions have, lack or hold alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.positions import PositionsError
from xinzhi.lang import Words
from xinzhi.measures.positions._engine import structure
from xinzhi.measures.positions.rca import rca
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Stages, Structure

SHARE = Words("大于 0、不超过 1 的数", "a number above 0 and not above 1")


@dataclass(frozen=True, slots=True)
class ChainMap:
    """A chain in every region.

    Attributes
    ----------
    size
        What a region has of a stage, shape (regions, stages).
    advantage
        RCA of the stage within the chain, shape (regions, stages); NaN where a total is 0.
    missing
        补链: the region takes part in the chain and has nothing of the stage, shape (regions, stages).
    weak
        强链: the stage is there and weighs less than in all regions together, shape (regions, stages).
    extend
        延链: the stage is missing or weak, and a stage before or after it is strong, shape (regions, stages).
    largest_share
        Share of the largest region in a stage, shape (stages,); NaN where nobody has it.
    single
        Stages of which one region holds at least the share given, shape (stages,).
    """

    size: Array
    advantage: Array
    missing: NDArray[np.bool_]
    weak: NDArray[np.bool_]
    extend: NDArray[np.bool_]
    largest_share: Array
    single: NDArray[np.bool_]


@method(
    zh="产业链图谱",
    en="Map of an industry chain",
    cite="Balassa 1965",
    role="structure and stages to chain map",
    domain="nonnegative",
)
def chain_map(m: Structure, stages: Stages, *, single_share: float = 0.5) -> ChainMap:
    r"""Tell which stages of a chain regions have, where they are weak, and which hang on one region.

    Parameters
    ----------
    m
        Raw counts (jobs, firms, projects), shape (regions, industries), none below 0, none missing.
    stages
        Stage of each industry along the chain, 0 the first, −1 for industries outside it, shape (industries,).
    single_share
        Share of one region in a stage from which the stage hangs on it.

    Returns
    -------
    ChainMap
        Sizes, advantage, and where stages are missing, weak, within reach, or in one hand.

    Raises
    ------
    MeasureError
        When `m` is not a matrix of figures of 0 and above, `stages` is of another length, holds no stage or leaves
        one out, or `single_share` is not above 0 and at most 1.

    Notes
    -----
    Advantage is the RCA (Balassa 1965) of a region's stages within the chain, so that a region with a small chain is
    compared by its make-up. The three words of policy papers are read as: 补链 where a stage is absent, 强链 where it
    is below its share elsewhere, 延链 where such a stage follows or precedes a strong one. They describe gaps in the
    data given and do not say that closing them pays.

    References
    ----------
    B. Balassa (1965), Trade liberalisation and "revealed" comparative advantage. The Manchester School 33.

    Examples
    --------
    >>> found = chain_map([[9, 3, 0], [1, 3, 8]], [0, 1, 2])
    >>> found.missing.tolist()
    [[False, False, True], [False, False, False]]
    >>> found.single.tolist()
    [True, True, True]
    """
    if not 0 < single_share <= 1:
        raise MeasureError.bad_setting("positions/chain_map", "single_share", single_share, SHARE)
    counts = structure(m)
    size = _by_stage(counts, stages)
    advantage = rca(size)
    present = (size.sum(axis=1) > 0)[:, None]
    missing, weak = present & (size == 0), (size > 0) & (advantage < 1)
    strong = np.nan_to_num(advantage) >= 1
    beside = np.zeros_like(strong)
    beside[:, 1:] |= strong[:, :-1]
    beside[:, :-1] |= strong[:, 1:]
    total = size.sum(axis=0)
    largest = np.divide(size.max(axis=0), total, out=np.full(len(total), np.nan), where=total > 0)
    return ChainMap(size, advantage, missing, weak, (missing | weak) & beside, largest, largest >= single_share)


def _by_stage(counts: Array, stages: Stages) -> Array:
    """Add up the industries of each stage, shape (regions, stages)."""
    of = np.asarray(stages)
    if of.shape != (counts.shape[1],):
        raise MeasureError.wrong_length("stages", of.size, "m", counts.shape[1])
    whole = of.astype(np.int64)
    held = np.unique(whole[whole >= 0])
    if not len(held) or (whole != of).any() or len(held) != held[-1] + 1:
        raise PositionsError.bad_stages(sorted(set(whole.tolist())))
    out = np.zeros((len(counts), len(held)))
    for stage in held:
        out[:, stage] = counts[:, whole == stage].sum(axis=1)
    return out
