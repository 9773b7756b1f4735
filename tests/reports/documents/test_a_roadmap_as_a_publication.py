"""The document of a roadmap says it all: at a glance, mission by mission, across missions, and where it comes from."""

import pytest

from engagement.models import Backing
from engagement.responding import save_response
from reports.documents.roadmap import PARTS, roadmap_content
from reports.typesetting.pdf import typeset
from roadmaps.models import Contribution, FundingLine, Mission, Roadmap
from roadmaps.models.choices import Instrument
from tests import factories
from tests.reports.reading import read, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def roadmap(officer) -> Roadmap:
    consultation = factories.closed_consultation(officer)
    said = {"you_said": "More benches.", "we_did": "Forty benches."}
    save_response(consultation=consultation, by=officer, publish=True, **said)
    return consultation.mission.challenge.roadmap


def test_a_page_tells_what_by_when_who_and_how_far(roadmap):
    mission = Mission.objects.get()
    (row,) = roadmap_content(roadmap)["glance"]["rows"]
    assert (row["what"], row["figures"], row["by"]) == (mission.title, "10% → 100%", "31 December 2031")
    assert row["far"] == "In consultation." or row["far"] == f"{mission.get_stage_display()}."
    assert row["profile"]["alt"].startswith("The five criteria. Bold and inspiring: met")


def test_a_spread_tells_what_was_said_answered_judged_and_decided(roadmap):
    words = words_of(typeset(roadmap_content(roadmap), "roadmap"))
    for said in ("You said: More benches.", "We did: Forty benches.", "Because of what I saw about 3."):
        assert said in words


def test_it_quotes_what_most_people_back(officer):
    consultation = factories.consultation(officer)
    backed = factories.comment(
        consultation, factories.PersonFactory(name="Amina"), body="Benches in the shade, please."
    )
    for _ in range(3):
        Backing.objects.create(comment=backed, person=factories.resident())
    factories.comment(consultation, factories.resident(), body="Nobody backs this.")
    words = words_of(typeset(roadmap_content(consultation.mission.challenge.roadmap), "roadmap"))
    assert "“Benches in the shade, please.” Amina" in words
    assert "Nobody backs this." not in words


def test_across_missions_it_tells_of_levers_money_and_gaps(roadmap):
    solution = Contribution.objects.get().solution
    solution.instruments = [Instrument.PLANNING]
    solution.save()
    Mission.objects.update(stage="draft")
    Mission.objects.update(stage="adopted")
    FundingLine.objects.create(solution=solution, kind="grant", funder="The fund", amount=1_000, is_secured=True)
    content = roadmap_content(roadmap)
    mix = content["matrices"][2]
    assert (len(mix["columns"]), mix["rows"][0]["name"]) == (len(Instrument), f"1. {Mission.objects.get().title}")
    assert any("Levers of the council's own that no mission uses" in one for one in mix["gaps"])


def test_columns_in_which_nothing_stands_are_left_out_and_named_once(roadmap):
    words = words_of(typeset(roadmap_content(roadmap), "roadmap"))
    assert words.count("Nothing is recorded for any of these solutions on: backed by.") == 1
    assert "Not recorded" not in words


def test_each_part_may_be_left_out(roadmap):
    for part in PARTS:
        content = roadmap_content(roadmap, [part])
        assert set(PARTS) & set(content) == {part}
        assert typeset(content, "roadmap").startswith(b"%PDF")


def test_more_missions_than_fit_on_a_page_are_drawn_on_several(officer):
    challenge = factories.ChallengeFactory()
    for mission in factories.MissionFactory.create_batch(14, challenge=challenge, stage="adopted"):
        Mission.objects.filter(pk=mission.pk).update(deadline="2031-01-01", starts_on="2026-01-01")
    content = roadmap_content(challenge.roadmap)
    assert (len(content["picture"]), len(content["timeline"])) == (3, 2)
    assert content["challenges"][0]["missions"][0]["pictures"] == []


def test_what_it_costs_to_read_is_the_same_however_many_missions_there_are(officer, django_assert_max_num_queries):
    challenge = factories.ChallengeFactory()
    factories.MissionFactory.create_batch(20, challenge=challenge, stage="in delivery")
    with django_assert_max_num_queries(50):
        roadmap_content(challenge.roadmap)


def test_it_leads_back_to_the_page_and_names_the_revisions(roadmap):
    content = roadmap_content(roadmap)
    pdf = read(typeset(content, "roadmap"))
    links = {
        str(one.get_object().get("/A", {}).get("/URI", "")) for sheet in pdf.pages for one in sheet.get("/Annots", [])
    }
    assert content["address"] in links
    (revision,) = content["revisions"]
    assert revision["digest"] in words_of(pdf)
    assert content["qr"].startswith("<svg")
