"""Breaks within a series that nobody announced: of units, of definitions, of vintages."""

from xinzhi.panel.breaks.find import find_breaks as find_breaks
from xinzhi.panel.breaks.model import Break as Break
