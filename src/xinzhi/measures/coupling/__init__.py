"""How far several systems, or chains, develop together."""

from xinzhi.measures.coupling.coordination import coordination as coordination
