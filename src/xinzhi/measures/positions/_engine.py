"""What the measures of positions share: checked structures, who has what, and how often two industries meet."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures import _checks
from xinzhi.measures.types import Structure

Similarity = Literal["probability", "cosine", "jaccard", "association"]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]


def structure(m: object, name: str = "m") -> Numbers:
    """Give a float64 matrix of shape (regions, industries) with nothing missing or below 0."""
    array = _checks.matrix(m, name)
    if not array.min() >= 0:  # also where a figure is missing
        _checks.refuse("missing", np.isnan(array), name)
        _checks.refuse("negative", array < 0, name)
    return array


def present(m: Structure, threshold: float, name: str = "m") -> Flags:
    """Tell which region has which industry: where `m` reaches the threshold and is above 0."""
    array = structure(m, name)
    return np.asarray(array >= threshold if threshold > 0 else array > 0)


def together(has: Flags) -> Numbers:
    """Count the regions that have both of two industries, shape (industries, industries)."""
    single = has.astype(np.float32)  # counts below 2**24 are exact in it, and the product is twice as quick
    return np.asarray((single.T @ single).astype(np.float64))


def relatedness(has: Flags, similarity: Similarity) -> Numbers:
    """Give how closely industries go together, shape (industries, industries); NaN where no region has the industry."""
    both = together(has)
    held = np.diag(both).copy()
    with np.errstate(divide="ignore", invalid="ignore"):
        found = both / _scale(both, held, similarity, len(has))
    empty = held == 0
    found[empty, :] = found[:, empty] = np.nan
    return found


def _scale(both: Numbers, held: Numbers, similarity: Similarity, regions: int) -> Numbers:
    one, other = held[:, None], held[None, :]
    if similarity == "probability":
        return np.maximum(one, other)
    if similarity == "cosine":
        return np.sqrt(one * other)
    if similarity == "jaccard":
        return np.asarray(one + other - both)
    return np.asarray(one * other / regions)


def standardised(values: Numbers) -> Numbers:
    """Give deviations from the mean in population standard deviations; NaN stays; all 0 where nothing differs."""
    known = values[~np.isnan(values)]
    spread = known.std() if len(known) else 0.0
    if spread == 0.0:
        return np.where(np.isnan(values), np.nan, 0.0)
    return np.asarray((values - known.mean()) / spread)
