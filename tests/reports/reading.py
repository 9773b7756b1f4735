"""Read a PDF as a screen reader does: its words and the tree of its structure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from reports.making.rendering import build_report
from reports.models import Report

LANGUAGE = re.compile(rb"/Lang\s*\(([^)]*)\)")


def made(report: Report) -> PdfReader:
    """Return the PDF of a report that was asked for, made now."""
    return read(file_of(build_report(str(report.pk))))


def file_of(report: Report) -> bytes:
    with report.file.open() as opened:
        return opened.read()


def read(body: bytes) -> PdfReader:
    return PdfReader(BytesIO(body))


def words_of(pdf: PdfReader | bytes) -> str:
    """Return all that stands in a PDF, in one line."""
    pdf = read(pdf) if isinstance(pdf, bytes) else pdf
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


@dataclass(frozen=True)
class Element:
    """An element of the structure: its kind, what it says in place of a picture, its language, what stands in it."""

    kind: str
    alt: str
    language: str
    attributes: tuple[dict[str, Any], ...]
    node: DictionaryObject


def elements(pdf: PdfReader) -> list[Element]:
    """Return every element of the structure tree, in the order in which it is read aloud."""
    return list(_walk(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"]))


def kinds(pdf: PdfReader) -> list[str]:
    return [one.kind for one in elements(pdf)]


def languages(pdf: PdfReader) -> set[str]:
    """Return every language that a passage is said to be in, by the tree or by the words themselves."""
    marked = {one for sheet in pdf.pages for one in LANGUAGE.findall(sheet.get_contents().get_data())}
    return {one.language for one in elements(pdf) if one.language} | {one.decode() for one in marked}


def headings(pdf: PdfReader) -> list[int]:
    """Return the level of each heading, in their order."""
    return [int(kind[1:]) for kind in kinds(pdf) if kind[0] == "H" and kind[1:].isdigit()]


def _attributes(given: Any) -> Iterator[dict[str, Any]]:
    given = given.get_object() if hasattr(given, "get_object") else given
    if isinstance(given, list):
        for one in given:
            yield from _attributes(one)
    elif isinstance(given, dict):
        yield dict(given)


def _walk(node: Any) -> Iterator[Element]:
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for one in node:
            yield from _walk(one)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            given = node.get("/A", [])
            yield Element(
                str(node["/S"]).lstrip("/"),
                str(node.get("/Alt", "")),
                str(node.get("/Lang", "")),
                tuple(_attributes(given)),
                node,
            )
        if "/K" in node:
            yield from _walk(node["/K"])
