"""The published roadmaps are loaded whole or not at all, and twice is the same as once."""

import json

import pytest
from django.core.management import CommandError, call_command

from roadmaps.delivery.outcome import name_attester
from roadmaps.drafting.collaborating import hand_over
from roadmaps.exchange.exporting import export_json
from roadmaps.exchange.loading import EXEMPLARS, load_exemplars
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import (
    Challenge,
    Contribution,
    FundingLine,
    LearningEntry,
    Mission,
    Partnership,
    Roadmap,
    Sector,
    Solution,
)
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db
TABLES = (Roadmap, Challenge, Mission, Sector, Solution, Contribution, Partnership, FundingLine)


def counts() -> list[int]:
    return [table.objects.count() for table in TABLES]


def test_camden_is_the_main_roadmap_and_the_others_stand_beside_it():
    load_exemplars()
    assert Roadmap.objects.get(is_main=True).slug == "camden-renewal"
    assert Roadmap.objects.count() == 6
    assert Mission.objects.count() == 21
    assert Solution.objects.count() == 46


def test_loading_twice_changes_nothing():
    load_exemplars()
    before = counts()
    assert load_exemplars().new == 0
    assert counts() == before


def test_an_officers_change_outlives_a_second_load():
    load_exemplars()
    Mission.objects.filter(slug="everyone-eats-well-every-day").update(beneficiaries="Everybody")
    load_exemplars()
    assert Mission.objects.get(slug="everyone-eats-well-every-day").beneficiaries == "Everybody"


def test_what_officers_renamed_or_removed_does_not_come_back():
    load_exemplars()
    before = counts()
    Challenge.objects.filter(title="Power and representation").update(title="Power, and who holds it")
    Mission.objects.filter(slug="everyone-eats-well-every-day").update(title="Nobody is hungry")
    Solution.objects.get(slug="food-prescription").delete()
    load_exemplars()
    assert counts()[:3] == before[:3]
    assert not Challenge.objects.filter(title="Power and representation").exists()
    assert not Solution.objects.filter(slug="food-prescription").exists()


def test_a_roadmap_can_be_loaded_from_what_was_exported():
    load_exemplars()
    for file in EXEMPLARS:
        assert export_json(Roadmap.objects.get(slug=file.stem)) == file.read_bytes()


def test_illustrative_data_says_so_on_the_page(client):
    load_exemplars()
    assert "Illustrative figures" in client.get("/missions/everyone-eats-well-every-day/").content.decode()
    assert "Illustrative: demonstration data" in client.get("/solutions/food-prescription/").content.decode()
    assert "Illustrative" not in client.get("/missions/carbon-neutral-living-greater-manchester/").content.decode()


def test_every_page_of_every_roadmap_answers(client):
    load_exemplars()
    for page in (*Roadmap.objects.all(), *Mission.objects.all(), *Solution.objects.all()):
        assert client.get(page.get_absolute_url()).status_code == 200
    for mission in Mission.objects.all():
        assert client.get(f"/missions/{mission.slug}/check/").status_code == 200


def test_the_uk_missions_with_few_named_projects_do_not_meet_the_fifth_criterion():
    from roadmaps.examination.examining import examine_mission, mission_with_parents

    load_exemplars()
    for mission in Mission.objects.filter(challenge__roadmap__slug="uk-industrial-strategy"):
        assert examine_mission(mission_with_parents(mission.slug))[4].state != "met"


def broken(tmp_path, change) -> str:
    content = json.loads(EXEMPLARS[0].read_text())
    change(content)
    file = tmp_path / "camden-renewal.json"
    file.write_text(json.dumps(content, ensure_ascii=False))
    return str(file)


def first_mission(content: dict) -> dict:
    return content["challenges"][0]["missions"][0]


CHANGES = {
    "challenges[0].missions[0].target_value: “Value to reach” must be a number": lambda c: first_mission(c)[
        "target"
    ].update(value="two"),
    "challenges[0].missions[0].deadline: “Deadline” must be a date like 2030-12-31": lambda c: first_mission(c)[
        "mission"
    ].update(deadline="soon"),
    "challenges[0].missions[0].title: “Title” is missing": lambda c: first_mission(c)["mission"].pop("title"),
    "challenges[0].missions[0].sectors[0].kind: “royal” is not one of": lambda c: first_mission(c)["sectors"][0].update(
        kind="royal"
    ),
    "solutions[0].sectors: No mission that it serves asks the sector “Magic”": lambda c: c["solutions"][0].update(
        sectors=["Magic"]
    ),
    "solutions[0].provenance: “heaven” is not one of": lambda c: c["solutions"][0].update(provenance="heaven"),
    "challenges[0].missions[0].solutions[0].expected_share": lambda c: first_mission(c)["solutions"][0].update(
        expected_share=101
    ),
    "challenges[0]: This must be an object": lambda c: c.update(challenges=["x"]),
    "roadmap.year: “Year” must be a year": lambda c: c["roadmap"].update(year="MMXX"),
}


@pytest.mark.parametrize("says", CHANGES)
def test_a_broken_file_says_where_and_loads_nothing(tmp_path, says):
    file = broken(tmp_path, CHANGES[says])
    with pytest.raises(CommandError) as refused:
        call_command("load_exemplars", file, verbosity=0)
    assert f"camden-renewal.json, {says}" in str(refused.value)
    assert counts() == [0] * len(TABLES)


def test_one_broken_file_keeps_the_sound_ones_out_as_well(tmp_path):
    file = broken(tmp_path, lambda c: c.pop("roadmap"))
    with pytest.raises(CommandError):
        call_command("load_exemplars", *map(str, EXEMPLARS[1:]), file, verbosity=0)
    assert counts() == [0] * len(TABLES)


@pytest.mark.parametrize(
    ("text", "says"),
    [("{", "line 1"), ("[]", "not one of our roadmaps"), ('{"roadmaps": 3}', "format"), ("\n\n{,}", "line 3")],
)
def test_what_is_no_roadmap_is_refused(tmp_path, text, says):
    file = tmp_path / "content.json"
    file.write_text(text)
    with pytest.raises(CommandError, match=says):
        call_command("load_exemplars", str(file), verbosity=0)


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(CommandError, match="No such file"):
        call_command("load_exemplars", "/nowhere.json", verbosity=0)


def test_what_became_of_missions_of_others_is_told_as_far_as_it_is_known(client):
    for _ in range(2):
        load_exemplars()
    assert LearningEntry.objects.count() == 3
    known = Mission.objects.get(title="A climate prepared and resilient Europe")
    page = words_of(client.get(known.get_absolute_url()))
    assert "at least 150 regions and communities" in page
    assert "No measurement of its target since then is known here." in page
    assert "Camden does not run it" in page
    unknown = Mission.objects.get(title="Carbon neutral living")
    assert "Nothing is known here of what became of it" in words_of(client.get(unknown.get_absolute_url()))
    over = Mission.objects.get(title="A plastic-free ocean")
    assert "Whether this mission was achieved is not known here." in words_of(client.get(over.get_absolute_url()))
    assert "two years for the same mission" in words_of(client.get("/learning/"))


def test_the_mission_of_2021_that_was_for_2025_is_given_a_lead_begun_and_confirmed(client, signed_in):
    load_exemplars()
    mission = Mission.objects.get(title="Opportunity for every young person")
    assert "The deadline has passed." in words_of(client.get(mission.get_absolute_url()))
    officer, attester = factories.officer(), factories.resident()
    hand_over(mission=mission, by=factories.administrator(), to=officer)
    take_step(mission=mission, name="start_delivery", by=officer)
    name_attester(mission=mission, by=officer, person=attester)
    assert "Confirm the outcome" in words_of(signed_in(attester).get(f"/missions/{mission.slug}/progress/"))
    factories.attested(mission, "not achieved", by=attester, figure=5)
    page = words_of(client.get(mission.get_absolute_url()))
    assert "The deadline has passed." not in page
    assert "Not achieved" in page
