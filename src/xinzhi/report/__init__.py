"""Blocks → html, docx, xlsx: the brief of a run and its renderers."""
