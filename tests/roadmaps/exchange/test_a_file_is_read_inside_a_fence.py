"""Whatever is in a file, reading it costs so much and no more, and what comes of it is a sentence that says what to do."""

import os
import zipfile
from io import BytesIO

import pytest

from roadmaps.exchange import kinds
from roadmaps.exchange.fenced import DAMAGED, TOO_MUCH, fenced
from roadmaps.exchange.importing import read_roadmap
from roadmaps.exchange.tables import CannotBeRead
from roadmaps.exchange.workbook import write_workbook


def packed(**parts: bytes) -> bytes:
    """Return a zip file of ``parts``, named with "__" for "/"."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name.replace("__", "/"), body)
    return target.getvalue()


def says(body: bytes) -> str:
    """Return what is said of a file."""
    content, problems = read_roadmap(body)
    assert content == {}
    return " ".join(problem.says for problem in problems.listed)


FILES = {
    "the old kind": (kinds.OLD_OFFICE + b"\x00" * 600, kinds.OLD),
    "a password": (kinds.OLD_OFFICE + b"\x00" * 600 + kinds.ENCRYPTED, kinds.PROTECTED),
    "one sheet": (b"Key,Title,Statement\nM1,Clean air,Everyone breathes", kinds.ONE_CSV),
    "a text": (packed(word__document=b"<w/>"), kinds.NO_SHEETS),
    "a PDF": (b"%PDF-1.7 and so on", kinds.A_PDF),
    "a picture": (b"\x89PNG\r\n\x1a\n", kinds.A_PICTURE),
}


@pytest.mark.parametrize("kind", FILES)
def test_another_kind_of_file_is_named_with_what_to_do(kind):
    body, sentence = FILES[kind]
    assert says(body) == sentence


def test_a_zip_that_is_cut_off_is_told():
    assert says(write_workbook({})[:4_000])


def test_endless_reading_ends(monkeypatch):
    def endless(body: bytes) -> None:
        while True:
            pass

    with pytest.raises(CannotBeRead, match="more time or memory"):
        fenced(endless, b"", seconds=1)


def test_what_takes_all_memory_is_refused():
    with pytest.raises(CannotBeRead) as problem:
        fenced(lambda body: len(bytearray(900_000_000)), b"", memory=300_000_000)
    assert str(problem.value) == TOO_MUCH


def test_what_ends_the_process_is_a_sentence():
    with pytest.raises(CannotBeRead):
        fenced(lambda body: os._exit(1), b"")


def test_an_error_that_nobody_thought_of_is_a_sentence():
    with pytest.raises(CannotBeRead) as problem:
        fenced(lambda body: {}["nowhere"], b"")
    assert str(problem.value) == DAMAGED


def test_what_is_read_comes_back_whole():
    assert fenced(lambda body: body * 3, b"\x00" * 2_000_000) == b"\x00" * 6_000_000
