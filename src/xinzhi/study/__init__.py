"""A study file → plan → run → store."""

from xinzhi.study.result import Result as Result
from xinzhi.study.run import Run as Run
from xinzhi.study.study import Study as Study
from xinzhi.study.study import open_study as open_study
