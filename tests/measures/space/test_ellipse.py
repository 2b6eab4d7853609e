"""Ellipses of points on known ellipses, the formula of the textbooks, and the way between centres."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinzhi.measures.space import ellipse
from xinzhi.measures.space._distances import EARTH


@given(st.floats(0, 179), st.floats(1.5, 5))
def test_an_ellipse_is_found_again(angle: float, flat: float) -> None:
    turn, around = np.radians(angle), np.linspace(0, 2 * np.pi, 24, endpoint=False)
    long, short = flat * np.cos(around), np.sin(around)
    places = np.column_stack([long * np.sin(turn) + short * np.cos(turn), long * np.cos(turn) - short * np.sin(turn)])
    found = ellipse(places + np.array([7, -3]), metric="plane", scale="root2")
    assert found.centre[0] == pytest.approx([7, -3], abs=1e-9)
    assert (found.major[0], found.minor[0]) == pytest.approx((flat, 1.0), rel=1e-9)
    assert np.cos(2 * np.radians(found.angle[0] - angle)) == pytest.approx(1, abs=1e-9)


def test_angle_by_the_textbook() -> None:
    chance = np.random.default_rng(5)
    places, sizes = chance.normal(size=(20, 2)) * [3, 1] @ [[0.8, 0.6], [-0.6, 0.8]], chance.lognormal(size=20)
    found = ellipse(places, sizes=sizes, metric="plane")
    x, y = (places - np.average(places, axis=0, weights=sizes)).T
    A, C = sizes @ (x**2 - y**2), sizes @ (x * y)
    theta = np.arctan((A + np.sqrt(A**2 + 4 * C**2)) / (2 * C))
    assert found.angle[0] == pytest.approx(np.degrees(theta) % 180, abs=1e-8)
    along = np.sqrt(sizes @ (x * np.sin(theta) + y * np.cos(theta)) ** 2 / sizes.sum())
    assert found.major[0] == pytest.approx(along, rel=1e-10)


def test_degrees_shrink_with_latitude() -> None:
    places = np.array([[100.0, 60], [102, 60], [101, 61], [101, 59]])
    found = ellipse(places)
    assert found.angle[0] == 0  # a degree east-west at 60° is half of one north-south
    assert found.major[0] / found.minor[0] == pytest.approx(2, rel=1e-9)
    assert found.major[0] == pytest.approx(EARTH * np.pi / 180 / np.sqrt(2), rel=1e-9)


def test_the_way_of_the_centre() -> None:
    places = np.array([[0.0, 0], [4, 0], [0, 4]])
    found = ellipse(places, sizes=[[1, 0, 0.0], [1, 1, 0], [1, 1, 0], [1, 0, 1]], metric="plane")
    assert found.moved == pytest.approx([2, 0, np.sqrt(8)])
    assert found.direction[[0, 2]] == pytest.approx([90, 315])
    assert np.isnan(found.direction[1])
    assert found.area[0] == 0
