"""Decomposition: what moves emissions and energy use, and whether they come apart from growth."""

from xinzhi.measures.decomposition.intensity import intensity as intensity
from xinzhi.measures.decomposition.kaya import kaya as kaya
from xinzhi.measures.decomposition.kuznets import kuznets as kuznets
from xinzhi.measures.decomposition.lmdi import lmdi as lmdi
from xinzhi.measures.decomposition.tapio import tapio as tapio
