"""A brief as a workbook: every table in full, every figure and every source, numbers as numbers."""

from __future__ import annotations

from xinzhi.report.xlsx.book import render_xlsx as render_xlsx
