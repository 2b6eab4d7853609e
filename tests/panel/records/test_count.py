"""Counting records: every kind of source, the same counts; what cannot be counted is told."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from xinzhi.errors.records import RecordsError
from xinzhi.panel.records import Counts, count_records

COLUMNS = {"region": "region", "industry": "industry", "period": "year"}


@pytest.fixture(scope="module")
def records() -> pl.DataFrame:
    """Give 5,000 jobs in 12 regions, 9 industries and 3 years, with whole weights."""
    random = np.random.default_rng(7)
    return pl.DataFrame(
        {
            "region": [f"{code}0000" for code in random.integers(11, 23, 5000)],
            "industry": [f"C{code}" for code in random.integers(13, 22, 5000)],
            "year": random.integers(2021, 2024, 5000),
            "jobs": random.integers(1, 500, 5000),
        },
    )


@pytest.fixture(scope="module")
def counted(records: pl.DataFrame) -> pl.DataFrame:
    """Give what polars counts."""
    found = records.group_by("year", "region", "industry").agg(pl.col("jobs").sum().cast(pl.Float64))
    return found.rename({"year": "period", "jobs": "count"}).sort("period", "region", "industry")


def same(found: Counts, counted: pl.DataFrame) -> bool:
    return found.frame.equals(counted)


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_files(records: pl.DataFrame, counted: pl.DataFrame, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"jobs.{ending}"
    records.write_parquet(path) if ending == "parquet" else records.write_csv(path)
    found = count_records(path, **COLUMNS, weight="jobs")
    assert same(found, counted)
    assert (found.records, found.left_out, found.engine) == (5000, 0, "duckdb")


def test_a_folder_of_files_counts_as_one(records: pl.DataFrame, counted: pl.DataFrame, tmp_path: Path) -> None:
    for part in range(5):
        records[part::5].write_parquet(tmp_path / f"part-{part}.parquet")
    assert same(count_records(tmp_path, **COLUMNS, weight="jobs"), counted)
    assert same(count_records(str(tmp_path / "part-*.parquet"), **COLUMNS, weight="jobs"), counted)


def test_frames(records: pl.DataFrame, counted: pl.DataFrame) -> None:
    for frame in (records, records.to_pandas(), records.to_arrow()):
        assert same(count_records(frame, **COLUMNS, weight="jobs"), counted)


def test_a_duckdb_file(records: pl.DataFrame, counted: pl.DataFrame, tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / "jobs.duckdb"
    with duckdb.connect(str(path)) as database:
        database.register("records", records.to_arrow())
        database.sql("CREATE TABLE jobs AS SELECT * FROM records")
    assert same(count_records(path, **COLUMNS, weight="jobs"), counted)
    with duckdb.connect(str(path)) as database:
        database.sql("CREATE TABLE other AS SELECT 1 AS one")
    with pytest.raises(RecordsError) as caught:
        count_records(path, **COLUMNS)
    assert caught.value.code == "records.which-table"
    assert same(count_records(path, **COLUMNS, weight="jobs", table="jobs"), counted)


def test_without_a_weight_records_count_as_one(records: pl.DataFrame) -> None:
    found = count_records(records, **COLUMNS)
    assert found.frame["count"].sum() == 5000
    assert found.matrices().shape == (3, 12, 9)
    assert found.matrices().sum() == 5000


def test_a_matrix_is_keyed_and_not_ordered(records: pl.DataFrame) -> None:
    found = count_records(records.sample(fraction=1, shuffle=True, seed=3), **COLUMNS, weight="jobs")
    row = found.frame.row(17, named=True)
    at = (
        found.periods.index(row["period"]),
        found.regions.index(row["region"]),
        found.industries.index(row["industry"]),
    )  # type: ignore[arg-type]
    assert found.matrices()[at] == row["count"]


def test_what_has_no_place_is_told() -> None:
    frame = pl.DataFrame(
        {
            "region": ["11", " 11 ", "", "  ", None, "12"],
            "industry": ["C1", "C1", "C1", "C1", "C1", None],
            "year": [2020] * 6,
            "jobs": [4, 5, 1, 2, 3, 5],
        },
    )
    found = count_records(frame, **COLUMNS, weight="jobs")
    assert found.frame.rows() == [(2020, "11", "C1", 9.0)]
    assert (found.records, found.left_out) == (6, 4)
    assert found.left_out_weight == pytest.approx(11 / 20)


def test_fractions_do_not_hang_on_order(records: pl.DataFrame) -> None:
    tenths = records.with_columns(jobs=pl.col("jobs") / 10)
    one = count_records(tenths, **COLUMNS, weight="jobs").frame
    other = count_records(tenths.reverse(), **COLUMNS, weight="jobs").frame
    assert one.equals(other)


def test_repeated_records_count_once() -> None:
    frame = pl.DataFrame(
        {"id": ["a", "b", "b", "c", None, None], "region": ["11"] * 6, "industry": ["C1"] * 6, "year": [2020] * 6},
    )
    found = count_records(frame, **COLUMNS, identifier="id")
    assert (found.frame["count"].item(), found.repeated, found.records) == (5.0, 1, 6)


def test_a_date_counts_by_its_year() -> None:
    frame = pl.DataFrame({"region": ["11"], "industry": ["C1"], "year": ["2023-07-01"]}).with_columns(
        pl.col("year").str.to_date()
    )
    assert count_records(frame, **COLUMNS).periods == [2023]


@pytest.mark.parametrize(
    ("change", "asked", "code"),
    [
        ({"jobs": [-1, 2]}, {"weight": "jobs"}, "records.negative-weight"),
        ({}, {"weight": "job"}, "records.missing-column"),
        ({"jobs": ["x", "y"]}, {"weight": "jobs"}, "records.weight-not-numbers"),
        ({"region": [None, None]}, {}, "records.nothing-counted"),
    ],
)
def test_mistakes_are_named(change: dict[str, object], asked: dict[str, str], code: str) -> None:
    frame = pl.DataFrame(
        {"region": ["11", "12"], "industry": ["C1", "C2"], "year": [2020, 2020], "jobs": [1, 2]} | change
    )
    with pytest.raises(RecordsError) as caught:
        count_records(frame, **COLUMNS, **asked)
    assert caught.value.code == code
    assert caught.value.text("zh") != caught.value.text("en")


def test_bad_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "broken.parquet").write_bytes(b"no parquet")
    (tmp_path / "notes.md").write_text("x")
    for name, code in (
        ("broken.parquet", "records.unreadable"),
        ("nowhere.csv", "records.no-files"),
        ("notes.md", "records.unknown-kind"),
    ):
        with pytest.raises(RecordsError) as caught:
            count_records(tmp_path / name, **COLUMNS)
        assert caught.value.code == code


def test_spark_that_is_not_there_says_what_to_install(records: pl.DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xinzhi.panel.records._sources.find_spec", lambda _: None)
    with pytest.raises(RecordsError) as caught:
        count_records(records, **COLUMNS, engine="spark")
    assert "xinzhi[spark]" in caught.value.text("en")
    with pytest.raises(RecordsError) as caught:
        count_records("postgresql://user:secret@host/base", **COLUMNS)
    assert caught.value.code == "records.no-postgres"


@pytest.mark.java
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="no Java runtime is installed")
@pytest.mark.skipif(importlib.util.find_spec("pyspark") is None, reason="pyspark is not installed (extra spark)")
@pytest.mark.filterwarnings("ignore")
def test_spark_counts_to_the_last_bit_as_duckdb(records: pl.DataFrame, tmp_path: Path) -> None:
    from pyspark.sql import SparkSession

    records.write_parquet(tmp_path / "jobs.parquet")
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        ours = count_records(tmp_path / "jobs.parquet", **COLUMNS, weight="jobs")
        theirs = count_records(tmp_path / "jobs.parquet", **COLUMNS, weight="jobs", engine="spark")
    finally:
        session.stop()
    assert theirs.matrices().tobytes() == ours.matrices().tobytes()
    assert theirs.engine == "spark"


@pytest.fixture
def postgres() -> Iterator[str]:
    """Start a PostgreSQL server on a socket of this test's own and give the address of a database in it."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found or importlib.util.find_spec("adbc_driver_postgresql") is None:
        pytest.skip("no PostgreSQL server or driver is installed (Debian: apt install postgresql; extra postgres)")
    if os.getuid() == 0 and shutil.which("runuser") is None:
        pytest.skip("a PostgreSQL server does not start as root, and runuser is not installed")
    tools, home = found[-1].parent, Path("/tmp") / f"xinzhi-pg-{os.getpid()}"  # noqa: S108 (a socket needs a short path)
    home.mkdir()
    shutil.chown(home, "postgres") if os.getuid() == 0 else None
    user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []

    def run(*words: str) -> None:
        subprocess.run([*user, *words], check=True, capture_output=True)

    data = str(home / "data")
    run(str(tools / "initdb"), "-D", data, "-U", "xinzhi", "--auth=trust")
    run(
        str(tools / "pg_ctl"),
        "-D",
        data,
        "-o",
        f"-c listen_addresses='' -k {home}",
        "-l",
        str(home / "log"),
        "-w",
        "start",
    )
    try:
        yield f"postgresql://xinzhi@/postgres?host={home}"
    finally:
        run(str(tools / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


@pytest.mark.postgres
def test_postgres_is_streamed(records: pl.DataFrame, counted: pl.DataFrame, postgres: str) -> None:
    import adbc_driver_postgresql.dbapi as adbc

    with adbc.connect(postgres) as database:
        with database.cursor() as cursor:
            cursor.adbc_ingest("jobs", records.to_arrow(), mode="create")
        database.commit()
    assert same(count_records(postgres, **COLUMNS, weight="jobs", table="jobs"), counted)
    assert same(count_records(postgres, **COLUMNS, weight="jobs"), counted)
    with pytest.raises(RecordsError) as caught:
        count_records(postgres, **COLUMNS, table='jobs"; DROP TABLE jobs; --')
    assert caught.value.code == "records.which-table"
