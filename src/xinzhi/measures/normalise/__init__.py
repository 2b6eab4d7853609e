"""Indicators of different units brought to one scale; matrix to matrix, higher is better afterwards."""

from xinzhi.measures.normalise.minmax import minmax as minmax
from xinzhi.measures.normalise.rank import rank as rank
from xinzhi.measures.normalise.zscore import zscore as zscore
