"""Indicators of different units brought to one scale; matrix to matrix, higher is better afterwards."""

from xinzhi.measures.normalise.base_index import base_index as base_index
from xinzhi.measures.normalise.borda import borda as borda
from xinzhi.measures.normalise.distance_to_max import distance_to_max as distance_to_max
from xinzhi.measures.normalise.distance_to_reference import distance_to_reference as distance_to_reference
from xinzhi.measures.normalise.distance_to_target import distance_to_target as distance_to_target
from xinzhi.measures.normalise.goalposts import goalposts as goalposts
from xinzhi.measures.normalise.interval import interval as interval
from xinzhi.measures.normalise.minmax import minmax as minmax
from xinzhi.measures.normalise.percentile_rank import percentile_rank as percentile_rank
from xinzhi.measures.normalise.rank import rank as rank
from xinzhi.measures.normalise.reference_goalposts import reference_goalposts as reference_goalposts
from xinzhi.measures.normalise.sum import sum as sum  # noqa: A004
from xinzhi.measures.normalise.vector import vector as vector
from xinzhi.measures.normalise.zscore import zscore as zscore
