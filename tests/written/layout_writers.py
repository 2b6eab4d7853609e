"""Write a random panel as people lay tables out."""

from __future__ import annotations

from collections.abc import Callable

from layout_draw import UNITS, Draw, Written, key

from xinzhi.keys import regions


def _one(d: Draw, out: Written, name: str) -> None:
    """Name one indicator and its unit above the table."""
    way = d.random.choice(["title", "line", "unit", "same"])
    if way == "title":
        out.line(d.title(f"各地区{name}（{UNITS[name]}）"))
    elif way == "line":
        out.line("数据库：分省年度数据")
        out.line(f"指标：{name}({UNITS[name]})")
    elif way == "same":
        out.line(f"{d.title(name)}　　单位：{UNITS[name]}")
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


def two_heads_over_regions(d: Draw) -> Written:
    """Regions across with years below them, one indicator; or years down and indicators below regions."""
    out, name = Written(), d.names[0]
    _one(d, out, name)
    top = len(out.rows)
    cells: list[object] = []
    for code in d.all_codes:
        cells += [d.called(code), *[None] * (len(d.years) - 1)]
    out.line("地区", *cells)
    out.line("年份", *[f"{year}年" for year in d.years] * len(d.all_codes))
    for at in range(len(d.all_codes)):
        out.merge(top, 1 + at * len(d.years), top, (at + 1) * len(d.years))
    pairs = [(code, year) for code in d.all_codes for year in d.years]
    row = len(out.rows)
    out.line(name, *[out.value(row, at, key(c, y, name), d.values[c, y, name]) for at, (c, y) in enumerate(pairs, 1)])
    return out


def codes_and_names(d: Draw) -> Written:
    out, name = Written(), d.names[0]
    out.line("行政区划代码", "地区", "指标", *(d.year(year) for year in d.years))
    for code in d.all_codes:
        row = len(out.rows)
        cells = [
            out.value(row, at, key(code, year, name), d.values[code, year, name]) for at, year in enumerate(d.years, 3)
        ]
        out.line(int(code) if code.isdecimal() else None, d.called(code), d.named(name), *cells)
    return out


def yearbook(d: Draw) -> Written:
    """A yearbook's sheet: title in both languages, heads over three rows with units below, notes in front of figures."""
    out, year = Written(), d.years[0]
    out.line(d.title(f"各地区主要指标（{year}年）"))
    out.line("Main Indicators by Region")
    top = len(out.rows)
    out.line("地 区\nRegion", "主要指标", *[None] * (len(d.names) - 1))
    out.line(None, *d.names)
    out.line(None, *(f"({UNITS[name]})" for name in d.names))
    out.merge(top, 0, top + 2, 0)
    if len(d.names) > 1:
        out.merge(top, 1, top, len(d.names))
    out.line()
    for code in d.all_codes:
        row = len(out.rows)
        cells = [
            out.value(row, at, key(code, year, name, "主要指标·"), d.values[code, year, name])
            for at, name in enumerate(d.names, 1)
        ]
        out.line(d.called(code), *cells)
    d.note(out)
    return out


WRITERS: dict[str, Callable[[Draw], Written]] = {
    each.__name__: each
    for each in (
        tidy, regions_by_years, years_by_regions, indicators_across, indicators_down, column_blocks, rows_of_indicators,
        panel_with_indicators, goes_on_below, goes_on_in_the_next_sheet, indicators_go_on, side_by_side, two_tables,
        two_heads_over_regions, codes_and_names, yearbook,
    )
}  # fmt: skip
