"""Sections of the green chapter."""
