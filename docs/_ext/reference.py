"""Make the reference from the program itself: methods, commands, keys of a study file, frameworks."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import commands
import frameworks
import methods
import study_keys
from sphinx.application import Sphinx
from sphinx.config import Config

from xinzhi.lang import Lang


def pages(lang: Lang) -> dict[str, str]:
    """Give all reference pages in one language: path below `reference/` → text."""
    parts = [study_keys.pages(lang), commands.pages(lang), methods.pages(lang), frameworks.pages(lang)]
    return {path: text for part in parts for path, text in part.items()}


def write(folder: Path, made: dict[str, str]) -> None:
    """Write the pages that changed and remove those that are no longer made."""
    for path, text in made.items():
        file = folder / path
        if not file.exists() or file.read_text("utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    for file in folder.rglob("*.md"):
        if file.relative_to(folder).as_posix() not in made:
            file.unlink()


def make(app: Sphinx, config: Config) -> None:
    """Write the reference into the sources of the language being built."""
    write(app.srcdir / "reference", pages(cast("Lang", app.srcdir.name)))


def setup(app: Sphinx) -> dict[str, bool]:
    """Join in before Sphinx looks for pages."""
    app.connect("config-inited", make)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
