"""How far regions stand apart, and between which of them."""

from xinzhi.measures.disparity._engine import dagum_many as dagum_many
from xinzhi.measures.disparity._engine import gini_many as gini_many
from xinzhi.measures.disparity.dagum import dagum as dagum
from xinzhi.measures.disparity.gini import gini as gini
