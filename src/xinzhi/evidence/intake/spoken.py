"""What the names in a file mean: regions of China, or keys of a user's own, and names put right by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from xinzhi.keys import regions
from xinzhi.keys.own import KeySet


@dataclass(frozen=True, slots=True)
class Names:
    """What names mean in the file that is read: keys of a user's own, the region all lies in, names put right by hand."""

    keys: KeySet | None = None
    within: str = ""
    said: tuple[tuple[str, str], ...] = ()

    def resolve(self, name: str) -> str:
        """Give the code or key of a name, as strict as `regions.resolve`."""
        return self.keys.resolve(name, within=self.within) if self.keys else regions.resolve(name, within=self.within)

    def called(self, code: str) -> str:
        """Give the name of a key of the user's own; empty for codes of regions."""
        return self.keys.name(code) if self.keys and code in self.keys else ""


PLAIN = Names()
SPOKEN: ContextVar[Names] = ContextVar("names", default=PLAIN)  # one file is read at a time in each thread


def spoken() -> Names:
    """Give what names mean now."""
    return SPOKEN.get()


@contextmanager
def speaking(names: Names) -> Iterator[None]:
    """Let names mean what `names` says, for the file that is read."""
    before = SPOKEN.set(names)
    try:
        yield
    finally:
        SPOKEN.reset(before)
