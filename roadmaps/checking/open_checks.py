"""Which checks are open, which of them somebody may take, and which wait for them."""

from django.db.models import Count, F, Q, QuerySet

from accounts.models import Person
from roadmaps.models import Assessment, CriteriaCheck


def listed(checks: QuerySet[CriteriaCheck]) -> QuerySet[CriteriaCheck]:
    """Return checks with what a list shows of them, and without their documents."""
    return checks.select_related("revision__mission__challenge__roadmap", "method").defer("revision__document")


def open_checks() -> QuerySet[CriteriaCheck]:
    """Return the open checks, oldest first, with how many have handed in and how many seats are ``left``."""
    seated = Count("assessments", filter=Q(assessments__declined_at=None), distinct=True)
    handed_in = Count("assessments", filter=Q(assessments__submitted_at__isnull=False), distinct=True)
    found = listed(CriteriaCheck.objects.filter(state=CriteriaCheck.State.OPEN))
    return found.annotate(handed_in=handed_in, left=F("method__assessors") + F("further") - seated).order_by(
        "opened_at", "pk"
    )


def barred_from(person: Person) -> set[int]:
    """Return the open checks that ``person`` may not judge, in one query: their own missions and their partners'."""
    mission = "revision__mission__"
    involved = (
        Q(**{f"{mission}lead_officer": person})
        | Q(**{f"{mission}drafters": person})
        | Q(**{f"{mission}collaborators__person": person})
        | Q(**{f"{mission}contributions__solution__partnerships__organisation__affiliations__person": person})
    )
    return set(CriteriaCheck.objects.filter(involved, state=CriteriaCheck.State.OPEN).values_list("pk", flat=True))


def queue_for(person: Person) -> list[CriteriaCheck]:
    """Return the open checks that need an assessor and that ``person`` may take; nothing for who is no assessor."""
    if not person.has_perm("roadmaps.take_checks"):
        return []
    barred = barred_from(person)
    free = open_checks().filter(left__gt=0).exclude(assessments__assessor=person)
    return [check for check in free if check.pk not in barred]


def seats_of(person: Person) -> dict[int, Assessment]:
    """Return the person's assessments by the key of their check, those that they declined among them."""
    return {one.criteria_check_id: one for one in Assessment.objects.filter(assessor=person)}
