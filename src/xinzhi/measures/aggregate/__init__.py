"""Indicators joined into one score; matrix and weights to scores."""

from xinzhi.measures.aggregate.arithmetic import arithmetic as arithmetic
from xinzhi.measures.aggregate.copeland import copeland as copeland
from xinzhi.measures.aggregate.geometric import geometric as geometric
from xinzhi.measures.aggregate.harmonic import harmonic as harmonic
from xinzhi.measures.aggregate.mazziotta_pareto import mazziotta_pareto as mazziotta_pareto
from xinzhi.measures.aggregate.power import power as power
from xinzhi.measures.aggregate.topsis import topsis as topsis
