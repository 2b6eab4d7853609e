"""Write constraints.txt: one version for everything that the core and the dev extra need.

pip resolves `.[dev]` without installing anything, for the oldest Python that Xinzhi runs on, so that no
version is locked which a system's own Python 3.11 is too old for. What only other systems ask for (colorama on
Windows) is resolved with it and stands in the file with its marker, so that one file serves all.
Run it as `make lock`; give `--keep` to stay with the versions that are locked already.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "constraints.txt"
OLDEST = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"].removeprefix(">=")
SYSTEMS = {
    "win32": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    "darwin": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
}
HEAD = """\
# The versions that Xinzhi is built and tested with, core and dev extra together.
# Made by `make lock`; used as `pip install --constraint constraints.txt --editable .`
"""


def resolve(*wanted: str, keep: bool) -> list[dict[str, Any]]:
    """Give the metadata of every package that pip would install for `wanted` into an empty environment."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"]
        pip += ["--python-version", OLDEST, "--only-binary", ":all:", "--target", folder]
        held = ["--constraint", str(LOCK)] if keep and LOCK.exists() else []
        subprocess.run([*pip, *held, "--report", str(report), *wanted], check=True, cwd=ROOT)
        return [item["metadata"] for item in json.loads(report.read_text("utf-8"))["install"]]


def holds(need: Requirement, changes: Mapping[str, str]) -> bool:
    """Tell whether a requirement without extras counts on this machine, with `changes` made to it."""
    return need.marker is None or need.marker.evaluate({**default_environment(), **changes, "extra": ""})  # type: ignore[dict-item]


def elsewhere(packages: Iterable[dict[str, Any]], system: str) -> set[str]:
    """Name what the packages need on `system` and not on this machine."""
    needs = [Requirement(line) for package in packages for line in package.get("requires_dist", [])]
    return {str(canonicalize_name(need.name)) for need in needs if holds(need, SYSTEMS[system]) and not holds(need, {})}


def locked(*, keep: bool) -> dict[str, str]:
    """Give the lines of the lock by package name."""
    packages = resolve(".[dev]", keep=keep)
    here = {canonicalize_name(package["name"]) for package in packages}
    extra = {system: elsewhere(packages, system) - here for system in SYSTEMS}
    if any(extra.values()):
        packages = resolve(".[dev]", *sorted(set().union(*extra.values())), keep=keep)
    lines: dict[str, str] = {}
    for package in packages:
        name = str(canonicalize_name(package["name"]))
        systems = [system for system, names in extra.items() if name in names]
        marker = " or ".join(f'sys_platform == "{system}"' for system in systems)
        lines[name] = f"{name}=={package['version']}" + (f" ; {marker}" if marker else "")
    lines.pop("xinzhi")
    return lines


def main() -> None:
    """Resolve, and replace the lock in one step."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--keep", action="store_true", help="stay with the locked versions where they still fit")
    lines = locked(keep=asked.parse_args().keep)
    new = LOCK.with_suffix(".new")
    new.write_text(HEAD + "".join(f"{lines[name]}\n" for name in sorted(lines)), encoding="utf-8")
    new.replace(LOCK)
    print(f"{LOCK.name}: {len(lines)} versions")


if __name__ == "__main__":
    main()
