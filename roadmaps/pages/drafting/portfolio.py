"""The solutions of a draft: its portfolio."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.models import Person
from govuk.form_page import form_page, sent
from roadmaps.drafting import as_typed, portfolio
from roadmaps.drafting.attaching import attachments_by_field
from roadmaps.drafting.collaborating import notes_by_field
from roadmaps.drafting.sharing import may_change
from roadmaps.models import Contribution, Mission, Solution
from roadmaps.naming import suggested_organisations
from roadmaps.pages.drafting.forms.drafted import DraftForm
from roadmaps.pages.drafting.forms.joining import JoinForm
from roadmaps.pages.drafting.forms.solution import SolutionForm, asked_for
from roadmaps.pages.drafting.lists import ItemView, confirm, order
from roadmaps.pages.drafting.missions import draft_of, part_context


@login_required
def solutions(request: HttpRequest, slug: str) -> HttpResponse:
    """List the portfolio of a draft, to put it in order."""
    mission = draft_of(request, slug)
    if not mission.is_editable:
        return redirect("draft_portfolio", slug)
    context = part_context(request, mission, "draft_portfolio")
    total = sum(one.expected_share or 0 for one in mission.contributions.all())
    return render(request, "roadmaps/drafting/solutions.html", {**context, "total": total})


class SolutionView(ItemView):
    """A solution that is added, or changed."""

    part, says = "draft_portfolio", "Solution saved."
    template = "roadmaps/drafting/solution.html"

    @cached_property
    def contribution(self) -> Contribution | None:
        """The solution's part in the mission; None for one that is added. Raises Http404."""
        key = self.kwargs.get("contribution_id")
        return None if key is None else contribution_of(self.mission, key)

    @property
    def solution(self) -> Solution | None:
        """The solution; None for one that is added."""
        return self.contribution.solution if self.contribution else None

    @property
    def label(self) -> str:
        """The solution by its name."""
        return f"Solution: {self.solution}" if self.solution else "A new solution"

    def make_form(self, data: Mapping | None, quiet: bool) -> DraftForm:
        """Return the form of the whole solution, or of its share alone when its words are not for this page to change.

        A page that was opened while they were sends them all the same, and hears why they are not saved.
        """
        only = ("expected_share",) if self.only_share and (data is None or "title" not in data) else ()
        given = {"mission": self.mission, "contribution": self.contribution}
        if self.contribution is None:
            given["beginning"] = asked_for(self.mission, self.request.GET)
        return SolutionForm(data, **given, only=only, quiet=quiet)

    @cached_property
    def only_share(self) -> bool:
        """Whether the solution is frozen in another mission, or serves one that the person does not work on."""
        if self.contribution is None:
            return False
        frozen = portfolio.is_frozen_elsewhere(self.solution, self.mission)
        return frozen or not may_change(self.solution, self.request.user)

    def write(self, base: Mapping[str, Any], values: dict[str, Any]) -> Contribution:
        """Save the solution."""
        return portfolio.save_solution(
            mission=self.mission, by=self.request.user, solution=self.solution, base=base, **values
        )

    def following(self, result: Contribution) -> str:
        """Go back to the portfolio, or on to one more solution."""
        if self.request.POST.get("then") == "another":
            return reverse("draft_solution_add", args=[self.mission.slug])
        return super().following(result)

    def in_words(self) -> list[tuple[str, str]]:
        """Return what the solution says; nothing of one that was to be added."""
        if self.contribution is None:
            return []
        return SolutionForm(mission=self.mission, contribution=self.contribution).in_words()

    def put(self, document: dict[str, Any], values: Any) -> dict[str, Any]:
        """Put the solution in its place, or after the others; of one whose words stay, put its share."""
        if self.solution and "title" not in values:
            return as_typed.with_table(document, {self.solution.slug: values}, [])
        return as_typed.with_solution(document, values, slug=self.solution.slug if self.solution else "")

    def more(self) -> dict[str, Any]:
        """Return what is known of the solution elsewhere, and the organisations that exist."""
        context = _around_solution(self.mission, self.contribution, self.request.user)
        return context | ({"words": self.in_words()} if self.only_share else {})


def _around_solution(mission: Mission, contribution: Contribution | None, by: Person) -> dict[str, Any]:
    context = {
        "contribution": contribution,
        "notable": contribution is not None,
        "organisations": suggested_organisations(),
    }
    if contribution is None:
        return {**context, "notes": {}, "attached": {}}
    solution = contribution.solution
    elsewhere = solution.contributions.exclude(mission=mission).select_related("mission").order_by("mission__title")
    return {
        **context,
        "elsewhere": elsewhere,
        "is_frozen": portfolio.is_frozen_elsewhere(solution, mission),
        "is_of_others": not may_change(solution, by),
        "notes": notes_by_field(mission, solution.pk),
        "attached": attachments_by_field(mission, solution.pk),
    }


def contribution_of(mission: Mission, contribution_id: int) -> Contribution:
    """Return a solution's part in a mission, by its key. Raises Http404."""
    return get_object_or_404(
        Contribution.objects.select_related("solution", "mission"), pk=contribution_id, mission=mission
    )


@login_required
def join_solution(request: HttpRequest, slug: str) -> HttpResponse:
    """Let a solution of another mission serve this one too."""
    mission = draft_of(request, slug)
    if request.method == "GET" and not mission.is_editable:
        return redirect("draft_portfolio", slug)
    form = JoinForm(sent(request), mission=mission)
    if form.is_valid():
        joined = portfolio.join_solution(mission=mission, by=request.user, **form.cleaned_data)
        messages.success(request, f"{joined.solution} now serves this mission too.")
        return redirect("draft_portfolio", slug)
    context = {**part_context(request, mission, "draft_portfolio"), "form": form}
    return form_page(request, "roadmaps/drafting/join_solution.html", context)


@login_required
def copy_solution(request: HttpRequest, slug: str, contribution_id: int) -> HttpResponse:
    """Ask, then put a copy in the place of a solution that other missions share."""
    mission = draft_of(request, slug)
    contribution = contribution_of(mission, contribution_id)
    if request.method == "POST":
        copied = portfolio.copy_solution(contribution=contribution, by=request.user)
        messages.success(request, "This mission now has a copy of its own.")
        return redirect("draft_solution", slug, copied.pk)
    context = {
        "question": f"Give this mission its own copy of {contribution.solution}?",
        "explains": "The copy can be changed here. The other missions keep the one that they share.",
        "yes": "Yes, copy it",
        "no": "No, keep sharing it",
        "back": reverse("draft_solution", args=[slug, contribution_id]),
    }
    return render(request, "confirm.html", context)


@login_required
def remove_solution(request: HttpRequest, slug: str, contribution_id: int) -> HttpResponse:
    """Ask, then take a solution out of the portfolio."""
    mission = draft_of(request, slug)
    contribution = contribution_of(mission, contribution_id)
    if request.method == "POST":
        portfolio.drop_solution(contribution=contribution, by=request.user)
        messages.success(request, f"{contribution.solution.title} was removed.")
        return redirect("draft_portfolio", slug)
    goes = _what_goes_with(contribution)
    question = f"Remove {contribution.solution.title} from the portfolio?"
    return confirm(request, mission, question, "draft_portfolio", goes)


def _what_goes_with(contribution: Contribution) -> list[str]:
    others = contribution.solution.contributions.exclude(pk=contribution.pk).count()
    if others:
        return ["Its share of this mission's target. The solution stays with the other missions that it serves."]
    return ["The solution itself, with its partners, funding and milestones: no other mission has it"]


@login_required
@require_POST
def order_solutions(request: HttpRequest, slug: str) -> HttpResponse:
    """Put the solutions in another order."""
    mission = draft_of(request, slug)
    return order(request, mission, mission.contributions.all(), "draft_solutions")
