"""What is new, as an Atom feed: decisions, consultations, answers, stage reports and what was learnt."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from engagement.models import Consultation, Response
from govuk.addresses import absolute
from reports.open_data.shown import public_missions
from roadmaps.lifecycle.table import BY_NAME, DECISIONS
from roadmaps.models import LearningEntry, StageReport, StepTaken

NEWEST = 50


@dataclass(frozen=True)
class Item:
    """Something new: when, what it is called, where it is read, and what it says."""

    at: datetime
    title: str
    path: str
    says: str


def feed(_request: HttpRequest) -> HttpResponse:
    """Hand over the newest of everything that the public pages tell."""
    atom = Atom1Feed(
        title="Camden Missions: what is new",
        link=absolute(reverse("home")),
        description="Decisions, consultations, answers, reports and what was learnt.",
        language="en-gb",
        feed_url=absolute(reverse("news_feed")),
    )
    for item in newest():
        link = absolute(item.path)
        atom.add_item(
            title=item.title,
            link=link,
            unique_id=f"{link}#{item.at:%Y%m%d%H%M%S}",
            description=item.says,
            pubdate=item.at,
            updateddate=item.at,
        )
    answer = HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    answer["Cache-Control"] = "public, max-age=600"
    return answer


def newest() -> list[Item]:
    """Return the newest items, the newest first. Five queries."""
    missions = public_missions().values("pk")
    found = [
        *_decisions(missions),
        *_consultations(missions),
        *_answers(missions),
        *_reports(missions),
        *_learnt(missions),
    ]
    return sorted(found, key=lambda item: item.at, reverse=True)[:NEWEST]


def _decisions(missions) -> list[Item]:
    taken = StepTaken.objects.filter(step__in=DECISIONS, mission__in=missions).select_related("mission")
    return [
        Item(one.at, f"{BY_NAME[one.step].done}: {one.mission}", one.mission.get_absolute_url(), one.reason)
        for one in taken.order_by("-pk")[:NEWEST]
    ]


def _consultations(missions) -> list[Item]:
    found = Consultation.objects.shown().filter(revision__mission__in=missions, opens_at__lte=timezone.now())
    return [
        Item(one.opens_at, f"Have your say: {one.mission}", one.get_absolute_url(), one.purpose)
        for one in found.with_mission().defer("revision__document").order_by("-opens_at")[:NEWEST]
    ]


def _answers(missions) -> list[Item]:
    found = Response.objects.filter(published_at__isnull=False, consultation__revision__mission__in=missions)
    related = found.select_related("consultation__revision__mission").defer("consultation__revision__document")
    return [
        Item(
            one.published_at,
            f"You said, we did: {one.consultation.mission}",
            one.consultation.get_absolute_url(),
            one.we_did,
        )
        for one in related.order_by("-published_at")[:NEWEST]
    ]


def _reports(missions) -> list[Item]:
    found = StageReport.objects.filter(mission__in=missions, sent_at__isnull=False).select_related("mission")
    return [
        Item(one.sent_at, f"Stage report {one.number}: {one.mission}", one.get_absolute_url(), one.summary)
        for one in found.order_by("-sent_at")[:NEWEST]
    ]


def _learnt(missions) -> list[Item]:
    found = LearningEntry.objects.public().filter(mission__in=missions).select_related("mission")
    return [
        Item(one.written_at, f"{one.title} ({one.mission})", one.get_absolute_url(), one.changes)
        for one in found.order_by("-pk")[:NEWEST]
    ]
