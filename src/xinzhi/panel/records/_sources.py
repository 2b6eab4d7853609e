"""Where records may stand: files, databases and frames, opened as one Ibis table each."""

from __future__ import annotations

import glob
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from xinzhi.errors.records import RecordsError
from xinzhi.panel.records._expression import Columns

if TYPE_CHECKING:
    import ibis.expr.types as ir

POSTGRES = ("postgresql://", "postgres://")
DATABASES = {".duckdb", ".db", ".ddb"}
PARQUET = {".parquet", ".pq"}
TEXT = {".csv", ".tsv", ".txt", ".gz"}


@contextmanager
def open_table(source: Any, columns: Columns, *, engine: str, table: str | None, memory: str) -> Iterator[ir.Table]:
    """Open a source on an engine and close the engine afterwards; what goes wrong on the way says so."""
    if engine == "spark":
        with _spark() as connection:
            yield _files(connection, source, engine)
        return
    with _duckdb(memory) as connection:
        if hasattr(source, "get_backends") or hasattr(source, "op"):
            yield source
        elif isinstance(source, str) and source.startswith(POSTGRES):
            with _postgres(connection, source, columns, table) as found:
                yield found
        elif isinstance(source, str | Path) and Path(source).suffix.lower() in DATABASES:
            yield _database(connection, Path(source), table)
        else:
            yield _files(connection, source, engine)


@contextmanager
def _duckdb(memory: str) -> Iterator[Any]:
    """Start DuckDB in memory, with nothing fetched from outside."""
    import ibis

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of DuckDB, about calls that Ibis makes
        with TemporaryDirectory(prefix="xinzhi-") as spill:
            connection = ibis.duckdb.connect(
                memory_limit=memory,
                temp_directory=spill,
                autoinstall_known_extensions=False,
                preserve_insertion_order=False,
            )
            connection.con.execute("SET enable_progress_bar = false")  # what is shown, a study's own progress shows
            try:
                yield connection
            finally:
                connection.disconnect()


@contextmanager
def _spark() -> Iterator[Any]:
    if find_spec("pyspark") is None:
        raise RecordsError.no_spark()
    import ibis
    from pyspark.sql import SparkSession

    try:
        session = SparkSession.builder.appName("xinzhi").getOrCreate()
    except Exception as error:  # noqa: BLE001 (Java is missing, or the cluster does not answer: no common class)
        raise RecordsError.spark_fails(str(error).splitlines()[0] if str(error) else type(error).__name__) from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of Spark, about a pandas newer than it knows
        warnings.simplefilter("ignore", DeprecationWarning)
        yield ibis.pyspark.connect(session)


def _files(connection: Any, source: Any, engine: str) -> ir.Table:
    """Read files by their ending, or a frame."""
    if not isinstance(source, str | Path):
        import ibis
        import narwhals as nw

        frame = nw.from_native(source, pass_through=True)
        held = frame.to_arrow() if hasattr(frame, "to_arrow") else source
        return connection.create_table("records", held, temp=True) if engine == "spark" else ibis.memtable(held)
    paths = _listed(str(source))
    endings = {Path(path).suffix.lower() for path in paths}
    try:
        if endings <= PARQUET:
            return connection.read_parquet(paths if len(paths) > 1 else paths[0])
        if endings <= TEXT:
            options = {"header": True} if engine == "spark" else {}
            return connection.read_csv(paths if len(paths) > 1 else paths[0], **options)
    except Exception as error:  # noqa: BLE001 (each engine has its own classes)
        raise RecordsError.unreadable(str(source), str(error).splitlines()[0]) from None
    raise RecordsError.unknown_kind(str(source), sorted(endings))


def _listed(source: str) -> list[str]:
    """Give the files that a path, a folder or a pattern means."""
    if Path(source).is_dir():
        found = [str(path) for path in sorted(Path(source).rglob("*")) if path.suffix.lower() in PARQUET | TEXT]
    elif Path(source).is_file():
        found = [source]
    else:
        found = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 (the pattern may hold a folder)
    if not found:
        raise RecordsError.no_files(source)
    return found


def _database(connection: Any, path: Path, table: str | None) -> ir.Table:
    import duckdb

    if not path.is_file():
        raise RecordsError.no_files(str(path))
    try:
        escaped = str(path).replace("'", "''")
        connection.con.execute(f"ATTACH '{escaped}' AS records (READ_ONLY)")
    except duckdb.Error as error:
        raise RecordsError.unreadable(str(path), str(error).splitlines()[0]) from None
    held = "SELECT table_name FROM information_schema.tables WHERE table_catalog = 'records' AND table_schema = 'main'"
    name = _chosen(str(path), table, [row[0] for row in connection.con.execute(held).fetchall()])
    connection.con.execute(f"CREATE TEMP VIEW held AS SELECT * FROM records.main.{_quoted(name)}")  # noqa: S608 (one of the names there are)
    return connection.table("held")


def _chosen(shown: str, table: str | None, names: list[str]) -> str:
    if table is None and len(names) == 1:
        return names[0]
    if table not in names:
        raise RecordsError.which_table(shown, table, names)
    return table


@contextmanager
def _postgres(connection: Any, address: str, columns: Columns, table: str | None) -> Iterator[ir.Table]:
    """Stream the columns of a table through ADBC into a file of DuckDB's own; the address is never shown."""
    if find_spec("adbc_driver_postgresql") is None:
        raise RecordsError.no_postgres()
    import adbc_driver_postgresql.dbapi as adbc

    shown = address.rpartition("@")[2]
    try:
        with adbc.connect(address) as database, database.cursor() as cursor:
            name = _chosen(shown, table, _tables(cursor))
            wanted = ", ".join(_quoted(column) for column in columns.named)
            cursor.execute(f"SELECT {wanted} FROM {'.'.join(map(_quoted, name.split('.')))}")  # noqa: S608 (quoted names)
            connection.con.register("stream", cursor.fetch_record_batch())
            connection.con.execute("CREATE TEMP TABLE records AS SELECT * FROM stream")
            yield connection.table("records")
    except adbc.Error as error:
        raise RecordsError.unreadable(shown, str(error).splitlines()[0]) from None


def _tables(cursor: Any) -> list[str]:
    cursor.execute(
        "SELECT table_schema || '.' || table_name, table_schema = current_schema() FROM information_schema.tables "
        "WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
    )
    return [name.partition(".")[2] if own else name for name, own in cursor.fetchall()]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
