"""From the source titles of the compiled tables to publications, series and where they were read."""

from __future__ import annotations

import re
from dataclasses import dataclass

import polars as pl

# Beginning of a source title → short id, publication in Chinese and English.
PUBLICATIONS = {
    "国家统计局 国家数据·分省年度数据": (
        "nbs",
        "国家统计局国家数据（分省年度数据）",
        "National Bureau of Statistics of China, National Data (annual data by province)",
    ),
    "中国科技统计年鉴(各年)": (
        "cssy",
        "中国科技统计年鉴（各年）",
        "China Statistical Yearbook on Science and Technology (annual editions)",
    ),
    "中国农村统计年鉴(各年)": (
        "crsy",
        "中国农村统计年鉴（各年）",
        "China Rural Statistical Yearbook (annual editions)",
    ),
    "中国统计年鉴(各年)": ("csy", "中国统计年鉴（各年）", "China Statistical Yearbook (annual editions)"),
    **{
        f"中国统计年鉴({year})": (f"csy{year}", f"中国统计年鉴（{year}）", f"China Statistical Yearbook {year}")
        for year in range(2020, 2025)
    },
    "全国科技经费投入统计公报(各年)": (
        "rdc",
        "全国科技经费投入统计公报（各年）",
        "Statistical Communiqué on National Expenditure on Science and Technology (annual)",
    ),
    "中国电力统计年鉴(各年)": (
        "cepy",
        "中国电力统计年鉴（各年）",
        "China Electric Power Statistical Yearbook (annual editions)",
    ),
    **{
        f"{year}年分省（区、市）万元地区生产总值能耗降低率等指标公报": (
            f"eic{year}",
            f"{year}年分省（区、市）万元地区生产总值能耗降低率等指标公报",
            f"Communiqué on the Reduction Rate of Energy Consumption per 10 000 yuan of Gross Regional Product {year}",
        )
        for year in (2018, 2020)
    },
    "发电量(国家统计局/中国能源统计年鉴口径; 作者汇编1978-2017)": (
        "claim",
        "国家统计局、中国能源统计年鉴（据汇编者称）",
        "National Bureau of Statistics of China; China Energy Statistical Yearbook (as the compiler says)",
    ),
    "发电量(作者汇编, 自称中国能源统计年鉴、中国统计年鉴)": (
        "claim",
        "中国能源统计年鉴、中国统计年鉴（据汇编者称）",
        "China Energy Statistical Yearbook; China Statistical Yearbook (as the compiler says)",
    ),
    "能源消费总量(作者汇编, 自称中国能源统计年鉴、中国统计年鉴; 混合口径)": (
        "claim",
        "中国能源统计年鉴、中国统计年鉴（据汇编者称，口径不一）",
        "China Energy Statistical Yearbook; China Statistical Yearbook (as the compiler says; mixed vintages)",
    ),
    "二氧化硫排放量(作者汇编, 自称中国环境统计年鉴)": (
        "claim",
        "中国环境统计年鉴（据汇编者称）",
        "China Statistical Yearbook on Environment (as the compiler says)",
    ),
    "城镇人口比重 (作者汇编, 自称来自国家统计局)": (
        "claim",
        "国家统计局国家数据（分省年度数据）（据汇编者称）",
        "National Bureau of Statistics of China, National Data (as the compiler says)",
    ),
}

# Remarks of the compiled tables that say how a copy was made or found, in words that stand alone.
READ_FROM = {
    "official page": "",
    " (= umd-cgs/gcam-china@21287ad7aa43, 24 rows compared)": " = github:umd-cgs/gcam-china@21287ad7aa43",
    " ≈ 中国电力统计年鉴 via gcam-china": " ≈ 中国电力统计年鉴 (gcam-china)",
}
ADDRESS_WORDS = {
    "(纸质/光盘)": " (print, CD-ROM)",
    "(纸质)": " (print)",
    "中国电力企业联合会": "China Electricity Council",
    "中国统计出版社": "China Statistics Press",
    "中国统计年鉴": "China Statistical Yearbook",
    "分省年度数据": "annual data by province",
}
LOOKED_UP = re.compile(r" = \w+ id \d+ \((\S+), (\S+)\)")  # a second copy that was found by searching: name and date
MADE_FROM = ["indicator", "vintage", "source_title", "source_address", "via"]


@dataclass(frozen=True, slots=True)
class Source:
    """One row of ``sources.csv`` but for its number."""

    prefix: str
    publication: str
    publication_en: str
    series: str
    address: str
    read_from: str


def number_sources(rows: pl.DataFrame, names: dict[str, str]) -> pl.DataFrame:
    """Give every way figures came here (`MADE_FROM`) an id and the columns of ``sources.csv``.

    `names` gives each indicator's Chinese name; it is added to a table's title where one table holds several.
    """
    ways = rows.select(MADE_FROM).unique().sort(MADE_FROM)
    shared = {(title, address, via): count for title, address, via, count in ways.group_by(MADE_FROM[2:]).len().rows()}
    counts: dict[str, int] = {}
    made = []
    for way in ways.iter_rows(named=True):
        title, address, via = (way[column] for column in MADE_FROM[2:])
        table_name = names[way["indicator"]] if shared[title, address, via] > 1 else ""
        source = describe(title, address, via, names[way["indicator"]], table_name)
        counts[source.prefix] = counts.get(source.prefix, 0) + 1
        made.append(way | {"source": f"{source.prefix}-{counts[source.prefix]:02d}"} | columns(source))
    return pl.DataFrame(made)


def columns(source: Source) -> dict[str, str]:
    """Give the columns of ``sources.csv`` but for the id."""
    return {
        "publication": source.publication,
        "publication_en": source.publication_en,
        "series": source.series,
        "address": source.address,
        "address_en": in_english(source.address),
        "read_from": source.read_from,
    }


def in_english(address: str) -> str:
    """Give an address with the Chinese words in it translated."""
    for chinese, english in ADDRESS_WORDS.items():
        address = address.replace(chinese, english)
    return address


def describe(title: str, address: str, via: str, name: str, column: str) -> Source:
    """Tell publication, series, address and where it was read apart."""
    start = max((known for known in PUBLICATIONS if title.startswith(known)), key=len)
    prefix, publication, english = PUBLICATIONS[start]
    table = title.removeprefix(start).strip(" :").replace("(GCAM-China 输入文件)", "")
    table = table.replace("(", "（").replace(")", "）").replace(": ", "：")
    series = f"{table}：{column}" if table and column else table or name
    if "marketscreener" in address:  # a private site that carried the official release
        return Source(prefix, publication, english, series, "", address)
    for found, kept in READ_FROM.items():
        via = via.replace(found, kept)
    via = LOOKED_UP.sub(r" = \1 (\2)", via)
    return Source(prefix, publication, english, series, address.split("; 经 ", maxsplit=1)[0], via)
