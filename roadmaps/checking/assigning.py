"""Who judges a check: asked by name, or taken from the queue; declared to have no interest in it, and reminded in time."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone

from accounts.errors import NotAllowed
from accounts.models import Person, Role
from accounts.permissions import is_assessor, require
from locking import lock_row
from roadmaps.errors import CheckIsClosed, NoSeatLeft
from roadmaps.lifecycle.signals import step_taken
from roadmaps.models import Affiliation, Assessment, CriteriaCheck, Mission, StepTaken
from roadmaps.permissions import had_no_part_in, is_of_a_partner
from roadmaps.telling import tell_of_mission
from roadmaps.wording import long_date

NO_ASSESSOR = "Only criteria assessors judge a mission."
DRAFTED = "You drafted this mission, lead it or work on it, so others must judge it."
PARTNER = "You belong to an organisation that leads or joins one of its solutions, so others must judge it."
NOT_YOURS_TO_ASK = "People who work on a mission do not choose who judges it."
SETTLED = "This check has been settled, so its verdicts stand."
REMIND_BEFORE = timedelta(days=3)


def refusal_of(person: Person, check: CriteriaCheck) -> str:
    """Return why ``person`` may not judge ``check``, as a sentence; empty when they may."""
    if not is_assessor(person):
        return NO_ASSESSOR
    if not had_no_part_in(person, check):
        return DRAFTED
    return PARTNER if is_of_a_partner(person, check) else ""


def require_impartial(person: Person, check: CriteriaCheck) -> None:
    """Return quietly when ``person`` may judge ``check``; else raise NotAllowed with the reason."""
    require(person, "roadmaps.assess", check, otherwise=refusal_of(person, check))


def locked(check: CriteriaCheck) -> CriteriaCheck:
    """Lock the mission of an open check and return the fresh check. Call inside a transaction. Raises CheckIsClosed."""
    lock_row(check.revision.mission)
    found = CriteriaCheck.objects.select_related("method", "revision__mission").defer("revision__document")
    found = found.get(pk=check.pk)
    if found.state != CriteriaCheck.State.OPEN:
        raise CheckIsClosed(SETTLED)
    return found


def seats_left(check: CriteriaCheck) -> int:
    """Return how many more assessors the check needs."""
    return check.seats - check.assessments.filter(declined_at=None).count()


def who_may_be_asked(check: CriteriaCheck) -> QuerySet[Person]:
    """Return the assessors who have no seat in ``check`` and no part in its mission, in one query."""
    return who_may_judge(check.revision.mission).exclude(pk__in=check.assessments.values("assessor"))


def who_may_judge(mission: Mission) -> QuerySet[Person]:
    """Return the assessors who have no part in a mission, in one query."""
    partners = Affiliation.objects.filter(organisation__partnerships__solution__contributions__mission=mission)
    involved = (
        Q(pk=mission.lead_officer_id)
        | Q(pk__in=mission.drafters.values("pk"))
        | Q(pk__in=mission.collaborators.values("person"))
        | Q(pk__in=partners.values("person"))
    )
    assessors = Person.objects.holding(Role.ASSESSOR)
    return assessors.exclude(involved).order_by("name", "email")


@transaction.atomic
def ask_assessor(*, check: CriteriaCheck, assessor: Person, by: Person, due_on: date | None = None) -> Assessment:
    """Ask a named assessor to judge, by ``due_on`` or the method's days from today; write to them; return the seat.

    Raises NotAllowed when ``by`` works on the mission or the assessor may not judge it, CheckIsClosed, NoSeatLeft.
    """
    require(by, "roadmaps.ask_assessors", check, otherwise=NOT_YOURS_TO_ASK)
    check = locked(check)
    if not assessor.has_perm("roadmaps.assess", check):
        raise NotAllowed(
            f"{assessor} cannot judge this mission: they drafted it, work on it, or belong to a partner of it."
        )
    existing = check.assessments.filter(assessor=assessor).first()
    if existing is not None:
        raise NoSeatLeft(f"{assessor} {'has declined' if existing.declined_at else 'has a seat already'}.")
    if not seats_left(check):
        raise NoSeatLeft(_all_taken(check))
    asked = Assessment.objects.create(
        criteria_check=check, assessor=assessor, asked_by=by, due_on=due_on or _due(check)
    )
    _tell_asked(asked)
    return asked


def _due(check: CriteriaCheck) -> date:
    return timezone.localdate() + timedelta(days=check.method.days_to_assess)


def _all_taken(check: CriteriaCheck) -> str:
    return f"{check.seats} assessor{' judges' if check.seats == 1 else 's judge'} this check already."


@transaction.atomic
def take_up(*, check: CriteriaCheck, by: Person) -> Assessment:
    """Take a seat from the queue, or accept the one that was asked, and declare to have no interest; return it.

    Raises NotAllowed (with the reason), CheckIsClosed, NoSeatLeft.
    """
    require_impartial(by, check)
    check = locked(check)
    own = check.assessments.filter(assessor=by).first()
    if own is None:
        if not seats_left(check):
            raise NoSeatLeft(_all_taken(check))
        own = Assessment(criteria_check=check, assessor=by, due_on=_due(check))
    if own.declined_at:
        raise NoSeatLeft("You declined this check, so others judge it.")
    own.taken_at = own.taken_at or timezone.now()
    own.save()
    return own


@transaction.atomic
def decline(*, check: CriteriaCheck, by: Person, interest: str) -> Assessment:
    """Declare an interest in the mission, and leave the seat to others; return what is kept of it.

    Raises NotAllowed for no assessor, and CheckIsClosed.
    """
    require(by, "roadmaps.take_checks", otherwise=NO_ASSESSOR)
    check = locked(check)
    own = check.assessments.filter(assessor=by).first() or Assessment(criteria_check=check, assessor=by)
    if own.submitted_at:
        raise CheckIsClosed("You have submitted your assessment, so it stands.")
    own.declined_at, own.interest = timezone.now(), interest
    own.save()
    return own


@transaction.atomic
def release(*, assessment: Assessment, by: Person, reason: str) -> Assessment:
    """Give a seat back to the queue, because nobody judges from it; what was written there stays. Return it.

    Raises NotAllowed when ``by`` works on the mission, and CheckIsClosed once it was handed in.
    """
    require(by, "roadmaps.ask_assessors", assessment.criteria_check, otherwise=NOT_YOURS_TO_ASK)
    locked(assessment.criteria_check)
    assessment.refresh_from_db()
    if not assessment.is_open:
        raise CheckIsClosed("This assessment was submitted or declined, so it stands.")
    assessment.declined_at, assessment.interest = timezone.now(), f"The seat was given back: {reason}"
    assessment.save(update_fields=["declined_at", "interest"])
    return assessment


def _tell_asked(asked: Assessment) -> None:
    check = asked.criteria_check
    tell_of_mission(
        "check.asked",
        check.revision.mission,
        key=asked.pk,
        to=[asked.assessor],
        address=check.get_absolute_url(),
        who=asked.asked_by,
        revision=check.revision.number,
        on=long_date(asked.due_on),
    )


@receiver(step_taken)
def tell_it_was_taken_back(*, mission: Mission, taken: StepTaken, **_: Any) -> None:
    """Tell the assessors who were asked to judge a mission that its officers took it back."""
    if taken.step != "take_back":
        return
    asked = Assessment.objects.filter(criteria_check__revision=taken.revision, asked_by__isnull=False, declined_at=None)
    tell_of_mission(
        "check.taken_back",
        mission,
        key=taken.pk,
        to=asked.values_list("assessor", flat=True),
        address=reverse("checks"),
    )


def remind_assessors(today: date | None = None) -> int:
    """Write to whoever must hand in soon, and once a week to whoever is late; return how many were due a letter.

    Safe to run at any moment, and twice: a letter has a key of its own.
    """
    today = today or timezone.localdate()
    due = Assessment.objects.filter(
        criteria_check__state=CriteriaCheck.State.OPEN,
        submitted_at=None,
        declined_at=None,
        due_on__lte=today + REMIND_BEFORE,
    ).select_related("assessor", "criteria_check__revision__mission")
    found = list(due.defer("criteria_check__revision__document"))
    for assessment in found:
        _remind(assessment, today)
    return len(found)


def _remind(assessment: Assessment, today: date) -> None:
    check, late = assessment.criteria_check, today - assessment.due_on
    is_late = late > timedelta(0)
    week = late.days // 7 if is_late else "before"
    tell_of_mission(
        "check.due",
        check.revision.mission,
        key=f"{assessment.pk}:{assessment.due_on}:{week}",
        to=[assessment.assessor],
        address=check.get_absolute_url(),
        says="was due" if is_late else "is due",
        on=long_date(assessment.due_on),
    )
