"""A part of the house imports only the parts above it, in the order that pyproject.toml gives."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "xinzhi"
PARTS: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["xinzhi"]["parts"]
# The mathematics knows arrays: no tables, no pictures, no documents, no files of a study.
UNKNOWN_TO_MEASURES = {"altair", "docx", "duckdb", "jinja2", "polars", "python_calamine", "typer", "xlsxwriter", "yaml"}


def module_name(file: Path, package: Path) -> str:
    """Give the dotted name of a file, `xinzhi.panel` for `panel/__init__.py`."""
    parts = (package.name, *file.relative_to(package).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file: Path, package: Path) -> Iterator[tuple[int, str]]:
    """Give line and dotted name of everything imported anywhere in the file, in functions and for types too."""
    here = module_name(file, package) + (".__init__" if file.name == "__init__.py" else "")
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Import():
                yield from ((node.lineno, alias.name) for alias in node.names)
            case ast.ImportFrom():
                start = here.split(".")[: -node.level] if node.level else []
                base = ".".join([*start, *([node.module] if node.module else [])])
                yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
            case ast.Call(func=ast.Name("import_module") | ast.Attribute(attr="import_module")) if node.args:
                if isinstance(node.args[0], ast.Constant):
                    yield node.lineno, str(node.args[0].value)


def part(dotted: str) -> str:
    """Give the part a module belongs to: the name after `xinzhi`, or the whole house."""
    return [*dotted.split("."), ""][1] or "xinzhi"


def complaints(package: Path) -> list[str]:
    """Say what stands where it must not, a line each."""
    found = []
    for file in sorted(package.rglob("*.py")):
        own = part(module_name(file, package))
        where = file.relative_to(package)
        if own == "xinzhi":  # the roof, which may rest on every part
            continue
        if own not in PARTS:
            found.append(f"{where}: '{own}' is no part of the house; see [tool.xinzhi] in pyproject.toml")
            continue
        for line, name in imports(file, package):
            if name.split(".")[0] != "xinzhi" or name.split(".")[-1].startswith("__"):
                continue
            other = part(name)
            if other not in PARTS:
                found.append(f"{where}:{line}: imports {name}: name the part it stands in, not the whole house")
            elif PARTS.index(other) > PARTS.index(own):
                found.append(f"{where}:{line}: '{own}' imports '{other}', which stands below it")
    return found


def write(package: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(text, encoding="utf-8")
    return package


def test_every_part_imports_only_parts_above_it() -> None:
    assert complaints(SOURCE) == []


def test_measures_knows_only_numbers() -> None:
    measures = SOURCE / "measures"
    met = [
        f"{file.relative_to(SOURCE)}:{line}: {name}"
        for file in sorted(measures.rglob("*.py"))
        for line, name in imports(file, SOURCE)
        if name.split(".")[0] in UNKNOWN_TO_MEASURES
    ]
    assert list(measures.rglob("*.py"))
    assert met == []


def test_the_parts_listed_are_names_once_each() -> None:
    assert len(set(PARTS)) == len(PARTS)
    assert all(name.isidentifier() for name in PARTS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("from xinzhi.study import spec", "'panel' imports 'study'"),
        ("import xinzhi.study.spec", "'panel' imports 'study'"),
        ("from xinzhi import report", "'panel' imports 'report'"),
        ("from ..charts import theme", "'panel' imports 'charts'"),
        ("def late():\n    from xinzhi.cli import main", "'panel' imports 'cli'"),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from xinzhi.study import Study", "'study'"),
        ("import importlib\nimportlib.import_module('xinzhi.report.brief')", "'panel' imports 'report'"),
        ("from xinzhi import open_study", "not the whole house"),
    ],
)
def test_an_import_from_below_is_found(tmp_path: Path, text: str, said: str) -> None:
    package = write(tmp_path / "xinzhi", {"__init__.py": "", "panel/__init__.py": "", "panel/model.py": text})
    (complaint,) = complaints(package)
    assert said in complaint
    assert complaint.startswith("panel/model.py:")


def test_a_part_nobody_listed_is_found(tmp_path: Path) -> None:
    package = write(tmp_path / "xinzhi", {"__init__.py": "", "helpers/__init__.py": "import os"})
    assert complaints(package) == [
        "helpers/__init__.py: 'helpers' is no part of the house; see [tool.xinzhi] in pyproject.toml"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "import xinzhi.errors",
        "from xinzhi.lang import Words",
        "from . import cube",
        "from ..evidence import model",
        "from xinzhi import __version__",
        "import polars",
    ],
)
def test_an_import_from_above_is_welcome(tmp_path: Path, text: str) -> None:
    package = write(tmp_path / "xinzhi", {"__init__.py": "", "panel/__init__.py": text, "panel/model.py": text})
    assert complaints(package) == []
