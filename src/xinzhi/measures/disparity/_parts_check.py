"""Whether a decomposition made elsewhere can be right, and which known wrong form it comes from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.errors.groups import GroupsError
from xinzhi.lang import Words
from xinzhi.measures import _checks
from xinzhi.measures.disparity import _engine
from xinzhi.measures.disparity._theil_check import check_theil
from xinzhi.measures.disparity._wrong_forms import DAGUM_FORMS
from xinzhi.measures.disparity.dagum import dagum
from xinzhi.measures.types import Array, Groups, Population

PARTS = ("total", "within", "net_between", "transvariation")
# Numbers that agree to this share of the right total are those of a wrong form; printed ones have four digits.
LIKENESS = 5e-4


@dataclass(frozen=True, slots=True)
class Breach:
    """An identity that does not hold: its name, what was given and what it should be, and the identity in words."""

    identity: str
    found: float
    expected: float
    words: Words


@dataclass(frozen=True, slots=True)
class PartsCheck:
    """What a check of a decomposition found.

    Attributes
    ----------
    ok
        Whether every identity holds.
    breaches
        Those that do not.
    wrong_form
        Name of the known wrong form that gives these numbers; empty where none does.
    explanation
        What is wrong with that form, in words; None where none is known.
    right
        The parts as they should be, by name.
    """

    ok: bool
    breaches: tuple[Breach, ...]
    wrong_form: str
    explanation: Words | None
    right: dict[str, float]


def check_parts(
    y: Array,
    groups: Groups,
    *,
    total: float | None = None,
    within: float | None = None,
    net_between: float | None = None,
    transvariation: float | None = None,
    between: float | None = None,
    population: Population | None = None,
    tolerance: float = 1e-6,
) -> PartsCheck:
    r"""Check a decomposition made by another program against the identities any right one keeps.

    Parameters
    ----------
    y
        The values it was made from, shape (rows,), none missing or negative, not all 0.
    groups
        Label of each row's group, shape (rows,).
    total, within, net_between, transvariation
        The parts of Dagum's decomposition as the other program gave them; those left out are not checked.
    between
        The part between groups of a Theil index; with it, `total` and `within` are those of Theil's T or L.
    population
        Size of each row, shape (rows,); None where all rows count the same.
    tolerance
        How far a number may be off: 1e-6, or half a unit of the last printed digit, such as 5e-5.

    Returns
    -------
    PartsCheck
        The identities that do not hold, and the name of the wrong form where the numbers tell it.

    Raises
    ------
    MeasureError
        For values or groups that `dagum` does not take, and where no part is given.

    Notes
    -----
    That the parts sum to the total proves nothing: the wrong scripts keep it. What tells is

    .. math:: 0 \le G_w, G_{nb}, G_t, \quad G_{nb} = G(\text{group means}), \quad
              G_w = \sum_j p_j s_j G_j, \quad G_w + G_{nb} + G_t = G.

    References
    ----------
    Dagum, C. (1997). A new approach to the decomposition of the Gini income inequality ratio.
    Empirical Economics 22, 515–531.

    Examples
    --------
    >>> found = check_parts([1.0, 3.0, 2.0, 4.0], ["a", "a", "b", "b"], within=0.1, net_between=0.2)
    >>> found.ok, [breach.identity for breach in found.breaches]
    (False, ['net between = Gini of the group means'])
    """
    if between is not None:
        return _read(check_theil(y, groups, population, tolerance, total=total, within=within, between=between))
    given = {
        name: float(value)
        for name, value in zip(PARTS, (total, within, net_between, transvariation), strict=True)
        if value is not None
    }
    if not given:
        raise GroupsError.no_parts()
    found = dagum(y, groups, population=population)
    right = {name: float(getattr(found, name)) for name in PARTS}
    breaches = _breaches(given, right, tolerance)
    form, words = _recognised(y, groups, given, right) if breaches and population is None else ("", None)
    return PartsCheck(not breaches, tuple(breaches), form, words, right)


IDENTITIES = {
    "total": Words("总系数 = 全部数值的基尼系数", "total = Gini of all values"),
    "within": Words("组内 = 各组基尼系数按个数占比与数值占比之积加权", "within = sum of p s G over the groups"),
    "net_between": Words("组间净值 = 各组均值的基尼系数", "net between = Gini of the group means"),
    "transvariation": Words("超变密度 = 总系数 - 组内 - 组间净值", "transvariation = total - within - net between"),
}
SUM = Words("三部分之和 = 总系数", "within + net between + transvariation = total")
SIGN = Words("各部分不小于 0", "no part below 0")


def _breaches(given: dict[str, float], right: dict[str, float], tolerance: float) -> list[Breach]:
    out = [
        Breach(SIGN.en, value, 0.0, Words(f"{SIGN.zh}：{name}", f"{SIGN.en}: {name}"))
        for name, value in given.items()
        if value < -tolerance or not np.isfinite(value)
    ]
    if len(given) == len(PARTS):
        parts = sum(given[name] for name in PARTS[1:])
        if not abs(parts - given["total"]) <= 3 * tolerance:
            out.append(Breach(SUM.en, parts, given["total"], SUM))
    for name, words in IDENTITIES.items():
        if name in given and not abs(given[name] - right[name]) <= tolerance:
            out.append(Breach(words.en, given[name], right[name], words))
    return out


def _recognised(y: Array, groups: Groups, given: dict[str, float], right: dict[str, float]) -> tuple[str, Words | None]:
    """Name the wrong form whose numbers these are: all that are given and that the form gives, one of them wrong."""
    values = _checks.quantities(y, "y")
    by = _engine.grouping(groups, None, len(values))
    near = LIKENESS * right["total"]
    for form in DAGUM_FORMS:
        parts = form.parts(_checks.scaled(values), by.codes, len(by.labels))
        told = [name for name in given if name in parts and abs(given[name] - right[name]) > near]
        if told and all(abs(given[name] - parts[name]) <= near for name in parts if name in given):
            return form.name, form.words
    return "", None


def _read(found: tuple[list[tuple[str, float, float, Words]], str, Words | None, dict[str, float]]) -> PartsCheck:
    breaches, form, words, right = found
    return PartsCheck(not breaches, tuple(Breach(*breach) for breach in breaches), form, words, right)
