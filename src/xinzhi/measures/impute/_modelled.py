"""What imputations by a model give: figures, marks, and how far off a filled figure may be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.types import Array


@dataclass(frozen=True, slots=True)
class Modelled:
    """Figures after imputation by a model, shapes (periods, units, indicators).

    Attributes
    ----------
    values
        Figures; NaN where the model has nothing to fill from.
    imputed
        Which of them are filled.
    spread
        Standard deviation of each filled figure under the model, in the unit of the figures; NaN where the figure is
        not filled, or where there are too few figures to say.
    """

    values: Array
    imputed: NDArray[np.bool_]
    spread: Array


def modelled(x: Array, fill: Array, spread: Array) -> Modelled:
    """Put `fill` into the gaps of x, leave its figures, and mark what was filled; nothing infinite is taken."""
    usable = np.isnan(x) & np.isfinite(fill)
    return Modelled(
        np.where(usable, fill, x), usable, np.where(usable & np.isfinite(spread), np.maximum(spread, 0), np.nan)
    )
