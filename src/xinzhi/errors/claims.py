"""Mistakes met while claims are read from a text."""

from __future__ import annotations

from xinzhi.errors import XinzhiError


class ClaimsError(XinzhiError):
    """What was said of a document is no date, period or region."""

    @classmethod
    def bad_date(cls, date: str) -> ClaimsError:
        """Refuse a date that cannot be."""
        return cls(
            "claims.bad-date",
            zh=f"“{date}”不是一个日期。请写成“年-月-日”，如 2024-11-21。",
            en=f"'{date}' is no date. Write year-month-day, such as 2024-11-21.",
        )

    @classmethod
    def bad_period(cls, period: str) -> ClaimsError:
        """Refuse a period that cannot be."""
        return cls(
            "claims.bad-period",
            zh=f"“{period}”不是一个时期。可写 2024、2024Q3、2024Q1..2024Q3、2016H1、2024-10、2021..2025 或 asof:2024-10-31。",
            en=f"'{period}' is no period. Write 2024, 2024Q3, 2024Q1..2024Q3, 2016H1, 2024-10, 2021..2025 "
            "or asof:2024-10-31.",
        )

    @classmethod
    def bad_region(cls, region: str) -> ClaimsError:
        """Refuse a region that is no code."""
        return cls(
            "claims.bad-region",
            zh=f"“{region}”不是地区代码。请写六位代码（如 340000，全国为 100000）、R-west 一类的地带，或 unknown。",
            en=f"'{region}' is no code of a region. Write six digits (340000; 100000 for the whole country), "
            "a group such as R-west, or unknown.",
        )
