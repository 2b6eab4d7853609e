from __future__ import annotations

import polars as pl

from xinzhi.report.sections.summary import most


def test_regions_that_tie_with_the_last_one_named_are_named_too() -> None:
    rows = pl.DataFrame({"region": ["d", "a", "c", "b"], "fall": [8, 8, 3, 8]})
    assert most(rows, "fall", 2)["region"].to_list() == ["a", "b", "d"]


def test_no_more_than_asked_without_a_tie() -> None:
    rows = pl.DataFrame({"region": ["a", "b", "c"], "fall": [3, 2, 1]})
    assert most(rows, "fall", 2)["region"].to_list() == ["a", "b"]
    assert most(rows.head(1), "fall", 2)["region"].to_list() == ["a"]
