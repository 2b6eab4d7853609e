"""Sources in: files → figures, each with its place in its source."""

from xinzhi.evidence.documents.model import Document as Document
from xinzhi.evidence.documents.read import read_document as read_document
from xinzhi.evidence.model import Evidence as Evidence
from xinzhi.evidence.model import Ledger as Ledger
