"""The plan: steps in order, each keyed by a hash of its method, parameters, inputs and version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from xinzhi.lang import Words
from xinzhi.study.result import Result

Work = Callable[[Mapping[str, Result]], Result]
# What computes results; a change in any of it makes stored results stale.
COMPUTING = ("keys", "evidence", "panel", "frameworks", "measures", "study")
CODE = {".py", ".j2", ".css", ".js"}
NUMERIC = ("numpy", "polars", "scipy")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is called, what it needs, what it is made of, and the work itself."""

    name: str
    title: Words
    record: dict[str, Any]
    work: Work
    needs: tuple[str, ...] = ()
    reads: dict[str, str] = field(default_factory=dict)  # digests of files that the step reads


def keys_of(steps: list[Step]) -> dict[str, str]:
    """Give the key of every step; a step's key holds the keys of the steps it needs."""
    keys: dict[str, str] = {}
    for step in steps:
        inputs = {name: keys[name] for name in step.needs}
        keys[step.name] = hash_of([step.name, step.record, step.reads, inputs, version()])
    return keys


def hash_of(value: Any) -> str:
    """Give the SHA-256 of a value of plain data, in canonical JSON."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def version() -> str:
    """Give the version that stands in every key: Xinzhi's own, its code, and the numeric libraries."""
    libraries = " ".join(f"{name} {metadata.version(name)}" for name in NUMERIC)
    return f"xinzhi {metadata.version('xinzhi')} ({code_digest(COMPUTING)[:12]}) {libraries}"


def code_digest(parts: tuple[str, ...]) -> str:
    """Give the SHA-256 of the source of these parts of the house."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for part in parts:
        for file in sorted(path for path in (root / part).rglob("*") if path.suffix in CODE):
            digest.update(file.relative_to(root).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
