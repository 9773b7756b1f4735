"""The forms of what stands around missions: roadmaps, challenges and organisations."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.models import Person
from accounts.permissions import require
from roadmaps.drafting import hierarchy
from roadmaps.drafting.sharing import may_change
from roadmaps.models import Challenge, Organisation, Roadmap
from roadmaps.pages.drafting.editing import DraftFormView
from roadmaps.pages.drafting.forms.drafted import DraftForm
from roadmaps.pages.drafting.forms.hierarchy import (
    ChallengeForm,
    OrganisationForm,
    RoadmapForm,
)
from roadmaps.pages.drafting.hierarchy import challenge_of, roadmap_of


def suggestion(thing: Challenge | Organisation, person: Person, address: str) -> dict[str, str]:
    """Return where a change to ``thing`` is suggested, for a person who may not make it by themselves."""
    return {} if may_change(thing, person) else {"suggest": reverse(address, args=[thing.pk])}


class HierarchyFormView(DraftFormView):
    """A page of its own for a roadmap, a challenge or an organisation: it is saved, then one goes on.

    What each is called and where it leads back to only the page of each can say: the two methods without a body.
    """

    template = "roadmaps/drafting/hierarchy_form.html"
    stays = False
    button = "Save"

    # Every page says these two for itself.

    def title(self) -> str:
        """Return the heading of the page."""
        raise NotImplementedError

    def back(self) -> str:
        """Return the address from which one came."""
        raise NotImplementedError

    def around(self) -> dict[str, Any]:
        """Return what the page shows around the form."""
        return {"title": self.title(), "back": self.back(), "button": self.button}

    def following(self, result: Any) -> str:
        """Go back."""
        return self.back()


class NewRoadmapView(HierarchyFormView):
    """Start a roadmap."""

    label, button = "A new roadmap", "Start it"

    def title(self) -> str:
        """Return the heading."""
        return "Start a roadmap"

    def back(self) -> str:
        """Return to the roadmaps."""
        return reverse("workbench_roadmaps")

    def around(self) -> dict[str, Any]:
        """Ask whether the person may start one. Raises NotAllowed."""
        require(self.request.user, "roadmaps.start_roadmap")
        return super().around()

    def make_form(self, data: Mapping | None, quiet: bool) -> DraftForm:
        """Return an empty form."""
        return RoadmapForm(data, quiet=quiet)

    def save(self, base: Mapping[str, Any], values: dict[str, Any]) -> Roadmap:
        """Start the roadmap."""
        return hierarchy.start_roadmap(by=self.request.user, **values)

    def following(self, result: Roadmap) -> str:
        """Go to the new roadmap."""
        return reverse("workbench_roadmap", args=[result.slug])


class RoadmapView(HierarchyFormView):
    """What a roadmap says of itself."""

    @cached_property
    def roadmap(self) -> Roadmap:
        """The roadmap. Raises Http404 and NotAllowed."""
        return roadmap_of(self.request, self.kwargs["slug"])

    @property
    def label(self) -> str:
        """The roadmap by its title."""
        return f"Roadmap: {self.roadmap}"

    def title(self) -> str:
        """Return the heading."""
        return f"Change “{self.roadmap}”"

    def back(self) -> str:
        """Return to the roadmap."""
        return reverse("workbench_roadmap", args=[self.roadmap.slug])

    def make_form(self, data: Mapping | None, quiet: bool) -> DraftForm:
        """Return the form of the roadmap."""
        return RoadmapForm(data, roadmap=self.roadmap, quiet=quiet)

    def save(self, base: Mapping[str, Any], values: dict[str, Any]) -> Roadmap:
        """Save the roadmap."""
        return hierarchy.save_roadmap(roadmap=self.roadmap, by=self.request.user, base=base, **values)


class NewChallengeView(RoadmapView):
    """Add a challenge to a roadmap."""

    button = "Add it"

    @property
    def label(self) -> str:
        """What is added, and to which roadmap."""
        return f"A new challenge of {self.roadmap}"

    def title(self) -> str:
        """Return the heading."""
        return "Add a challenge"

    def make_form(self, data: Mapping | None, quiet: bool) -> DraftForm:
        """Return an empty form."""
        return ChallengeForm(data, roadmap=self.roadmap, quiet=quiet)

    def save(self, base: Mapping[str, Any], values: dict[str, Any]) -> Challenge:
        """Add the challenge."""
        return hierarchy.start_challenge(roadmap=self.roadmap, by=self.request.user, **values)

    def following(self, result: Challenge) -> str:
        """Go to the new challenge."""
        return reverse("workbench_challenge", args=[result.pk])


class ChallengeView(HierarchyFormView):
    """A challenge: what it says, where it came from, what shows it."""

    @cached_property
    def challenge(self) -> Challenge:
        """The challenge. Raises Http404 and NotAllowed."""
        return challenge_of(self.request, self.kwargs["challenge_id"])

    @property
    def label(self) -> str:
        """The challenge by its title."""
        return f"Challenge: {self.challenge}"

    def title(self) -> str:
        """Return the heading."""
        return f"Change “{self.challenge}”"

    def back(self) -> str:
        """Return to the challenge."""
        return reverse("workbench_challenge", args=[self.challenge.pk])

    def around(self) -> dict[str, Any]:
        """Return where a change is suggested, if others' missions share it."""
        return super().around() | suggestion(self.challenge, self.request.user, "challenge_suggest")

    def make_form(self, data: Mapping | None, quiet: bool) -> DraftForm:
        """Return the form of the challenge."""
        return ChallengeForm(data, roadmap=self.challenge.roadmap, challenge=self.challenge, quiet=quiet)

    def save(self, base: Mapping[str, Any], values: dict[str, Any]) -> Challenge:
        """Save the challenge."""
        return hierarchy.save_challenge(challenge=self.challenge, by=self.request.user, base=base, **values)


class OrganisationView(HierarchyFormView):
    """An organisation that is added, or changed everywhere it is named."""

    @cached_property
    def organisation(self) -> Organisation | None:
        """The organisation; None for one that is added. Raises Http404."""
        key = self.kwargs.get("organisation_id")
        return None if key is None else get_object_or_404(Organisation, pk=key)

    @property
    def label(self) -> str:
        """The organisation by its name."""
        return f"Organisation: {self.organisation}" if self.organisation else "A new organisation"

    def title(self) -> str:
        """Return the heading."""
        return f"Change “{self.organisation}”" if self.organisation else "Add an organisation"

    def back(self) -> str:
        """Return to the organisations."""
        return reverse("organisations")

    def around(self) -> dict[str, Any]:
        """Return where it is named, and where it is removed. Raises NotAllowed."""
        require(self.request.user, "roadmaps.edit_organisations")
        context = super().around()
        if self.organisation:
            context["partnerships"] = self.organisation.partnerships.select_related("solution").order_by(
                "solution__title"
            )
            context["removal"] = reverse("organisation_remove", args=[self.organisation.pk])
            context |= suggestion(self.organisation, self.request.user, "organisation_suggest")
        return context

    def make_form(self, data: Mapping | None, quiet: bool) -> DraftForm:
        """Return the form of the organisation."""
        return OrganisationForm(data, organisation=self.organisation, quiet=quiet)

    def save(self, base: Mapping[str, Any], values: dict[str, Any]) -> Organisation:
        """Save the organisation."""
        return hierarchy.save_organisation(by=self.request.user, organisation=self.organisation, base=base, **values)
