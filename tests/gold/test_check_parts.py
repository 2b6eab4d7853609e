"""Wrong scripts in circulation are told by their numbers: those printed for US states in 1929, and planted ones."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
import pytest

from xinzhi.measures.disparity import check_parts, dagum

pytestmark = pytest.mark.gold
Table = Callable[[str], pl.DataFrame]


def _year(table: Table, year: int) -> tuple[list[float], list[str]]:
    data = table("region/dagum/usjoin_bea.csv")
    return data[str(year)].cast(float).to_list(), data["bea"].to_list()


def test_the_copied_r_script_is_named(gold_table: Table) -> None:
    """Its output for 1929 as printed, four digits; the parts sum to the total."""
    y, groups = _year(gold_table, 1929)
    found = check_parts(y, groups, within=0.0212, net_between=1.3107, transvariation=-1.1309, tolerance=5e-5)
    assert not found.ok
    assert found.wrong_form == "label list, negative moment"
    assert "ginisufe" in found.explanation.en  # type: ignore[union-attr]
    assert [round(found.right[part], 4) for part in ("within", "net_between", "transvariation")] == [
        0.0123,
        0.1756,
        0.0131,
    ]


def test_every_golden_row_passes(gold_table: Table) -> None:
    for name, total, within, net, over in gold_table("region/dagum/golden_dagum.csv").rows():
        if name.startswith("usjoin"):
            y, groups = _year(gold_table, int(name[-4:]))
            found = check_parts(
                y, groups, total=total, within=within, net_between=net, transvariation=over, tolerance=1e-10
            )
            assert (found.ok, found.wrong_form) == (True, "")


@pytest.mark.parametrize("year", range(1929, 2010, 8))
def test_anything_moved_between_two_parts_is_flagged(gold_table: Table, year: int) -> None:
    y, groups = _year(gold_table, year)
    right = dagum(y, groups)  # type: ignore[arg-type]
    for one, other in (("within", "net_between"), ("net_between", "transvariation"), ("transvariation", "within")):
        parts = {name: getattr(right, name) for name in ("total", "within", "net_between", "transvariation")}
        parts[one] += 1e-5
        parts[other] -= 1e-5
        found = check_parts(y, groups, **parts)
        assert not found.ok
        assert len(found.breaches) >= 2
