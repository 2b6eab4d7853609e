"""What a RegionsError says and carries."""

from __future__ import annotations

import pickle
import re

import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.errors.regions import RegionsError
from xinzhi.lang import Words

EXPECTED = Words("逐年上升的年份", "rising years")
EVERY = [
    RegionsError.bad_figures("missing", "y", Words("时期, 地区", "period, region"), [(1, 2), (3, 2)]),
    RegionsError.zeros("disparity/theil", [1], Words("请改用 T。", "Take T.")),
    RegionsError.too_few(Words("时期", "periods"), 1, 2),
    RegionsError.tied_classes("y", 5, [1]),
    RegionsError.no_neighbours([20]),
    RegionsError.own_neighbours([20]),
    RegionsError.one_sided("neighbours", [(0, 1)]),
    RegionsError.bad_years([2010, 2010], EXPECTED),
    RegionsError.same_start(),
    RegionsError.no_spread("y", [2]),
    RegionsError.collinear([0]),
]


@pytest.mark.parametrize("error", EVERY, ids=lambda error: error.code)
def test_speaks_both_languages(error: RegionsError) -> None:
    assert re.search(r"[\u4e00-\u9fff]", error.text("zh"))
    assert not re.search(r"[\u4e00-\u9fff]", error.text("en"))
    assert re.fullmatch(r"measures\.[a-z-]+", error.code)
    assert error.text("zh").endswith("。")
    assert error.text("en").endswith(".")
    assert isinstance(error, MeasureError)


def test_every_mistake_is_listed_here() -> None:
    made = {name for name, value in vars(RegionsError).items() if isinstance(value, classmethod)}
    assert len(EVERY) == len(made)


@pytest.mark.parametrize("error", EVERY, ids=lambda error: error.code)
def test_survives_the_way_to_another_process(error: RegionsError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (type(again), again.code, again.words) == (RegionsError, error.code, error.words)
    assert (again.rows, again.columns) == (error.rows, error.columns)


def test_carries_and_counts_positions() -> None:
    axes = Words("时期, 地区, 商品", "period, region, good")
    error = RegionsError.bad_figures("nonpositive", "prices", axes, [(t, 3, 0) for t in range(20)])
    assert (error.rows, error.columns) == (tuple(range(20)), (3,))
    assert "(7, 3, 0) and 12 more" in error.text("en")
    assert "共 20 处" in error.text("zh")
