"""The study file that `xinzhi new` and `xinzhi demo` write: complete, commented, in either language."""

from __future__ import annotations

from xinzhi.lang import Lang

PACK = "china-provinces"

ZH = """\
# 研究文件：写明用什么数据、什么框架、什么方法。改动后运行 xinzhi run，只重算变动的部分。
study:
  zh: 从新质生产力看省域高质量发展：2011—2023
  en: "New quality productive forces in China's provinces, 2011–2023"
lang: zh

sources: [china-provinces]        # 内置数据包；也可写自己的 csv、xlsx 或文件夹
# 年鉴、公报、下载的表按原样读入，另起一行：- {tables: yearbooks/, indicators: {地区生产总值: gdp}, units: {gdp: 亿元}}
framework: three-lines            # 本项目自拟的三线观察框架；也可写 yaml 文件的路径
periods: [2011, 2023]
vintages: {gdp_current: census5}  # 地区生产总值用第五次全国经济普查后的口径

# 缺口：不写明就不填补；填补的数标明到底
# gaps: {fill: {hitech_revenue: growth}}

# 基准设定：在计算之前写定
index:
  pool: panel                     # 全部地区和年份放在一起标准化、求熵
  normalise: minmax
  weight: entropy
  aggregate: arithmetic

# 稳健性：改用其他方法，结论是否改变
robustness:
  draws: 2000
  seed: 1
  normalise: [minmax, zscore, rank]
  weight: [entropy, equal]
  aggregate: [arithmetic, geometric]
  weight_noise: 0.25              # 各权数上下变动不超过 25%
  tolerance: 2                    # 位次相差不超过 2 位算一致
  agree: 0.9                      # 一致占比不低于 90% 称为稳健

# 解释与审核：指标贡献、障碍度、优势与短板；覆盖、离群、方向、冗余、信度
explain: {groups: four-zones}
audit: {}

# 链条：几个系统是否同步，哪一个滞后（系统为框架的维度，也可列出指标）
chains:
  coupling/coordination: {systems: [innovation, regions, green]}

regions:
  disparity/dagum: {groups: [four-zones, three-belts, eight-zones]}   # 第一个为主，其余并列对照
  disparity/bootstrap: {groups: four-zones}
  dynamics/sigma_convergence: {}
  dynamics/beta_convergence: {}
  dynamics/club_convergence: {}
  dynamics/kernel_density: {boundary: reflection, lower: 0, upper: 1}
  dynamics/modality: {}
  dynamics/markov: {classes: 4, cuts: period}
  dynamics/spatial_markov: {classes: 4, lag_classes: 4, cuts: period, weights: adjacency}
  dynamics/rank_mobility: {}
  space/moran: {weights: adjacency}
  space/local_moran: {weights: adjacency}
  space/ellipse: {}

# 文件：其中的数量陈述与表逐条核对，写成台账
# documents: [documents/]

green:                            # 创新效率：研发投入与科技产出；高技术产业没有 2017 年的数据
  efficiency/sbm:
    inputs: [rd_expenditure, rd_fte_total]
    outputs: [invention_grants, tech_market_turnover, hitech_revenue]
    returns: variable             # 只与规模相近的地区组合比较
    periods: [2018, 2023]
  efficiency/malmquist:
    inputs: [rd_expenditure, rd_fte_total]
    outputs: [invention_grants, tech_market_turnover, hitech_revenue]
    frontier: global              # 各年与全部年份的共同前沿相比
    periods: [2018, 2023]

report: [html, docx, xlsx]
"""

EN = """\
# The study file: which data, which framework, which choices. After a change, xinzhi run recomputes what depends on it.
study:
  en: "New quality productive forces in China's provinces, 2011–2023"
  zh: 从新质生产力看省域高质量发展：2011—2023
lang: en

sources: [china-provinces]        # the built-in pack; or csv, xlsx files and folders of your own
# Yearbooks and downloads as they are, on a line of their own: - {tables: yearbooks/, indicators: {地区生产总值: gdp}}
framework: three-lines            # the project's own framework; or the path of a yaml file
periods: [2011, 2023]
vintages: {gdp_current: census5}  # GDP as revised after the fifth economic census

# Gaps: nothing is filled unasked; what is filled stays marked
# gaps: {fill: {hitech_revenue: growth}}

# Nominal choices, laid down before anything is computed
index:
  pool: panel                     # all regions and years are normalised and weighted together
  normalise: minmax
  weight: entropy
  aggregate: arithmetic

# Robustness: do the findings change with the choices?
robustness:
  draws: 2000
  seed: 1
  normalise: [minmax, zscore, rank]
  weight: [entropy, equal]
  aggregate: [arithmetic, geometric]
  weight_noise: 0.25              # every weight moves by up to 25%
  tolerance: 2                    # within 2 places a rank agrees
  agree: 0.9                      # from 90% of agreeing variants on, a statement is robust

# Explanations and audit: contributions, obstacles, strengths; coverage, outliers, directions, redundancy, reliability
explain: {groups: four-zones}
audit: {}

# Chains: are several systems in step, and which one lags (systems are dimensions, or lists of indicators)
chains:
  coupling/coordination: {systems: [innovation, regions, green]}

regions:
  disparity/dagum: {groups: [four-zones, three-belts, eight-zones]}   # the first is the main one
  disparity/bootstrap: {groups: four-zones}
  dynamics/sigma_convergence: {}
  dynamics/beta_convergence: {}
  dynamics/club_convergence: {}
  dynamics/kernel_density: {boundary: reflection, lower: 0, upper: 1}
  dynamics/modality: {}
  dynamics/markov: {classes: 4, cuts: period}
  dynamics/spatial_markov: {classes: 4, lag_classes: 4, cuts: period, weights: adjacency}
  dynamics/rank_mobility: {}
  space/moran: {weights: adjacency}
  space/local_moran: {weights: adjacency}
  space/ellipse: {}

# Documents: their quantitative claims are held against the tables and written as a ledger
# documents: [documents/]

green:                            # innovation efficiency; high-technology industry has no figures for 2017
  efficiency/sbm:
    inputs: [rd_expenditure, rd_fte_total]
    outputs: [invention_grants, tech_market_turnover, hitech_revenue]
    returns: variable             # compared with combinations of like size only
    periods: [2018, 2023]
  efficiency/malmquist:
    inputs: [rd_expenditure, rd_fte_total]
    outputs: [invention_grants, tech_market_turnover, hitech_revenue]
    frontier: global              # every year against one frontier of all years
    periods: [2018, 2023]

report: [html, docx, xlsx]
"""


def study_text(lang: Lang) -> str:
    """Give the text of a new study file."""
    return ZH if lang == "zh" else EN
