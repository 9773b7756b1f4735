"""Who changed what, from what to what and when: recorded by the database, whoever writes, and never edited."""

import html

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from roadmaps.drafting.sectors import ask_sector
from roadmaps.models import Mission
from roadmaps.revisions.history import Wanted, history_of
from tests import factories
from tests.forms import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(officer):
    return factories.draft(officer, statement="Everyone breathes clean air.")


def words(moment) -> str:
    return " ".join(
        f"{thing.thing} {thing.name} {thing.deed} "
        + " ".join(
            f"{field.label}: " + "".join(f"[{piece.kind} {piece.text}]" for piece in field.pieces)
            for field in thing.fields
        )
        for thing in moment.things
    )


def all_of(mission, **wanted) -> str:
    return " | ".join(f"{moment.by}: {words(moment)}" for moment in history_of(mission, Wanted(**wanted)).moments)


def test_a_change_names_who_what_from_what_to_what(officer, signed_in, draft):
    send(signed_in(officer), f"/workbench/missions/{draft.slug}/words/", statement="Every child breathes clean air.")
    told = all_of(draft)
    assert f"{officer}: Mission {draft} changed Statement: [removed Everyone ][added Every child ]" in told


def test_no_way_of_writing_escapes(draft):
    Mission.objects.filter(pk=draft.pk).update(beneficiaries="By update()")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE roadmaps_mission SET daily_life = 'By hand' WHERE id = %s", [draft.pk])
    draft.unit = "by bulk"
    Mission.objects.bulk_update([draft], ["unit"])
    told = all_of(draft)
    for text in ("By update()", "By hand", "by bulk"):
        assert text in told
    assert "The service itself" in told


def test_the_portfolio_is_followed_also_after_it_was_taken_out(officer, signed_in, draft):
    contribution = draft.contributions.select_related("solution").get()
    path = f"/workbench/missions/{draft.slug}/solutions/{contribution.pk}/"
    send(signed_in(officer), path, objective="Cooler streets.", **{"funding-0-kind": "grant"})
    signed_in(officer).post(f"{path}remove/")
    told = all_of(draft)
    assert "Cooler streets." in told
    assert "Funding line Grant" in told
    assert f"Solution {contribution.solution.title} removed" in told


def test_names_stand_in_the_place_of_numbers(officer, draft):
    ask_sector(mission=draft, by=officer, name="Health services", kind="public")
    assert "Sector asked Health services added" in all_of(draft)


def test_filters_by_person_thing_and_field(officer, signed_in, draft):
    send(signed_in(officer), f"/workbench/missions/{draft.slug}/words/", statement="New.", beneficiaries="All")
    other = factories.officer()
    draft.collaborators.create(person=other, may="edit")
    send(signed_in(other), f"/workbench/missions/{draft.slug}/words/", statement="Newer.")
    assert "New." not in all_of(draft, by=other.pk).replace("[removed New.]", "")
    assert "Collaborator" not in all_of(draft, thing="roadmaps.Mission")
    assert all_of(draft, field="beneficiaries").count("changed") == 1


@pytest.mark.parametrize(
    "statement", ["UPDATE roadmaps_missionevent SET title = 'x'", "DELETE FROM roadmaps_missionevent"]
)
def test_nobody_edits_it_not_even_by_hand(draft, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_long_history_is_read_page_by_page_and_nothing_is_left_out(draft):
    with connection.cursor() as cursor:
        for number in range(150):
            # Each as its own save: in a test all is one transaction, with one moment.
            cursor.execute("UPDATE roadmaps_mission SET unit = %s WHERE id = %s", [f"unit {number}", draft.pk])
        cursor.execute("ALTER TABLE roadmaps_missionevent DISABLE TRIGGER ALL")
        cursor.execute(
            "UPDATE roadmaps_missionevent SET pgh_created_at = now() + make_interval(secs => pgh_id::int) "
            "WHERE pgh_obj_id = %s",
            [draft.pk],
        )
    seen, before = [], None
    for _ in range(5):
        page = history_of(draft, Wanted(thing="roadmaps.Mission"), before)
        seen += [words(moment) for moment in page.moments]
        before = page.older
        if before is None:
            break
    assert sum("Unit" in told for told in seen) == 150


@pytest.mark.parametrize(
    "query", ["by=x", "by=" + "9" * 30, "before=nonsense", "before=2026-01-01", "thing=auth.User", "field=%00"]
)
def test_filters_made_by_hand_do_no_harm(officer, signed_in, draft, query):
    assert signed_in(officer).get(f"/workbench/missions/{draft.slug}/history/?{query}").status_code == 200


def test_the_page_says_when_nothing_fits(officer, signed_in, draft):
    before = timezone.now().replace(year=2001).isoformat().replace("+", "%2B")
    page = signed_in(officer).get(f"/workbench/missions/{draft.slug}/history/?before={before}&thing=roadmaps.Mission")
    assert "No change fits these filters." in html.unescape(page.content.decode())


def test_a_roadmap_and_its_challenges_have_a_history_too(officer, signed_in):
    challenge = factories.ChallengeFactory()
    client = signed_in(officer)
    send(client, f"/workbench/challenges/{challenge.pk}/edit/", summary="Said better.")
    page = client.get(f"/workbench/roadmaps/{challenge.roadmap.slug}/history/").content.decode()
    assert "Said better." in page
    assert str(officer) in page
