"""Neighbours in the workbook: Moran's I by year and under other weights, local clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from xinzhi.lang import Words
from xinzhi.report.sections.regional.ellipse import ELLIPSE, ellipse_table
from xinzhi.report.sections.regional.told import plain_table
from xinzhi.study.regional.weights import beside_label

if TYPE_CHECKING:
    from xinzhi.report.blocks import Table
    from xinzhi.report.story import Story

MORAN, LISA = "space/moran", "space/local_moran"


def tables(story: Story, words: dict[str, str]) -> list[Table]:
    """Give the tables of what the study asks for; `words` names the clusters."""
    made = _moran(story) if MORAN in story.run else []
    made += [_clusters(story, words)] if LISA in story.run else []
    return [*made, *([ellipse_table(story)] if ELLIPSE in story.run else [])]


def _moran(story: Story) -> list[Table]:
    result = story.run[MORAN]
    heads = {
        "period": Words("年份", "Year"),
        "i": Words("莫兰指数", "Moran's I"),
        "i_low": Words("下限", "Low"),
        "i_high": Words("上限", "High"),
        "expected": Words("期望", "Expected"),
        "z": Words("z", "z"),
        "p": Words("p（正态近似）", "p (normal)"),
        "p_permuted": Words("p（置换）", "p (permutation)"),
    }
    title = Words("逐年莫兰指数及其范围", "Moran's I by year with its range")
    by_year = plain_table(story, Words("莫兰指数", "Moran"), title, result.frame, heads)
    named = result.tables["weights"].with_columns(
        pl.col("weights").map_elements(lambda key: beside_label(key).text(story.lang), return_dtype=pl.String)
    )
    title = Words(f"莫兰指数对空间权重的敏感性，{story.last} 年", f"Moran's I under other weights, {story.last}")
    heads = {"weights": Words("空间权重", "Weights")} | heads
    return [by_year, plain_table(story, Words("莫兰与权重", "Moran and weights"), title, named, heads)]


def _clusters(story: Story, words: dict[str, str]) -> Table:
    frame = story.named(story.run[LISA].frame).with_columns(
        pl.col("quadrant", "cluster").replace_strict(words, return_dtype=pl.String)
    )
    heads = {
        "name": Words("地区", "Region"),
        "period": Words("年份", "Year"),
        "i": Words("局部莫兰指数", "Local Moran's I"),
        "p": Words("p", "p"),
        "quadrant": Words("象限", "Quadrant"),
        "cluster": Words("聚类", "Cluster"),
        "same_weights": Words("聚类相同的权重数", "Weights with the same cluster"),
        "agree": Words("象限相同的设定占比", "Share of variants with the same quadrant"),
    }
    title = Words("局部莫兰指数与聚类", "Local Moran's I and clusters")
    return plain_table(story, Words("局部聚类", "Clusters"), title, frame, heads)
