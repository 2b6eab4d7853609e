"""Carbon and energy intensity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.measures.decomposition import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array


@dataclass(frozen=True, slots=True)
class Intensity:
    """Pressure per unit of the driver.

    Attributes
    ----------
    intensity
        Pressure over driver, shape (periods,) or (periods, regions).
    change
        Its change since the period before as a share, shape (periods - 1,) or (periods - 1, regions).
    since_first
        Its change since the first period as a share, the shape of `intensity`, 0 in the first.
    whole
        Sum of the pressure over sum of the driver, shape (periods,): the intensity of all regions together.
    """

    intensity: Array
    change: Array
    since_first: Array
    whole: Array


@method(
    zh="碳排放强度与能源强度",
    en="Carbon and energy intensity",
    cite="Ang 1999",
    role="series to decomposition",
    domain="positive",
)
def intensity(pressure: Array, driver: Array) -> Intensity:
    r"""Divide emissions or energy use by the product they went along with, and tell how the ratio changed.

    Parameters
    ----------
    pressure
        Emissions or energy use, shape (periods,) or (periods, regions), none below 0.
    driver
        Product at constant prices, the same shape, all above 0.

    Returns
    -------
    Intensity
        The ratio, its yearly change, its change since the first period, and that of all regions together.

    Raises
    ------
    MeasureError
        For figures missing or infinite, pressures below 0, drivers at or below 0, or arrays of different shapes.

    Notes
    -----
    .. math:: I_{it} = \frac{P_{it}}{D_{it}}, \quad I_t = \frac{\sum_i P_{it}}{\sum_i D_{it}}

    A change since a ratio of 0 does not exist and is NaN. The yearly fall asked for by plans is stated at constant
    prices of the plan's base year; at current prices inflation counts as saving.

    Wrong forms in circulation: the nation's intensity as the plain mean of the provinces' ratios; it is the ratio
    of the sums.

    References
    ----------
    Ang, B. W. (1999). Is the energy intensity a less useful indicator than the carbon factor in the study of climate
    change? Energy Policy 27, 943–946.

    Examples
    --------
    >>> found = intensity(np.array([[50.0, 20.0], [52.0, 19.0]]), np.array([[100.0, 80.0], [110.0, 88.0]]))
    >>> found.change.round(4).tolist(), found.whole.round(4).tolist()
    ([[-0.0545, -0.1364]], [0.3889, 0.3586])
    """
    pressure = _engine.series(pressure, "pressure", positive=False, periods=1)
    driver = _engine.series(driver, "driver", positive=True, periods=1)
    _engine.same_shape(driver, "driver", pressure, "pressure")
    ratio = pressure / driver
    sums = [values.reshape(len(values), -1).sum(axis=1) for values in (pressure, driver)]
    return Intensity(ratio, _since(ratio[1:], ratio[:-1]), _since(ratio, ratio[:1]), sums[0] / sums[1])


def _since(now: Array, start: Array) -> Array:
    base = np.broadcast_to(start, now.shape)
    return np.asarray(np.divide(now, base, out=np.full_like(now, np.nan), where=base > 0) - 1)
