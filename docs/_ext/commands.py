"""The commands, each with the help that it prints itself."""

from __future__ import annotations

import contextlib
import io
import os
from unittest import mock

from xinzhi import lang as spoken
from xinzhi.cli import main
from xinzhi.cli.app import COMMANDS
from xinzhi.lang import Lang, Words

TITLE = Words("命令", "Commands")
TOP = Words(
    "`--lang zh|en` 可写在任何位置；不写时按环境变量 `XINZHI_LANG`，再按系统语言。用户可以改正的错误以退出码 2 结束。",
    "`--lang zh|en` may stand anywhere; without it the variable `XINZHI_LANG` decides, then the system's language. "
    "A mistake that the user can put right ends with exit code 2.",
)


def pages(lang: Lang) -> dict[str, str]:
    """Give the page of all commands."""
    lines = [f"# {TITLE.text(lang)}", "", TOP.text(lang), "", *_block(help_text([], lang))]
    for name, words in COMMANDS.items():
        lines += [f"## xinzhi {name}", "", words.text(lang), "", *_block(help_text([name], lang))]
    return {"commands.md": "\n".join(lines)}


def help_text(command: list[str], lang: Lang) -> str:
    """Give what `xinzhi COMMAND --help` prints in one language."""
    printed = io.StringIO()
    with mock.patch.dict(os.environ, {"COLUMNS": "100", "TERM": "dumb"}), contextlib.redirect_stdout(printed):
        try:
            main([*command, "--help", "--lang", lang])
        except SystemExit as left:
            if left.code:
                raise RuntimeError(f"xinzhi {' '.join(command)} --help: exit code {left.code}") from None
        finally:
            spoken.use(None)
    return "\n".join(line.rstrip() for line in printed.getvalue().strip().splitlines())


def _block(text: str) -> list[str]:
    return ["```text", text, "```", ""]
