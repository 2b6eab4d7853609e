"""Planted wrong forms are all flagged and named; the right numbers never are."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.disparity import check_parts, dagum, theil
from xinzhi.measures.disparity._engine import grouping
from xinzhi.measures.disparity._wrong_forms import DAGUM_FORMS, WrongForm

CASES = 40


def _case(seed: int) -> tuple[np.ndarray, list[str]]:
    chance = np.random.default_rng(seed)
    count = int(chance.integers(12, 40))
    groups = ["东", "中", "西", "北"] * 3 + chance.choice(["东", "中", "西", "北"], size=count - 12).tolist()
    return chance.lognormal(sigma=0.6, size=count), groups


@pytest.mark.parametrize("form", DAGUM_FORMS, ids=lambda form: form.name)
def test_every_planted_case_is_flagged(form: WrongForm) -> None:
    named = 0
    for seed in range(CASES):
        y, groups = _case(seed)
        codes = grouping(groups, None, len(y)).codes
        parts = form.parts(y, codes, 4)
        right = dagum(y, groups)
        if all(abs(value - getattr(right, name)) < 1e-6 for name, value in parts.items()):
            continue  # the mistake makes no difference here, as where groups happen to be in order
        found = check_parts(y, groups, **parts)
        assert not found.ok
        named += found.wrong_form == form.name
    assert named >= 0.9 * CASES  # the rest agree with another form to four digits


def test_right_numbers_pass() -> None:
    for seed in range(CASES):
        y, groups = _case(seed)
        right = dagum(y, groups)
        parts = {name: getattr(right, name) for name in ("total", "within", "net_between", "transvariation")}
        assert check_parts(y, groups, **parts).ok
        rounded = {name: round(value, 4) for name, value in parts.items()}
        assert check_parts(y, groups, **rounded, tolerance=5e-5).ok


def test_theil_with_the_other_weights() -> None:
    y, groups = _case(3)
    right = theil(y, groups)
    within = float(np.sum(right.population_shares * right.group_index))
    found = check_parts(y, groups, total=right.total, within=within, between=right.total - within)
    assert (found.ok, found.wrong_form) == (False, "within by the other shares")
    assert check_parts(y, groups, total=right.total, within=right.within, between=right.between).ok
    tens = {name: getattr(right, name) / np.log(10) for name in ("total", "within", "between")}
    assert check_parts(y, groups, **tens).wrong_form == "logarithms to base 10"


def test_nothing_to_check() -> None:
    with pytest.raises(MeasureError) as caught:
        check_parts(*_case(1))
    assert caught.value.code == "measures.no-parts"
