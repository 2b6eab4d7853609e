"""Keys: regions by their codes."""
