"""Reading documents: a PDF of 500 pages in 20 seconds, and the ledger of a long text.

    python benchmarks/documents.py [FILE.pdf]

Without a file, a PDF of 500 pages is made with 40 lines of Chinese a page in a font that is named and not embedded, which
is the slow case: the reader looks a substitute up for every letter. Prints pages, characters and seconds of one run.
"""

from __future__ import annotations

import sys
import tempfile
import time
from importlib import util
from pathlib import Path

from xinzhi.evidence import read_document
from xinzhi.keys.places import find_places
from xinzhi.panel.check import read_claims

TESTS = Path(__file__).parent.parent / "tests" / "evidence" / "conftest.py"
LINE = "前三季度我国高技术制造业利润同比增长6.3%，10月集成电路产量增长11.8%。"
PAGES, LINES, MOST = 500, 40, 20.0


def main() -> None:
    """Read the file and its claims, and print the times."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else _made(Path(folder))
        start = time.perf_counter()
        document = read_document(path)
        read = time.perf_counter() - start
    print(f"{len(document.pages)} pages, {len(document.text):,} characters: {read:.1f} s (promised: {MOST:.0f} s)")
    start = time.perf_counter()
    places = find_places(document.text, year=2024)
    walked = time.perf_counter() - start
    print(f"{len(places):,} places: {len(document.text) / walked:,.0f} characters a second")
    start = time.perf_counter()
    reading = read_claims(document)
    found = time.perf_counter() - start
    print(f"{len(reading.entries):,} claims with cases and sums: {len(document.text) / found:,.0f} characters a second")


def _made(folder: Path) -> Path:
    found = util.spec_from_file_location("pdf_maker", TESTS)
    assert found is not None
    assert found.loader is not None
    maker = util.module_from_spec(found)
    found.loader.exec_module(maker)
    path = folder / "long.pdf"
    path.write_bytes(maker.draw_pdf([[LINE] * LINES for _ in range(PAGES)]))
    return path


if __name__ == "__main__":
    main()
