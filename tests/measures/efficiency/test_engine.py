"""The engine by itself: infeasible, unbounded and refereed programmes, and any reference set."""

from __future__ import annotations

import numpy as np
import pytest

from xinzhi.measures.efficiency import _engine, _radial
from xinzhi.measures.efficiency._data import read
from xinzhi.measures.efficiency._engine import solve_batch
from xinzhi.measures.efficiency._referee import rule


def one(costs: list[float], rhs: list[float]) -> _engine.Batch:
    """Solve min c w with w - λ = b."""
    own = np.ones((1, 1, 1))
    return solve_batch(np.array([[-1.0]]), own, np.array([costs]), np.array([rhs]), scale=np.ones((1, 1)))


def test_an_infeasible_programme_is_proved_so() -> None:
    shared, own = np.ones((2, 1)), np.ones((1, 1, 1))
    found = solve_batch(shared, own, np.ones((1, 1)), np.array([[-1.0]]), scale=np.ones((1, 1)))
    assert found.status.tolist() == ["infeasible"]
    assert np.isnan(found.objective[0])
    assert found.certificate[0] <= 1e-12
    assert found.prices[0, 0] * -1.0 > 0


def test_an_unbounded_programme_is_named() -> None:
    found = one([-1.0], [0.0])
    assert found.status.tolist() == ["unbounded"]
    assert np.isnan(found.objective[0])


def test_the_referee_finds_the_same_optimum(capfd: pytest.CaptureFixture[str]) -> None:
    chance = np.random.default_rng(3)
    data = read(chance.uniform(1, 3, (30, 2)), chance.uniform(1, 3, (30, 2)), None, "radial")
    batch = _radial.measure(data, data, orientation="input", returns="variable", same=True).batch
    for unit in range(30):
        ruling = rule(batch.problem, unit, -1)
        assert ruling.status == "optimal"
        width = batch.problem.own.shape[2]
        cost = sum(batch.problem.costs[unit, k] * x for k, x in zip(ruling.basis, ruling.x, strict=True) if k < width)
        assert cost == pytest.approx(batch.objective[unit], abs=1e-10)
    assert capfd.readouterr().out == ""


def test_what_the_simplex_leaves_undone_the_referee_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(4)
    data = read(chance.uniform(1, 3, (30, 2)), chance.uniform(1, 3, (30, 2)), None, "radial")
    right = _radial.measure(data, data, orientation="input", returns="variable", same=True)
    work = _engine._Work

    class Careless(work):  # type: ignore[misc, valid-type]
        def appeal(self) -> None:
            self.basis[5], self.x[5] = self.basis[6], self.x[6]
            self.verdict = _engine._replaced(self.verdict, np.array([5]), self.judged(np.array([5])))
            super().appeal()

    monkeypatch.setattr(_engine, "_Work", Careless)
    found = _radial.measure(data, data, orientation="input", returns="variable", same=True)
    assert found.batch.refereed.nonzero()[0].tolist() == [5]
    assert found.score == pytest.approx(right.score, abs=1e-10)
    assert set(found.batch.status) == {"optimal"}


def test_evaluated_units_need_not_belong_to_the_reference() -> None:
    chance = np.random.default_rng(5)
    data = read(chance.uniform(1, 3, (40, 2)), chance.uniform(1, 3, (40, 2)), None, "radial")
    some = data.rows(np.arange(7))
    options = {"orientation": "input", "returns": "constant"}
    whole = _radial.measure(data, data, same=True, **options)
    part = _radial.measure(some, data, same=False, **options)
    assert part.score == pytest.approx(whole.score[:7], abs=1e-12)
    assert part.programme.peers(part.batch).shape == (7, 40)


def test_intensities_reach_the_targets() -> None:
    chance = np.random.default_rng(6)
    data = read(chance.uniform(1, 3, (40, 2)), chance.uniform(1, 3, (40, 2)), None, "radial")
    found = _radial.measure(data, data, orientation="input", returns="variable", same=True)
    peers = found.programme.peers(found.batch)
    assert peers.sum(axis=1) == pytest.approx(1, abs=1e-12)
    assert (peers @ data.outputs >= data.outputs - 1e-12).all()
    assert (peers @ data.inputs <= found.score[:, None] * data.inputs + 1e-12).all()


def test_compiles_where_nothing_can_be_kept() -> None:
    """A function without a file has no place for what was compiled, as in a folder that cannot be written."""
    from xinzhi.measures.efficiency._kernel import compiled

    made: dict[str, object] = {}
    exec("def twice(x):\n    return 2 * x\n", made)  # noqa: S102
    assert compiled()(made["twice"])(4) == 8  # type: ignore[arg-type]
