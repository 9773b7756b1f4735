"""Change a mission that is in delivery: put together what changes, see what it does, make it or have it decided.

What is minor its officers make; what is material goes to the commission, which may ask for a new check and a new
consultation first (docs/method.md, changing an adopted mission). Whatever is made becomes a new revision.
"""

import json
from hashlib import sha256

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person, Role
from govuk.cleaning import clean_text
from roadmaps.checking.submitting import open_check
from roadmaps.delivery.opening import open_delivery
from roadmaps.delivery.parts import Part, do_parts
from roadmaps.delivery.trying import try_change
from roadmaps.errors import ChangedMeanwhile, GateClosed, WrongStage
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import CriteriaCheck, Mission, ProposedChange, Revision, StepTaken
from roadmaps.revisions.freezing import freeze, freeze_document
from roadmaps.revisions.frozen import submissions
from roadmaps.telling import tell_of_mission

MOVED = "Somebody else has changed this proposal since you opened it. Read it again before you go on."
NOT_OPEN = "This change is {state}, so nothing more can be done with it."
ADOPTING = ("adopt", "approve_change")
State = ProposedChange.State


def open_change(mission: Mission) -> ProposedChange | None:
    """Return the change of a mission that is neither made nor over; there is at most one."""
    found = mission.changes.filter(state__in=(State.DRAFTED, *ProposedChange.WAITING))
    return found.select_related("base", "revision").first()


def digest_of_parts(change: ProposedChange) -> str:
    """Return what tells the parts that somebody saw from others."""
    return sha256(json.dumps(change.parts, sort_keys=True).encode()).hexdigest()[:16]


@transaction.atomic
def start_change(*, mission: Mission, by: Person) -> ProposedChange:
    """Begin to put a change together, or go on with the one that is open; return it. Raises NotAllowed, WrongStage."""
    mission = open_delivery(mission, by)
    if there := open_change(mission):
        return there
    return ProposedChange.objects.create(
        mission=mission, number=mission.changes.count() + 1, base=_adopted(mission, by), started_by=by
    )


def _adopted(mission: Mission, by: Person) -> Revision:
    """Return the revision that was last adopted. What was published before this service came is frozen as it stands."""
    taken = StepTaken.objects.filter(mission=mission, step__in=ADOPTING, revision__isnull=False)
    latest = taken.select_related("revision").order_by("-at", "-pk").first()
    if latest:
        return latest.revision
    there = submissions().filter(mission=mission).first()
    note = "As it stood before its first change in delivery."
    return there or freeze(mission, by=by, kind=Revision.Kind.KEPT, note=note)


@transaction.atomic
def add_part(*, change: ProposedChange, by: Person, part: Part) -> ProposedChange:
    """Add something that changes; return the change. Raises NotAllowed, WrongStage, DoesNotFit, SharedWithOthers."""
    change = _locked(change, by, State.DRAFTED)
    try_change(change, by, [part])
    change.parts = [*change.parts, dict(part)]
    change.save(update_fields=["parts"])
    return change


@transaction.atomic
def drop_part(*, change: ProposedChange, by: Person, place: int, seen: str) -> ProposedChange:
    """Take the part at ``place``, counted from 0, out of a change; return it. Raises ChangedMeanwhile for another one."""
    change = _locked(change, by, State.DRAFTED)
    _as_seen(change, seen)
    if 0 <= place < len(change.parts):
        change.parts = change.parts[:place] + change.parts[place + 1 :]
        change.save(update_fields=["parts"])
    return change


@transaction.atomic
def send_change(*, change: ProposedChange, by: Person, reason: str, seen: str) -> ProposedChange:
    """Make a minor change, or put a material one to the commission; return it.

    Raises NotAllowed, WrongStage, ChangedMeanwhile, DoesNotFit, SharedWithOthers, and GateClosed without parts or reason.
    """
    change = _locked(change, by, State.DRAFTED)
    _as_seen(change, seen)
    change.reason = clean_text(reason)
    if not change.parts:
        raise GateClosed("Add something that changes first.")
    if not change.reason:
        raise GateClosed("Say why it changes. The reason is published.")
    tried = try_change(change, by)
    change.material, change.document = tried.material, tried.document
    if not change.material:
        return _make(change, by, "change", change.reason)
    change.state, change.proposed_at = State.PROPOSED, timezone.now()
    change.save()
    take_step(mission=change.mission, name="propose_change", by=by, reason=change.reason)
    _tell_commissioners(change, by)
    return change


@transaction.atomic
def withdraw_change(*, change: ProposedChange, by: Person, reason: str = "") -> ProposedChange:
    """End a change that was not decided yet; return it. Raises NotAllowed, WrongStage, and GateClosed without a reason.

    What nobody but its officers has seen goes without one, and without a step on the record.
    """
    change = _locked(change, by, State.DRAFTED, *ProposedChange.WAITING)
    was_seen = change.proposed_at is not None
    _end(change, State.WITHDRAWN, by, reason)
    if was_seen:
        take_step(mission=change.mission, name="take_back_change", by=by, reason=reason, revision=change.revision)
    return change


@transaction.atomic
def ask_about_change(
    *, change: ProposedChange, by: Person, check: bool, consultation: bool, reason: str
) -> ProposedChange:
    """Ask for a new check, a new consultation or both before the commission decides; return the change.

    The mission as it would be is frozen for that. Raises NotAllowed, WrongStage, GateClosed, DoesNotFit.
    """
    change = _locked(change, by, State.PROPOSED, permission="roadmaps.decide")
    if not (check or consultation):
        raise GateClosed("Choose what to ask for: a new check, a new consultation, or both.")
    tried = try_change(change, change.started_by)
    note = f"Change {change.number}, as it was proposed."
    change.document = tried.document
    change.revision = freeze_document(
        change.mission, tried.document, by=change.started_by, kind=Revision.Kind.PROPOSED, note=note
    )
    change.needs_check, change.needs_consultation, change.state = check, consultation, State.ASKED
    change.save()
    take_step(mission=change.mission, name="ask_about_change", by=by, reason=reason, revision=change.revision)
    if check:
        open_check(change.revision)
    return change


@transaction.atomic
def approve_change(*, change: ProposedChange, by: Person, reason: str, seen: str) -> ProposedChange:
    """Approve a material change, which makes it; return it. Raises as ``send_change`` does, and GateClosed while shut."""
    change = _locked(change, by, *ProposedChange.WAITING, permission="roadmaps.decide")
    _as_seen(change, seen)
    return _make(change, by, "approve_change", reason)


@transaction.atomic
def refuse_change(*, change: ProposedChange, by: Person, reason: str) -> ProposedChange:
    """Refuse a material change; the mission stays as it is. Return the change. Raises NotAllowed, WrongStage, GateClosed."""
    change = _locked(change, by, *ProposedChange.WAITING, permission="roadmaps.decide")
    _end(change, State.REFUSED, by, reason)
    take_step(mission=change.mission, name="refuse_change", by=by, reason=reason, revision=change.revision)
    return change


def _make(change: ProposedChange, by: Person, step: str, reason: str) -> ProposedChange:
    """Do every part, freeze what the mission is since, and take the step. Whose parts they are answers for them."""
    do_parts(change.mission, change.started_by if step == "approve_change" else by, change.parts)
    note = f"Change {change.number}: {change.reason}"
    change.made_as = freeze(change.mission, by=change.started_by, kind=Revision.Kind.CHANGED, note=note)
    # The gates look at the change while it is open.
    take_step(mission=change.mission, name=step, by=by, reason=reason, revision=change.made_as)
    change.state, change.decided_by, change.decided_at = State.MADE, by, timezone.now()
    change.decided_because = clean_text(reason) if step == "approve_change" else ""
    change.save()
    return change


def _end(change: ProposedChange, state: str, by: Person, reason: str) -> None:
    """End a change without making it; nobody judges what was only proposed any more."""
    change.state, change.decided_by, change.decided_at = state, by, timezone.now()
    change.decided_because = clean_text(reason)
    change.save()
    if change.revision_id:
        CriteriaCheck.objects.filter(revision=change.revision, state=CriteriaCheck.State.OPEN).update(
            state=CriteriaCheck.State.CANCELLED, settled_at=timezone.now()
        )


def _locked(
    change: ProposedChange, by: Person, *states: str, permission: str = "roadmaps.report_delivery"
) -> ProposedChange:
    """Lock the mission of a change, and return the fresh change. Raises NotAllowed, WrongStage when it is past ``states``."""
    mission = open_delivery(change.mission, by, permission)
    found = ProposedChange.objects.select_related("base", "revision", "started_by").get(pk=change.pk)
    found.mission = mission
    if found.state not in states:
        raise WrongStage(NOT_OPEN.format(state=found.get_state_display().lower()))
    return found


def _as_seen(change: ProposedChange, seen: str) -> None:
    if digest_of_parts(change) != seen:
        raise ChangedMeanwhile(MOVED)


def _tell_commissioners(change: ProposedChange, by: Person) -> None:
    # Whoever worked on a mission does not decide on it.
    commissioners = Person.objects.holding(Role.COMMISSIONER).exclude(missions_drafted=change.mission)
    tell_of_mission(
        "change.waits",
        change.mission,
        key=change.pk,
        by=by,
        to=commissioners.values_list("pk", flat=True),
        address=reverse("mission_change", args=[change.mission.slug, change.number]),
        reason=change.reason,
        material=" ".join(change.material),
    )
