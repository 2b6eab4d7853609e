"""Words of a form and of the report on one that came back."""

from __future__ import annotations

from xinzhi.lang import Words

ABOUT = Words("填报说明", "How to fill in")
LIST = Words("指标", "Indicators")
TITLE = Words("{}填报表", "{}: form")
SUB = Words(
    "{items} 个指标，{regions} 个地区，{periods}；共 {cells} 个数。",
    "{items} indicators, {regions} regions, {periods}: {cells} figures.",
)
STEPS = (
    Words(
        "只填浅绿色的单元格；填好后变为白色，填错（不是数）变为红色。",
        "Fill in the pale green cells only: they turn white when filled in, red when they hold no number.",
    ),
    Words(
        "单位固定，见每行；单位为 % 的填 12.5，不写百分号。",
        "Units are fixed and stand in each row; where the unit is %, write 12.5 without a percent sign.",
    ),
    Words(
        "只填数，不写“约”、单位和注记；没有的数留空，并在该行的备注中说明原因。",
        "Write numbers only, without 'about', units or marks; leave what there is not empty and say why in the row's remarks.",
    ),
    Words("请在“{}”页填来源部门、更新频率和填报人。", "On sheet '{}' say department, frequency and who filled it in."),
    Words(
        "可以筛选、隐藏和复制粘贴（宜选择性粘贴数值）；请不要增删行列或改名称、单位和定义，有异议写在备注中。",
        "Filter, hide, copy and paste as you like (values only is best); do not add or delete rows and columns or change names, units and definitions: say what is wrong in the remarks.",
    ),
    Words(
        "其余单元格已锁定，没有密码。填好后把本文件原样发回。",
        "All other cells are locked, without a password. Send this file back when done.",
    ),
)
WHO = (
    Words("填报单位", "Organisation"),
    Words("填报人", "Filled in by"),
    Words("联系电话", "Telephone"),
    Words("填报日期", "Date"),
)
FREQUENCIES = Words("年,半年,季,月,不定期", "yearly,half-yearly,quarterly,monthly,irregular")
NUMBER_ONLY = Words("只能填数。", "Numbers only.")
WITHIN = Words("只能填{}至{}之间的数。", "Numbers from {} to {} only.")
AT_LEAST = Words("只能填不小于 {} 的数。", "Numbers of {} or more only.")
NOT_TAKEN = Words("没有填入", "Not taken")
CHOOSE = Words("请从列表中选择。", "Choose from the list.")
OWN = Words("框架：{}，版本 {}。表号 {}。", "Framework: {}, edition {}. Form {}.")
OPEN = Words("（请填写）", "(to be filled in)")

CHECK_TITLE = Words("填报表核对", "Check of a form that came back")
CHECK_SUB = Words(
    "{file}：{name}。应填 {cells} 个数，已填 {filled} 个（{share}%）。",
    "{file}: {name}. {filled} of {cells} figures are filled in ({share}%).",
)
AGAINST = Words("与 {} 相比。", "Compared with {}.")
CLEAN = Words("没有发现问题，可以使用。", "Nothing is in the way: the form can be used.")
SAME = Words("与上次相比没有变化。", "Nothing is different from last time.")
LISTS = {
    "problems": Words("需要处理", "To be settled"),
    "missing": Words("未填", "Not filled in"),
    "definitions": Words("指标与定义的变化", "Indicators and definitions that changed"),
    "changes": Words("数的变化", "Figures that changed"),
    "others": Words("其他变化", "Other changes"),
    "items": Words("填报情况", "How far it is filled in"),
}
LEADS = {
    "problems": Words(
        "这些地方与发出的表不符，或不能当作数读。",
        "These differ from the form that was sent out, or cannot be read as numbers.",
    ),
    "missing": Words(
        "一行一个指标和地区。备注中写明原因的照录。",
        "One row an indicator and region; reasons given in remarks are copied.",
    ),
    "definitions": Words(
        "定义或单位改变后，前后的数不宜直接相比。",
        "Where a definition or unit changed, figures before and after should not be compared directly.",
    ),
    "changes": Words(
        "上次和这次都要填的单元格，逐个比较；倍数接近 10 的幂时，可能换了单位。",
        "Cells that both forms ask for, one by one; a ratio near a power of ten may mean another unit.",
    ),
    "others": Words("地区、时期、部门和备注。", "Regions, periods, departments and remarks."),
    "items": Words("每个指标应填和已填的个数。", "Figures asked for and filled in of each indicator."),
}
HEADS = {
    "kind": Words("事项", "Matter"),
    "item": Words("指标", "Indicator"),
    "region": Words("地区", "Region"),
    "period": Words("时期", "Period"),
    "sheet": Words("工作表", "Sheet"),
    "cell": Words("单元格", "Cell"),
    "printed": Words("现为", "Stands there"),
    "words": Words("说明", "Said"),
    "old": Words("上次", "Last time"),
    "new": Words("这次", "This time"),
    "ratio": Words("倍数", "Ratio"),
    "unit": Words("单位", "Unit"),
    "cells": Words("应填", "Asked for"),
    "filled": Words("已填", "Filled in"),
    "count": Words("个数", "Cells"),
}
TALLY = {
    "problems": Words("处需要处理", "to be settled"),
    "missing": Words("个数未填", "figures not filled in"),
    "definitions": Words("处指标、定义变化", "indicators or definitions changed"),
    "changes": Words("个数变化", "figures changed"),
}
SHIFTED = Words("{}（可能换了单位）", "{} (perhaps another unit)")
FOOT = Words("本页不联网。完整的清单见 form.xlsx。", "This page needs no network. form.xlsx holds the lists in full.")
MORE = Words("另有 {} 行，见 form.xlsx。", "{} more rows stand in form.xlsx.")
