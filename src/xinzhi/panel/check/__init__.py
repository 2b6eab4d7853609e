"""Claims of documents against figures of the panel, and the arithmetic inside a text."""

from xinzhi.panel.check.arithmetic import Sum as Sum
from xinzhi.panel.check.arithmetic import check_sums as check_sums
from xinzhi.panel.check.readings import Entry as Entry
from xinzhi.panel.check.readings import Reading as Reading
from xinzhi.panel.check.readings import read_claims as read_claims
from xinzhi.panel.check.verdicts import Check as Check
from xinzhi.panel.check.verdicts import check_claims as check_claims
