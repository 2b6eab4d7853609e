"""The shares of official classes and of their groups in the regions."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from xinzhi.keys.classes import Mark, OfficialClass
from xinzhi.keys.industries import bare, classes_of
from xinzhi.study.positions.official import Part

SCHEMA = {
    "industry": pl.String,
    "class": pl.String,
    "group": pl.String,
    "share": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
}


def class_shares(counts: pl.DataFrame, classes: Sequence[OfficialClass], partly: str) -> pl.DataFrame:
    """Give the share of each class and of each of its groups by region and period.

    An industry may stand in several groups, so groups do not add up to their class: in each of several groups it
    counts as a part. A code wider than a small class counts in the groups of all its small classes, as a part.

    Parameters
    ----------
    counts
        Columns period, region, industry, count.
    classes
        Those asked for.
    partly
        How a part counts: ``whole``, ``half`` or ``none``.

    Returns
    -------
    polars.DataFrame
        Columns region, period, class, group ("" for the class itself), share, low, high.
    """
    codes = counts["industry"].unique().sort()
    rows = [
        (code, each.key, group, part.share, part.low, part.high)
        for code in codes
        for each in classes
        for group, mark in groups_of(code, each).items()
        if (part := Part.of(mark, partly)).high
    ]
    parts = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    by = ["region", "period", "class", "group"]
    total = counts.group_by(*by[:2]).agg(total=pl.col("count").sum())
    values = [(pl.col("count") * pl.col(name)).sum().alias(name) for name in ("share", "low", "high")]
    found = counts.join(parts, on="industry").group_by(by).agg(values)
    whole = total.join(parts.select(by[2:]).unique(), how="cross").join(found, on=by, how="left")
    share = [pl.col(name).fill_null(0.0) / pl.col("total") for name in ("share", "low", "high")]
    return whole.select(*by, *share).sort(by)


def groups_of(code: str, found: OfficialClass) -> dict[str, Mark]:
    """Give how a code belongs to the class ("") and to its groups, those above them included.

    Examples
    --------
    >>> from xinzhi.keys.classes import official
    >>> groups_of("3973", official("strategic-2018"))
    {'': 'whole', '1.2': 'whole', '1': 'whole'}
    >>> groups_of("3812", official("strategic-2018"))
    {'': 'part', '2.2': 'part', '2': 'part', '5.2': 'part', '5': 'part', '7.1': 'part', '7': 'part'}
    """
    mark = found.mark(code)
    if mark is None:
        return {}
    own = bare(code)
    near = [own[:length] for length in range(len(own), 1, -1) if own[:length] in found.members] or list(classes_of(own))
    groups = [group for held in near if held in found.members for group in found.members[held].groups]
    all_groups = dict.fromkeys(name for group in groups for name in (group, group.partition(".")[0]))
    alone = len(set(groups)) == 1 and own in found.members
    inner: Mark = mark if alone else ("doubtful" if mark == "doubtful" else "part")
    return {"": mark, **dict.fromkeys(all_groups, inner)}
