"""From bytes to text: UTF-8, GB18030 with GBK, UTF-16, Big5; what is no text is refused."""

from __future__ import annotations

import codecs
import re

from xinzhi.errors.evidence_documents import ReadingError
from xinzhi.lang import Words

MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
GUESSES = ("gb18030", "utf-16-le", "utf-16-be", "big5")
COMMON = frozenset(
    "的一是在了和有大这主中国人上为们到说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现"
    "当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高"
    "间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及"
    "比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克"
    "许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望"
    "觉术领共确传师观清今切院让识候带导争运笔业率元亿增同个家企增长全省创投产值"
    "，。、；：“”（）《》％0123456789%.\n\r\t "
    "國業產發會億萬長經濟"
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
PRIVATE = re.compile(r"[\ue000-\uf8ff\ufffd]")
LATIN_JUNK = re.compile(r"[\u0080-\u00ff]")
TRADITIONAL = re.compile("[國業產發會億萬長經濟與對於開關學這個們來時區現實際點體變還進過總數質創領導應據]")
HAN = re.compile(r"[\u4e00-\u9fff]")
FEW = 0.005  # of the characters may be replaced before a file counts as garbled


def decode(data: bytes, file: str) -> tuple[str, list[Words]]:
    r"""Give the text of `data`, lines ended by ``\n``, with notes on what was replaced.

    Raises
    ------
    ReadingError
        When it is empty, binary, or text in no encoding known.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise ReadingError.empty(file)
    text = _decoded(data, file)
    if not text.strip():
        raise ReadingError.empty(file)
    if len(CONTROL.findall(text)) > FEW * len(text):
        raise ReadingError.not_text(file)
    if garbled(text):
        raise ReadingError.encoding(file)
    notes = [_replaced(lost)] if (lost := text.count("\ufffd")) else []
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def garbled(text: str) -> bool:
    """Say whether text looks converted wrongly: too many replaced, private or stray Latin characters.

    >>> garbled("新质生产力"), garbled("æ–°è´¨ç”Ÿäº§åŠ›"), garbled("鏂拌川鐢熶骇鍔涙槸楂樿川閲忓彂灞曠殑鏍稿績寮曟搸")
    (False, True, True)
    """
    size = max(len(text), 1)
    han = len(HAN.findall(text))
    if len(PRIVATE.findall(text)) > 0.05 * size or len(LATIN_JUNK.findall(text)) > max(0.2 * size, han):
        return True
    return han >= 20 and _familiar(HAN.findall(text)) < 0.12


def traditional(text: str) -> bool:
    """Say whether text is in traditional characters.

    >>> traditional("經濟發展，產業創新"), traditional("经济发展，产业创新")
    (True, False)
    """
    return len(TRADITIONAL.findall(text)) > 0.03 * max(len(HAN.findall(text)), 1)


def _decoded(data: bytes, file: str) -> str:
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, file)
    return _guessed(data, file) if "\x00" in text else text


def _guessed(data: bytes, file: str) -> str:
    """Take the encoding in which most characters are familiar."""
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise ReadingError.old_word(file)
    sample = data[: 1 << 16]
    tried = {encoding: sample.decode(encoding, "replace") for encoding in ("utf-8", *GUESSES)}
    best = max(tried, key=lambda encoding: (round(_familiar(list(tried[encoding])), 3), encoding == "utf-8"))
    text = data.decode(best, "replace")
    if text.count("\ufffd") > FEW * len(text) + 1:
        raise ReadingError.not_text(file) if CONTROL.search(text) else ReadingError.encoding(file)
    return text


def _familiar(letters: list[str]) -> float:
    return sum(letter in COMMON for letter in letters) / max(len(letters), 1)


def _replaced(count: int) -> Words:
    return Words(
        f"有 {count} 个字符无法解码，以“�”代替，相应数字请核对原文。",
        f"{count} characters could not be decoded and stand as '�'; check the figures there against the original.",
    )
