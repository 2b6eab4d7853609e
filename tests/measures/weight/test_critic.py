"""CRITIC weights: by hand, their settings, and what they are blind to."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import rankdata

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.weight import critic

Z = np.random.default_rng(31).uniform(size=(20, 5))


def test_by_hand() -> None:
    # Deviations 1/2, √3/3, 1/2; correlations √3/2, -1, -√3/2.
    root = np.sqrt(3)
    c = np.array([(1 - root / 2 + 2) / 2, root / 3 * 2, (2 + 1 + root / 2) / 2])
    z = np.array([[0.0, 0.0, 1.0], [0.5, 1.0, 0.5], [1.0, 1.0, 0.0]])
    assert critic(z) == pytest.approx(c / c.sum(), abs=1e-14)


def test_absolute_conflict_is_blind_to_directions() -> None:
    turned = Z.copy()
    turned[:, 2] = 1 - turned[:, 2]
    assert critic(turned, conflict="absolute") == pytest.approx(critic(Z, conflict="absolute"), abs=1e-14)
    assert critic(turned) != pytest.approx(critic(Z), abs=1e-3)


def test_spearman_takes_ranks_with_ties_shared() -> None:
    z = np.round(Z, 1)
    r = np.corrcoef(rankdata(z, axis=0), rowvar=False)
    c = z.std(axis=0) * (1 - r).sum(axis=1)
    assert critic(z, correlation="spearman") == pytest.approx(c / c.sum(), abs=1e-14)


def test_constant_indicator_weighs_nothing_and_changes_nothing() -> None:
    with_constant = np.insert(Z, 2, 0.4, axis=1)
    assert np.delete(critic(with_constant), 2) == pytest.approx(critic(Z), abs=1e-15)
    assert critic(with_constant)[2] == 0


def test_one_indicator_that_varies_has_all_weight() -> None:
    assert critic(np.array([[0.5, 1.0], [0.5, 2.0]])).tolist() == [0, 1]


@pytest.mark.parametrize("correlation", ["pearson", "spearman"])
def test_gaps_leave_the_rows_that_pairs_share(correlation: str) -> None:
    gapped = Z.copy()
    gapped[3, 1], gapped[7, 1], gapped[7, 4] = np.nan, np.nan, np.nan
    r = np.eye(5)
    for i in range(5):
        for j in range(5):
            held = ~np.isnan(gapped[:, [i, j]]).any(axis=1)
            pair = gapped[held][:, [i, j]]
            r[i, j] = np.corrcoef(pair if correlation == "pearson" else rankdata(pair, axis=0), rowvar=False)[0, 1]
    c = np.nanstd(gapped, axis=0, ddof=1) * (1 - r).sum(axis=1)
    assert critic(gapped, correlation=correlation) == pytest.approx(c / c.sum(), abs=1e-14)


def test_pair_with_too_few_rows_in_common_is_named() -> None:
    z = Z[:6].copy()
    z[:3, 1], z[2:, 3] = np.nan, np.nan
    with pytest.raises(MeasureError) as caught:
        critic(z)
    assert (caught.value.code, caught.value.columns) == ("measures.no-correlation", (0, 1, 2, 3, 4))
    assert "(1, 3)" in caught.value.text("en")


def test_indicators_that_all_move_together_are_refused() -> None:
    line = np.array([0.0, 0.3, 0.7, 1.0])
    with pytest.raises(MeasureError) as caught:
        critic(np.column_stack([line, line * 2, line * 0.1 + 3]))
    assert (caught.value.code, caught.value.columns) == ("measures.no-conflict", (0, 1, 2))


@pytest.mark.parametrize("settings", [{"correlation": "kendall"}, {"conflict": "squared"}])
def test_wrong_settings_are_refused(settings: dict[str, str]) -> None:
    with pytest.raises(MeasureError) as caught:
        critic(Z, **settings)
    assert caught.value.code == "measures.bad-setting"


def test_direction_is_that_of_the_figures() -> None:
    z = np.random.default_rng(5).uniform(size=(20, 4))
    turn = np.array([1, -1, 1, -1])
    assert critic(z, direction=turn) == pytest.approx(critic(np.where(turn > 0, z, 1 - z)), abs=1e-12)
