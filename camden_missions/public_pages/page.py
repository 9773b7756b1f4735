"""A rendered public page, kept as the bytes that a visitor gets."""

import gzip
import hashlib
from dataclasses import dataclass

from csp.constants import SELF
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers

# Whoever keeps a copy asks each time whether it is still the newest.
CACHE_CONTROL = "public, max-age=0, must-revalidate"
# Headers that belong to one answer, not to the page.
OF_ONE_ANSWER = {"content-length", "content-encoding", "set-cookie"}


@dataclass(frozen=True)
class Page:
    """The bytes of a page, plain and compressed, its headers, and when its rendering began (in seconds of a clock)."""

    body: bytes
    compressed: bytes
    headers: dict[str, str]
    etag: str
    began: float

    @classmethod
    def of(cls, response: HttpResponse, *, began: float) -> "Page":
        """Return the page that ``response`` is, with a validator of its content and a policy without a nonce."""
        body = response.content
        # The same page compared by its content, however it is encoded: hence weak.
        etag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
        patch_vary_headers(response, ("Accept-Encoding", "Cookie"))
        headers = {name: value for name, value in response.items() if name.lower() not in OF_ONE_ANSWER}
        # A nonce must never be used twice, so this page has none: its scripts are files of this service.
        headers["Content-Security-Policy"] = build_policy(replace={"script-src": [SELF]})
        headers |= {"ETag": etag, "Cache-Control": CACHE_CONTROL}
        return cls(body, gzip.compress(body, compresslevel=6, mtime=0), headers, etag, began)

    @property
    def size(self) -> int:
        """How many bytes the page takes in memory, about."""
        return len(self.body) + len(self.compressed) + 2_000

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Return the answer to one visitor: compressed if they can read it, and nothing if they have it already."""
        if self.etag in request.META.get("HTTP_IF_NONE_MATCH", ""):
            return HttpResponseNotModified(headers=self.headers)
        if "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", ""):
            return HttpResponse(self.compressed, headers={**self.headers, "Content-Encoding": "gzip"})
        return HttpResponse(self.body, headers=self.headers)
