"""A form saved again by another spreadsheet program, in another format, is still known and says the same."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from xinzhi.evidence.forms import read_form
from xinzhi.panel.forms import check_form, compare_forms

OFFICE = shutil.which("soffice")


@pytest.mark.libreoffice
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed (Debian: apt install libreoffice-calc)")
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_saved_by_another_program(clerk: Callable[..., Any], tmp_path: Path, suffix: str) -> None:
    one = clerk()
    cell = one.put("gdp", "110000", "2022年", "约2")
    one.put("gdp", "310000", "备注", "初步核算")
    path = one.send()
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [str(OFFICE), profile, "--headless", "--convert-to", suffix, "--outdir", str(tmp_path), str(path)]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    again = read_form(path.with_suffix(f".{suffix}"))
    assert again.whole
    assert compare_forms(again, read_form(path)) == []
    (problem,) = check_form(again)
    assert (problem.kind, problem.cell, problem.printed) == ("number", cell, "约2")
