"""A brief as a Word document: written part by part, so that the same brief gives the same bytes."""

from __future__ import annotations

from xinzhi.report.docx.render import render_docx as render_docx
