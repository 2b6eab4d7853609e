"""Indicator frameworks: model, loader, catalogue, and their evaluation over a panel."""

from xinzhi.frameworks.adapt import with_directions as with_directions
from xinzhi.frameworks.adapt import with_formulas as with_formulas
from xinzhi.frameworks.catalogue import catalogue as catalogue
from xinzhi.frameworks.catalogue import load_framework as load_framework
from xinzhi.frameworks.citation import Citation as Citation
from xinzhi.frameworks.direction import Direction as Direction
from xinzhi.frameworks.direction import parse_direction as parse_direction
from xinzhi.frameworks.evaluate import Values as Values
from xinzhi.frameworks.evaluate import evaluate as evaluate
from xinzhi.frameworks.formula_parse import parse_formula as parse_formula
from xinzhi.frameworks.formula_text import formula_text as formula_text
from xinzhi.frameworks.model import ORIGINS as ORIGINS
from xinzhi.frameworks.model import STATUSES as STATUSES
from xinzhi.frameworks.model import Dimension as Dimension
from xinzhi.frameworks.model import Framework as Framework
from xinzhi.frameworks.model import Indicator as Indicator
