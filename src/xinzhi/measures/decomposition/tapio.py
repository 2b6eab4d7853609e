"""Tapio's decoupling elasticity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.decomposition import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array

NAME = "decomposition/tapio"
EDGES = (0.0, 0.8, 1.2)
STATES = (
    Words("未定", "undetermined"),
    Words("强脱钩", "strong decoupling"),
    Words("弱脱钩", "weak decoupling"),
    Words("扩张连结", "expansive coupling"),
    Words("扩张负脱钩", "expansive negative decoupling"),
    Words("强负脱钩", "strong negative decoupling"),
    Words("弱负脱钩", "weak negative decoupling"),
    Words("衰退连结", "recessive coupling"),
    Words("衰退脱钩", "recessive decoupling"),
)
STILL = Words("0 到 1 之间的数", "a number from 0 to 1")
# 8 % over 10 % comes to 0.8 up to rounding only.
_ON_EDGE = 1e-12


@dataclass(frozen=True, slots=True)
class Tapio:
    """Whether a pressure comes apart from its driver; arrays have the shape (periods - 1,) or (periods - 1, regions).

    Attributes
    ----------
    elasticity
        Change of the pressure over change of the driver, each as a share; NaN where the state is undetermined.
    code
        The state's place in `STATES`, 0 where it is undetermined.
    state
        The state's name in Chinese.
    pressure_change, driver_change
        The two changes as shares of where they started.
    """

    elasticity: Array
    code: NDArray[np.int64]
    state: NDArray[np.str_]
    pressure_change: Array
    driver_change: Array


@method(
    zh="Tapio 脱钩弹性",
    en="Tapio decoupling elasticity",
    cite="Tapio 2005",
    role="series to decomposition",
    domain="positive",
)
def tapio(
    pressure: Array,
    driver: Array,
    *,
    base: Literal["previous", "first"] = "previous",
    still: float = 0.001,
) -> Tapio:
    r"""Name how an environmental pressure moves beside the economy, by eight states.

    Parameters
    ----------
    pressure
        Emissions or energy use, shape (periods,) or (periods, regions), all above 0.
    driver
        Product at constant prices, or another driver, the same shape, all above 0.
    base
        ``previous`` compares each period with the one before, ``first`` with the first period.
    still
        A change of the driver no larger than this share is called hardly any: the state is undetermined.

    Returns
    -------
    Tapio
        Elasticities, states and the two changes, each row labelled by its later period.

    Raises
    ------
    MeasureError
        For figures missing, infinite, 0 or below, arrays of different shapes, or fewer than two periods.

    Notes
    -----
    .. math:: e = \frac{\Delta P / P}{\Delta D / D}

    with edges 0, 0.8 and 1.2. Driver rising: strong decoupling below 0, weak decoupling up to 0.8, expansive coupling
    from 0.8 to 1.2, expansive negative decoupling above. Driver falling: strong negative decoupling below 0, weak
    negative decoupling up to 0.8, recessive coupling from 0.8 to 1.2, recessive decoupling above. An elasticity of 0 is
    weak; one on 0.8 or 1.2 is coupled.

    Variants in use: yearly changes or those of several years (`base`), which need not agree; the edges 0.8
    and 1.2 are Tapio's own convention. Near a driver that stands still the ratio says nothing, hence `still`.

    Wrong forms in circulation: states read from the elasticity alone, by which a fall of both is called weak
    decoupling; driver at current prices, by which inflation counts as growth; logarithmic changes with the same edges.

    References
    ----------
    Tapio, P. (2005). Towards a theory of decoupling: degrees of decoupling in the EU and the case of road traffic in
    Finland between 1970 and 2001. Transport Policy 12, 137–151.

    Examples
    --------
    >>> found = tapio(np.array([100.0, 103.0, 102.0]), np.array([100.0, 110.0, 120.0]))
    >>> found.elasticity.round(3).tolist(), found.state.tolist()
    ([0.3, -0.107], ['弱脱钩', '强脱钩'])
    """
    _engine.choice(NAME, "base", base, _engine.BASES)
    if not isinstance(still, int | float) or not 0 <= still <= 1:
        raise MeasureError.bad_setting(NAME, "still", still, STILL)
    pressure = _engine.series(pressure, "pressure", positive=True)
    driver = _engine.series(driver, "driver", positive=True)
    _engine.same_shape(driver, "driver", pressure, "pressure")
    moved, moves = _change(pressure, base), _change(driver, base)
    known = np.abs(moves) > max(still, _ON_EDGE)
    elasticity = np.where(known, moved / np.where(known, moves, 1.0), np.nan) + 0.0
    code = _code(elasticity, rising=moves > 0)
    names = np.array([words.zh for words in STATES])
    return Tapio(elasticity, code, names[code], moved, moves)


def _change(values: Array, base: str) -> Array:
    start = values[:-1] if base == "previous" else values[:1]
    return np.asarray((values[1:] - start) / start)


def _code(elasticity: Array, *, rising: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Count the state from 1 by the edges below the elasticity, four further where the driver falls; 0 where unknown."""
    low, coupled, high = EDGES
    above = (elasticity >= low - _ON_EDGE).astype(np.int64)
    above += elasticity >= coupled - _ON_EDGE
    above += elasticity > high + _ON_EDGE
    return np.where(np.isnan(elasticity), 0, 1 + above + np.where(rising, 0, 4))
