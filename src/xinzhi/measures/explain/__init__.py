"""Why a score is what it is: contributions, obstacles, effective weights, strengths and weaknesses."""

from xinzhi.measures.explain.contribution import contribution as contribution
from xinzhi.measures.explain.effective_weight import effective_weight as effective_weight
from xinzhi.measures.explain.obstacle import obstacle as obstacle
from xinzhi.measures.explain.strength import strength as strength
