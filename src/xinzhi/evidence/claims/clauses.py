"""Where sentences and clauses begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

_SENTENCE = re.compile(r"[。！？!?\n]+[”’」』）]*")
_CLAUSE = re.compile(r"[，。；！？!?\n：;,…]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


@dataclass(frozen=True, slots=True)
class Layout:
    """The beginnings of the parts of a text, each list sorted and led by 0."""

    text: str
    clauses: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> Layout:
        """Find the parts of `text`.

        >>> Layout.of("增长5%，达3亿元。其中……").clauses
        [0, 5, 10, 13, 14]
        """
        commas = {match.start() for match in _THOUSANDS.finditer(text)}
        clauses = [m.end() for m in _CLAUSE.finditer(text) if m.start() not in commas]
        sentences = [m.end() for m in _SENTENCE.finditer(text)]
        lines = [place + 1 for place, sign in enumerate(text) if sign == "\n"]
        return cls(text, [0, *clauses], [0, *sentences], [0, *lines])

    def clause(self, place: int) -> int:
        """Give where the clause around `place` begins."""
        return self.clauses[bisect_right(self.clauses, place) - 1]

    def sentence(self, place: int) -> int:
        """Give where the sentence around `place` begins."""
        return self.sentences[bisect_right(self.sentences, place) - 1]

    def passage(self, place: int) -> int:
        """Give where the sentence around `place` begins, or the one before where this one goes on with 其中."""
        start = self.sentence(place)
        if start and self.text.startswith("其中", start):
            return self.sentence(start - 1)
        return start

    def paragraph(self, place: int) -> int:
        """Give where the paragraph around `place` begins."""
        return self.paragraphs[bisect_right(self.paragraphs, place) - 1]

    def left(self, place: int, width: int = 48) -> str:
        """Give the words of the clause before `place`, `width` characters at most."""
        return self.text[max(self.clause(place), place - width) : place]
