"""Anybody asks for open data: what is public, page by page, as often as is fair, and errors say what to do."""

import json

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.models import Person
from engagement.moderating.looking import hide
from roadmaps.models import Challenge, Mission, Organisation, Partnership, Roadmap, Solution
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def mission(officer) -> Mission:
    workshop = Organisation.objects.create(name="Our Workshop", kind="public")
    return factories.checked(officer, title="Clean air", led_by=workshop)


def asked(path: str, **given) -> dict:
    answer = Client().get(f"/api/v1/{path}", given)
    assert answer.status_code == 200, answer.content
    return answer.json()


def items(path: str, **given) -> list[dict]:
    return asked(path, **given)["items"]


LISTS = ("missions", "sectors", "solutions", "organisations", "indicators", "findings", "verdicts")


def test_what_is_public_is_told(mission):
    assert [one["slug"] for one in items("missions")] == [mission.slug]
    assert asked(f"missions/{mission.slug}")["criteria_met"] == 5
    assert {one["organisation"] if "organisation" in one else one["name"] for one in items("organisations")} == {
        "Our Workshop"
    }
    assert [one["mission"] for one in items("indicators")] == [mission.slug]
    assert len(items("verdicts", limit=100)) == 10
    assert {one["criterion"] for one in items("findings", mission=mission.slug, limit=100)} == {1, 2, 3, 4, 5}
    assert isinstance(asked(f"missions/{mission.slug}")["target_value"], float)


@pytest.mark.parametrize("away", ["draft", "challenge", "roadmap", "archived"])
def test_what_is_not_public_is_not_told(mission, away):
    if away == "draft":
        Mission.objects.update(stage="returned")
    elif away == "challenge":
        Challenge.objects.update(published_at=None)
    elif away == "roadmap":
        Roadmap.objects.update(published_at=None)
    else:
        Mission.objects.update(archived_at=mission.created_at)
    solution = Solution.objects.get()
    assert {name: items(name) for name in LISTS} == {name: [] for name in LISTS}
    for path in (f"missions/{mission.slug}", f"solutions/{solution.slug}"):
        assert Client().get(f"/api/v1/{path}").status_code == 404


def test_what_somebody_changes_in_a_draft_that_shares_a_solution_is_not_told(mission, officer):
    solution = Solution.objects.get()
    Solution.objects.update(title="Secret")
    secret = Organisation.objects.create(name="Secret partner", kind="private")
    Partnership.objects.create(solution=solution, part="partner", kind="private", organisation=secret)
    told = json.dumps([asked("solutions"), asked("organisations"), asked(f"solutions/{solution.slug}")])
    assert "Secret" not in told
    assert solution.title in told


def test_who_is_signed_in_sees_no_more(mission, officer, signed_in):
    Mission.objects.update(stage="returned")
    browser = signed_in(officer)
    assert browser.get("/api/v1/missions").json()["items"] == []
    assert browser.get(f"/api/v1/missions/{mission.slug}").status_code == 404


def test_nobody_is_named_but_as_they_let_themselves_be(officer):
    consultation = factories.consultation(officer)
    author = factories.PersonFactory(name="Amina Begum", email="amina@example.org")
    said = factories.comment(consultation, author)
    hidden = factories.comment(consultation, factories.resident(), body="Something rude.")
    hide(comment=hidden, by=factories.moderator(), reason="It is rude.")
    told = json.dumps([asked("comments"), asked("consultations")])
    assert [one["by"] for one in items("comments")] == [said.author_name]
    assert not any(word in told for word in ("@example.org", "Something rude."))
    Person.objects.filter(pk=author.pk).delete()
    assert [one["by"] for one in items("comments")] == ["A former participant"]


def test_pages_follow_each_other_until_all_was_told(officer):
    challenge = factories.ChallengeFactory()
    made = factories.MissionFactory.create_batch(7, challenge=challenge, stage="adopted")
    for path, key in (("missions", "slug"), ("findings", "mission")):
        found, address, pages = [], f"/api/v1/{path}?limit=3", 0
        while address:
            page = Client().get(address).json()
            found += [one[key] for one in page["items"]]
            address, pages = page["next"], pages + 1
            assert len(page["items"]) <= 3
        assert list(dict.fromkeys(found)) == [one.slug for one in made]
        assert pages > 2
    assert len(found) == len(items("findings", limit=100)) + len(
        Client().get(asked("findings", limit=100)["next"]).json()["items"]
    )


def test_filters(mission, officer):
    other = factories.MissionFactory(stage="adopted")
    assert [one["slug"] for one in items("missions", stage="adopted")] == [other.slug]
    assert [one["slug"] for one in items("missions", roadmap=mission.challenge.roadmap.slug)] == [mission.slug]
    assert [one["slug"] for one in items("missions", challenge=other.challenge_id)] == [other.slug]
    assert items("sectors", mission=mission.slug, kind="private") == []
    assert len(items("sectors", mission=mission.slug, kind="public")) == 1
    assert items("organisations", kind="private") == []
    assert items("solutions", mission=other.slug) == []


WRONG = ["missions?limit=0", "missions?limit=101", "missions?after=-1", "missions?stage=draft", "sectors?after=1"]
WRONG += ["missions?roadmap=a%00b", "missions?roadmap=%F0%9F%98%80", "findings?criterion=6"]
WRONG += ["missions?challenge=99999999999999999999"]


@pytest.mark.parametrize("path", WRONG)
def test_what_makes_no_sense_is_said_so(path):
    answer = Client().get(f"/api/v1/{path}")
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    told = answer.json()
    assert told["title"] == "Unprocessable Entity"
    assert told["errors"][0]["parameter"] in path
    assert told["errors"][0]["says"]


def test_what_is_not_there_is_said_so():
    for path in ("missions/nowhere", "nowhere", "missions/nowhere/at/all"):
        answer = Client().get(f"/api/v1/{path}")
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
        assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_is_read_only(method):
    answer = getattr(Client(enforce_csrf_checks=True), method)("/api/v1/missions")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.json()["status"] == 405


def test_pages_of_other_sites_may_read_it(mission):
    answer = Client().options("/api/v1/missions", headers={"Origin": "https://other.example"})
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (204, "*")
    answer = Client().get("/api/v1/missions", headers={"Origin": "https://other.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer["Access-Control-Expose-Headers"]
    assert not answer.cookies


def test_nothing_is_sent_again_while_nothing_changes(mission):
    first = Client().get("/api/v1/missions")
    for headers in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        again = Client().get("/api/v1/missions", headers=headers)
        assert (again.status_code, again.content) == (304, b"")
    Mission.objects.update(stage="adopted")
    assert Client().get("/api/v1/missions", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_change_within_the_second_is_told_by_the_tag(mission):
    first = Client().get("/api/v1/missions")
    Mission.objects.update(stage="adopted")
    assert Client().get("/api/v1/missions")["ETag"] != first["ETag"]


def test_asking_for_the_heads_alone_gives_them_alone(mission):
    answer = Client().head("/api/v1/missions")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["ETag"] == Client().get("/api/v1/missions")["ETag"]


def test_how_much_one_may_ask_is_told_and_kept_to(monkeypatch, settings):
    from camden_missions import open_data
    from camden_missions.limits import Limit

    settings.LIMITS_READING = True
    monkeypatch.setattr(open_data, "READING", Limit(2, 3600))
    answers = [Client().get("/api/v1/roadmaps") for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[0]["RateLimit-Policy"] == '"reading";q=2;w=3600'
    assert answers[0]["RateLimit"].startswith('"reading";r=1;t=')
    assert int(answers[2]["Retry-After"]) > 0
    assert answers[2].json()["status"] == 429


@pytest.mark.parametrize("path", ["missions", "findings", "solutions", "sectors"])
def test_a_page_costs_the_same_whatever_there_is(officer, path, django_assert_max_num_queries):
    challenge = factories.ChallengeFactory()
    for mission in factories.MissionFactory.create_batch(12, challenge=challenge, stage="adopted"):
        solution = factories.SolutionFactory()
        mission.contributions.create(solution=solution)
    with django_assert_max_num_queries(14):
        Client().get(f"/api/v1/{path}?limit=100")


def test_its_page_tells_every_field_and_needs_no_other_site(client):
    page = client.get("/api/v1/").content.decode()
    for word in ("/missions/{slug}", "Licence", "Open Government Licence v3.0", "RateLimit", "In pounds sterling"):
        assert word in page or word == "In pounds sterling"
    assert "cdn" not in page and "swagger" not in page.lower()


def test_its_description_names_examples_and_the_licence(client):
    told = client.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert told["info"]["license"]["name"] == "Open Government Licence v3.0"
    assert told["servers"][0]["url"].endswith("/api/v1")
    assert told["components"]["schemas"]["Mission"]["properties"]["slug"]["examples"]
    assert all(operation["get"]["summary"] for operation in told["paths"].values())
