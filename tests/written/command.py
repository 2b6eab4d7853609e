"""A command as a user types it, and how it ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinzhi import lang
from xinzhi.cli import main


def run(*words: str | Path) -> int:
    """Run a command and give its exit code; the language is again what it was."""
    try:
        with pytest.raises(SystemExit) as left:
            main([*map(str, words)])
    finally:
        lang.use(None)
    return int(left.value.code or 0)
