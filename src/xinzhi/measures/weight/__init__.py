"""How much each indicator counts; matrix to weights that sum to 1."""

from xinzhi.measures.weight.ahp import ahp as ahp
from xinzhi.measures.weight.benefit_of_doubt import benefit_of_doubt as benefit_of_doubt
from xinzhi.measures.weight.budget import budget as budget
from xinzhi.measures.weight.combine_game import combine_game as combine_game
from xinzhi.measures.weight.combine_linear import combine_linear as combine_linear
from xinzhi.measures.weight.combine_multiplicative import combine_multiplicative as combine_multiplicative
from xinzhi.measures.weight.correlation import correlation as correlation
from xinzhi.measures.weight.critic import critic as critic
from xinzhi.measures.weight.entropy import entropy as entropy
from xinzhi.measures.weight.equal import equal as equal
from xinzhi.measures.weight.pca import pca as pca
from xinzhi.measures.weight.scatter_degree import scatter_degree as scatter_degree
from xinzhi.measures.weight.standard_deviation import standard_deviation as standard_deviation
from xinzhi.measures.weight.variation_coefficient import variation_coefficient as variation_coefficient
