"""Tables of pairs of regions beside a study: travel times, distances or weights of one's own, in a csv from, to, value."""

from __future__ import annotations

import csv
import io
import math
from typing import TYPE_CHECKING

import numpy as np

from xinzhi.errors.keys import KeysError
from xinzhi.errors.study_regions import StudyRegionsError
from xinzhi.keys import regions as region_keys

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

COLUMNS = ("from", "to", "value")


def read_pairs(path: Path, name: str, regions: list[str], *, absent: float, mirrored: bool) -> NDArray[np.float64]:
    """Read a table of pairs into a matrix (regions, regions) in the order of the regions.

    Parameters
    ----------
    path, name
        The file, and what messages call it: csv in UTF-8 with the columns from, to, value.
    regions
        Codes of the regions; pairs of others are left aside.
    absent
        What stands where no pair is given, off the diagonal; the diagonal is 0 unless it is given.
    mirrored
        Whether a pair given in one direction holds in both.

    Raises
    ------
    StudyRegionsError
        For a file that is missing or has other columns, a region that is none, a value that is no number or below 0,
        and a pair with two values; with the line.
    """
    place = {code: at for at, code in enumerate(regions)}
    out = np.full((len(regions), len(regions)), np.nan)
    for line, row in _rows(path, name):
        ends = [_code(name, line, row[column] or "") for column in COLUMNS[:2]]
        value = _value(name, line, row["value"] or "")
        if not set(ends) <= set(place):
            continue
        i, j = place[ends[0]], place[ends[1]]
        if not np.isnan(out[i, j]) and out[i, j] != value:
            raise StudyRegionsError.bad_pairs(name, line, "这一对出现了两个不同的值", "this pair has two values")
        out[i, j] = value
    if mirrored:
        out = np.where(np.isnan(out), out.T, out)
    diagonal = np.diag(np.nan_to_num(np.diagonal(out)))
    off = ~np.eye(len(regions), dtype=bool)
    return np.where(off, np.where(np.isnan(out), absent, out), diagonal)


def _rows(path: Path, name: str) -> list[tuple[int, dict[str, str | None]]]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise StudyRegionsError.bad_pairs(
            name, 0, "文件读不出来（应为 UTF-8 的 csv）", "it cannot be read (csv in UTF-8)"
        ) from None
    reader = csv.DictReader(io.StringIO(text))
    if not set(COLUMNS) <= set(reader.fieldnames or ()):
        raise StudyRegionsError.bad_pairs(
            name, 1, "首行应有 from、to、value 三列", "the first line must have the columns from, to, value"
        )
    return [(reader.line_num, row) for row in reader]


def _code(name: str, line: int, region: str) -> str:
    try:
        return region_keys.resolve(region)
    except KeysError as error:
        raise StudyRegionsError.bad_pairs(name, line, error.text("zh"), error.text("en")) from None


def _value(name: str, line: int, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value >= 0):
        raise StudyRegionsError.bad_pairs(
            name, line, f"“{text}”不是不小于 0 的数", f"'{text}' is no number of 0 or above"
        )
    return value
