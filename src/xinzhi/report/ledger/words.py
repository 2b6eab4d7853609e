"""The words of the ledger in both languages."""

from __future__ import annotations

from xinzhi.lang import Words

WORDS = {
    "title": Words("文件陈述台账", "Ledger of claims"),
    "sub": Words(
        "{} 份文件 · {} 条数量陈述 · 逐条标出原文位置；改正可在本页填写并保存",
        "{} documents · {} quantitative claims · each marked in its place; corrections are made here and saved",
    ),
    "kind": Words("类型", "Kind"),
    "verdict": Words("核对", "Check"),
    "region": Words("地区", "Region"),
    "flag": Words("标记", "Flag"),
    "by": Words("来历", "Made by"),
    "all": Words("全部", "all"),
    "search": Words("查找文字", "Find words"),
    "shown": Words("显示 {} / {} 条", "{} of {} shown"),
    "keyboard": Words(
        "键盘：j / k 下一条、上一条，e 改正，Esc 关闭，/ 查找",
        "Keys: j / k next, previous; e correct; Esc close; / find",
    ),
    "issuer": Words("发布", "issued by"),
    "date": Words("日期", "date"),
    "about": Words("地区", "about"),
    "cases": Words("案例、制度与事件", "Cases, regimes and events"),
    "sums": Words("文内算术", "Sums inside the text"),
    "agrees": Words("相符", "agree"),
    "differs": Words("不符", "differ"),
    "stated": Words("文中", "Text"),
    "held": Words("表中", "Tables"),
    "computed": Words("算得", "Computed"),
    "difference": Words("差", "Difference"),
    "tolerance": Words("四舍五入容差", "Rounding allows"),
    "vintage": Words("口径", "Vintage"),
    "place": Words("位置", "Place"),
    "source": Words("依据", "Evidence"),
    "close": Words("关闭", "Close"),
    "edit": Words("改正", "Correct"),
    "confirm": Words("无误", "Right as it is"),
    "drop": Words("不是陈述", "Not a claim"),
    "keep": Words("记下改正", "Keep"),
    "undo": Words("撤销改正", "Undo"),
    "add": Words("将选中文字记为陈述", "Add the selected words as a claim"),
    "save": Words("保存改正（{}）", "Save corrections ({})"),
    "saved": Words(
        "将存下的 corrections.jsonl 放入输出文件夹（或文件所在文件夹），下次运行即生效。",
        "Put the saved corrections.jsonl into the folder of the ledger (or of the documents): the next run applies it.",
    ),
    "none": Words("没有符合条件的陈述。", "No claim fits."),
    "empty": Words("没有读到数量陈述。", "No quantitative claim was read."),
    "notes": Words("读取说明", "Notes on the reading"),
    "failed": Words("未能读取的文件", "Files that could not be read"),
    "stale": Words("不再适用的改正：原文此处已不同。", "Corrections that no longer fit: other words stand there now."),
    "noscript": Words(
        "浏览器未启用脚本：不能筛选和改正；全部陈述见 ledger.xlsx。",
        "Scripts are off: no filters and no corrections; all claims are in ledger.xlsx.",
    ),
    "made": Words(
        "由新质（Xinzhi）根据文件生成。文中标示为程序识别，可能有误，以原文为准。",
        "Made by Xinzhi from the documents. Marks are made by rules and may err; the documents decide.",
    ),
    "pick": Words(
        "点选文中标出的数，查看其主体、指标、时期、地区和核对结果。",
        "Choose a marked value to see its subject, measure, period, region and check.",
    ),
    "coded": Words("{}（{}）", "{} ({})"),
    "value": Words("数值", "Value"),
    "unit": Words("单位", "Unit"),
    "cmp": Words("比较", "Comparator"),
    "subject": Words("主体", "Subject"),
    "metric": Words("指标", "Measure"),
    "period": Words("时期", "Period"),
    "basis": Words("基准", "Basis"),
    "flags": Words("标记", "Flags"),
    "tier": Words("产业层次", "Tier"),
    "industry": Words("产业", "Industry"),
    "theme": Words("主题", "Theme"),
    "actor": Words("行为者", "Actor"),
}
KINDS = {
    "level": Words("总量", "level"),
    "count": Words("个数", "count"),
    "share": Words("占比", "share"),
    "growth": Words("增速", "growth"),
    "change": Words("变动", "change"),
    "rank": Words("位次", "rank"),
    "streak": Words("连续期数", "streak"),
}
FLAGS = {
    "first": Words("首次", "first"),
    "record": Words("新高", "record"),
    "forecast": Words("预计", "forecast"),
    "target": Words("目标", "target"),
}
SIGNS = {
    "=": Words("等于", "equal"),
    "~": Words("约", "about"),
    ">": Words("超过", "more than"),
    ">=": Words("以上", "at least"),
    "<=": Words("以内", "at most"),
}
BY = {
    "rule": Words("程序识别", "rules"),
    "confirmed": Words("人工确认", "confirmed by a person"),
    "changed": Words("人工改正", "corrected by a person"),
    "added": Words("人工补充", "added by a person"),
}
BASES = {
    "yoy": Words("同比", "year on year"),
    "qoq": Words("环比", "on the period before"),
    "avg": Words("年均", "yearly average"),
    "cum": Words("累计", "cumulative"),
}
TIERS = {
    "traditional": Words("传统产业", "traditional"),
    "emerging": Words("新兴产业", "emerging"),
    "future": Words("未来产业", "future"),
}
THEMES = {
    "innovation-industry": Words("科技创新与产业创新", "innovation and industry"),
    "region-layout": Words("区域协调与生产力布局", "regions and layout"),
    "green": Words("高质量发展与高水平保护", "green development"),
    "institutions": Words("新型生产关系", "institutions"),
}
CASES = {
    "case": Words("案例", "Case"),
    "policy_regime": Words("制度", "Regime"),
    "event": Words("事件", "Event"),
    "industry_list": Words("产业清单", "Industries"),
}
UNITS = {
    "yuan": Words("元", "yuan"),
    "usd": Words("美元", "US dollars"),
    "pp": Words("个百分点", "percentage points"),
    "t": Words("吨", "t"),
}
