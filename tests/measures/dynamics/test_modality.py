"""Silverman's test: two peaks are told from one, and one is seldom taken for two."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.dynamics import modality


def test_peaks_put_in_come_out() -> None:
    chance = np.random.default_rng(1)
    three = np.concatenate([chance.normal(at, 0.3, size=30) for at in (0, 5, 10)])
    assert modality(three, draws=199, most=4).modes.tolist() == [3]


def test_one_peak_is_seldom_rejected() -> None:
    drawn = np.random.default_rng(2).normal(size=(40, 31))
    assert (modality(drawn, draws=99, most=1).modes > 1).mean() <= 0.1


def test_critical_width_is_where_a_peak_goes() -> None:
    from xinzhi.measures.dynamics import kernel_density

    y = np.concatenate([np.linspace(0, 1, 20), np.linspace(5, 6, 20)])
    width = modality(y, draws=99, most=1).critical[0, 0]
    assert kernel_density(y, width=width * 1.01, points=2000).peaks.tolist() == [1]
    assert kernel_density(y, width=width * 0.97, points=2000).peaks.tolist() == [2]


def test_too_few_regions() -> None:
    with pytest.raises(MeasureError) as caught:
        modality(np.arange(4.0))
    assert caught.value.code == "measures.too-few"
    with pytest.raises(MeasureError) as caught:
        modality(np.arange(9.0), most=0)
    assert caught.value.code == "measures.bad-setting"
