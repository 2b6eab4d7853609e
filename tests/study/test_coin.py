"""An index of two tables: its steps, and each mistake that the tables can hold."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

import xinzhi as xz
from xinzhi.errors.coin import CoinError
from xinzhi.study import coin as index

META = pl.DataFrame(
    {
        "iCode": ["a", "b", "c", "d", "P", "Q", "I", "pop", "zone"],
        "Type": ["Indicator"] * 4 + ["Aggregate"] * 3 + ["Denominator", "Group"],
        "Level": [1, 1, 1, 1, 2, 2, 3, None, None],
        "Parent": ["P", "P", "Q", "Q", "I", "I", None, None, None],
        "Direction": [1, -1, 1, 1, 1, 1, 1, None, None],
        "Weight": [1.0, 3.0, 1.0, 1.0, 1.0, 1.0, 1.0, None, None],
        "Denominator": ["pop", None, None, None, None, None, None, None, None],
    }
)
DATA = pl.DataFrame(
    {
        "uCode": list("uvwxyz"),
        "zone": ["N", "N", "N", "S", "S", "S"],
        "pop": [1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
        "a": [5.0, 3.0, 9.0, 4.0, 8.0, 60.0],
        "b": [2.0, 7.0, 1.0, 8.0, 2.0, 8.0],
        "c": [3.0, None, 5.0, 8.0, 9.0, 1.0],
        "d": [1.0, 2.0, 3.0, 9.0, 4.0, 6.0],
    }
)


def test_steps_by_hand() -> None:
    coin = xz.read_coin(META, DATA).denominate().impute(group="zone")
    assert coin["Denominated"]["a"].to_list() == [5.0, 1.5, 3.0, 1.0, 1.6, 10.0]
    assert coin["Imputed"]["c"][1] == 4.0
    assert xz.read_coin(META, DATA).screen(0.9)["Screened"]["uCode"].to_list() == list("uwxyz")
    joined = coin.normalise().aggregate()["Aggregated"]
    pillar = (joined["a"] + 3 * joined["b"]) / 4
    assert joined["P"].to_list() == pytest.approx(pillar.to_list())
    assert joined["I"].to_list() == pytest.approx(((joined["P"] + joined["Q"]) / 2).to_list())


def test_a_step_taken_again_takes_away_what_followed() -> None:
    coin = xz.read_coin(META, DATA).run(group="zone")
    assert list(coin.normalise(of="Treated").steps)[-1] == "Normalised"
    assert list(coin.steps)[-1] == "Aggregated"


def test_results_and_weights() -> None:
    coin = xz.read_coin(META, DATA).run(group="zone")
    table = coin.results()
    assert table.columns[:3] == ["uCode", "Rank", "I"]
    assert table["Rank"].is_sorted()
    weights = dict(index.effective_weights(coin).select("iCode", "EffWeight").rows())
    assert weights == pytest.approx({"a": 0.125, "b": 0.375, "c": 0.25, "d": 0.25, "P": 0.5, "Q": 0.5, "I": 1.0})
    assert index.remove_elements(coin, 2).height == 2


def test_order_of_rows_means_nothing() -> None:
    one, other = xz.read_coin(META, DATA).run(), xz.read_coin(META, DATA[::-1]).run()
    assert other["Aggregated"].sort("uCode").equals(one["Aggregated"].sort("uCode"))


def test_tree_as_a_framework() -> None:
    framework = xz.read_coin(META, DATA).framework
    assert [leaf.id for leaf in framework.indicators] == list("abcd")
    assert [dimension.id for dimension in framework.dimensions] == ["P", "Q"]
    assert framework.indicators[1].direction.sign == -1


def test_panel_by_period() -> None:
    both = pl.concat([DATA.with_columns(Time=pl.lit(2020)), DATA.with_columns(pl.col("a") * 2, Time=pl.lit(2021))])
    coin = xz.read_coin(META, both).impute().normalise(pool="period").aggregate()
    table = coin["Aggregated"]
    halves = [table.filter(pl.col("Time") == year)["I"].to_numpy() for year in ("2020", "2021")]
    assert halves[0] == pytest.approx(halves[1])
    assert index.growth(coin, "I")["CAGR"].to_numpy() == pytest.approx(np.zeros(6), abs=1e-12)
    limits = xz.read_coin(META, both).impute().treat("winsorise", pool="base", skew=0.01, kurtosis=0.01)["Treated"]
    first, second = (limits.filter(pl.col("Time") == year)["a"] for year in ("2020", "2021"))
    assert second.max() == first.max()
    base = xz.read_coin(META, both).impute().normalise(pool="base")["Normalised"]
    assert base.filter(pl.col("Time") == "2021")["a"].max() > 100


def _meta(row: int, column: str, value: object) -> pl.DataFrame:
    rows = META.rows(named=True)
    rows[row][column] = value
    return pl.DataFrame(rows, infer_schema_length=None, strict=False)


@pytest.mark.parametrize(
    ("meta", "data", "code"),
    [
        (META.drop("Weight"), DATA, "coin.no-column"),
        (META, DATA.drop("b"), "coin.no-column"),
        (META, DATA.drop("pop"), "coin.no-column"),
        (META, DATA.drop("uCode"), "coin.no-column"),
        (pl.concat([META, META[:1]]), DATA, "coin.twice"),
        (META, pl.concat([DATA, DATA[:1]]), "coin.twice"),
        (_meta(0, "Parent", "PP"), DATA, "coin.unknown-parent"),
        (_meta(0, "Parent", None), DATA, "coin.unknown-parent"),
        (_meta(0, "Type", "Indikator"), DATA, "coin.bad-entry"),
        (_meta(0, "Direction", 2), DATA, "coin.bad-entry"),
        (_meta(0, "Weight", -1.0), DATA, "coin.bad-entry"),
        (_meta(0, "Weight", None), DATA, "coin.bad-entry"),
        (_meta(0, "Level", 2), DATA, "coin.bad-entry"),
        (_meta(6, "Level", 4), DATA, "coin.missing-level"),
        (_meta(6, "Parent", "I"), DATA, "coin.bad-entry"),
        (META[:4], DATA, "coin.missing-level"),
        (pl.concat([META, META[4:5].with_columns(iCode=pl.lit("R"))]), DATA, "coin.childless"),
        (META, DATA.with_columns(d=pl.Series(["1", "2", "x", "4", "5", "6"])), "coin.not-numbers"),
    ],
)
def test_each_mistake_is_named(meta: pl.DataFrame, data: pl.DataFrame, code: str) -> None:
    with pytest.raises(CoinError) as caught:
        xz.read_coin(meta, data)
    assert caught.value.code == code
    assert caught.value.text("zh").endswith("。")
    assert caught.value.text("en").endswith(".")


def test_steps_that_cannot_be_taken() -> None:
    coin = xz.read_coin(META, DATA)
    for call, code in (
        (lambda: coin["Treated"], "coin.no-step"),
        (lambda: coin.impute(group="zoen"), "coin.unknown-code"),
        (lambda: coin.normalise(of="Treatd"), "coin.no-step"),
        (lambda: coin.aggregate(weights={"aa": 1.0}), "coin.unknown-code"),
        (lambda: coin.aggregate(["arithmetic"]), "measures.wrong-length"),
        (lambda: coin.aggregate(weights={"a": 0.0, "b": 0.0}), "measures.all-zero"),
        (lambda: coin.impute("mode"), "measures.unknown-method"),
        (lambda: coin.normalise(pool="year"), "measures.unknown-pool"),
        (lambda: coin.normalise(lower=200.0), "measures.bad-setting"),
        (lambda: coin.normalise().aggregate("geometric"), "measures.nonpositive-values"),
        (lambda: index.components(coin, "Raw", 7), "coin.unknown-code"),
    ):
        with pytest.raises(xz.XinzhiError) as caught:
            call()
        assert caught.value.code == code


def test_many_ways_from_the_tables() -> None:
    coin = xz.read_coin(META, DATA).run(group="zone")
    found = index.multiverse(coin, treat=[{"limit": 0}, {"limit": 2}], normalise=["minmax", "borda"], weights=5, seed=3)
    assert found.options.shape == (2 * 2 * 5, 4)
    assert (found.rank_low <= found.nominal).all()
    assert sorted(found.nominal.tolist()) == list(range(1, 7))
    again = index.multiverse(coin, treat=[{"limit": 0}, {"limit": 2}], normalise=["minmax", "borda"], weights=5, seed=3)
    assert np.array_equal(again.scores, found.scores)
    still = index.multiverse(coin, weights=4, vary=[])
    assert np.array_equal(still.ranks, np.tile(still.nominal, (4, 1)))
    with pytest.raises(CoinError):
        index.multiverse(coin, vary=[3])


def test_many_ways_of_a_panel_with_gaps_in_any_order() -> None:
    both = pl.concat([DATA.with_columns(Time=pl.lit(2021)), DATA.with_columns(pl.col("a") * 2, Time=pl.lit(2020))])
    one, other = (
        index.multiverse(xz.read_coin(META, table).normalise().aggregate(), weights=3) for table in (both, both[::-1])
    )
    assert np.isfinite(one.scores).all()
    assert np.array_equal(one.ranks, other.ranks[:, ::-1])
    assert np.array_equal(np.sort(one.ranks[:, :6], axis=1), np.tile(np.arange(1, 7), (3, 1)))


def test_other_kinds_of_tables() -> None:
    meta = {name: [float("nan") if value is None else value for value in META[name]] for name in META.columns}
    one = xz.read_coin(meta, DATA.to_dict(as_series=False)).run(group="zone")
    assert one["Aggregated"].equals(xz.read_coin(META, DATA).run(group="zone")["Aggregated"])


def test_goalposts_and_intervals_by_code() -> None:
    coin = xz.read_coin(META, DATA)
    low, high = dict.fromkeys("abcd", 0.0), dict.fromkeys("abcd", 10.0)
    found = coin.normalise("goalposts", marks={"low": low, "high": high})["Normalised"]
    assert found["a"].to_list() == pytest.approx([0.5, 0.3, 0.9, 0.4, 0.8, 1.0])
    assert found["b"][0] == pytest.approx(0.8)
    inside = coin.normalise("interval", marks={"low": low, "high": high})["Normalised"]
    assert inside["d"].to_list() == [1.0] * 6
    with pytest.raises(CoinError) as caught:
        coin.normalise("goalposts", marks={"low": low, "high": {"a": 1.0}})
    assert caught.value.code == "coin.no-mark"
