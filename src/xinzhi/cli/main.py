"""Where the command line begins: the language first, then the command, and errors without a traceback."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterable
from typing import NoReturn, cast, get_args

from xinzhi import lang
from xinzhi.errors import XinzhiError, hint
from xinzhi.errors.system import SystemAccessError
from xinzhi.lang import Lang, Words

USER_MISTAKE = 2
INTERRUPTED = 130
STOPPED = Words("已中断。上一次完成的结果没有改动。", "Stopped. The results of the last finished run are unchanged.")
LANGUAGES = Words("--lang 应为 zh 或 en。", "--lang should be zh or en.")


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 when done, 2 for a user's mistake, 130 when interrupted."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _open_terminal()
    try:
        done = _run(words or ["--help"])
    except KeyboardInterrupt:
        _say(STOPPED.text())
        done = INTERRUPTED
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # nothing is left to interrupt, and leaving must not be loud
    sys.exit(done)


def _run(words: list[str]) -> int:
    try:
        words = _speak(words)
    except ValueError:
        return _say(LANGUAGES.text())

    from xinzhi.cli.app import COMMANDS

    if words and not words[0].startswith("-") and words[0] not in COMMANDS:
        return _say(_unknown_command(words[0], COMMANDS))
    try:
        return _command(words)
    except XinzhiError as error:
        return _say(str(error))
    except OSError as error:
        return _say(str(SystemAccessError.refused(error)))


def _command(words: list[str]) -> int:
    import typer

    from xinzhi.cli.app import make_app

    try:
        made = make_app().main(args=words, prog_name="xinzhi", standalone_mode=False)
    except typer.Abort:
        _say(STOPPED.text())
        return INTERRUPTED
    except typer.TyperException as error:
        return _say(_usage(error))
    return made if isinstance(made, int) else 0


def _open_terminal() -> None:
    """Make any text printable: a terminal said to know ASCII only gets UTF-8, unless it was asked for."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            plain = stream.encoding.lower() in {"ascii", "us-ascii", "ansi_x3.4-1968"}
            asked = "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding="utf-8" if plain and not asked else None, errors="backslashreplace")


def _say(text: str) -> int:
    print(text, file=sys.stderr)
    return USER_MISTAKE


def _speak(words: list[str]) -> list[str]:
    """Take ``--lang zh|en`` out of the words, wherever it stands, and speak that language."""
    rest, chosen, waiting = [], None, False
    for word in words:
        if waiting or word.startswith("--lang="):
            chosen, waiting = word.removeprefix("--lang="), False
        elif word == "--lang":
            waiting = True
        else:
            rest.append(word)
    if waiting or (chosen is not None and chosen not in get_args(Lang)):
        raise ValueError(chosen)
    if chosen is not None:
        lang.use(cast("Lang", chosen))
    return rest


def _unknown_command(word: str, known: Iterable[str]) -> str:
    guess = hint(word, known)
    return Words(f"没有命令“{word}”。{guess.zh}", f"There is no command '{word}'. {guess.en}").text()


def _usage(error: Exception) -> str:
    """Say what was wrong with the words of a command."""
    option = getattr(error, "option_name", None)
    missing = getattr(error, "param", None) if type(error).__name__ == "MissingParameter" else None
    if type(error).__name__ == "NoSuchOption" and option:
        told = Words(f"没有选项 {option}。", f"There is no option {option}.")
    elif missing is not None:
        told = Words(f"缺少参数 {missing.name}。", f"The argument {missing.name} is missing.")
    elif type(error).__name__ == "BadOptionUsage" and option:
        told = Words(f"选项 {option} 后面缺少值。", f"The option {option} needs a value.")
    else:
        told = Words(f"命令写法有误（{error}）。", f"{error}")
    return told.text() + Words("用法见 xinzhi --help。", " See xinzhi --help.").text()
