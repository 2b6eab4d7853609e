"""The questions of an audit, each held against another way to the same number, and the mistakes it names."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.audit import (
    bartlett,
    components,
    coverage,
    cronbach,
    direction_conflict,
    kmo,
    leave_one_out,
    outlier,
    redundancy,
)

RNG = np.random.default_rng(5)
COMMON = RNG.normal(size=(80, 1))
Z = COMMON + RNG.normal(scale=[0.4, 0.6, 0.9, 1.4], size=(80, 4))


def test_alpha_is_that_of_the_variances() -> None:
    k = Z.shape[1]
    expected = k / (k - 1) * (1 - Z.var(axis=0, ddof=1).sum() / Z.sum(axis=1).var(ddof=1))
    found = cronbach(Z)
    assert found.alpha == pytest.approx(expected, abs=1e-12)
    assert found.without[3] == pytest.approx(cronbach(Z[:, :3]).alpha, abs=1e-12)
    assert found.without[3] > found.alpha


def test_alpha_pairwise_and_over_complete_rows_differ_with_gaps() -> None:
    gapped = Z.copy()
    gapped[:20, 1] = np.nan
    assert cronbach(gapped, rows="complete").alpha == pytest.approx(cronbach(Z[20:]).alpha, abs=1e-12)
    assert cronbach(gapped).alpha != pytest.approx(cronbach(gapped, rows="complete").alpha, abs=1e-6)


def test_kmo_is_that_of_residuals() -> None:
    def left(j: int, k: int) -> float:
        others = np.column_stack([np.ones(len(Z)), np.delete(Z, [j, k], axis=1)])
        one, two = (Z[:, c] - others @ np.linalg.lstsq(others, Z[:, c], rcond=None)[0] for c in (j, k))
        return float(np.corrcoef(one, two)[0, 1])

    r = np.corrcoef(Z, rowvar=False)
    pairs = [(j, k) for j in range(4) for k in range(4) if j != k]
    own, partial = sum(r[p] ** 2 for p in pairs), sum(left(*p) ** 2 for p in pairs)
    assert kmo(Z).overall == pytest.approx(own / (own + partial), abs=1e-10)
    assert kmo(Z[:, :2]).overall == pytest.approx(0.5, abs=1e-12)


def test_bartlett_is_that_of_the_determinant() -> None:
    n, k = Z.shape
    expected = -(n - 1 - (2 * k + 5) / 6) * np.linalg.slogdet(np.corrcoef(Z, rowvar=False))[1]
    found = bartlett(Z)
    assert (found.statistic, found.degrees) == (pytest.approx(expected, abs=1e-10), 6)
    assert found.p < 1e-6


def test_p_is_even_where_nothing_is_correlated() -> None:
    drawn = np.array([bartlett(RNG.normal(size=(40, 4))).p for _ in range(400)])
    assert 0.06 < (drawn < 0.1).mean() < 0.15


def test_components_of_one_common_thing() -> None:
    found = components(Z)
    assert found.retained == 1
    assert (found.loadings[:, 0] > 0).all()
    assert found.eigenvalues.sum() == pytest.approx(4, abs=1e-12)
    r = np.corrcoef(Z, rowvar=False)
    assert r @ found.loadings == pytest.approx(found.loadings * found.eigenvalues, abs=1e-12)


def test_an_indicator_turned_round_is_a_conflict_in_its_group_alone() -> None:
    turned = np.column_stack([Z, -COMMON[:, 0] + 0.1 * RNG.normal(size=80)])
    found = direction_conflict(turned, ["a", "a", "a", "a", "b"])
    assert not found.conflict.any()
    assert np.isnan(found.with_rest[4])
    assert found.against[4] == -1
    found = direction_conflict(turned)
    assert found.conflict.tolist() == [False, False, False, False, True]
    assert found.with_rest[4] == pytest.approx(np.corrcoef(turned[:, 4], turned[:, :4].mean(axis=1))[0, 1], abs=1e-12)


def test_two_that_say_the_same_are_listed_in_their_group() -> None:
    twice = np.column_stack([Z, Z[:, 1] * 3 + 0.01 * RNG.normal(size=80)])
    found = redundancy(twice)
    assert (found.first.tolist(), found.second.tolist()) == ([1], [4])
    assert redundancy(twice, list("aaaab")).first.size == 0
    assert redundancy(np.exp(twice), correlation="spearman").first.tolist() == [1]


def test_outliers_and_their_side() -> None:
    x = np.column_stack([np.arange(20.0), np.arange(20.0)])
    x[3, 0], x[4, 1] = 900.0, -900.0
    found = outlier(x)
    assert found.flagged.tolist() == [True, True]
    assert np.argwhere(found.high).tolist() == [[3, 0]]
    assert np.argwhere(found.low).tolist() == [[4, 1]]
    assert np.isnan(outlier(np.array([[1.0], [2.0], [9.0]])).skewness).all()


def test_coverage_counts_gaps_zeros_and_repeats() -> None:
    x = np.array([[1.0, 0.0, np.nan], [1.0, 2.0, np.nan], [1.0, np.nan, np.nan], [3.0, 2.0, np.nan]])
    found = coverage(x, least=0.5)
    assert found.by_indicator.tolist() == [1.0, 0.75, 0.0]
    assert found.nonzero[:2].tolist() == [1.0, pytest.approx(2 / 3)]
    assert np.isnan(found.nonzero[2])
    assert found.commonest[:2].tolist() == [0.75, pytest.approx(2 / 3)]
    assert found.low_indicators.tolist() == [False, False, True]
    assert found.low_rows.tolist() == [False, False, True, False]


def test_weight_of_one_left_out_stays_in_its_group() -> None:
    z = RNG.uniform(size=(12, 4))
    found = leave_one_out(z, np.array([0.1, 0.2, 0.3, 0.4]), list("aabb"))
    score = z[:, 1] * 0.3 + z[:, 2] * 0.3 + z[:, 3] * 0.4
    assert found.ranks[0].tolist() == (np.argsort(np.argsort(-score)) + 1).tolist()
    alone = leave_one_out(z, np.array([0.1, 0.2, 0.3, 0.4]), list("abbb"))
    score = z[:, 1:] @ np.array([0.2, 0.3, 0.4])
    assert alone.ranks[0].tolist() == (np.argsort(np.argsort(-score)) + 1).tolist()


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (lambda: cronbach(Z[:, :1]), "measures.too-few-indicators"),
        (lambda: cronbach(np.ones((9, 3))), "measures.all-constant"),
        (lambda: cronbach(Z[:2]), "measures.too-few-rows"),
        (lambda: kmo(Z[:4]), "measures.too-few-rows"),
        (lambda: kmo(np.column_stack([Z, Z[:, 0] + Z[:, 1]])), "measures.singular"),
        (lambda: bartlett(np.column_stack([Z, Z[:, 0] + Z[:, 1]])), "measures.singular"),
        (lambda: components(np.column_stack([Z, np.ones(80)])), "measures.constant-columns"),
        (lambda: redundancy(Z, list("abc")), "measures.wrong-length"),
        (lambda: redundancy(Z, threshold=90.0), "measures.bad-setting"),
        (lambda: direction_conflict(Z, limit=-2.0), "measures.bad-setting"),
        (lambda: direction_conflict(Z, correlation="kendall"), "measures.bad-setting"),  # type: ignore[arg-type]
        (lambda: outlier(Z, fence=0.0), "measures.bad-setting"),
        (lambda: coverage(Z, least=65.0), "measures.bad-setting"),
        (lambda: cronbach(Z, rows="some"), "measures.bad-setting"),  # type: ignore[arg-type]
    ],
)
def test_mistakes_are_named_in_both_languages(asked: object, code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        asked()  # type: ignore[operator]
    assert caught.value.code == code
    assert caught.value.words.zh
    assert caught.value.words.en
