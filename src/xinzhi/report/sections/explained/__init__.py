"""The section that explains scores."""
