"""Every form: what is wrong is named at its field, in a summary linked to it, and what was typed stays."""

import html
import re
import uuid

import pytest

from roadmaps.criteria.thresholds import TABLE
from roadmaps.models import Mission
from tests import factories
from tests.forms import send
from tests.pages import words_of

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    return html.unescape(words_of(answer))


def refused_kindly(answer, *sentences: str, keeps: tuple[str, ...] = ()) -> None:
    page = text_of(answer)
    assert answer.status_code == 422
    assert "There is a problem" in page
    for sentence in sentences:
        assert page.count(sentence) >= 2, f"“{sentence}” must stand in the summary and at its field"
    for typed in keeps:
        assert typed in page
    assert "<title> Error: " in page
    linked = re.findall(r'<li>\s*<a\s+href="#([^"]+)"\s*>', page)
    assert linked
    for anchor in linked:
        assert f'id="{anchor}"' in page, f"the summary leads to #{anchor}, which is not there"


def test_starting_a_mission(officer, signed_in):
    factories.ChallengeFactory()
    refused_kindly(signed_in(officer).post("/workbench/missions/new/", {"title": ""}), "Enter a working title")


def test_a_title_of_a_thousand_letters(officer, signed_in):
    factories.ChallengeFactory()
    answer = signed_in(officer).post("/workbench/missions/new/", {"title": "x" * 1000})
    refused_kindly(answer, "The working title must be 120 characters or fewer", keeps=("x" * 1000,))


def test_the_words_of_a_mission(officer, signed_in):
    mission = factories.draft(officer)
    data = {"title": "", "statement": "word " * 90, "beneficiaries": "Everybody"}
    answer = signed_in(officer).post(f"/workbench/missions/{mission.slug}/words/", data)
    refused_kindly(answer, "Enter a short title", "The statement has 90 words", keeps=("Everybody",))


def test_a_target_without_a_kind(officer, signed_in):
    mission = factories.draft(officer)
    answer = signed_in(officer).post(f"/workbench/missions/{mission.slug}/target/", {"measure": "Trees"})
    refused_kindly(answer, "Choose the kind of target", keeps=("Trees",))


def test_a_number_without_its_parts(officer, signed_in):
    mission = factories.draft(officer)
    answer = signed_in(officer).post(f"/workbench/missions/{mission.slug}/target/", {"target_kind": "quantified"})
    refused_kindly(
        answer, "Enter what is measured", "Enter the unit", "Enter today's value", "Enter the value to reach"
    )


def test_a_target_that_goes_the_other_way(officer, signed_in):
    mission = factories.draft(officer)
    data = {
        "target_kind": "quantified",
        "measure": "Trees",
        "unit": "trees",
        "baseline_value": "14",
        "baseline_date_day": "1",
        "baseline_date_month": "may",
        "baseline_date_year": "2026",
        "target_value": "20",
        "direction": "down",
    }
    answer = signed_in(officer).post(f"/workbench/missions/{mission.slug}/target/", data)
    refused_kindly(answer, "Enter a value lower than today's 14, or change the direction", keeps=('value="20"',))


def test_a_condition_that_is_not_written(officer, signed_in):
    mission = factories.draft(officer)
    answer = signed_in(officer).post(f"/workbench/missions/{mission.slug}/target/", {"target_kind": "binary"})
    refused_kindly(answer, "Enter the condition")


@pytest.mark.parametrize(
    ("day", "month", "year", "sentence"),
    [
        ("31", "2", "2030", "Deadline must be a real date"),
        ("x", "2", "2030", "Deadline must be a real date"),
        ("1", "", "2030", "Deadline must include a month"),
        ("1", "1", "20300", "Deadline must have a year like 2030"),
        ("", "", "", "Enter the deadline"),
    ],
)
def test_a_deadline_that_is_no_date(officer, signed_in, day, month, year, sentence):
    mission = factories.draft(officer)
    data = {"deadline_day": day, "deadline_month": month, "deadline_year": year}
    answer = signed_in(officer).post(f"/workbench/missions/{mission.slug}/dates/", data)
    refused_kindly(answer, sentence)


def test_a_deadline_before_the_start(officer, signed_in):
    mission = factories.draft(officer)
    data = {f"starts_on_{part}": "1" for part in ("day", "month")} | {"starts_on_year": "2030"}
    data |= {f"deadline_{part}": "1" for part in ("day", "month")} | {"deadline_year": "2029"}
    answer = signed_in(officer).post(f"/workbench/missions/{mission.slug}/dates/", data)
    refused_kindly(answer, "Enter a deadline after the start")


def test_a_sector(officer, signed_in):
    mission = factories.draft(officer)
    data = {"sectors-0-contribution": "Invest."}
    answer = signed_in(officer).post(f"/workbench/missions/{mission.slug}/sectors/", data)
    refused_kindly(
        answer, "Sector 1: Enter the name of the sector", keeps=("Invest.", "Sector 1: Choose the kind of sector")
    )


def test_a_milestone_after_the_deadline(officer, signed_in):
    mission = factories.draft(officer)
    row = {"title": "Half", "due_on_day": "1", "due_on_month": "1", "due_on_year": "2150"}
    data = {f"milestones-0-{name}": value for name, value in row.items()}
    answer = signed_in(officer).post(f"/workbench/missions/{mission.slug}/milestones/", data)
    refused_kindly(answer, "“Half”: The date must not be after the mission's deadline", keeps=('value="Half"',))


def test_a_solution_with_too_large_a_share(officer, signed_in):
    mission = factories.draft(officer)
    data = {"title": "Trees", "objective": "Shade", "expected_share": "60", "origin": "council", "status": "proposed"}
    answer = signed_in(officer).post(f"/workbench/missions/{mission.slug}/solutions/new/", data)
    refused_kindly(answer, "The other solutions already carry 50%. Enter 50 or less", keeps=("Trees", 'value="60"'))


def test_a_solution_with_half_of_what_hangs_together(officer, signed_in):
    mission = factories.draft(officer)
    data = {"lead_name": "Somebody", "funding-0-funder": "A fund", "is_high_risk": "on", "expected_share": "150"}
    answer = signed_in(officer).post(f"/workbench/missions/{mission.slug}/solutions/new/", data)
    refused_kindly(
        answer,
        "Enter the name of the solution",
        "Choose what kind of partner leads it",
        "Choose the kind of funding",
        "Say what will be learnt if it fails",
        "Enter the share in per cent between 0 and 100",
    )


def test_a_verdict_without_a_rating(officer, signed_in):
    check = factories.in_check(officer)
    answer = signed_in(factories.seated(check)).post(f"/checks/{check.pk}/criteria/2/", {"reason": "It is fine."})
    refused_kindly(answer, "Choose a rating", keeps=("It is fine.",))


def test_a_verdict_of_not_met_without_a_change(officer, signed_in):
    check = factories.in_check(officer)
    data = {"rating": "1", "reason": "No date."}
    answer = signed_in(factories.seated(check)).post(f"/checks/{check.pk}/criteria/2/", data)
    refused_kindly(answer, "Say what should change", keeps=("No date.",))


def test_measurements_of_no_number_of_the_future_and_of_one_day_twice(officer, signed_in):
    path = f"/workbench/missions/{factories.draft(officer).slug}/indicator/"
    day = {"measurements-0-on_day": "1", "measurements-0-on_month": "3", "measurements-0-on_year": "2024"}
    answer = signed_in(officer).post(path, day | {"measurements-0-value": "lots"})
    refused_kindly(answer, "Enter the value as a number, for example 12.5", keeps=("lots",))
    late = {**day, "measurements-0-on_year": "2199", "measurements-0-value": "3"}
    refused_kindly(signed_in(officer).post(path, late), "A measurement cannot be of a day that is still to come")
    twice = {**day, "measurements-0-value": "3"} | {key.replace("-0-", "-1-"): value for key, value in day.items()}
    refused_kindly(
        signed_in(officer).post(path, twice | {"measurements-1-value": "4"}), "There are two measurements of one day"
    )


def test_thresholds_out_of_order_or_out_of_bounds(signed_in):
    client, path = signed_in(factories.administrator()), "/workbench/method/thresholds/"
    data = {one.name: f"{one.default:g}" for one in TABLE} | {"seen": "0", "reason": "To try."}
    refused_kindly(
        client.post(path, data | {"reading_grade_met": "12"}),
        "“Hardest reading grade that is plain” must not be above “Hardest reading grade that is partly plain”",
    )
    refused_kindly(
        client.post(path, data | {"solutions": "many"}), "“Fewest solutions” must be a whole number", keeps=("many",)
    )
    refused_kindly(client.post(path, data), "Nothing has changed")
    refused_kindly(client.post(path, data | {"solutions": "6", "reason": ""}), "Enter why you change it")


def test_a_rubric_without_a_word_for_a_rating(signed_in):
    client, path = signed_in(factories.administrator()), "/workbench/method/criteria/1/"
    answer = client.post(path, {"title": "Bold", "reason": "Shorter.", "seen": "0", "rating_0": "Dull"})
    refused_kindly(answer, "Enter what a rating of 4 means", "Enter at least one question", keeps=("Dull",))


def test_a_consultation(officer, signed_in):
    mission = factories.checked(officer)
    answer = signed_in(officer).post(f"/workbench/missions/{mission.slug}/consultation/", {"may_change": "All of it"})
    refused_kindly(
        answer, "Enter what the consultation is for", "Enter who decides", "Enter the first day", keeps=("All of it",)
    )


def test_a_response(officer, signed_in):
    consultation = factories.closed_consultation(officer)
    path = f"/workbench/missions/{consultation.mission.slug}/response/"
    refused_kindly(
        signed_in(officer).post(path, {"you_said": "A lot"}), "Enter what is done about it", keeps=("A lot",)
    )


def test_a_decision_without_a_reason(officer, signed_in):
    mission = factories.answered_mission(officer)
    answer = signed_in(factories.commissioner()).post(f"/workbench/missions/{mission.slug}/steps/decline/", {})
    refused_kindly(answer, "Give the reason")


def test_a_comment(officer, signed_in):
    path = f"{factories.consultation(officer).get_absolute_url()}comment/"
    data = {"body": "x" * 4001, "form_key": uuid.uuid4()}
    answer = signed_in(factories.resident()).post(path, data)
    refused_kindly(
        answer, "Choose where you stand", "Your comment must be 4,000 characters or fewer", keeps=("x" * 4001,)
    )


def test_a_comment_of_nothing_that_can_be_seen(officer, signed_in):
    path = f"{factories.consultation(officer).get_absolute_url()}comment/"
    data = {"body": " \u202e\u2066 ", "stance": "support", "form_key": uuid.uuid4()}
    refused_kindly(signed_in(factories.resident()).post(path, data), "Enter your comment")


def test_hiding_without_a_reason(officer, signed_in):
    factories.rule()
    comment = factories.comment(factories.consultation(officer))
    answer = signed_in(factories.moderator()).post(
        f"/moderation/comments/{comment.pk}/", {"decision": "hide", "reason": " "}
    )
    refused_kindly(answer, "Choose the rule that it breaks", "Enter the reason")


def test_a_null_byte_anywhere(officer, signed_in, client):
    mission = factories.draft(officer)
    # What is no text is left out of what was typed.
    assert send(signed_in(officer), f"/workbench/missions/{mission.slug}/words/", title="a\x00b").status_code == 302
    assert Mission.objects.get(pk=mission.pk).title == "ab"
    assert client.post("/reports/ask/", {"roadmap": "a\x00b"}).status_code == 404
    assert client.get("/consultations/", {"page": "a\x00b"}).status_code == 200
    assert signed_in(factories.person("administrator")).get("/account/people/", {"q": "a\x00b"}).status_code == 200


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "٣", "1 or 1=1"])
def test_a_page_number_made_by_hand(officer, client, before):
    consultation = factories.consultation(officer)
    assert (
        client.get(consultation.get_absolute_url(), {"after": before, "theme": before, "sort": before}).status_code
        == 200
    )


def test_signing_in_and_up_and_resetting(client):
    answer = client.post("/account/sign-in/", {"login": "nobody", "password": ""})
    assert "Enter an email address like name@example.com" in text_of(answer)
    answer = client.post("/account/sign-up/", {"email": "x@example.org", "name": "Kim", "password1": "short"})
    assert "There is a problem" in text_of(answer)
    assert 'value="Kim"' in text_of(answer)
    assert "There is a problem" in text_of(client.post("/account/password/reset/", {"email": ""}))


def test_a_robot_that_fills_in_what_people_do_not_see_makes_no_account(client):
    from accounts.models import Person

    data = {"email": "r@example.org", "password1": "three quiet words together", "website": "spam"}
    client.post("/account/sign-up/", data)
    assert not Person.objects.filter(email="r@example.org").exists()


def test_a_roadmap_a_challenge_and_an_organisation(officer, signed_in):
    client, roadmap = signed_in(officer), factories.ChallengeFactory().roadmap
    answer = client.post("/workbench/roadmaps/new/", {"title": "", "place": "Here", "year": "soon"})
    refused_kindly(answer, "Enter the title of the roadmap", "The year must be a number, like 2027", keeps=("Here",))
    answer = client.post(f"/workbench/roadmaps/{roadmap.slug}/challenges/new/", {"summary": "Cold homes."})
    refused_kindly(answer, "Enter the title", "Choose why it is a priority", keeps=("Cold homes.",))
    title = roadmap.challenges.get().title
    answer = client.post(f"/workbench/roadmaps/{roadmap.slug}/challenges/new/", {"title": title})
    refused_kindly(answer, "This roadmap has a challenge of that title already")
    client.post("/workbench/organisations/new/", {"name": "Tree Trust", "kind": "third"})
    answer = client.post("/workbench/organisations/new/", {"name": "tree trust", "kind": "civic"})
    refused_kindly(answer, "There is an organisation of that name already", keeps=("tree trust",))


def test_somebody_asked_to_edit_who_may_not(officer, signed_in, assessors):
    mission = factories.draft(officer)
    path = f"/workbench/missions/{mission.slug}/people/"
    answer = signed_in(officer).post(path, {"person": assessors[0].pk, "may": "edit"})
    refused_kindly(answer, f"{assessors[0]} is not a council officer: ask them to comment instead")
    refused_kindly(signed_in(officer).post(path, {}), "Choose somebody", "Choose what they may do")


def test_a_note_of_nothing_and_a_handing_over_to_nobody(officer, signed_in):
    mission, _ = factories.draft(officer), factories.officer()
    client = signed_in(officer)
    refused_kindly(client.post(f"/workbench/missions/{mission.slug}/notes/", {"body": " "}), "Enter your note")
    refused_kindly(client.post(f"/workbench/missions/{mission.slug}/people/lead/", {}), "Choose an officer")


def test_a_solution_to_share_that_is_none(officer, signed_in):
    mission, other = factories.draft(officer), factories.draft(officer)
    path = f"/workbench/missions/{mission.slug}/solutions/join/"
    answer = signed_in(officer).post(path, {"solution": other.pk + 999, "expected_share": "101"})
    refused_kindly(answer, "Choose one of the solutions in the list", "Enter the share in per cent between 0 and 100")


def test_rows_with_mistakes_are_named_by_their_number(officer, signed_in):
    mission = factories.draft(officer)
    data = {"title": "T", "objective": "O", "origin": "council", "status": "proposed"}
    data |= {"funding-0-kind": "grant", "funding-1-funder": "A fund", "funding-1-amount": "-5", "partners-3-name": "X"}
    answer = signed_in(officer).post(f"/workbench/missions/{mission.slug}/solutions/new/", data)
    refused_kindly(
        answer,
        "Funding line 2: Choose the kind of funding",
        keeps=('value="A fund"', "Partner 1: Choose the kind of partner", "Enter the amount in pounds of 0 or more"),
    )
