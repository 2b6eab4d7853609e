"""Every method, command and key of a study is documented in both languages, and the examples are true."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest
import yaml
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml

from xinzhi.cli.app import COMMANDS
from xinzhi.evidence.intake.sidecar import read_sidecar
from xinzhi.evidence.tables import read_table
from xinzhi.frameworks.load import read_framework
from xinzhi.lang import Lang, Words
from xinzhi.measures.registry import Method, Role, find
from xinzhi.study.chapters import study_keys
from xinzhi.study.load import load_study

DOCS = Path(__file__).resolve().parents[1] / "docs"
LANGS: tuple[Lang, ...] = get_args(Lang)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture
def methods(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(DOCS / "_ext")
    return import_module("methods")


@pytest.fixture
def reference(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(DOCS / "_ext")
    return import_module("reference")


def handwritten(lang: Lang) -> dict[str, str]:
    files = [file for file in (DOCS / lang).rglob("*.md") if "reference" not in file.relative_to(DOCS / lang).parts]
    return {file.relative_to(DOCS / lang).as_posix(): file.read_text("utf-8") for file in files}


def blocks(lang: Lang, kind: str) -> Iterator[str]:
    for text in handwritten(lang).values():
        yield from (body for language, body in BLOCK.findall(text) if language == kind)


def lacking(name: str, said: dict[str, str] | None) -> list[str]:
    """Name the languages in which something has no words, or Chinese words without Chinese."""
    words = {lang: str((said or {}).get(lang, "")).strip() for lang in LANGS}
    if words["zh"] and not CHINESE.search(words["zh"]):
        words["zh"] = ""
    return [f"{name} ({lang})" for lang, text in words.items() if not text]


def own(methods: ModuleType) -> list[Method]:
    found: list[Method] = methods.own_methods()
    assert found
    return found


def test_every_method_has_words_in_both_languages(methods: ModuleType) -> None:
    notes = methods.notes()
    assert [line for method in own(methods) for line in lacking(method.key, notes.get(method.key))] == []


def test_every_setting_has_words_in_both_languages(methods: ModuleType) -> None:
    notes = methods.notes()
    missing = [
        line
        for method in own(methods)
        for name in method.settings
        for line in lacking(f"{method.key}: {name}", notes.get(method.key, {}).get("settings", {}).get(name))
    ]
    assert missing == []


def test_nothing_is_documented_that_is_not_there(methods: ModuleType) -> None:
    known = {method.key: set(method.settings) for method in own(methods)}
    notes = methods.notes()
    assert set(notes) - set(known) == set()
    assert [key for key, said in notes.items() if set(said.get("settings", {})) - known[key]] == []


def test_kinds_and_roles_have_names(methods: ModuleType) -> None:
    assert {method.kind for method in own(methods)} - set(methods.KINDS) == set()
    assert set(get_args(Role)) - set(methods.ROLES) == set()


@pytest.mark.parametrize("lang", LANGS)
def test_every_method_has_its_page(methods: ModuleType, lang: Lang) -> None:
    pages = methods.pages(lang)
    for method in own(methods):
        page = pages[f"methods/{method.key}.md"]
        assert page.startswith(f"# {methods.title(method, lang)}\n")
        assert method.cite in page
        assert f"autofunction:: {method.fn.__module__}.{method.name}" in page
        assert all(f"| `{name}` |" in page for name in method.settings)
        assert f"<{method.key}>" in pages["methods/index.md"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_command_is_on_the_page_with_its_help(reference: ModuleType, lang: Lang) -> None:
    page = made(reference, lang)["commands.md"]
    for name, words in COMMANDS.items():
        section = page.split(f"## xinzhi {name}\n")[1].split("\n## ")[0]
        assert f"xinzhi {name}" in section
        assert section.count(words.text(lang)) >= 2  # once above the help and once in it
    assert [line for name, words in COMMANDS.items() for line in lacking(name, as_mapping(words))] == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_key_of_a_study_is_on_the_page(reference: ModuleType, lang: Lang) -> None:
    page = made(reference, lang)["study-file.md"]
    assert [key for key, words in study_keys().items() if f"| `{key}` | {words.text(lang)} |" not in page] == []
    assert [line for key, words in study_keys().items() for line in lacking(key, as_mapping(words))] == []


def as_mapping(words: Words) -> dict[str, str]:
    return {"zh": words.zh, "en": words.en}


@cache
def made(reference: ModuleType, lang: Lang) -> dict[str, str]:
    pages: dict[str, str] = reference.pages(lang)
    return pages


def test_a_missing_word_is_found() -> None:
    assert lacking("weight/new", None) == ["weight/new (zh)", "weight/new (en)"]
    assert lacking("weight/new", {"zh": "English", "en": "English"}) == ["weight/new (zh)"]
    assert lacking("weight/new", {"zh": "权数", "en": "Weights"}) == []


def test_both_languages_have_the_same_pages() -> None:
    zh, en = handwritten("zh"), handwritten("en")
    assert zh
    assert set(zh) == set(en)
    assert [name for name, text in zh.items() if not CHINESE.search(text)] == []
    assert {name: text.count("\n#") for name, text in zh.items()} == {n: t.count("\n#") for n, t in en.items()}


@pytest.mark.parametrize("lang", LANGS)
def test_commands_in_the_texts_exist(lang: Lang) -> None:
    named = {
        name
        for text in handwritten(lang).values()
        for name in re.findall(r"(?:^|[`/])xinzhi ([a-z]+)", text, re.MULTILINE)
    }
    assert named
    assert named - set(COMMANDS) == set()


@pytest.mark.parametrize("lang", LANGS)
def test_methods_named_in_links_exist(lang: Lang) -> None:
    linked = {
        pair for text in handwritten(lang).values() for pair in re.findall(r"reference/methods/(\w+)/(\w+)\.md", text)
    }
    assert linked
    assert {find(kind, name).key for kind, name in linked} == {f"{kind}/{name}" for kind, name in linked}


@pytest.mark.parametrize("lang", LANGS)
def test_studies_in_the_texts_can_be_read(lang: Lang, tmp_path: Path) -> None:
    studies = [text for text in blocks(lang, "yaml") if "study" in yaml.safe_load(text)]
    assert len(studies) >= 3
    for number, text in enumerate(studies):
        file = tmp_path / f"{number}.yaml"
        file.write_text(text, encoding="utf-8")
        assert load_study(file).title


@pytest.mark.parametrize("lang", LANGS)
def test_the_file_beside_a_table_in_the_texts_can_be_read(lang: Lang, tmp_path: Path) -> None:
    (text,) = [text for text in blocks(lang, "yaml") if "tables" in yaml.safe_load(text)]
    (tmp_path / "a.intake.yaml").write_text(text, encoding="utf-8")
    assert read_sidecar(tmp_path / "a.intake.yaml", "a").tables[0].regions == "B"


@pytest.mark.parametrize("lang", LANGS)
def test_the_framework_in_the_texts_can_be_read(lang: Lang, tmp_path: Path) -> None:
    (text,) = [text for text in blocks(lang, "yaml") if not {"study", "tables"} & set(yaml.safe_load(text))]
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    assert [leaf.id for leaf in read_framework(tmp_path / "mine.yaml").indicators] == [
        "rd_intensity",
        "rd_personnel_per_10k",
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_the_table_in_the_texts_can_be_read(lang: Lang, tmp_path: Path) -> None:
    (text,) = blocks(lang, "text")
    (tmp_path / "mine.csv").write_text(text, encoding="utf-8")
    table = read_table(tmp_path / "mine.csv", "mine.csv")
    assert table["region"].to_list() == ["110000", "110000"]
    assert table["period"].to_list() == [2022, 2023]


def formulas(text: str) -> Iterator[str]:
    """Give the formulas of a docstring, those in a line and those alone."""
    yield from re.findall(r":math:`([^`]+)`", text)
    for block in re.findall(r"^\.\. math::(.*?)(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL):
        yield from filter(None, (part.strip() for part in re.split(r"\n\s*\n", block)))


def test_every_formula_can_be_set(methods: ModuleType) -> None:
    found = [(method.key, each) for method in own(methods) for each in formulas(inspect.getdoc(method.fn) or "")]
    assert len(found) > 100
    unset = []
    for key, formula in found:
        try:
            tex2mathml(formula, as_block=True)
        except MathError as error:
            unset.append(f"{key}: {error}")
    assert unset == []
