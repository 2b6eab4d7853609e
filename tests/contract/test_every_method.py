"""Every registered method, whatever its role, is named, cited, explained and callable as a study calls it."""

from __future__ import annotations

import doctest
import importlib
import inspect
import re
import sys
from pathlib import Path
from typing import get_args

import pytest

from xinzhi.measures.registry import Method, Role, all_methods, find
from xinzhi.measures.settings import Setting

SECTIONS = ("Parameters", "Returns", "Raises", "Notes", "References", "Examples")
every_method = pytest.mark.parametrize("method", all_methods(), ids=lambda method: method.key)


@every_method
def test_names_in_both_languages_and_citation(method: Method) -> None:
    assert re.search(r"[\u4e00-\u9fff]", method.zh), "the Chinese name has no Chinese character"
    assert re.search(r"[A-Za-z]", method.en)
    assert not re.search(r"[\u4e00-\u9fff]", method.en), "the English name has a Chinese character"
    assert re.search(r"\b(1[89]|20)\d\d\b", method.cite), "the citation has no year"


@every_method
def test_stands_in_the_file_of_its_name(method: Method) -> None:
    if method.fn.__module__.startswith("xinzhi."):
        assert method.fn.__module__ == f"xinzhi.measures.{method.kind}.{method.name}"
    assert find(method.kind, method.name) == method


@every_method
def test_docstring_has_every_section(method: Method) -> None:
    text = inspect.getdoc(method.fn) or ""
    heads = re.findall(r"^(\w+)\n-{3,}$", text, flags=re.MULTILINE)
    assert heads == list(SECTIONS)
    assert re.match(r"[A-Z].+\.\n\n", text), "the docstring does not begin with one sentence on one line"


@every_method
def test_docstring_names_every_parameter(method: Method) -> None:
    text = inspect.getdoc(method.fn) or ""
    described = re.findall(r"^([\w, ]+)\n {4}\S", text.split("Parameters\n")[1].split("Returns\n")[0], re.MULTILINE)
    named = [name.strip() for line in described for name in line.split(",")]
    assert named == list(inspect.signature(method.fn).parameters)


@every_method
def test_example_runs(method: Method) -> None:
    importlib.import_module(method.fn.__module__)
    module = sys.modules[method.fn.__module__]
    tests = [test for test in doctest.DocTestFinder().find(module) if test.name.endswith(f".{method.name}")]
    results = [doctest.DocTestRunner().run(test) for test in tests]
    assert sum(result.attempted for result in results) > 0, "the docstring has no example"
    assert sum(result.failed for result in results) == 0


@every_method
def test_parameters_are_data_or_settings(method: Method) -> None:
    parameters = inspect.signature(method.fn).parameters
    assert set(method.data) | set(method.settings) == set(parameters)
    assert next(iter(parameters)) in method.data, "the first parameter is not data"
    for setting in method.settings.values():
        assert setting.required or setting.accepts(setting.default), "a default is not a value of its own setting"


@every_method
def test_range_follows_from_the_defaults(method: Method) -> None:
    required = {name: _value(setting) for name, setting in method.settings.items() if setting.required}
    defaults = {name: setting.default for name, setting in method.settings.items() if not setting.required}
    assert method.bind(required) == {**defaults, **required}
    assert method.range_for(required) in {"any", "nonnegative", "positive"}
    assert method.domain_for(required) in {"any", "nonnegative", "positive"}
    assert method.takes("positive")


def _value(setting: Setting) -> object:
    return setting.choices[0] if setting.choices else setting.type(2)


def test_every_role_has_a_contract() -> None:
    held = {path.stem.removeprefix("test_").replace("_", " ") for path in Path(__file__).parent.glob("test_*.py")}
    assert set(get_args(Role)) <= held
    assert {method.role for method in all_methods()} <= set(get_args(Role))
