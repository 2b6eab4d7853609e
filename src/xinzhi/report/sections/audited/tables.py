"""The audit in full, for the workbook: by indicator, by dimension, by pair, and each outlying figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.report.blocks import Cell, Column, Table

if TYPE_CHECKING:
    from xinzhi.report.story import Story


def _labels(story: Story) -> dict[str, str]:
    return {leaf.id: leaf.label(story.lang) for leaf in story.run.framework.indicators}


def _cell(value: object, labels: dict[str, str]) -> Cell:
    if value is None or value != value:  # noqa: PLR0124
        return Cell("—")
    if isinstance(value, bool):
        return Cell("√" if value else "", "√" if value else "")
    if isinstance(value, float):
        return Cell(f"{value:.4g}", value)
    text = labels.get(str(value), str(value))
    return Cell(text, value if isinstance(value, int) else text)


Pair = tuple[str, str]


def _table(
    story: Story, words: tuple[Pair, Pair], frame: pl.DataFrame, heads: dict[str, Pair], labels: dict[str, str]
) -> Table:
    name, title = words
    columns = tuple(
        Column(story.say(*head), align="left" if frame[column].dtype == pl.String else "right")
        for column, head in heads.items()
    )
    rows = frame.select(list(heads)).iter_rows()
    return Table(
        name=story.say(*name),
        title=story.say(*title),
        columns=columns,
        rows=tuple(tuple(_cell(value, labels) for value in row) for row in rows),
    )


def all_indicators(story: Story) -> Table:
    """Give the audit by indicator."""
    names = {d.id: d.label(story.lang) for d in story.run.framework.dimensions}
    heads = {
        "dimension": ("维度", "Dimension"),
        "indicator": ("指标", "Indicator"),
        "coverage": ("覆盖率", "Coverage"),
        "nonzero": ("非零比例", "Not zero"),
        "skewness": ("偏度", "Skewness"),
        "kurtosis": ("峰度", "Kurtosis"),
        "skewed": ("超限", "Beyond limits"),
        "outliers": ("离群数据", "Outliers"),
        "with_rest": ("与本维度其余的相关", "Correlation with the rest"),
        "conflict": ("方向冲突", "Conflict"),
    }
    return _table(
        story,
        (("审核：指标", "Audit by indicator"), ("各指标的审核结果", "Audit by indicator")),
        story.run["audit"].frame,
        heads,
        _labels(story) | names,
    )


def all_groups(story: Story) -> Table:
    """Give the audit by dimension."""
    names = {d.id: d.label(story.lang) for d in story.run.framework.dimensions} | {
        "": story.say("全部指标", "All indicators")
    }
    heads = {
        "dimension": ("维度", "Dimension"),
        "indicators": ("指标数", "Indicators"),
        "alpha": ("克朗巴赫 α", "Cronbach's alpha"),
        "kmo": ("KMO", "KMO"),
        "chi2": ("巴特利特 χ²", "Bartlett χ²"),
        "degrees": ("自由度", "Degrees of freedom"),
        "p": ("p", "p"),
        "first_share": ("第一主成分占比", "First component"),
        "retained": ("大于 1 的特征值", "Eigenvalues above 1"),
    }
    return _table(
        story,
        (("审核：维度", "Audit by dimension"), ("各维度的信度与结构", "Reliability and structure by dimension")),
        story.run["audit"].tables["groups"],
        heads,
        names,
    )


def all_pairs(story: Story) -> Table:
    """Give all correlations of pairs, the highest first."""
    heads = {
        "first": ("指标", "Indicator"),
        "second": ("另一指标", "Other indicator"),
        "correlation": ("相关系数", "Correlation"),
        "same_dimension": ("同一维度", "Same dimension"),
        "redundant": ("冗余", "Redundant"),
    }
    frame = story.run["audit"].tables["pairs"].sort("correlation", descending=True, nulls_last=True)
    return _table(
        story,
        (("审核：指标对", "Audit by pair"), ("各指标对的相关系数", "Correlations of all pairs")),
        frame,
        heads,
        _labels(story),
    )


def all_outliers(story: Story) -> Table:
    """Give each figure that lies far out."""
    frame = story.named(story.run["audit"].tables["outliers"])
    sides = {"high": story.say("偏高", "high"), "low": story.say("偏低", "low")}
    heads = {
        "name": ("地区", "Region"),
        "period": ("年份", "Year"),
        "indicator": ("指标", "Indicator"),
        "value": ("数值", "Value"),
        "side": ("方向", "Side"),
    }
    return _table(
        story,
        (
            ("审核：离群数据", "Outlying figures"),
            ("离四分位超过规定倍数四分位距的数据", "Figures beyond the fences of their indicator"),
        ),
        frame,
        heads,
        _labels(story) | sides,
    )
