"""A new draft begins from one's own mission or from a published exemplar."""

import pytest

from accounts.errors import NotAllowed
from roadmaps.comparing.revisions import compare_documents
from roadmaps.drafting.copying import duplicate_mission
from roadmaps.exchange.loading import load_exemplars
from roadmaps.models import Mission, Solution
from roadmaps.revisions.documents import document_of
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_duplicate_says_the_same_and_has_its_own_solutions(officer):
    mission = factories.draft(officer)
    copied = duplicate_mission(mission=mission, challenge=mission.challenge, title="Second", by=officer)
    parts = compare_documents(document_of(mission), document_of(copied))
    assert {part.title for part in parts if part.kind == "changed"} == {"The mission in words"}
    assert copied.stage == "draft"
    assert copied.lead_officer == officer
    assert Solution.objects.count() == 2
    assert copied.solutions.get() != mission.solutions.get()


def test_an_exemplar_becomes_a_draft_of_this_council(officer, signed_in):
    load_exemplars()
    challenge = factories.ChallengeFactory()
    exemplar = Mission.objects.filter(challenge__roadmap__kind="reference").first()
    client = signed_in(officer)
    assert str(exemplar) in client.get("/workbench/exemplars/").content.decode().replace("&#x27;", "'")
    path = f"/workbench/missions/{exemplar.slug}/duplicate/"
    answer = client.post(path, {"challenge": challenge.pk, "title": "Ours"})
    copied = Mission.objects.get(title="Ours")
    assert answer["Location"] == f"/workbench/missions/{copied.slug}/"
    assert copied.statement == exemplar.statement
    assert set(copied.solutions.values_list("provenance", flat=True)) <= {"drafted"}
    assert Mission.objects.get(pk=exemplar.pk).stage == "adopted"


def test_a_copy_needs_a_title_and_a_challenge_of_this_council(officer, signed_in):
    mission = factories.draft(officer)
    elsewhere = factories.ChallengeFactory(roadmap__kind="reference")
    answer = signed_in(officer).post(
        f"/workbench/missions/{mission.slug}/duplicate/", {"challenge": elsewhere.pk, "title": ""}
    )
    assert answer.status_code == 422
    assert "Enter a title" in answer.content.decode()
    assert Mission.objects.count() == 1


def test_a_resident_starts_nothing(officer):
    mission = factories.draft(officer)
    with pytest.raises(NotAllowed):
        duplicate_mission(mission=mission, challenge=mission.challenge, title="Mine", by=factories.resident())
