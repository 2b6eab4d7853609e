"""The section on the audit of the index."""
