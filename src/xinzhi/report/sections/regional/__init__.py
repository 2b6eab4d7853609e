"""Sections of the regional chapter beyond disparity: distribution, positions, convergence, neighbours."""
