"""Documents of every kind, sound and not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordDocument
from hypothesis import given
from hypothesis import strategies as st

from xinzhi.errors import XinzhiError
from xinzhi.errors.evidence_documents import ReadingError
from xinzhi.evidence import read_document
from xinzhi.evidence.documents._head import check_date
from xinzhi.evidence.documents._letters import decode

TEXT = "江苏省2024年国民经济公报\n\n前三季度，全省高技术制造业利润同比增长6.3%。\n规模以上工业增加值增长7.0%。\n江苏省统计局\n2025年3月1日\n"


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def refused(folder: Path, name: str, data: bytes | str) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        read_document(put(folder, name, data))
    assert name in caught.value.words.zh
    assert name in caught.value.words.en
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_reads_text_in_the_encodings_in_use(tmp_path: Path, encoding: str) -> None:
    document = read_document(put(tmp_path, "a.txt", TEXT.replace("\n", "\r\n").encode(encoding)))
    assert document.text == TEXT
    assert document.kind == "txt"
    assert document.notes == ()


def test_finds_title_date_issuer_and_region(tmp_path: Path) -> None:
    document = read_document(put(tmp_path, "a.txt", TEXT))
    assert document.title == "江苏省2024年国民经济公报"
    assert (document.date, document.issuer, document.region) == ("2025-03-01", "江苏省统计局", "320000")
    assert document.period == "2024"


def test_what_is_given_goes_before_what_is_found(tmp_path: Path) -> None:
    document = read_document(put(tmp_path, "a.txt", TEXT), date="2025-2", region="南京", title="甲", issuer="乙")
    assert (document.title, document.date, document.issuer, document.region) == ("甲", "2025-02", "乙", "320100")


def test_reads_the_seed_as_it_stands(gold: Path) -> None:
    path = next((gold / "seed").glob("*.txt"))
    document = read_document(path)
    assert document.text == path.read_text(encoding="utf-8")
    assert (document.title, document.date) == ("从新质生产力看高质量发展", "2024-11-21")
    assert (document.issuer, document.region) == ("教育部", "")


def test_tells_the_place_of_a_character(tmp_path: Path) -> None:
    document = read_document(put(tmp_path, "a.txt", TEXT))
    place = document.locate(document.text.index("6.3%"))
    assert (place.page, place.paragraph) == (0, 2)
    assert place.words.zh == f"第 2 段第 {place.offset + 1} 字符"


def test_same_bytes_same_document(tmp_path: Path) -> None:
    first = read_document(put(tmp_path, "a.txt", TEXT))
    assert first == read_document(put(tmp_path, "a.txt", TEXT))


def test_reads_a_page_without_what_would_run_or_hide(tmp_path: Path) -> None:
    page = (
        "<html><head><title>网站 - 公报</title><meta name='PubDate' content='2024-05-06 10:00'><script>var x='增长99%'</script>"
        "</head><body><h1>统计公报</h1><style>p{}</style><p>增长<b>6.3</b>%&nbsp;。</p><div>下一段<br>再一段</div>"
        "<script>document.write('增长88%')</script><img src=x onerror=alert(1)><table><tr><td>指标</td><td>数值</td></tr>"
        "<tr><td>总值</td><td>100亿元</td></tr></table></body></html>"
    )
    document = read_document(put(tmp_path, "a.html", page))
    assert document.text.split("\n") == ["统计公报", "增长6.3% 。", "下一段", "再一段", "指标\t数值", "总值\t100亿元"]
    assert (document.title, document.date) == ("统计公报", "2024-05-06")
    assert document.tables[0].rows == (("指标", "数值"), ("总值", "100亿元"))


def test_reads_a_page_in_the_encoding_it_names(tmp_path: Path) -> None:
    page = "<meta charset=gb2312><p>新质生产力加快发展，总量增长。</p>".encode("gbk")
    assert read_document(put(tmp_path, "a.htm", page)).text == "新质生产力加快发展，总量增长。"


def test_keeps_the_lines_of_preformatted_text(tmp_path: Path) -> None:
    assert read_document(put(tmp_path, "a.html", "<pre>第一行\n第二行  增长6%</pre>")).text == "第一行\n第二行 增长6%"


def test_a_deep_page_does_no_harm(tmp_path: Path) -> None:
    assert "底" in read_document(put(tmp_path, "a.html", "<div>" * 5000 + "底" + "</div>" * 5000)).text


def test_reads_markdown_without_its_marks(tmp_path: Path) -> None:
    document = read_document(
        put(tmp_path, "a.md", "# 公报\n\n- 增长**6.3%**，见[表](x.csv)\n\n| 指标 | 值 |\n|---|---|\n| 甲 | 1 |\n")
    )
    assert [line for line in document.text.split("\n") if line] == ["公报", "增长6.3%，见表", "指标\t值", "甲\t1"]
    assert document.title == "公报"


def test_reads_word_in_order_with_tables(tmp_path: Path) -> None:
    word = WordDocument()
    word.add_heading("工作报告", 1)
    paragraph = word.add_paragraph("地区生产总值增长")
    paragraph.add_run("5.2%").bold = True
    table = word.add_table(2, 2)
    for at, text in enumerate(["指标", "数值", "总值", "100亿元"]):
        table.cell(at // 2, at % 2).text = text
    word.add_paragraph("末段")
    out = io.BytesIO()
    word.save(out)
    document = read_document(put(tmp_path, "a.docx", out.getvalue()))
    assert document.text.split("\n") == ["工作报告", "地区生产总值增长5.2%", "指标\t数值", "总值\t100亿元", "末段"]
    assert document.tables[0].rows[1] == ("总值", "100亿元")


def test_reads_a_pdf_with_pages_and_joins_its_lines(tmp_path: Path, make_pdf: Any) -> None:
    pages = [
        [
            "上半年经济运行",
            "前三季度我国高技术制造业利润同比增长百分之六点三，十月集成电路、工业机器",
            "人的产量同比分别增长11.8%、33.4%。",
            "1",
        ],
        ["第二页的第一段。", "2"],
    ]
    document = read_document(put(tmp_path, "a.pdf", make_pdf(pages)))
    assert document.text.split("\n")[1] == "".join(pages[0][1:3])
    assert document.text.endswith("第二页的第一段。")
    assert document.locate(document.text.index("第二页")).page == 2
    assert [document.text[page.start : page.end] for page in document.pages][1] == "第二页的第一段。"


def test_reads_the_tables_of_a_pdf(tmp_path: Path, make_pdf: Any) -> None:
    document = read_document(put(tmp_path, "a.pdf", make_pdf([["指标\t数值", "增加值\t100"]], ruled=True)))
    assert document.tables[0].page == 1
    assert document.tables[0].rows == (("指标", "数值"), ("增加值", "100"))


def test_names_scanned_pages_and_reads_the_others(tmp_path: Path, make_pdf: Any) -> None:
    document = read_document(
        put(tmp_path, "a.pdf", make_pdf([["有文字的一页，经济增长。"], [], [], ["末页，产业发展。"], []], picture=True))
    )
    assert document.scanned == (2, 3, 5)
    assert "第 2–3、5 页" in document.notes[0].zh
    assert "2–3, 5" in document.notes[0].en


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "evidence.empty"),
        ("a.txt", b" \r\n\t ", "evidence.empty"),
        ("a.txt", bytes(range(256)) * 40, "evidence.not-text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "evidence.not-text"),
        (
            "a.txt",
            "新质生产力是高质量发展的内在要求，创新起主导作用。".encode().decode("cp1252", "replace"),
            "evidence.encoding",
        ),
        (
            "a.txt",
            "新质生产力是高质量发展的内在要求，创新起主导作用。".encode().decode("gbk", "ignore"),
            "evidence.encoding",
        ),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "evidence.old-word"),
        ("a.docx", b"PK\x03\x04 not a zip", "evidence.damaged"),
        ("a.docx", "说是 docx".encode(), "evidence.damaged"),
        ("a.pdf", b"%PDF-1.4 broken", "evidence.damaged"),
        ("a.html", "<script>alert('增长6%')</script>", "evidence.empty"),
    ],
)
def test_refuses_what_is_no_document(tmp_path: Path, name: str, data: bytes | str, code: str) -> None:
    assert refused(tmp_path, name, data).code == code


def test_refuses_a_pdf_of_pictures(tmp_path: Path, make_pdf: Any) -> None:
    error = refused(tmp_path, "a.pdf", make_pdf([[], []], picture=True))
    assert error.code == "evidence.scanned"
    assert "OCR" in error.words.zh


def test_refuses_a_pdf_with_fonts_that_do_not_tell(tmp_path: Path, make_pdf: Any) -> None:
    error = refused(tmp_path, "a.pdf", make_pdf([["\ue001\ue002\ue003\ue004\ue005"] * 5]))
    assert error.code == "evidence.broken-fonts"


def test_a_damaged_docx_is_named_whatever_is_wrong_in_it(tmp_path: Path) -> None:
    out = io.BytesIO()
    word = WordDocument()
    word.add_paragraph("增长5.2%")
    word.save(out)
    data = out.getvalue()
    for at in range(60, len(data), len(data) // 25):
        damaged = data[:at] + bytes([data[at] ^ 0xFF, data[at] ^ 0x55]) + data[at + 2 :]
        try:
            assert "增长5.2%" in read_document(put(tmp_path, "a.docx", damaged)).text
        except ReadingError as error:
            assert error.code == "evidence.damaged"  # noqa: PT017 (some bytes do no harm)


def test_refuses_another_zip_and_a_missing_file(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("a.txt", "甲")
    assert refused(tmp_path, "a.docx", out.getvalue()).code == "evidence.damaged"
    with pytest.raises(ReadingError) as caught:
        read_document(tmp_path / "none.txt")
    assert caught.value.code == "evidence.unreadable"


def test_a_few_broken_bytes_are_replaced_and_told(tmp_path: Path) -> None:
    data = (TEXT * 40).encode("gbk")
    document = read_document(put(tmp_path, "a.txt", data[:100] + b"\xff" + data[100:]))
    assert "�" in document.text
    assert "�" in document.notes[0].zh


def test_finds_region_and_period_in_traditional_and_full_width_characters(tmp_path: Path) -> None:
    document = read_document(put(tmp_path, "a.txt", "江蘇省２０２４年經濟情況\n全省生產總值增長５．８％。\n"))
    assert (document.title, document.region, document.period) == ("江蘇省２０２４年經濟情況", "320000", "2024")


def test_says_that_text_is_traditional_or_one_long_line(tmp_path: Path) -> None:
    assert "繁体" in read_document(put(tmp_path, "a.txt", "經濟發展，產業創新，增長6.3%。")).notes[0].zh
    assert "20 万" in read_document(put(tmp_path, "b.txt", "1" * 1_000_000)).notes[0].zh


@pytest.mark.parametrize("date", ["2024-13-01", "2024-02-30", "昨天", "24-1-1", "2024-00"])
def test_refuses_a_date_that_cannot_be(tmp_path: Path, date: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_document(put(tmp_path, "a.txt", TEXT), date=date)
    assert caught.value.code == "evidence.bad-date"
    assert date in caught.value.words.en


def test_a_date_in_the_text_that_cannot_be_is_passed_over(tmp_path: Path) -> None:
    assert read_document(put(tmp_path, "a.txt", "公告\n2024年2月30日\n内容，增长。")).date in {"", "2024-02"}
    assert check_date("2024年2月29日") == "2024-02-29"


@pytest.mark.parametrize(
    ("name", "text", "date"),
    [
        ("a.txt", "公报\n（2026年2月5日在安徽省第十四届人民代表大会第四次会议上）\n各位代表：\n", "2026-02-05"),
        ("a.txt", "公报\n2020年1月15日，双方签署协议，总额达到2000亿元。\n", ""),
        ("公报20250301.txt", "公报\n增长5%。\n", "2025-03-01"),
        ("a.txt", "公报\n发布时间：2025-03-02 10:00\n增长5%。\n", "2025-03-02"),
    ],
)
def test_finds_the_date_of_a_document_and_not_of_an_event(tmp_path: Path, name: str, text: str, date: str) -> None:
    assert read_document(put(tmp_path, name, text)).date == date


def test_refuses_a_region_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(XinzhiError) as caught:
        read_document(put(tmp_path, "a.txt", TEXT), region="鼓楼区")
    assert caught.value.code == "keys.ambiguous-region"


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data, "a.txt")
    except ReadingError:
        return
    assert text.strip()


@given(st.text(alphabet="新质生产力发展的和，。\n　a1", min_size=1, max_size=60).filter(str.strip))
def test_paragraphs_cover_every_letter(text: str) -> None:
    from xinzhi.evidence.documents.model import split_paragraphs

    paragraphs = split_paragraphs(text)
    assert "".join(text[one.start : one.end] for one in paragraphs).split() == text.split() or "\n" in text
    assert all(text[one.start : one.end].strip() and "\n" not in text[one.start : one.end] for one in paragraphs)
