"""Wrong forms of Dagum's and Theil's decomposition that are in circulation, so that their numbers can be told by name.

They are computed the way the scripts do it, mistakes included; nothing in the house rests on them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xinzhi.lang import Words
from xinzhi.measures.types import Array

Codes = NDArray[np.intp]
Parts = dict[str, float]


@dataclass(frozen=True, slots=True)
class WrongForm:
    """A form in circulation: what is wrong with it, and the parts it gives from y, codes and number of groups."""

    name: str
    words: Words
    parts: Callable[[Array, Codes, int], Parts]


def _pairs(y: Array, codes: Codes, groups: int) -> tuple[Array, Array, Array]:
    """Give ahead (j over h, mean of the positive differences), the means and the sizes of the groups."""
    apart = np.maximum(y[:, np.newaxis] - y, 0)
    member = (codes[:, np.newaxis] == np.arange(groups)).astype(np.float64)
    sizes = member.sum(axis=0)
    return member.T @ apart @ member / np.outer(sizes, sizes), member.T @ y / sizes, sizes


def _decomposed(y: Array, codes: Codes, groups: int, affluence: Callable[[Array, Array, Array], Array]) -> Parts:
    """Decompose with a rule for the relative affluence from ahead, behind and the means, shape (groups, groups)."""
    ahead, means, sizes = _pairs(y, codes, groups)
    share, value = sizes / sizes.sum(), means * sizes / np.sum(means * sizes)
    gini = (ahead + ahead.T) / (means[:, np.newaxis] + means)
    item = gini * np.outer(share, value)
    with np.errstate(divide="ignore", invalid="ignore"):
        d = np.nan_to_num(affluence(ahead, ahead.T, means), posinf=0, neginf=0)
    off = ~np.eye(groups, dtype=bool)
    within = float(np.trace(item))
    net, over = float((item * d)[off].sum()), float((item * (1 - d))[off].sum())
    return {"total": within + net + over, "within": within, "net_between": net, "transvariation": over}


def _negative_moment(ahead: Array, behind: Array, means: Array) -> Array:
    """Take p with a minus sign: (d - p) / (d + p) turns over."""
    turned = means[:, np.newaxis] >= means
    d, p = np.where(turned, ahead, behind), -np.where(turned, behind, ahead)
    return np.asarray((d - p) / (d + p))


def _right(ahead: Array, behind: Array, means: Array) -> Array:
    return np.asarray(np.abs(means[:, np.newaxis] - means) / (ahead + behind))


def _as_listed(ahead: Array, behind: Array, _: Array) -> Array:
    """Take the group listed first for the richer one."""
    signed = (ahead - behind) / (ahead + behind)
    return np.asarray(np.triu(signed, 1) + np.triu(signed, 1).T)


def _recycled(codes: Codes, groups: int) -> Codes:
    """Give the groups one gets by indexing with the list of labels: every k-th row in turn."""
    return np.arange(len(codes)) % groups


def _label_list(y: Array, codes: Codes, groups: int) -> Parts:
    return _decomposed(y, _recycled(codes, groups), groups, _negative_moment)


def _label_list_alone(y: Array, codes: Codes, groups: int) -> Parts:
    return _decomposed(y, _recycled(codes, groups), groups, _right)


def _sign(y: Array, codes: Codes, groups: int) -> Parts:
    return _decomposed(y, codes, groups, _negative_moment)


def _order_of_labels(y: Array, codes: Codes, groups: int) -> Parts:
    return _decomposed(y, codes, groups, _as_listed)


def _order_of_appearance(y: Array, codes: Codes, groups: int) -> Parts:
    seen = list(dict.fromkeys(codes.tolist()))
    return _decomposed(y, np.array([seen.index(code) for code in codes.tolist()]), groups, _as_listed)


def _half_of_each_pair(y: Array, codes: Codes, groups: int) -> Parts:
    ahead, means, sizes = _pairs(y, codes, groups)
    share, value = sizes / sizes.sum(), means * sizes / np.sum(means * sizes)
    item = np.tril((ahead + ahead.T) / (means[:, np.newaxis] + means) * np.outer(share, value))
    d = np.abs(means[:, np.newaxis] - means) / np.maximum(ahead + ahead.T, np.finfo(float).tiny)
    low = np.tril(np.ones_like(item, dtype=bool), -1)
    net, over = float((item * d)[low].sum()), float((item * (1 - d))[low].sum())
    return {"within": float(np.trace(item)), "net_between": net, "transvariation": over}


def _without_value_shares(y: Array, codes: Codes, groups: int) -> Parts:
    ahead, means, sizes = _pairs(y, codes, groups)
    return {"within": float(np.sum(np.diag(ahead) / means * sizes / sizes.sum()))}


def _less_one(y: Array, codes: Codes, groups: int) -> Parts:
    right = _decomposed(y, codes, groups, _right)
    return {"total": right["total"] * len(y) / (len(y) - 1)} if len(y) > 1 else {}


DAGUM_FORMS = (
    WrongForm(
        "label list, negative moment",
        Words(
            "按组名清单而不是每行的组取数，且超变一阶矩取了负值（2024 年起流传的 R 脚本 ginisufe 即如此）；三部分之和仍等于总系数，所以它自带的核对看不出来",
            "rows are picked by the list of labels in place of the group of each row, and the first moment of "
            "transvariation is taken negative (as the R script ginisufe does, in circulation since 2024); the parts still "
            "sum to the total, so that its own check sees nothing",
        ),
        _label_list,
    ),
    WrongForm(
        "negative moment",
        Words(
            "超变一阶矩取了负值，相对富裕度大于 1", "the first moment of transvariation is negative: affluence above 1"
        ),
        _sign,
    ),
    WrongForm(
        "label list",
        Words(
            "按组名清单而不是每行的组取数", "rows are picked by the list of labels in place of the group of each row"
        ),
        _label_list_alone,
    ),
    WrongForm(
        "groups not in order of means",
        Words(
            "脚本要求各组按均值由高到低排列，数据没有这样排列（流传的 MATLAB 脚本即如此）",
            "the script needs groups in descending order of their means, and the data were not so ordered (as the "
            "copied MATLAB script does)",
        ),
        _order_of_labels,
    ),
    WrongForm(
        "groups not in order of means, as they appear",
        Words(
            "脚本要求各组按均值由高到低出现，数据没有这样排列",
            "the script needs groups to appear in descending order of their means, and they do not",
        ),
        _order_of_appearance,
    ),
    WrongForm(
        "each pair by one of its two weights",
        Words("每对组只计了 p_j s_h，漏了 p_h s_j", "each pair is weighted by p_j s_h alone, without p_h s_j"),
        _half_of_each_pair,
    ),
    WrongForm(
        "within by population shares alone",
        Words(
            "组内部分只按个数占比加权，没有乘以数值占比",
            "within is weighted by shares in number, without shares in value",
        ),
        _without_value_shares,
    ),
    WrongForm(
        "divided by n (n - 1)",
        Words(
            "总系数除以 n(n-1) 而不是 n²，与各部分不是一个口径",
            "the total divides by n (n - 1) in place of n², unlike its parts",
        ),
        _less_one,
    ),
)
