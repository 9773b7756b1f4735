"""Calendars to subscribe to: milestones, deadlines, consultations and decisions (iCalendar, RFC 5545)."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event

from engagement.timeline import rows_of
from govuk.addresses import absolute
from reports.open_data.shown import public_missions
from reports.pages.open_data.finding import public_roadmap, shown_mission
from roadmaps.models import Mission
from roadmaps.pictures.timeline import Row
from roadmaps.revisions.frozen import with_frozen

KIND = "text/calendar; charset=utf-8"
# How often a calendar asks again, as RFC 7986 writes it.
EVERY = timedelta(hours=12)


def of_roadmap(_request: HttpRequest, slug: str) -> HttpResponse:
    """Hand over the calendar of a roadmap."""
    roadmap = public_roadmap(slug)
    missions = list(with_frozen(public_missions().filter(challenge__roadmap=roadmap).with_parents()))
    return _calendar(roadmap.title, roadmap.slug, missions)


def of_mission(_request: HttpRequest, slug: str) -> HttpResponse:
    """Hand over the calendar of a mission."""
    mission = shown_mission(slug).mission
    return _calendar(mission.title, mission.slug, [mission])


def _calendar(title: str, name: str, missions: Sequence[Mission]) -> HttpResponse:
    calendar = Calendar()
    calendar.add("prodid", "-//Camden Missions//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    calendar.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    for row in rows_of(list(missions), timezone.localdate()):
        for event in _events(row):
            calendar.add_component(event)
    return HttpResponse(
        calendar.to_ical(),
        content_type=KIND,
        headers={"Content-Disposition": f'inline; filename="{name}.ics"', "Cache-Control": "public, max-age=3600"},
    )


def _events(row: Row) -> Iterator[Event]:
    """Yield what is to happen in a mission, each on its day."""
    if row.end:
        yield _event(row, row.end, row.end, f"Deadline: {row.title}")
    for mark in (*row.marks, *(one for part in row.parts for one in part.marks)):
        state = " (reached)" if mark.is_reached else " (late)" if mark.is_late else ""
        yield _event(row, mark.on, mark.on, f"{mark.words}{state}")
    for span in row.spans:
        yield _event(row, span.start, span.end, f"Consultation: {row.title}")
    for mark in row.decisions:
        yield _event(row, mark.on, mark.on, f"{mark.words}: {row.title}")


def _event(row: Row, first: date, last: date, words: str) -> Event:
    event = Event()
    # The same thing keeps its name when its day changes, so that a calendar moves it.
    same = hashlib.sha256(f"{row.href} {words.removesuffix(' (late)').removesuffix(' (reached)')}".encode())
    event.add("uid", f"{same.hexdigest()[:32]}@missions")
    event.add("dtstamp", timezone.now())
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", words)
    event.add("description", f"Mission: {row.title}")
    event.add("url", absolute(row.href))
    event.add("transp", "TRANSPARENT")
    return event
