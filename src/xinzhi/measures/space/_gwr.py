"""Geographically weighted regressions on mgwr's fitting: data read, bandwidths searched, results read with warnings."""

from __future__ import annotations

import contextlib
import io
import warnings
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.panels import PanelError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _checks, _panels
from xinzhi.measures.dynamics import _regression
from xinzhi.measures.types import Array

Kernel = Literal["bisquare", "gaussian", "exponential"]
KERNELS = Words("以下之一：bisquare、gaussian、exponential", "one of bisquare, gaussian, exponential")
BANDWIDTH = Words(
    "大于变量数、不大于观测数的邻居数", "a number of neighbours above that of variables, at most that of rows"
)
VARIABLES = Words("二维：行 × 变量", "two-dimensional, rows × variables")
ROWS = Words("观测值", "observations")
SMALL, CONDITION = 60, 30.0
FEW = Words(
    "观测只有 {n} 个，有效参数约 {k:.1f} 个：局部系数很不稳定，其地图不宜解读。",
    "With {n} observations and about {k:.1f} effective parameters local coefficients are unstable, and maps of them say little.",
)
COLLINEAR = Words(
    "{m} 处（共 {n} 处）的局部条件数大于 30：那里的变量近似共线，系数不可分辨。",
    "At {m} of {n} places the local condition number is above 30: variables are nearly collinear there, and coefficients "
    "cannot be told apart.",
)
WHOLE = Words(
    "选出的带宽用到全部观测：没有发现系数随地点变化。",
    "The bandwidth chosen takes in all observations: no change of coefficients over places was found.",
)


@dataclass(frozen=True, slots=True)
class Local:
    """A regression with coefficients of their own at every row.

    Attributes
    ----------
    coefficients, se, t
        Constant and coefficients at each row, with standard errors and t values, shape (rows, 1 + variables).
    critical_t
        What |t| must exceed at 5 % when the number of effective tests is allowed for (da Silva & Fotheringham 2016).
    local_r_squared, residuals
        Shape (rows,).
    condition
        Local condition number of the variables, shape (rows,); above 30 they are nearly collinear.
    bandwidth
        Number of nearest rows each regression takes in.
    effective
        Effective number of parameters.
    aicc, global_aicc, r_squared
        Corrected Akaike criterion, that of one regression for all, and the share of the variance explained.
    notes
        What to mind, in words.
    """

    coefficients: Array
    se: Array
    t: Array
    critical_t: float
    local_r_squared: Array
    residuals: Array
    condition: Array
    bandwidth: int
    effective: float
    aicc: float
    global_aicc: float
    r_squared: float
    notes: tuple[Words, ...]


def read(y: object, x: object, method: str, kernel: str, bandwidth: int | None) -> tuple[Array, Array]:
    """Read y (rows,) and X (rows, variables) that tell coefficients apart."""
    given = _panels.figures(y, "y", 1, _checks.VECTOR, Words("行", "row"))
    array = _checks.floats(getattr(x, "to_numpy", lambda: x)(), "x")
    X = _panels.figures(
        array[:, np.newaxis] if array.ndim == 1 else array, "x", 2, VARIABLES, Words("行, 变量", "row, variable")
    )
    if len(X) != len(given):
        raise MeasureError.wrong_length("x", len(X), "y", len(given))
    if len(given) < 2 * X.shape[1] + 8:
        raise RegionsError.too_few(ROWS, len(given), 2 * X.shape[1] + 8)
    dependent = _regression.dependent(np.column_stack([np.ones(len(X)), X]))
    if dependent:
        raise PanelError.singular([f"x{at}" for at in dependent], [at - 1 for at in dependent])
    if kernel not in {"bisquare", "gaussian", "exponential"}:
        raise MeasureError.bad_setting(method, "kernel", kernel, KERNELS)
    if bandwidth is not None and not X.shape[1] + 2 < bandwidth <= len(given):
        raise MeasureError.bad_setting(method, "bandwidth", bandwidth, BANDWIDTH)
    return given, X


def fit(coordinates: Array, y: Array, X: Array, how: tuple[Kernel, int | None, bool]) -> Local:
    """Fit by mgwr with an adaptive kernel, quietly and on one thread; `how` is kernel, bandwidth, sphere."""
    from mgwr.gwr import GWR  # type: ignore[import-untyped]
    from mgwr.sel_bw import Sel_BW  # type: ignore[import-untyped]

    kernel, bandwidth, sphere = how
    settings = {"kernel": kernel, "fixed": False, "spherical": sphere, "n_jobs": 1}
    column = y[:, np.newaxis]
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        if bandwidth is None:
            low = X.shape[1] + 4
            bandwidth = int(Sel_BW(coordinates, column, X, **settings).search(criterion="AICc", bw_min=low))
        found = GWR(coordinates, column, X, bandwidth, **settings).fit()
        return _read(found, X, y, bandwidth)


def _read(found: Any, X: Array, y: Array, bandwidth: int) -> Local:
    condition = _conditions(found.W, X)
    effective = float(found.tr_S)
    notes = []
    if len(y) < SMALL or effective > len(y) / 4:
        notes.append(Words(FEW.zh.format(n=len(y), k=effective), FEW.en.format(n=len(y), k=effective)))
    bad = int(np.sum(condition > CONDITION))
    if bad:
        notes.append(Words(COLLINEAR.zh.format(m=bad, n=len(y)), COLLINEAR.en.format(m=bad, n=len(y))))
    if bandwidth >= len(y):
        notes.append(WHOLE)
    return Local(
        coefficients=np.asarray(found.params, np.float64),
        se=np.asarray(found.bse, np.float64),
        t=np.asarray(found.tvalues, np.float64),
        critical_t=float(found.critical_tval()),
        local_r_squared=np.asarray(found.localR2, np.float64).ravel(),
        residuals=np.asarray(found.resid_response, np.float64).ravel(),
        condition=condition,
        bandwidth=bandwidth,
        effective=effective,
        aicc=float(found.aicc),
        global_aicc=_global_aicc(X, y),
        r_squared=float(found.R2),
        notes=tuple(notes),
    )


def _conditions(weights: object, X: Array) -> Array:
    """Give the condition number of weighted columns of one length at each row (Belsley; Wheeler & Tiefelsdorf 2005)."""
    whole = np.column_stack([np.ones(len(X)), X])
    out = np.empty(len(whole))
    for at, row in enumerate(np.asarray(weights, np.float64)):
        scaled = whole * np.sqrt(row)[:, np.newaxis]
        length = np.linalg.norm(scaled, axis=0)
        roots = np.linalg.svd(scaled / np.where(length > 0, length, 1.0), compute_uv=False)
        out[at] = roots[0] / max(roots[-1], 1e-12)
    return out


def _global_aicc(X: Array, y: Array) -> float:
    """Give the corrected criterion of one regression for all, in the constants of mgwr's."""
    fit = _regression.least_squares(np.column_stack([np.ones(len(X)), X]), y)
    n, k = len(y), X.shape[1] + 1
    squares = float(fit.residuals @ fit.residuals)
    loglik = -n / 2 * (np.log(2 * np.pi * squares / n) + 1)
    return float(-2 * loglik + 2 * n * (k + 1) / (n - k - 2))
