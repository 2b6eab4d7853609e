"""Spatial panel models by maximum likelihood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.panels import PanelError
from xinzhi.lang import Words
from xinzhi.measures._threads import on_one_thread
from xinzhi.measures.registry import method
from xinzhi.measures.space import _panel, _panel_covariance, _panel_fit
from xinzhi.measures.space._panel_data import CONSTANT
from xinzhi.measures.space._panel_impacts import Coefficients, Impacts, impacts
from xinzhi.measures.types import Array, Explanatory, Labels, SpatialWeights

DRAWS = Words("不小于 2 的整数", "a whole number of 2 or above")
ABSORBED = Words(
    "这些变量被固定效应或其他变量吸收，已略去：{}。", "Absorbed by the effects or by other variables, and left out: {}."
)
EDGE = Words(
    "个体效应的方差估计为 0，即没有随机效应。",
    "The variance of the region effects is estimated as 0: no random effects.",
)


@dataclass(frozen=True, slots=True)
class PanelModel:
    """An estimated spatial panel model.

    Attributes
    ----------
    params, se
        Coefficients and standard errors by name: ``lambda`` of the lag of y, ``rho`` of the error, ``phi`` the
        variance of random effects over that of the errors, ``(Intercept)``, the variables, and ``W_`` of theirs.
    vcov
        Covariance of the coefficients in the order of `params`, shape (coefficients, coefficients).
    sigma2
        Variance of the errors.
    loglik
        Logarithm of the likelihood with all its constants, at the estimates.
    impacts
        Direct, indirect and total effects of the variables, with simulated standard errors.
    residuals
        What the model leaves, in the order of the rows given: y less the lag, the variables and the fixed effects
        (with an error term, what it leaves of that), shape (rows,); with random effects they are contained.
    entities, periods
        Regions and periods, sorted; the order a matrix of weights is taken in.
    dropped
        Names of columns left out because the effects or others absorb them.
    notes
        What was done and found beside the estimates, in words.
    model
        The form, such as ``sdm, twoways``.
    """

    params: Mapping[str, float]
    se: Mapping[str, float]
    vcov: Array
    sigma2: float
    loglik: float
    impacts: Impacts
    residuals: Array
    entities: tuple[str, ...]
    periods: tuple[str, ...]
    dropped: tuple[str, ...]
    notes: tuple[Words, ...]
    model: str

    @property
    def z(self) -> dict[str, float]:
        """Coefficients over their standard errors, by name."""
        return {name: value / self.se[name] for name, value in self.params.items()}

    @property
    def p(self) -> dict[str, float]:
        """Two-sided p-values of the normal distribution, by name."""
        from scipy.special import ndtr

        return {name: float(2 * ndtr(-abs(z))) for name, z in self.z.items()}

    @property
    def aic(self) -> float:
        """Akaike's criterion, counting the coefficients and the variance."""
        return 2 * (len(self.params) + 1) - 2 * self.loglik


@method(
    zh="空间面板模型",
    en="Spatial panel model",
    cite="Elhorst 2003; Baltagi, Song & Koh 2003; Kapoor, Kelejian & Prucha 2007; Lee & Yu 2010",
    role="panel and neighbours to coefficients",
)
@on_one_thread
def panel_model(
    y: Array,
    x: Explanatory,
    weights: SpatialWeights,
    *,
    entity: Labels,
    period: Labels,
    effects: _panel.Effects = "individual",
    lag: bool = False,
    error: _panel.Error = False,
    durbin: bool = False,
    bias_correction: _panel.Correction = "none",
    period_means: _panel.Means = "exact",
    draws: int = 1000,
    seed: int = 1,
) -> PanelModel:
    r"""Estimate how y goes with x and with neighbouring regions, over regions and periods, by maximum likelihood.

    Parameters
    ----------
    y
        The explained variable, one row for each region and period in any order, shape (rows,).
    x
        The explanatory variables without a constant, shape (rows, variables); a table with named columns, or a mapping
        of columns by name, names the coefficients, which are x1, x2, … otherwise.
    weights
        Spatial weights keyed by region, or a matrix in the order of the sorted entities, shape (regions, regions).
    entity, period
        Region and period of each row, shape (rows,).
    effects
        ``individual``, ``time`` or ``twoways`` fixed effects, or ``random`` effects of regions.
    lag
        Whether the spatial lag of y explains y (SAR; with `durbin` SDM, with `error` SARAR).
    error
        Whether errors are spatially correlated (SEM). With random effects ``baltagi`` (also true) leaves the
        effects themselves uncorrelated, ``kkp`` lets them spread as the errors do; with fixed effects all are one.
    durbin
        Whether spatial lags of the variables explain y too.
    bias_correction
        ``lee-yu`` transforms the fixed effects away in place of taking means (Lee & Yu 2010), for short panels.
    period_means
        ``exact`` for the means of periods as the likelihood has them; ``before-lag`` takes them away before the lag is
        built, as the R package splm does. They differ under ``time`` and ``twoways`` only.
    draws, seed
        Number of simulated coefficients for the standard errors of the impacts, and the seed they start from.

    Returns
    -------
    PanelModel
        Coefficients, their covariance, likelihood, impacts, residuals, and what was left out.

    Raises
    ------
    MeasureError
        For an unbalanced panel (its missing cells), cells twice, figures missing or infinite (their region and
        period), regions not in the weights and the reverse, a singular design (its variables, in ``columns``),
        an exact fit, fewer regions or periods than the model needs.

    Notes
    -----
    With A = I - λW and B = I - ρW in each period,

    .. math:: A y_t = X_t \beta + W X_t \theta + \mu + \alpha_t \iota + u_t, \quad B u_t = e_t,

    and with random effects :math:`u_t = \mu + B^{-1} e_t` (``baltagi``) or :math:`B u_t = \mu + e_t` (``kkp``),
    :math:`\phi = \sigma_\mu^2 / \sigma_e^2`. The likelihood, with its exact determinant from the roots of W, is
    maximised over (λ, ρ, φ), everything else being at its best in closed form. Impacts are the means of the entries of
    :math:`(I - \lambda W)^{-1} (I \beta_k + W \theta_k)`.

    Standard errors are of the expected information with fixed effects (Elhorst 2003), as in splm and spreg. With
    random effects they are of the observed information of all coefficients; splm gives those of the variables
    for λ, ρ and φ as if known, which are smaller.

    Of effects of periods the likelihood takes the means of A y and X. Taking them from y first and then
    building the lag, as splm and copied scripts do, leaves a rest of the means in the residuals; the likelihood
    at its estimates is lower (for 48 states × 17 years of Produc with two-way effects λ is .196914 with a log-likelihood of
    1659.486883, and .196664 with 1659.486832 as splm has it). Other forms in circulation to know: spreg 1.9's random effects with spatial errors
    are not at the maximum (`Panel_RE_Error`); log-likelihoods without constants, as splm prints for its
    fixed-effects error model, compare with no others; λ itself read as the spillover, which is the indirect effect;
    fixed effects of the direct approach with a variance that is too small by (T - 1) / T, which ``lee-yu`` puts right.

    Coefficients say what goes together given the model and the weights; another matrix is another model.

    References
    ----------
    Elhorst, J. P. (2003). Specification and estimation of spatial panel data models. International Regional Science
    Review 26, 244–268.
    Baltagi, B. H., Song, S. H. & Koh, W. (2003). Testing panel data regression models with spatial error correlation.
    Journal of Econometrics 117, 123–150.
    Kapoor, M., Kelejian, H. H. & Prucha, I. R. (2007). Panel data models with spatially correlated error components.
    Journal of Econometrics 140, 97–130.
    Lee, L.-F. & Yu, J. (2010). Estimation of spatial autoregressive panel data models with fixed effects. Journal of
    Econometrics 154, 165–185.
    LeSage, J. & Pace, R. K. (2009). Introduction to Spatial Econometrics. CRC Press, for the impacts.
    Millo, G. & Piras, G. (2012). splm: spatial panel data models in R. Journal of Statistical Software 47 (1).

    Examples
    --------
    >>> chance = np.random.default_rng(1)
    >>> ring = (np.roll(np.eye(10), 1, axis=0) + np.roll(np.eye(10), -1, axis=0)) / 2
    >>> x = chance.normal(size=(8, 10))
    >>> y = np.linalg.solve(np.eye(10) - 0.5 * ring, (2 * x + chance.normal(size=(8, 10))).T).T
    >>> found = panel_model(
    ...     y.ravel(), x.reshape(-1, 1), ring, entity=np.tile(np.arange(10), 8), period=np.repeat(np.arange(8), 10), lag=True
    ... )
    >>> list(found.params), round(found.params["lambda"], 1), round(found.params["x1"], 1)
    (['lambda', 'x1'], 0.5, 2.0)
    """
    if isinstance(draws, bool) or not isinstance(draws, int | np.integer) or draws < 2:
        raise MeasureError.bad_setting(_panel.NAME, "draws", draws, DRAWS)
    asked = _panel.ask(
        y,
        x,
        weights,
        entity,
        period,
        effects=effects,
        lag=lag,
        error=error,
        durbin=durbin,
        bias_correction=bias_correction,
        period_means=period_means,
    )
    found = _panel_fit.fit(asked.model)
    spread = float(asked.panel.y.var()) * asked.panel.y.size
    if not found.point.sigma2 * asked.panel.y.size > 1e-18 * spread:
        raise PanelError.no_variance()
    return _result(asked, found, int(draws), seed, f"{_label(asked, durbin=durbin)}, {effects}")


def _label(asked: _panel.Asked, *, durbin: bool) -> str:
    lag, error = asked.model.lag, asked.model.error
    if error == "none":
        return {(True, False): "sar", (True, True): "sdm", (False, True): "slx"}.get((lag, durbin), "linear")
    form = "" if error == "fixed" else f" {error}"
    return {(True, False): "sarar", (True, True): "sdm with errors", (False, True): "sdem"}.get(
        (lag, durbin), "sem"
    ) + form


@dataclass(frozen=True, slots=True)
class _Estimates:
    """Names, values (coefficients,) and covariance of all coefficients."""

    names: tuple[str, ...]
    values: Array
    vcov: Array


def _result(asked: _panel.Asked, found: _panel_fit.Fit, draws: int, seed: int, form: str) -> PanelModel:
    panel = asked.panel
    values = {"lambda": found.lam, "rho": found.rho, "phi": found.phi}
    searched = _panel_fit.free_ones(asked.model)
    names = (*searched, *panel.names)
    estimates = np.array([values[name] for name in searched] + found.point.b.tolist())
    vcov = np.full((len(names), len(names)), np.nan)
    at = [i for i, name in enumerate(names) if i >= len(searched) or name in found.free]
    vcov[np.ix_(at, at)] = _panel_covariance.covariance(asked.model, found)
    notes = [Words(ABSORBED.zh.format("、".join(panel.dropped)), ABSORBED.en.format(", ".join(panel.dropped)))]
    notes = notes * bool(panel.dropped) + [EDGE] * (found.free != searched)
    with np.errstate(invalid="ignore"):
        errors = np.sqrt(np.diagonal(vcov))
    return PanelModel(
        params=dict(zip(names, estimates.tolist(), strict=True)),
        se=dict(zip(names, errors.tolist(), strict=True)),
        vcov=vcov,
        sigma2=found.point.sigma2,
        loglik=found.point.loglik,
        impacts=_impacts(asked, _Estimates(names, estimates, vcov), draws, seed),
        residuals=asked.model.unexplained(found.lam, found.rho, found.point.b).ravel()[panel.order],
        entities=panel.entities,
        periods=panel.periods,
        dropped=panel.dropped,
        notes=tuple(notes),
        model=form,
    )


def _impacts(asked: _panel.Asked, found: _Estimates, draws: int, seed: int) -> Impacts:
    panel = asked.panel
    base = tuple(name for name in panel.base if name != CONSTANT)
    sample = _sample(found.values, found.vcov, draws, seed)
    if asked.model.lag:
        low, high = asked.model.bounds()
        lam = sample[:, found.names.index("lambda")]
        sample = sample[(lam > low) & (lam < high)]
    return impacts(
        panel.W, base, _coefficients(found.names, found.values, base), _coefficients(found.names, sample, base)
    )


def _coefficients(names: tuple[str, ...], values: Array, base: tuple[str, ...]) -> Coefficients:
    """Pick the coefficients impacts are made of, along the last axis of values; 0 where the model has none."""
    held = dict(zip(names, np.moveaxis(values, -1, 0), strict=True))
    nothing = np.zeros(values.shape[:-1])
    own = np.stack([held[name] for name in base], axis=-1)
    lagged = np.stack([held.get(f"W_{name}", nothing) for name in base], axis=-1)
    return Coefficients(np.asarray(held.get("lambda", nothing)), own, lagged)


def _sample(estimates: Array, vcov: Array, draws: int, seed: int) -> Array:
    """Draw coefficients from their normal distribution, shape (draws, coefficients); phi moves nothing here."""
    sound = np.isfinite(np.diagonal(vcov))
    roots, axes = np.linalg.eigh(vcov[np.ix_(sound, sound)])
    half = axes * np.sqrt(np.maximum(roots, 0))
    out = np.repeat(estimates[np.newaxis], draws, axis=0)
    out[:, sound] += np.random.default_rng(seed).standard_normal((draws, int(sound.sum()))) @ half.T
    return np.asarray(out)
