"""The keyed cube: regions × periods × indicators, every figure with its evidence id."""

from xinzhi.panel.model import Panel as Panel
