"""The lists of a draft: sectors, measurements and milestones."""

from collections.abc import Mapping
from functools import cached_property, reduce
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from roadmaps.drafting import as_typed, measuring
from roadmaps.drafting.milestones import add_milestone, change_milestone, drop_milestone
from roadmaps.drafting.missions import open_draft
from roadmaps.drafting.reordering import arrange
from roadmaps.drafting.sectors import ask_sector, change_sector, drop_sector
from roadmaps.drafting.task_list import BY_NAME
from roadmaps.examination.evidence import evidence_of
from roadmaps.examination.examining import dossier_of_mission
from roadmaps.models import Milestone, Mission, MissionSector, Sector
from roadmaps.pages.drafting.editing import DraftFormView
from roadmaps.pages.drafting.forms.drafted import DraftForm
from roadmaps.pages.drafting.forms.lists import (
    MeasurementsForm,
    MilestoneForm,
    MilestonesForm,
    SectorForm,
    SectorsForm,
)
from roadmaps.pages.drafting.missions import after_part, draft_of, part_context
from roadmaps.pages.drafting.panel import panel_as_typed
from roadmaps.wording import long_date

MILESTONE = ("title", "due_on")


class ItemView(DraftFormView):
    """A page that adds one item to a list of a draft, or changes one; then it goes back to the list and says so.

    How an item is written, and where it stands in the document, only the page of each can say: the methods without a body.
    """

    stays = False
    part = ""
    says = ""

    @cached_property
    def mission(self) -> Mission:
        """The mission. Raises Http404 and NotAllowed."""
        return draft_of(self.request, self.kwargs["slug"])

    # Every kind of item says these two for itself.

    def write(self, base: Mapping[str, Any], values: dict[str, Any]) -> Any:
        """Add or change the item; return it."""
        raise NotImplementedError

    def put(self, document: dict[str, Any], values: Any) -> dict[str, Any]:
        """Return the draft's document with what the form holds, for the panel that answers as one types."""
        raise NotImplementedError

    def more(self) -> dict[str, Any]:
        """Return what the page shows beside the part's own."""
        return {}

    def save(self, base: Mapping[str, Any], values: dict[str, Any]) -> Any:
        """Write the item and say so."""
        result = self.write(base, values)
        messages.success(self.request, self.says)
        return result

    def around(self) -> dict[str, Any]:
        """Return the part, the panel and what is more."""
        return {**part_context(self.request, self.mission, self.part), "notable": False, **self.more()}

    def following(self, result: Any) -> str:
        """Go back to the list."""
        return reverse(self.part, args=[self.mission.slug])

    def answer(self, form: DraftForm) -> dict[str, Any]:
        """Answer with the panel as it would stand with the item."""
        return panel_as_typed(self.mission, self.make_form(form.data, False), self.put)


class SeveralView(ItemView):
    """A list of a draft, and a form that adds several to it in one save.

    ``says`` is the word for one of them, ``says_several`` for more.
    """

    says_several = ""

    def frozen_label(self) -> str:
        """Call the page by its part: nothing can be added."""
        return BY_NAME[self.part].label

    def save(self, base: Mapping[str, Any], values: dict[str, Any]) -> int:
        """Add them all or none, say how many, and return that."""
        with transaction.atomic():
            number = len(self.write(base, values))
        if number:
            messages.success(self.request, f"{number} {self.says if number == 1 else self.says_several} added.")
        return number

    def following(self, result: int) -> str:
        """Go on to the next part, or back to the list."""
        if self.request.POST.get("then") == "continue":
            return after_part(self.part, self.mission.slug)
        return super().following(result)


class SectorsView(SeveralView):
    """The sectors asked, and asking others."""

    part, label, says, says_several = "draft_sectors", "New sectors", "sector", "sectors"
    template = "roadmaps/drafting/sectors.html"

    def make_form(self, data: Mapping | None, quiet: bool) -> DraftForm:
        """Return an empty form."""
        return SectorsForm(data, quiet=quiet)

    def write(self, base: Mapping[str, Any], values: dict[str, Any]) -> list[MissionSector]:
        """Ask the sectors."""
        return [ask_sector(mission=self.mission, by=self.request.user, **one) for one in values["sectors"]]

    def put(self, document: dict[str, Any], values: Any) -> dict[str, Any]:
        """Put the sectors among those asked."""
        return reduce(as_typed.with_sector, values["sectors"], document)

    def in_words(self) -> list[tuple[str, str]]:
        """Return each sector with what it is asked."""
        return [(str(one.sector), one.contribution) for one in self.mission.mission_sectors.all()]

    def more(self) -> dict[str, Any]:
        """Return the names of sectors that exist."""
        return {"known": Sector.objects.values_list("name", flat=True)}


class SectorView(ItemView):
    """What one sector is asked to contribute."""

    part, says = "draft_sectors", "Sector saved."
    template = "roadmaps/drafting/sector.html"

    @cached_property
    def asked(self) -> MissionSector:
        """The sector that is asked. Raises Http404."""
        found = MissionSector.objects.select_related("sector", "mission")
        return get_object_or_404(found, pk=self.kwargs["asked_id"], mission=self.mission)

    @property
    def label(self) -> str:
        """The sector by its name."""
        return f"Sector: {self.asked.sector}"

    def make_form(self, data: Mapping | None, quiet: bool) -> DraftForm:
        """Return the form of the contribution alone."""
        values = {"contribution": self.asked.contribution}
        return SectorForm(data, values=values, quiet=quiet)

    def write(self, base: Mapping[str, Any], values: dict[str, Any]) -> MissionSector:
        """Change the contribution."""
        return change_sector(asked=self.asked, by=self.request.user, base=base, **values)

    def more(self) -> dict[str, Any]:
        """Return the sector."""
        return {"asked": self.asked}

    def answer(self, form: DraftForm) -> dict[str, Any]:
        """Answer with nothing: no finding reads what a sector contributes."""
        return {}


@login_required
def remove_sector(request: HttpRequest, slug: str, asked_id: int) -> HttpResponse:
    """Ask, then take a sector out."""
    mission = draft_of(request, slug)
    asked = get_object_or_404(MissionSector.objects.select_related("sector", "mission"), pk=asked_id, mission=mission)
    if request.method == "POST":
        drop_sector(asked=asked, by=request.user)
        messages.success(request, f"{asked.sector} was removed.")
        return redirect("draft_sectors", slug)
    goes = ["What it is asked to contribute, as written here"]
    return confirm(request, mission, f"Remove {asked.sector} from this mission?", "draft_sectors", goes)


class MeasurementsView(DraftFormView):
    """How the target's figure has moved so far, and how often it is measured."""

    label = "Measurements"
    template = "roadmaps/drafting/indicator.html"

    @cached_property
    def mission(self) -> Mission:
        """The mission. Raises Http404 and NotAllowed."""
        return draft_of(self.request, self.kwargs["slug"])

    @cached_property
    def months(self) -> int | None:
        """How many months there were between measurements when the page was opened."""
        return measuring.values_of(self.mission)["rhythm_months"]

    def make_form(self, data: Mapping | None, quiet: bool) -> DraftForm:
        """Return the form of the series."""
        months = self.months
        values = measuring.values_of(self.mission) if data is None else None
        return MeasurementsForm(data, values=values, quiet=quiet, months=months)

    def save(self, base: Mapping[str, Any], values: dict[str, Any]) -> Any:
        """Save the series."""
        return measuring.save_measurements(mission=self.mission, by=self.request.user, base=base, **values)

    def around(self) -> dict[str, Any]:
        """Return the part with what the data shows of the series."""
        context = part_context(self.request, self.mission, "draft_indicator")
        return {**context, "notable": False, "evidence": evidence_of(dossier_of_mission(self.mission))}

    def following(self, result: Any) -> str:
        """Go on to the milestones."""
        return reverse("draft_milestones", args=[self.mission.slug])

    def answer(self, form: DraftForm) -> dict[str, Any]:
        """Answer with the panel as it would stand with the series."""
        return panel_as_typed(self.mission, self.make_form(form.data, False), as_typed.with_measurements)


class MilestonesView(SeveralView):
    """The milestones, and adding others."""

    part, label, says, says_several = "draft_milestones", "New milestones", "milestone", "milestones"
    template = "roadmaps/drafting/milestones.html"

    def make_form(self, data: Mapping | None, quiet: bool) -> DraftForm:
        """Return an empty form."""
        return MilestonesForm(data, mission=self.mission, quiet=quiet)

    def write(self, base: Mapping[str, Any], values: dict[str, Any]) -> list[Milestone]:
        """Add the milestones."""
        return [add_milestone(mission=self.mission, by=self.request.user, **one) for one in values["milestones"]]

    def in_words(self) -> list[tuple[str, str]]:
        """Return each milestone by its day."""
        return [(long_date(one.due_on), one.title) for one in self.mission.milestones.all()]

    def put(self, document: dict[str, Any], values: Any) -> dict[str, Any]:
        """Put the milestones after the others."""
        return reduce(as_typed.with_milestone, values["milestones"], document)


class MilestoneView(ItemView):
    """One milestone."""

    part, says = "draft_milestones", "Milestone saved."
    template = "roadmaps/drafting/milestone.html"

    @cached_property
    def milestone(self) -> Milestone:
        """The milestone. Raises Http404."""
        return get_object_or_404(self.mission.milestones.select_related("mission"), pk=self.kwargs["milestone_id"])

    @property
    def label(self) -> str:
        """The milestone by its words."""
        return f"Milestone: {self.milestone}"

    def make_form(self, data: Mapping | None, quiet: bool) -> DraftForm:
        """Return the form of its words and its day."""
        values = {field: getattr(self.milestone, field) for field in MILESTONE}
        return MilestoneForm(data, values=values, mission=self.mission, quiet=quiet)

    def write(self, base: Mapping[str, Any], values: dict[str, Any]) -> Milestone:
        """Change the milestone."""
        return change_milestone(milestone=self.milestone, by=self.request.user, base=base, **values)

    def more(self) -> dict[str, Any]:
        """Return the milestone."""
        return {"milestone": self.milestone}

    def answer(self, form: DraftForm) -> dict[str, Any]:
        """Answer with nothing: no finding reads the words of a milestone that is there."""
        return {}


@login_required
def remove_milestone(request: HttpRequest, slug: str, milestone_id: int) -> HttpResponse:
    """Ask, then take a milestone out."""
    mission = draft_of(request, slug)
    found: Milestone = get_object_or_404(mission.milestones.select_related("mission"), pk=milestone_id)
    if request.method == "POST":
        drop_milestone(milestone=found, by=request.user)
        messages.success(request, "The milestone was removed.")
        return redirect("draft_milestones", slug)
    return confirm(request, mission, f"Remove the milestone “{found.title}”?", "draft_milestones", [])


@login_required
@require_POST
def order_sectors(request: HttpRequest, slug: str) -> HttpResponse:
    """Put the sectors in another order."""
    mission = draft_of(request, slug)
    return order(request, mission, mission.mission_sectors.all(), "draft_sectors")


def order(request: HttpRequest, mission: Mission, items: Any, back: str) -> HttpResponse:
    """Put ``items`` in the order that was sent, and go back to the list."""
    arrange(items, data=request.POST, allow=lambda: open_draft(mission, request.user))
    return redirect(f"{reverse(back, args=[mission.slug])}#order")


def confirm(request: HttpRequest, mission: Mission, question: str, back: str, goes: list[str]) -> HttpResponse:
    """Ask before something is taken away, and say what ``goes`` with it."""
    context = {"mission": mission, "question": question, "back": reverse(back, args=[mission.slug]), "goes": goes}
    return render(request, "confirm.html", context)
