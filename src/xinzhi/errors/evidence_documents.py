"""Mistakes in a document that figures are to be read from: a file that is empty, damaged or has no text."""

from __future__ import annotations

from xinzhi.errors import XinzhiError
from xinzhi.lang import Words


class ReadingError(XinzhiError):
    """A document that cannot be read, or a date or region that was given for it and cannot be."""

    @classmethod
    def unreadable(cls, file: str, problem: Words) -> ReadingError:
        """Report a file that the system does not hand over."""
        return cls(
            "evidence.unreadable",
            zh=f"读不了 {file}：{problem.zh}。请检查路径和权限。",
            en=f"{file} cannot be read: {problem.en}. Check its path and permissions.",
        )

    @classmethod
    def no_documents(cls, place: str) -> ReadingError:
        """Report a folder without a document in it."""
        return cls(
            "evidence.no-documents",
            zh=f"{place} 中没有可读的文件（txt、md、html、docx、pdf）。请检查路径。",
            en=f"There is no document (txt, md, html, docx, pdf) in {place}. Check the path.",
        )

    @classmethod
    def empty(cls, file: str) -> ReadingError:
        """Report a file without a single letter."""
        return cls(
            "evidence.empty",
            zh=f"{file} 是空的，没有任何文字。请换成有内容的文件。",
            en=f"{file} is empty: there is no text in it. Give the file with its content.",
        )

    @classmethod
    def not_text(cls, file: str) -> ReadingError:
        """Report binary content under the name of a document."""
        return cls(
            "evidence.not-text",
            zh=f"{file} 不是文字文件，也不是可读的 PDF、docx 或网页。请另存为 txt、docx 或有文字层的 PDF。",
            en=f"{file} is neither text nor a readable PDF, docx or web page. Save it as txt, docx or a PDF with text.",
        )

    @classmethod
    def old_word(cls, file: str) -> ReadingError:
        """Report a file of the old Word or WPS format."""
        return cls(
            "evidence.old-word",
            zh=f"{file} 是旧版 Word（doc）或 WPS 格式。请在文字处理软件中另存为 docx。",
            en=f"{file} is in the old Word (doc) or WPS format. Save it as docx in a word processor.",
        )

    @classmethod
    def encoding(cls, file: str) -> ReadingError:
        """Report text in none of the encodings known, or garbled by an earlier conversion."""
        return cls(
            "evidence.encoding",
            zh=f"{file} 的文字是乱码：编码不是 UTF-8、GB18030（GBK）、UTF-16，或曾被错误转换。请找到原文件，另存为 UTF-8。",
            en=f"The text of {file} is garbled: it is not UTF-8, GB18030 (GBK) or UTF-16, or it was converted wrongly "
            "before. Find the original and save it as UTF-8.",
        )

    @classmethod
    def damaged(cls, file: str, kind: str) -> ReadingError:
        """Report a PDF or docx that its library cannot open."""
        return cls(
            "evidence.damaged",
            zh=f"{file} 不是完好的 {kind} 文件，打不开。请重新下载或另存一份。",
            en=f"{file} is no sound {kind} file and does not open. Download it again or save a fresh copy.",
        )

    @classmethod
    def locked(cls, file: str) -> ReadingError:
        """Report a PDF that asks for a password."""
        return cls(
            "evidence.locked",
            zh=f"{file} 有密码保护，读不出文字。请先解除密码。",
            en=f"{file} is protected by a password. Remove the password first.",
        )

    @classmethod
    def scanned(cls, file: str, pages: int) -> ReadingError:
        """Report a PDF whose pages are pictures, all of them."""
        return cls(
            "evidence.scanned",
            zh=f"{file} 共 {pages} 页，均没有文字层（多为扫描图像）。这里不猜测图像中的文字，请先做文字识别（OCR）并核对。",
            en=f"None of the {pages} pages of {file} has text: they are scans. Pictures are not guessed at; "
            "run text recognition (OCR) first and check it.",
        )

    @classmethod
    def broken_fonts(cls, file: str) -> ReadingError:
        """Report a PDF whose fonts do not say which letters they show."""
        return cls(
            "evidence.broken-fonts",
            zh=f"{file} 的字体没有给出文字对应关系，读出的是乱码。请用原文件重新生成 PDF，或改用 docx、网页版本。",
            en=f"The fonts of {file} do not tell which letters they show, and its text comes out garbled. "
            "Make the PDF again from its original, or use the docx or the web page.",
        )

    @classmethod
    def too_large(cls, file: str, most: int) -> ReadingError:
        """Report a file that unpacks to more than is sensible."""
        return cls(
            "evidence.too-large",
            zh=f"{file} 超过 {most} MB（解压后），没有读取。请拆分后再试。",
            en=f"{file} holds more than {most} MB when unpacked and was not read. Split it and try again.",
        )

    @classmethod
    def bad_date(cls, given: str) -> ReadingError:
        """Report a date that is not in the calendar."""
        return cls(
            "evidence.bad-date",
            zh=f"日期“{given}”不存在或写法不对。请写成 2024-11-21、2024-11 或 2024。",
            en=f"'{given}' is no date of the calendar. Write 2024-11-21, 2024-11 or 2024.",
        )
