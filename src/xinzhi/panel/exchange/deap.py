"""DEAP 2.1 (Coelli 1996): an instruction file and a data file of bare numbers."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Literal

from xinzhi.errors.exchange import ExchangeError
from xinzhi.panel.exchange.production import Production, assembled, number

WORDS = (
    "DATA FILE NAME",
    "OUTPUT FILE NAME",
    "NUMBER OF FIRMS",
    "NUMBER OF TIME PERIODS",
    "NUMBER OF OUTPUTS",
    "NUMBER OF INPUTS",
    "0=INPUT AND 1=OUTPUT ORIENTATED",
    "0=CRS AND 1=VRS",
    "0=DEA(MULTI-STAGE), 1=COST-DEA, 2=MALMQUIST-DEA, 3=DEA(1-STAGE), 4=DEA(2-STAGE)",
)


def write_deap(
    production: Production,
    folder: str | Path,
    name: str,
    *,
    orientation: Literal["input", "output"] = "input",
    returns: Literal["constant", "variable"] = "constant",
) -> list[Path]:
    """Write ``<name>-ins.txt`` and ``<name>-dta.txt``, and ``<name>-names.csv``, because DEAP keeps no names.

    Outputs stand before inputs, all units of the first period before those of the next. More than one period asks
    for the Malmquist index.

    Raises
    ------
    ExchangeError
        When there are bad outputs, which DEAP has no place for.
    """
    if production.bad:
        raise ExchangeError.no_place_for_bad("DEAP", production.bad)
    folder = Path(folder)
    m = len(production.inputs)
    rows = [[*unit[m:], *unit[:m]] for period in production.values.tolist() for unit in period]
    data = "\n".join(" ".join(f"{value:.15g}" for value in row) for row in rows) + "\n"
    asked = [
        f"{name}-dta.txt",
        f"{name}-out.txt",
        len(production.units),
        len(production.periods),
        len(production.outputs),
        m,
        int(orientation == "output"),
        int(returns == "variable"),
        2 if len(production.periods) > 1 else 0,
    ]
    said = "\n".join(f"{value!s:<16}{words}" for value, words in zip(asked, WORDS, strict=True)) + "\n"
    paths = [folder / f"{name}-{end}" for end in ("ins.txt", "dta.txt", "names.csv")]
    paths[0].write_text(said, encoding="ascii")
    paths[1].write_text(data, encoding="ascii")
    with paths[2].open("w", encoding="utf-8", newline="") as file:
        lines = {
            "unit": production.units,
            "period": production.periods,
            "output": production.outputs,
            "input": production.inputs,
        }
        csv.writer(file).writerows(
            [kind, number, held] for kind, names in lines.items() for number, held in enumerate(names, 1)
        )
    return paths


def read_deap(path: str | Path) -> Production:
    """Read a DEAP problem by its instruction file; names come from ``-names.csv`` beside it, else they are numbers.

    Raises
    ------
    ExchangeError
        When the instruction file is too short, or the data file has other rows and columns than it says.
    """
    path = Path(path)
    asked = [line.split()[0] for line in path.read_text(encoding="utf-8").splitlines() if line.split()]
    if len(asked) < len(WORDS):
        raise ExchangeError.short(path.name, len(asked), len(WORDS))
    firms, periods, outputs, inputs = (
        int(number(text, path.name, words)) for text, words in zip(asked[2:6], WORDS[2:6], strict=True)
    )
    data = path.parent / asked[0]
    lines = [line.split() for line in data.read_text(encoding="utf-8").splitlines() if line.split()]
    if len(lines) != firms * periods or any(len(line) != outputs + inputs for line in lines):
        raise ExchangeError.other_size(data.name, firms * periods, outputs + inputs)
    held = _names(path, {"unit": firms, "period": periods, "output": outputs, "input": inputs})
    rows = []
    for at, line in enumerate(lines):
        values = [number(text, data.name, f"{at + 1}") for text in line]
        rows.append((held["unit"][at % firms], held["period"][at // firms], [*values[outputs:], *values[:outputs]]))
    return assembled(rows, {"inputs": held["input"], "outputs": held["output"]}, data.name)


def _names(path: Path, counts: dict[str, int]) -> dict[str, tuple[str, ...]]:
    """Give the names of units, periods and variables, numbers where there is no file of them."""
    prefix = {"unit": "", "period": "", "output": "y", "input": "x"}
    plain = {kind: tuple(f"{prefix[kind]}{k}" for k in range(1, count + 1)) for kind, count in counts.items()}
    read = names_beside(path, "-ins.txt")
    found = {kind: tuple(name for _, name in read.get(kind, ())) for kind in counts}
    return {kind: found[kind] if len(found[kind]) == count else plain[kind] for kind, count in counts.items()}


def names_beside(path: Path, end: str) -> dict[str, list[tuple[str, str]]]:
    """Give (number, name) by kind from the ``-names.csv`` beside a file of DEAP; nothing where there is none."""
    file = path.with_name(path.name.removesuffix(end) + "-names.csv")
    out: dict[str, list[tuple[str, str]]] = {}
    if not path.name.endswith(end) or not file.is_file():
        return out
    with file.open(encoding="utf-8", newline="") as opened:
        for row in csv.reader(opened):
            if len(row) == 3:
                out.setdefault(row[0], []).append((row[1], row[2]))
    return out
