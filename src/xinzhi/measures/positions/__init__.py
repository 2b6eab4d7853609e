"""Positions: what regions specialise in, how industries relate, and which a region may gain."""

from xinzhi.measures.positions.assign import assign as assign
from xinzhi.measures.positions.chain_map import chain_map as chain_map
from xinzhi.measures.positions.complexity import complexity as complexity
from xinzhi.measures.positions.density import density as density
from xinzhi.measures.positions.entry import entry as entry
from xinzhi.measures.positions.exits import exits as exits
from xinzhi.measures.positions.fitness import fitness as fitness
from xinzhi.measures.positions.growth import growth as growth
from xinzhi.measures.positions.outlook import outlook as outlook
from xinzhi.measures.positions.product_space import product_space as product_space
from xinzhi.measures.positions.proximity import proximity as proximity
from xinzhi.measures.positions.rca import rca as rca
