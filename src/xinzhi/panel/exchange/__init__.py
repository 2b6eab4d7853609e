"""Layouts of other programs for efficiency: read what users have, write what they can check us with."""

from xinzhi.panel.exchange.compare import compare as compare
from xinzhi.panel.exchange.deap import read_deap as read_deap
from xinzhi.panel.exchange.deap import write_deap as write_deap
from xinzhi.panel.exchange.maxdea import read_maxdea as read_maxdea
from xinzhi.panel.exchange.maxdea import write_maxdea as write_maxdea
from xinzhi.panel.exchange.printed import Printed as Printed
from xinzhi.panel.exchange.printed import read_deap_scores as read_deap_scores
from xinzhi.panel.exchange.printed import read_scores as read_scores
from xinzhi.panel.exchange.production import Production as Production
from xinzhi.panel.exchange.stata import read_stata as read_stata
from xinzhi.panel.exchange.stata import write_stata as write_stata
