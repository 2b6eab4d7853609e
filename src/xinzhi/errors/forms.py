"""What can be wrong with a form that is asked for, or that came back."""

from __future__ import annotations

from collections.abc import Iterable

from xinzhi.errors import XinzhiError, hint


class FormError(XinzhiError):
    """A form that cannot be made or read."""

    @classmethod
    def no_form(cls, file: str) -> FormError:
        """Report a file that is no form."""
        return cls(
            "forms.no-form",
            zh=f"{file} 不是由 xinzhi template 写出的填报表，或其中的隐藏工作表 _xinzhi 已被删除。"
            "请核对发回的是不是原表；普通表格请用 xinzhi import 读入。",
            en=f"{file} is no form that xinzhi template wrote, or its hidden sheet _xinzhi was deleted. "
            "See whether the form itself was sent back; other tables are read by xinzhi import.",
        )

    @classmethod
    def nothing_filled(cls, file: str, cells: int) -> FormError:
        """Report a form without a single number."""
        return cls(
            "forms.nothing-filled",
            zh=f"{file} 是填报表，但要填的 {cells:,} 个单元格中没有一个数。请填好后再读。",
            en=f"{file} is a form, and none of its {cells:,} cells holds a number. Fill it in and read it again.",
        )

    @classmethod
    def nothing_to_ask(cls, framework: str, status: str) -> FormError:
        """Report a framework without indicators."""
        return cls(
            "forms.nothing-to-ask",
            zh=f"框架 {framework} 没有收录指标（{status}），写不出填报表。请换一个框架，或写成自己的框架文件。",
            en=f"The framework {framework} holds no indicators ({status}), so there is nothing to ask for. "
            "Choose another, or write a framework file of your own.",
        )

    @classmethod
    def no_framework(cls, known: Iterable[str]) -> FormError:
        """Report a form asked for without a framework."""
        guess = hint("", known)
        return cls(
            "forms.no-framework",
            zh=f"请写明框架：名称或文件，如 xinzhi template three-lines。{guess.zh}",
            en=f"Name a framework or its file, such as xinzhi template three-lines. {guess.en}",
        )

    @classmethod
    def bad_years(cls, years: str) -> FormError:
        """Report years that cannot be read."""
        return cls(
            "forms.bad-years",
            zh=f"年份“{years}”不能识别。请写如 2023、2021-2023，或 2020,2022,2023。",
            en=f"The years '{years}' cannot be read. Write them as 2023, 2021-2023 or 2020,2022,2023.",
        )

    @classmethod
    def no_regions(cls, regions: str) -> FormError:
        """Report a list of regions that holds none."""
        return cls(
            "forms.no-regions",
            zh=f"“{regions}”中没有地区。请写地区名称，以逗号分开；或一个文本文件，一行一个。",
            en=f"There are no regions in '{regions}'. Name them with commas between, or give a text file, one a line.",
        )

    @classmethod
    def region_twice(cls, name: str) -> FormError:
        """Report a region listed twice."""
        return cls(
            "forms.region-twice",
            zh=f"地区“{name}”列了两次，每个地区只能列一次。",
            en=f"The region '{name}' is listed twice; each may stand once.",
        )

    @classmethod
    def too_many_cells(cls, cells: int, most: int) -> FormError:
        """Report a form that no one can fill in."""
        return cls(
            "forms.too-many-cells",
            zh=f"这张表要填 {cells:,} 个单元格，最多 {most:,} 个。请减少地区或年份，分成几张表。",
            en=f"This form would ask for {cells:,} cells; {most:,} are the most. "
            "Take fewer regions or years, or make several forms.",
        )

    @classmethod
    def needs_against(cls) -> FormError:
        """Report --against without --check."""
        return cls(
            "forms.needs-check",
            zh="--against 与 --check 一起用：xinzhi template --check 发回的表.xlsx --against 上次的表.xlsx。",
            en="--against goes with --check: xinzhi template --check RETURNED.xlsx --against LAST.xlsx.",
        )
