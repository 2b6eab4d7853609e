"""The store is whole after a kill at any moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import xinzhi as xz
from xinzhi.study.store import Store


def test_a_half_written_folder_is_put_away(small: Path) -> None:
    run = xz.open_study(small).run()
    (small / "results.new").mkdir()
    (small / "results.new" / "index.parquet").write_bytes(b"half")
    (small / "brief.html.new").write_bytes(b"half")
    (small / "mine.new").write_text("a user's own file")
    again = xz.open_study(small).run()
    assert again.computed == ()
    assert again["index"].frame.equals(run["index"].frame)
    assert not (small / "results.new").exists()
    assert not (small / "brief.html.new").exists()
    assert (small / "mine.new").exists()


def test_a_kill_between_two_renames_is_undone(small: Path) -> None:
    xz.open_study(small).run()
    (small / "results").rename(small / "results.old")
    assert xz.open_study(small).run().computed == ()
    assert not (small / "results.old").exists()


def test_a_damaged_result_is_computed_again(small: Path) -> None:
    run = xz.open_study(small).run()
    (small / "results" / "weights.parquet").write_bytes(b"damaged")
    again = xz.open_study(small).run()
    assert again.computed == ("weights",)
    assert again["weights"].frame.equals(run["weights"].frame)


def test_a_damaged_record_is_no_record(small: Path) -> None:
    xz.open_study(small).run()
    (small / "results" / "result.json").write_text("{", encoding="utf-8")
    assert "index" in xz.open_study(small).run().computed


def test_a_document_is_kept_only_while_it_is_unharmed(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    store.save_document("brief.html", "key", b"page")
    assert store.has_document("brief.html", "key")
    assert not store.has_document("brief.html", "other key")
    (tmp_path / "brief.html").write_bytes(b"changed by hand")
    assert not store.has_document("brief.html", "key")


@pytest.mark.parametrize("moment", [0.4, 0.8, 1.2, 1.6])
def test_kill_in_the_middle_of_a_run(small: Path, moment: float) -> None:
    good = xz.open_study(small).run()["index"].frame
    text = (small / "study.yaml").read_text(encoding="utf-8")
    (small / "study.yaml").write_text(text.replace("draws: 1000", "draws: 4000"), encoding="utf-8")
    code = "import xinzhi as xz, sys\nwhile True:\n    xz.open_study(sys.argv[1]).run()\n    (__import__('pathlib').Path(sys.argv[1]) / 'results' / 'result.json').unlink()"
    process = subprocess.Popen([sys.executable, "-c", code, str(small)])
    time.sleep(moment)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    (small / "study.yaml").write_text(text, encoding="utf-8")
    again = xz.open_study(small).run()
    assert again["index"].frame.equals(good)
    assert {p.name for p in small.iterdir()} == {"figures.csv", "small.yaml", "study.yaml", "results"}
