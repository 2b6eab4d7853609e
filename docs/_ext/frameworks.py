"""The catalogue of indicator frameworks: what each is, where it comes from and how complete it is."""

from __future__ import annotations

from methods import table

from xinzhi.frameworks import Framework, catalogue
from xinzhi.frameworks.model import ORIGINS, STATUSES
from xinzhi.lang import Lang, Words

TITLE = Words("指标框架", "Frameworks")
TOP = Words(
    "研究文件的 `framework` 写下表中的代号，或 yaml 文件的路径。没有收录指标的框架只作目录，不能用于计算。",
    "The key `framework` of a study takes an id of this table, or the path of a yaml file. A framework without "
    "indicators is a card of the catalogue only and cannot be computed.",
)
HEAD = Words("代号 | 名称 | 来源 | 指标数 | 完整程度", "Id | Name | Kind of source | Indicators | Standing")


def pages(lang: Lang) -> dict[str, str]:
    """Give the page of the catalogue."""
    rows = [_row(framework, lang) for framework in catalogue()]
    return {
        "frameworks.md": "\n".join([f"# {TITLE.text(lang)}", "", TOP.text(lang), "", *table(HEAD.text(lang), rows), ""])
    }


def _row(framework: Framework, lang: Lang) -> str:
    held = len(framework.indicators) or "—"
    origin, status = ORIGINS[framework.origin].text(lang), STATUSES[framework.status].text(lang)
    return f"`{framework.id}` | {framework.label(lang)} | {origin} | {held} | {status}"
