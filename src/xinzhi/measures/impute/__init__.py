"""Gaps filled by named rules, every filled figure marked; matrix to matrix, panel to panel."""

from xinzhi.measures.impute.arima import arima as arima
from xinzhi.measures.impute.extrapolate import extrapolate as extrapolate
from xinzhi.measures.impute.group_mean import group_mean as group_mean
from xinzhi.measures.impute.growth import growth as growth
from xinzhi.measures.impute.iterative import iterative as iterative
from xinzhi.measures.impute.latest import latest as latest
from xinzhi.measures.impute.linear import linear as linear
from xinzhi.measures.impute.mean import mean as mean
from xinzhi.measures.impute.median import median as median
