"""How regions move over time: between classes, towards each other or apart."""

from xinzhi.measures.dynamics._moves import moves_many as moves_many
from xinzhi.measures.dynamics.beta_convergence import beta_convergence as beta_convergence
from xinzhi.measures.dynamics.club_convergence import club_convergence as club_convergence
from xinzhi.measures.dynamics.kernel_density import kernel_density as kernel_density
from xinzhi.measures.dynamics.markov import markov as markov
from xinzhi.measures.dynamics.modality import modality as modality
from xinzhi.measures.dynamics.rank_mobility import rank_mobility as rank_mobility
from xinzhi.measures.dynamics.shift_share import shift_share as shift_share
from xinzhi.measures.dynamics.sigma_convergence import sigma_convergence as sigma_convergence
from xinzhi.measures.dynamics.spatial_markov import spatial_markov as spatial_markov
