"""Sections on the claims of documents."""
