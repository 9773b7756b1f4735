"""Anybody finds missions, solutions and consultations: by words, ward and topic, and nothing that is not public."""

import pytest

from roadmaps.models import Mission, MissionSector, Roadmap, Solution
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(officer):
    return factories.checked(officer, title="Quiet nights", statement="By 2031 everybody in Camden sleeps well.")


def found(client, **asked):
    return words_of(client.get("/search/", asked))


def test_words_find_a_mission_by_its_statement(mission, client):
    page = found(client, q="sleeping")
    assert "Missions (1)" in page
    assert mission.get_absolute_url() in page


def test_a_typing_error_finds_it_too(mission, client):
    assert mission.get_absolute_url() in found(client, q="quiet nigths")


def test_a_draft_is_not_found(officer, client, signed_in):
    factories.draft(officer, title="Nobody knows of this yet")
    for visitor in (client, signed_in(officer)):
        assert "Nothing was found." in found(visitor, q="Nobody knows of this yet")


def test_a_solution_is_found_by_its_objective_and_only_once_its_mission_is_public(mission, officer, client):
    Solution.objects.filter(contributions__mission=mission).update(
        title="Night buses", objective="Electric night buses."
    )
    draft = factories.draft(officer)
    Solution.objects.filter(contributions__mission=draft).update(title="Secret night buses")
    page = found(client, q="electric buses")
    assert "Solutions (1)" in page
    assert "Secret" not in page


def test_a_ward_finds_the_missions_and_solutions_there(mission, client):
    Solution.objects.filter(contributions__mission=mission).update(ward="Holborn & Covent Garden")
    assert mission.get_absolute_url() in found(client, ward="Holborn & Covent Garden")
    assert "Nothing was found." in found(client, ward="Highgate")


def test_a_topic_is_a_sector_that_is_called_on(mission, officer, client):
    sector = MissionSector.objects.get(mission=mission).sector
    other = factories.SectorFactory(name="Space travel")
    MissionSector.objects.create(mission=factories.draft(officer), sector=other)
    page = words_of(client.get("/search/"))
    assert sector.name in page
    assert "Space travel" not in page
    assert mission.get_absolute_url() in found(client, topic=sector.pk)
    assert "Nothing was found." in found(client, topic=other.pk)


def test_a_consultation_is_found_by_its_purpose_and_by_its_mission(officer, client):
    consultation = factories.consultation(officer, title="Quiet nights")
    for words in ("hear what you think", "quiet"):
        assert consultation.get_absolute_url() in found(client, q=words)


def test_what_others_published_comes_after_the_councils_own_and_says_so(mission, officer, client):
    other = factories.checked(officer, title="Quiet nights elsewhere")
    Roadmap.objects.filter(challenges__missions=other).update(kind="reference")
    page = found(client, q="quiet nights")
    assert page.index(mission.get_absolute_url()) < page.index(other.get_absolute_url())
    assert "published by others" in page
    assert mission.get_stage_display() in page


def test_many_are_shown_a_few_at_first_then_page_by_page(mission, client):
    challenge = mission.challenge
    Mission.objects.bulk_create(
        Mission(challenge=challenge, title=f"Quiet street {n:02}", slug=f"quiet-{n}", stage="checked")
        for n in range(30)
    )
    page = found(client, q="quiet")
    assert "Show all 31 missions" in page
    second = found(client, q="quiet", show="missions", page="2")
    assert "Page 2 of 2" in second
    assert "q=quiet&amp;show=missions" in second


@pytest.mark.parametrize(
    "asked",
    [{"q": "\x00"}, {"q": "x" * 5_000}, {"q": "a & | ! ( <"}, {"topic": "9" * 30}, {"page": "x"}, {"show": "x"}],
)
def test_nonsense_finds_nothing_or_everything_and_breaks_nothing(mission, client, asked):
    assert client.get("/search/", asked).status_code == 200


def test_an_empty_service_says_so(client):
    assert "Nothing has been published yet." in words_of(client.get("/search/"))


def test_it_costs_the_same_however_much_is_found(mission, client, django_assert_max_num_queries):
    Mission.objects.bulk_create(
        Mission(challenge=mission.challenge, title=f"Quiet street {n:02}", slug=f"quiet-{n}", stage="checked")
        for n in range(30)
    )
    client.get("/search/")
    with django_assert_max_num_queries(9):
        client.get("/search/", {"q": "quiet"})


def test_it_costs_the_same_however_many_consultations_are_found(officer, client, django_assert_max_num_queries):
    factories.consultation(officer, title="Quiet nights")
    client.get("/search/")
    with django_assert_max_num_queries(20) as few:
        client.get("/search/", {"q": "quiet"})
    for n in range(4):
        factories.consultation(officer, title=f"Quiet street {n}")
    with django_assert_max_num_queries(len(few)):
        client.get("/search/", {"q": "quiet"})
