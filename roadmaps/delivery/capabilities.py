"""Assess once a year what the body behind a roadmap is able to do: each officer alone, then all who answered together.

Source: docs/method.md, dynamic capabilities; after A Mission Oriented Approach (2020) and Kattel and Mazzucato (2018).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from accounts.errors import NotAllowed
from accounts.models import Person
from accounts.permissions import require
from govuk.cleaning import clean_text
from locking import lock_row
from roadmaps.criteria.capabilities import LADDERS
from roadmaps.errors import DoesNotFit, GateClosed, WrongStage
from roadmaps.models import (
    CapabilityAgreed,
    CapabilityAnswer,
    CapabilityRound,
    LearningEntry,
    Mission,
    ProposedChange,
    Roadmap,
    StatusChange,
)
from roadmaps.models.capability import Capability

LEAST = 2
PUBLISHED = "This year's assessment is published, so it stays."
NOT_OWN = "Only the officers of a roadmap of this council assess what it is able to do."
ALONE = "You have submitted your answers. They can be compared once everybody agrees on them."


@dataclass(frozen=True)
class Traces:
    """What the record of a year shows, offered as evidence: it proves nothing by itself."""

    stopped: list[tuple[str, str]]
    learnt: int
    failures: int
    changes: int
    by_commission: int


def traces_of(roadmap: Roadmap, year: int) -> Traces:
    """Return what the record of a roadmap's missions shows of a year. Three queries."""
    missions = Mission.objects.filter(challenge__roadmap=roadmap)
    stopped = StatusChange.objects.filter(
        solution__contributions__mission__in=missions, status="stopped", at__year=year
    ).select_related("solution")
    learnt = LearningEntry.objects.filter(mission__in=missions, written_at__year=year)
    made = ProposedChange.objects.filter(mission__in=missions, state="made", decided_at__year=year)
    numbers = learnt.aggregate(all=Count("pk"), failed=Count("pk", filter=Q(outcome="failed")))
    changes = made.aggregate(all=Count("pk"), commission=Count("pk", filter=~Q(material=[])))
    return Traces(
        list(dict.fromkeys((one.solution.title, one.says) for one in stopped)),
        numbers["all"],
        numbers["failed"],
        changes["all"],
        changes["commission"],
    )


@dataclass(frozen=True)
class CapabilityRow:
    """A capability as it was agreed on, what one sees at that step, and the step before."""

    label: str
    step: int
    reason: str
    says: str
    before: int | None


@dataclass(frozen=True)
class Published:
    """The latest assessment that was published, and the one before it, if there is one."""

    latest: CapabilityRound
    before: CapabilityRound | None
    rows: list[CapabilityRow]


def published_of(roadmap: Roadmap) -> Published | None:
    """Return what the people of a roadmap last agreed that they are able to do; None before that. Two queries."""
    rounds = list(roadmap.capability_rounds.filter(published_at__isnull=False).prefetch_related("agreed")[:2])
    if not rounds:
        return None
    latest, before = rounds[0], rounds[1] if len(rounds) > 1 else None
    now = {one.capability: one for one in latest.agreed.all()}
    then = {one.capability: one.step for one in before.agreed.all()} if before else {}
    rows = [_row(one, now[one], then.get(str(one))) for one in Capability if one in now]
    return Published(latest, before, rows)


def _row(capability: Capability, agreed: CapabilityAgreed, before: int | None) -> CapabilityRow:
    says = LADDERS[capability].steps[agreed.step - 1]
    return CapabilityRow(capability.label, agreed.step, agreed.reason, says, before)


@transaction.atomic
def open_round(*, roadmap: Roadmap, by: Person) -> CapabilityRound:
    """Begin this year's assessment, or return the one that is there. Raises NotAllowed."""
    require(by, "roadmaps.assess_capabilities", roadmap, otherwise=NOT_OWN)
    found, _ = CapabilityRound.objects.get_or_create(
        roadmap=roadmap, year=timezone.localdate().year, defaults={"opened_by": by}
    )
    return found


@transaction.atomic
def answer_alone(
    *, found: CapabilityRound, by: Person, given: Mapping[str, tuple[int, str]], submit: bool = False
) -> list[CapabilityAnswer]:
    """Keep where an officer sees each capability, by its name: the step and the evidence; return their answers.

    Once submitted they stay. Raises NotAllowed, WrongStage, DoesNotFit for no such step, and GateClosed when not all are
    answered.
    """
    found = _open(found, by)
    own = CapabilityAnswer.objects.filter(round=found, person=by)
    if own.filter(submitted_at__isnull=False).exists():
        raise WrongStage(ALONE)
    for name, (step, evidence) in given.items():
        evidence = clean_text(evidence)
        if name not in Capability.values or not 1 <= step <= 5 or not evidence:
            raise DoesNotFit(found, {name: "Choose a step, and say by what you see it"})
        defaults = {"step": step, "evidence": evidence}
        CapabilityAnswer.objects.update_or_create(round=found, person=by, capability=name, defaults=defaults)
    if submit:
        if own.count() < len(Capability.values):
            raise GateClosed("Answer all seven before you submit.")
        own.update(submitted_at=timezone.now())
    return list(own)


@transaction.atomic
def agree_on(*, found: CapabilityRound, by: Person, capability: str, step: int, reason: str) -> CapabilityAgreed:
    """Note the step on which those who answered agreed, and why; return it.

    Whoever notes it has answered alone first; it may be noted again until all is published. Raises NotAllowed, WrongStage,
    GateClosed, and DoesNotFit for no such step.
    """
    found = _open(found, by)
    require_answered(found, by)
    if capability not in Capability.values or not 1 <= step <= 5:
        raise DoesNotFit(found, {"step": "Choose a step"})
    agreed, _ = CapabilityAgreed.objects.update_or_create(
        round=found,
        capability=capability,
        defaults={"step": step, "reason": clean_text(reason), "by": by, "at": timezone.now()},
    )
    return agreed


def require_answered(found: CapabilityRound, by: Person) -> None:
    """Return quietly when a person may read what others answered: they have submitted theirs, and one more has.

    Raises NotAllowed and GateClosed.
    """
    answered = set(found.answers.filter(submitted_at__isnull=False).values_list("person", flat=True))
    if by.pk not in answered:
        raise NotAllowed("Answer alone first. Then you read what the others answered, and agree with them.")
    if len(answered) < LEAST:
        raise GateClosed("At least two officers answer alone before they agree. Ask a colleague to answer too.")


@transaction.atomic
def publish_round(*, found: CapabilityRound, by: Person) -> CapabilityRound:
    """Publish this year's assessment; return it. Raises NotAllowed, WrongStage, and GateClosed until all are agreed on."""
    found = _open(found, by)
    require_answered(found, by)
    if found.agreed.count() < len(Capability.values):
        raise GateClosed("Agree on all seven before it is published.")
    found.published_at = timezone.now()
    found.save(update_fields=["published_at"])
    return found


def _open(found: CapabilityRound, by: Person) -> CapabilityRound:
    """Lock the roadmap of a round, and return the fresh round. Raises NotAllowed, and WrongStage once it is published."""
    roadmap = lock_row(found.roadmap)
    require(by, "roadmaps.assess_capabilities", roadmap, otherwise=NOT_OWN)
    fresh = CapabilityRound.objects.select_related("roadmap").get(pk=found.pk)
    if fresh.published_at:
        raise WrongStage(PUBLISHED)
    return fresh
