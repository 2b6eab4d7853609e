"""How far several systems, or chains, develop together."""

from xinzhi.measures.coupling._levels import LEVELS as LEVELS
from xinzhi.measures.coupling.coordination import coordination as coordination
from xinzhi.measures.coupling.lag_lead import lag_lead as lag_lead
from xinzhi.measures.coupling.lagged_correlation import lagged_correlation as lagged_correlation
