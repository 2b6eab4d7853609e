"""Sources in: files → figures, each with its place in its source."""

from xinzhi.evidence.cases import Case as Case
from xinzhi.evidence.cases import extract_cases as extract_cases
from xinzhi.evidence.claims import Claim as Claim
from xinzhi.evidence.claims import extract_claims as extract_claims
from xinzhi.evidence.documents.model import Document as Document
from xinzhi.evidence.documents.read import read_document as read_document
from xinzhi.evidence.model import Evidence as Evidence
from xinzhi.evidence.model import Ledger as Ledger
