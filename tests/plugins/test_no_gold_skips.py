from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PLUGINS = Path(__file__).resolve().parent
TESTS = """
import pytest

pytestmark = pytest.mark.gold

@pytest.fixture
def numbers():
    pytest.skip("not reproduced yet")

def test_skips_in_its_fixture(numbers): ...

def test_runs(): ...

@pytest.mark.r
def test_needs_r_too():
    pytest.skip("R is missing")
"""


def outcome(folder: Path, gold: Path, plugins: Path = PLUGINS) -> subprocess.CompletedProcess[str]:
    """Run the tests in a folder with the plugin, in a Python of their own."""
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n  gold\n  r\n", encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no_gold_skips", "-q", "-n", "0"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(plugins), "XINZHI_GOLD": str(gold)},
    )


def closing_line(folder: Path, gold: Path, text: str = TESTS) -> str:
    (folder / "test_planted.py").write_text(text, encoding="utf-8")
    return outcome(folder, gold).stdout.splitlines()[-1]


def test_a_skip_fails_where_the_folder_is(tmp_path: Path) -> None:
    assert closing_line(tmp_path, tmp_path).startswith("1 passed, 1 skipped, 1 error")


def test_a_skip_stays_one_where_the_folder_is_missing(tmp_path: Path) -> None:
    assert closing_line(tmp_path, tmp_path / "nowhere").startswith("1 passed, 2 skipped")


def test_other_skips_stay_skips(tmp_path: Path) -> None:
    assert closing_line(tmp_path, tmp_path, TESTS.replace("pytestmark", "unmarked")).startswith("1 passed, 2 skipped")


def test_a_file_that_skips_as_a_whole_fails(tmp_path: Path) -> None:
    planted = tmp_path / "tests" / "gold"
    planted.mkdir(parents=True)
    plugin = (PLUGINS / "no_gold_skips.py").read_text("utf-8")
    (tmp_path / "tests" / "plugins").mkdir()
    (tmp_path / "tests" / "plugins" / "no_gold_skips.py").write_text(plugin, encoding="utf-8")
    (planted / "test_whole.py").write_text(
        "import pytest\npytest.skip('no numbers here', allow_module_level=True)\n", encoding="utf-8"
    )
    run = outcome(tmp_path, tmp_path, tmp_path / "tests" / "plugins")
    assert run.returncode != 0
    assert "no numbers here" in run.stdout
