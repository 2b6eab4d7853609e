"""Files that are always whole: written beside their place, moved there in one step, never two runs at once."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other run changes `folder`; the lock goes with the process that holds it."""
    if sys.platform == "win32":  # it has no such lock for a folder; there runs are not kept apart
        yield
        return
    import fcntl

    held = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def put(path: Path, data: bytes) -> None:
    """Write a file in one move, so that it is the old one or the new one at any moment."""
    fresh = half(path)
    try:
        fresh.write_bytes(data)
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        raise OSError(error.errno, error.strerror, str(path)) from None


def half(path: Path) -> Path:
    """Name the place where `path` is written before it is moved."""
    return path.with_name(f".{path.name}.new")


def drop(path: Path) -> None:
    """Delete a file, a link or a folder with all that is in it, if it is there."""
    if path.is_symlink() or path.is_file():
        path.unlink(missing_ok=True)
    else:
        shutil.rmtree(path, ignore_errors=True)


def keep(path: Path) -> None:
    """Put a file that is in the way aside, as ``name.previous.suffix``."""
    path.replace(path.with_name(f"{path.stem}.previous{path.suffix}"))


def read_record(path: Path) -> dict[str, Any]:
    """Read a JSON file as keys and values; what is missing or damaged holds nothing."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def sha256(path: Path) -> str:
    """Give the SHA-256 of a file, nothing where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
