"""What is slow to make and the same for the same input: the page's font and the drawn charts."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from xinzhi.study._files import put
from xinzhi.study.plan import hash_of

FOLDER = ".cache"


class Cache:
    """Bytes by the hash of what they were made from, kept in a folder; what a run did not use is dropped."""

    def __init__(self, out: Path) -> None:
        self._folder = out / FOLDER
        self._used: set[str] = set()

    def get(self, source: Any, make: Callable[[], bytes]) -> bytes:
        """Give the bytes made from `source`, making them when they are not there."""
        name = hash_of(source)
        path = self._folder / name
        self._used.add(name)
        with suppress(OSError):
            return path.read_bytes()
        data = make()
        # A cache that cannot be kept costs time and nothing else.
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            put(path, data)
        return data

    def drop_unused(self) -> None:
        """Delete what was not asked for since the cache was opened."""
        for path in self._folder.glob("*"):
            if path.name not in self._used:
                with suppress(OSError):
                    path.unlink()
