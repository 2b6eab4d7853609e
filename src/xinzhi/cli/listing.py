"""What the commands methods and doctor print."""

from __future__ import annotations

from xinzhi.lang import Words, current
from xinzhi.measures.registry import all_methods

SETTINGS = Words("设定", "settings")
SOURCE = Words("出处", "source")
FINE = Words("正常", "fine")
LACKING = Words("缺少", "lacking")


def list_methods(kind: str | None) -> None:
    """Print every method: kind/name, its name in words, source and settings."""
    for method in all_methods(kind):
        print(f"{method.key:28} {method.zh if current() == 'zh' else method.en}")
        print(f"{'':28} {SOURCE.text()}: {method.cite}")
        for name, setting in method.settings.items():
            print(f"{'':28} {SETTINGS.text()}: {name} = {setting.default!r}  ({setting.expected.text()})")


def show_doctor() -> None:
    """Print what documents need on this machine, and what to install."""
    from xinzhi.report.doctor import check

    for item in check():
        state = FINE if item.ok else LACKING
        print(f"[{state.text()}] {item.name.text()}: {item.detail.text()}")
        if not item.ok:
            print(f"       {item.advice.text()}")
