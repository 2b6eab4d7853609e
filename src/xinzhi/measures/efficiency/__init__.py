"""How efficient units are against a frontier, and what would have to change."""

from xinzhi.measures.efficiency.additive import additive as additive
from xinzhi.measures.efficiency.directional import directional as directional
from xinzhi.measures.efficiency.free_disposal_hull import free_disposal_hull as free_disposal_hull
from xinzhi.measures.efficiency.nonradial_directional import nonradial_directional as nonradial_directional
from xinzhi.measures.efficiency.radial import radial as radial
from xinzhi.measures.efficiency.range_directional import range_directional as range_directional
from xinzhi.measures.efficiency.sbm import sbm as sbm
from xinzhi.measures.efficiency.super_radial import super_radial as super_radial
from xinzhi.measures.efficiency.super_sbm import super_sbm as super_sbm
