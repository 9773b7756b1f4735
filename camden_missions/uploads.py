"""Refuse an upload that is far too large before it fills the disk."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

from roadmaps.exchange.importing import MOST_BYTES

# What a form sends beside its file.
BESIDE = 100_000


class SizeLimitHandler(FileUploadHandler):
    """Stops reading at once when the request says that it is larger than any file that is taken here."""

    def handle_raw_input(
        self, input_data: Any, headers: dict, content_length: int, boundary: bytes, encoding: str | None = None
    ) -> None:
        """Look at the length that the request gives. Raises RequestDataTooBig, which becomes a page."""
        if content_length > MOST_BYTES + BESIDE:
            raise RequestDataTooBig("The file is larger than any that is taken here.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand every chunk on to the handler that keeps it."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Keep nothing oneself."""
