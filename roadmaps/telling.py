"""How the domain tells what happened to a mission: what it is about, who works on it, where it is read."""

from collections.abc import Iterable

from django.utils.text import slugify

from accounts.models import Person
from notifications.models import Event
from notifications.telling import tell
from notifications.things import thing
from roadmaps.models import Mission
from roadmaps.models.mission import PUBLIC_STAGES


def about(mission: Mission) -> list[str]:
    """Return the things whose followers hear of a mission: itself, what holds it, its solutions and their wards."""
    solutions = mission.contributions.values_list("solution__slug", "solution__ward")
    wards = {slugify(ward) for _, ward in solutions if ward}
    return [
        thing("mission", mission.pk),
        thing("challenge", mission.challenge_id),
        thing("roadmap", mission.challenge.roadmap_id),
        *(thing("solution", key) for key, _ in solutions),
        *(thing("ward", ward) for ward in wards),
    ]


def team(mission: Mission) -> set[int]:
    """Return the keys of the lead officer of a mission and of its editors."""
    editors = mission.collaborators.filter(may="edit").values_list("person", flat=True)
    return {*editors, mission.lead_officer_id} - {None}


def readers(mission: Mission) -> set[int]:
    """Return the keys of everybody who works on a draft or may comment on it."""
    return {*team(mission), *mission.collaborators.values_list("person", flat=True)}


def tell_of_mission(
    kind: str,
    mission: Mission,
    /,
    *,
    key: object,
    by: Person | None = None,
    to: Iterable[Person | int | None] = (),
    public: bool = False,
    address: str = "",
    **words: object,
) -> Event:
    """Write down what happened to a mission, and who hears of it beside ``to``; return the event.

    With ``public``, whoever follows the mission, or what it belongs to, hears of it. Whoever did it does not.
    """
    return tell(
        kind,
        key=f"{mission.pk}:{key}",
        heading=str(mission),
        address=address or mission.get_absolute_url(),
        about=about(mission) if public else (),
        to=to,
        but_not=[by],
        mission=mission,
        **words,
    )


def is_read_by_everybody(*stages: str) -> bool:
    """Say whether the public reads a mission at any of these stages."""
    return any(stage in PUBLIC_STAGES for stage in stages)
