"""Whether the chains of sectors in a compound file (xls, locked xlsx) come to an end; a reader would run in a circle."""

from __future__ import annotations

import struct
from collections.abc import Sequence

END = 0xFFFFFFFA  # numbers from here on are marks, not sectors
HEADER_SECTORS = 109


def sound(data: bytes) -> bool:
    """Say whether every chain of sectors ends, so that following it is safe."""
    if len(data) < 512:
        return False
    shift, small = struct.unpack_from("<HH", data, 30)
    if shift not in {9, 12} or small > shift:
        return False
    size = 1 << shift
    tables = _tables(data, size)
    if tables is None:
        return False
    following = [number for at in tables for number in _numbers(data, at, size)]
    if any(len(following) <= number < END for number in following):
        return False
    start = struct.unpack_from("<I", data, 60)[0]
    mini = _chain(following, start)
    if not _ends(following) or mini is None:
        return False
    return _ends([number for at in mini for number in _numbers(data, at, size)])


def _tables(data: bytes, size: int) -> list[int] | None:
    """Give the sectors that hold the table of sectors, None where the list of them runs in a circle."""
    found = list(struct.unpack_from(f"<{HEADER_SECTORS}I", data, 76))
    more, seen = struct.unpack_from("<I", data, 68)[0], set[int]()
    while more < END:
        if more in seen:
            return None
        seen.add(more)
        *numbers, more = _numbers(data, more, size) or [END]
        found += numbers
    return [number for number in found if number < END]


def _numbers(data: bytes, sector: int, size: int) -> Sequence[int]:
    place = (sector + 1) * size
    return struct.unpack_from(f"<{size // 4}I", data, place) if place + size <= len(data) else ()


def _chain(following: Sequence[int], at: int) -> list[int] | None:
    found: list[int] = []
    while at < len(following):
        found.append(at)
        if len(found) > len(following):
            return None
        at = following[at]
    return found


def _ends(following: Sequence[int]) -> bool:
    """Say whether no chain leads back to itself."""
    done = bytearray(len(following))  # 1 while its chain is followed, 2 when that has ended
    for first in range(len(following)):
        at, path = first, []
        while at < len(following) and not done[at]:
            done[at] = 1
            path.append(at)
            at = following[at]
        if at < len(following) and done[at] == 1:
            return False
        for each in path:
            done[each] = 2
    return True
