"""What was read from tables, and all that was decided on the way, as a page and a workbook."""

from xinzhi.report.intake.write import write_intake as write_intake
