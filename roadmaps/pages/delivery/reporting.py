"""Where delivery is reported: figures, milestones, solutions, money, pledges, and who has the data."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import require
from govuk.form_page import sent
from govuk.parsing import number
from roadmaps.delivery.figures import correct_figure, name_data_owner, report_figure, require_figure
from roadmaps.delivery.milestones import drop_milestone, move_milestone, reach_milestone
from roadmaps.delivery.money import lines_of
from roadmaps.delivery.opening import NOT_YOURS, require_in_delivery
from roadmaps.delivery.outcome import name_attester
from roadmaps.delivery.pledges import NOT_YOURS as NOT_YOUR_PLEDGE
from roadmaps.delivery.pledges import record_pledge, report_on_pledge
from roadmaps.delivery.solutions import NEXT, move_solution, report_money
from roadmaps.models import Contribution, FundingLine, Measurement, Milestone, Mission, Pledge
from roadmaps.models.choices import SolutionStatus
from roadmaps.naming import suggested_organisations
from roadmaps.pages.delivery.deeds import DeedPage, do_deed
from roadmaps.pages.delivery.forms.reporting import (
    CorrectionForm,
    FigureForm,
    MilestoneReportForm,
    MoneyForm,
    PersonForm,
    PledgeForm,
    PledgeReportForm,
    SolutionReportForm,
)
from roadmaps.wording import long_date, with_unit


def mission_in_delivery(request: HttpRequest, slug: str, permission: str = "roadmaps.report_delivery") -> Mission:
    """Return a mission that the person may report on now. Raises Http404, NotAllowed and WrongStage."""
    mission = _mission(request, slug, permission)
    require_in_delivery(mission)
    return mission


def _mission(request: HttpRequest, slug: str, permission: str = "roadmaps.report_delivery") -> Mission:
    """Return a mission that the person may report on. Where it stands is asked once its part was found."""
    mission = get_object_or_404(
        Mission.objects.with_parents().select_related("indicator").as_seen_by(request.user), slug=slug
    )
    require(request.user, permission, mission, otherwise=NOT_YOURS)
    return mission


def _hub(request: HttpRequest, mission: Mission) -> str:
    """Return where somebody goes back to: the officers' page of delivery, the public one for whoever else reports."""
    mine = request.user.has_perm("roadmaps.read_drafts")
    return reverse("delivery" if mine else "progress", args=[mission.slug])


@login_required
def figure(request: HttpRequest, slug: str) -> HttpResponse:
    """Report what the figure of the target is."""
    mission = mission_in_delivery(request, slug, "roadmaps.report_figure")
    require_figure(mission, request.user)
    form = FigureForm(sent(request), mission=mission, initial={"on": timezone.localdate()})
    page = DeedPage(
        mission,
        "Report the figure",
        "Report it",
        _hub(request, mission),
        "The figure is reported. Everybody can read it.",
        "Everybody reads it, with its source. If it turns out wrong, it is put right in the open.",
    )
    return do_deed(request, page, form, lambda: report_figure(mission=mission, by=request.user, **form.cleaned_data))


@login_required
def correct(request: HttpRequest, slug: str, measurement_id: int) -> HttpResponse:
    """Put a measurement right."""
    mission = _mission(request, slug, "roadmaps.report_figure")
    rows = Measurement.objects.select_related("indicator__mission").prefetch_related("corrections")
    measurement = get_object_or_404(rows, pk=measurement_id, indicator__mission=mission)
    require_in_delivery(mission)
    form = CorrectionForm(sent(request), initial={"value": measurement.value, "source": measurement.source})
    now = with_unit(measurement.value, mission.unit)
    seen = number(request.POST.get("seen"))
    page = DeedPage(
        mission,
        "Put a measurement right",
        "Put it right",
        _hub(request, mission),
        "It is put right. What stood there before is shown beside it.",
        f"The measurement of {long_date(measurement.on)} says {now}.",
        more={"seen": len(measurement.corrections.all())},
    )

    def deed() -> None:
        correct_figure(measurement=measurement, by=request.user, seen=-1 if seen is None else seen, **form.as_deed())

    return do_deed(request, page, form, deed)


@login_required
def milestone(request: HttpRequest, slug: str, milestone_id: int) -> HttpResponse:
    """Report what happened to a milestone of a mission, or of one of its solutions."""
    mission = _mission(request, slug)
    found = get_object_or_404(Milestone.objects.select_related("mission", "solution"), pk=milestone_id)
    _belongs(mission, found)
    require_in_delivery(mission)
    if found.dropped_on:
        raise Http404
    form = MilestoneReportForm(
        sent(request), is_reached=found.reached_on is not None, initial={"on": timezone.localdate()}
    )
    page = DeedPage(
        mission,
        "Report on a milestone",
        "Report it",
        _hub(request, mission),
        "The milestone is reported.",
        f"{found.title}, due on {long_date(found.due_on)}.",
        more={"seen": found.due_on.isoformat()},
    )
    return do_deed(request, page, form, _deed_of_milestone(request, mission, found, form))


def _belongs(mission: Mission, found: Milestone) -> None:
    of_solution = found.solution_id and mission.contributions.filter(solution=found.solution_id).exists()
    if found.mission_id != mission.pk and not of_solution:
        raise Http404


def _deed_of_milestone(
    request: HttpRequest, mission: Mission, found: Milestone, form: MilestoneReportForm
) -> Callable[[], Any]:
    given = {"milestone": found, "mission": mission, "by": request.user}

    def deed() -> None:
        said = form.cleaned_data
        if said["happened"] == form.REACHED:
            reach_milestone(**given, on=said["on"])
        elif said["happened"] == form.TAKEN_BACK:
            reach_milestone(**given, on=None)
        elif said["happened"] == form.DROPPED:
            drop_milestone(**given, reason=said["reason"])
        else:
            move_milestone(**given, due_on=said["due_on"], reason=said["reason"], seen=request.POST.get("seen", ""))

    return deed


@login_required
def solution(request: HttpRequest, slug: str, contribution_id: int) -> HttpResponse:
    """Report how far a solution has come."""
    mission = _mission(request, slug)
    found = get_object_or_404(
        Contribution.objects.select_related("solution"), pk=contribution_id, mission=mission
    ).solution
    require_in_delivery(mission)
    if not NEXT[SolutionStatus(found.status)]:
        raise Http404
    form = SolutionReportForm(sent(request), solution=found)
    page = DeedPage(
        mission,
        "Report on a solution",
        "Report it",
        _hub(request, mission),
        "The solution is reported.",
        f"“{found}” is {found.get_status_display().lower()}. To stop it, propose a change.",
        more={"seen": found.status},
    )

    def deed() -> None:
        seen = request.POST.get("seen", "")
        move_solution(mission=mission, solution=found, by=request.user, seen=seen, **form.cleaned_data)

    return do_deed(request, page, form, deed)


@login_required
def money(request: HttpRequest, slug: str, line_id: int) -> HttpResponse:
    """Report how much of a funding line was secured, committed and spent."""
    mission = _mission(request, slug)
    line = get_object_or_404(FundingLine.objects.select_related("solution"), pk=line_id)
    if not mission.contributions.filter(solution=line.solution_id).exists():
        raise Http404
    require_in_delivery(mission)
    (now,) = (one for one in lines_of([line.solution_id]) if one.row.pk == line.pk)
    initial = {name: getattr(now.pounds, name) for name in ("secured", "committed", "spent")}
    form = MoneyForm(sent(request), initial={**initial, "on": timezone.localdate()})
    amount = f"£{line.amount:,.0f}" if line.amount is not None else "amount not known"
    page = DeedPage(
        mission,
        "Report on money",
        "Report it",
        _hub(request, mission),
        "The money is reported.",
        f"{line.get_kind_display()}{f', {line.funder}' if line.funder else ''}, for “{line.solution}”: {amount}.",
    )
    return do_deed(
        request, page, form, lambda: report_money(mission=mission, line=line, by=request.user, **form.cleaned_data)
    )


@login_required
def pledge(request: HttpRequest, slug: str) -> HttpResponse:
    """Record what a partner said it would bring."""
    mission = mission_in_delivery(request, slug)
    form = PledgeForm(sent(request))
    page = DeedPage(
        mission,
        "Record what a partner will bring",
        "Record it",
        _hub(request, mission),
        "It is recorded. Everybody can read it.",
        "Record only what the partner agreed to see published.",
        more={"organisations": suggested_organisations()},
    )
    return do_deed(request, page, form, lambda: record_pledge(mission=mission, by=request.user, **form.cleaned_data))


@login_required
def pledge_report(request: HttpRequest, pledge_id: int) -> HttpResponse:
    """Report how a pledge stands: its partner, or an officer for them."""
    found = get_object_or_404(
        Pledge.objects.select_related("mission__challenge__roadmap", "organisation"), pk=pledge_id
    )
    require(request.user, "roadmaps.report_on_pledge", found, otherwise=NOT_YOUR_PLEDGE)
    form = PledgeReportForm(sent(request))
    page = DeedPage(
        found.mission,
        f"Report on what {found.organisation} brings",
        "Report it",
        _hub(request, found.mission),
        "It is reported. Everybody can read it.",
        found.says,
    )
    return do_deed(request, page, form, lambda: report_on_pledge(pledge=found, by=request.user, **form.cleaned_data))


@login_required
def data_owner(request: HttpRequest, slug: str) -> HttpResponse:
    """Say who has the data of the figure, and reports it beside the officers."""
    mission = mission_in_delivery(request, slug, "roadmaps.choose_collaborators")
    now = getattr(mission, "indicator", None)
    form = PersonForm(sent(request), initial={"person": now.data_owner.email if now and now.data_owner else ""})
    page = DeedPage(
        mission,
        "Who has the data of the figure",
        "Save",
        _hub(request, mission),
        "It is saved.",
        "They can report the figure and put it right, beside the officers. They need an account, and no role.",
    )
    return do_deed(request, page, form, lambda: name_data_owner(mission=mission, by=request.user, **form.cleaned_data))


@login_required
def attester(request: HttpRequest, slug: str) -> HttpResponse:
    """Say whose account belongs to whom the target names."""
    mission = mission_in_delivery(request, slug, "roadmaps.choose_collaborators")
    form = PersonForm(sent(request), initial={"person": mission.attester.email if mission.attester else ""})
    named = f" The target names: {mission.attested_by}." if mission.attested_by else ""
    page = DeedPage(
        mission,
        "Who confirms the outcome",
        "Save",
        _hub(request, mission),
        "It is saved. They are told.",
        "Somebody who had no part in the mission says at the deadline whether the target was reached. They need an "
        f"account, and no role.{named}",
    )
    return do_deed(request, page, form, lambda: name_attester(mission=mission, by=request.user, **form.cleaned_data))
