"""The section on how sure the index is."""
