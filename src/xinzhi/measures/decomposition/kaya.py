"""The Kaya identity, decomposed."""

from __future__ import annotations

from typing import Literal

import numpy as np

from xinzhi.measures.decomposition import _engine
from xinzhi.measures.decomposition.lmdi import Lmdi, lmdi
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

FACTORS = ("population", "income", "energy_intensity", "carbon_intensity")


@method(
    zh="Kaya 恒等式的 LMDI 分解",
    en="Kaya identity by LMDI",
    cite="Kaya 1990; Ang 2005",
    role="series to decomposition",
    domain="positive",
)
def kaya(
    population: Array,
    gdp: Array,
    energy: Array,
    carbon: Array,
    *,
    form: Literal["additive", "multiplicative"] = "additive",
    base: Literal["previous", "first"] = "previous",
) -> Lmdi:
    r"""Decompose the change of emissions into population, income, energy intensity and carbon per unit of energy.

    Parameters
    ----------
    population
        Persons, shape (periods,) or (periods, regions), all above 0.
    gdp
        Product at constant prices, the same shape, all above 0.
    energy
        Energy consumed, the same shape, all above 0.
    carbon
        Emissions, the same shape, all above 0.
    form, base
        As in LMDI: the change or the ratio, against the period before or the first one.

    Returns
    -------
    Lmdi
        Its four factors are population, gdp / population, energy / gdp and carbon / energy; its groups are the regions.

    Raises
    ------
    MeasureError
        For figures missing, infinite, 0 or below, arrays of different shapes, or fewer than two periods.

    Notes
    -----
    .. math:: C = P \cdot \frac{Y}{P} \cdot \frac{E}{Y} \cdot \frac{C}{E},

    which holds whatever the figures are: the effects say what went along with the change, not what brought it about.
    With regions, the effects are those of each region, added up; a change of the nation's mean income that comes from
    people living elsewhere is in them.

    Wrong forms in circulation: product at current prices, by which inflation counts as growth and as falling intensity.

    References
    ----------
    Kaya, Y. (1990). Impact of carbon dioxide emission control on GNP growth: interpretation of proposed scenarios.
    Paper presented at the IPCC Energy and Industry Subgroup, Response Strategies Working Group, Paris.
    Ang, B. W. (2005). The LMDI approach to decomposition analysis: a practical guide. Energy Policy 33, 867–871.

    Examples
    --------
    >>> found = kaya(np.array([10.0, 11.0]), np.array([50.0, 66.0]), np.array([30.0, 33.0]), np.array([60.0, 62.0]))
    >>> found.effects.round(3).tolist()
    [[5.813, 11.121, -11.121, -3.813]]
    """
    given = {"population": population, "gdp": gdp, "energy": energy, "carbon": carbon}
    totals = [_engine.series(values, name, positive=True) for name, values in given.items()]
    for values, name in zip(totals[1:], list(given)[1:], strict=True):
        _engine.same_shape(values, name, totals[0], "population")
    people, product, fuel, emitted = (values.reshape(len(values), -1) for values in totals)
    ratios = [people, product / people, fuel / product, emitted / fuel]
    return lmdi(np.stack(ratios, axis=-1), form=form, base=base)
