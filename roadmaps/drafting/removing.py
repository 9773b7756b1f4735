"""Delete what nothing depends on; put the rest away, where it can be brought back from."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from locking import lock_row
from roadmaps.drafting.missions import NOT_YOURS
from roadmaps.drafting.portfolio import delete_solution
from roadmaps.drafting.sharing import require_change
from roadmaps.errors import StillNeeded
from roadmaps.models import Challenge, Contribution, Mission, Organisation, Roadmap, Solution, Stage
from roadmaps.models.mission import ENDED_STAGES
from roadmaps.permissions import missions_of

Removable = Roadmap | Challenge | Mission | Organisation
# A mission in one of these is at no work: nobody judges, answers or follows it.
AT_REST = (Stage.DRAFT, Stage.RETURNED, Stage.WITHDRAWN, Stage.RETIRED)


@dataclass(frozen=True)
class Removal:
    """What stands against deleting a thing, and what would go with it."""

    depends: list[str] = field(default_factory=list)
    goes: list[str] = field(default_factory=list)
    may_archive: bool = True

    @property
    def may_delete(self) -> bool:
        """Whether nothing depends on it."""
        return not self.depends


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def removal_of(thing: Removable) -> Removal:
    """Return what depends on ``thing`` and what would go with it."""
    looks = {Roadmap: _roadmap, Challenge: _challenge, Mission: _mission, Organisation: _organisation}
    return looks[type(thing)](thing)


def _roadmap(roadmap: Roadmap) -> Removal:
    counted = (
        (roadmap.challenges.count(), "challenge"),
        (roadmap.capability_rounds.count(), "assessment of what its people are able to do"),
        (roadmap.market_answers.count(), "answer on how it shapes markets"),
    )
    depends = [_many(n, noun) for n, noun in counted if n]
    if roadmap.is_main:
        depends.append("This council's first page, which shows it")
    may_archive = not roadmap.is_main and _is_at_rest(roadmap)
    return Removal(depends, ["The roadmap's title, place and note"], may_archive=may_archive)


def _challenge(challenge: Challenge) -> Removal:
    depends = [_many(n, "mission")] if (n := challenge.missions.count()) else []
    return Removal(depends, ["The challenge with its summary and evidence"], may_archive=_is_at_rest(challenge))


def _is_at_rest(thing: Roadmap | Challenge) -> bool:
    """Say whether nobody judges, answers or follows any mission that a thing holds."""
    return not missions_of(thing).exclude(stage__in=(*AT_REST, *ENDED_STAGES)).exists()


def _mission(mission: Mission) -> Removal:
    counted = (
        (mission.revisions.count(), "revision"),
        (mission.steps_taken.count(), "step taken on the record"),
    )
    depends = [_many(n, noun) for n, noun in counted if n]
    goes = ["Its words, target and dates"]
    for n, noun in (
        (mission.mission_sectors.count(), "sector that it asks"),
        (mission.milestones.count(), "milestone"),
        (_own_solutions(mission).count(), "solution that no other mission has"),
        (mission.notes.count(), "internal note"),
        (mission.working_copies.count(), "text that somebody typed and has not saved"),
    ):
        if n:
            goes.append(_many(n, noun))
    return Removal(depends, goes, may_archive=mission.stage in AT_REST)


def _organisation(organisation: Organisation) -> Removal:
    leads, pledges = organisation.partnerships.count(), organisation.pledges.count()
    depends = [f"{_many(leads, 'solution')} that it leads or joins"] if leads else []
    depends += [f"{_many(pledges, 'pledge')} on the record"] if pledges else []
    return Removal(depends, ["The organisation's name and kind"])


def _own_solutions(mission: Mission):
    shared = Contribution.objects.exclude(mission=mission).values("solution")
    return Solution.objects.filter(contributions__mission=mission).exclude(pk__in=shared)


def _may(thing: Removable, by: Person) -> None:
    if isinstance(thing, Mission):
        require(by, "roadmaps.edit_mission", thing, otherwise=NOT_YOURS)
    elif isinstance(thing, Organisation):
        require(by, "roadmaps.edit_organisations")
        require_change(thing, by)
    else:
        require(by, "roadmaps.edit_roadmap", thing if isinstance(thing, Roadmap) else thing.roadmap)
        require_change(thing, by)


@transaction.atomic
def delete(*, thing: Removable, by: Person) -> None:
    """Delete ``thing`` with what is its alone. Raises NotAllowed, and StillNeeded naming what depends on it."""
    thing = lock_row(thing)
    _may(thing, by)
    removal = removal_of(thing)
    if not removal.may_delete:
        raise StillNeeded(*(f"It has {one}." for one in removal.depends))
    if isinstance(thing, Mission):
        solutions = list(_own_solutions(thing))
        thing.delete()
        for solution in solutions:
            delete_solution(solution)
    else:
        thing.delete()


@transaction.atomic
def archive(*, thing: Removable, by: Person) -> None:
    """Put ``thing`` away: it leaves every list and stays on the record. Raises NotAllowed and StillNeeded."""
    thing = lock_row(thing)
    _may(thing, by)
    if not removal_of(thing).may_archive:
        raise StillNeeded("It is in use. Only what nobody works on or follows can be archived.")
    thing.archived_at = timezone.now()
    thing.save(update_fields=["archived_at"])


@transaction.atomic
def bring_back(*, thing: Removable, by: Person) -> None:
    """Take ``thing`` out again. Raises NotAllowed."""
    thing = lock_row(thing)
    _may(thing, by)
    thing.archived_at = None
    thing.save(update_fields=["archived_at"])
