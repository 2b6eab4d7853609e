"""Documents in: txt, md, html, docx and PDF files → text with the place of every character."""

from xinzhi.evidence.documents.model import Document as Document
from xinzhi.evidence.documents.model import DocumentTable as DocumentTable
from xinzhi.evidence.documents.model import Locator as Locator
from xinzhi.evidence.documents.read import read_document as read_document
