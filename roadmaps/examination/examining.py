"""From a document to the standings of the five criteria."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.utils import timezone

from roadmaps.criteria import Dossier, SectorAsked, SolutionPart, Standing, Target, examine
from roadmaps.criteria.dossier import Funding, Measured
from roadmaps.criteria.rubric import CriterionText
from roadmaps.criteria.thresholds import Thresholds
from roadmaps.examination.method import Method, current_method, method_of
from roadmaps.models import CriteriaCheck, Mission, Revision
from roadmaps.revisions.documents import digest_of
from roadmaps.revisions.frozen import document_shown, submitted_at, with_frozen


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str | None) -> Decimal | None:
    number = Decimal(text) if text is not None else None
    # The database has room for "not a number"; to the engine that is nothing said.
    return number if number is not None and number.is_finite() else None


def dossier_of(document: dict[str, Any], *, as_of: date) -> Dossier:
    """Return what the engine looks at, from a document of ``roadmaps.revisions.documents``."""
    mission, target = document["mission"], document["target"]
    # Revisions that were frozen before anybody could record measurements have none.
    indicator = document.get("indicator") or {"rhythm_months": None, "measurements": []}
    return Dossier(
        as_of=as_of,
        title=mission["title"],
        statement=mission["statement"],
        beneficiaries=mission["beneficiaries"],
        daily_life=mission["daily_life"],
        public_voice=mission["public_voice"],
        challenge_origin=document["challenge"]["origin"],
        challenge_evidence=document["challenge"]["evidence"],
        target=Target(
            kind=target["kind"],
            condition=target["condition"],
            attested_by=target["attested_by"],
            measure=target["measure"],
            unit=target["unit"],
            direction=target["direction"],
            baseline=_number(target["baseline"]),
            baseline_date=_date(target["baseline_date"]),
            value=_number(target["value"]),
            data_source=target["data_source"],
        ),
        starts_on=_date(mission["starts_on"]),
        deadline=_date(mission["deadline"]),
        milestones=len(document["milestones"]),
        measured=tuple(
            Measured(_date(one["on"]), value)
            for one in indicator["measurements"]
            if (value := _number(one["value"])) is not None
        ),
        rhythm_months=indicator["rhythm_months"],
        sectors=tuple(SectorAsked(**sector) for sector in document["sectors"]),
        solutions=tuple(_solution(solution) for solution in document["solutions"]),
    )


def _solution(solution: dict[str, Any]) -> SolutionPart:
    lead = next((partner for partner in solution["partners"] if partner["part"] == "lead"), None)
    return SolutionPart(
        title=solution["title"],
        slug=solution["slug"],
        objective=solution["objective"],
        innovation_stage=solution["innovation_stage"],
        feeds_back=solution["feeds_back"],
        feeds_back_to=tuple(solution.get("feeds_back_to", ())),
        disciplines=tuple(solution["disciplines"]),
        approach=solution["approach"],
        instruments=tuple(solution["instruments"]),
        origin=solution["origin"],
        status=solution["status"],
        is_high_risk=solution["is_high_risk"],
        learnt_if_fails=solution["learnt_if_fails"],
        share=_number(solution["expected_share"]),
        sectors=tuple(solution["sectors"]),
        lead_kind=lead["kind"] if lead else "",
        lead_name=lead["name"] if lead else "",
        partner_kinds=tuple(partner["kind"] for partner in solution["partners"] if partner["part"] == "partner"),
        funding=tuple(
            Funding(line["kind"], line["funder"], _number(line["amount"]), line["is_secured"])
            for line in solution["funding"]
        ),
    )


def date_of_judgement(mission: Mission) -> date:
    """Return the day as of which findings on a mission are made.

    Today while it is drafted; the day on which it was frozen; the year of its publication if it was published before
    and never judged here, so that "By 2025" was in the future when it was said.
    """
    if mission.is_editable:
        return timezone.localdate()
    if frozen_at := submitted_at(mission):
        return timezone.localdate(frozen_at)
    return date(mission.published_year, 12, 31) if mission.published_year else timezone.localdate()


def examine_document(document: dict[str, Any], method: Method, *, as_of: date) -> tuple[Standing, ...]:
    """Return how a document stands by ``method`` on the day ``as_of``.

    The same content, judged by the same method on the same day, is examined once in each process.
    """
    content = _Content(digest_of(document), document)
    return _examined(content, as_of, method.thresholds, tuple(method.texts.items()))


@dataclass(frozen=True)
class _Content:
    """A document that is known by its digest."""

    digest: str
    document: dict[str, Any] = field(compare=False)


@lru_cache(maxsize=1_000)
def _examined(
    content: _Content, as_of: date, thresholds: Thresholds, texts: tuple[tuple[int, CriterionText], ...]
) -> tuple[Standing, ...]:
    return examine(dossier_of(content.document, as_of=as_of), thresholds, dict(texts))


def examine_mission(mission: Mission, method: Method | None = None) -> tuple[Standing, ...]:
    """Return how the mission stands now, before anyone judges it, by the method in force unless another is given."""
    return examine_document(document_shown(mission), method or current_method(), as_of=date_of_judgement(mission))


def dossier_of_mission(mission: Mission) -> Dossier:
    """Return what the engine looks at in a mission: as it is now, or as it was frozen."""
    return dossier_of(document_shown(mission), as_of=date_of_judgement(mission))


def dossier_of_revision(revision: Revision) -> Dossier:
    """Return what the engine looks at in a frozen revision, as of the day when it was frozen."""
    return dossier_of(revision.document, as_of=timezone.localdate(revision.submitted_at))


def examine_revision(revision: Revision, method: Method | None = None) -> tuple[Standing, ...]:
    """Return how a frozen revision stood on the day it was submitted, by the method that its check was made with."""
    if method is None:
        check = CriteriaCheck.objects.select_related("method").filter(revision=revision).first()
        method = method_of(check.method) if check else current_method()
    return examine_document(revision.document, method, as_of=timezone.localdate(revision.submitted_at))


def mission_with_parents(slug: str) -> Mission | None:
    """Return a mission with its parents, its lead and what was frozen, in one query; None for no such address."""
    return with_frozen(Mission.objects.with_parents()).filter(slug=slug).first()
