"""Everything about one mission, fit for a decision at a meeting: with its check, its history and its decisions."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from reports.documents.frame import framed, revisions_told, sealed
from reports.documents.missions import ANSWER, Missions, notes_of
from reports.documents.portfolio import money_told, parts_of
from reports.documents.roadmap import challenge_told
from roadmaps.checking.verdicts import Judgement, judgement_of
from roadmaps.criteria import examine
from roadmaps.criteria.engine import Standing
from roadmaps.criteria.what_if import losses_of
from roadmaps.delivery.beside_the_document import with_reported
from roadmaps.examination.examining import date_of_judgement, dossier_of, dossier_of_revision
from roadmaps.examination.method import current_method, method_of
from roadmaps.lifecycle.signing import signed
from roadmaps.lifecycle.table import BY_NAME
from roadmaps.models import Mission
from roadmaps.pages.public.picture import number_of
from roadmaps.revisions.frozen import submissions, with_frozen
from roadmaps.wording import long_date, number

PARTS = {
    "money": "Money",
    "risks": "What could go wrong",
    "check": "The check, finding by finding",
    "history": "History",
    "glossary": "What the words mean",
}
# Of what would fall with one thing, so much is told.
RISKS = 5


def dossier_content(mission: Mission, parts: Sequence[str] = tuple(PARTS)) -> dict[str, Any]:
    """Return one mission with its portfolio, check, history and decisions; ``parts`` are those of PARTS that go in."""
    told = Missions.read([with_reported(with_frozen(Mission.objects.with_parents())).get(pk=mission.pk)])
    mission = told.rows[0]
    challenge, document = mission.challenge, told.documents[mission.pk]
    around = {
        "money": lambda: money_told(parts_of([mission], told.documents)),
        "risks": lambda: _risks(mission, document),
        "check": lambda: _check(mission, document),
        "history": lambda: _history(mission),
    }
    content = {
        **framed(
            challenge.roadmap,
            title=mission.title,
            kind="Mission dossier",
            path=mission.get_absolute_url(),
            subtitle=f"Part of the roadmap “{challenge.roadmap.title}”",
        ),
        **{name: gather() for name, gather in around.items() if name in parts},
        "challenge": challenge_told(challenge),
        "mission": told.told(mission, number_of(mission)),
        "revisions": revisions_told(told.rows, told.frozen),
        "notes": notes_of(told.rows),
    }
    content["warnings"] = [f"{content['mission']['draft']}."] if content["mission"]["draft"] else []
    return sealed(content, without=set(PARTS) - set(parts))


def _risks(mission: Mission, document: dict[str, Any]) -> list[str]:
    """Return what of the portfolio would fall with one thing, and which solutions are high risk."""
    found = losses_of(dossier_of(document, as_of=date_of_judgement(mission)))[:RISKS]
    bets = [one["title"] for one in document["solutions"] if one["is_high_risk"]]
    said = [
        f"If the {one.what} “{one.name}” fails, {'at least ' if one.unsaid else ''}{number(one.share)}% of the target falls."
        for one in found
    ]
    return [*said, f"Solutions that are marked as high risk: {', '.join(bets)}."] if bets else said


def _check(mission: Mission, document: dict[str, Any]) -> list[dict[str, Any]]:
    """Return each criterion with what the data showed and what assessors held."""
    judgement = judgement_of(mission)
    if judgement:
        method, dossier = method_of(judgement.check.method), dossier_of_revision(judgement.revision)
    else:
        method, dossier = current_method(), dossier_of(document, as_of=date_of_judgement(mission))
    standings = examine(dossier, method.thresholds, method.texts)
    return [_criterion(one, judgement) for one in standings]


def _criterion(standing: Standing, judgement: Judgement | None) -> dict[str, Any]:
    judged = judgement.criteria[standing.number - 1] if judgement else None
    agreement = judged.agreement if judged else None
    return {
        "title": f"{standing.number}. {standing.text.title}",
        "data": f"{standing.met} of {standing.known} findings are met.",
        "findings": [{"name": one.kind.name, "state": FOUND[one.state], "says": one.says} for one in standing.findings],
        "answer": ANSWER[judged.state] if judged else "Not judged",
        "verdicts": [
            {
                "by": one.by,
                "answer": one.verdict.get_answer_display(),
                "rating": one.verdict.rating,
                "reason": one.verdict.reason,
                "changes": [asked.says for asked in one.verdict.changes_asked.all()],
            }
            for one in (judged.verdicts if judged else ())
        ],
        "agreement": f"{agreement.get_answer_display()}, {agreement.rating} of 4: {agreement.reason}"
        if agreement
        else "",
    }


FOUND = {"met": "Met", "partly": "Partly met", "not": "Not met", "unknown": "Not known"}


def _history(mission: Mission) -> dict[str, list[dict[str, str]]]:
    """Return every revision that spoke for a mission and every step that it took, the first first."""
    steps = mission.steps_taken.select_related("by").order_by("at", "pk")
    return {
        "revisions": [
            {
                "number": str(one.number),
                "on": long_date(timezone.localdate(one.submitted_at)),
                "kind": one.get_kind_display(),
                "note": one.note,
                "digest": one.digest[:16],
            }
            for one in submissions().filter(mission=mission).defer("document").order_by("number")
        ],
        "steps": [
            {
                "on": long_date(timezone.localdate(one.at)),
                "what": BY_NAME[one.step].done if one.step in BY_NAME else one.step,
                "by": signed(one),
                "reason": one.reason,
            }
            for one in steps
        ],
    }
