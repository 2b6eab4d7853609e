"""How far a result depends on the choices made on the way."""

from xinzhi.measures.robustness.rank_bands import agreement as agreement
from xinzhi.measures.robustness.rank_bands import rank_bands as rank_bands
from xinzhi.measures.robustness.rank_bands import ranks as ranks
