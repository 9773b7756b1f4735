"""The kind of a file is told by what is in it: what only its name says is refused, and so is what could run."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govuk.files import KINDS, NotAccepted, kind_of, safe_name

PDF = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\0" * 20 + b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 40 + b"\xff\xd9"


def packed(**parts: str) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in parts.items():
            # Always the same day, so that the same test has the same name in every process.
            archive.writestr(zipfile.ZipInfo(name.replace("__", "/")), text)
    return target.getvalue()


def office(part: str, **others: str) -> bytes:
    return packed(**{"[Content_Types].xml": "<Types/>", part: "<x/>"}, **others)


def open_document(kind: str) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr(zipfile.ZipInfo("content.xml"), "<x/>")
    return target.getvalue()


SOUND = {
    "report.pdf": PDF,
    "map.PNG": PNG,
    "photo.jpg": JPEG,
    "photo.jpeg": JPEG,
    "paper.docx": office("word/document.xml"),
    "figures.xlsx": office("xl/workbook.xml"),
    "slides.pptx": office("ppt/presentation.xml"),
    "paper.odt": open_document("text"),
    "figures.ods": open_document("spreadsheet"),
    "slides.odp": open_document("presentation"),
    "figures.csv": "Ward,Homes\nHolborn,12 °C\n".encode(),
    "notes.txt": "পরিষ্কার বাতাস\n".encode(),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file_is_told_by_its_kind(name):
    assert kind_of(name, SOUND[name]) == KINDS[name.rpartition(".")[2].lower()][0]


@pytest.mark.parametrize("name", SOUND)
@pytest.mark.parametrize("other", ["report.pdf", "map.png", "photo.jpg", "paper.docx", "paper.odt"])
def test_a_file_of_another_kind_than_its_name_says_is_refused(name, other):
    if KINDS[name.rpartition(".")[2].lower()] == KINDS[other.rpartition(".")[2]]:
        return
    with pytest.raises(NotAccepted, match="is something else"):
        kind_of(other, SOUND[name])


@pytest.mark.parametrize("name", ["page.html", "picture.svg", "run.exe", "letter.docm", "noending", ".pdf", "x.pdf.js"])
def test_what_could_run_or_is_of_no_known_kind_is_refused(name):
    with pytest.raises(NotAccepted, match="The file must be PDF"):
        kind_of(name, PDF)


def test_macros_are_refused_even_in_a_file_that_is_called_otherwise():
    with pytest.raises(NotAccepted, match="holds macros"):
        kind_of(
            "paper.docx",
            office("word/document.xml", word__vbaProject__bin="x").replace(b"vbaProject/bin", b"vbaProject.bin"),
        )


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("notes.txt", b"\x00\x01\x02", "something else"),
        ("notes.txt", "Straße".encode("latin-1"), "something else"),
        ("report.pdf", b"", "empty"),
        ("report.pdf", PDF[:-8], "something else"),
        ("paper.docx", SOUND["paper.docx"][:60], "something else"),
        ("paper.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_what_is_broken_empty_or_locked_is_refused_with_a_sentence(name, body, says):
    with pytest.raises(NotAccepted, match=says):
        kind_of(name, body)


@given(body=st.binary(max_size=200), ending=st.sampled_from(sorted(KINDS)))
def test_whatever_is_sent_it_is_a_kind_or_a_sentence(body, ending):
    try:
        assert kind_of(f"file.{ending}", body) == KINDS[ending][0]
    except NotAccepted as problem:
        assert str(problem)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\me\\report.pdf", "report.pdf"),
        ('a"b;c\r\n.pdf', "abc.pdf"),
        ("x" * 300 + ".pdf", "x" * 156 + ".pdf"),
        ("", "file"),
    ],
)
def test_a_name_holds_nothing_that_leads_elsewhere(name, kept):
    assert safe_name(name) == kept
