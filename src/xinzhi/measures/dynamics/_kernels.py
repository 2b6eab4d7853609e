"""Gaussian kernel densities with weights, without loss at a boundary."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from xinzhi.measures.types import Array

ROOT = np.sqrt(2 * np.pi)


def silverman_width(y: Array, weights: Array) -> float:
    """Give Silverman's width 0.9 min(sd, IQR / 1.34) n^(-1/5), n the effective number of values (Kish)."""
    share = weights / weights.sum()
    n = 1 / float(share @ share)
    mean = share @ y
    spread = float(np.sqrt(share @ (y - mean) ** 2 * n / (n - 1))) if n > 1 else 0.0
    order = np.argsort(y, kind="stable")
    # Centres of the weights as places: with equal weights, definition 5 of Hyndman and Fan.
    place = np.cumsum(share[order]) - share[order] / 2
    low, high = np.interp([0.25, 0.75], place, y[order])
    robust = (high - low) / 1.34
    return float(0.9 * (min(spread, robust) if robust > 0 else spread) * n**-0.2)


def scott_width(y: Array, weights: Array) -> float:
    """Give Scott's width 1.06 sd n^(-1/5), n the effective number of values."""
    share = weights / weights.sum()
    n = 1 / float(share @ share)
    return float(1.06 * np.sqrt(share @ (y - share @ y) ** 2 * n / (n - 1)) * n**-0.2) if n > 1 else 0.0


def density(grid: Array, y: Array, weights: Array, width: float, edges: tuple[float, float]) -> Array:
    """Give the density at `grid` (points,); mass beyond the two `edges` is reflected, ±inf for no boundary.

    Between two boundaries the reflections go on until the kernel is 0.
    """
    share, (low, high) = weights / weights.sum(), edges
    total = plain(grid, y, share, width)
    if np.isfinite(low) and np.isfinite(high):
        period = 2 * (high - low)
        turns = int(np.ceil(10 * width / period)) + 1
        total = np.zeros_like(grid)
        for turn in range(-turns, turns + 1):
            total += plain(grid, y + turn * period, share, width)
            total += plain(grid, 2 * low - y + turn * period, share, width)
    elif np.isfinite(low):
        total += plain(grid, 2 * low - y, share, width)
    elif np.isfinite(high):
        total += plain(grid, 2 * high - y, share, width)
    return np.where((grid < low) | (grid > high), 0.0, total)


def plain(grid: Array, y: Array, share: Array, width: float) -> Array:
    """Give the density without boundaries: grid (points,), values and their shares (values,)."""
    z = (grid[:, np.newaxis] - y) / width
    return np.asarray(np.exp(-0.5 * z**2) @ share / (width * ROOT))


def peaks(heights: Array) -> Array:
    """Give the places of the maxima of heights (points,), ends included; a flat top counts once, at its middle."""
    rise = np.sign(np.diff(heights))
    moves = np.flatnonzero(rise)
    if not len(moves):
        return np.array([len(heights) // 2])
    found = [moves[0] // 2] if rise[moves[0]] < 0 else []
    found += [(one + 1 + other) // 2 for one, other in pairwise(moves) if rise[one] > 0 > rise[other]]
    if rise[moves[-1]] > 0:
        found.append((moves[-1] + len(heights)) // 2)
    return np.array(found)
