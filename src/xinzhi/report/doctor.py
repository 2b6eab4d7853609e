"""What a machine needs so that charts and documents come out right, and what to install where it lacks."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xinzhi.charts.picture import FONT, register_font
from xinzhi.lang import Words
from xinzhi.report.fonts import installed_families

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: whether it is there, what was found, and what to do when it is not.

    Only what is `required` is needed to make a brief; the rest makes it look as intended elsewhere.
    """

    name: Words
    ok: bool
    detail: Words
    advice: Words
    required: bool = False


NOTHING = Words("", "")
WORD_FONTS = {  # the name a document asks for: the other names it goes by
    "仿宋": ("FangSong", "仿宋_GB2312", "FangSong_GB2312"),
    "黑体": ("SimHei",),
    "楷体": ("KaiTi", "楷体_GB2312", "KaiTi_GB2312"),
    "宋体": ("SimSun",),
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
}
FALLBACKS = (
    *("Noto Sans CJK SC", "Noto Serif CJK SC", "Source Han Sans SC", "Source Han Serif SC"),
    *("Microsoft YaHei", "PingFang SC", "Songti SC", "宋体", "SimSun", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei"),
)
_WINDOWS_FONTS = Words(
    "Windows：设置 → 系统 → 可选功能，添加“简体中文补充字体”；macOS：安装 Microsoft Word，字体随附；"
    "Debian：把有使用权的字体文件放入用户字体文件夹 ~/.local/share/fonts 后运行 fc-cache。",
    "Windows: Settings, System, Optional features, add 'Chinese (Simplified) Supplemental Fonts'; macOS: install "
    "Microsoft Word, which brings them; Debian: put font files you may use into ~/.local/share/fonts and run fc-cache.",
)
_TITLE_FONT = Words(
    "该字体由方正字库提供，取得使用权后安装字体文件；没有时标题由 Word 换用宋体一类字体。",
    "This font comes from FounderType: install its file once you may use it; without it Word sets titles in a "
    "font such as SimSun.",
)
_LIBREOFFICE = Words(
    "需要把文档转成 PDF 时安装。Debian：apt install libreoffice-writer fonts-noto-cjk；"
    "Windows、macOS：安装 LibreOffice。",
    "Install it to turn documents into PDF. Debian: apt install libreoffice-writer fonts-noto-cjk; "
    "Windows, macOS: install LibreOffice.",
)
_FALLBACK = Words(
    "Debian：apt install fonts-noto-cjk；Windows、macOS 自带中文字体，请检查是否被移除。",
    "Debian: apt install fonts-noto-cjk; Windows and macOS bring Chinese fonts, see whether they were removed.",
)


def check() -> list[Check]:
    """Look at this machine: the font of charts, the fonts of documents, LibreOffice and its Chinese font."""
    families = installed_families()
    words = (word_font(name, families) for name in WORD_FONTS)
    return [chart_font(), *words, libre_office(), fallback_font(families)]


def chart_font() -> Check:
    """See whether the font that comes with the program is there and can be drawn with."""
    name = Words("图表字体", "Font of charts")
    try:
        file = Path(register_font())
    except (ImportError, OSError, ValueError) as trouble:
        return _no_chart_font(name, str(trouble))
    if not file.is_file():
        return _no_chart_font(name, file.name)
    found = Words(f"{FONT}（{file.name}），随程序安装。", f"{FONT} ({file.name}), installed with the program.")
    return Check(name, ok=True, detail=found, advice=NOTHING, required=True)


def _no_chart_font(name: Words, trouble: str) -> Check:
    detail = Words(f"不能使用 {FONT}：{trouble}。", f"{FONT} cannot be used: {trouble}.")
    advice = Words("重新安装：pip install noto-cjk-sans-otc", "Install it again: pip install noto-cjk-sans-otc")
    return Check(name, ok=False, detail=detail, advice=advice, required=True)


def word_font(name: str, families: AbstractSet[str]) -> Check:
    """See whether the document font `name` is among `families`, under any of its names."""
    title = Words(f"文档字体：{name}", f"Document font: {name}")
    found = next((known for known in (name, *WORD_FONTS[name]) if known in families), None)
    if found:
        return Check(title, ok=True, detail=Words(f"已安装（{found}）。", f"Installed ({found})."), advice=NOTHING)
    detail = Words(
        "未安装。文档照常生成，本机打开时换用其他字体。",
        "Not installed. Documents are made all the same; opened here they show another font.",
    )
    return Check(title, ok=False, detail=detail, advice=_TITLE_FONT if name.startswith("方正") else _WINDOWS_FONTS)


def libre_office() -> Check:
    """See whether LibreOffice is installed, on the path or where its installers put it."""
    name = Words("LibreOffice（可选）", "LibreOffice (optional)")
    if _soffice():
        return Check(name, ok=True, detail=Words("已安装。", "Installed."), advice=NOTHING)
    return Check(name, ok=False, detail=Words("未安装。", "Not installed."), advice=_LIBREOFFICE)


def _soffice() -> str | None:
    places = [Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")]
    places += [
        Path(os.environ[key], "LibreOffice", "program", "soffice.exe")
        for key in ("PROGRAMFILES", "PROGRAMFILES(X86)")
        if key in os.environ
    ]
    on_path = shutil.which("soffice") or shutil.which("libreoffice")
    return on_path or next((str(place) for place in places if place.is_file()), None)


def fallback_font(families: AbstractSet[str]) -> Check:
    """See whether `families` hold a Chinese font for documents whose own fonts are missing."""
    name = Words("中文替代字体", "Chinese fallback font")
    found = next((font for font in FALLBACKS if font in families), None)
    if found:
        return Check(name, ok=True, detail=Words(f"{found}。", f"{found}."), advice=NOTHING)
    detail = Words(
        "没有找到；缺少文档字体时汉字可能显示为方框。",
        "None found: where a document font is missing, Chinese may show as boxes.",
    )
    return Check(name, ok=False, detail=detail, advice=_FALLBACK)
