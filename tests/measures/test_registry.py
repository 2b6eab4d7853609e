"""The registry: what is found, what is bound, and what is said to a wrong name."""

from __future__ import annotations

import ast
import importlib.metadata
import inspect
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Literal

import pytest

import xinzhi.measures
from xinzhi.errors.measures import MeasureError
from xinzhi.measures import registry
from xinzhi.measures.registry import all_methods, find, kinds, method
from xinzhi.measures.types import Array

FOLDER = Path(xinzhi.measures.__file__).parent
FILES = sorted(path for path in FOLDER.glob("*/*.py") if not path.name.startswith("_"))


@pytest.fixture
def own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what a test registers to that test."""
    all_methods()
    monkeypatch.setattr(registry, "_methods", dict(registry._methods))
    monkeypatch.setattr(registry, "_extended", [])


def test_first_methods_are_there() -> None:
    found = {(entry.kind, entry.name) for entry in all_methods()}
    assert found >= {
        ("normalise", "minmax"),
        ("normalise", "zscore"),
        ("normalise", "rank"),
        ("weight", "entropy"),
        ("weight", "equal"),
        ("aggregate", "arithmetic"),
        ("aggregate", "geometric"),
        ("disparity", "dagum"),
        ("disparity", "gini"),
        ("robustness", "rank_bands"),
    }


def test_sorted_and_by_kind() -> None:
    keys = [entry.key for entry in all_methods()]
    assert keys == sorted(keys)
    assert [entry.name for entry in all_methods("weight")] == [
        key.split("/")[1] for key in keys if key.startswith("weight/")
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_file_is_imported_by_its_kind(path: Path) -> None:
    tree = ast.parse((path.parent / "__init__.py").read_text("utf-8"))
    module = f"xinzhi.measures.{path.parent.name}.{path.stem}"
    names = [
        (alias.name, alias.asname)
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module == module
        for alias in node.names
    ]
    assert (path.stem, path.stem) in names, f"add: from {module} import {path.stem} as {path.stem}"
    assert find(path.parent.name, path.stem).fn.__module__ == module


def test_import_loads_no_numpy() -> None:
    code = "import sys, xinzhi.measures, xinzhi.measures.registry; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_settings_are_the_schema() -> None:
    settings = find("weight", "entropy").settings
    assert list(settings) == ["zeros", "shift"]
    assert (settings["zeros"].choices, settings["zeros"].default) == (("limit", "shift"), "limit")
    assert (settings["shift"].type, settings["shift"].default, settings["shift"].required) == (float, 0.0, False)


def test_data_is_no_setting() -> None:
    dagum = find("disparity", "dagum")
    assert {name: data.name for name, data in dagum.data.items()} == {
        "y": "array",
        "groups": "groups",
        "population": "population",
    }
    assert dagum.settings == {}
    assert list(find("normalise", "minmax").settings) == ["lower", "upper"]


def test_bind_fills_in_defaults_and_turns_whole_numbers_into_numbers() -> None:
    bound = find("normalise", "minmax").bind({"lower": 1, "upper": 100})
    assert bound == {"lower": 1.0, "upper": 100.0}
    assert all(isinstance(value, float) for value in bound.values())
    assert find("normalise", "minmax").bind({}) == {"lower": 0.0, "upper": 1.0}


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ({"zero": "limit"}, "measures.unknown-setting", "Did you mean 'zeros'?"),
        ({"zeros": "limits"}, "measures.bad-setting", "one of limit, shift"),
        ({"zeros": None}, "measures.bad-setting", "one of limit, shift"),
        ({"shift": "0.1"}, "measures.bad-setting", "a finite number"),
        ({"shift": float("nan")}, "measures.bad-setting", "a finite number"),
        ({"shift": True}, "measures.bad-setting", "a finite number"),
    ],
)
def test_wrong_setting_is_refused(given: dict[str, object], code: str, said: str) -> None:
    with pytest.raises(MeasureError) as caught:
        find("weight", "entropy").bind(given)
    assert caught.value.code == code
    assert said in caught.value.text("en")
    assert "weight/entropy" in caught.value.text("zh")


def test_unknown_names_give_the_nearest() -> None:
    with pytest.raises(MeasureError) as caught:
        find("weight", "entropie")
    assert caught.value.code == "measures.unknown-method"
    assert "Did you mean 'entropy'?" in caught.value.text("en")
    for ask in (lambda: find("wieght", "entropy"), lambda: all_methods("wieght")):
        with pytest.raises(MeasureError) as caught:
            ask()
        assert caught.value.code == "measures.unknown-kind"
        assert "是否想写“weight”" in caught.value.text("zh")


def test_planner_can_tell_whether_two_methods_fit() -> None:
    minmax, geometric = find("normalise", "minmax"), find("aggregate", "geometric")
    assert not geometric.takes(minmax.range_for({}))
    assert geometric.takes(minmax.range_for({"lower": 0.01}))
    assert minmax.range_for({"lower": -1}) == "any"
    assert not find("weight", "entropy").takes(find("normalise", "zscore").range_for({}))
    assert geometric.takes(find("normalise", "rank").range_for({}))


@pytest.mark.usefixtures("own_registry")
def test_settings_of_every_type() -> None:
    @method(zh="试", en="Try", cite="2026", role="matrix to weights", kind="weight")
    def trial(
        z: Array, *, how: Literal["a", "b"] | None = None, many: int, loud: bool = False, name: str = "x"
    ) -> Array:
        return z * many if loud and how and name else z

    entry = find("weight", "trial")
    assert entry.bind({"many": 3}) == {"how": None, "many": 3, "loud": False, "name": "x"}
    assert entry.bind({"many": 3, "how": "b", "loud": True})["how"] == "b"
    with pytest.raises(MeasureError) as caught:
        entry.bind({})
    assert caught.value.code == "measures.missing-setting"
    assert entry.settings["many"].default is inspect.Parameter.empty
    mistakes: tuple[dict[str, object], ...] = (
        {"how": "c"},
        {"many": 2.5},
        {"many": True},
        {"loud": 1},
        {"name": 3},
        {"name": None},
    )
    for wrong in mistakes:
        with pytest.raises(MeasureError) as caught:
            entry.bind({"many": 1, **wrong})
        assert caught.value.code == "measures.bad-setting"


@pytest.mark.usefixtures("own_registry")
def test_one_name_has_one_method() -> None:
    def entropy(z: Array) -> Array:
        return z

    with pytest.raises(MeasureError) as caught:
        method(zh="熵", en="Entropy", cite="2026", role="matrix to weights", kind="weight")(entropy)
    assert caught.value.code == "measures.method-twice"
    assert "xinzhi.measures.weight.entropy" in caught.value.text("zh")


@pytest.mark.usefixtures("own_registry")
def test_extension_loads_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []

    def load() -> None:
        def outside(z: Array) -> Array:
            return z

        loaded.append("outside")
        method(zh="外", en="Outside", cite="2026", role="matrix to weights", kind="elsewhere")(outside)

    points = {"xinzhi.methods": [SimpleNamespace(name="outside", value="other:outside", load=load)]}
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: points[group])
    find("weight", "entropy")
    assert loaded == []
    assert find("elsewhere", "outside").en == "Outside"
    assert "elsewhere" in kinds()
    assert ("elsewhere", "outside") in {(entry.kind, entry.name) for entry in all_methods()}
    assert loaded == ["outside"]


@pytest.mark.usefixtures("own_registry")
def test_broken_extension_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> None:
        message = "no module named other"
        raise ImportError(message)

    points = [SimpleNamespace(name="outside", value="other:outside", load=load)]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: points if group else [])
    with pytest.raises(MeasureError) as caught:
        all_methods()
    assert caught.value.code == "measures.broken-extension"
    assert "other:outside" in caught.value.text("en")
