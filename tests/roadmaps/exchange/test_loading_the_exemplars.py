"""The published roadmaps are loaded whole or not at all, and twice is the same as once."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from roadmaps.exchange.loading import OWN_FILE, load_exemplars
from roadmaps.models import Challenge, Contribution, FundingLine, Mission, Partnership, Roadmap, Sector, Solution

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
    content = json.loads(OWN_FILE.read_text())
    change(content)
    file = tmp_path / "content.json"
    file.write_text(json.dumps(content, indent=1, ensure_ascii=False))
    return str(file)


def first_mission(content: dict) -> dict:
    return content["roadmaps"][0]["challenges"][0]["missions"][0]


CHANGES = {
    "“target_value” must be a number": lambda c: first_mission(c).update(target_value="two"),
    "“deadline” must be a date like 2030-12-31": lambda c: first_mission(c).update(deadline="soon"),
    "“statement” is missing or not text": lambda c: first_mission(c).pop("statement"),
    "“kind” is “royal”, not one of": lambda c: first_mission(c)["sectors"][0].update(kind="royal"),
    "“sectors” names what is not known here: Magic": lambda c: first_mission(c)["solutions"][0].update(
        sectors=["Magic"]
    ),
    "“expected_share_percent” must be between 0 and 100": lambda c: first_mission(c)["solutions"][0].update(
        expected_share_percent=101
    ),
    "“baseline” is missing": lambda c: first_mission(c).pop("baseline"),
    "no such source: Z": lambda c: c["roadmaps"][0].update(sources=["Z"]),
    "“challenges” must be a list of objects": lambda c: c["roadmaps"][0].update(challenges=["x"]),
    "“year” must be a year": lambda c: c["roadmaps"][0].update(year="MMXX"),
}


@pytest.mark.parametrize("says", CHANGES)
def test_a_broken_file_names_the_line_and_loads_nothing(tmp_path, says):
    import re

    file = broken(tmp_path, CHANGES[says])
    with pytest.raises(CommandError) as refused:
        call_command("load_exemplars", file, verbosity=0)
    assert re.search(rf"Line \d+: {re.escape(says)}", str(refused.value))
    assert counts() == [0] * len(TABLES)


def test_the_line_named_is_the_line_of_the_object(tmp_path):
    file = broken(tmp_path, lambda c: first_mission(c).update(deadline="soon"))
    lines = Path(file).read_text().splitlines()
    with pytest.raises(CommandError) as refused:
        call_command("load_exemplars", file, verbosity=0)
    number = int(str(refused.value).split("Line ")[1].split(":")[0])
    assert "Diversity in positions of power" in lines[number]


@pytest.mark.parametrize(
    ("text", "says"), [("{", "Line 1"), ("[]", "Line 1"), ('{"roadmaps": 3}', "Line 1"), ("\n\n{,}", "Line 3")]
)
def test_what_is_no_content_file_is_refused(tmp_path, text, says):
    file = tmp_path / "content.json"
    file.write_text(text)
    with pytest.raises(CommandError, match=says):
        call_command("load_exemplars", str(file), verbosity=0)


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(CommandError, match="No such file"):
        call_command("load_exemplars", "/nowhere.json", verbosity=0)
