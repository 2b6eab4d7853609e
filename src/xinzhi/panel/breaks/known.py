"""What figures without a name may be: built-in figures that they agree with, cell for cell."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from xinzhi.evidence.pack import known_packs, open_pack
from xinzhi.lang import Words
from xinzhi.panel.breaks.model import parts
from xinzhi.panel.model import annual

LEAST, ALIKE = 30, 0.95  # figures compared, and the share of them that is equal
MOST = 20_000  # figures without names up to which they are compared
EQUAL = 1e-9  # of the figure: the same number, however it was written


def looks_like(frame: pl.DataFrame) -> Iterator[tuple[str, Words]]:
    """Give the indicators of a frame that agree with built-in figures, each with words that say with which.

    Examples
    --------
    >>> from xinzhi.evidence.pack import open_pack
    >>> gdp = open_pack("china-provinces").frame.filter(indicator="gdp_current", vintage="census4")
    >>> [(name, words.zh) for name, words in looks_like(gdp.with_columns(indicator=pl.lit("Sheet1")))]
    [('Sheet1', '与内置数据“地区生产总值”（第四次全国经济普查修订后口径，亿元）的 403 个数中有 403 个相同，多半就是它')]
    """
    held = parts(annual(frame)).select("region", "period", "value", name="indicator")
    if held.height > MOST:
        return
    for pack in map(open_pack, known_packs()):
        both = held.join(
            pack.frame.select("region", "period", "indicator", "vintage", known="value"), on=["region", "period"]
        )
        equal = (pl.col("value") - pl.col("known")).abs() <= EQUAL * pl.col("known").abs()
        counted = both.group_by("name", "indicator", "vintage").agg(pl.len().alias("count"), equal.sum().alias("same"))
        found = counted.filter((pl.col("count") >= LEAST) & (pl.col("same") >= ALIKE * pl.col("count")))
        for name, code, vintage, count, same in found.sort("name", "indicator", "vintage").iter_rows():
            series, called = pack.indicators[code], pack.vintages.get(vintage)
            zh, en = (f"{called.zh}，", f"{called.en}, ") if called else ("", "")
            yield (
                name,
                Words(
                    f"与内置数据“{series.name.zh}”（{zh}{series.unit.zh}）的 {count} 个数中有 {same} 个相同，多半就是它",
                    f"{same} of {count} figures are those of the built-in '{series.name.en}' ({en}{series.unit.en}): most likely it is that",
                ),
            )
