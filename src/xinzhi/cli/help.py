"""Help in the language spoken: the words that typer itself puts around ours."""

from __future__ import annotations

from typing import Any

import typer.core

from xinzhi.lang import current

WORDS = {
    "Usage:": "用法：",
    "Options:": "选项：",
    "Commands:": "命令：",
    "Arguments:": "参数：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]...",
    "Show this message and exit.": "显示本说明后退出。",
    "[required]": "[必填]",
    "[default: ": "[默认：",
}


def spoken(text: str) -> str:
    """Put typer's own words into the language spoken now."""
    if current() == "zh":
        for word, chinese in WORDS.items():
            text = text.replace(word, chinese)
    return text


class SpokenCommand(typer.core.TyperCommand):
    """A command whose help is in the language spoken."""

    def get_help(self, ctx: Any) -> str:
        """Give the help text."""
        return spoken(super().get_help(ctx))


class SpokenGroup(typer.core.TyperGroup):
    """A group of commands whose help is in the language spoken."""

    def get_help(self, ctx: Any) -> str:
        """Give the help text."""
        return spoken(super().get_help(ctx))
