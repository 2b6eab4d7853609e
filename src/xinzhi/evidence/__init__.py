"""Sources in: files → figures, each with its place in its source."""

from xinzhi.evidence.model import Evidence as Evidence
from xinzhi.evidence.model import Ledger as Ledger
