"""Result → chart: one function serves page, picture and document."""

from xinzhi.charts.backtest_bars import backtest_bars as backtest_bars
from xinzhi.charts.category_map import category_map as category_map
from xinzhi.charts.chain_map import chain_map as chain_map
from xinzhi.charts.contribution_steps import contribution_steps as contribution_steps
from xinzhi.charts.convergence import convergence as convergence
from xinzhi.charts.coupling_map import coupling_map as coupling_map
from xinzhi.charts.dagum_parts import dagum_parts as dagum_parts
from xinzhi.charts.decoupling import decoupling as decoupling
from xinzhi.charts.ellipse_track import ellipse_track as ellipse_track
from xinzhi.charts.framework_tree import framework_tree as framework_tree
from xinzhi.charts.frontier import frontier as frontier
from xinzhi.charts.moran_scatter import moran_scatter as moran_scatter
from xinzhi.charts.obstacle_heat import obstacle_heat as obstacle_heat
from xinzhi.charts.positions_scatter import positions_scatter as positions_scatter
from xinzhi.charts.product_space import product_space as product_space
from xinzhi.charts.productivity import productivity as productivity
from xinzhi.charts.rank_bands import rank_bands as rank_bands
from xinzhi.charts.ridgeline import ridgeline as ridgeline
from xinzhi.charts.sensitivity_bars import sensitivity_bars as sensitivity_bars
from xinzhi.charts.slack_heat import slack_heat as slack_heat
from xinzhi.charts.specification_curve import specification_curve as specification_curve
from xinzhi.charts.tile_map import tile_map as tile_map
from xinzhi.charts.transitions import transitions as transitions
from xinzhi.charts.trends import trends as trends
from xinzhi.charts.waterfall import waterfall as waterfall
from xinzhi.charts.weight_comparison import weight_comparison as weight_comparison
