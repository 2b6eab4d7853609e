"""How far a result depends on the choices made on the way."""

from xinzhi.measures.robustness._compare import groups as groups
from xinzhi.measures.robustness._compare import pairwise as pairwise
from xinzhi.measures.robustness._compare import rank_summary as rank_summary
from xinzhi.measures.robustness._compare import top_share as top_share
from xinzhi.measures.robustness._design import factorial as factorial
from xinzhi.measures.robustness._design import parted as parted
from xinzhi.measures.robustness._design import sampled as sampled
from xinzhi.measures.robustness._draws import draw_weights as draw_weights
from xinzhi.measures.robustness._multiverse import Multiverse as Multiverse
from xinzhi.measures.robustness._multiverse import multiverse as multiverse
from xinzhi.measures.robustness._multiverse import run_scores as run_scores
from xinzhi.measures.robustness._noise import Noise as Noise
from xinzhi.measures.robustness._noise import data_noise as data_noise
from xinzhi.measures.robustness.rank_bands import agreement as agreement
from xinzhi.measures.robustness.rank_bands import rank_bands as rank_bands
from xinzhi.measures.robustness.rank_bands import ranks as ranks
from xinzhi.measures.robustness.rank_sets import rank_sets as rank_sets
from xinzhi.measures.robustness.sensitivity import sensitivity as sensitivity
from xinzhi.measures.robustness.sobol import sobol as sobol
