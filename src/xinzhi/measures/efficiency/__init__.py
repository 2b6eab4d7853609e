"""How efficient units are against a frontier, and what would have to change."""

from __future__ import annotations

from xinzhi.measures.efficiency.directional import directional as directional
from xinzhi.measures.efficiency.radial import radial as radial
from xinzhi.measures.efficiency.sbm import sbm as sbm
