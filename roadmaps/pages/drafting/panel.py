"""The readiness panel beside a draft: how it stands, or would stand with what is being typed, and where to mend it."""

from collections.abc import Callable, Sequence
from typing import Any

from django.urls import reverse

from roadmaps.checking.open_checks import open_checks
from roadmaps.checking.verdicts import judgement_of
from roadmaps.criteria import Standing
from roadmaps.criteria.finding import State
from roadmaps.criteria.plain_english import measures_of
from roadmaps.drafting.task_list import PARTS
from roadmaps.examination.examining import date_of_judgement, examine_document, examine_mission
from roadmaps.examination.method import current_method
from roadmaps.models import Mission
from roadmaps.pages.drafting.forms.drafted import DraftForm
from roadmaps.revisions.documents import document_of

# Where a finding's field is mended: the page, and the field on it if it has one.
MENDED_AT = {
    "statement": ("draft_words", "id_statement"),
    "beneficiaries": ("draft_words", "id_beneficiaries"),
    "daily_life": ("draft_words", "id_daily_life"),
    "public_voice": ("draft_words", "id_public_voice"),
    "evidence": ("draft_challenge", "id_evidence"),
    "target_kind": ("draft_target", "id_target_kind_0"),
    "condition": ("draft_target", "id_condition"),
    "attested_by": ("draft_target", "id_attested_by"),
    "measure": ("draft_target", "id_measure"),
    "target_value": ("draft_target", "id_target_value"),
    "direction": ("draft_target", "id_direction_0"),
    "data_source": ("draft_target", "id_data_source"),
    "deadline": ("draft_dates", "id_deadline_0"),
    "indicator": ("draft_indicator", "id_rhythm_months"),
    "milestones": ("draft_milestones", "id_milestones_0"),
    "sectors": ("draft_sectors", "id_sectors_0"),
    "solutions": ("draft_portfolio", "portfolio"),
}


def panel(mission: Mission) -> dict[str, Any]:
    """Return what the panel shows: of a draft how it stands and what to do next, then its check, then the verdicts."""
    context = {"mission": mission, "parts": PARTS}
    if mission.is_editable:
        return {**context, **readiness(mission, examine_mission(mission))}
    judgement = judgement_of(mission)
    if judgement and not judgement.is_stale:
        return {**context, "judgement": judgement}
    check = open_checks().filter(revision__mission=mission).first()
    if check:
        seats = check.assessments.filter(declined_at=None).select_related("assessor")
        return {**context, "check": check, "seats": seats, "free": range(max(check.left, 0))}
    return {**context, **readiness(mission, examine_mission(mission))}


def readiness(mission: Mission, standings: Sequence[Standing]) -> dict[str, Any]:
    """Return how a draft stands, with where each finding is mended, and the one to mend next."""
    open_ones = (finding for standing in standings for finding in standing.to_mend if finding.mend)
    return {
        "standings": standings,
        "places": places_of(mission),
        "met": sum(standing.state is State.MET for standing in standings),
        "next_finding": next(open_ones, None),
    }


def places_of(mission: Mission) -> dict[str, str]:
    """Return the address of each field that mends a finding."""
    return {field: f"{reverse(page, args=[mission.slug])}#{anchor}" for field, (page, anchor) in MENDED_AT.items()}


def as_it_would_stand(mission: Mission, form: DraftForm) -> dict[str, Any]:
    """Return the panel as it would be if what is being typed were saved, as far as it is valid."""
    judged = type(form)(form.data, only=tuple(form.fields))
    document = document_of(mission)
    if judged.is_valid():
        for field, value in judged.cleaned_data.items():
            if field == "evidence":
                mission.challenge.evidence = value
            else:
                setattr(mission, field, value)
        document = document_of(mission)
    standings = examine_document(document, current_method(), as_of=date_of_judgement(mission))
    return {**readiness(mission, standings), "as_typed": judged.is_valid(), "measures": _measures(form)}


def panel_as_typed(
    mission: Mission, judged: DraftForm, put: Callable[[dict[str, Any], Any], dict[str, Any]]
) -> dict[str, Any]:
    """Return the panel of ``mission`` with what ``judged`` holds put into its document, if it is valid."""
    document = document_of(mission)
    if judged.is_valid():
        document = put(document, judged.cleaned_data)
    standings = examine_document(document, current_method(), as_of=date_of_judgement(mission))
    return {**readiness(mission, standings), "as_typed": judged.is_valid()}


def _measures(form: DraftForm) -> dict[str, Any]:
    return measures_of(form["statement"].value() or "") if "statement" in form.fields else {}
