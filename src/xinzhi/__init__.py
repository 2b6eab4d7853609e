"""An observatory of new quality productive forces."""
