"""What a GroupsError says and carries."""

from __future__ import annotations

import pickle
import re

import pytest

from xinzhi.errors.groups import GroupsError
from xinzhi.errors.measures import MeasureError
from xinzhi.lang import Words

EVERY = [
    GroupsError.not_nested(1, ["甲"]),
    GroupsError.no_levels(),
    GroupsError.no_parts(),
    GroupsError.empty_rows("x", [1]),
    GroupsError.bad_links([(0, 9, 1.0)], Words("位置从 0 数", "positions counted from 0")),
]


@pytest.mark.parametrize("error", EVERY, ids=lambda error: error.code)
def test_speaks_both_languages(error: GroupsError) -> None:
    assert re.search(r"[\u4e00-\u9fff]", error.text("zh"))
    assert re.fullmatch(r"measures\.[a-z-]+", error.code)
    assert error.text("zh").endswith("。")
    assert error.text("en").endswith(".")
    assert isinstance(error, MeasureError)


def test_every_mistake_is_listed_here() -> None:
    made = {name for name, value in vars(GroupsError).items() if isinstance(value, classmethod)}
    assert len(EVERY) == len(made)


@pytest.mark.parametrize("error", EVERY, ids=lambda error: error.code)
def test_survives_the_way_to_another_process(error: GroupsError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (type(again), again.code, again.words) == (GroupsError, error.code, error.words)
    assert (again.rows, again.columns) == (error.rows, error.columns)
