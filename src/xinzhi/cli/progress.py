"""Progress on the terminal: a bar where someone looks, plain lines where nobody does."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from xinzhi.lang import Words

Tell = "Callable[[Words, int, int], None]"


@contextmanager
def progress(log: list[str]) -> Iterator[Callable[[Words, int, int], None]]:
    """Give a function that is told each step; `log` gets one line a step with its time."""
    started = time.perf_counter()

    def note(title: Words) -> None:
        log.append(f"{time.perf_counter() - started:8.2f} s  {title.en}")

    if not sys.stderr.isatty():
        yield lambda title, _place, _count: note(title)
        return

    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        BarColumn(bar_width=28),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1.0)

        def tell(title: Words, place: int, count: int) -> None:
            note(title)
            bar.update(task, completed=place / count, description=title.text())

        yield tell
