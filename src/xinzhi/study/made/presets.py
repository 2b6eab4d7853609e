"""Published choices of perpetual inventory, each with its source; numbers that could not be read there are not held.

Held out for that reason, though often named: 单豪杰 (2008), Young (2003), 吴延兵 (2006). A study may write their numbers
itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from xinzhi.lang import Words


@dataclass(frozen=True, slots=True)
class Preset:
    """A published choice; None where its source leaves a key to the study.

    `checked` says where the numbers were read.
    """

    name: Words
    depreciation: float
    citation: str
    checked: Words
    initial: str | None = None
    divisor: float | None = None
    start: int | None = None
    investment: Words | None = None


PRESETS: dict[str, Preset] = {
    "zhang-2004": Preset(
        Words("张军、吴桂英、张吉鹏（2004）", "Zhang, Wu & Zhang (2004)"),
        depreciation=0.096,
        initial="multiple",
        divisor=0.1,
        start=1952,
        investment=Words("固定资本形成总额", "gross fixed capital formation"),
        citation="张军、吴桂英、张吉鹏 (2004). 中国省际物质资本存量估算：1952—2000. 经济研究 (10); Zhang, J. (2008). Journal of "
        "Chinese Economic and Business Studies 6(2), 177–196",
        checked=Words(
            "数值与 R 包 CHNCapitalStock 0.1.1（按 Zhang 2008 编写）一致：折旧率 9.6%，基年 1952，初始存量为当年投资除以 10%",
            "numbers as in the R package CHNCapitalStock 0.1.1, which follows Zhang (2008): depreciation 9.6 %, base 1952, "
            "initial stock the year's investment over 10 %",
        ),
    ),
    "rd-15": Preset(
        Words("研发资本，折旧率 15%", "R&D capital, depreciation 15 %"),
        depreciation=0.15,
        citation="Hall, B. H. (2007). Measuring the returns to R&D: the depreciation problem. NBER Working Paper 13473",
        checked=Words(
            "Hall (2007) 摘要称以往研究“通常取 15%”；初始存量与起始年由研究写明",
            "Hall (2007), abstract: the literature has used 'a rate usually equal to 15 per cent'; the study states the "
            "initial stock and the first year",
        ),
    ),
}
