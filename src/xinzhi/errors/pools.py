"""Mistakes met by pools: one that is not there, one with a single row, a method that cannot leave its pool."""

from __future__ import annotations

from collections.abc import Iterable

from xinzhi.errors import hint
from xinzhi.errors.measures import MeasureError


class PoolError(MeasureError):
    """Rows that cannot be taken as the measure of others."""

    @classmethod
    def unknown_pool(cls, name: object, known: Iterable[str]) -> PoolError:
        """There is no pool of this name."""
        meant = hint(str(name), known)
        return cls(
            "measures.unknown-pool",
            zh=f"没有“{name}”这种取数范围。{meant.zh}",
            en=f"There is no pool called '{name}'. {meant.en}",
        )

    @classmethod
    def one_row(cls, pool: str, period: int) -> PoolError:
        """A pool holds fewer than two rows."""
        return cls(
            "measures.one-row-pool",
            zh=f"取数范围“{pool}”在第 {period} 期（从 0 数）只有一行，无法与别的行比较。请扩大范围，如 pool: panel。",
            en=f"The pool '{pool}' holds one row in period {period} (counted from 0), which has nothing to be compared "
            "with. Take a wider pool, such as panel.",
        )

    @classmethod
    def no_such_period(cls, period: object, periods: int) -> PoolError:
        """The base period is not among the periods."""
        return cls(
            "measures.no-base-period",
            zh=f"基期写成了 {period!r}，而数据只有第 0 期到第 {periods - 1} 期（从 0 数）。请改为其中之一。",
            en=f"The base period is {period!r}; the figures have the periods 0 to {periods - 1}. Take one of them.",
        )

    @classmethod
    def cannot_carry(cls, columns: list[int]) -> PoolError:
        """A normalisation is not a straight line, so that figures outside its pool have no place on it."""
        return cls(
            "measures.cannot-carry",
            zh="这种标准化（如位次法）只对取数范围内的数值有定义，不能用基期的标准去量别的时期。"
            "请改用 minmax、zscore 等线性方法，或改为 pool: panel。",
            en="This normalisation, such as one by ranks, is defined for figures in its pool only and cannot measure "
            "other periods by the base period. Take a linear one, such as minmax or zscore, or pool: panel.",
            columns=columns,
        )

    @classmethod
    def beyond(cls, columns: list[int]) -> PoolError:
        """Figures outside a pool lie where the transformation learnt from it is not defined."""
        return cls(
            "measures.beyond-pool",
            zh="有的数值比取数范围内的最小值（或最大值）还远出许多，用这一范围定下的对数或幂变换无法处理。"
            "请扩大取数范围，如 panel，或改用 winsorise。",
            en="Some figures lie so far beyond the ends of the pool that the logarithm or power laid down by it is not "
            "defined for them. Take a wider pool, such as panel, or winsorise.",
            columns=columns,
        )

    @classmethod
    def weights_differ(cls, pool: str) -> PoolError:
        """Rows of one pool are to be joined together, and their weights differ by period."""
        return cls(
            "measures.weights-differ",
            zh=f"取数范围“{pool}”要求各期权数相同，现在各期不同。请改为 pool: period，或统一各期权数。",
            en=f"The pool '{pool}' needs one set of weights for all periods, and they differ. "
            "Take pool: period, or one set of weights.",
        )
