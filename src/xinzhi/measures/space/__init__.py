"""How regions hang together: who counts as a neighbour, one market or many, and what is within reach."""

from xinzhi.measures.space.accessibility import accessibility as accessibility
from xinzhi.measures.space.contiguity import contiguity as contiguity
from xinzhi.measures.space.distance_band import distance_band as distance_band
from xinzhi.measures.space.economic_distance import economic_distance as economic_distance
from xinzhi.measures.space.market_potential import market_potential as market_potential
from xinzhi.measures.space.market_segmentation import market_segmentation as market_segmentation
from xinzhi.measures.space.nearest import nearest as nearest
from xinzhi.measures.space.nested import nested as nested
from xinzhi.measures.space.panel_model import panel_model as panel_model
from xinzhi.measures.space.price_convergence import price_convergence as price_convergence
