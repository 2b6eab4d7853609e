"""TOPSIS with the ends of the scale as best and worst: what one row scores does not hang on the others."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.aggregate import topsis

Z = np.random.default_rng(61).uniform(0.2, 0.8, size=(9, 4))
W = np.array([0.1, 0.2, 0.3, 0.4])


def test_a_row_is_scored_by_itself() -> None:
    whole = topsis(Z, W, normalise="none", ideal="scale")
    assert topsis(Z[:4], W, normalise="none", ideal="scale") == pytest.approx(whole[:4], abs=1e-14)
    above, below = (np.sqrt(((W * apart) ** 2).sum(axis=1)) for apart in (Z, 1 - Z))
    assert whole == pytest.approx(above / (above + below))


def test_less_is_better() -> None:
    turned = topsis(1 - Z, W, direction=-1, normalise="none", ideal="scale")
    assert turned == pytest.approx(topsis(Z, W, normalise="none", ideal="scale"))


def test_observed_ends_are_those_of_minmax() -> None:
    assert topsis(Z, W, normalise="minmax", ideal="scale") == pytest.approx(topsis(Z, W, normalise="minmax"))


@pytest.mark.parametrize(
    ("z", "settings"),
    [(Z, {"ideal": "scale"}), (Z * 100, {"ideal": "scale", "normalise": "none"}), (Z, {"ideal": "best"})],
)
def test_what_has_no_scale(z: np.ndarray, settings: dict[str, str]) -> None:
    with pytest.raises(MeasureError):
        topsis(z, W, **settings)
