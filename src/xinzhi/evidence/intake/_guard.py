"""What readers of others do when they meet nonsense: they raise anything, panic, and print; here it becomes one error."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from xinzhi.errors import XinzhiError
from xinzhi.errors.intake import IntakeError


@contextmanager
def guarded(name: str) -> Iterator[None]:
    """Say that the file `name` is damaged, in whatever way its reader finds out."""
    try:
        with _quiet():
            yield
    except (XinzhiError, MemoryError):
        raise
    except BaseException as error:
        # What a compiled reader raises when it gives up is no Exception; a wish to stop is none either.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise IntakeError.damaged(name) from None


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep off the screen what a compiled reader prints when it gives up; the message that follows says it."""
    try:
        screen = os.dup(2)
    except OSError:  # there is no screen
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(screen, 2)
        os.close(nowhere)
        os.close(screen)
