"""How many threads work on a batch: two, or XINZHI_THREADS. What each unit gets does not depend on it."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

THREADS = 2
# Below this many units the start of a thread takes longer than the work.
WORTH_IT = 256


def count() -> int:
    """Give the number of threads."""
    asked = os.environ.get("XINZHI_THREADS", "")
    return max(1, int(asked)) if asked.isdecimal() else THREADS


def spread(work: Callable[[int, int], object], units: int) -> None:
    """Call `work(low, high)` over parts that together are 0 … units, each part in a thread."""
    threads = min(count(), units // (WORTH_IT // 2))
    if threads < 2:
        work(0, units)
        return
    edges = [units * part // threads for part in range(threads + 1)]
    with ThreadPoolExecutor(threads) as pool:
        for done in [pool.submit(work, low, high) for low, high in pairwise(edges)]:
            done.result()
