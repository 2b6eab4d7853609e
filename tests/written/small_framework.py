"""A framework of two dimensions and three indicators, and six provinces, that several small studies use."""

REGIONS = ["北京", "天津", "河北", "上海", "江苏", "浙江"]
FRAMEWORK = """\
id: small
name: {zh: 小框架, en: A small framework}
status: full
origin: study
citation: {title: 小框架, author: 测试, year: 2026}
dimensions:
  - id: one
    name: {zh: 甲, en: One}
    indicators:
      - {id: a, name: {zh: 指标甲, en: A}, unit: {zh: 个, en: pieces}, formula: a, direction: "+"}
      - {id: b, name: {zh: 指标乙, en: B}, unit: {zh: 个, en: pieces}, formula: b, direction: "-"}
  - id: two
    name: {zh: 乙, en: Two}
    indicators:
      - {id: c, name: {zh: 指标丙, en: C}, unit: {zh: 个, en: pieces}, formula: c, direction: "+"}
"""
