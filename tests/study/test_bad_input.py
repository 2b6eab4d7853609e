"""Every mistake of the list: a clear message in both languages with a stable code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from xinzhi.errors import XinzhiError
from xinzhi.study import open_study

from .conftest import rows

With = Callable[[str, str], Path]
Rows = Callable[[list[list[str]]], Path]


def mistake(folder: Path, out: Path | None = None) -> XinzhiError:
    with pytest.raises(XinzhiError) as caught:
        open_study(folder).run(out)
    assert caught.value.words.zh
    assert caught.value.words.en
    assert not (folder / "results").exists()
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "code", "says"),
    [
        ("framework:", "framwork:", "study.unknown-key", "framework"),
        ("robustness: {draws: 1000}", "index: {normalize: minmax}", "study.unknown-key", "normalise"),
        ("robustness: {draws: 1000}", "index: {normalise: minmix}", "measures.unknown-method", "minmax"),
        ("robustness: {draws: 1000}", "index: {weight: entropi}", "measures.unknown-method", "entropy"),
        ("robustness: {draws: 1000}", "index: {weight: {a: 1, b: -1, c: 1}}", "study.bad-value", "index.weight"),
        ("robustness: {draws: 1000}", "index: {weight: {a: 1, b: 1}}", "study.missing-key", "index.weight.c"),
        ("robustness: {draws: 1000}", "index: {weight: {a: 1, b: 1, d: 1}}", "study.unknown-key", "d"),
        ("robustness: {draws: 1000}", "index: {weight: ahp}", "study.unknown-choice", "critic"),
        ("robustness: {draws: 1000}", "index: {aggregate: power}", "measures.missing-setting", "exponent"),
        ("robustness: {draws: 1000}", "index: {pool: whole}", "study.unknown-choice", "panel"),
        ("{draws: 1000}", "{draws: 10}", "study.bad-value", "robustness.draws"),
        (
            "{draws: 1000}",
            "{normalise: [zscore], aggregate: [geometric]}\nindex: {normalise: zscore, aggregate: geometric}",
            "study.cannot-combine",
            "Z",
        ),
        ("disparity/dagum", "disparity/dagun", "study.unknown-key", "disparity/dagum"),
        ("four-zones", "five-zones", "study.unknown-choice", "four-zones"),
        ("sources: [figures.csv]", "sources: [figure.csv]", "tables.unknown-source", "figure.csv"),
        ("framework: small.yaml", "framework: three-line", "frameworks.unknown", "three-lines"),
        ("lang: zh", "lang: fr", "study.unknown-choice", "fr"),
        ("lang: zh", "periods: [2021, 2019]", "study.bad-value", "periods"),
        ("lang: zh", "periods: [1990, 1995]", "study.all-missing", "1990"),
        ("lang: zh", "units: [北京]", "study.too-few-regions", "1"),
        ("lang: zh", "units: [北平, 天津]", "keys.unknown-region", "北平"),
        ("lang: zh", "vintages: {a: census9}", "study.unknown-choice", "census9"),
        ("lang: zh", "vintages: {aa: census9}", "study.unknown-key", "aa"),
        ("lang: zh", "report: [pdf]", "study.unknown-choice", "pdf"),
        ("lang: zh", "lang: [zh", "study.not-yaml", "YAML"),
        ("study: 小研究\n", "", "study.missing-key", "study"),
        ("study: 小研究", "study: 2021-13-45", "study.not-yaml", "month"),
        ("study: 小研究", "study: " + "[" * 3000, "study.too-deep", "括号"),
        ("lang: zh", "lang: zh\nlang: en", "study.repeated-key", "3"),
        ("lang: zh", "units: &a [[x, x], *a]", "study.alias", "*"),
        ("lang: zh", "units: [北京, 天津, 西藏]", "study.absent-regions", "西藏"),
        ("lang: zh", "units: [河, 天津]", "keys.ambiguous-region", "study.yaml, units"),
        ("lang: zh", "formulas: {a: " + "{growth: " * 30 + "a" + "}" * 31, "frameworks.bad-formula", "12"),
        (
            "lang: zh",
            "formulas: {a: {constant_prices: {level: a, index: b, base: 99999999}}}",
            "frameworks.bad-formula",
            "2100",
        ),
        ("study: 小研究", 'study: "\\ud83d"', "study.not-yaml", "half"),
        ("lang: zh", "directions: {a: {target: .nan}}", "frameworks.bad-direction", "nan"),
        ("sources: [figures.csv]", "sources: [figures.csv, ./figures.csv]", "study.source-twice", "./figures.csv"),
        ("sources: [figures.csv]", f"sources: [{'x' * 5000}]", "tables.unknown-source", "xxx"),
        ("framework: small.yaml", f"framework: {'x' * 5000}", "frameworks.unknown", "xxx"),
        ("framework: small.yaml", "framework: smal.yaml", "frameworks.missing-file", "small.yaml"),
        ("{draws: 1000}", "{draws: 100000000000}", "study.bad-value", "100000"),
        ("robustness: {draws: 1000}", "index: {normalise: {1: {}}}", "measures.unknown-method", "minmax"),
        ("robustness: {draws: 1000}", f"index: {{weight: {{a: 1{'0' * 400}, b: 1}}}}", "study.bad-value", "1000000"),
        ("robustness: {draws: 1000}", "index: {weight: {a: true, b: 1, c: 1}}", "study.bad-value", "True"),
        ("robustness: {draws: 1000}", "index: {normalise: zscore}", "study.no-disparity", "disparity/dagum"),
    ],
)
def test_study_file(with_study: With, old: str, new: str, code: str, says: str) -> None:
    error = mistake(with_study(old, new))
    assert error.code == code
    assert says in error.words.zh + error.words.en


def changed(at: int, cell: int, value: str) -> list[list[str]]:
    lines = rows()
    lines[at][cell] = value
    return lines


@pytest.mark.parametrize(
    ("lines", "code", "says"),
    [
        (changed(3, 3, "十二"), "tables.not-a-number", "十二"),
        (changed(3, 3, "nan"), "tables.not-a-number", "nan"),
        (changed(3, 3, "inf"), "tables.not-a-number", "inf"),
        (changed(3, 0, "北京省"), "tables.bad-region", "北京"),
        (changed(3, 0, "江两"), "tables.bad-region", "江西"),
        (changed(3, 0, ""), "tables.empty-cell", "地区"),
        (changed(3, 1, "20211"), "tables.bad-period", "20211"),
        ([*rows(), ["北京", "2019", "a", "99999", "个"]], "tables.two-values", "99999"),
        ([], "tables.empty", "figures.csv"),
        ([line if line[2] != "a" else [*line[:3], "5", "个"] for line in rows()], "study.constant-indicator", "指标甲"),
        ([line for line in rows() if line[2] != "a"], "frameworks.no-source", "a"),
        ([line for line in rows() if line[:3] != ["北京", "2020", "a"]], "study.missing-cells", "北京 2020 年 指标甲"),
        (
            [[*line[:3], "" if line[1] == "2020" else line[3], "个"] for line in rows()]
            + [["北京", "2020", "d", "1", "个"]],
            "study.all-missing",
            "2020",
        ),
        ([line for line in rows() if line[0] == "北京"], "study.too-few-regions", "1"),
        (changed(3, 4, "万个"), "study.two-units", "万个"),
        (changed(3, 3, "1e300"), "study.out-of-range", "指标甲"),
        (changed(3, 3, "1e-300"), "study.out-of-range", "指标甲"),
        (
            [
                line if line[2] != "a" else [*line[:3], "0.3" if line[0] == "北京" else "0.30000000000000004", "个"]
                for line in rows()
            ],
            "study.constant-indicator",
            "指标甲",
        ),
    ],
)
def test_figures(with_rows: Rows, lines: list[list[str]], code: str, says: str) -> None:
    error = mistake(with_rows(lines))
    assert error.code == code
    assert says in error.words.zh + error.words.en


def test_an_indicator_that_is_constant_in_one_year_is_named_with_it(small: Path, with_rows: Rows) -> None:
    with_rows([line if line[1:3] != ["2020", "a"] else [*line[:3], "5", "个"] for line in rows()])
    with (small / "study.yaml").open("a", encoding="utf-8") as file:
        file.write("index: {pool: period}\n")
    error = mistake(small)
    assert error.code == "study.constant-indicator"
    assert "2020" in error.words.en


def test_values_that_all_meet_a_target_are_constant(small: Path) -> None:
    path = small / "small.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('formula: a, direction: "+"', "formula: a, direction: {interval: [-999, 999]}"), "utf-8"
    )
    error = mistake(small)
    assert error.code == "study.constant-indicator"
    assert "指标甲" in error.words.zh


@pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe\x81" * 40, "地区,年份\n北京,2020\n".encode()])
def test_unreadable_csv(small: Path, data: bytes) -> None:
    (small / "figures.csv").write_bytes(data)
    assert mistake(small).code in {"tables.empty", "tables.unreadable", "tables.missing-column"}


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 truncated", b"not a workbook"])
def test_unreadable_workbook(with_study: With, data: bytes) -> None:
    folder = with_study("figures.csv", "figures.xlsx")
    (folder / "figures.xlsx").write_bytes(data)
    assert mistake(folder).code in {"tables.empty", "tables.unreadable"}


def test_no_study_file(tmp_path: Path) -> None:
    assert mistake(tmp_path).code == "study.missing-file"


def test_folder_that_cannot_be_written(small: Path) -> None:
    (small / "out").write_text("a file, not a folder")
    assert mistake(small, small / "out").code == "study.cannot-write"


def test_figures_of_two_sources_that_differ(with_study: With) -> None:
    folder = with_study("[figures.csv]", "[figures.csv, other.csv]")
    (folder / "other.csv").write_text("region,period,indicator,value,unit\nBeijing,2019,a,1,个\n", encoding="utf-8")
    assert mistake(folder).code == "study.two-values"


def test_a_document_never_overwrites_a_source(with_study: With) -> None:
    from xinzhi.report.write import write_documents

    folder = with_study("figures.csv", "tables.xlsx")
    with xlsxwriter.Workbook(str(folder / "tables.xlsx")) as book:
        sheet = book.add_worksheet()
        for at, line in enumerate([["region", "period", "indicator", "value", "unit"], *rows()]):
            sheet.write_row(at, 0, line)
    before = (folder / "tables.xlsx").read_bytes()
    with pytest.raises(XinzhiError) as caught:
        write_documents(open_study(folder).run(), ("html", "docx", "xlsx"), "en")
    assert caught.value.code == "study.would-overwrite"
    assert (folder / "tables.xlsx").read_bytes() == before
    write_documents(open_study(folder).run(folder / "out"), ("xlsx",), "en")
