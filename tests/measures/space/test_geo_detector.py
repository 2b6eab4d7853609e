"""The geographical detector by its definitions, by analysis of variance and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.space import geo_detector
from xinzhi.measures.space._strata import strata

CHANCE = np.random.default_rng(111)
Y = CHANCE.lognormal(size=60)
ZONES = np.column_stack([np.arange(60) % 4, np.arange(60) // 15, np.arange(60) % 3]).astype(float)


def share(y: np.ndarray, members: np.ndarray) -> float:
    within = sum(np.var(y[members == h]) * np.sum(members == h) for h in np.unique(members))
    return float(1 - within / (len(y) * np.var(y)))


def test_q_by_its_definition() -> None:
    found = geo_detector(Y, factors=ZONES, cut="given")
    assert found.q == pytest.approx([share(Y, column) for column in ZONES.T], abs=1e-12)
    crossed = ZONES[:, 0] * 10 + ZONES[:, 1]
    assert found.interaction[0, 1] == pytest.approx(share(Y, crossed), abs=1e-12)
    assert found.chance == pytest.approx([3 / 59, 3 / 59, 2 / 59])


def test_risk_is_welch() -> None:
    from scipy.stats import ttest_ind

    found = geo_detector(Y, factors=ZONES, cut="given")
    one, other = Y[ZONES[:, 0] == 1], Y[ZONES[:, 0] == 3]
    assert found.risk[0][[1, 3]] == pytest.approx([one.mean(), other.mean()])
    assert found.risk_p[0][1, 3] == pytest.approx(ttest_ind(one, other, equal_var=False).pvalue, rel=1e-10)


def test_permutations_hold_their_level_and_expectation() -> None:
    found = [
        geo_detector(
            np.random.default_rng(seed).normal(size=30), factors=np.arange(30) % 5.0, cut="given", permutations=199
        )
        for seed in range(150)
    ]
    assert 0.02 <= np.mean([one.p[0] <= 0.1 for one in found]) <= 0.18
    assert np.mean([one.q[0] for one in found]) == pytest.approx(found[0].chance[0], abs=0.02)


def test_noncentral_p_by_the_formula_of_the_paper() -> None:
    from scipy.stats import ncf

    found = geo_detector(Y, factors=ZONES, cut="given")
    for at, column in enumerate(ZONES.T):
        groups = [Y[column == h] for h in np.unique(column)]
        squares = sum(group.mean() ** 2 for group in groups)
        total = sum(np.sqrt(len(group)) * group.mean() for group in groups)
        spread = (squares - total**2 / 60) / np.var(Y)
        F = (60 - len(groups)) / (len(groups) - 1) * found.q[at] / (1 - found.q[at])
        assert found.p_f[at] == pytest.approx(ncf.sf(F, len(groups) - 1, 60 - len(groups), spread), rel=1e-8)


def test_kinds_by_hand() -> None:
    one, other = np.array([0.0, 0, 1, 1] * 4), np.array([0.0, 1, 0, 1] * 4)
    noise = np.repeat([0.01, -0.01, 0.02, -0.02], 4)
    both = geo_detector((one != other) + noise, factors=np.column_stack([one, other]), cut="given")
    assert both.kinds[0][1] == "nonlinear-enhanced"
    apart = geo_detector(one + other, factors=np.column_stack([one, other]), cut="given")
    assert apart.kinds[0][1] == "independent"
    same = geo_detector(one + noise, factors=np.column_stack([one, one + 0.1 * (other > 5)]), cut="given")
    assert same.kinds[0][1] == "one-weakened"
    assert same.kinds[0][0] == "none"


def test_crossed_classes_of_few_regions_reach_high_by_chance() -> None:
    found = geo_detector(CHANCE.normal(size=31), factors=CHANCE.normal(size=(31, 2)))
    assert found.interaction_chance[0, 1] > 0.4
    assert found.interaction[0, 1] > 0.4


@pytest.mark.parametrize("cut", ["quantile", "equal", "natural"])
def test_cuts(cut: str) -> None:
    figures = np.array([1.0, 2, 3, 10, 11, 12, 30, 31])
    members = strata(figures, 3, cut)  # type: ignore[arg-type]
    expected = {
        "quantile": [0, 0, 0, 1, 1, 2, 2, 2],
        "equal": [0, 0, 0, 0, 0, 1, 2, 2],
        "natural": [0, 0, 0, 1, 1, 1, 2, 2],
    }
    assert members.tolist() == expected[cut]


@given(st.lists(st.integers(0, 8), min_size=6, max_size=12), st.integers(2, 4))
def test_natural_classes_have_the_least_variance(figures: list[int], classes: int) -> None:
    from itertools import combinations

    values = np.array(figures, dtype=float)
    distinct = np.unique(values)
    members = strata(values, classes, "natural")

    def within(groups: np.ndarray) -> float:
        return sum(float(np.sum((values[groups == g] - values[groups == g].mean()) ** 2)) for g in np.unique(groups))

    best = min(
        within(np.searchsorted(np.array(ends), values, side="left"))
        for ends in combinations(distinct, min(classes, len(distinct)) - 1)
    )
    assert within(members) == pytest.approx(best, abs=1e-9)


def test_too_many_classes_and_wrong_settings_are_refused() -> None:
    for settings, code in (
        ({"factors": np.arange(60.0), "cut": "given"}, "measures.too-few"),
        ({"factors": ZONES, "classes": 1}, "measures.bad-setting"),
        ({"factors": ZONES, "cut": "jenks"}, "measures.bad-setting"),
        ({"factors": ZONES, "permutations": 2}, "measures.bad-setting"),
    ):
        with pytest.raises(MeasureError) as caught:
            geo_detector(Y, **settings)  # type: ignore[arg-type]
        assert caught.value.code == code
