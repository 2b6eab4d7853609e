"""Gaps filled in simple ways, every filled figure marked; matrix to matrix."""

from xinzhi.measures.impute.mean import mean as mean
from xinzhi.measures.impute.median import median as median
