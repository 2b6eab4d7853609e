"""Tables as people have them: files into grids of cells, grids into keyed figures, with all that was decided."""

from xinzhi.evidence.intake.files import DOCUMENTS as DOCUMENTS
from xinzhi.evidence.intake.files import SUFFIXES as SUFFIXES
from xinzhi.evidence.intake.files import read_grids as read_grids
from xinzhi.evidence.intake.found import Findings as Findings
from xinzhi.evidence.intake.found import Given as Given
from xinzhi.evidence.intake.grid import Grid as Grid
from xinzhi.evidence.intake.tables import read_figures as read_figures
