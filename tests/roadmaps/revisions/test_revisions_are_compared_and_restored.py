"""A draft is kept under a number, two revisions compare, and an old one comes back without losing the new."""

from decimal import Decimal

import pytest

from accounts.errors import NotAllowed
from roadmaps.comparing.revisions import compare_documents
from roadmaps.drafting.milestones import add_milestone
from roadmaps.drafting.missions import save_draft
from roadmaps.drafting.portfolio import drop_solution, join_solution, save_solution
from roadmaps.drafting.restoring import keep_revision, restore_revision
from roadmaps.drafting.sectors import ask_sector
from roadmaps.errors import WrongStage
from roadmaps.models import Mission, Solution
from roadmaps.revisions.documents import digest_of, document_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(officer):
    mission = factories.draft(officer, statement="Everyone breathes clean air.")
    other = save_solution(mission=mission, by=officer, title="Learner", objective="Learns.").solution
    save_solution(
        mission=mission,
        by=officer,
        solution=mission.solutions.exclude(pk=other.pk).get(),
        disciplines=["design", "law"],
        instruments=["planning"],
        lead_kind="third",
        lead_name="Tree Trust",
        partners=[{"kind": "civic", "name": ""}, {"kind": "public", "name": "Parks"}],
        funding=[{"kind": "grant", "funder": "A fund", "amount": Decimal("12.50"), "secured": "secured"}],
        milestones=[{"title": "Half", "due_on": "2029-05-01"}],
        feeds_back_to=[str(other.pk)],
        sectors=[mission.sectors.get().pk],
    )
    return mission


def document(mission) -> dict:
    return document_of(Mission.objects.with_parents().get(pk=mission.pk))


def rewrite(mission, officer) -> None:
    """Change everything that can be changed."""
    save_draft(mission=mission, by=officer, statement="Nobody coughs.", target_value=Decimal(80))
    ask_sector(mission=mission, by=officer, name="Schools", kind="public")
    mission.mission_sectors.exclude(sector__name="Schools").delete()
    add_milestone(mission=mission, by=officer, title="New", due_on=mission.deadline)
    for contribution in mission.contributions.all():
        drop_solution(contribution=contribution, by=officer)
    save_solution(mission=mission, by=officer, title="Another", objective="Else.", expected_share=Decimal(5))


def test_a_kept_revision_is_frozen_with_its_digest(officer, draft):
    revision = keep_revision(mission=draft, by=officer, note="Before lunch")
    assert (revision.number, revision.kind, revision.note) == (1, "kept", "Before lunch")
    assert revision.digest == digest_of(document(draft))


def test_what_is_restored_is_what_was_kept_to_the_digest(officer, draft):
    revision = keep_revision(mission=draft, by=officer)
    rewrite(draft, officer)
    assert document(draft) != revision.document
    # As it comes back from the database, where a document has lost the order of its fields.
    revision.refresh_from_db()
    restore_revision(revision=revision, by=officer)
    assert compare_documents(document(draft), revision.document) == []
    restored = document(draft)
    slugs = {one["title"]: one["slug"] for one in revision.document["solutions"]}
    assert {one["title"] for one in restored["solutions"]} == set(slugs)
    assert digest_of(restored) == revision.digest


def test_what_the_draft_said_before_is_kept_first_and_can_come_back(officer, draft):
    revision = keep_revision(mission=draft, by=officer)
    rewrite(draft, officer)
    changed = document(draft)
    restore_revision(revision=revision, by=officer)
    kept = draft.revisions.get(number=2)
    assert kept.document == changed
    assert "before revision 1 was restored" in kept.note
    restore_revision(revision=kept, by=officer)
    assert compare_documents(document(draft), changed) == []


def test_a_solution_that_another_mission_has_frozen_joins_as_it_is(officer, draft):
    solution = Solution.objects.get(slug=document(draft)["solutions"][0]["slug"])
    revision = keep_revision(mission=draft, by=officer)
    save_solution(mission=draft, by=officer, solution=solution, objective="As it is now.")
    other = factories.draft(officer)
    join_solution(mission=other, by=officer, solution=solution, expected_share=None)
    factories.submit_for_check(mission=other, by=officer)
    restore_revision(revision=revision, by=officer)
    solution.refresh_from_db()
    assert solution.objective == "As it is now."


def test_only_its_officers_keep_and_restore_and_only_while_it_is_a_draft(officer, draft):
    revision = keep_revision(mission=draft, by=officer)
    with pytest.raises(NotAllowed):
        restore_revision(revision=revision, by=factories.officer())
    factories.submit_for_check(mission=draft, by=officer)
    with pytest.raises(WrongStage):
        keep_revision(mission=draft, by=officer)
    with pytest.raises(WrongStage):
        restore_revision(revision=revision, by=officer)


def test_a_kept_revision_passes_no_check_and_opens_no_consultation(officer, draft, signed_in):
    keep_revision(mission=draft, by=officer)
    Mission.objects.filter(pk=draft.pk).update(stage="checked")
    answer = signed_in(officer).get(f"/workbench/missions/{draft.slug}/consultation/")
    assert answer.status_code == 409


def test_the_page_compares_words_and_structure(officer, signed_in, draft):
    keep_revision(mission=draft, by=officer)
    save_draft(mission=draft, by=officer, statement="Every child breathes clean air.")
    drop_solution(contribution=draft.contributions.get(solution__title="Learner"), by=officer)
    page = signed_in(officer).get(f"/workbench/missions/{draft.slug}/revisions/compare/?from=1&to=draft")
    text = page.content.decode()
    assert "> put in: </span>Every child </ins>breathes clean air." in text
    assert "Solution: Learner" in text
    assert "Removed" in text


@pytest.mark.parametrize("query", ["from=7", "to=x", "from=1%00", "from=-1"])
def test_revisions_that_are_not_there(officer, signed_in, draft, query):
    assert signed_in(officer).get(f"/workbench/missions/{draft.slug}/revisions/compare/?{query}").status_code == 404


def test_a_consultation_and_a_pdf_name_the_revision_that_they_speak_of(officer, client):
    from reports.documents.dossier import dossier_content

    consultation = factories.consultation(officer)
    assert "revision 1" in client.get(consultation.get_absolute_url()).content.decode().lower()
    assert "Revision 1, frozen on" in str(dossier_content(consultation.mission))
    assert "It is no revision." in str(dossier_content(factories.draft(officer)))
