"""What is said of a file: when reading it, in the file beside it, and in the one beside an earlier edition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

from xinzhi.errors.intake import IntakeError
from xinzhi.errors.keys import KeysError
from xinzhi.errors.sidecars import SidecarError
from xinzhi.evidence.intake.forms import Remembered, carried, form, known_again
from xinzhi.evidence.intake.found import Given, Remark
from xinzhi.evidence.intake.grid import Grid
from xinzhi.evidence.intake.sidecar import ENDING, Sidecar, TableSaid, beside, read_sidecar
from xinzhi.evidence.intake.spoken import Names
from xinzhi.keys import regions
from xinzhi.keys.own import KeySet, key_set
from xinzhi.lang import Words

NOTHING = Sidecar()


@dataclass(frozen=True, slots=True)
class Asked:
    """What was said when reading: it goes before what stands beside the files.

    Attributes
    ----------
    given
        What files do not say themselves.
    keys, within
        A list of keys of the user's own; the region that all lies in.
    remembered
        Files that stand beside earlier editions.
    """

    given: Given = field(default_factory=Given)
    keys: KeySet | None = None
    within: str = ""
    remembered: tuple[Remembered, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """All that is said of one file, and what is to be told of it."""

    given: Given
    names: Names
    sidecar: Sidecar
    remarks: tuple[Remark, ...] = ()

    def of(self, table: TableSaid | None) -> Given:
        """Give what is said of one table."""
        return joined(self.given, table.said) if table else self.given


def told(path: Path, name: str, grids: Sequence[Grid], asked: Asked) -> Told:
    """Give all that is said of the file at `path`.

    Raises
    ------
    SidecarError
        When the file beside it cannot be followed.
    """
    sidecar, remarks = _sidecar(path, name, grids, asked.remembered)
    return told_of(name, asked, sidecar, tuple(remarks))


def told_of(name: str, asked: Asked, sidecar: Sidecar = NOTHING, remarks: tuple[Remark, ...] = ()) -> Told:
    """Give what was said when reading, and then what a file beside the table says.

    Raises
    ------
    IntakeError
        When the region that all lies in is none.
    """
    keys = asked.keys or (key_set(sidecar.keys) if sidecar.keys else None)
    within = asked.within or sidecar.within
    if within:
        within = _inside(sidecar.file or name, within, keys)
    said = tuple(sidecar.regions.items())
    return Told(joined(asked.given, sidecar.said), Names(keys, within, said), sidecar, remarks)


def joined(given: Given, said: dict[str, str]) -> Given:
    """Give what was said first, and for the rest what is said here."""
    return Given(**{each.name: getattr(given, each.name) or said.get(each.name, "") for each in fields(Given)})


def remembered(folder: Path, *, below: bool = True) -> tuple[Remembered, ...]:
    """Give the files that stand beside tables in a folder, and below it, and know the form of their table.

    Raises
    ------
    SidecarError
        When one of them cannot be followed.
    """
    held = []
    found = folder.rglob(f"*{ENDING}") if below else folder.glob(f"*{ENDING}")
    for path in sorted(found) if folder.is_dir() else [folder]:
        table = path.name.removesuffix(ENDING)
        try:
            held.append(Remembered(read_sidecar(path, path.name), table))
        except SidecarError:
            if path.with_name(table).is_file():  # told with its own table
                continue
            raise
    return tuple(each for each in held if each.sidecar.form)


def _inside(file: str, within: str, keys: KeySet | None) -> str:
    try:
        return keys.resolve(within) if keys else regions.resolve(within)
    except KeysError as error:
        raise IntakeError.unreadable(file, error.words) from None


def _sidecar(
    path: Path, name: str, grids: Sequence[Grid], held: Sequence[Remembered]
) -> tuple[Sidecar, Iterator[Remark]]:
    own = beside(path)
    if own.is_file():
        sidecar = read_sidecar(own, name + ENDING)
        changed = bool(sidecar.form) and not set(sidecar.form) <= {form(grid) for grid in grids}
        return sidecar, iter([Remark(name, "", "", "layout-changed", CHANGED)] if changed else [])
    if not held:
        return Sidecar(), iter(())
    found, differs = known_again({form(grid) for grid in grids}, path.name, held)
    if found is None:
        return Sidecar(), (Remark(name, "", "", "layout-changed", words) for words in differs)
    words = Words(
        f"与 {found.table} 同一表式，按它的说明文件读入（时期、口径除外）",
        f"has the form of {found.table} and was read as the file beside that says, but for periods and vintages",
    )
    return carried(found, path.name), iter([Remark(name, "", "", "remembered", words)])


CHANGED = Words(
    "表式与写说明文件时不同（标题或表头有变），请核对说明文件",
    "its title or heads are not what they were when the file beside it was written; look that file through",
)


def tables_of(sidecar: Sidecar, grid: Grid, number: int) -> tuple[TableSaid, ...]:
    """Give what is said of the tables of a sheet, the `number`-th counted from 1."""
    return tuple(each for each in sidecar.tables if each.sheet in {"", grid.sheet, str(number)})


def checked(sidecar: Sidecar, grids: Sequence[Grid]) -> None:
    """See that every sheet that is spoken of is there.

    Raises
    ------
    SidecarError
        When one is not.
    """
    names = [grid.sheet for grid in grids]
    known = {"", *names, *(str(number) for number in range(1, len(names) + 1))}
    for table in sidecar.tables:
        if table.sheet not in known:
            raise SidecarError.not_there(sidecar.file, table.line, "sheet", table.sheet, names)
