"""What is known of every region and industry at one moment: the features of the forecasts, baselines among them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from xinzhi.lang import Words
from xinzhi.measures.positions._engine import Flags, Numbers, relatedness
from xinzhi.measures.positions.complexity import complexity
from xinzhi.measures.positions.density import around
from xinzhi.measures.positions.rca import rca

FEATURES: dict[str, Words] = {
    "density": Words("关联密度", "relatedness density"),
    "rca": Words("现有区位商", "present RCA"),
    "popularity": Words("拥有该产业的地区占比", "share of regions that have the industry"),
    "neighbours": Words(
        "结构最相近的地区中拥有该产业的占比", "share of the most similar regions that have the industry"
    ),
    "neighbours_level": Words("结构最相近地区的区位商水平", "level of RCA in the most similar regions"),
    "density_level": Words("按区位商水平计的关联密度", "density by the level of RCA"),
    "surplus": Words("相对期望规模的偏离", "size against the size expected"),
    "size": Words("现有规模", "present size"),
    "expected": Words("期望规模", "size expected from the totals"),
    "diversity": Words("地区产业多样性", "diversity of the region"),
    "eci": Words("地区经济复杂度", "complexity of the region"),
    "pci": Words("产业复杂度", "complexity of the industry"),
    "peak": Words("曾达到的最高区位商", "highest RCA so far"),
    "change": Words("近一期的规模变化", "change of size against the size expected"),
    "region_size": Words("地区规模", "size of the region"),
    "industry_size": Words("产业规模", "size of the industry"),
}
SIMILAR_REGIONS = 10


@dataclass(frozen=True, slots=True)
class Moment:
    """One period's structure.

    Attributes
    ----------
    advantage
        RCA, shape (regions, industries), 0 where a total is 0.
    known
        Where neither total is 0, shape (regions, industries).
    features
        Shape (regions, industries, features), in the order of `FEATURES`, nothing missing.
    peak, surplus
        Two features as they stand, which the next period looks back on.
    """

    advantage: Numbers
    known: Flags
    features: Numbers
    peak: Numbers
    surplus: Numbers


def moments(counts: Numbers, threshold: float) -> list[Moment]:
    """Give the features of every period, shape (periods, regions, industries), each from itself and those before."""
    found: list[Moment] = []
    for each in counts:
        found.append(moment(each, threshold, found[-1] if found else None))
    return found


def moment(counts: Numbers, threshold: float, before: Moment | None = None) -> Moment:
    """Give the features of one period from its raw counts, shape (regions, industries), and the period before it."""
    ratio = rca(counts)
    known = ~np.isnan(ratio)
    advantage = np.nan_to_num(ratio)
    has = (advantage >= threshold) & (advantage > 0)
    level, surplus = np.log1p(advantage), np.nan_to_num(rca(counts, form="root"))
    near = np.nan_to_num(relatedness(has, "probability"))
    np.fill_diagonal(near, 0.0)
    alike = similar_regions(level)
    total = np.maximum(counts.sum(), np.finfo(np.float64).tiny)
    rows, columns = counts.sum(axis=1, keepdims=True), counts.sum(axis=0, keepdims=True)
    found = complexity(has.astype(np.float64))
    peak = level if before is None else np.maximum(level, before.peak)
    columns_of = {
        "density": np.nan_to_num(around(has, near, "zero")),
        "rca": level,
        "popularity": has.mean(axis=0, keepdims=True),
        "neighbours": alike @ has.astype(np.float64),
        "neighbours_level": alike @ level,
        "density_level": _weighted(level, near),
        "surplus": surplus,
        "size": np.log1p(counts),
        "expected": np.log1p(rows * columns / total),
        "diversity": has.mean(axis=1, keepdims=True),
        "eci": np.nan_to_num(found.eci)[:, None],
        "pci": np.nan_to_num(found.pci)[None, :],
        "peak": peak,
        "change": np.where(known & before.known, surplus - before.surplus, 0.0) if before else 0.0,
        "region_size": np.log1p(rows),
        "industry_size": np.log1p(columns),
    }
    features = np.stack([np.broadcast_to(columns_of[name], counts.shape) for name in FEATURES], axis=2)
    return Moment(advantage, known, features, peak, surplus)


def similar_regions(level: Numbers) -> Numbers:
    """Give equal shares over the regions most alike in structure (cosine), shape (regions, regions), none to itself."""
    length = np.linalg.norm(level, axis=1, keepdims=True)
    unit = np.divide(level, length, out=np.zeros_like(level), where=length > 0)
    cosine = unit @ unit.T
    np.fill_diagonal(cosine, -np.inf)
    count = min(SIMILAR_REGIONS, len(level) - 1)
    shares = np.zeros_like(cosine)
    if count:
        # Rounded, and ties by position, so that the choice does not hang on the last digit of a product.
        order = np.argsort(-np.round(cosine, 10), axis=1, kind="stable")[:, :count]
        np.put_along_axis(shares, order, 1.0 / count, axis=1)
    return np.asarray(shares)


def _weighted(level: Numbers, near: Numbers) -> Numbers:
    total = near.sum(axis=0)
    return np.asarray(np.divide(level @ near, total, out=np.zeros_like(level), where=total > 0))
