"""The ledger of claims: one page to read and correct, a workbook, and files for programs."""

from xinzhi.panel.check.readings import Entry as Entry
from xinzhi.panel.check.readings import Reading as Reading
from xinzhi.panel.check.readings import read_claims as read_claims
from xinzhi.report.ledger.write import write_ledger as write_ledger
