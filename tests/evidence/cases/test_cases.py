"""Cases, policy regimes, announcements and lists of industries, in short invented sentences."""

from __future__ import annotations

import pytest

from xinzhi.evidence import Case, extract_cases


def of_type(text: str, kind: str) -> list[Case]:
    return [case for case in extract_cases(text, date="2024-11-21") if case.type == kind]


CHAINS = [
    ("集聚研发、制造、检测于一体的产业链。", ("研发", "制造", "检测")),
    ("形成一条集海上发射、卫星研制、配套集成于一体的产业链。", ("海上发射", "卫星研制", "配套集成")),
    ("涵盖研发、设计、制造、维修的低空经济产业链已经形成。", ("研发", "设计", "制造", "维修")),
    ("从原料研发、智能制造到立体物流，规模超百亿元。", ("原料研发", "智能制造", "立体物流")),
    ("“风光氢储”一体化基地投产。", ("风", "光", "氢", "储")),
    ("建成光伏电站。", ()),
    ("构建“研发—中试—制造—应用”全产业链。", ("研发", "中试", "制造", "应用")),
    ("形成从制氢、储氢到整车的完整产业链。", ("制氢", "储氢", "整车")),
    ("产业链覆盖原材料、电芯、设备，以及回收利用等环节。", ("原材料", "电芯", "设备", "回收利用")),
    ("以卫星制造为上游、卫星发射为中游、卫星运营为下游。", ("卫星制造", "卫星发射", "卫星运营")),
    ("形成设计、制造、封装测试一体化的格局。", ("设计", "制造", "封装测试")),
]


@pytest.mark.parametrize(("said", "stages"), CHAINS)
def test_a_case_has_the_stages_its_text_lists(said: str, stages: tuple[str, ...]) -> None:
    (case,) = of_type(f"山东海阳，临海新城。{said}", "case")
    assert (case.region, case.chain) == ("370687", stages)


def test_each_place_has_its_own_case() -> None:
    found = of_type("内蒙古准格尔旗，“风光储”集群成势；四川射洪，打造锂电产业链。", "case")
    assert [(case.region, case.project) for case in found] == [("150622", "“风光储”集群"), ("510981", "锂电产业链")]


NEWS = [
    ("2026年1月8日，山东海阳开工建设海上回收基地，总投资50亿元。", "370687", (), "海上回收基地"),
    ("如今，广东江门产业链已覆盖电芯、设备、回收等环节。", "440700", ("电芯", "设备", "回收"), None),
]


@pytest.mark.parametrize(("text", "region", "stages", "project"), NEWS)
def test_a_sentence_of_news_is_a_case(text: str, region: str, stages: tuple[str, ...], project: str | None) -> None:
    (case,) = of_type(text, "case")
    assert (case.region, case.chain, case.project) == (region, stages, project)
    assert case.place in {"山东海阳", "广东江门"}


def test_a_document_about_one_place_has_its_chains_too() -> None:
    text = "全县加快转型。已形成集葡萄栽培、酿造、文化旅游于一体的产业格局。培育集研发、生产于一体的企业。"
    (case,) = extract_cases(text, date="2024-11-21", region="130322")
    assert (case.region, case.chain) == ("130322", ("葡萄栽培", "酿造", "文化旅游"))
    assert extract_cases(text, date="2024-11-21") == []


REGIMES = [
    ("自动驾驶由审批制改为备案制。", ("审批制", "备案制")),
    ("外资准入经历禁止、试点、放开三个阶段。", ("禁止", "试点", "放开")),
    ("低空空域管理：禁止→限制→开放。", ("禁止", "限制", "开放")),
    ("空域从严格管制到分类开放，再到全面放开。", ("严格管制", "分类开放", "全面放开")),
    ("民营经济从禁止到允许再到鼓励。", ("禁止", "允许", "鼓励")),
    ("细胞治疗经历“禁入”“允许”“鼓励”三级跳。", ("禁入", "允许", "鼓励")),
    ("自动驾驶从“限制”到“试点”再到“放开”。", ("限制", "试点", "放开")),
    ("对低空飞行由审批转向备案。", ("审批", "备案")),
]


@pytest.mark.parametrize(("text", "states"), REGIMES)
def test_a_regime_has_its_states_in_order(text: str, states: tuple[str, ...]) -> None:
    (regime,) = of_type(text, "policy_regime")
    assert regime.states == states
    assert regime.period == "..2024-11"


EVENTS = [
    ("2023年7月以来，有关方面创造性提出一个概念，", "2023-07"),
    ("2024年1月18日，工业和信息化部印发实施意见。", "2024-01-18"),
    ("党的二十届三中全会出台了一系列改革举措，", "2024-07"),
]


@pytest.mark.parametrize(("text", "date"), EVENTS)
def test_an_announcement_has_its_date(text: str, date: str) -> None:
    assert [case.date for case in of_type(text, "event")] == [date]


LISTS = [
    ("培育生物制造、量子科技、6G等未来产业。", ("生物制造", "量子科技", "6G"), "future"),
    ("加快发展量子信息、脑机接口、具身智能等未来产业。", ("量子信息", "脑机接口", "具身智能"), "future"),
    ("打造氢能、低空经济、生物制造等新增长引擎。", ("氢能", "低空经济", "生物制造"), "future"),
    ("做强集成电路、新型显示、人工智能三大产业。", ("集成电路", "新型显示", "人工智能"), "emerging"),
    ("围绕量子信息、基因技术、氢能与储能等领域前瞻布局。", ("量子信息", "基因技术", "氢能与储能"), "future"),
    ("推动钢铁、有色、轻工等行业设备更新。", ("钢铁", "有色", "轻工"), "traditional"),
    ("打造人工智能、生物技术、新材料等领域产业集群。", ("人工智能", "生物技术", "新材料"), "emerging"),
]


@pytest.mark.parametrize(("text", "items", "tier"), LISTS)
def test_a_list_of_industries_has_items_and_tier(text: str, items: tuple[str, ...], tier: str) -> None:
    (found,) = of_type(text, "industry_list")
    assert (found.industries, found.tier) == (items, tier)


def test_other_lists_are_left_out() -> None:
    assert extract_cases("办好教育、医疗、养老等领域民生实事。2024年有30家企业、5个平台。") == []


@pytest.mark.parametrize("text", ["", "\n\n", "“”、、等领域", "山东海阳", "从到再到", "《》" * 50, "2024年13月提出"])
def test_odd_texts_give_nothing_and_no_error(text: str) -> None:
    assert extract_cases(text) == []


def test_every_case_stands_where_it_says() -> None:
    text = "四川彭州，“云上”基地。涵盖研发、制造、测试的低空经济产业链已经形成。\n２０２３年7月，省里提出计划草案。"
    found = extract_cases(text)
    assert len(found) == 2
    assert all(text[case.start : case.end] == case.text for case in found)


def test_a_row_has_the_fields_of_its_type() -> None:
    (regime,) = of_type("经历“禁入”“允许”二级跳。", "policy_regime")
    row = regime.as_row()
    assert row["states"] == ["禁入", "允许"]
    assert "industries" not in row
