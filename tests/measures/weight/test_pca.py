"""Weights by principal components: their identities, the sign rule, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.weight import pca


def _together(rows: int = 40, noise: float = 0.5) -> np.ndarray:
    """Five indicators with one common source, the last of which runs against the others."""
    rng = np.random.default_rng(35)
    common = rng.normal(size=(rows, 1))
    return np.asarray(common * np.array([1, 1, 0.8, 0.6, -0.4]) + noise * rng.normal(size=(rows, 5)))


def test_two_indicators_weigh_the_same() -> None:
    assert pca(np.array([[0.0, 1.0], [1.0, 5.0], [2.0, 4.0]])) == pytest.approx([0.5, 0.5], abs=1e-15)


def test_squares_do_not_hang_on_directions() -> None:
    z = _together()
    assert pca(z * np.array([1, 1, 1, 1, -1])) == pytest.approx(pca(z), abs=1e-14)


def test_sign_rule_turns_the_component_to_the_majority() -> None:
    w = pca(_together(), loadings="positive")
    assert w[4] == 0
    assert (w[:4] > 0.1).all()
    assert pca(-_together(), loadings="positive") == pytest.approx(w, abs=1e-14)


def test_forms_of_loadings_follow_from_each_other() -> None:
    z = _together()
    squared, absolute = pca(z), pca(z, loadings="absolute")
    assert np.sqrt(squared) / np.sqrt(squared).sum() == pytest.approx(absolute, abs=1e-14)
    cut = np.where(np.arange(5) == 4, 0, absolute)
    assert pca(z, loadings="positive") == pytest.approx(cut / cut.sum(), abs=1e-14)


def test_kaiser_takes_every_component_that_explains_more_than_one_indicator() -> None:
    rng = np.random.default_rng(36)
    one, two = rng.normal(size=(2, 60, 1))
    z = np.hstack([one + 0.3 * rng.normal(size=(60, 4)), two + 0.3 * rng.normal(size=(60, 2))])
    first, kaiser = pca(z), pca(z, components="kaiser")
    assert first[4:].sum() < 0.1
    assert kaiser[4:].sum() == pytest.approx(1 / 3, abs=0.05)


def test_scale_of_each_column_means_nothing() -> None:
    z = _together()
    assert pca(z * np.array([1, 1e5, 1e-4, 7, 3]) + 9) == pytest.approx(pca(z), abs=1e-10)


def test_rows_with_gaps_are_left_out() -> None:
    z = _together()
    gapped = z.copy()
    gapped[3, 1], gapped[17, 4] = np.nan, np.nan
    assert pca(gapped) == pytest.approx(pca(np.delete(z, [3, 17], axis=0)), abs=1e-15)


def test_fewer_rows_than_indicators_are_refused() -> None:
    with pytest.raises(MeasureError) as caught:
        pca(_together()[:4])
    assert caught.value.code == "measures.too-few-rows"
    assert "4 rows without gaps and needs 5" in caught.value.text("en")


def test_components_that_tie_are_refused() -> None:
    with pytest.raises(MeasureError) as caught:
        pca(np.array([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]]))
    assert caught.value.code == "measures.tied-components"


@pytest.mark.parametrize("settings", [{"components": "second"}, {"loadings": "signed"}])
def test_wrong_settings_are_refused(settings: dict[str, str]) -> None:
    with pytest.raises(MeasureError) as caught:
        pca(_together(), **settings)
    assert caught.value.code == "measures.bad-setting"
