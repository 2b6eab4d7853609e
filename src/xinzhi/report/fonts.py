"""Which fonts a machine has: asked of fontconfig, or read from the usual folders."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PATIENCE = 3.0  # seconds that a search may take
_ENDINGS = {".ttf", ".otf", ".ttc", ".otc"}
_FAMILY_NAMES = (1, 16)  # name ids of the family in a font's name table
FILES = {  # files whose family is known without opening them, by the names Windows gives them
    "simfang": "仿宋",
    "simhei": "黑体",
    "simkai": "楷体",
    "simsun": "宋体",
    "msyh": "Microsoft YaHei",
    "fzxbsjw": "方正小标宋简体",
}


def installed_families(patience: float = PATIENCE) -> frozenset[str]:
    """Give the font families installed here, under every name they go by, found within `patience` seconds."""
    asked = _from_fontconfig(patience)
    return asked or families_in(font_folders(), patience)


def _from_fontconfig(patience: float) -> frozenset[str]:
    program = shutil.which("fc-list")
    if not program:
        return frozenset()
    try:
        done = subprocess.run(  # noqa: S603 - the program found above, with fixed words
            [program, ":", "family"], capture_output=True, timeout=patience, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return frozenset(name.strip() for line in lines for name in line.split(",") if name.strip())


def font_folders() -> list[Path]:
    """Give the folders where Windows, macOS and Linux keep fonts, those that are here."""
    home, windows = Path.home(), os.environ.get("WINDIR", "")
    own = os.environ.get("LOCALAPPDATA", "")
    folders = [
        *([Path(windows, "Fonts")] if windows else []),
        *([Path(own, "Microsoft", "Windows", "Fonts")] if own else []),
        *(Path("/", *parts, "Fonts") for parts in (("System", "Library"), ("Library",))),
        home / "Library" / "Fonts",
        Path("/Applications/Microsoft Word.app/Contents/Resources/DFonts"),
        *(Path("/", *parts, "share", "fonts") for parts in (("usr",), ("usr", "local"))),
        home / ".fonts",
        home / ".local" / "share" / "fonts",
    ]
    return [folder for folder in folders if folder.is_dir()]


def families_in(folders: Iterable[Path], patience: float = PATIENCE) -> frozenset[str]:
    """Read the families of the font files in `folders`; after `patience` seconds the rest go by their file names."""
    until = time.monotonic() + patience
    found: set[str] = set()
    for file in _font_files(folders):
        stem = file.stem.lower()
        if stem in FILES:
            found.add(FILES[stem])
        if time.monotonic() < until:
            found.update(_families_of(file))
    return frozenset(found)


def _font_files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(file for file in folder.rglob("*") if file.suffix.lower() in _ENDINGS)


def _families_of(file: Path) -> set[str]:
    """Give the family names in `file`, none where it cannot be read as a font."""
    from fontTools.ttLib import TTCollection, TTFont, TTLibError

    collection = file.suffix.lower() in {".ttc", ".otc"}
    try:
        with file.open("rb") as content:
            fonts = TTCollection(content, lazy=True).fonts if collection else [TTFont(content, lazy=True)]
            names = [name for font in fonts for name in font["name"].names if name.nameID in _FAMILY_NAMES]
            return {name.toUnicode(errors="replace") for name in names}
    except (TTLibError, OSError, KeyError, ValueError):
        return set()
