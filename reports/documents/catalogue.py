"""Every kind of document: what it is for, what it is about, which parts may be left out, and how it is put together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from engagement.models import Consultation
from reports.documents import consultation, delivery, dossier, roadmap
from reports.documents.board import board_content
from reports.documents.brief import mission_brief, roadmap_brief
from reports.models import Kind
from roadmaps.models import Mission, Roadmap

Options = Mapping[str, Any]
# A period that nobody chose ends today, and began so many days before.
USUAL_DAYS = 92


@dataclass(frozen=True)
class Document:
    """A kind of document. ``gather`` returns its content for a subject and options.

    ``parts`` are those around its heart that may be left out, by name; ``chooses_missions`` says whether only some
    missions may go in, ``has_period`` whether it tells of the time between two days.
    """

    kind: str
    label: str
    says: str
    about: tuple[type, ...]
    gather: Callable[[Any, Options], dict[str, Any]]
    parts: Mapping[str, str]
    has_design: bool = True
    chooses_missions: bool = False
    has_period: bool = False


def period_of(options: Options) -> tuple[date, date]:
    """Return the first and the last day that a document tells of."""
    today = timezone.localdate()
    until = date.fromisoformat(options["until"]) if options.get("until") else today
    since = date.fromisoformat(options["since"]) if options.get("since") else until - timedelta(days=USUAL_DAYS)
    return since, until


def _parts(options: Options, known: Mapping[str, str]) -> tuple[str, ...]:
    chosen = options.get("parts")
    return tuple(known) if chosen is None else tuple(name for name in known if name in chosen)


def _roadmap(subject: Roadmap, options: Options) -> dict[str, Any]:
    return roadmap.roadmap_content(subject, _parts(options, roadmap.PARTS), options.get("missions") or ())


def _dossier(subject: Mission, options: Options) -> dict[str, Any]:
    return dossier.dossier_content(subject, _parts(options, dossier.PARTS))


def _brief(subject: Mission | Roadmap, _options: Options) -> dict[str, Any]:
    return mission_brief(subject) if isinstance(subject, Mission) else roadmap_brief(subject)


def _consultation(subject: Consultation, options: Options) -> dict[str, Any]:
    return consultation.consultation_content(subject, _parts(options, consultation.PARTS))


def _delivery(subject: Roadmap, options: Options) -> dict[str, Any]:
    return delivery.delivery_content(subject, *period_of(options), _parts(options, delivery.PARTS))


def _no_pages(_subject: Roadmap, _options: Options) -> dict[str, Any]:
    raise ValueError("A spreadsheet has no pages.")


CATALOGUE = {
    one.kind: one
    for one in (
        Document(
            Kind.ROADMAP,
            "Roadmap",
            "All of it: a page that says it all, the picture, every mission, the portfolio, money and dates.",
            (Roadmap,),
            _roadmap,
            roadmap.PARTS,
            chooses_missions=True,
        ),
        Document(
            Kind.DOSSIER,
            "Mission dossier",
            "Everything about one mission, with its check and its history, for a decision at a meeting.",
            (Mission,),
            _dossier,
            dossier.PARTS,
        ),
        Document(
            Kind.BRIEF,
            "Brief on one page",
            "One A4: what it promises, by when, who carries it and how far it is.",
            (Roadmap, Mission),
            _brief,
            {},
        ),
        Document(
            Kind.CONSULTATION,
            "Consultation report",
            "Who took part, where they stand, what they said by theme, and what was answered.",
            (Consultation,),
            _consultation,
            consultation.PARTS,
        ),
        Document(
            Kind.DELIVERY,
            "Delivery report",
            "What moved between two days, what is late, what was learnt and what it cost.",
            (Roadmap,),
            _delivery,
            delivery.PARTS,
            has_period=True,
        ),
        Document(
            Kind.BOARD,
            "Portfolio board",
            "All missions on their way, what needs the commission most first.",
            (Roadmap,),
            lambda subject, _options: board_content(subject),
            {},
        ),
        Document(
            Kind.SPREADSHEET,
            "Spreadsheet",
            "An Excel workbook for calculating with: a sheet a table, and notes that say what every column means.",
            (Roadmap,),
            _no_pages,
            {},
            has_design=False,
        ),
    )
}


def documents_about(subject: Any) -> list[Document]:
    """Return the kinds of document that can be made about a roadmap, a mission or a consultation."""
    return [one for one in CATALOGUE.values() if isinstance(subject, one.about)]


def gather(kind: str, subject: Any, options: Options) -> dict[str, Any]:
    """Return the content of a document: plain values for the template of its kind."""
    return CATALOGUE[kind].gather(subject, options)
