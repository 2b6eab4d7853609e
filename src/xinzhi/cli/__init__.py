"""The command line: `xinzhi demo | new | check | run | report | methods | doctor`."""

from xinzhi.cli.main import main as main
