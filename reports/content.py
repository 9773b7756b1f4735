"""What goes into a report: plain values for the Typst template, never markup."""

from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from govuk.templatetags.plain_words import moment
from reports.across import across
from reports.delivery import reported_of
from roadmaps.checking.verdicts import Judgement, judgements_of
from roadmaps.criteria.pace import pace_of
from roadmaps.delivery.beside_the_document import document_with_reported, with_reported
from roadmaps.examination.examining import date_of_judgement, dossier_of
from roadmaps.models import Challenge, Mission, Revision, Roadmap
from roadmaps.models.choices import ActorKind, Answer, ChallengeOrigin, FundingKind, Instrument, SolutionStatus
from roadmaps.pages.public.picture import Filters, RoadmapOnAPicture, drawn
from roadmaps.pictures.trajectory import in_words, trajectory_svg
from roadmaps.revisions.freezing import latest_revisions_of
from roadmaps.revisions.frozen import challenge_shown, document_shown, documents_shown, with_frozen
from roadmaps.wording import change_in_figures, long_date, target_sentence, with_unit

ACTOR, STATUS = dict(ActorKind.choices), dict(SolutionStatus.choices)
SUPPORT = {**dict(Instrument.choices), **dict(FundingKind.choices)}
ANSWER = {**dict(Answer.choices), "unknown": "Not judged"}


def roadmap_content(roadmap: Roadmap) -> dict[str, Any]:
    """Return the whole public roadmap: every challenge with its public missions and their verdicts."""
    missions = with_reported(with_frozen(Mission.objects.public().with_parents()))
    challenges = list(roadmap.challenges.public().prefetch_related(Prefetch("missions", missions, to_attr="shown")))
    shown = [mission for challenge in challenges for mission in challenge.shown]
    judged, frozen = judgements_of(shown, with_verdicts=True), latest_revisions_of(shown)
    documents = {
        one.pk: document_with_reported(one, document)
        for one, document in zip(shown, documents_shown(shown), strict=True)
    }
    told = reported_of(shown)
    return {
        **_cover(roadmap, roadmap.title, "Mission roadmap"),
        **across(roadmap),
        "pictures": {
            **_picture(RoadmapOnAPicture.of(roadmap, challenges, Filters(), list(documents.values())), roadmap.title),
            **_trajectories(shown, documents),
        },
        "challenges": [
            {
                **_challenge(challenge_shown(challenge, challenge.shown)),
                "missions": [
                    {
                        **_mission(one, documents[one.pk], judged.get(one.pk), frozen.get(one.pk)),
                        "delivery": told[one.pk],
                    }
                    for one in challenge.shown
                ],
            }
            for challenge in challenges
        ],
    }


def mission_content(mission: Mission) -> dict[str, Any]:
    """Return one mission with its portfolio and its verdicts."""
    mission = with_reported(with_frozen(Mission.objects.with_parents())).get(pk=mission.pk)
    document = document_with_reported(mission, document_shown(mission))
    challenge = mission.challenge
    judged = judgements_of([mission], with_verdicts=True).get(mission.pk)
    frozen = latest_revisions_of([mission]).get(mission.pk)
    return {
        **_cover(challenge.roadmap, mission.title, "Mission"),
        "market": [],
        "capabilities": None,
        "pictures": {
            **_picture(RoadmapOnAPicture.of_mission(mission, document, 1), mission.title),
            **_trajectories([mission], {mission.pk: document}),
        },
        "challenges": [
            {
                **_challenge(challenge),
                "missions": [
                    {**_mission(mission, document, judged, frozen), "delivery": reported_of([mission])[mission.pk]}
                ],
            }
        ],
    }


def _picture(shown: RoadmapOnAPicture, title: str) -> dict[str, dict[str, str]]:
    """Return the picture under "whole" with what it shows in words; nothing where there is nothing to draw."""
    picture = drawn(shown, title)
    if picture is None:
        return {}
    return {"whole": {"svg": picture["svg"], "alt": f"{shown.words()} The tables of this document tell the same."}}


def _trajectories(missions: list[Mission], documents: dict[int, dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Return the trajectory of each mission that has one, by its address."""
    paces = {mission.slug: pace_of(dossier_of(documents[mission.pk], as_of=_as_of(mission))) for mission in missions}
    return {slug: {"svg": trajectory_svg(pace), "alt": in_words(pace)} for slug, pace in paces.items() if pace}


def _as_of(mission: Mission) -> date:
    return timezone.localdate() if mission.is_followed else date_of_judgement(mission)


def _cover(roadmap: Roadmap, title: str, kind: str) -> dict[str, Any]:
    return {
        "title": title,
        "kind": kind,
        "place": roadmap.place,
        "roadmap": roadmap.title,
        "year": roadmap.year,
        "note": roadmap.note,
        "sources": roadmap.sources,
        "is_illustrative": roadmap.is_illustrative,
    }


def _challenge(challenge: Challenge) -> dict[str, str]:
    origin = ChallengeOrigin(challenge.origin).label
    return {"title": challenge.title, "summary": challenge.summary, "origin": origin}


def _mission(
    mission: Mission, document: dict[str, Any], judgement: Judgement | None, revision: Revision | None
) -> dict[str, Any]:
    target = document["target"]
    return {
        "slug": mission.slug,
        "title": mission.title,
        "statement": mission.statement or "The statement is not written yet.",
        "stage": mission.get_stage_display(),
        "revision": _revision(mission, revision),
        "target": target_sentence(target, document["mission"]["deadline"]),
        "figures": change_in_figures(target),
        "deadline": long_date(mission.deadline),
        "beneficiaries": mission.beneficiaries,
        "daily_life": mission.daily_life,
        "note": mission.note,
        "illustrative_baseline": mission.baseline_is_illustrative,
        "sectors": [
            {"name": one["name"], "kind": ACTOR[one["kind"]], "contribution": one["contribution"]}
            for one in document["sectors"]
        ],
        "solutions": [_solution(one) for one in document["solutions"]],
        "milestones": [_milestone(one) for one in document["milestones"]],
        "criteria": _criteria(judgement),
        "checked": _checked(judgement),
    }


def _milestone(milestone: dict[str, Any]) -> dict[str, str]:
    due = long_date(milestone.get("now_due_on") or milestone["due_on"])
    state = ""
    if milestone.get("reached_on"):
        state = f"reached on {long_date(milestone['reached_on'])}"
    elif milestone.get("dropped_on"):
        state = f"dropped on {long_date(milestone['dropped_on'])}"
    elif milestone.get("now_due_on"):
        state = f"moved from {long_date(milestone['due_on'])}"
    return {"title": milestone["title"], "due": due, "state": state}


def _solution(solution: dict[str, Any]) -> dict[str, Any]:
    named = [
        f"{one['name'] or ACTOR[one['kind']]}{' (leads)' if one['part'] == 'lead' else ''}"
        for one in solution["partners"]
    ]
    support = [SUPPORT[one] for one in solution["instruments"]] + [SUPPORT[one["kind"]] for one in solution["funding"]]
    return {
        "title": solution["title"],
        "objective": solution["objective"],
        "who": ", ".join(named) or "Nobody named yet",
        "support": ", ".join(dict.fromkeys(support)) or "None named yet",
        "share": with_unit(solution["expected_share"], "per cent") if solution["expected_share"] else "Not said",
        "status": STATUS[solution["status"]],
        "is_illustrative": solution["provenance"] == "illustrative",
    }


def _criteria(judgement: Judgement | None) -> list[dict[str, Any]]:
    if judgement is None:
        return []
    return [
        {
            "number": one.text.number,
            "title": one.text.short,
            "answer": ANSWER[one.state],
            "verdicts": [
                {
                    "by": signed.by,
                    "answer": signed.verdict.get_answer_display(),
                    "rating": signed.verdict.rating,
                    "reason": signed.verdict.reason,
                }
                for signed in one.verdicts
            ],
        }
        for one in judgement.criteria
    ]


def _revision(mission: Mission, revision: Revision | None) -> str:
    """Say which revision the page speaks of, or that it is a draft that nobody has frozen."""
    if mission.is_editable:
        return f"A draft as it was last saved on {moment(mission.updated_at)}. It is no revision."
    if revision is None:
        return ""
    return f"Revision {revision.number}, frozen on {moment(revision.submitted_at)}. Digest {revision.digest[:16]}."


def _checked(judgement: Judgement | None) -> str:
    if judgement is None:
        return "This mission has not been judged here against the five criteria."
    revision = judgement.revision
    settled = long_date(judgement.check.settled_at.date())
    return f"Revision {revision.number}, judged on {settled}. Digest {revision.digest[:16]}."
