"""A picture as a file to take away: itself, or the rows behind it."""

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse

from roadmaps.exchange.sheet_rows import guarded


def svg_file(name: str, svg: str) -> HttpResponse:
    """Return a picture as a file ``name``.svg."""
    return HttpResponse(svg, content_type="image/svg+xml", headers=_headers(f"{name}.svg"))


def png_file(name: str, png: bytes) -> HttpResponse:
    """Return a picture as a file ``name``.png."""
    return HttpResponse(png, content_type="image/png", headers=_headers(f"{name}.png"))


def csv_file(name: str, rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """Return rows, headings first, as a file ``name``.csv that spreadsheets open as UTF-8 and in which nothing is computed."""
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8", headers=_headers(f"{name}.csv"))
    csv.writer(answer).writerows([guarded(cell) for cell in row] for row in rows)
    return answer


def _headers(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
