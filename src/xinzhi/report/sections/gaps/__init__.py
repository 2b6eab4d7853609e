"""The sections of gaps, fills and derived figures."""
