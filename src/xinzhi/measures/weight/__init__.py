"""How much each indicator counts; matrix to weights that sum to 1."""

from xinzhi.measures.weight.entropy import entropy as entropy
from xinzhi.measures.weight.equal import equal as equal
