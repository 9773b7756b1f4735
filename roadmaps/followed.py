"""What of the domain can be followed, and who may read it."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import slugify

from accounts.models import Person
from govuk.parsing import number
from notifications.things import Named, can_be_followed
from roadmaps.models import Challenge, Mission, Roadmap, Solution
from roadmaps.models.choices import WARDS

WARD_OF = {slugify(ward): ward for ward in WARDS}


def _keys(keys: list[str]) -> list[int]:
    return [found for key in keys if (found := number(key)) is not None]


@can_be_followed("mission")
def missions(keys: list[str], person: Person) -> dict[str, Named]:
    """Return the missions with these keys that a person may read."""
    rows = Mission.objects.with_parents().filter(pk__in=_keys(keys))
    readable = (one for one in rows if person.has_perm("roadmaps.read_mission", one))
    return {str(one.pk): Named("Mission", str(one), one.get_absolute_url()) for one in readable}


@can_be_followed("challenge")
def challenges(keys: list[str], person: Person) -> dict[str, Named]:
    """Return the challenges with these keys that the public may read."""
    rows = Challenge.objects.public().select_related("roadmap").filter(pk__in=_keys(keys))
    readable = (one for one in rows if person.has_perm("roadmaps.read_roadmap", one.roadmap))
    return {str(one.pk): Named("Challenge", str(one), one.roadmap.get_absolute_url()) for one in readable}


@can_be_followed("roadmap")
def roadmaps(keys: list[str], person: Person) -> dict[str, Named]:
    """Return the roadmaps with these keys that a person may read."""
    rows = Roadmap.objects.filter(pk__in=_keys(keys))
    readable = (one for one in rows if person.has_perm("roadmaps.read_roadmap", one))
    return {str(one.pk): Named("Roadmap", str(one), one.get_absolute_url()) for one in readable}


@can_be_followed("solution")
def solutions(keys: list[str], _person: Person) -> dict[str, Named]:
    """Return the solutions with these slugs that serve a mission which the public may read."""
    rows = Solution.objects.filter(slug__in=keys, missions__in=Mission.objects.public()).distinct()
    return {one.slug: Named("Solution", one.title, one.get_absolute_url()) for one in rows}


@can_be_followed("ward")
def wards(keys: list[str], _person: Person) -> dict[str, Named]:
    """Return the wards with these names in an address."""
    here = reverse("search")
    known = {key: WARD_OF[key] for key in keys if key in WARD_OF}
    return {key: Named("Ward", ward, f"{here}?{urlencode({'ward': ward})}") for key, ward in known.items()}
