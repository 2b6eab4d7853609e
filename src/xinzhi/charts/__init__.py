"""Result → chart: one function serves page, picture and document."""

from xinzhi.charts.coupling_map import coupling_map as coupling_map
from xinzhi.charts.dagum_parts import dagum_parts as dagum_parts
from xinzhi.charts.rank_bands import rank_bands as rank_bands
from xinzhi.charts.sensitivity_bars import sensitivity_bars as sensitivity_bars
from xinzhi.charts.specification_curve import specification_curve as specification_curve
from xinzhi.charts.tile_map import tile_map as tile_map
from xinzhi.charts.trends import trends as trends
