"""The lead asks others to edit or to comment; notes stay inside; a draft is handed over."""

import pytest

from accounts.errors import NotAllowed
from roadmaps.drafting.collaborating import hand_over, invite, resolve_note, uninvite, write_note
from roadmaps.drafting.missions import save_draft
from roadmaps.models import Mission
from roadmaps.revisions.documents import document_of
from tests import factories
from tests.letters import letters

pytestmark = pytest.mark.django_db


def test_whoever_is_asked_to_edit_edits_and_is_written_to(officer, draft):
    other = factories.officer()
    invite(mission=draft, by=officer, person=other, may="edit")
    assert save_draft(mission=draft, by=other, title="Ours").title == "Ours"
    (letter,) = letters("draft.invited")
    assert letter.to == [other.email]
    assert draft.title in letter.subject


def test_whoever_is_asked_to_comment_writes_notes_and_changes_nothing(officer, draft):
    reader = factories.assessor()
    invite(mission=draft, by=officer, person=reader, may="comment")
    write_note(mission=draft, by=reader, field="statement", body="Whose air?")
    with pytest.raises(NotAllowed):
        save_draft(mission=draft, by=reader, title="Mine")


def test_nobody_who_had_a_part_in_a_mission_judges_it(officer, draft):
    both = factories.person("officer", "assessor")
    reader = factories.assessor()
    invite(mission=draft, by=officer, person=both, may="edit")
    invite(mission=draft, by=officer, person=reader, may="comment")
    check = factories.submit_for_check(mission=draft, by=officer).criteria_check
    uninvite(collaborator=draft.collaborators.get(person=both), by=officer)
    assert not both.has_perm("roadmaps.assess", check)
    assert not reader.has_perm("roadmaps.assess", check)
    assert factories.assessor().has_perm("roadmaps.assess", check)


def test_only_officers_edit_and_only_staff_comment(officer, draft):
    with pytest.raises(NotAllowed, match="not a council officer"):
        invite(mission=draft, by=officer, person=factories.assessor(), may="edit")
    with pytest.raises(NotAllowed, match="does not work for the council"):
        invite(mission=draft, by=officer, person=factories.resident(), may="comment")


def test_an_editor_asks_nobody(officer, draft):
    other = factories.officer()
    invite(mission=draft, by=officer, person=other, may="edit")
    with pytest.raises(NotAllowed):
        invite(mission=draft, by=other, person=factories.officer(), may="edit")


def test_closing_the_draft_to_somebody_takes_effect_at_once(officer, draft):
    other = factories.officer()
    asked = invite(mission=draft, by=officer, person=other, may="edit")
    uninvite(collaborator=asked, by=officer)
    with pytest.raises(NotAllowed):
        save_draft(mission=draft, by=other, title="Mine")


def test_handing_over_leaves_the_one_before_as_an_editor(officer, draft):
    other = factories.officer()
    hand_over(mission=draft, by=officer, to=other)
    draft = Mission.objects.get(pk=draft.pk)
    assert draft.lead_officer == other
    assert save_draft(mission=draft, by=officer, title="Still mine to edit").title == "Still mine to edit"
    with pytest.raises(NotAllowed):
        hand_over(mission=draft, by=officer, to=officer)


def test_an_administrator_hands_over_the_draft_of_somebody_who_left(officer, draft):
    other = factories.officer()
    hand_over(mission=draft, by=factories.person("administrator"), to=other)
    assert Mission.objects.get(pk=draft.pk).lead_officer == other


def test_a_note_is_done_and_opened_again(officer, draft):
    note = write_note(mission=draft, by=officer, field="statement", body="Shorter?")
    assert resolve_note(note=note, by=officer).resolved_by == officer
    assert resolve_note(note=note, by=officer).resolved_at is None


def test_notes_are_never_public_and_no_part_of_what_is_frozen(officer, client):
    mission = factories.draft(officer)
    write_note(mission=mission, by=officer, field="statement", body="A secret worry.")
    assert "secret worry" not in str(document_of(mission))
    check = factories.submit_for_check(mission=mission, by=officer).criteria_check
    for _ in range(2):
        factories.judge(check, factories.assessor())
    assert "secret worry" not in client.get(f"/missions/{mission.slug}/").content.decode()
    assert client.get(f"/workbench/missions/{mission.slug}/notes/").status_code == 302


def test_a_note_about_nothing_known_is_about_the_whole_draft(officer, signed_in, draft):
    path = f"/workbench/missions/{draft.slug}/notes/?field=nonsense&solution=٣"
    signed_in(officer).post(path, {"body": "Hello"})
    assert draft.notes.get().field == ""


def test_the_notes_page_refuses_another_officer_and_names_the_field(officer, signed_in, draft):
    solution = draft.solutions.get()
    write_note(mission=draft, by=officer, field="objective", body="Whose?", solution=solution)
    path = f"/workbench/missions/{draft.slug}/notes/"
    assert f"{solution}: Objective" in signed_in(officer).get(path).content.decode()
    assert signed_in(factories.officer()).get(path).status_code == 403
    form = f"/workbench/missions/{draft.slug}/solutions/{draft.contributions.get().pk}/"
    assert "1 note<" in signed_in(officer).get(form).content.decode()


@pytest.mark.parametrize(
    ("part", "label"), [("sectors", "Sectors"), ("milestones", "Milestones"), ("solutions", "Solutions")]
)
def test_a_note_stands_beside_a_list_too(officer, signed_in, draft, part, label):
    client = signed_in(officer)
    client.post(f"/workbench/missions/{draft.slug}/notes/?field=all_{part}", {"body": "Too few?"})
    page = client.get(f"/workbench/missions/{draft.slug}/{part}/").content.decode()
    assert f'1 note<span class="govuk-visually-hidden"> on “{label}”' in page
