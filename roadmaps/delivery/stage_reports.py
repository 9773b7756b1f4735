"""Report to the commission at the roadmap's rhythm: drafted from the record, completed in words, read and answered.

Source: docs/method.md, stage reports; lead-and-learn needs somebody who reads and answers (A Mission Oriented Approach).
"""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from accounts.models import Person, Role
from accounts.permissions import require
from govuk.cleaning import clean_text
from locking import lock_row
from roadmaps.delivery.due import begun_on
from roadmaps.delivery.facts import facts_of
from roadmaps.delivery.opening import open_delivery
from roadmaps.errors import ChangedMeanwhile, GateClosed, WrongStage
from roadmaps.models import Mission, StageReport
from roadmaps.telling import team, tell_of_mission

WORDS = ("summary", "in_the_way", "next", "asks")
SENT = "This report was sent, so its words stay."
MEANWHILE = "Somebody else has saved this report since you opened it."


def report_being_written(mission: Mission) -> StageReport | None:
    """Return the report that is not sent yet; there is at most one."""
    return mission.stage_reports.filter(sent_at=None).first()


def time_of_next(mission: Mission) -> tuple[datetime, datetime]:
    """Return what the next report is about: from where the one before ended, or delivery began, until now."""
    last = mission.stage_reports.filter(sent_at__isnull=False).order_by("-number").first()
    now = timezone.now()
    if last:
        return last.until, now
    begun = begun_on([mission]).get(mission.pk, timezone.localdate())
    return min(timezone.make_aware(datetime.combine(begun, time.min)), now), now


@transaction.atomic
def save_report(*, mission: Mission, by: Person, seen: str = "", **words: str) -> StageReport:
    """Keep the words of the report that is being written, and begin it if there is none; return it.

    ``seen`` is when it was saved last as the person opened it. Raises NotAllowed, WrongStage, ChangedMeanwhile.
    """
    mission = open_delivery(mission, by)
    report = report_being_written(mission)
    since, until = time_of_next(mission)
    if report is None:
        number = mission.stage_reports.count() + 1
        report = StageReport(mission=mission, number=number, since=since, until=until, written_by=by)
    elif report.saved_at.isoformat() != seen:
        raise ChangedMeanwhile(MEANWHILE)
    report.until, report.saved_at = until, timezone.now()
    for name in WORDS:
        setattr(report, name, clean_text(words.get(name, getattr(report, name))))
    report.save()
    return report


@transaction.atomic
def send_report(*, report: StageReport, by: Person) -> StageReport:
    """Send a report to the commission, with the facts as they are on record now; everybody reads it. Return it.

    Raises NotAllowed, WrongStage, and GateClosed without a summary or what comes next.
    """
    mission = open_delivery(report.mission, by)
    report = StageReport.objects.get(pk=report.pk)
    if report.sent_at:
        raise WrongStage(SENT)
    missing = [says for name, says in NEEDED.items() if not getattr(report, name)]
    if missing:
        raise GateClosed(*missing)
    report.until = timezone.now()
    report.facts = facts_of(mission, report.since, report.until)
    report.sent_at = report.until
    report.save()
    said = {"number": report.number, "summary": report.summary}
    address = report.get_absolute_url()
    # Whoever worked on a mission does not answer for the commission.
    commissioners = Person.objects.holding(Role.COMMISSIONER).exclude(missions_drafted=mission)
    tell_of_mission(
        "stage_report.published", mission, key=report.pk, by=by, to=team(mission), public=True, address=address, **said
    )
    tell_of_mission(
        "stage_report.waits",
        mission,
        key=report.pk,
        to=commissioners.values_list("pk", flat=True),
        address=address,
        asks=report.asks,
        **said,
    )
    return report


NEEDED = {
    "summary": "Say in a few sentences how it goes.",
    "next": "Say what comes next.",
}


@transaction.atomic
def answer_report(*, report: StageReport, by: Person, answer: str) -> StageReport:
    """Answer a report for the commission, once; return it. Raises NotAllowed, and WrongStage before it is sent or after."""
    require(by, "roadmaps.decide", report.mission)
    mission = lock_row(report.mission, Mission.objects.with_parents())
    report = StageReport.objects.get(pk=report.pk)
    if report.sent_at is None or report.answered_at:
        raise WrongStage("This report was answered already." if report.sent_at else "This report is not sent yet.")
    report.answer, report.answered_by, report.answered_at = clean_text(answer), by, timezone.now()
    report.save()
    tell_of_mission(
        "stage_report.answered",
        mission,
        key=report.pk,
        by=by,
        to=team(mission),
        public=True,
        address=report.get_absolute_url(),
        number=report.number,
        answer=report.answer,
    )
    return report
