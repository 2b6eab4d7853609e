"""What can be wrong with a file of tables, a sheet or a cell."""

from __future__ import annotations

from collections.abc import Iterable

from xinzhi.errors import XinzhiError
from xinzhi.lang import Words


class IntakeError(XinzhiError):
    """A file that cannot be read, or a cell that has no place in the panel."""

    @classmethod
    def nothing_there(cls, path: str, suffixes: Iterable[str]) -> IntakeError:
        """Report a path that is neither a file nor a folder with tables."""
        kinds = " ".join(suffixes)
        return cls(
            "intake.nothing-there",
            zh=f"{path} 不是文件，也不是装有表格的文件夹。能读的文件：{kinds}。",
            en=f"{path} is neither a file nor a folder with tables. Files that can be read: {kinds}.",
        )

    @classmethod
    def unreadable(cls, file: str, problem: Words) -> IntakeError:
        """Report a file that cannot be opened."""
        return cls("intake.unreadable", zh=f"{file}：{problem.zh}。", en=f"{file}: {problem.en}.")

    @classmethod
    def no_frame(cls, kind: str) -> IntakeError:
        """Report what is no data frame."""
        return cls(
            "intake.no-frame",
            zh=f"不能当作数据框读入：{kind}。请给 polars、pandas 或 pyarrow 的数据框（LazyFrame 先 collect），或文件路径。",
            en=f"{kind} is no data frame that can be read. Give one of polars, pandas or pyarrow "
            "(collect a LazyFrame first), or the path of a file.",
        )

    @classmethod
    def damaged(cls, file: str) -> IntakeError:
        """Report a file that is cut off or is not what its ending says."""
        return cls(
            "intake.damaged",
            zh=f"{file} 已损坏或不完整。请重新下载，或在产生它的软件中打开后另存一份。",
            en=f"{file} is damaged or cut off. Download it again, "
            "or open it in the program that made it and save it anew.",
        )

    @classmethod
    def changed(cls, file: str) -> IntakeError:
        """Report a file that was written to while it was read."""
        return cls(
            "intake.changed",
            zh=f"{file} 在读取期间被改动，没有采用。请等写入完成后再读一次。",
            en=f"{file} was changed while it was read and was not taken. Read it again when writing has ended.",
        )

    @classmethod
    def password(cls, file: str) -> IntakeError:
        """Report a workbook with a password of its own."""
        return cls(
            "intake.password",
            zh=f"{file} 设有打开密码，只试过 Excel 的默认密码。请在 Excel 中打开，去掉密码后另存。",
            en=f"{file} is locked with a password; only Excel's default one was tried. "
            "Open it in Excel, take the password off and save it.",
        )

    @classmethod
    def too_large(cls, file: str, sheet: str, size: str) -> IntakeError:
        """Report a workbook that would unfold beyond all measure."""
        where = Words(f"工作表“{sheet}”", f", sheet '{sheet}'") if sheet else Words("", "")
        return cls(
            "intake.too-large",
            zh=f"{file}{where.zh} 展开后过大（{size}），没有读取。请删去空行空列或拆分后再试。",
            en=f"{file}{where.en} would unfold to {size} and was not read. Delete empty rows and columns, or split it.",
        )

    @classmethod
    def empty(cls, file: str) -> IntakeError:
        """Report a file without content."""
        return cls("intake.empty", zh=f"{file} 是空的。", en=f"{file} is empty.")

    @classmethod
    def encoding(cls, file: str) -> IntakeError:
        """Report a text in no encoding known."""
        return cls(
            "intake.encoding",
            zh=f"{file} 的编码不是 UTF-8、GB18030（含 GBK）或 UTF-16。请另存为 UTF-8。",
            en=f"{file} is neither UTF-8 nor GB18030 (GBK) nor UTF-16. Save it as UTF-8.",
        )

    @classmethod
    def bad_csv(cls, file: str, line: int) -> IntakeError:
        """Report a csv whose quotes do not match."""
        return cls(
            "intake.bad-csv",
            zh=f"{file} 第 {line} 行不合 CSV 格式，多半是引号没有成对。请改正，或重新导出。",
            en=f"{file}, line {line} is no valid CSV, most likely for a quote without its pair. "
            "Put it right or export it again.",
        )

    @classmethod
    def no_table(cls, file: str, sheet: str, numbers: int) -> IntakeError:
        """Report a sheet in which no row or column of regions was found."""
        where = Words(f" 工作表“{sheet}”", f", sheet '{sheet}'") if sheet else Words("", "")
        return cls(
            "intake.no-table",
            zh=f"{file}{where.zh}：没有找到按地区排列的表（其中有 {numbers} 个数）。表里应有一列或一行地区名称。",
            en=f"{file}{where.en}: no table by region was found (it holds {numbers} numbers). "
            "A table needs a column or row with names of regions.",
        )

    @classmethod
    def no_drawn_table(cls, file: str) -> IntakeError:
        """Report a PDF in which no table has lines around its cells."""
        return cls(
            "intake.no-table",
            zh=f"{file}：没有画出框线的表格。没有框线的表不读，以免列与列错位；请用原网页、Word 或电子表格版本。",
            en=f"{file}: no table with drawn lines was found. Tables without lines are not read, as columns might be "
            "mistaken for each other; use the page, Word document or workbook that it was made from.",
        )

    @classmethod
    def cell(cls, file: str, place: str, problem: Words) -> IntakeError:
        """Report a cell that was not taken."""
        return cls("intake.cell", zh=f"{file} {place}：{problem.zh}", en=f"{file}, {place}: {problem.en}")

    @classmethod
    def unknown_option(cls, name: str, known: Iterable[str]) -> IntakeError:
        """Report an option of `read_tables` that there is not."""
        listed = ", ".join(sorted(known))
        return cls(
            "intake.unknown-option",
            zh=f"read_tables 没有选项“{name}”。可用的有：{listed}。",
            en=f"read_tables has no option '{name}'. Known: {listed}.",
        )

    @classmethod
    def bad_kind(cls, kind: str, known: Iterable[str]) -> IntakeError:
        """Report a kind of period that there is not."""
        listed = ", ".join(known)
        return cls(
            "intake.bad-kind",
            zh=f"kind 写成了“{kind}”；应为 {listed} 之一（当期、累计、期末）。",
            en=f"kind is '{kind}'; it should be one of {listed}.",
        )
