"""Where an assessor judges one criterion: the findings and the rubric beside the form, which keeps what is typed."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.errors import Refusal
from roadmaps.checking.assigning import require_impartial
from roadmaps.checking.judging import open_to_judge, save_verdict
from roadmaps.checking.since_last_time import since_last_time
from roadmaps.criteria import Standing
from roadmaps.criteria.rubric import RUBRIC
from roadmaps.drafting.answering_changes import last_judged
from roadmaps.drafting.autosaving import autosaved_for
from roadmaps.examination.evidence import evidence_of
from roadmaps.examination.examining import dossier_of_revision, examine_revision
from roadmaps.examination.method import method_of
from roadmaps.models import CriteriaCheck, Verdict
from roadmaps.pages.checking.checks import check_or_404, seat_of
from roadmaps.pages.checking.forms.check import VerdictForm, values_of
from roadmaps.pages.drafting.editing import DraftFormView
from roadmaps.wording import target_sentence

# A word or two is typed again sooner than it is found in a list.
SHORT = 8


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
        """Show the form; or what was typed into it, once its check is closed."""
        return _left_behind(request, self.check) or super().get(request, **address)

    @cached_property
    def check(self) -> CriteriaCheck:
        """The check. Raises Http404."""
        return check_or_404(self.kwargs["check_id"])

    @cached_property
    def standing(self) -> Standing:
        """How the frozen revision stands on this criterion. Raises NotAllowed for who may not judge it."""
        require_impartial(self.request.user, self.check)
        return examine_revision(self.check.revision, method_of(self.check.method))[self.number - 1]

    @cached_property
    def own(self) -> Verdict | None:
        """The person's verdict, once they have one."""
        return _own_verdict(self.check, self.request.user, self.number)

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
            values=values_of(self.own or self.before) if data is None else None,
            quiet=quiet,
            criterion=self.standing.text,
            findings=self.standing.findings,
            solutions=self.check.revision.document["solutions"],
        )

    def save(self, base: Mapping[str, Any], values: dict[str, Any]) -> Verdict:
        """Save the verdict."""
        judged = self.make_form(None, False).judged(values)
        self.own = save_verdict(check=self.check, by=self.request.user, criterion=self.number, **judged)
        return self.own

    def around(self) -> dict[str, Any]:
        """Return the findings, the rubric and what changed since. Raises what ``open_to_judge`` raises."""
        return _around(self.request, self.check, self.standing, self.own, self.before)

    def following(self, result: Verdict) -> str:
        """Go on to the next criterion, and after the last to the check."""
        return _next(self.check, self.number)


def _left_behind(request: HttpRequest, found: CriteriaCheck) -> HttpResponse | None:
    """Return the page with what was typed here, for whoever can no longer judge; None when there is nothing to show."""
    autosaved = autosaved_for(request.user, request.path)
    if autosaved is None:
        return None
    try:
        open_to_judge(check=found, by=request.user)
    except Refusal as refusal:
        typed = [text for texts in autosaved.data.values() for text in texts if len(text) > SHORT and " " in text]
        context = {"refusal": refusal, "autosaved": autosaved, "typed": typed}
        return render(request, "roadmaps/checking/closed.html", context, status=refusal.status)
    return None


def _own_verdict(found: CriteriaCheck, person: Any, number: int) -> Verdict | None:
    own = seat_of(found, person)
    return next((one for one in own.verdicts.all() if one.criterion == number), None) if own else None


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
    """Return what the page shows around the form. Raises what ``open_to_judge`` raises."""
    seat = open_to_judge(check=found, by=request.user)
    document, since = found.revision.document, since_last_time(found)
    return {
        "check": found,
        "mission_title": found.revision.mission.title,
        "document": document,
        "target": target_sentence(document["target"], document["mission"]["deadline"]),
        "standing": standing,
        "own": own,
        "before": before,
        "last_saved": own.saved_at if own else None,
        "part_of": "your assessment",
        "since": since,
        "changed": since.parts_of(standing.number) if since else [],
        "judged": seat.verdicts.count(),
        "numbers": list(RUBRIC),
        "evidence": evidence_of(dossier_of_revision(found.revision), request.GET.get("sort")),
    }
