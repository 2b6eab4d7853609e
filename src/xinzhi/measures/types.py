"""Types of what methods take and give; a parameter annotated with one of them is data, not a setting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from xinzhi.measures.neighbours import Neighbours
from xinzhi.measures.settings import Data

Array: TypeAlias = Annotated[NDArray[np.float64], Data("array")]
"""Numbers as float64, NaN where missing; a matrix has the axes (rows, indicators)."""

Weights: TypeAlias = Annotated[NDArray[np.float64], Data("weights")]
"""Weights of indicators, shape (indicators,), none below 0."""

Directions: TypeAlias = Annotated[int | Sequence[int] | NDArray[Any], Data("directions")]
"""+1 where more is better and -1 where less is better: one number, or shape (indicators,)."""

Groups: TypeAlias = Annotated[Sequence[object] | NDArray[Any], Data("groups")]
"""The label of each row's group, shape (rows,)."""

Levels: TypeAlias = Annotated[Sequence[Sequence[object]] | NDArray[Any], Data("levels")]
"""Nested groups, the largest first: for each level the label of each row's group, shape (levels, rows)."""

Population: TypeAlias = Annotated[NDArray[np.float64], Data("population")]
"""Persons, or another size, of each row, shape (rows,), all above 0."""

Ranks: TypeAlias = Annotated[NDArray[np.int64], Data("ranks")]
"""Places counted from 1, 0 where a unit has no rank; the last axis is units."""

SpatialWeights: TypeAlias = Annotated[NDArray[np.float64] | Neighbours, Data("spatial weights")]
"""How much each region (row) counts another (column) as its neighbour: keyed by region, or a matrix in the order of
the figures, shape (regions, regions), none below 0."""

Regions: TypeAlias = Annotated[Sequence[object] | NDArray[Any], Data("regions")]
"""The key of each region, shape (regions,), each once."""

Pairs: TypeAlias = Annotated[Sequence[Sequence[object]] | NDArray[Any], Data("pairs")]
"""Two regions that are neighbours a row, shape (pairs, 2); either may be named first."""

Places: TypeAlias = Annotated[NDArray[np.float64], Data("places")]
"""Where each region is: longitude and latitude in degrees, or two coordinates of a plane, shape (regions, 2)."""

Years: TypeAlias = Annotated[float | Sequence[float] | NDArray[Any], Data("years")]
"""The year of each period, shape (periods,), or the number of years from the first period to the last."""

Controls: TypeAlias = Annotated[NDArray[np.float64], Data("controls")]
"""What else is held equal, shape (regions, controls), or (periods, regions, controls)."""

Marks: TypeAlias = Annotated[float | Sequence[float] | NDArray[Any], Data("marks")]
"""A value that figures are measured against, in their unit: one number, or shape (indicators,)."""

Bases: TypeAlias = Annotated[float | Sequence[float] | NDArray[Any], Data("bases")]
"""Figures of the base period, in the unit of the figures: one number, shape (indicators,) or (rows, indicators)."""

Replicates: TypeAlias = Annotated[NDArray[np.float64], Data("replicates")]
"""Scores of the same units with noise drawn again, shape (replications, units)."""

Comparisons: TypeAlias = Annotated[NDArray[np.float64], Data("comparisons")]
"""How many times as important the row's item is as the column's, shape (items, items) or (experts, items, items)."""

Allocations: TypeAlias = Annotated[NDArray[np.float64], Data("allocations")]
"""Points that each expert gives each indicator, shape (experts, indicators), none below 0."""

Importances: TypeAlias = Annotated[Sequence[float] | NDArray[Any], Data("importances")]
"""How important each indicator is meant to be, shape (indicators,), all above 0, up to a common factor."""

WeightSets: TypeAlias = Annotated[NDArray[np.float64], Data("weight sets")]
"""Weights of the same indicators by several methods, shape (methods, indicators), none below 0."""

Totals: TypeAlias = Annotated[NDArray[np.float64], Data("totals")]
"""An index as it was published, shape (periods,), above 0."""

Edition: TypeAlias = Annotated[NDArray[np.float64], Data("edition")]
"""An older edition of the same index over the same periods, above 0, NaN where it has no figure."""
Columns: TypeAlias = Annotated[Sequence[int] | NDArray[Any], Data("columns")]
"""Columns of an array, counted from 0, shape (columns,)."""

Edges: TypeAlias = Annotated[Sequence[float] | NDArray[Any], Data("edges")]
"""Ends of the levels of a scale, ascending, shape (levels - 1,)."""

Scorer: TypeAlias = Annotated[
    Callable[[NDArray[np.int64], NDArray[np.float64]], NDArray[np.float64]], Data("way of joining")
]
"""From the columns that are kept, counted from 0, and their weights to scores of shape (rows,)."""

PoolRows: TypeAlias = Annotated[Sequence[bool] | NDArray[Any], Data("rows of the pool")]
"""Which rows are the measure of all, True or False, shape (rows,)."""

Outputs: TypeAlias = Annotated[NDArray[np.float64], Data("outputs")]
"""What each run gives, shape (runs,), or (runs, units) where each unit has its own."""

SwappedOutputs: TypeAlias = Annotated[NDArray[np.float64], Data("swapped outputs")]
"""What the runs give with one input taken from the other sample, shape (inputs, runs) or (inputs, runs, units)."""

Options: TypeAlias = Annotated[NDArray[np.int64], Data("options")]
"""Which option of each input a run takes, whole numbers, shape (runs, inputs)."""

Structure: TypeAlias = Annotated[NDArray[Any], Data("structure")]
"""What each region (row) has of each industry (column), shape (regions, industries), none below 0, none missing."""

Stages: TypeAlias = Annotated[Sequence[int] | NDArray[Any], Data("stages")]
"""Stage of each industry along a chain, 0 the first, -1 outside it, shape (industries,)."""

Tiers: TypeAlias = Annotated[Sequence[object] | NDArray[Any], Data("tiers")]
"""Label of each industry's tier, None or "" where it has none, shape (industries,)."""

Values: TypeAlias = Annotated[NDArray[Any], Data("values")]
"""What each industry (column) is worth to each region (row), NaN where it is none, shape (regions, industries)."""

Structures: TypeAlias = Annotated[NDArray[Any], Data("structures")]
"""Structures over time, shape (periods, regions, industries)."""

Plants: TypeAlias = Annotated[NDArray[np.float64], Data("plants")]
"""Herfindahl index of the sizes of each industry's plants, shape (industries,), above 0 and below 1."""

Goods: TypeAlias = Annotated[Sequence[int] | NDArray[Any], Data("goods")]
"""Positions of goods along their axis, counted from 0, each once."""

Sizes: TypeAlias = Annotated[NDArray[np.float64], Data("sizes")]
"""Size of each region, such as output or population, shape (regions,), none below 0."""

Distances: TypeAlias = Annotated[NDArray[np.float64], Data("distances")]
"""Distance or travel time from region (row) to region (column), shape (regions, regions), infinite where no way leads."""

Links: TypeAlias = Annotated[Sequence[tuple[int, int, float]] | NDArray[Any], Data("links")]
"""New links, one row each: from, to (positions counted from 0), distance or time; shape (links, 3)."""

Explanatory: TypeAlias = Annotated[NDArray[np.float64], Data("explanatory variables")]
"""What is regressed on, shape (rows, variables); a table with named columns gives its names to the coefficients."""

Labels: TypeAlias = Annotated[Sequence[object] | NDArray[Any], Data("labels")]
"""The region, or the period, of each row, shape (rows,)."""

Deflators: TypeAlias = Annotated[NDArray[np.float64], Data("deflators")]
"""Price level of each period, 1 in the year of whose prices the result is, shape (periods, units) or (periods,)."""

Stock: TypeAlias = Annotated[NDArray[np.float64], Data("stock")]
"""A stock at the end of the first period, shape (units,), none below 0."""
