"""Indicators joined into one score; matrix and weights to scores."""

from xinzhi.measures.aggregate.arithmetic import arithmetic as arithmetic
from xinzhi.measures.aggregate.geometric import geometric as geometric
