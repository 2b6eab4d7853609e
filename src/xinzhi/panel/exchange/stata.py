"""Stata: one row a unit and period in a csv, and a do-file that asks teddf or gtfpch for the same."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from xinzhi.errors.exchange import ExchangeError
from xinzhi.panel.exchange._tables import table, text
from xinzhi.panel.exchange.production import Production, assembled, number


def write_stata(production: Production, folder: str | Path, name: str) -> list[Path]:
    """Write ``<name>.csv`` and ``<name>.do``, which runs teddf and gtfpch (Wang, Du & Zhang 2022) on it.

    Names of variables become what Stata takes: letters, digits and underscores, 32 at most; labels keep the names.
    """
    folder = Path(folder)
    short = _short(production.names)
    rows = [
        [unit, period, *(f"{value:.15g}" for value in production.values[t, u])]
        for t, period in enumerate(production.periods)
        for u, unit in enumerate(production.units)
    ]
    file, script = folder / f"{name}.csv", folder / f"{name}.do"
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows([["unit", "period", *short], *rows])
    m, s = len(production.inputs), len(production.outputs)
    model = f"{' '.join(short[:m])} = {' '.join(short[m : m + s])}" + (
        f": {' '.join(short[m + s :])}" if production.bad else ""
    )
    lines = [
        f'import delimited "{name}.csv", clear varnames(1) encoding(utf-8)',
        *(f'label variable {code} "{full}"' for code, full in zip(short, production.names, strict=True)),
        "egen id = group(unit)",
        "xtset id period",
        f"teddf {model}, dmu(unit) time(period) sav({name}_ddf, replace)"
        if production.bad
        else f"* no bad outputs: use dea or malmq on {model}",
        *([f"gtfpch {model}, dmu(unit) global sav({name}_gml, replace)"] if production.bad else []),
    ]
    script.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [file, script]


def _short(names: tuple[str, ...]) -> list[str]:
    """Give names that Stata takes, each once."""
    out: list[str] = []
    for at, name in enumerate(names, 1):
        plain = re.sub(r"[^A-Za-z0-9_]", "_", name)[:28].strip("_")
        plain = plain if plain and not plain[0].isdigit() else f"v{at}_{plain}".rstrip("_")
        out.append(plain if plain not in out and plain not in {"unit", "period", "id"} else f"{plain}_{at}")
    return out


def read_stata(
    path: str | Path,
    *,
    unit: str,
    period: str,
    inputs: tuple[str, ...],
    outputs: tuple[str, ...],
    bad: tuple[str, ...] = (),
) -> Production:
    """Read a csv as Stata's ``export delimited`` writes it, or a file of Stata (dta), by the names of its columns.

    Raises
    ------
    ExchangeError
        When a column is not there, a cell is no number, or a unit lacks a period.
    """
    path = Path(path)
    lines = _cells(path)
    known = list(lines[0]) if lines else []
    for column in (unit, period, *inputs, *outputs, *bad):
        if column not in known:
            raise ExchangeError.no_column(path.name, column, known)
    rows = [
        (
            line[unit],
            line[period],
            [number(line[name], path.name, f"{at + 2}, {name}") for name in (*inputs, *outputs, *bad)],
        )
        for at, line in enumerate(lines)
    ]
    return assembled(rows, {"inputs": inputs, "outputs": outputs, "bad": bad}, path.name)


def _cells(path: Path) -> list[dict[str, str]]:
    """Give rows of cells as text, by the name of the column."""
    if path.suffix.lower() == ".dta":
        read = table(path)
        return [dict(zip(read.columns, map(text, row), strict=True)) for row in read.rows]
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
