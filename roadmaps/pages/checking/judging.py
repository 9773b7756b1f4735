"""Where an assessor judges one criterion: the findings and the rubric beside the form, which keeps what is typed."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.errors import Refusal
from govuk.form_page import form_page, sent
from govuk.typed import texts_of
from roadmaps.checking.assigning import require_impartial
from roadmaps.checking.judging import open_to_judge, rate_first, save_verdict, unseen_by
from roadmaps.checking.since_last_time import since_last_time
from roadmaps.criteria import Standing
from roadmaps.criteria.rubric import RUBRIC
from roadmaps.drafting.answering_changes import last_judged
from roadmaps.drafting.autosaving import autosaved_for
from roadmaps.examination.evidence import evidence_of
from roadmaps.examination.examining import dossier_of_revision, examine_revision
from roadmaps.examination.method import method_of
from roadmaps.models import Assessment, CriteriaCheck, Verdict
from roadmaps.pages.checking.checks import check_or_404, seat_of
from roadmaps.pages.checking.forms.check import FirstRatingForm, VerdictForm, values_of
from roadmaps.pages.drafting.editing import DraftFormView
from roadmaps.pages.frozen_document import as_read


class VerdictView(DraftFormView):
    """Judge one criterion, save as one goes, and go on to the next."""

    template = "roadmaps/checking/criterion.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer nothing for a criterion that there is not."""
        self.number = kwargs["number"]
        if self.number not in RUBRIC:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **address: Any) -> HttpResponse:
        """Show the form once the person has rated by themselves; or what was typed into it, once its check is closed."""
        if left := _left_behind(request, self.check):
            return left
        if self.number in unseen_by(self.seat):
            return redirect("check_first_rating", self.check.pk, self.number)
        return super().get(request, **address)

    @cached_property
    def check(self) -> CriteriaCheck:
        """The check. Raises Http404."""
        return check_or_404(self.kwargs["check_id"])

    @cached_property
    def seat(self) -> Assessment:
        """The seat that the person judges from. Raises what ``open_to_judge`` raises."""
        return open_to_judge(check=self.check, by=self.request.user)

    @cached_property
    def standing(self) -> Standing:
        """How the frozen revision stands on this criterion. Raises NotAllowed for who may not judge it."""
        require_impartial(self.request.user, self.check)
        return examine_revision(self.check.revision, method_of(self.check.method))[self.number - 1]

    @cached_property
    def own(self) -> Verdict | None:
        """The person's verdict, once they have one."""
        return self.given.get(self.number)

    @cached_property
    def given(self) -> dict[int, Verdict]:
        """The person's verdicts so far, by criterion."""
        return {one.criterion: one for one in self.mine.verdicts.all()} if self.mine else {}

    @cached_property
    def mine(self) -> Assessment | None:
        """The person's assessment with all that they gave so far; None for who has no seat."""
        return seat_of(self.check, self.request.user)

    @property
    def first(self) -> int | None:
        """What they held of the criterion before they saw the findings."""
        given = self.mine.first_ratings.all() if self.mine else ()
        return next((one.rating for one in given if one.criterion == self.number), None)

    @cached_property
    def before(self) -> Verdict | None:
        """What they held of the revision that was judged before."""
        return None if self.own else _verdict_before(self.check, self.request.user, self.number)

    @property
    def label(self) -> str:
        """The criterion and the mission."""
        return f"Verdict on “{self.standing.short.lower()}”: {self.check.revision.mission}"

    def make_form(self, data: Mapping | None, quiet: bool) -> VerdictForm:
        """Return the form of the verdict, beginning from the person's own or their last."""
        return VerdictForm(
            data,
            values=self._values() if data is None else None,
            quiet=quiet,
            criterion=self.standing.text,
            findings=self.standing.findings,
            solutions=self.check.revision.document["solutions"],
        )

    def _values(self) -> dict[str, Any]:
        """Return what the form shows: the person's verdict; else their last one, with the rating that they gave first."""
        if self.own:
            return values_of(self.own)
        return values_of(self.before) | ({} if self.first is None else {"rating": self.first})

    def save(self, base: Mapping[str, Any], values: dict[str, Any]) -> Verdict:
        """Save the verdict."""
        judged = self.make_form(None, False).judged(values)
        self.own = save_verdict(check=self.check, by=self.request.user, criterion=self.number, **judged)
        self.given[self.number] = self.own
        return self.own

    def around(self) -> dict[str, Any]:
        """Return the findings, the rubric and what changed since. Raises what ``open_to_judge`` raises."""
        context = _around(self.request, self.check, self.standing, self.own, self.before)
        # Asking for the seat asks whether there is one.
        return {**context, "seat": self.seat, "judged": len(self.given), "first": self.first}

    def following(self, result: Verdict) -> str:
        """Go on to the next criterion, and after the last to the check."""
        return _next(self.check, self.number)


@login_required
def first_rating(request: HttpRequest, check_id: int, number: int) -> HttpResponse:
    """Ask what the assessor holds of a criterion, with the revision and the rubric before them and no finding."""
    found = check_or_404(check_id)
    if number not in RUBRIC:
        raise Http404
    seat = open_to_judge(check=found, by=request.user)
    if number not in unseen_by(seat):
        return redirect("check_verdict", check_id, number)
    text = method_of(found.method).texts[number]
    form = FirstRatingForm(sent(request), criterion=text)
    if form.is_valid():
        rate_first(check=found, by=request.user, criterion=number, **form.cleaned_data)
        return redirect("check_verdict", check_id, number)
    context = {
        "check": found,
        "mission_title": found.revision.mission.title,
        **as_read(found.revision),
        "text": text,
        "form": form,
    }
    return form_page(request, "roadmaps/checking/first_rating.html", context)


def _left_behind(request: HttpRequest, found: CriteriaCheck) -> HttpResponse | None:
    """Return the page with what was typed here, for whoever can no longer judge; None when there is nothing to show."""
    autosaved = autosaved_for(request.user, request.path)
    if autosaved is None:
        return None
    try:
        open_to_judge(check=found, by=request.user)
    except Refusal as refusal:
        # What was chosen from a list has no space in it.
        typed = [text for text in texts_of(autosaved.data) if " " in text]
        context = {"refusal": refusal, "autosaved": autosaved, "typed": typed}
        return render(request, "roadmaps/checking/closed.html", context, status=refusal.status)
    return None


def _verdict_before(found: CriteriaCheck, person: Any, number: int) -> Verdict | None:
    """Return what the same assessor held of the revision that was judged before: the next verdict starts from it."""
    last = last_judged(found.revision.mission, before=found.revision)
    if last is None:
        return None
    given = Verdict.objects.filter(
        assessment__criteria_check=last,
        assessment__assessor=person,
        assessment__submitted_at__isnull=False,
        criterion=number,
    )
    return given.select_related("assessment__criteria_check__revision").first()


def _next(found: CriteriaCheck, number: int) -> str:
    if number < len(RUBRIC):
        return reverse("check_verdict", args=[found.pk, number + 1])
    return reverse("check", args=[found.pk])


def _around(
    request: HttpRequest, found: CriteriaCheck, standing: Standing, own: Verdict | None, before: Verdict | None
) -> dict[str, Any]:
    """Return what the page shows around the form."""
    since = since_last_time(found)
    return {
        "check": found,
        "mission_title": found.revision.mission.title,
        **as_read(found.revision),
        "standing": standing,
        "own": own,
        "before": before,
        "last_saved": own.saved_at if own else None,
        "part_of": "your assessment",
        "since": since,
        "changed": since.parts_of(standing.number) if since else [],
        "numbers": list(RUBRIC),
        "evidence": evidence_of(dossier_of_revision(found.revision), request.GET.get("sort")),
    }
