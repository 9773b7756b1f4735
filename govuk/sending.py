"""Hand over a file that somebody sent, so that a browser keeps it and never runs it."""

from urllib.parse import quote

from django.http import HttpResponse


def file_to_take_away(name: str, kind: str, body: bytes, **headers: str) -> HttpResponse:
    """Return the answer that hands over a file of media type ``kind``; ``headers`` are added, with _ for -."""
    return HttpResponse(
        body,
        content_type=kind,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
            # Whatever a file holds, it is never run as a page of this service.
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            **{key.replace("_", "-"): value for key, value in headers.items()},
        },
    )
