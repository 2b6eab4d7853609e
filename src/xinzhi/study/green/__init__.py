"""The green chapter of a study: efficiency, productivity, and what moves pressure on the environment."""
