"""Mistakes met when records are counted: sources, columns, weights and engines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xinzhi.errors import XinzhiError, hint


class RecordsError(XinzhiError):
    """Records that cannot be counted."""

    @classmethod
    def no_files(cls, source: str) -> RecordsError:
        """Nothing stands at a path, in a folder or under a pattern."""
        return cls(
            "records.no-files",
            zh=f"{source}：没有找到文件（parquet、csv 或 duckdb）。请检查路径或通配符。",
            en=f"{source}: no file was found (parquet, csv or duckdb). Check the path or the pattern.",
        )

    @classmethod
    def unknown_kind(cls, source: str, endings: Sequence[str]) -> RecordsError:
        """Files are of a kind that is not read, or of several kinds."""
        listed = "、".join(endings), ", ".join(endings)
        return cls(
            "records.unknown-kind",
            zh=f"{source}：文件类型为 {listed[0]}。请用 parquet、csv 或 duckdb，同一文件夹只用一种。",
            en=f"{source}: the files end in {listed[1]}. Use parquet, csv or duckdb, and one kind a folder.",
        )

    @classmethod
    def unreadable(cls, source: str, reason: str) -> RecordsError:
        """A file or database does not open."""
        return cls(
            "records.unreadable",
            zh=f"{source} 无法读取：{reason}。请检查文件是否完整，或连接是否可用。",
            en=f"{source} cannot be read: {reason}. Check that the file is whole, or that the database answers.",
        )

    @classmethod
    def missing_column(cls, source: str, name: str, known: Iterable[str]) -> RecordsError:
        """A column that was named is not there."""
        known = list(known)
        meant = hint(name, known)
        return cls(
            "records.missing-column",
            zh=f"{source}：没有“{name}”列。现有：{'、'.join(known)}。{meant.zh}",
            en=f"{source}: there is no column '{name}'. There are: {', '.join(known)}. {meant.en}",
        )

    @classmethod
    def weight_not_numbers(cls, source: str, name: str) -> RecordsError:
        """The weight is not a number."""
        return cls(
            "records.weight-not-numbers",
            zh=f"{source}：“{name}”列不是数字，不能作权重。请转为数字，或不写 weight。",
            en=f"{source}: the column '{name}' does not hold numbers and cannot be a weight. "
            "Make it numeric, or leave weight out.",
        )

    @classmethod
    def negative_weight(cls, source: str, name: str, least: object) -> RecordsError:
        """A weight is below 0."""
        return cls(
            "records.negative-weight",
            zh=f"{source}：“{name}”列有负值（最小 {least}）。权重应不小于零；请更正，或先剔除冲销记录。",
            en=f"{source}: the column '{name}' goes below zero (to {least}). Weights are zero or more; correct them, "
            "or take reversed entries out first.",
        )

    @classmethod
    def nothing_counted(cls, source: str, records: int) -> RecordsError:
        """No record has a region, an industry and a period."""
        return cls(
            "records.nothing-counted",
            zh=f"{source}：{records:,} 条记录中没有一条同时有地区、产业和时期。请检查所指的列。",
            en=f"{source}: of {records:,} records none has a region, an industry and a period. Check the columns named.",
        )

    @classmethod
    def which_table(cls, source: str, table: str | None, known: Sequence[str]) -> RecordsError:
        """A database has several tables, or not the one named."""
        listed = "、".join(known), ", ".join(known)
        asked = (
            ("没有写明用哪一张表", "no table is named")
            if table is None
            else (f"没有表“{table}”", f"there is no table '{table}'")
        )
        return cls(
            "records.which-table",
            zh=f"{source}：{asked[0]}。现有：{listed[0]}。请用 table 写明。",
            en=f"{source}: {asked[1]}. There are: {listed[1]}. Name one with table.",
        )

    @classmethod
    def no_spark(cls) -> RecordsError:
        """Spark is asked for and not installed."""
        return cls(
            "records.no-spark",
            zh="未安装 Spark。请运行 pip install 'xinzhi[spark]'，并安装 Java 17 或更高版本；数据能放进一台机器时用 engine: duckdb。",
            en="Spark is not installed. Run pip install 'xinzhi[spark]' and install Java 17 or newer; "
            "where one machine holds the data, use engine: duckdb.",
        )

    @classmethod
    def spark_fails(cls, reason: str) -> RecordsError:
        """Spark is installed and does not start."""
        return cls(
            "records.spark-fails",
            zh=f"Spark 无法启动：{reason}。请检查 Java（17 或更高版本）和集群设置；也可用 engine: duckdb。",
            en=f"Spark does not start: {reason}. Check Java (17 or newer) and the cluster's settings, "
            "or use engine: duckdb.",
        )

    @classmethod
    def no_postgres(cls) -> RecordsError:
        """PostgreSQL is asked for and its driver is not installed."""
        return cls(
            "records.no-postgres",
            zh="未安装 PostgreSQL 驱动。请运行 pip install 'xinzhi[postgres]'。",
            en="The PostgreSQL driver is not installed. Run pip install 'xinzhi[postgres]'.",
        )
