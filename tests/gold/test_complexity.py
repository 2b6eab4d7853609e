"""Complexity, proximity, density and fitness against four packages on world trade, 226 countries × 785 products."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from xinzhi.measures.positions import complexity, density, fitness, rca

pytestmark = pytest.mark.gold
ROUNDING = 1e-10
Numbers = NDArray[np.float64]


@pytest.fixture(scope="module")
def folder(gold: Path) -> Path:
    return gold / "gold" / "region" / "eci"


@pytest.fixture(scope="module")
def advantage(folder: Path) -> Numbers:
    table = pl.read_csv(folder / "M.csv", infer_schema_length=None, null_values=[])
    return rca(table.drop("country").to_numpy())


def z(values: Numbers) -> Numbers:
    return np.asarray((values - values.mean()) / values.std())


@pytest.mark.parametrize("package", ["own", "ecomplexity", "econcomplex"])
def test_eci_of_packages_with_exact_eigenvectors(advantage: Numbers, folder: Path, package: str) -> None:
    theirs = pl.read_csv(folder / "eci_by_package.csv")[package].to_numpy()
    assert complexity(advantage).eci == pytest.approx(z(theirs), abs=ROUNDING)


@pytest.mark.parametrize("package", ["own_z", "ecomplexity", "econcomplex"])
def test_pci_of_packages_up_to_their_scale(advantage: Numbers, folder: Path, package: str) -> None:
    theirs = pl.read_csv(folder / "pci_by_package.csv", schema_overrides={"product": pl.String})[package].to_numpy()
    assert complexity(advantage).pci == pytest.approx(z(theirs), abs=ROUNDING)


def test_a_package_that_iterates_stays_away_from_the_eigenvector(advantage: Numbers, folder: Path) -> None:
    theirs = pl.read_csv(folder / "eci_by_package.csv")["datawheel"].to_numpy()
    assert 0.01 < np.abs(complexity(advantage).eci - z(theirs)).max() < 0.1


@pytest.mark.parametrize(
    ("package", "diagonal", "scale"), [("harvard", "one", 1), ("datawheel", "zero", 1), ("econcomplex", "zero", 100)]
)
def test_density(advantage: Numbers, folder: Path, package: str, diagonal: str, scale: float) -> None:
    theirs = np.load(folder / "density.npz")[package] / scale
    assert density(advantage, diagonal=diagonal) == pytest.approx(theirs, abs=ROUNDING)  # type: ignore[arg-type]


def test_fitness(advantage: Numbers, folder: Path) -> None:
    theirs = pl.read_csv(folder / "fitness_econcomplex.csv").to_numpy()[:, 1].astype(np.float64)
    # The package stops by a tolerance of its own, here after 39 steps.
    ours = fitness(advantage, steps=39).fitness
    assert ours == pytest.approx(theirs, abs=ROUNDING)
