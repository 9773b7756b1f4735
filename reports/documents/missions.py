"""What a document says of missions: each a dictionary of plain values that ``mission.typ`` sets as a spread."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from govuk.addresses import absolute
from govuk.templatetags.plain_words import moment
from reports.documents.delivered import reported_of
from reports.documents.participation import decided_of, said_of
from reports.documents.pictures import pictures_told
from reports.documents.pictures import told as picture_told
from roadmaps.checking.verdicts import Judgement, judgements_of
from roadmaps.criteria.pace import pace_of
from roadmaps.delivery.beside_the_document import document_with_reported
from roadmaps.examination.examining import date_of_judgement, dossier_of
from roadmaps.models import Mission, Revision
from roadmaps.models.choices import ActorKind, Answer, FundingKind, InnovationStage, Instrument, SolutionStatus
from roadmaps.pages.public.picture import MOST_IN_PICTURE, RoadmapOnAPicture
from roadmaps.pictures.criteria_profile import criteria_profile_svg
from roadmaps.pictures.trajectory import in_words, trajectory_svg
from roadmaps.revisions.freezing import latest_revisions_of
from roadmaps.revisions.frozen import documents_shown
from roadmaps.wording import change_in_figures, long_date, target_sentence, with_unit

ACTOR, STATUS = dict(ActorKind.choices), dict(SolutionStatus.choices)
CHAIN = dict(InnovationStage.choices)
SUPPORT = {**dict(Instrument.choices), **dict(FundingKind.choices)}
ANSWER = {**dict(Answer.choices), "unknown": "Not judged"}
NO_STATEMENT = "The statement is not written yet."


@dataclass
class Missions:
    """Missions with all that documents tell of them, read in a fixed number of queries.

    Fetch them with ``with_frozen`` and ``with_reported``.
    """

    rows: list[Mission]
    documents: dict[int, dict[str, Any]]
    judged: dict[int, Judgement]
    frozen: dict[int, Revision]
    delivered: dict[int, dict[str, Any] | None]
    said: dict[int, dict[str, Any]]
    decided: dict[int, list[dict[str, str]]]

    @classmethod
    def read(cls, missions: Iterable[Mission]) -> "Missions":
        """Return them with all that is told."""
        rows = list(missions)
        return cls(
            rows=rows,
            documents={
                one.pk: document_with_reported(one, document)
                for one, document in zip(rows, documents_shown(rows), strict=True)
            },
            judged=judgements_of(rows, with_verdicts=True),
            frozen=latest_revisions_of(rows),
            delivered=reported_of(rows),
            said=said_of(rows),
            decided=decided_of(rows),
        )

    def told(self, mission: Mission, number: int | None = None) -> dict[str, Any]:
        """Return what is told of one of them; ``number`` is the one that it has in its roadmap."""
        key = mission.pk
        judgement = self.judged.get(key)
        return {
            **_own(mission, self.documents[key], number),
            "pictures": self._pictures(mission, number or 1),
            "revision": _revision(mission, self.frozen.get(key)),
            "met": f"{judgement.met} of 5" if judgement else "Not judged here",
            "profile": profile(judgement),
            "criteria": _criteria(judgement),
            "checked": _checked(judgement),
            "delivery": self.delivered[key],
            "said": self.said.get(key),
            "decided": self.decided.get(key, []),
        }

    def _pictures(self, mission: Mission, number: int) -> list[dict[str, Any]]:
        """Return a mission's own part of the picture of its roadmap; none where there are more than people look over."""
        if len(self.rows) > MOST_IN_PICTURE:
            return []
        shown = RoadmapOnAPicture.of_mission(mission, self.documents[mission.pk], number)
        return pictures_told(shown, mission.title)


def _own(mission: Mission, document: Mapping[str, Any], number: int | None) -> dict[str, Any]:
    target = document["target"]
    figures = change_in_figures(target)
    return {
        "slug": mission.slug,
        "label": f"Mission {number}" if number else "Mission",
        "title": mission.title,
        "draft": "" if mission.is_public else f"{mission.get_stage_display()}: it is not public and may still change",
        # The same at the head of every page that it is on.
        "mark": "" if mission.is_public else f"{mission.get_stage_display()}, not public",
        "statement": mission.statement or NO_STATEMENT,
        "stage": mission.get_stage_display(),
        "target": target_sentence(target, document["mission"]["deadline"]),
        "target_notes": _notes(mission),
        "illustrative_baseline": mission.baseline_is_illustrative,
        "figures": figures,
        "deadline": long_date(mission.deadline),
        "published": _published(mission),
        "trajectory": _trajectory(mission, document),
        "beneficiaries": mission.beneficiaries,
        "daily_life": mission.daily_life,
        "sectors": [
            {"name": one["name"], "kind": ACTOR[one["kind"]], "contribution": one["contribution"]}
            for one in document["sectors"]
        ],
        "sectors_by_kind": _by_kind(document["sectors"]),
        "solutions": [_solution(one) for one in document["solutions"]],
        "milestones": [_milestone(one) for one in document["milestones"]],
        "address": absolute(mission.get_absolute_url()),
    }


def _by_kind(sectors: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return the names of sectors by their kind, where nothing more is known of them."""
    found: dict[str, list[str]] = {}
    for one in sectors:
        found.setdefault(ACTOR[one["kind"]], []).append(one["name"])
    return [{"kind": kind, "names": ", ".join(names)} for kind, names in found.items()]


def _notes(mission: Mission) -> list[str]:
    """Return the notes that stand below the target: where its figures come from, and what is not known of them."""
    said = (
        f"Source of the figures: {mission.data_source.rstrip('.')}." if mission.data_source else "",
        mission.baseline_note,
        "The starting value is illustrative." if mission.baseline_is_illustrative else "",
    )
    return [one for one in said if one]


def _trajectory(mission: Mission, document: Mapping[str, Any]) -> dict[str, str] | None:
    pace = pace_of(dossier_of(document, as_of=_as_of(mission)))
    return picture_told(trajectory_svg(pace), in_words(pace)) if pace else None


def _published(mission: Mission) -> str:
    return f"As published in {mission.published_in}, {mission.published_year}." if mission.published_in else ""


def _as_of(mission: Mission) -> date:
    return timezone.localdate() if mission.is_followed else date_of_judgement(mission)


def _milestone(milestone: Mapping[str, Any]) -> dict[str, str]:
    due = long_date(milestone.get("now_due_on") or milestone["due_on"])
    state = ""
    if milestone.get("reached_on"):
        state = f"Reached on {long_date(milestone['reached_on'])}"
    elif milestone.get("dropped_on"):
        state = f"Dropped on {long_date(milestone['dropped_on'])}"
    elif milestone.get("now_due_on"):
        state = f"Moved from {long_date(milestone['due_on'])}"
    return {"title": milestone["title"], "due": due, "state": state}


def _solution(solution: Mapping[str, Any]) -> dict[str, Any]:
    named = [
        f"{one['name'] or ACTOR[one['kind']]}{' (leads)' if one['part'] == 'lead' else ''}"
        for one in solution["partners"]
    ]
    support = [SUPPORT[one] for one in solution["instruments"]] + [SUPPORT[one["kind"]] for one in solution["funding"]]
    chain = CHAIN.get(solution["innovation_stage"], "")
    return {
        "title": solution["title"],
        "objective": solution["objective"],
        "who": ", ".join(named),
        "stage": ", ".join(one for one in (STATUS[solution["status"]], chain.lower()) if one),
        "support": ", ".join(dict.fromkeys(support)),
        "share": with_unit(solution["expected_share"], "per cent") if solution["expected_share"] else "",
        "is_illustrative": solution["provenance"] == "illustrative",
    }


def profile(judgement: Judgement | None) -> dict[str, str] | None:
    """Return the small picture of the five criteria of a mission that was judged, with what it says."""
    if judgement is None:
        return None
    said = "; ".join(f"{one.text.short}: {ANSWER[one.state].lower()}" for one in judgement.criteria)
    return picture_told(criteria_profile_svg(judgement.profile), f"The five criteria. {said}")


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


def notes_of(missions: Iterable[Mission]) -> list[dict[str, str]]:
    """Return what is noted of missions, and where they were published before they came here."""
    found = []
    for mission in missions:
        says = " ".join(one for one in (mission.note, _published(mission)) if one)
        if says:
            found.append({"about": mission.title, "says": says})
    return found
