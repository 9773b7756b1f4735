"""Which files people may send to be read by others: the kind is told by what is in a file, never by its name alone."""

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePath

# What zipfile raises for what it cannot read: NotImplementedError for a way of packing that it does not know, RuntimeError
# for a password.
ZIP_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, ValueError, OSError, KeyError, EOFError),
    *(NotImplementedError, RuntimeError),
)
MOST_PARTS = 5_000
# How an office program names what it has encrypted, in its own spelling.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN = "application/vnd.oasis.opendocument"


class NotAccepted(Exception):
    """A file is not of a kind that people may send; the message says why, and what to do."""


def _is_pdf(body: bytes) -> bool:
    return body.startswith(b"%PDF-") and b"%%EOF" in body[-2_048:]


def _is_png(body: bytes) -> bool:
    return body.startswith(b"\x89PNG\r\n\x1a\n") and body[12:16] == b"IHDR" and b"IEND" in body[-16:]


def _is_jpeg(body: bytes) -> bool:
    return body.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in body[-64:]


def _is_text(body: bytes) -> bool:
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not any(character < " " and character not in "\t\r\n\f" for character in text)


def _parts_of(body: bytes) -> list[zipfile.ZipInfo]:
    """Return the parts of a zip file, none of them unpacked; none of what is no zip file, or far too many."""
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            parts = archive.infolist()
    except ZIP_FAULTS:
        return []
    return parts if len(parts) <= MOST_PARTS else []


def _holds(part: str) -> Callable[[bytes], bool]:
    """Return the test for an office document whose main part is called ``part``."""

    def is_so(body: bytes) -> bool:
        names = {one.filename for one in _parts_of(body)}
        return {"[Content_Types].xml", part} <= names

    return is_so


def _says(kind: str) -> Callable[[bytes], bool]:
    """Return the test for an OpenDocument file: its first part, which is never packed, says what it is."""

    def is_so(body: bytes) -> bool:
        parts = _parts_of(body)
        return bool(parts) and parts[0].filename == "mimetype" and body[38 : 38 + len(kind)] == kind.encode()

    return is_so


# By the ending of its name: the media type, and what must be true of what is in it.
KINDS: dict[str, tuple[str, Callable[[bytes], bool]]] = {
    "pdf": ("application/pdf", _is_pdf),
    "png": ("image/png", _is_png),
    "jpg": ("image/jpeg", _is_jpeg),
    "jpeg": ("image/jpeg", _is_jpeg),
    "docx": (f"{OFFICE}.wordprocessingml.document", _holds("word/document.xml")),
    "xlsx": (f"{OFFICE}.spreadsheetml.sheet", _holds("xl/workbook.xml")),
    "pptx": (f"{OFFICE}.presentationml.presentation", _holds("ppt/presentation.xml")),
    "odt": (f"{OPEN}.text", _says(f"{OPEN}.text")),
    "ods": (f"{OPEN}.spreadsheet", _says(f"{OPEN}.spreadsheet")),
    "odp": (f"{OPEN}.presentation", _says(f"{OPEN}.presentation")),
    "csv": ("text/csv", _is_text),
    "txt": ("text/plain", _is_text),
}
ACCEPTED = "PDF, PNG, JPEG, Word, Excel, PowerPoint, OpenDocument, CSV or plain text"


def kind_of(name: str, body: bytes) -> str:
    """Return the media type of a file. Raises NotAccepted for another kind, and for one that its name does not fit."""
    ending = PurePath(name).suffix.lower().lstrip(".")
    if ending not in KINDS:
        raise NotAccepted(f"The file must be {ACCEPTED}")
    if not body:
        raise NotAccepted("The file is empty")
    kind, is_so = KINDS[ending]
    if ENCRYPTED in body[:65_536]:
        raise NotAccepted("The file is protected with a password. Remove the password, save it, and send it again")
    if not is_so(body):
        raise NotAccepted(
            f"The file is called “.{ending}”, and what is in it is something else. Save it again as {ending.upper()}"
        )
    if any(one.filename.lower().endswith("vbaproject.bin") for one in _parts_of(body)):
        raise NotAccepted("The file holds macros, which could run on somebody's computer. Save it without macros")
    return kind


def safe_name(name: str) -> str:
    """Return the name of a file without its folders and without what cannot stand in a header."""
    plain = PurePath(name.replace("\\", "/")).name
    kept = "".join(character for character in plain if character.isprintable() and character not in '"/\\;')
    return kept[-160:].strip(". ") or "file"
