"""What kind of file somebody sent, where it is none that can be imported, and what to do about it."""

import zipfile
from io import BytesIO

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# How an office program names what it has encrypted, in its own spelling.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
AS_XLSX = "Open it in a spreadsheet, choose “Save as”, and save it as an Excel workbook (XLSX)."
PROTECTED = "This file is protected with a password. Remove the password, save it, and send it again."
OLD = f"This is a workbook of the old kind (XLS). {AS_XLSX}"
ONE_CSV = (
    "This is one sheet as a CSV file. Choose the CSV files of all sheets together, each named after its sheet, such as "
    "Missions.csv. Or send one workbook (XLSX or ODS)."
)
NO_SHEETS = "This is a text or a presentation, not a workbook. Copy what you wrote into the template."
A_PDF = (
    "This is a PDF, which cannot be read as a roadmap. Send the workbook that it was made from, or use the template."
)
A_PICTURE = "This is a picture. Copy what it says into the template."
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8")


def is_of_another_kind(body: bytes) -> str:
    """Return a sentence that says what ``body`` is, if that is known and no import; else an empty text."""
    if body.startswith(OLD_OFFICE):
        return PROTECTED if ENCRYPTED in body else OLD
    if body.startswith(b"%PDF"):
        return A_PDF
    if body.startswith(PICTURES):
        return A_PICTURE
    if body[:2] == b"PK":
        return _packed(body)
    first = body.lstrip()[:2_000].split(b"\n", 1)[0]
    return ONE_CSV if not first.startswith((b"{", b"[")) and max(map(first.count, (b",", b";", b"\t"))) > 1 else ""


def is_open_document(body: bytes) -> bool:
    """Say whether a zip file is an OpenDocument spreadsheet."""
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            return "mimetype" in archive.namelist() and b"opendocument.spreadsheet" in archive.read("mimetype")[:100]
    except Exception:
        return False


def _packed(body: bytes) -> str:
    """Say what a zip file is; whether it is damaged is for whoever reads it."""
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            parts = archive.infolist()
            kind = archive.read("mimetype")[:100] if "mimetype" in archive.namelist() else b""
    except Exception:
        return ""
    if any(part.flag_bits & 1 for part in parts):
        return PROTECTED
    if b"opendocument.spreadsheet" in kind:
        return ""
    is_other = b"opendocument" in kind or any(part.filename.startswith(("word/", "ppt/")) for part in parts)
    return NO_SHEETS if is_other else ""
