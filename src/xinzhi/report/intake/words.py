"""Words of the report on what was read from tables."""

from __future__ import annotations

from xinzhi.lang import Words

TITLE = Words("表格读入情况", "What was read from the tables")
SUB = Words(
    "{files} 个文件，{figures} 个数；{indicators} 个指标，{regions} 个地区，{years}。",
    "{files} files, {figures} figures; {indicators} indicators, {regions} regions, {years}.",
)
TALLY = {
    "ask": Words("处需要确认", "to be settled"),
    "corrections": Words("处更正", "corrections"),
    "unread": Words("个单元格未读入", "cells not taken"),
    "failed": Words("个文件未能读取", "files not read"),
}
LISTS = {
    "failed": Words("未能读取的文件", "Files that could not be read"),
    "ask": Words("需要确认", "To be settled"),
    "corrections": Words("更正", "Corrections"),
    "unread": Words("未读入的单元格", "Cells not taken"),
    "held": Words("读入的指标", "Indicators read"),
    "files": Words("文件", "Files"),
    "decisions": Words("读表时的判断", "Decisions made in reading"),
}
LEADS = {
    "failed": Words("其余文件已照常读入。", "All other files were read."),
    "ask": Words(
        "这些地方只有使用者能定。在表旁放一个同名文件，名后加 .intake.yaml，写 indicator、unit、period 或 vintage，再读一次。",
        "Only the user can settle these. Put a file beside the table, called like it with .intake.yaml behind, "
        "that says indicator, unit, period or vintage, and read again.",
    ),
    "corrections": Words(
        "这些地区名称有注记或扫描识别错误，按唯一可能的地区读入。",
        "These names of regions carry marks or scanning errors and were read as the only region they can be.",
    ),
    "unread": Words(
        "这些单元格有内容而没有读入，原因各列于后。",
        "These cells hold something and were not taken; each with the reason.",
    ),
    "held": Words(
        "单位照原表；口径只在同一数有多个出处时填写。",
        "Units are as printed; a vintage stands only where several publications give a figure.",
    ),
    "files": Words("SHA-256 为文件内容的指纹。", "The SHA-256 is the fingerprint of a file's content."),
    "decisions": Words(
        "表头、方向、单位、时期由表的形状和标题判断，附注照录。",
        "Heads, axes, units and periods were inferred from shape and titles; notes are copied.",
    ),
}
HEADS = {
    "file": Words("文件", "File"),
    "sheet": Words("工作表", "Sheet"),
    "cell": Words("单元格", "Cell"),
    "what": Words("事项", "Matter"),
    "words": Words("说明", "Said"),
    "printed": Words("原文", "As printed"),
    "indicator": Words("指标", "Indicator"),
    "unit": Words("单位", "Unit"),
    "vintage": Words("口径", "Vintage"),
    "regions": Words("地区数", "Regions"),
    "years": Words("时期", "Periods"),
    "figures": Words("个数", "Figures"),
    "sha256": Words("SHA-256", "SHA-256"),
    "problem": Words("问题", "Problem"),
}
KINDS = {
    "axis": Words("方向", "axes"),
    "head": Words("表头", "head"),
    "period": Words("时期", "period"),
    "indicator": Words("指标", "indicator"),
    "unit": Words("单位", "unit"),
    "vintage": Words("口径", "vintage"),
    "status": Words("状态", "status"),
    "source": Words("来源", "source"),
    "unused": Words("未用的列", "unused column"),
    "note": Words("附注", "note"),
    "unnamed": Words("缺指标名称", "indicator not named"),
    "mixed-vintages": Words("口径混用", "mixed vintages"),
    "unit-change": Words("单位变化", "unit changes"),
    "jump": Words("数值突变", "jump"),
    "definition": Words("口径变化", "definition changes"),
    "definition-note": Words("口径附注", "note on definition"),
    "looks-like": Words("可能的指标", "what it may be"),
    "breaks-skipped": Words("未查变化", "changes not looked for"),
    "several-units": Words("几种单位", "several units"),
    "total": Words("合计不符", "total does not add up"),
    "national": Words("全国数与各地区之和", "national figure and sum"),
    "negative": Words("负的个数", "negative count"),
    "share": Words("比重超出范围", "share out of range"),
    "above": Words("表头以上的数", "numbers above"),
    "same-heads": Words("表头相同", "heads alike"),
    "several-tables": Words("多张表", "several tables"),
    "goes-on": Words("续表", "goes on"),
    "layout-changed": Words("表式有变", "layout changed"),
    "remembered": Words("按上一期", "as remembered"),
    "left-out": Words("略去", "left out"),
    "blanks": Words("空格", "blanks"),
    "repeated": Words("重复", "repeated"),
    "same-file": Words("相同文件", "same file"),
    "region": Words("地区", "region"),
    "number": Words("数值", "number"),
    "clash": Words("数值冲突", "clash"),
    "no-table": Words("没有表", "no table"),
    "form": Words("填报表", "form"),
    "form-changed": Words("填报表被改动", "form changed"),
    "outside": Words("表外内容", "outside the form"),
}
VIEWS = {
    "views": Words("逐个文件", "File by file"),
    "lead": Words(
        "每张表按读出的样子画出一角：上和左是读出的地区、时期、指标，格中是原文，边上是原表的行号和列号；左边的小图是整张表。",
        "A corner of each table as it was read: above and left what its columns and rows say, in the cells what is printed, "
        "outside the rows and columns of the file; the small drawing is the whole sheet.",
    ),
    "figure": Words("读入的数", "figures read"),
    "said": Words("读出的地区、时期、指标", "regions, periods, indicators as read"),
    "corrected": Words("名称已更正", "name put right"),
    "unread": Words("未读入", "not taken"),
    "find": Words("按文件名或内容查找", "Find by name or content"),
    "odd": Words("只看有事项的文件", "only files with something to look at"),
    "figures": Words("{} 个数", "{} figures"),
    "asked": Words("{} 处需要确认", "to be settled: {}"),
    "fixed": Words("{} 处更正", "corrections: {}"),
    "left": Words("{} 格未读入", "cells not taken: {}"),
    "map": Words("整张表的缩略图", "the whole sheet in miniature"),
    "none": Words("没有符合的文件。", "No file matches."),
    "undrawn": Words(
        "文件很多，这一个没有画出；详见 intake.xlsx。",
        "There are many files and this one is not drawn; see intake.xlsx.",
    ),
}
SUMMARY = Words("概要", "Summary")
MORE = Words("另有 {} 行，见 intake.xlsx。", "{} more rows stand in intake.xlsx.")
FOOT = Words(
    "本页不联网。数见 panel.parquet，每个数的出处见 evidence.parquet。",
    "This page needs no network. Figures: panel.parquet; where each stands: evidence.parquet.",
)
