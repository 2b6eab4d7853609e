"""ECI by its definition, and what it says of structures that fall apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from xinzhi.measures.positions import complexity, density, proximity, rca


@given(st.integers(0, 10_000), st.integers(5, 20), st.integers(5, 20))
def test_eci_is_an_eigenvector_of_the_definition(seed: int, regions: int, industries: int) -> None:
    random = np.random.default_rng(seed)
    m = (random.random((regions, industries)) < 0.5).astype(np.float64)
    m[:, 0] = m[0, :] = 1.0  # nothing empty, one part
    found = complexity(m)
    assert found.components == 1
    assume(np.isfinite(found.eci).all() and found.eci.std() > 0)  # two directions at once, or none, order nothing
    walk = (m / found.diversity[:, None]) @ (m / found.ubiquity).T
    centred = found.eci * 1.0
    image = walk @ centred
    slope = np.polyfit(centred, image, 1)
    assert image == pytest.approx(np.polyval(slope, centred), abs=1e-8)
    assert slope[0] == pytest.approx(np.sort(np.linalg.eigvals(walk).real)[-2], abs=1e-8)
    assert (found.eci - found.eci.mean()) @ (found.diversity - found.diversity.mean()) >= -1e-9
    assert (found.eci.mean(), found.eci.std()) == pytest.approx((0.0, 1.0), abs=1e-9)
    assert (found.pci.mean(), found.pci.std()) == pytest.approx((0.0, 1.0), abs=1e-9)


def test_parts_without_a_common_industry_are_not_ordered_against_one_another() -> None:
    small, large = np.ones((2, 2)), (np.random.default_rng(2).random((6, 9)) < 0.7).astype(np.float64)
    large[0] = large[:, 0] = 1.0
    both = np.block([[small, np.zeros((2, 9))], [np.zeros((6, 2)), large]])
    found = complexity(both)
    assert found.components == 2
    assert np.isnan(found.eci[:2]).all()
    assert found.eci[2:] == pytest.approx(complexity(large).eci, abs=1e-9)


def test_equal_structures_have_no_order() -> None:
    found = complexity(np.ones((4, 5)))
    assert found.eci.tolist() == [0.0] * 4
    assert found.pci.tolist() == [0.0] * 5


def test_a_ring_has_no_single_order() -> None:
    ring = np.eye(6) + np.roll(np.eye(6), 1, axis=1)
    assert np.isnan(complexity(ring).eci).all()


def test_rca_is_balanced_by_size() -> None:
    counts = np.random.default_rng(3).poisson(5, size=(8, 6)) + 1.0
    industry = counts.sum(axis=0) / counts.sum()
    assert (rca(counts) * industry).sum(axis=1) == pytest.approx(np.ones(8))
    assert np.sign(rca(counts, form="symmetric")) == pytest.approx(np.sign(rca(counts) - 1))
    assert rca(counts, form="additive").sum(axis=1) == pytest.approx(np.zeros(8), abs=1e-12)


def test_a_ratio_jumps_with_size_and_the_root_form_does_not() -> None:
    random = np.random.default_rng(4)
    share = np.array([0.01, 0.99])
    spread = {}
    for size in (50, 50_000):
        drawn = random.multinomial(size, share, size=400).astype(np.float64)
        spread[size] = (rca(drawn)[:, 0].std(), rca(drawn, form="root")[:, 0].std())
    assert spread[50][0] > 10 * spread[50_000][0]
    assert spread[50][1] == pytest.approx(spread[50_000][1], rel=0.3)


def test_forms_of_proximity_by_hand() -> None:
    m = np.array([[1, 1], [1, 0], [1, 1], [0, 0]])
    assert proximity(m)[0, 1] == pytest.approx(2 / 3)
    assert proximity(m, similarity="cosine")[0, 1] == pytest.approx(2 / 6**0.5)
    assert proximity(m, similarity="jaccard")[0, 1] == pytest.approx(2 / 3)
    assert proximity(m, similarity="association")[0, 1] == pytest.approx(2 * 4 / (3 * 2))


def test_density_without_the_diagonal_does_not_know_its_own_industry() -> None:
    m = (np.random.default_rng(5).random((15, 8)) < 0.5).astype(np.float64)
    changed = m.copy()
    own = density(m)[3, 2]
    assert density(m, diagonal="one")[3, 2] != pytest.approx(own)
    near = np.nan_to_num(proximity(m))
    np.fill_diagonal(near, 0)
    assert own == pytest.approx((near[2] * changed[3]).sum() / near[2].sum())
