"""From records, one row a firm, patent, project, job or shipment, to counts by region, industry and period."""

from xinzhi.panel.records.count import count_records as count_records
from xinzhi.panel.records.model import Counts as Counts
