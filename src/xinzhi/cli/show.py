"""What `import --show` does: say how each table would be read, and write it down beside the table."""

from __future__ import annotations

import sys
from pathlib import Path

from xinzhi import lang
from xinzhi.cli.progress import progress
from xinzhi.evidence.intake.draft import write_draft
from xinzhi.evidence.intake.found import Shape
from xinzhi.lang import Words
from xinzhi.panel.intake import read_tables

ACROSS = Words("地区在第 {0} 行", "regions in row {0}")
DOWN = Words("地区在 {0} 列", "regions in column {0}")
HEADS = Words("表头 {0}", "heads {0}")
INDICATOR = Words("指标：{0}", "indicator: {0}")
PERIOD = Words("时期：{0}", "periods: {0}")
COLUMNS = Words("各列：{0}", "columns: {0}")
WRITTEN = Words("判断已写入 {0}，改正后再读即按它读入", "written down in {0}; put it right and read again")
KEPT = Words("已有说明文件 {0}，照它读入", "read as {0} says")
FEW = 12


def show_tables(folder: Path, options: dict[str, str]) -> int:
    """Say how the tables of `folder` would be read; give 0, or 1 when some files could not be read."""
    with progress([]) as tell:
        panel = read_tables(folder, tell=tell, **options)
    for name in dict.fromkeys(shape.file for shape in panel.shapes):
        shapes = [shape for shape in panel.shapes if shape.file == name]
        print(name)
        for shape in shapes:
            print(f"  {_said(shape)}")
        path = folder if folder.is_file() else folder / name
        written = write_draft(path, name, shapes, lang.current())
        print(f"  {(WRITTEN if written else KEPT).text().format(f'{path.name}.intake.yaml')}")
    for _, error in panel.failed:
        print(error, file=sys.stderr)
    return 1 if panel.failed else 0


def _said(shape: Shape) -> str:
    """Say in one line how a table is read."""
    place = (ACROSS if shape.regions.isdecimal() else DOWN).text().format(shape.regions)
    parts = [f"{shape.sheet} {shape.cells}".strip(), place]
    parts += [HEADS.text().format(shape.heads)] if shape.heads else []
    name = f"{shape.indicator}（{shape.unit}）" if shape.indicator and shape.unit else shape.indicator
    parts += [INDICATOR.text().format(name)] if name else []
    held = [f"{indicator}（{unit}）" if unit else indicator for _, indicator, unit in shape.columns]
    listed = "、".join(held[:FEW]) + (" …" if len(held) > FEW else "")
    parts += [COLUMNS.text().format(listed)] if held else []
    parts += [PERIOD.text().format(shape.period)] if shape.period else []
    return Words("；", "; ").text().join(parts)
