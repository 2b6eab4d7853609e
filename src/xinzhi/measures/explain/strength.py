"""Strengths and weaknesses: in which indicators a row stands high or low among its peers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Groups

SHARE = Words("0.5 与 1 之间的数", "a number from 0.5 to 1")


@dataclass(frozen=True, slots=True)
class Strength:
    """Where each row stands among its peers in each indicator; each array has shape (rows, indicators).

    Attributes
    ----------
    ahead
        Share of its peers that it is ahead of, from 0 to 1, a tie counting half; NaN without a figure or a peer.
    gap
        Its figure less the median of its peers.
    strong, weak
        Whether it is a strength, or a weakness.
    """

    ahead: Array
    gap: Array
    strong: NDArray[np.bool_]
    weak: NDArray[np.bool_]


@method(
    zh="优势与短板",
    en="Strengths and weaknesses",
    cite="WIPO 2023, Global Innovation Index, Appendix I (idea); Xinzhi 2026 (peers and ties)",
    role="matrix and groups to strengths",
)
def strength(z: Array, groups: Groups | None = None, *, share: float = 0.75) -> Strength:
    r"""Compare each row with its peers, indicator by indicator.

    Parameters
    ----------
    z
        Normalised figures, shape (rows, indicators), higher better in every column; NaN where missing.
    groups
        The label of each row's peers, shape (rows,); all other rows where None.
    share
        Share of the peers to be ahead of for a strength; the same share ahead of it makes a weakness.

    Returns
    -------
    Strength
        `ahead`, `gap`, `strong` and `weak`; neither strong nor weak without a figure or a peer.

    Raises
    ------
    MeasureError
        For infinite figures, groups that are not one for each row, or a share outside 0.5 to 1.

    Notes
    -----
    .. math:: a_{ij} = \frac{\#\{k \in P_i : z_{kj} < z_{ij}\} + \tfrac12 \#\{k \in P_i : z_{kj} = z_{ij}\}}{|P_i|},
              \quad \text{strong: } a \ge q, \quad \text{weak: } a \le 1 - q

    with Pᵢ the other rows of the group that have a figure. Only order counts, so that the normalisation does not
    matter as long as it keeps it.

    Variants in use: the five best and worst ranks of a row (COINr), which gives every row as many strengths as
    weaknesses however good it is; ranks against rows of similar income (Global Innovation Index).

    References
    ----------
    WIPO (2023). Global Innovation Index 2023, Appendix I.

    Examples
    --------
    >>> found = strength(np.array([[0.9, 0.1], [0.5, 0.6], [0.4, 0.7]]))
    >>> found.ahead.tolist()
    [[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]]
    >>> found.strong.tolist()
    [[True, False], [False, False], [False, True]]
    """
    if not 0.5 <= _checks.number(share) <= 1:
        raise MeasureError.bad_setting("explain/strength", "share", share, SHARE)
    z = _checks.matrix(z, "z")
    labels = np.zeros(len(z)) if groups is None else np.asarray(groups, dtype=object)
    if labels.shape != (len(z),):
        raise MeasureError.wrong_length("groups", len(labels), "z", len(z))
    ahead, gap = np.full_like(z, np.nan), np.full_like(z, np.nan)
    for i, label in enumerate(labels):
        peers = labels == label
        peers[i] = False
        ahead[i], gap[i] = _among(z[i], z[peers])
    return Strength(ahead, gap, ahead >= share, ahead <= 1 - share)


def _among(own: Array, peers: Array) -> NDArray[np.float64]:
    """Give the share of peers that the row is ahead of, and its gap to their median, shape (2, indicators)."""
    out = np.full((2, len(own)), np.nan)
    held = ~np.isnan(peers)
    usable = held.any(axis=0) & ~np.isnan(own)
    below = (peers < own).sum(axis=0) + 0.5 * (peers == own).sum(axis=0)
    out[0, usable] = below[usable] / held.sum(axis=0)[usable]
    out[1, usable] = own[usable] - np.nanmedian(peers[:, usable], axis=0)
    return out
