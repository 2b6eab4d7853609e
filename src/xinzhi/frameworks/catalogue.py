"""The frameworks that come with the program, found by name; a framework of one's own is found by its path."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from xinzhi.errors.frameworks import FrameworkError
from xinzhi.frameworks.load import read_framework
from xinzhi.frameworks.model import Framework

FOLDER = Path(__file__).parent / "data"


@cache
def catalogue() -> tuple[Framework, ...]:
    """Give every shipped framework, sorted by id.

    >>> [f.id for f in catalogue() if f.origin == "project"]
    ['three-lines']
    """
    return tuple(sorted((read_framework(path) for path in FOLDER.glob("*.yaml")), key=lambda held: held.id))


def load_framework(name_or_path: str | Path) -> Framework:
    """Give the framework of that name in the catalogue, or the one in that file.

    Raises
    ------
    FrameworkError
        When there is no such name or file, or the file is wrong.

    >>> load_framework("three-lines").indicators[0].id
    'rd_intensity'
    """
    written = str(name_or_path)
    if isinstance(name_or_path, Path) or written.endswith((".yaml", ".yml")) or "/" in written or "\\" in written:
        return read_framework(name_or_path)
    shipped = FOLDER / f"{written}.yaml"
    if written in {path.stem for path in FOLDER.glob("*.yaml")}:
        return read_framework(shipped)
    raise FrameworkError.unknown(written, (path.stem for path in FOLDER.glob("*.yaml")))
