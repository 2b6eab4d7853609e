"""A parabola by least squares, its slopes, and Fieller's interval of its turning point."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.errors.green import GreenError
from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words
from xinzhi.measures.types import Array

GRID = Words("时期 × 地区（有固定效应时）", "periods × regions where effects are taken out")
FEW = Words("数据太少，扣除效应后没有余下的自由度。", "too few rows are left once effects are taken out.")
STILL = Words("压力指标始终不变，没有曲线可言。", "the pressure never changes, so that there is none.")
FLAT = Words(
    "收入（扣除固定效应后）变化太小，分不清曲线与直线。",
    "income varies too little, beyond the effects, to tell a curve from a line.",
)


@dataclass(frozen=True, slots=True)
class Parabola:
    """y = linear · x + squared · x²: coefficients, their covariance (2, 2) and the degrees of freedom of tests."""

    linear: float
    squared: float
    covariance: Array
    dof: int


def parabola(y: Array, x: Array, effects: str, errors: str) -> Parabola:
    """Fit a parabola to y and x of shape (periods, regions), or (rows,) without effects."""
    from statsmodels.regression.linear_model import OLS

    if effects != "none" and x.ndim == 1:
        raise MeasureError.wrong_shape("income", x.shape, GRID)
    if np.ptp(y) <= 1e-12 * max(np.abs(y).max(), 1.0):
        raise GreenError.no_curve(STILL)
    mean = float(x.mean())
    design = np.column_stack([(x - mean).ravel(), ((x - mean) ** 2).ravel(), *_dummies(x.shape, effects)])
    if len(design) <= design.shape[1]:
        raise GreenError.no_curve(FEW)
    scaled = design / np.linalg.norm(design, axis=0).clip(min=np.finfo(np.float64).tiny)
    if np.linalg.matrix_rank(scaled, tol=1e-9) < design.shape[1]:
        raise GreenError.no_curve(FLAT)
    model = OLS(y.ravel(), design)
    if errors == "classical":
        fit, dof = model.fit(), len(design) - design.shape[1]
    elif x.ndim == 1:
        fit, dof = model.fit(cov_type="HC1"), len(design) - design.shape[1]
    else:
        regions = np.tile(np.arange(x.shape[1]), x.shape[0])
        fit, dof = model.fit(cov_type="cluster", cov_kwds={"groups": regions}), x.shape[1] - 1
    if dof < 1:
        raise GreenError.no_curve(FEW)
    back = np.array([[1.0, -2 * mean], [0.0, 1.0]])  # from the centred parabola to that of x
    linear, squared = back @ np.asarray(fit.params)[:2]
    covariance = back @ np.asarray(fit.cov_params())[:2, :2] @ back.T
    return Parabola(float(linear), float(squared), covariance, dof)


def _dummies(shape: tuple[int, ...], effects: str) -> list[Array]:
    size = int(np.prod(shape))
    if effects == "none":
        return [np.ones(size)]
    period, region = np.divmod(np.arange(size), shape[1])
    columns = [(region == r).astype(np.float64) for r in range(shape[1])]
    if effects == "both":
        columns += [(period == t).astype(np.float64) for t in range(1, shape[0])]
    return columns


def slopes(fit: Parabola, at: Array) -> tuple[Array, Array]:
    """Give the slope at each place, and over its standard error; both of the shape of `at`."""
    slope = fit.linear + 2 * fit.squared * at
    toward = np.stack([np.ones_like(at), 2 * at], axis=-1)
    error = np.sqrt(np.einsum("ki,ij,kj->k", toward, fit.covariance, toward))
    return slope, np.divide(slope, error, out=np.full_like(slope, np.nan), where=error > 0)


def fieller(fit: Parabola, level: float) -> tuple[float, float]:
    """Give Fieller's interval of -linear / (2 squared), NaN where it has no bounds."""
    from scipy.special import stdtrit

    t2 = float(stdtrit(fit.dof, (1 + level) / 2)) ** 2
    (s_bb, s_bc), (_, s_cc) = fit.covariance
    a = 4 * (fit.squared**2 - t2 * s_cc)
    b = 4 * (fit.linear * fit.squared - t2 * s_bc)
    c = fit.linear**2 - t2 * s_bb
    root = b**2 - 4 * a * c
    if a <= 0 or root < 0:
        return np.nan, np.nan
    ends = sorted([(-b - np.sqrt(root)) / (2 * a), (-b + np.sqrt(root)) / (2 * a)])
    return float(ends[0]), float(ends[1])
