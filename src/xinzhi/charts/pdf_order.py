"""PDF files whose objects are numbered in order, so that the same picture gives the same bytes."""

from __future__ import annotations

import re

_END = re.compile(rb"xref\n0 (\d+)\n((?:\d{10} \d{5} [nf]\r\n)+)(trailer\n.*?startxref\n)\d+\n%%EOF\s*\Z", re.DOTALL)
_FONTS = re.compile(rb"(?<=/Font <<\n)(?: +/\w+ \d+ 0 R\n)+")
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_ENTRY = 20  # bytes of one line of the table of objects


def in_order(pdf: bytes) -> bytes:
    """Give `pdf` with its objects numbered in the order in which they are first referred to.

    The drawing library takes the fonts of a picture in an order that changes from call to call.
    A file that is not laid out as that library does is given back as it is.
    """
    end = _END.search(pdf)
    if not end:
        return pdf
    objects = _objects(pdf, end)
    numbers = {old: new for new, old in enumerate(_reached(objects, end[3]), 1)}
    return _written(pdf[: pdf.index(b" 0 obj")].rpartition(b"\n")[0] + b"\n", objects, numbers, end[3])


def _objects(pdf: bytes, end: re.Match[bytes]) -> dict[int, bytes]:
    """Give the content of each object by its number, without the line that numbers it; fonts by their names."""
    lines = [end[2][place : place + _ENTRY] for place in range(0, len(end[2]), _ENTRY)]
    places = {number: int(line[:10]) for number, line in enumerate(lines) if line[17:18] == b"n"}
    starts = sorted(places.values())
    ends = dict(zip(starts, [*starts[1:], end.start()], strict=True))
    return {n: _sorted_fonts(pdf[place : ends[place]].partition(b" 0 obj")[2]) for n, place in places.items()}


def _sorted_fonts(content: bytes) -> bytes:
    return _FONTS.sub(lambda block: b"".join(sorted(block[0].splitlines(keepends=True))), content)


def _reached(objects: dict[int, bytes], trailer: bytes) -> list[int]:
    """Give the numbers of the objects in the order in which the trailer, and then each of them, refers to them."""
    order: dict[int, None] = {}
    waiting = [trailer]
    while waiting:
        found = [int(match[1]) for match in _REFERENCE.finditer(_dictionary(waiting.pop(0)))]
        new = [number for number in dict.fromkeys(found) if number not in order]
        order |= dict.fromkeys(new)
        waiting += [objects[number] for number in new]
    return [*order, *(number for number in sorted(objects) if number not in order)]


def _dictionary(content: bytes) -> bytes:
    return content.partition(b"\nstream\n")[0]


def _written(head: bytes, objects: dict[int, bytes], numbers: dict[int, int], trailer: bytes) -> bytes:
    def renumbered(text: bytes) -> bytes:
        return _REFERENCE.sub(lambda match: b"%d 0 R" % numbers[int(match[1])], text)

    file, table = bytearray(head), bytearray(b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(numbers) + 1))
    for old, new in numbers.items():
        table += b"%010d 00000 n\r\n" % len(file)
        words = _dictionary(objects[old])
        file += b"%d 0 obj" % new + renumbered(words) + objects[old][len(words) :]
    return bytes(file + table + renumbered(trailer) + b"%d\n%%%%EOF" % len(file))
