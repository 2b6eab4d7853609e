"""Mistakes met by index numbers: editions that cannot be linked."""

from __future__ import annotations

from collections.abc import Sequence

from xinzhi.errors.measures import MeasureError, listed


class IndexNumberError(MeasureError):
    """Index numbers that cannot be put together."""

    @classmethod
    def nothing_shared(cls, columns: Sequence[int]) -> IndexNumberError:
        """Two editions have no period in common."""
        at = listed(columns)
        return cls(
            "measures.nothing-shared",
            zh=f"新旧两版没有共同的时期，无法衔接（列号从 0 数）：{at.zh}。请补一个两版都有的时期。",
            en=f"The two editions have no period in common and cannot be linked (columns counted from 0): {at.en}. "
            "Add a period that both have.",
            columns=columns,
        )
