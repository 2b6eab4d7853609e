"""MaxDEA: a sheet with one row a unit (and period), whose columns are defined as inputs or outputs in the program."""

from __future__ import annotations

from pathlib import Path

from xinzhi.errors.exchange import ExchangeError
from xinzhi.panel.exchange.production import Production, assembled, number

UNIT, PERIOD = "DMU", "Period"
ROLES = {"input": "inputs", "output": "outputs", "undesirable output": "bad"}


def write_maxdea(production: Production, path: str | Path) -> Path:
    """Write an xlsx with the sheet ``Data`` (DMU, Period, variables) and ``Definition`` (variable, what it is).

    MaxDEA imports the first and lets the second be chosen by hand; `read_maxdea` reads both.
    """
    import xlsxwriter  # type: ignore[import-untyped]

    path = Path(path)
    roles = {**dict.fromkeys(production.inputs, "input"), **dict.fromkeys(production.outputs, "output")}
    roles |= dict.fromkeys(production.bad, "undesirable output")
    with xlsxwriter.Workbook(str(path)) as book:
        data, definition = book.add_worksheet("Data"), book.add_worksheet("Definition")
        data.write_row(0, 0, [UNIT, PERIOD, *production.names])
        for t, period in enumerate(production.periods):
            for u, unit in enumerate(production.units):
                row = 1 + t * len(production.units) + u
                data.write_row(row, 0, [unit, period, *production.values[t, u].tolist()])
        definition.write_row(0, 0, ["Variable", "Type"])
        for at, (name, role) in enumerate(roles.items(), 1):
            definition.write_row(at, 0, [name, role])
    return path


def read_maxdea(path: str | Path, **roles: tuple[str, ...]) -> Production:
    """Read a sheet as MaxDEA imports it.

    Parameters
    ----------
    path
        An xlsx; the first sheet has DMU, Period where there are several, and one column a variable.
    **roles
        Names of the columns: inputs, outputs, bad. Read from the sheet ``Definition`` where left out.

    Raises
    ------
    ExchangeError
        When a column or the roles are not there, a cell is no number, or a unit lacks a period.
    """
    from python_calamine import CalamineWorkbook

    path = Path(path)
    book = CalamineWorkbook.from_path(str(path))
    head, *table = book.get_sheet_by_index(0).to_python()
    columns = [str(cell).strip() for cell in head]
    if not roles:
        if "Definition" not in book.sheet_names:
            raise ExchangeError.no_roles(path.name)
        pairs = [
            (str(row[0]), ROLES.get(str(row[1]).strip().lower()))
            for row in book.get_sheet_by_name("Definition").to_python()[1:]
        ]
        roles = {role: tuple(name for name, held in pairs if held == role) for role in ROLES.values()}
    wanted = [name for role in ("inputs", "outputs", "bad") for name in roles.get(role, ())]
    for name in (UNIT, *wanted):
        if name not in columns:
            raise ExchangeError.no_column(path.name, name, columns)
    rows = []
    for at, line in enumerate(table):
        cells = dict(zip(columns, line, strict=False))
        values = [number(str(cells[name]), path.name, f"{at + 2}, {name}") for name in wanted]
        rows.append((_text(cells[UNIT]), _text(cells.get(PERIOD, "1")), values))
    return assembled(rows, {"inputs": (), "outputs": (), "bad": ()} | roles, path.name)


def _text(cell: object) -> str:
    """Give a cell as text, a whole number without its point."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
