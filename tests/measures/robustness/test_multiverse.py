"""Many indices at once are each what the methods give one by one."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.errors.measures import MeasureError
from xinzhi.measures.aggregate import arithmetic, geometric, harmonic, power, topsis
from xinzhi.measures.normalise import minmax, zscore
from xinzhi.measures.robustness import draw_weights, multiverse, ranks, run_scores, sensitivity
from xinzhi.measures.tree import Tree

RNG = np.random.default_rng(40)
X = RNG.lognormal(size=(31, 6))
Z = np.stack([minmax(X, lower=0.1), minmax(X, lower=1.0, upper=100.0)])
SETS = RNG.uniform(0.5, 1.5, size=(4, 6))
TREE = Tree.of([0, 0, 1, 1, 1, 2], [0, 0, 0])
WAYS = [
    "arithmetic",
    "geometric",
    "harmonic",
    ("power", {"exponent": 0.5}),
    "copeland",
    ("topsis", {"normalise": "none"}),
]


def test_every_run_is_its_method() -> None:
    found = multiverse(Z, SETS, WAYS)
    assert found.options.shape == (2 * 4 * 6, 3)
    for scores, (z, w, way) in zip(found.scores, found.options, strict=True):
        if way in {0, 1, 3, 5}:
            single = [arithmetic, geometric, None, lambda z, w: power(z, w, exponent=0.5), None, _topsis][way]
            assert scores == pytest.approx(single(Z[z], SETS[w]), rel=1e-12)
    assert np.array_equal(found.ranks, ranks(found.scores))
    assert found.left_out == ()


def _topsis(z: np.ndarray, w: np.ndarray) -> np.ndarray:
    return topsis(z, w, normalise="none")


def test_up_a_tree_level_by_level() -> None:
    levels = [SETS, RNG.uniform(0.5, 1.5, size=(4, 3))]
    found = multiverse(Z, levels, ["geometric", ("arithmetic", "geometric")], tree=TREE)
    for scores, (z, w, way) in zip(found.scores, found.options, strict=True):
        one = [geometric, arithmetic][way]
        pillars = [one(Z[z][:, own], levels[0][w][own]) for own in TREE.groups(0)]
        assert scores == pytest.approx(geometric(np.column_stack(pillars), levels[1][w]), rel=1e-12)


def test_ranks_within_periods_and_bands() -> None:
    x = RNG.lognormal(size=(3 * 10, 6))
    z = np.stack([minmax(x), (zscore(x) + 5) / 10])
    found = multiverse(z, SETS, periods=3, low=0, high=100)
    by_period = found.ranks.reshape(-1, 3, 10)
    assert np.array_equal(np.sort(by_period, axis=-1), np.broadcast_to(np.arange(1, 11), by_period.shape))
    assert np.array_equal(found.rank_low, found.ranks.min(axis=0))
    assert found.nominal.tolist() == found.ranks[0].tolist()
    assert found.shift == pytest.approx(np.abs(found.ranks - found.nominal).mean(axis=1))
    assert found.sensitivity.first == pytest.approx(sensitivity(found.shift, found.options).first)


def test_what_cannot_go_together_is_left_out_with_its_reason() -> None:
    found = multiverse(np.stack([minmax(X), minmax(X, lower=0.1)]), SETS, ["arithmetic", "geometric"])
    assert [(left.matrix, left.aggregate) for left in found.left_out] == [((0,), 1)]
    assert "above 0" in found.left_out[0].reason.en
    assert len(found.options) == 12
    assert np.isfinite(found.scores).all()
    assert found.sensitivity is None
    drawn = multiverse(np.stack([minmax(X), minmax(X, lower=0.1)]), SETS, ["arithmetic", "geometric"], draws=50)
    assert np.isfinite(drawn.scores).all()
    with pytest.raises(MeasureError) as caught:
        multiverse(minmax(X), SETS, ["geometric"])
    assert caught.value.code == "measures.no-combination"
    with pytest.raises(MeasureError) as caught:
        multiverse(np.stack([minmax(X), minmax(X, lower=0.1)]), SETS, ["arithmetic", "geometric"], nominal=[0, 0, 1])
    assert caught.value.code == "measures.run-left-out"


def test_a_sample_of_the_combinations() -> None:
    every = multiverse(Z, SETS, WAYS[:2])
    drawn = multiverse(Z, SETS, WAYS[:2], draws=3000, seed=3)
    assert drawn.options.shape == (5 * 3000, 3)
    assert drawn.sensitivity.total == pytest.approx(every.sensitivity.total, abs=0.1)
    again = multiverse(Z, SETS, WAYS[:2], draws=3000, seed=3)
    assert np.array_equal(again.scores, drawn.scores)


def test_more_combinations_than_memory() -> None:
    sets = np.ones((30_000, 6))
    with pytest.raises(MeasureError) as caught:
        multiverse(np.broadcast_to(Z[0], (200, 31, 6)), sets)
    assert caught.value.code == "measures.too-many-combinations"
    assert "6000000 combinations" in caught.value.text("en")


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"periods": 7}, "measures.bad-setting"),
        ({"nominal": [0, 9, 0]}, "measures.unknown-option"),
        ({"nominal": [0, 0]}, "measures.wrong-length"),
        ({"tree": TREE}, "measures.wrong-length"),
        ({"nominal_scores": np.ones(3)}, "measures.wrong-length"),
    ],
)
def test_bad_input_is_named(settings: dict[str, object], code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        multiverse(Z, SETS, **settings)
    assert caught.value.code == code


def test_wrong_figures_and_weights() -> None:
    for z, w in ((Z[0, 0], SETS), (Z, SETS[:, :5]), (Z, -SETS), (Z, 0 * SETS), (Z, SETS * np.nan)):
        with pytest.raises(MeasureError):
            multiverse(z, w)
    with pytest.raises(MeasureError):
        multiverse(Z, SETS, ["arithmetik"])


def test_a_tree_with_a_hole() -> None:
    for parents in ([[0, 2], [0, 0]], [[0, 0], [0, 0]], [[]], []):
        with pytest.raises(MeasureError):
            Tree.of(*parents)


def test_runs_of_a_design_of_ones_own() -> None:
    every = multiverse(Z, SETS, WAYS[:2])
    order = np.random.default_rng(1).integers(len(every.options), size=300)
    assert np.array_equal(run_scores(Z, SETS, WAYS[:2], every.options[order]), every.scores[order])
    with pytest.raises(MeasureError) as caught:
        run_scores(minmax(X), SETS, WAYS[:2], [[0, 0], [0, 1]])
    assert caught.value.code == "measures.run-left-out"
    with pytest.raises(MeasureError) as caught:
        run_scores(Z, SETS, WAYS[:2], [[0, 4, 0]])
    assert caught.value.code == "measures.unknown-option"


def test_drawn_weights() -> None:
    nominal = np.array([1.0, 2.0, 3.0, 4.0])
    around = draw_weights(nominal, 2000, width=0.2)
    assert around[0] == pytest.approx(nominal / 10)
    assert around.sum(axis=1) == pytest.approx(np.ones(2000))
    assert (np.abs(around / (nominal / 10) - 1) <= 1.2 / 0.8 - 1 + 1e-12).all()
    even = draw_weights(nominal, 20_000, how="simplex", first=False)
    # Each weight of a uniform point on the simplex is above t with probability (1 - t) to the power of 3.
    assert (even > 0.5).mean(axis=0) == pytest.approx(np.full(4, 0.125), abs=0.01)
    for settings in ({"sets": 0}, {"sets": 5, "how": "sphere"}, {"sets": 5, "width": 2.0}):
        with pytest.raises(MeasureError):
            draw_weights(nominal, **settings)


@pytest.mark.parametrize("missing", ["refuse", "spread"])
def test_gaps_up_a_tree(missing: str) -> None:
    z = np.stack([minmax(X, lower=0.1), minmax(X, lower=0.5)])
    z[:, 3, 1] = z[:, 4, 2:5] = z[:, 5] = np.nan
    levels = [SETS, RNG.uniform(0.5, 1.5, size=(4, 3))]
    ways = [
        [(name, {"missing": missing, "coverage": 0.5}) for name in pair]
        for pair in (("arithmetic", "arithmetic"), ("geometric", "arithmetic"), ("harmonic", "geometric"))
    ]
    found = multiverse(z, levels, ways, tree=TREE)
    single = {"arithmetic": arithmetic, "geometric": geometric, "harmonic": harmonic}
    for scores, (at, w, way) in zip(found.scores, found.options, strict=True):
        below = z[at]
        for level, (name, settings) in enumerate(ways[way]):
            groups = TREE.groups(level)
            below = np.column_stack([single[name](below[:, g], levels[level][w][g], **settings) for g in groups])
        assert scores == pytest.approx(below[:, 0], rel=1e-12, nan_ok=True)
        assert np.isnan(scores).nonzero()[0].tolist() == ([3, 4, 5] if missing == "refuse" else [5])
    assert found.sensitivity is None


def test_a_domain_is_kept_to_at_every_level() -> None:
    z = np.stack([zscore(X), minmax(X, lower=0.1)])
    found = multiverse(z, [SETS, np.ones((1, 3))], [("arithmetic", "geometric")], tree=TREE, nominal=[1, 0, 0])
    assert [left.matrix for left in found.left_out] == [(0,)]
    assert np.isfinite(found.scores).all()


def test_weights_as_lists_and_levels_that_keep_theirs() -> None:
    assert np.array_equal(multiverse(Z, SETS.tolist()).scores, multiverse(Z, SETS).scores)
    kept = multiverse(Z, [SETS, np.ones(3)], tree=TREE)
    assert np.array_equal(kept.scores, multiverse(Z, [SETS, np.ones((4, 3))], tree=TREE).scores)
    for levels in ([SETS, np.ones((3, 3))], [SETS], SETS):
        with pytest.raises(MeasureError):
            multiverse(Z, levels, tree=TREE)
