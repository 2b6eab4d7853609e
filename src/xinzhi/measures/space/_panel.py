"""A spatial panel model as asked for: settings checked, data read, the likelihood to maximise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.panels import PanelError
from xinzhi.lang import Words
from xinzhi.measures.space import _panel_data
from xinzhi.measures.space._panel_likelihood import Likelihood
from xinzhi.measures.types import SpatialWeights

NAME = "space/panel_model"
EFFECTS = Words("以下之一：individual、time、twoways、random", "one of individual, time, twoways, random")
ERRORS = Words("以下之一：false、true、baltagi、kkp", "one of false, true, baltagi, kkp")
CORRECTIONS = Words("以下之一：none、lee-yu", "one of none, lee-yu")
MEANS = Words("以下之一：exact、before-lag", "one of exact, before-lag")
FIXED_ONLY = Words("none：随机效应模型没有此项修正", "none: models with random effects have no such correction")
EXACT_ONLY = Words("exact：与 lee-yu 修正同用时", "exact, where it goes with the correction lee-yu")
Effects = Literal["individual", "time", "twoways", "random"]
Error = Literal[False, True, "baltagi", "kkp"]
Correction = Literal["none", "lee-yu"]
Means = Literal["exact", "before-lag"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A panel and the likelihood of the model asked for over it."""

    panel: _panel_data.Panel
    model: Likelihood


def ask(
    y: object,
    x: object,
    weights: SpatialWeights,
    entity: object,
    period: object,
    *,
    effects: Effects,
    lag: bool,
    error: Error,
    durbin: bool,
    bias_correction: Correction = "none",
    period_means: Means = "exact",
) -> Asked:
    """Read a panel and set up the likelihood of a model over it."""
    _check(effects, error, bias_correction, period_means)
    panel = _panel_data.read(y, x, weights, entity, period, effects=effects, durbin=durbin)
    form = _form(effects, error)
    corrected = bias_correction == "lee-yu"
    if corrected and effects in {"time", "twoways"} and (lag or form != "none"):
        _refuse_uneven(panel)
    Y, X, taken = panel.y, panel.X, str(effects)
    if period_means == "before-lag" and effects in {"time", "twoways"}:
        Y, X = (_panel_data.without_effects(part, effects) for part in (Y, X))
        taken = "pooled"
    if np.ptp(Y) <= 1e-13 * max(1.0, float(np.abs(Y).max())):
        raise PanelError.no_variance()
    return Asked(panel, Likelihood(Y, X, panel.W, taken, bool(lag), form, corrected))


def _form(effects: str, error: Error) -> str:
    if error is False:
        return "none"
    if effects != "random":
        return "fixed"
    return "baltagi" if error is True else str(error)


def _refuse_uneven(panel: _panel_data.Panel) -> None:
    uneven = np.flatnonzero(np.abs(panel.W.sum(axis=1) - 1) > 1e-9)
    if uneven.size:
        raise PanelError.not_standardised([panel.entities[i] for i in uneven])


def _check(effects: str, error: object, correction: str, means: str) -> None:
    if effects not in {"individual", "time", "twoways", "random"}:
        raise MeasureError.bad_setting(NAME, "effects", effects, EFFECTS)
    if not (isinstance(error, bool) or error in {"baltagi", "kkp"}):
        raise MeasureError.bad_setting(NAME, "error", error, ERRORS)
    if correction not in {"none", "lee-yu"}:
        raise MeasureError.bad_setting(NAME, "bias_correction", correction, CORRECTIONS)
    if means not in {"exact", "before-lag"}:
        raise MeasureError.bad_setting(NAME, "period_means", means, MEANS)
    if correction == "lee-yu" and effects == "random":
        raise MeasureError.bad_setting(NAME, "bias_correction", correction, FIXED_ONLY)
    if correction == "lee-yu" and means == "before-lag":
        raise MeasureError.bad_setting(NAME, "period_means", means, EXACT_ONLY)
