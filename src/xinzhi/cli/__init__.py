"""The command line: `xinzhi demo | new | check | run | report | evidence | methods | doctor`."""

from xinzhi.cli.main import main as main
