"""The section on the chains."""
