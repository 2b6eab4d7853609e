"""Forms as workbooks to be filled in, and what was found in those that came back, as a page and a workbook."""

from xinzhi.report.forms.book import form_book as form_book
from xinzhi.report.forms.write import write_check as write_check
