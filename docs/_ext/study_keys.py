"""The keys of a study file, made from the table that reads it."""

from __future__ import annotations

from methods import table

from xinzhi.lang import Lang, Words
from xinzhi.study.chapters import study_keys
from xinzhi.study.template import study_text

TITLE = Words("研究文件", "The study file")
TOP = Words(
    "一份研究文件写明用什么数据、什么框架、什么做法。`xinzhi new` 写出的文件如下，其中各键的含义见后表。",
    "A study file says which data, which framework and which choices. `xinzhi new` writes the file below; "
    "the table gives the meaning of its keys.",
)
KEYS = Words("键", "Keys")
HEAD = Words("键 | 含义", "Key | Meaning")


def pages(lang: Lang) -> dict[str, str]:
    """Give the page of the study file."""
    rows = [f"`{name}` | {words.text(lang)}" for name, words in study_keys().items()]
    lines = [f"# {TITLE.text(lang)}", "", TOP.text(lang), "", "```yaml", study_text(lang).rstrip(), "```", ""]
    lines += [f"## {KEYS.text(lang)}", "", *table(HEAD.text(lang), rows), ""]
    return {"study-file.md": "\n".join(lines)}
