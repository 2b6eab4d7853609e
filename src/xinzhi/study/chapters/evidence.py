"""The chapter of the documents: claims of texts beside the figures of the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xinzhi.evidence.documents._head import check_date
from xinzhi.evidence.documents.read import resolve_region
from xinzhi.lang import Words
from xinzhi.study.chapter import Chapter
from xinzhi.study.documents import Documents, documents_step, find_documents
from xinzhi.study.plan import Step

if TYPE_CHECKING:
    from xinzhi.study.bench import Bench
    from xinzhi.study.reader import Reader
    from xinzhi.study.study import Study

KEYS = {
    "documents": Words(
        "文件：txt、md、html、docx、pdf 或装有它们的文件夹，如 [documents/]；其中的数量陈述与表逐条核对。",
        "Documents: txt, md, html, docx, pdf or folders of them, such as [documents/]; their claims are held against the tables.",
    ),
    "documents.files": Words(
        "需要同时写明日期或地区时，文件列在此处。", "The files, where a date or region is given beside them."
    ),
    "documents.date": Words(
        "文件的日期；不写则在文中查找。", "Date of the documents; looked for in them when left out."
    ),
    "documents.region": Words(
        "文件所讲的地区；不写则在文中查找。", "Region they are about; looked for in them when left out."
    ),
}


def read(part: Reader) -> Documents:
    """Give the files and what is known about them."""
    part.only(key.removeprefix("documents.") for key in KEYS if "." in key)
    date = check_date(part.text("date")) if part.get("date") is not None else None
    region = resolve_region(part.text("region")) if part.get("region") is not None else None
    return Documents(part.texts("files", required=True), date, region)


def check(study: Study) -> None:
    """Refuse files and folders that are not there."""
    find_documents(study)


def steps(study: Study, _: Bench) -> list[Step]:
    """Give the step that reads the documents."""
    return [documents_step(study)]


EVIDENCE = Chapter("documents", KEYS, read, steps, check, bare="files")
