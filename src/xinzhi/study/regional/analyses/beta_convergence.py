"""Whether regions that started lower grew faster, with the range of the coefficient over the draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from xinzhi.study.over_draws import one_by_one
from xinzhi.study.regional import ranges
from xinzhi.study.regional.given import Outcome

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from xinzhi.study.regional.given import Given

KEPT = ("beta", "se", "t", "p", "speed", "half_life", "r_squared", "years", "observations", "dof")
ENDS = ("interval", "speed_interval")


def beta_convergence(given: Given) -> Outcome:
    """Give one row a region: its starting level and its growth a year; the regression stands in the diagnostics."""
    method = given.asked.method
    rest = _rest(given)
    found = method.fn(given.y, **rest)

    def one(y: NDArray[np.float64]) -> dict[str, Any]:
        drawn = method.fn(y, **rest)
        return {"beta": drawn.beta, "speed": drawn.speed, "p": drawn.p}

    drawn = given.drawn(one_by_one(one), takes="positive", few=True)
    span = given.periods[-1] - given.periods[0]
    frame = given.by_region(start=given.y[0], growth=np.log(given.y[-1] / given.y[0]) / span)
    about: dict[str, Any] = {name: ranges.plain(getattr(found, name)) for name in KEPT if hasattr(found, name)}
    about |= ranges.numbers(drawn, beta=found.beta, speed=found.speed) | ranges.counted(drawn)
    for name in ENDS:
        about[name] = [ranges.plain(end) for end in getattr(found, name)]
    about["agree"] = ranges.agree(drawn, "beta", lambda beta: np.sign(beta) == np.sign(found.beta))
    tables = {}
    if given.asked.controls:
        tables["controls"] = pl.DataFrame(
            {"indicator": given.asked.controls, "coefficient": found.control_coefficients, "se": found.control_se}
        )
    return Outcome(frame, tables, about)


def _rest(given: Given) -> dict[str, Any]:
    rest: dict[str, Any] = {"years": given.periods, **given.settings}
    if given.asked.controls:
        cube = np.stack([given.indicator(name) for name in given.asked.controls], axis=-1)
        rest["controls"] = cube if given.settings.get("model") == "fe" else cube[0]
    if given.asked.weights[0]:
        rest["weights"] = given.neighbours.aligned(given.regions)
    return rest
