"""What a MeasureError says and carries."""

from __future__ import annotations

import pickle
import re

import pytest

from xinzhi.errors.index_numbers import IndexNumberError
from xinzhi.errors.measures import MeasureError
from xinzhi.errors.pools import PoolError
from xinzhi.errors.robustness import RobustnessError
from xinzhi.errors.scales import ScaleError
from xinzhi.errors.weights import WeightError
from xinzhi.lang import Words

EXPECTED = Words("一个数", "a number")
EVERY = [
    MeasureError.unknown_kind("a", ["weight"]),
    MeasureError.unknown_method("weight", "a", ["entropy"]),
    MeasureError.method_twice("weight/a", ["one", "two"]),
    MeasureError.broken_extension("a", "b:a", "why"),
    MeasureError.unknown_setting("weight/a", "b", []),
    MeasureError.missing_setting("weight/a", "b"),
    MeasureError.bad_setting("weight/a", "b", 3, EXPECTED),
    MeasureError.not_numbers("y"),
    MeasureError.wrong_values("y", EXPECTED),
    MeasureError.wrong_shape("y", (3, 2), EXPECTED),
    MeasureError.wrong_length("y", 3, "groups", 4),
    MeasureError.bad_values("missing", "y", [1, 2]),
    MeasureError.bad_values("nonpositive", "z", [(1, 2), (3, 2)]),
    MeasureError.constant_columns("x", [1, 4]),
    MeasureError.empty_columns("x", [1, 4]),
    MeasureError.all_constant(3),
    MeasureError.all_zero("y"),
    MeasureError.unranked_units([2]),
    WeightError.not_reciprocal("matrix", [(0, 1)]),
    WeightError.too_many_compared(16, "saaty-1980", 15),
    WeightError.too_few_rows("z", 3, 5, EXPECTED),
    WeightError.no_correlation("z", [(1, 2)]),
    WeightError.no_conflict([0, 1]),
    WeightError.tied_components(1),
    WeightError.nothing_in_common("sets"),
    WeightError.off_budget([1], [90.0], 100.0),
    ScaleError.out_of_order(EXPECTED, EXPECTED, [1]),
    ScaleError.all_alike("x"),
    ScaleError.mean_not_positive("z", [3]),
    RobustnessError.not_factorial(5, [2, 3], 2, 1),
    RobustnessError.too_many_combinations([1000, 1000, 1000], 5),
    RobustnessError.unknown_option("weights", 3, 9, 4),
    RobustnessError.cannot_run([EXPECTED]),
    RobustnessError.run_left_out(0, EXPECTED),
    PoolError.unknown_pool("panle", ["panel"]),
    PoolError.one_row("period", 3),
    PoolError.no_such_period(2014, 5),
    PoolError.cannot_carry([1]),
    PoolError.beyond([1]),
    PoolError.weights_differ("panel"),
    IndexNumberError.nothing_shared([2]),
]


@pytest.mark.parametrize("error", EVERY, ids=lambda error: error.code)
def test_speaks_both_languages(error: MeasureError) -> None:
    assert re.search(r"[\u4e00-\u9fff]", error.text("zh"))
    assert not re.search(r"[\u4e00-\u9fff]", error.text("en"))
    assert re.fullmatch(r"measures\.[a-z-]+", error.code)
    assert error.text("zh").endswith("。")
    assert error.text("en").endswith(".")


def test_every_mistake_is_listed_here() -> None:
    kinds = (MeasureError, WeightError, ScaleError, RobustnessError, PoolError, IndexNumberError)
    made = [name for kind in kinds for name, value in vars(kind).items() if isinstance(value, classmethod)]
    assert len(EVERY) == len(made) + 1  # bad_values stands twice, with rows and with rows and columns


@pytest.mark.parametrize("error", EVERY, ids=lambda error: error.code)
def test_survives_the_way_to_another_process(error: MeasureError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert type(again) is type(error)
    assert (again.code, again.words, again.rows, again.columns) == (error.code, error.words, error.rows, error.columns)


def test_carries_positions() -> None:
    error = MeasureError.bad_values("nonpositive", "z", [(1, 2), (3, 2)])
    assert (error.rows, error.columns) == ((1, 3), (2,))
    assert MeasureError.constant_columns("x", [1, 4]).columns == (1, 4)


def test_long_lists_are_cut_and_counted() -> None:
    text = MeasureError.bad_values("missing", "y", list(range(100))).text
    assert "and 92 more" in text("en")
    assert "共 100 处" in text("zh")
