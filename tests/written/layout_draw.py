"""A random panel, and the sheets that it is written in: where every figure stands and what it means."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from xinzhi.keys import regions

NAMES = ("地区生产总值", "年末常住人口", "发电量", "R&D经费内部支出", "专利授权数", "高技术产业营业收入", "公路里程")
UNITS = {"地区生产总值": "亿元", "年末常住人口": "万人", "发电量": "亿千瓦时", "R&D经费内部支出": "万元"} | {
    "专利授权数": "件",
    "高技术产业营业收入": "亿元",
    "公路里程": "公里",
}
ZONES = {"R-east": "东部地区", "R-central": "中部地区", "R-west": "西部地区", "R-northeast": "东北地区"}
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

    def shift(self, random: random.Random) -> None:
        """Put blank rows and columns before the first sheet's table."""
        down, right = random.choice([0, 0, 1, 2]), random.choice([0, 0, 0, 1])
        self.sheets[0] = [[] for _ in range(down)] + [
            [None] * right + line if line else line for line in self.sheets[0]
        ]
        self.merges = [
            (s, t + down, e + right, b + down, f + right) if not s else (s, t, e, b, f) for s, t, e, b, f in self.merges
        ]
        self.means = {(s, r + down, c + right) if not s else (s, r, c): held for (s, r, c), held in self.means.items()}

    def gaps(self, random: random.Random) -> None:
        """Write gaps as people do in place of some figures."""
        for at in [at for at in self.means if random.random() < 0.08]:
            sheet, row, column = at
            self.sheets[sheet][row][column] = random.choice(["—", "-", None, "...", "…"])
            del self.means[at]

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
        self.english = r.random() < 0.2
        self.zones = r.random() < 0.25
        if self.zones:
            self.codes = [*ZONES, *self.codes]
        self.values: dict[tuple[str, int, str], float] = {}
        for code in self.all_codes:
            for year in self.years:
                for name in self.names:
                    self.values[code, year, name] = round(r.uniform(2100, 9e5), r.choice([0, 1, 2]))

    @property
    def all_codes(self) -> list[str]:
        return [regions.NATION, *self.codes] if self.nation else self.codes

    def called(self, code: str) -> str:
        if code in ZONES:
            return ZONES[code]
        if self.english:
            return f"{regions.name(code, 'zh')}\n{regions.name(code, 'en')}" if self.full else regions.name(code, "en")
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


def key(code: str, year: int, name: str, over: str = "") -> Key:
    return (code, str(year), over + name, UNITS[name])
