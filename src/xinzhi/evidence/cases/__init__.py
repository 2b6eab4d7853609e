"""Cases of a text: projects at places, policy regimes, announcements with dates, lists of industries."""

from xinzhi.evidence.cases.extract import extract_cases as extract_cases
from xinzhi.evidence.cases.model import Case as Case
