"""The keyed cube: regions × periods × indicators, every figure with its evidence id."""

from xinzhi.panel.convert import convert as convert
from xinzhi.panel.discrete import discrete as discrete
from xinzhi.panel.model import Panel as Panel
