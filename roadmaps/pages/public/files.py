"""A picture as a file to take away: itself, or the rows behind it."""

import csv
import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.urls import URLPattern, path, reverse

from roadmaps.exchange.sheet_rows import guarded
from roadmaps.pictures.raster import png, scale_of
from roadmaps.pictures.svg import size_of

FORMS = ("svg", "png", "csv")
HOUR = 3600


def addresses_of_files(route: str, view: Any, name: str) -> list[URLPattern]:
    """Return the addresses of a picture as files: ``view`` is told which ``form`` is asked for."""
    return [path(f"{route}.{form}", view, {"form": form}, name=f"{name}_{form}") for form in FORMS]


def links_to_files(name: str, svg: str, *args: str, query: str = "") -> list[tuple[str, str]]:
    """Return the addresses of a picture's files, each with the words that lead there; ``query`` is what the page was asked."""
    words = {
        "svg": "the picture (SVG)",
        "png": "the picture for print or slides (PNG)",
        "csv": "the table behind it (CSV)",
    }
    forms = [form for form in FORMS if form != "png" or has_png(svg)] if svg else []
    after = f"?{query}" if query else ""
    return [(f"{reverse(f'{name}_{form}', args=args)}{after}", words[form]) for form in forms]


def picture_file(form: str, name: str, svg: str, rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """Hand over a picture as SVG, as PNG at print resolution, or the ``rows`` behind it as CSV, headings first.

    The file is called ``name``. Raises Http404 where there is no picture, and for a PNG of one that is far too large.
    """
    if not svg or (form == "png" and not has_png(svg)):
        raise Http404
    if form == "csv":
        return _csv_file(name, rows)
    if form == "svg":
        return HttpResponse(svg, content_type="image/svg+xml", headers=_headers(f"{name}.svg"))
    return HttpResponse(_as_png(svg), content_type="image/png", headers=_headers(f"{name}.png"))


def has_png(svg: str) -> bool:
    """Say whether a picture is small enough to be drawn as PNG."""
    return scale_of(*size_of(svg)) >= 1


def _as_png(svg: str) -> bytes:
    """Return a picture as PNG. It takes a while to draw, so each is kept for an hour for whoever asks next."""
    key = f"picture_png:{hashlib.sha256(svg.encode()).hexdigest()}"
    fonts = (settings.PICTURE_FONTS, settings.PDF_FONTS)
    return cache.get_or_set(key, lambda: png(svg, *size_of(svg), fonts), timeout=HOUR)


def _csv_file(name: str, rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """Return rows as a file that spreadsheets open as UTF-8 and in which nothing is computed."""
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8", headers=_headers(f"{name}.csv"))
    csv.writer(answer).writerows([guarded(cell) for cell in row] for row in rows)
    return answer


def _headers(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
