"""Lines of a page put together into paragraphs, without page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

PAGE_NUMBER = re.compile(
    r"[-—–·\s]*(?:第?\s*\d{1,4}\s*页?|\d{1,4}\s*/\s*\d{1,4}|第\s*\d+\s*页\s*共\s*\d+\s*页)[-—–·\s]*"
)
ENDED = tuple("。！？；：!?;:")
ITEM = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*\D|[●•■◆○※]|第[一二三四五六七八九十]+[章节条]")
HAN_OR_MARK = re.compile(r"[\u2e80-\u9fff\uff00-\uffef，。、；：“”‘’（）《》—…％]")
FULL = 0.82  # of the longest line of the page: a line as long as that goes on in the next


def clean_pages(pages: Sequence[str]) -> list[list[str]]:
    """Give the lines of each page without empty ones, page numbers, and heads that stand on most pages."""
    split = [[line.strip() for line in page.split("\n") if line.strip()] for page in pages]
    edges = Counter(line for lines in split for line in {*lines[:1], *lines[-1:]})
    running = {line for line, count in edges.items() if len(split) >= 4 and count > len(split) / 2}
    return [
        [
            line
            for at, line in enumerate(lines)
            if not (at in {0, len(lines) - 1} and (line in running or PAGE_NUMBER.fullmatch(line)))
        ]
        for lines in split
    ]


def join_lines(pages: Sequence[Sequence[str]]) -> tuple[str, list[tuple[int, int]]]:
    r"""Join the lines of pages into paragraphs, one a line of the text; give the text and where each page stands in it.

    >>> join_lines([["前三季度高技术制造业", "利润增长6.3%。"], ["新的一段"]])
    ('前三季度高技术制造业利润增长6.3%。\n新的一段', [(0, 19), (20, 24)])
    """
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    size, last, wide = 0, "", 0
    for lines in pages:
        start = -1
        widest = max((_width(line) for line in lines), default=0)
        for line in lines:
            between = _between(last, line, wide or widest) if parts else ""
            parts += [between, line]
            start = size + len(between) if start < 0 else start
            size += len(between) + len(line)
            last, wide = line, widest
        places.append((start, size) if start >= 0 else (size, size))
    return "".join(parts), places


def _between(last: str, line: str, widest: int) -> str:
    """Give what stands between two lines: nothing or a space within a paragraph, else a line break."""
    if last.endswith(ENDED) or ITEM.match(line) or "\t" in last or "\t" in line or _width(last) < FULL * widest:
        return "\n"
    return "" if HAN_OR_MARK.match(last[-1]) or HAN_OR_MARK.match(line[0]) else " "


def _width(line: str) -> int:
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in line)
