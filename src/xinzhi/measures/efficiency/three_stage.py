"""Three-stage efficiency, without what the environment and luck explain."""

from __future__ import annotations

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.weights import WeightError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.efficiency import _choice, _data, _radial
from xinzhi.measures.efficiency._frame import Returns
from xinzhi.measures.efficiency._measured import assemble, largest_slacks
from xinzhi.measures.efficiency._result import Efficiency, Variables
from xinzhi.measures.efficiency._stochastic import Frontier, stochastic_frontier
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Controls

PAPER = Words("三阶段 DEA（Fried 等 2002）", "three-stage DEA (Fried et al. 2002)")
# At 5 per cent of the mixture of χ² with 0 and 1 degrees of freedom.
CRITICAL = 2.706


@method(
    zh="三阶段 DEA",
    en="Three-stage DEA",
    cite="Fried, Lovell, Schmidt & Yaisawarng 2002",
    role="inputs and outputs and environment to efficiency",
    domain="nonnegative",
)
def three_stage(inputs: Array, outputs: Array, environment: Controls, *, returns: Returns = "variable") -> Efficiency:
    r"""Measure efficiency after inputs are adjusted to one environment and one luck.

    Parameters
    ----------
    inputs
        What each unit uses, shape (units, inputs), above zero.
    outputs
        What each unit makes, shape (units, outputs), zero or above.
    environment
        What surrounds each unit and is not its doing, shape (units, variables), without gaps.
    returns
        How the size of a unit may change along the frontier, in both efficiency stages.

    Returns
    -------
    Efficiency
        `score` and `efficiency` are those of the third stage. `parts` holds first_stage, adjusted_inputs (units, inputs),
        coefficients and standard_errors (inputs, 1 + variables, the constant first), sigma_noise, sigma_excess and
        likelihood_ratio (inputs,).

    Raises
    ------
    MeasureError
        For missing, infinite or negative values, an environment of other length, fewer units than regressors need.

    Notes
    -----
    1. Radial input efficiency; S = x - Xλ are the whole slacks, radial and other. 2. For each input a stochastic frontier
    of its slacks on the environment, S = f(z; β) + v + u, u ≥ 0, by maximum likelihood, v separated from u after Jondrow et
    al. 1982. 3. Efficiency of the adjusted inputs

    .. math:: x^A_{ij} = x_{ij} + [\max_k z_k \hat\beta_i - z_j \hat\beta_i] + [\max_k \hat v_{ik} - \hat v_{ij}].

    Wrong forms in circulation take E[v | v + u] with the sign of a production frontier, or e minus f without its
    conditional expectation. Warnings that belong to the method: slacks are estimates that depend on one another, so that
    standard errors of stage 2 are too small; with few units, or many slacks near 0, u is often not found (its share is
    tested, and the notes say so); a variable that the units can influence is not environment. Adjusted values depend on
    the sample's extremes.

    The frontier is estimated here, by maximum likelihood with its own slope: of the packages for it in Python none was
    both of a free licence that fits and maintained over years (pystoned, which also has StoNED, is under GPL-3; pysfa
    stands still since 2023; others are in their first year). StoNED itself is therefore not offered.

    References
    ----------
    Fried, H. O., Lovell, C. A. K., Schmidt, S. S. & Yaisawarng, S. (2002). Accounting for environmental effects and
    statistical noise in data envelopment analysis. Journal of Productivity Analysis 17, 157–174.
    Jondrow, J., Lovell, C. A. K., Materov, I. S. & Schmidt, P. (1982). On the estimation of technical inefficiency in the
    stochastic frontier production function model. Journal of Econometrics 19, 233–238.

    Examples
    --------
    >>> chance = np.random.default_rng(1)
    >>> z = chance.uniform(0, 1, (40, 1))
    >>> x = 10 + 5 * z + np.abs(chance.normal(0, 2, (40, 1))) + chance.normal(0, 0.5, (40, 1))
    >>> found = three_stage(x, np.ones((40, 1)), z)
    >>> bool(found.efficiency.mean() > found.parts["first_stage"].mean())
    True
    """
    _choice.choose("three_stage", "returns", returns, _choice.RETURNS)
    data = _data.read(inputs, outputs, None, "three_stage")
    z = _environment(environment, len(data.inputs))
    first = _radial.measure(data, data, orientation="input", returns=returns, same=True)
    second = largest_slacks(first)
    excess = np.maximum(data.inputs - second.programme.peers(second.batch) @ data.inputs, 0.0)
    found = [stochastic_frontier(column, z) if column.std() > 0 else _none(column, z) for column in excess.T]
    adjusted = data.inputs.copy()
    for i, one in enumerate(found):
        explained = z @ one.coefficients
        adjusted[:, i] += (explained.max() - explained) + (one.noise.max() - one.noise)
    level = Variables(adjusted, data.outputs, data.bad)
    third = _radial.measure(level, level, orientation="input", returns=returns, same=True)
    return assemble(
        _choice.described(PAPER, "input", returns),
        third,
        np.array(third.score),
        notes=(*_warnings(found), *_data.notes(data)),
        second=largest_slacks(third),
        parts={
            "first_stage": first.score,
            "adjusted_inputs": adjusted,
            "coefficients": np.array([one.coefficients for one in found]),
            "standard_errors": np.array([one.errors for one in found]),
            "sigma_noise": np.array([one.sigma_noise for one in found]),
            "sigma_excess": np.array([one.sigma_excess for one in found]),
            "likelihood_ratio": np.array([one.likelihood_ratio for one in found]),
        },
    )


def _environment(values: object, units: int) -> Array:
    z = _checks.matrix(values, "environment")
    _checks.refuse("missing", np.isnan(z), "environment")
    if len(z) != units:
        raise MeasureError.wrong_length("environment", len(z), "inputs", units)
    needed = z.shape[1] + 4
    if units < needed:
        why = Words("系数、常数项与两个方差都要估计", "coefficients, a constant and two variances are estimated")
        raise WeightError.too_few_rows("environment", units, needed, why)
    return np.concatenate([np.ones((units, 1)), z], axis=1)


def _none(slack: Array, z: Array) -> Frontier:
    """Give a frontier that explains nothing, for an input without slack anywhere."""
    zero = np.zeros(z.shape[1])
    return Frontier(zero, zero, 0.0, 0.0, np.zeros(len(slack)), 0.0, converged=True)


def _warnings(found: list[Frontier]) -> list[Words]:
    out = [
        Words(
            "第二阶段以估计出的松弛为因变量，各单元的松弛互相依赖，其标准误偏小",
            "the second stage explains estimated slacks, which depend on one another: its standard errors are too small",
        )
    ]
    for i, one in enumerate(found):
        if one.likelihood_ratio < CRITICAL:
            out.append(
                Words(
                    f"第 {i + 1} 项投入的松弛中没有检出管理无效率（单边似然比 {one.likelihood_ratio:.2f} < {CRITICAL}）："
                    "调整几乎全部来自环境与随机项",
                    f"no managerial inefficiency is found in the slacks of input {i + 1} (one-sided likelihood ratio "
                    f"{one.likelihood_ratio:.2f} < {CRITICAL}): the adjustment is almost all environment and noise",
                )
            )
        if not one.converged:
            out.append(
                Words(
                    f"第 {i + 1} 项投入的随机前沿没有收敛，结果不可作准",
                    f"the stochastic frontier of input {i + 1} did not converge: its result is not certain",
                )
            )
    return out
