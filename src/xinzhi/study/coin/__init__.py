"""An index as COINr keeps it: a tree (iMeta), figures (iData), and one table a step."""

from xinzhi.study.coin.checks import components as components
from xinzhi.study.coin.checks import correlations as correlations
from xinzhi.study.coin.checks import effective_weights as effective_weights
from xinzhi.study.coin.checks import growth as growth
from xinzhi.study.coin.checks import remove_elements as remove_elements
from xinzhi.study.coin.checks import statistics as statistics
from xinzhi.study.coin.coin import Coin as Coin
from xinzhi.study.coin.explore import multiverse as multiverse
from xinzhi.study.coin.read import read_coin as read_coin
