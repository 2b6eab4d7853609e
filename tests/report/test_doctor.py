"""The doctor: what it finds, and that whatever is missing comes with advice in both languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from xinzhi.charts.picture import register_font
from xinzhi.report import doctor
from xinzhi.report.fonts import families_in, font_folders, installed_families


def test_every_check_speaks_both_languages_and_advises_where_it_fails() -> None:
    checks = doctor.check()
    assert len(checks) == 8
    for found in checks:
        assert all((found.name.zh, found.name.en, found.detail.zh, found.detail.en))
        assert bool(found.advice.zh) == bool(found.advice.en) == (not found.ok)


def test_only_the_chart_font_is_required_and_it_is_here() -> None:
    required = [found for found in doctor.check() if found.required]
    assert [found.name.en for found in required] == ["Font of charts"]
    assert required[0].ok


def test_missing_chart_font_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        message = "No module named 'noto_cjk_sans_otc'"
        raise ImportError(message)

    monkeypatch.setattr(doctor, "register_font", missing)
    found = doctor.chart_font()
    assert not found.ok
    assert found.required
    assert "pip install noto-cjk-sans-otc" in found.advice.en


@pytest.mark.parametrize(("name", "alias"), [("仿宋", "FangSong"), ("方正小标宋简体", "FZXiaoBiaoSong-B05S")])
def test_a_document_font_is_known_by_any_of_its_names(name: str, alias: str) -> None:
    assert doctor.word_font(name, {name}).ok
    assert doctor.word_font(name, {alias}).ok
    assert not doctor.word_font(name, {"Arial"}).ok


def test_libreoffice_is_found_on_the_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for key in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
        monkeypatch.delenv(key, raising=False)
    if not Path("/Applications/LibreOffice.app").exists():
        found = doctor.libre_office()
        assert not found.ok
        assert "apt install libreoffice-writer fonts-noto-cjk" in found.advice.en
    program = tmp_path / "soffice"
    program.touch(mode=0o755)
    assert doctor.libre_office().ok


def test_fallback_font() -> None:
    assert doctor.fallback_font({"Noto Sans CJK SC"}).ok
    assert not doctor.fallback_font({"Arial"}).ok


def test_families_are_read_from_files(tmp_path: Path) -> None:
    shutil.copy(register_font(), tmp_path / "font.ttc")
    (tmp_path / "simfang.ttf").write_bytes(b"not a font")
    assert {"Noto Sans CJK SC", "仿宋"} <= families_in([tmp_path])
    assert families_in([tmp_path], patience=0) == {"仿宋"}


def test_folders_are_read_where_fontconfig_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fonts = tmp_path / ".fonts"
    fonts.mkdir()
    (fonts / "simhei.ttf").write_bytes(b"")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert fonts in font_folders()
    assert "黑体" in installed_families()
