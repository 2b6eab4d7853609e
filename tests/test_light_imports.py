"""`import xinzhi` and `xinzhi --help` stay quick: heavy libraries load where they are used."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys

import pytest

HEAVY = {"altair", "docx", "duckdb", "jinja2", "numpy", "polars", "scipy", "vl_convert", "xlsxwriter"}
HELP = """
from xinzhi.cli import main
sys.argv = ["xinzhi", *{arguments}]
try:
    main()
except SystemExit as left:
    assert not left.code, left.code
"""
has_cli = pytest.mark.skipif(
    importlib.util.find_spec("xinzhi.cli") is None, reason="the command line (xinzhi.cli) does not exist yet"
)


def loaded(program: str) -> set[str]:
    """Run a program in a Python of its own and give the packages it loaded."""
    tail = "\nimport json\nprint('\\n' + json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    run = subprocess.run(
        [sys.executable, "-c", "import sys\n" + program + tail],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert run.returncode == 0, run.stderr
    return set(json.loads(run.stdout.splitlines()[-1]))


def test_the_check_sees_a_heavy_import() -> None:
    assert "numpy" in loaded("import numpy")


@pytest.mark.parametrize("module", ["xinzhi", "xinzhi.errors", "xinzhi.lang", "xinzhi.measures"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    assert loaded(f"import {module}") & HEAVY == set()


@has_cli
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_loads_nothing_heavy(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINZHI_LANG", lang)
    assert loaded(HELP.format(arguments=["--help"])) & HEAVY == set()
