"""What all tests share: the folder of gold numbers, and how hypothesis looks for counter-examples."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

# A slow machine is no mistake of the code, and a test says the same on every run.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def gold() -> Path:
    """Give the folder that holds published and peer numbers; a test that needs it skips where it is missing."""
    folder = Path(os.environ.get("XINZHI_GOLD") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"the folder of gold numbers is missing: {folder} (XINZHI_GOLD names another)")
    return folder
