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
from xinzhi.errors import XinzhiError
from xinzhi.study.store import Store


def test_a_half_written_folder_is_put_away(small: Path) -> None:
    run = xz.open_study(small).run()
    (small / ".results.new").mkdir()
    (small / ".results.new" / "index.parquet").write_bytes(b"half")
    (small / ".brief.html.new").write_bytes(b"half")
    (small / "mine.new").write_text("a user's own file")
    again = xz.open_study(small).run()
    assert again.computed == ()
    assert again["index"].frame.equals(run["index"].frame)
    assert not (small / ".results.new").exists()
    assert not (small / ".brief.html.new").exists()
    assert (small / "mine.new").exists()


def test_a_kill_between_two_renames_is_undone(small: Path) -> None:
    xz.open_study(small).run()
    (small / "results").rename(small / ".results.old")
    assert xz.open_study(small).run().computed == ()
    assert not (small / ".results.old").exists()


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


def test_what_a_user_keeps_among_the_results_stays(small: Path) -> None:
    (small / "results" / "mine").mkdir(parents=True)
    (small / "results" / "notes.txt").write_text("mine")
    (small / "results" / "mine" / "deep.parquet").write_text("mine")
    for _ in range(2):
        xz.open_study(small).run()
        (small / "study.yaml").write_text((small / "study.yaml").read_text(encoding="utf-8") + "# again\n", "utf-8")
        (small / "results" / "weights.parquet").write_bytes(b"damaged")
    assert (small / "results" / "notes.txt").read_text() == "mine"
    assert (small / "results" / "mine" / "deep.parquet").read_text() == "mine"


def test_a_file_called_results_is_not_moved(small: Path) -> None:
    (small / "results").write_text("mine")
    with pytest.raises(XinzhiError) as caught:
        xz.open_study(small).run()
    assert caught.value.code == "study.cannot-write"
    assert (small / "results").read_text() == "mine"
    assert {p.name for p in small.iterdir()} == {"figures.csv", "small.yaml", "study.yaml", "results"}


def test_a_result_no_longer_asked_for_goes(small: Path) -> None:
    xz.open_study(small).run()
    text = (small / "study.yaml").read_text(encoding="utf-8")
    (small / "study.yaml").write_text(text.split("regions:", maxsplit=1)[0], encoding="utf-8")
    (small / "results" / "weights.parquet").unlink()
    xz.open_study(small).run()
    assert not list((small / "results").glob("disparity*"))


def test_a_document_edited_by_hand_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    store.save_document("brief.docx", "key", b"page")
    (tmp_path / "brief.docx").write_bytes(b"edited by hand")
    store.save_document("brief.docx", "key", b"page")
    store.save_document("brief.docx", "other key", b"other page")
    assert (tmp_path / "brief.docx").read_bytes() == b"other page"
    assert (tmp_path / "brief.previous.docx").read_bytes() == b"edited by hand"


def test_a_document_half_recorded_by_a_killed_run_is_ours(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    store.save_document("brief.html", "one", b"old page")
    store.save_document("brief.html", "two", b"new page")
    (tmp_path / "brief.html").write_bytes(b"old page")  # as if killed after the record and before the page
    assert not store.has_document("brief.html", "two")
    store.save_document("brief.html", "two", b"new page")
    assert not (tmp_path / "brief.previous.html").exists()


@pytest.mark.parametrize(
    "record",
    [
        "[]",
        '{"steps": []}',
        '{"steps": {"index": 3}}',
        '{"steps": {"index": {"key": 1}}}',
        "[" * 9000,
        '{"steps": null}',
    ],
)
def test_a_record_changed_by_hand_is_no_record(small: Path, record: str) -> None:
    xz.open_study(small).run()
    (small / "results" / "result.json").write_text(record, encoding="utf-8")
    (small / ".documents.json").write_text('{"brief.html": 3}', encoding="utf-8")
    again = xz.open_study(small).run()
    assert "index" in again.computed
    assert not again.store.has_document("brief.html", "key")


def test_runs_at_once_in_one_folder_leave_a_whole_state(small: Path, tmp_path: Path) -> None:
    code = "import sys, xinzhi as xz\nfor _ in range(3):\n    run = xz.open_study(sys.argv[1]).run(sys.argv[2])\n    run.store.save(list(run.values()), {})\n    run.store.save_document('brief.html', 'key', b'page')"
    runs = [subprocess.Popen([sys.executable, "-c", code, str(small), str(tmp_path / "out")]) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert xz.open_study(small).run(tmp_path / "out").computed == ()
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"results", "brief.html", ".documents.json"}
