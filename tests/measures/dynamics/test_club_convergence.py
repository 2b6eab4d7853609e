"""Clubs put in come out; too few periods are refused."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.dynamics import club_convergence
from xinzhi.measures.dynamics._trend import hodrick_prescott


def _two_clubs(periods: int) -> np.ndarray:
    apart = np.tile([0.3, -0.2, 0.1, -0.3, 0.2, -0.1], 2) / np.arange(1, periods + 1)[:, np.newaxis]
    return np.repeat([10.0, 3.0], 6) * (1 + apart)


def test_clubs_put_in_come_out() -> None:
    found = club_convergence(_two_clubs(30))
    assert found.clubs.tolist() == [1] * 6 + [2] * 6
    assert not found.converges
    assert (found.club_t > -1.65).all()
    assert found.periods_used == 20


def test_one_club_converges() -> None:
    found = club_convergence(_two_clubs(30)[:, :6])
    assert found.converges
    assert found.clubs.tolist() == [1] * 6


def test_thirteen_years_leave_nine() -> None:
    assert club_convergence(_two_clubs(13)).periods_used == 9
    with pytest.raises(MeasureError) as caught:
        club_convergence(_two_clubs(5))
    assert caught.value.code == "measures.too-few"
    assert "6" in caught.value.text("en")


def test_trend_of_a_line_is_the_line() -> None:
    line = np.arange(20.0)[:, np.newaxis] * [1.0, 2.0] + 1
    assert hodrick_prescott(line, 400) == pytest.approx(line)
