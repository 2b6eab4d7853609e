"""Result → chart: one function serves page, picture and document."""

from xinzhi.charts.coupling_map import coupling_map as coupling_map
from xinzhi.charts.dagum_parts import dagum_parts as dagum_parts
from xinzhi.charts.rank_bands import rank_bands as rank_bands
from xinzhi.charts.tile_map import tile_map as tile_map
from xinzhi.charts.trends import trends as trends
