"""What several steps of one run share in memory: the matrix, and the scores of every draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.study.index import draw_scores, system_draws
from xinzhi.study.prepared import prepared

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from xinzhi.lang import Words
    from xinzhi.study.matrix import Matrix
    from xinzhi.study.result import Result
    from xinzhi.study.study import Study


class Bench:
    """Made for one run; holds what is cheap to make again and too large to store."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._matrix: Matrix | None = None
        self._figures: Matrix | None = None
        self._notes: tuple[Words, ...] = ()
        self._draws: tuple[NDArray[np.float64], NDArray[np.int64]] | None = None

    def matrix(self, done: Mapping[str, Result]) -> Matrix:
        """Give the framework's values as an array."""
        if self._matrix is None:
            values = done["values"]
            found = prepared(self._study, self._study.framework, values.frame, values.tables["missing"])
            self._matrix, self._figures, self._notes = found.matrix, found.figures, found.notes
        return self._matrix

    def figures(self, done: Mapping[str, Result]) -> Matrix:
        """Give the framework's values before outliers were treated."""
        whole = self.matrix(done)
        return self._figures or whole

    def notes(self, done: Mapping[str, Result]) -> tuple[Words, ...]:
        """Say what was done to the figures before the index was made."""
        self.matrix(done)
        return self._notes

    def draws(self, done: Mapping[str, Result]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Give the scores of every draw, shape (draws, rows), and the variant of each draw."""
        if self._draws is None:
            self._draws = draw_scores(self.matrix(done), self._study.variants, self._study.spec)
        return self._draws

    def cube(self, done: Mapping[str, Result]) -> NDArray[np.float64]:
        """Give the scores of every draw, shape (draws, periods, regions); what `over_draws` takes."""
        matrix = self.matrix(done)
        return self.draws(done)[0].reshape(-1, len(matrix.periods), len(matrix.regions))

    def system_cube(self, done: Mapping[str, Result], systems: dict[str, list[str]]) -> NDArray[np.float64]:
        """Give the scores of systems of indicators in the same draws, shape (draws, periods, regions, systems).

        Parameters
        ----------
        done
            The results so far.
        systems
            Name → ids of the indicators of the system.
        """
        matrix = self.matrix(done)
        columns = {name: [matrix.indicators.index(one) for one in held] for name, held in systems.items()}
        scores, _ = system_draws(matrix, self._study.variants, self._study.spec, columns)
        return scores.reshape(len(scores), len(matrix.periods), len(matrix.regions), len(systems))
