"""How regions move over time: between classes, towards each other or apart."""

from xinzhi.measures.dynamics.beta_convergence import beta_convergence as beta_convergence
from xinzhi.measures.dynamics.markov import markov as markov
from xinzhi.measures.dynamics.sigma_convergence import sigma_convergence as sigma_convergence
from xinzhi.measures.dynamics.spatial_markov import spatial_markov as spatial_markov
