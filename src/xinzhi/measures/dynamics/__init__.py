"""How regions move over time: between classes, towards each other or apart."""

from xinzhi.measures.dynamics.markov import markov as markov
from xinzhi.measures.dynamics.spatial_markov import spatial_markov as spatial_markov
