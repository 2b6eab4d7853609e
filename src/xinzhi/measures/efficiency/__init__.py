"""How efficient units are against a frontier, and what would have to change."""

from xinzhi.measures.efficiency.additive import additive as additive
from xinzhi.measures.efficiency.by_production import by_production as by_production
from xinzhi.measures.efficiency.cost import cost as cost
from xinzhi.measures.efficiency.cross_efficiency import cross_efficiency as cross_efficiency
from xinzhi.measures.efficiency.directional import directional as directional
from xinzhi.measures.efficiency.epsilon_based import epsilon_based as epsilon_based
from xinzhi.measures.efficiency.free_disposal_hull import free_disposal_hull as free_disposal_hull
from xinzhi.measures.efficiency.metafrontier import metafrontier as metafrontier
from xinzhi.measures.efficiency.network_sbm import network_sbm as network_sbm
from xinzhi.measures.efficiency.nonradial_directional import nonradial_directional as nonradial_directional
from xinzhi.measures.efficiency.order_m import order_m as order_m
from xinzhi.measures.efficiency.profit import profit as profit
from xinzhi.measures.efficiency.radial import radial as radial
from xinzhi.measures.efficiency.range_directional import range_directional as range_directional
from xinzhi.measures.efficiency.revenue import revenue as revenue
from xinzhi.measures.efficiency.sbm import sbm as sbm
from xinzhi.measures.efficiency.sbm_directional import sbm_directional as sbm_directional
from xinzhi.measures.efficiency.super_radial import super_radial as super_radial
from xinzhi.measures.efficiency.super_sbm import super_sbm as super_sbm
from xinzhi.measures.efficiency.three_stage import three_stage as three_stage
from xinzhi.measures.efficiency.two_stage import two_stage as two_stage
from xinzhi.measures.efficiency.window import window as window
