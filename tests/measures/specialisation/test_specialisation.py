"""Specialisation by hand, and identities between the measures."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from xinzhi.measures.specialisation import (
    ellison_glaeser,
    herfindahl,
    krugman,
    location_quotient,
    maurel_sedillot,
    structural_similarity,
)

JOBS = np.array([[60.0, 20, 20], [10, 70, 20], [30, 10, 160]])


def test_location_quotient_by_hand() -> None:
    found = location_quotient(JOBS)
    assert found[0] == pytest.approx([0.6 / 0.25, 0.2 / 0.25, 0.2 / 0.5])
    weight = JOBS.sum(axis=1) / JOBS.sum()
    assert weight @ found == pytest.approx(1)


def test_krugman_by_hand() -> None:
    found = krugman(JOBS)
    assert found.regions[0] == pytest.approx(abs(0.6 - 40 / 300) + abs(0.2 - 80 / 300) + abs(0.2 - 180 / 300))
    assert found.pairs[0, 1] == pytest.approx(1.0)
    assert np.diagonal(found.pairs) == pytest.approx(0)
    assert krugman(np.array([[1.0, 0], [0, 1]])).regions.tolist() == [2, 2]
    assert (krugman(JOBS, against="all").regions < found.regions).all()


def test_herfindahl_by_hand() -> None:
    found = herfindahl(JOBS)
    assert found.regions[0] == pytest.approx(0.36 + 0.04 + 0.04)
    assert found.industries[0] == pytest.approx(0.36 + 0.01 + 0.09)
    assert herfindahl(np.ones((4, 5))).effective_industries == pytest.approx(5)


def test_agglomeration_by_hand() -> None:
    """x = (1/4, 1/4, 1/2), s = (.6, .1, .3) for the first industry, H = 0.1."""
    plants = np.full(3, 0.1)
    raw, room = 0.35**2 + 0.15**2 + 0.2**2, 1 - (1 / 16 + 1 / 16 + 1 / 4)
    assert ellison_glaeser(JOBS, plants)[0] == pytest.approx((raw - room * 0.1) / (room * 0.9))
    other = (0.36 + 0.01 + 0.09 - 0.375) / room
    assert maurel_sedillot(JOBS, plants)[0] == pytest.approx((other - 0.1) / 0.9)


def test_plants_thrown_at_random_give_nothing() -> None:
    """Ellison and Glaeser's dartboard: 50 plants of one size fall by the regions' shares; both indices average 0."""
    chance = np.random.default_rng(4)
    shares = np.array([0.1, 0.2, 0.3, 0.4])
    found: list[NDArray[np.float64]] = []
    for _ in range(2000):
        thrown = chance.multinomial(50, shares).astype(float)
        rest = 1e6 * shares - thrown  # all employment keeps the shares
        x = np.column_stack([thrown, rest])
        found.append(np.array([fn(x, np.array([0.02, 0.02]))[0] for fn in (ellison_glaeser, maurel_sedillot)]))
    assert np.mean(found, axis=0) == pytest.approx(0, abs=2e-3)


def test_similarity_by_hand() -> None:
    found = structural_similarity(JOBS)
    cosine = (0.6 * 0.1 + 0.2 * 0.7 + 0.2 * 0.2) / np.sqrt(0.44 * 0.54)
    assert found.pairs[0, 1] == pytest.approx(cosine)
    assert found.average == pytest.approx(found.pairs[np.triu_indices(3, 1)].mean())


def test_an_industry_nobody_has_is_no_number() -> None:
    x = np.column_stack([JOBS, np.zeros(3)])
    assert np.isnan(location_quotient(x)[:, 3]).all()
    assert np.isnan(herfindahl(x).industries[3])
    assert np.isnan(ellison_glaeser(x, np.full(4, 0.1))[3])
