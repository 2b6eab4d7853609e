"""Write a random panel as people lay tables out; each writer says where every figure stands and what it means."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from xinzhi.keys import regions

NAMES = ("地区生产总值", "年末常住人口", "发电量", "R&D经费内部支出", "专利授权数", "高技术产业营业收入", "公路里程")
UNITS = {"地区生产总值": "亿元", "年末常住人口": "万人", "发电量": "亿千瓦时", "R&D经费内部支出": "万元"} | {
    "专利授权数": "件",
    "高技术产业营业收入": "亿元",
    "公路里程": "公里",
}
NOTES = ("注：2020年为普查年份。", "资料来源：国家统计局。", "注：本表按当年价格计算。", "a) 数据为初步核算数。")
Key = tuple[str, str, str, str]
Rows = list[list[object]]


@dataclass
class Written:
    """Rows of each sheet, merged ranges (row, column, row, column), and what each cell (sheet, row, column) means."""

    sheets: list[Rows] = field(default_factory=lambda: [[]])
    merges: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    means: dict[tuple[int, int, int], tuple[Key, float]] = field(default_factory=dict)

    @property
    def rows(self) -> Rows:
        return self.sheets[-1]

    def line(self, *cells: object) -> None:
        self.rows.append(list(cells))

    def value(self, row: int, column: int, key: Key, value: float) -> float:
        self.means[len(self.sheets) - 1, row, column] = (key, value)
        return value

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        self.merges.append((len(self.sheets) - 1, top, left, bottom, right))


class Draw:
    """A random panel: regions, years, indicators with units, and a figure for each."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 (a test's tables, no secrets)
        r = self.random
        self.codes = r.sample(regions.codes()[:31], r.randint(3, 9))
        first = r.randint(1995, 2018)
        self.years = list(range(first, first + r.randint(1, 4)))
        if r.random() < 0.3:
            self.years.reverse()
        self.names = r.sample(NAMES, r.randint(1, 3))
        self.nation = r.random() < 0.4
        self.full = r.random() < 0.5
        self.suffix = r.choice(["年", "", "年"])
        self.values: dict[tuple[str, int, str], float] = {}
        for code in self.all_codes:
            for year in self.years:
                for name in self.names:
                    self.values[code, year, name] = round(r.uniform(2100, 9e5), r.choice([0, 1, 2]))

    @property
    def all_codes(self) -> list[str]:
        return [regions.NATION, *self.codes] if self.nation else self.codes

    def called(self, code: str) -> str:
        name = regions.name(code, "zh", full=self.full)
        return "　".join(name) if len(name) == 2 and not self.full else name

    def year(self, year: int) -> str:
        return f"{year}{self.suffix}"

    def named(self, name: str) -> str:
        return f"{name}（{UNITS[name]}）"

    def title(self, text: str) -> str:
        return self.random.choice(["", f"表{self.random.randint(1, 20)}-{self.random.randint(1, 30)} "]) + text

    def note(self, out: Written) -> None:
        if self.random.random() < 0.5:
            if self.random.random() < 0.5:
                out.line()
            out.line(self.random.choice(NOTES))


def key(code: str, year: int, name: str) -> Key:
    return (code, str(year), name, UNITS[name])


def _one(d: Draw, out: Written, name: str) -> None:
    """Name one indicator and its unit above the table."""
    way = d.random.choice(["title", "line", "unit"])
    if way == "title":
        out.line(d.title(f"各地区{name}（{UNITS[name]}）"))
    elif way == "line":
        out.line("数据库：分省年度数据")
        out.line(f"指标：{name}({UNITS[name]})")
    else:
        out.line(d.title(name))
        out.line(None, None, f"单位：{UNITS[name]}")


def tidy(d: Draw) -> Written:
    out = Written()
    heads = ["地区", "年份", "指标", "数值", "单位"]
    d.random.shuffle(heads)
    out.line(*heads)
    at = heads.index("数值")
    for code in d.all_codes:
        for year in d.years:
            for name in d.names:
                value = out.value(len(out.rows), at, key(code, year, name), d.values[code, year, name])
                held = {"地区": d.called(code), "年份": d.year(year), "指标": name, "数值": value, "单位": UNITS[name]}
                out.line(*(held[head] for head in heads))
    return out


def regions_by_years(d: Draw) -> Written:
    out, name = Written(), d.names[0]
    _one(d, out, name)
    _body(d, out, d.all_codes, name, head=True)
    d.note(out)
    return out


def _body(d: Draw, out: Written, codes: list[str], name: str, *, head: bool) -> None:
    if head:
        out.line("地区", *(d.year(year) for year in d.years))
    for code in codes:
        row = len(out.rows)
        cells = [
            out.value(row, at, key(code, year, name), d.values[code, year, name]) for at, year in enumerate(d.years, 1)
        ]
        out.line(d.called(code), *cells)


def years_by_regions(d: Draw) -> Written:
    out, name = Written(), d.names[0]
    _one(d, out, name)
    out.line(d.random.choice(["年份", "年 份", ""]), *map(d.called, d.all_codes))
    for year in d.years:
        row = len(out.rows)
        cells = [
            out.value(row, at, key(code, year, name), d.values[code, year, name])
            for at, code in enumerate(d.all_codes, 1)
        ]
        out.line(d.year(year), *cells)
    d.note(out)
    return out


def indicators_across(d: Draw) -> Written:
    out, year = Written(), d.years[0]
    out.line(d.random.choice([d.title(f"{year}年各地区主要指标"), d.title(f"各地区主要指标（{year}年）")]))
    numbered = d.random.random() < 0.3
    own = d.random.random() < 0.3
    front: list[object] = ["序号"] if numbered else []
    if own:
        out.line(*front, "地区", *d.names)
        out.line(*([""] if numbered else []), "", *(f"（{UNITS[name]}）" for name in d.names))
    else:
        out.line(*front, "地区", *map(d.named, d.names))
    for number, code in enumerate(d.all_codes, 1):
        row = len(out.rows)
        cells = [
            out.value(row, at, key(code, year, name), d.values[code, year, name])
            for at, name in enumerate(d.names, 1 + numbered)
        ]
        out.line(*([number] if numbered else []), d.called(code), *cells)
    d.note(out)
    return out


def indicators_down(d: Draw) -> Written:
    """Indicators down, regions across: the same table with rows and columns changed."""
    out, year = Written(), d.years[0]
    out.line(d.title(f"{year}年各地区主要指标"))
    out.line("指标", *map(d.called, d.all_codes))
    for name in d.names:
        row = len(out.rows)
        cells = [
            out.value(row, at, key(code, year, name), d.values[code, year, name])
            for at, code in enumerate(d.all_codes, 1)
        ]
        out.line(d.named(name), *cells)
    d.note(out)
    return out


def column_blocks(d: Draw) -> Written:
    """Two rows of heads: years over indicators or indicators over years, merged, blank or repeated."""
    out = Written()
    if d.random.random() < 0.6:
        out.line(d.title("各地区主要指标"))
    over_years = d.random.random() < 0.5
    outer: list[str] = list(map(d.named, d.names)) if over_years else [f"{year}年" for year in d.years]
    inner: list[str] = [f"{year}年" for year in d.years] if over_years else list(map(d.named, d.names))
    how = d.random.choice(["merged", "blank", "repeated"])
    top = len(out.rows)
    cells: list[object] = []
    for text in outer:
        cells += [text] * len(inner) if how == "repeated" else [text, *[None] * (len(inner) - 1)]
    out.line("地区", *cells)
    out.line("地区" if how == "repeated" else None, *inner * len(outer))
    if how == "merged":
        out.merge(top, 0, top + 1, 0)
        for at in range(len(outer)):
            out.merge(top, 1 + at * len(inner), top, (at + 1) * len(inner))
    pairs = [(y, n) for n in d.names for y in d.years] if over_years else [(y, n) for y in d.years for n in d.names]
    for code in d.all_codes:
        row = len(out.rows)
        figures = [out.value(row, at, key(code, y, n), d.values[code, y, n]) for at, (y, n) in enumerate(pairs, 1)]
        out.line(d.called(code), *figures)
    d.note(out)
    return out


def rows_of_indicators(d: Draw) -> Written:
    out = Written()
    blank = d.random.random() < 0.4
    out.line("地区", "指标", "单位", *(d.year(year) for year in d.years))
    for code in d.all_codes:
        for at, name in enumerate(d.names):
            row = len(out.rows)
            cells = [
                out.value(row, 3 + at_, key(code, y, name), d.values[code, y, name]) for at_, y in enumerate(d.years)
            ]
            out.line(d.called(code) if not at or not blank else None, name, UNITS[name], *cells)
            if blank and at == len(d.names) - 1 and at:
                out.merge(row - at, 0, row, 0)
    return out


def panel_with_indicators(d: Draw) -> Written:
    out = Written()
    swapped = d.random.random() < 0.5
    out.line(*(["年份", "地区"] if swapped else ["省份", "年度"]), *map(d.named, d.names))
    for year in d.years:
        for code in d.all_codes:
            row = len(out.rows)
            cells = [out.value(row, at, key(code, year, n), d.values[code, year, n]) for at, n in enumerate(d.names, 2)]
            two = [d.year(year), d.called(code)] if swapped else [d.called(code), d.year(year)]
            out.line(*two, *cells)
    return out


def halves(d: Draw) -> tuple[list[str], list[str]]:
    cut = max(2, len(d.all_codes) // 2)
    codes = (
        d.all_codes + [code for code in regions.codes()[:31] if code not in d.all_codes][: max(0, 4 - len(d.all_codes))]
    )
    for code in codes:
        for year in d.years:
            for name in d.names:
                d.values.setdefault((code, year, name), float(year))
    return codes[:cut], codes[cut:]


def goes_on_below(d: Draw) -> Written:
    """续表 with heads again, in the same sheet."""
    out, name = Written(), d.names[0]
    first, second = halves(d)
    _one(d, out, name)
    _body(d, out, first, name, head=True)
    out.line()
    out.line(d.random.choice(["续表", "续表1", "（续表）", "续 表"]))
    if d.random.random() < 0.5:
        out.line(None, f"单位：{UNITS[name]}")
    _body(d, out, second, name, head=True)
    d.note(out)
    return out


def goes_on_in_the_next_sheet(d: Draw) -> Written:
    """续表 in a sheet of its own, its heads repeated or not, its title repeated, shortened or left out."""
    out, name = Written(), d.names[0]
    first, second = halves(d)
    _one(d, out, name)
    _body(d, out, first, name, head=True)
    out.sheets.append([])
    title = d.random.choice(
        ["续表", f"续表 各地区{name}", "表3-1 续表", "3-1 续表1", f"各地区{name}（续）", "continued"]
    )
    out.line(title)
    _body(d, out, second, name, head=d.random.random() < 0.5)
    d.note(out)
    return out


def indicators_go_on(d: Draw) -> Written:
    """续表 with the same regions and further indicators; the year stands in the first title only."""
    out, year = Written(), d.years[0]
    out.line(d.title(f"各地区主要指标（{year}年）"))
    for at, name in enumerate(d.names):
        if at:
            if d.random.random() < 0.5:
                out.sheets.append([])
            else:
                out.line()
            out.line(d.random.choice(["续表", "续表1", "表3-1 续表"]))
        out.line("地区", d.named(name))
        for code in d.all_codes:
            value = out.value(len(out.rows), 1, key(code, year, name), d.values[code, year, name])
            out.line(d.called(code), value)
    return out


def side_by_side(d: Draw) -> Written:
    out, name = Written(), d.names[0]
    first, second = halves(d)
    _one(d, out, name)
    head = ["地区", *(f"{year}年" for year in d.years)]
    out.line(*head, *head)
    for at in range(max(len(first), len(second))):
        row, cells = len(out.rows), []
        for left, codes in ((0, first), (len(head), second)):
            code = codes[at] if at < len(codes) else ""
            cells += [d.called(code) if code else None]
            cells += [
                out.value(row, left + 1 + k, key(code, y, name), d.values[code, y, name]) if code else None
                for k, y in enumerate(d.years)
            ]
        out.line(*cells)
    return out


def two_tables(d: Draw) -> Written:
    """Two tables of different indicators in one sheet."""
    out = Written()
    for at, name in enumerate((d.names * 2)[:2] if len(d.names) > 1 else d.names):
        if at:
            out.line()
        out.line(d.title(f"各地区{name}（{UNITS[name]}）"))
        _body(d, out, d.all_codes, name, head=True)
        d.note(out)
    return out


WRITERS: dict[str, Callable[[Draw], Written]] = {
    each.__name__: each
    for each in (
        tidy, regions_by_years, years_by_regions, indicators_across, indicators_down, column_blocks, rows_of_indicators,
        panel_with_indicators, goes_on_below, goes_on_in_the_next_sheet, indicators_go_on, side_by_side, two_tables,
    )
}  # fmt: skip
