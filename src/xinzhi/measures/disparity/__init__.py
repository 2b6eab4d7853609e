"""How far regions stand apart, and between which of them."""

from xinzhi.measures.disparity._engine import dagum_many as dagum_many
from xinzhi.measures.disparity._engine import gini_many as gini_many
from xinzhi.measures.disparity._parts_check import check_parts as check_parts
from xinzhi.measures.disparity.atkinson import atkinson as atkinson
from xinzhi.measures.disparity.bootstrap import bootstrap as bootstrap
from xinzhi.measures.disparity.dagum import dagum as dagum
from xinzhi.measures.disparity.gini import gini as gini
from xinzhi.measures.disparity.nested_theil import nested_theil as nested_theil
from xinzhi.measures.disparity.theil import theil as theil
from xinzhi.measures.disparity.variation import variation as variation
