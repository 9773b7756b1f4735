"""Find what a document is to be about, for whoever may read it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404

from engagement.models import Consultation
from reports.documents.catalogue import Document, documents_about
from reports.making.asking import subject_as_fields
from reports.models import Kind, Report
from roadmaps.models import Mission, Roadmap

SUBJECTS = {
    "roadmap": Roadmap.objects.all(),
    "mission": Mission.objects.with_parents(),
    "consultation": Consultation.objects.with_mission(),
}


def subject_of(given: Mapping[str, str]) -> Any:
    """Return the roadmap, the mission or the consultation that an address names by its slug. Raises Http404."""
    for name, rows in SUBJECTS.items():
        if slug := given.get(name, "").replace("\x00", ""):
            return get_object_or_404(rows.all(), slug=slug)
    raise Http404


def named(subject: Any) -> dict[str, str]:
    """Return what names a subject in an address."""
    ((name, found),) = subject_as_fields(subject).items()
    return {name: found.slug}


def address_of(subject: Any, kind: str = "") -> str:
    """Return the query of the page where a document about ``subject`` is chosen."""
    return urlencode({**named(subject), **({"kind": kind} if kind else {})})


def offered(person: Any, subject: Any) -> list[Document]:
    """Return the documents about a subject that a person may read. Raises Http404 where there is none."""
    fields = subject_as_fields(subject)
    found = [
        one
        for one in documents_about(subject)
        if person.has_perm("reports.read_report", Report(kind=one.kind, **fields)) and _makes_sense(one, subject)
    ]
    if not found:
        raise Http404
    return found


def _makes_sense(document: Document, subject: Any) -> bool:
    """Say whether there is anything to tell: what others published is not delivered here."""
    return not (document.kind in (Kind.DELIVERY, Kind.BOARD) and subject.is_reference)
