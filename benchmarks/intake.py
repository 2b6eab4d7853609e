"""How long a million cells, a folder of 300 files and ten million empty cells take: `python benchmarks/intake.py`.

The promise: a sheet of a million cells becomes a panel in 1.5 times the time that python-calamine alone needs for the
same file, plus 2 s, in less than 1 GB. Both run in processes of their own, in turn; the shortest of several runs
counts. Where a promise is not kept the command fails.
"""

from __future__ import annotations

import json
import platform
import random
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from xinzhi.keys import regions

RUNS = 3
MOST_MB = 1000
NAMES = [regions.name(code, "zh") for code in regions.codes()[:31]]
YEARS = range(1990, 2026)


def write(path: Path, rows: Iterable[Sequence[object]]) -> None:
    """Write an xlsx of one sheet."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("数据")
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()


def number() -> float:
    """Give a figure as yearbooks print them."""
    return round(random.random() * 1e5, 2)  # noqa: S311 (no secret)


def one_figure_a_row(path: Path) -> None:
    """200,000 rows of 5 cells."""
    keys = [(name, year, f"指标{at}") for at in range(180) for year in YEARS for name in NAMES][:200_000]
    heads = ["地区", "年份", "指标", "数值", "单位"]
    write(path, [heads, *([name, year, indicator, number(), "亿元"] for name, year, indicator in keys)])


def one_indicator_a_column(path: Path) -> None:
    """1,116 rows of 898 cells."""
    heads = ["地区", "年份", *(f"指标{at}（亿元）" for at in range(896))]
    write(path, [heads, *([name, year, *(number() for _ in range(896))] for year in YEARS for name in NAMES)])


def years_across(path: Path) -> None:
    """900 indicators below each other, 31 regions each, 36 years across."""
    heads = ["指标", "地区", *(f"{year}年" for year in YEARS)]
    rows = ([f"指标{at}（亿元）", name, *(number() for _ in YEARS)] for at in range(900) for name in NAMES)
    write(path, [heads, *rows])


def empty_cells(path: Path) -> None:
    """Three rows of a table above a million rows of ten cells that hold a style and nothing else."""
    small = path.with_name("small.xlsx")
    write(small, [["地区", "2023年"], ["北京", 1], ["天津", 2]])
    with zipfile.ZipFile(small) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for part in old.namelist():
            head, end, tail = old.read(part).decode().partition("</sheetData>")
            with new.open(part, "w", force_zip64=True) as out:
                out.write(head.encode())
                for row in range(4, 1_000_004) if end else ():
                    cells = "".join(f'<c r="{column}{row}" s="0"/>' for column in "ABCDEFGHIJ")
                    out.write(f'<row r="{row}">{cells}</row>'.encode())
                out.write((end + tail).encode())


def folder(path: Path) -> None:
    """300 files of 31 regions by 36 years, xlsx and csv in turn."""
    path.mkdir()
    for at in range(300):
        rows = [[f"指标{at}（亿元）"], ["地区", *(f"{year}年" for year in YEARS)]]
        rows += [[name, *(number() for _ in YEARS)] for name in NAMES]
        if at % 2:
            write(path / f"表 {at}.xlsx", rows)
        else:
            text = "\n".join(",".join(map(str, row)) for row in rows)
            (path / f"表 {at}.csv").write_text(text, encoding="gb18030")


def calamine(path: str) -> int:
    """Read every cell with python-calamine alone."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    sheets = (book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names)
    return sum(len(row) for rows in sheets for row in rows)


def ours(path: str) -> int:
    """Read the panel; the import of the package counts."""
    import xinzhi as xz

    told: list[int] = []
    panel = xz.read_tables(path, tell=lambda _, at, __: told.append(at))
    if panel.failed or panel.unread or len(told) != len(panel.files):
        raise SystemExit(f"not all was read: {panel.failed} {panel.unread[:3]}")
    return panel.frame.height


def measured(what: str, path: Path) -> dict[str, float]:
    """Run one reading in a process of its own; give its result, seconds and largest memory in MB."""
    run = subprocess.run([sys.executable, __file__, what, str(path)], capture_output=True, encoding="utf-8", check=True)
    found: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    return found


def run_one(what: str, path: str) -> int:
    """Do one reading and print what it took."""
    began = time.perf_counter()
    count = {"calamine": calamine, "ours": ours}[what](path)
    seconds, used = time.perf_counter() - began, time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"count": count, "seconds": seconds, "processor": used, "memory": memory}))
    return 0


def compare(make: Callable[[Path], None], at: Path) -> bool:
    """Read one workbook both ways, in turn; say whether the promise is kept."""
    path = at / f"{make.__name__}.xlsx"
    make(path)
    rounds = [(measured("calamine", path), measured("ours", path)) for _ in range(RUNS)]
    theirs, mine = (min(each[side]["seconds"] for each in rounds) for side in (0, 1))
    alone, whole = (min(each[side]["processor"] for each in rounds) for side in (0, 1))
    memory = max(each[1]["memory"] for each in rounds)
    limit = 1.5 * theirs + 2
    cells, figures = rounds[0][0]["count"], rounds[0][1]["count"]
    print(
        f"{make.__name__:<24}{cells:>10,.0f} cells {figures:>9,.0f} figures  calamine {theirs:.2f} s  "
        f"ours {mine:.2f} s  limit {limit:.2f} s  {memory:.0f} MB  (of the processor {alone:.2f} s and {whole:.2f} s)"
    )
    return mine <= limit and memory < MOST_MB


def main() -> int:
    """Measure all."""
    if len(sys.argv) == 3:
        return run_one(*sys.argv[1:])
    random.seed(1)
    print(
        f"{datetime.now(UTC):%Y-%m-%d}  Python {platform.python_version()}  {platform.machine()}  "
        f"python-calamine {version('python-calamine')}  polars {version('polars')}"
    )
    with TemporaryDirectory() as made:
        kept = [compare(make, Path(made)) for make in (one_figure_a_row, one_indicator_a_column, years_across)]
        folder(Path(made, "folder"))
        found = measured("ours", Path(made, "folder"))
        print(f"{'300 files':<24}{found['count']:,.0f} figures  {found['seconds']:.2f} s  {found['memory']:.0f} MB")
        kept.append(found["memory"] < MOST_MB)
        empty_cells(Path(made, "empty.xlsx"))
        alone, found = measured("calamine", Path(made, "empty.xlsx")), measured("ours", Path(made, "empty.xlsx"))
        print(
            f"{'ten million empty cells':<24}calamine {alone['seconds']:.2f} s  ours {found['seconds']:.2f} s  "
            f"{found['memory']:.0f} MB"
        )
        kept.append(found["memory"] < MOST_MB)
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
