"""What kind of file somebody sent, where it is none that can be imported, and what to do about it."""

from dataclasses import dataclass

from roadmaps.exchange.tables import CannotBeRead
from roadmaps.exchange.zip_files import opened

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


@dataclass(frozen=True)
class Packed:
    """What a zip file holds, as far as one can tell from outside: nothing, if it is damaged."""

    names: tuple[str, ...] = ()
    mimetype: bytes = b""
    has_password: bool = False

    @property
    def is_open_document(self) -> bool:
        """Whether it is an OpenDocument spreadsheet."""
        return b"opendocument.spreadsheet" in self.mimetype

    @property
    def is_of_csv_files(self) -> bool:
        """Whether it holds CSV files, and is no workbook."""
        return "[Content_Types].xml" not in self.names and any(one.lower().endswith(".csv") for one in self.names)

    @property
    def has_no_sheets(self) -> bool:
        """Whether it is a text or a presentation."""
        is_other = b"opendocument" in self.mimetype and not self.is_open_document
        return is_other or any(one.startswith(("word/", "ppt/")) for one in self.names)


def look_into(body: bytes) -> Packed:
    """Return what a zip file holds; that it is damaged is for whoever reads it to say."""
    try:
        with opened(body, "") as archive:
            names = tuple(archive.namelist())
            has_password = any(part.flag_bits & 1 for part in archive.infolist())
            if "mimetype" not in names or has_password:
                return Packed(names, has_password=has_password)
            with archive.open("mimetype") as mimetype:
                return Packed(names, mimetype.read(100))
    except CannotBeRead:
        return Packed()


def _packed(body: bytes) -> str:
    packed = look_into(body)
    if packed.has_password:
        return PROTECTED
    return NO_SHEETS if packed.has_no_sheets else ""
