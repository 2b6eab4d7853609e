"""The logarithmic mean Divisia index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from xinzhi.errors.green import GreenError
from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words
from xinzhi.measures import _panels
from xinzhi.measures.decomposition import _engine
from xinzhi.measures.registry import method
from xinzhi.measures.types import Array, Groups

NAME = "decomposition/lmdi"
CUBE = Words("三维：时期 × 分组 × 因素，且不为空", "three-dimensional, periods × groups × factors, and not empty")
AXES = Words("时期, 分组, 因素", "period, group, factor")
FORMS = ("additive", "multiplicative")


@dataclass(frozen=True, slots=True)
class Lmdi:
    """What each factor adds to a change, or by what it multiplies it; each row is labelled by its later period.

    Attributes
    ----------
    aggregate
        The sum of the products over groups, shape (periods,).
    total
        Its change (additive) or ratio (multiplicative), shape (periods - 1,).
    effects
        Effect of each factor, shape (periods - 1, factors): they sum, or multiply, to `total`.
    by_group
        Effect of each factor in each group, shape (periods - 1, groups, factors): over groups they sum, or
        multiply, to `effects`.
    labels, by_label
        The labels of groups, sorted, and the effects of each, shape (periods - 1, labels, factors); empty without labels.
    cumulative
        Effects from the first period to each, shape (periods, factors), 0 or 1 in the first.
    residual
        What the effects leave of `total` (additive), or of its logarithm, shape (periods - 1,): rounding.
    """

    aggregate: Array
    total: Array
    effects: Array
    by_group: Array
    labels: tuple[object, ...]
    by_label: Array
    cumulative: Array
    residual: Array


@method(
    zh="LMDI 分解",
    en="Logarithmic mean Divisia index",
    cite="Ang & Liu 2001; Ang 2005; Ang & Liu 2007 (zeros)",
    role="factors to decomposition",
    domain="nonnegative",
)
def lmdi(
    factors: Array,
    *,
    labels: Groups | None = None,
    form: Literal["additive", "multiplicative"] = "additive",
    base: Literal["previous", "first"] = "previous",
) -> Lmdi:
    r"""Decompose the change of a sum of products into what goes with each factor, without a residual.

    Parameters
    ----------
    factors
        Factors whose product over the last axis is what each group adds, shape (periods, groups, factors), none
        missing or negative; such as activity, share, intensity and emission coefficient of each industry.
    labels
        Label of each group, shape (groups,), for effects at a second level, such as sectors of industries; None
        for one level. Another level needs no new computation: effects add up over any groups.
    form
        ``additive`` for the change in its unit, ``multiplicative`` for the ratio (LMDI-I).
    base
        ``previous`` compares each period with the one before (chained), ``first`` with the first period.

    Returns
    -------
    Lmdi
        The total, the effects, those by group and label, and those from the first period on.

    Raises
    ------
    MeasureError
        For factors missing, infinite or negative (positions in the message), fewer than two periods, labels that
        do not match the groups, or, in the multiplicative form, a period in which all products are 0.

    Notes
    -----
    With V the product of the factors x of a group, L the logarithmic mean and V_t the sum over groups,

    .. math:: \Delta_f = \sum_g L(V_{gt}, V_{gs}) \ln \frac{x_{gft}}{x_{gfs}}, \quad
              \ln D_f = \sum_g \frac{L(V_{gt}, V_{gs})}{L(V_t, V_s)} \ln \frac{x_{gft}}{x_{gfs}}, \quad
              L(a, b) = \frac{a - b}{\ln a - \ln b},

    so that the effects sum to the change and multiply to the ratio, and D = exp(Δ / L(V_t, V_s)).
    Both are consistent in aggregation.

    Zeros go by the limit (Ang & Liu 2007): a group that appears or ends gives its whole change to the factor that
    left 0 or went there, in equal parts where several did. Chained effects from the first to the last period
    depend on the path and differ from those of the two ends.

    Wrong forms in circulation: zeros replaced by a small number such as 1e-6, which is then larger than other
    figures in another unit; LMDI-II weights in the multiplicative form, which do not add up over groups; and
    the arithmetic mean of the logarithmic weights, which leaves a residual.

    References
    ----------
    Ang, B. W. & Liu, F. L. (2001). A new energy decomposition method: perfect in decomposition and consistent in
    aggregation. Energy 26, 537–548.
    Ang, B. W. (2005). The LMDI approach to decomposition analysis: a practical guide. Energy Policy 33, 867–871.
    Ang, B. W. & Liu, N. (2007). Handling zero values in the logarithmic mean Divisia index decomposition approach.
    Energy Policy 35, 238–246.

    Examples
    --------
    >>> activity, intensity = np.array([[10.0, 20.0], [15.0, 22.0]]), np.array([[2.0, 1.0], [1.8, 0.9]])
    >>> found = lmdi(np.stack([activity, intensity], axis=-1))
    >>> found.total.round(4).tolist(), found.effects.round(4).tolist()
    ([6.8], [[11.3542, -4.5542]])
    """
    _engine.choice(NAME, "form", form, FORMS)
    _engine.choice(NAME, "base", base, _engine.BASES)
    factors = _panels.figures(factors, "factors", 3, CUBE, AXES)
    _panels.refuse("negative", factors < 0, "factors", AXES)
    if len(factors) < 2:
        raise RegionsError.too_few(_panels.PERIODS, len(factors), 2)
    aggregate = factors.prod(axis=-1).sum(axis=-1)
    before = factors[:-1] if base == "previous" else np.broadcast_to(factors[:1], factors[1:].shape)
    started = aggregate[:-1] if base == "previous" else np.full(len(aggregate) - 1, aggregate[0])
    found = _engine.effects(before, factors[1:])
    total = aggregate[1:] - started
    if form == "multiplicative":
        if not aggregate.all():
            raise GreenError.nothing_there(np.flatnonzero(aggregate == 0).tolist())
        found = found / _engine.log_mean(aggregate[1:], started)[:, np.newaxis, np.newaxis]
        total = np.log(aggregate[1:]) - np.log(started)
    effects = found.sum(axis=1)
    steps = effects.cumsum(axis=0) if base == "previous" else effects
    names, by_label = _by_label(found, labels)
    end = np.exp if form == "multiplicative" else np.asarray
    return Lmdi(
        aggregate=aggregate,
        total=end(total),
        effects=end(effects),
        by_group=end(found),
        labels=names,
        by_label=end(by_label),
        cumulative=end(np.concatenate([np.zeros_like(effects[:1]), steps])),
        residual=total - effects.sum(axis=1),
    )


def _by_label(found: Array, labels: Groups | None) -> tuple[tuple[object, ...], Array]:
    if labels is None:
        return (), found[:, :0]
    given = [item.item() if isinstance(item, np.generic) else item for item in labels]
    if len(given) != found.shape[1]:
        raise MeasureError.wrong_length("labels", len(given), "groups", found.shape[1])
    names = sorted(set(given), key=str)
    sums = [found[:, [item == name for item in given]].sum(axis=1) for name in names]
    return tuple(names), np.stack(sums, axis=1)
