"""A document of every kind, about things that are easy to print and about things that are not."""

from datetime import date
from typing import Any

from accounts.models import Person
from engagement.models import Consultation
from reports.documents.board import board_content
from reports.documents.brief import mission_brief, roadmap_brief
from reports.documents.consultation import consultation_content
from reports.documents.delivery import delivery_content
from reports.documents.dossier import dossier_content
from reports.documents.roadmap import roadmap_content
from roadmaps.models import Mission, Organisation, Partnership, Solution
from tests import factories

WORDS = "Neighbours meet and mend what is broken before anybody is cold or ill. "
BENGALI, ARABIC = "নির্মল বাতাস সবার জন্য", "هواء نقي للجميع بحلول عام"
NASTY = '#panic("no") *bold* $x$ <b>bold</b> @ref `raw` =1+1'


def of_every_kind(officer: Person) -> dict[str, tuple[dict[str, Any], str]]:
    """Return the content and the template of a document of each kind, by a name that says what it is about."""
    consultation = _consultation(officer)
    roadmap = consultation.mission.challenge.roadmap
    long, bare = hard_missions(consultation, officer)
    return {
        "a roadmap": (roadmap_content(roadmap), "roadmap"),
        "an empty roadmap": (roadmap_content(factories.RoadmapFactory()), "roadmap"),
        "a dossier of very long words": (dossier_content(long), "dossier"),
        "a dossier of an unfinished draft": (dossier_content(bare), "dossier"),
        "a brief of a mission": (mission_brief(consultation.mission), "brief"),
        "a brief of very long words": (mission_brief(long), "brief"),
        "a brief of a draft": (mission_brief(bare), "brief"),
        "a brief of a roadmap": (roadmap_brief(roadmap), "brief"),
        "a consultation": (consultation_content(consultation), "consultation"),
        "delivery": (delivery_content(roadmap, date(2026, 1, 1), date(2026, 11, 1)), "delivery"),
        "a board": (board_content(roadmap), "board"),
    }


def _consultation(officer: Person) -> Consultation:
    consultation = factories.consultation(officer)
    question = consultation.questions.first()
    for name, body in (("আমেনা বেগম", "হ্যাঁ, আমাদের রাস্তা চাই।"), ("محمد علي", "نعم"), ("Ana", NASTY), ("Bo", WORDS * 20)):
        author = factories.PersonFactory(name=name, name_is_public=True)
        factories.comment(consultation, author, body=body, question=question)
    return consultation


def hard_missions(consultation: Consultation, officer: Person) -> tuple[Mission, Mission]:
    """Return a mission in which everything is very long, and a draft that has a title and a statement alone."""
    challenge = consultation.mission.challenge
    long = factories.draft(
        officer,
        challenge=challenge,
        title=("A very long title that goes on " * 5)[:120],
        statement=WORDS * 14,
        beneficiaries=WORDS * 10,
        daily_life=NASTY,
    )
    Mission.objects.filter(pk=long.pk).update(stage="adopted")
    solution = Solution.objects.filter(missions=long).get()
    Solution.objects.filter(pk=solution.pk).update(title="W" * 160, objective=WORDS * 60, provenance="illustrative")
    Partnership.objects.filter(solution=solution).update(
        organisation=Organisation.objects.create(name=BENGALI, kind="third")
    )
    Partnership.objects.create(
        solution=solution,
        part="partner",
        kind="civic",
        organisation=Organisation.objects.create(name=ARABIC, kind="civic"),
    )
    bare = factories.MissionFactory(challenge=challenge, title=BENGALI, statement=ARABIC, lead_officer=officer)
    return Mission.objects.get(pk=long.pk), bare
