"""A report tells how far missions are, what they learnt and changed, how markets are shaped and what people can do."""

import pytest

from reports.documents.dossier import dossier_content
from reports.documents.roadmap import roadmap_content
from reports.making.asking import ask_for_report
from reports.typesetting.pdf import typeset
from roadmaps.delivery.capabilities import agree_on, answer_alone, open_round, publish_round
from roadmaps.delivery.learning import write_entry
from roadmaps.delivery.market_shaping import answer_question
from roadmaps.delivery.stage_reports import answer_report, save_report, send_report
from roadmaps.models import Mission
from roadmaps.models.capability import Capability
from tests import factories
from tests.reports.reading import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(officer) -> Mission:
    return factories.in_delivery(officer, title="Clean air")


def words(content) -> str:
    return words_of(typeset(content, "roadmap" if "challenges" in content else "dossier"))


def test_a_mission_in_delivery_tells_how_far_it_is(mission, officer):
    said = {"tried": "Letters.", "found": "Few answered.", "changes": "Neighbours knock.", "stops": "Letters."}
    write_entry(mission=mission, by=officer, title="Letters are not read", outcome="failed", **said)
    report = save_report(mission=mission, by=officer, summary="Four in ten streets.", next="The other six.")
    answer_report(report=send_report(report=report, by=officer), by=factories.commissioner(), answer="Go on.")
    printed = words(dossier_content(mission))
    for one in ("Not known yet", "Letters are not read", "Four in ten streets.", "The other six.", "Go on."):
        assert one in printed
    assert "Letters are not read" in words(roadmap_content(mission.challenge.roadmap))


def test_an_outcome_is_told_with_who_confirmed_it(mission):
    factories.attested(mission, figure=100)
    printed = words(dossier_content(mission))
    assert "Achieved. Confirmed on" in printed
    assert "by Chair of the assembly. The register says so." in printed


def test_a_draft_tells_nothing_of_delivery(officer):
    assert "How far it is" not in words(dossier_content(factories.draft(officer)))


def test_a_roadmap_tells_how_it_shapes_markets_and_what_its_people_can_do(mission, officer):
    roadmap = mission.challenge.roadmap
    before = ask_for_report(roadmap, kind="roadmap")
    answer_question(roadmap=roadmap, by=officer, question="risks", text="We share both.", seen=None, missions=[mission])
    for person in (officer, other := factories.officer()):
        found = open_round(roadmap=roadmap, by=person)
        given = dict.fromkeys(Capability.values, (3, "Seen in March."))
        answer_alone(found=found, by=person, given=given, submit=True)
    for one in Capability.values:
        agree_on(found=found, by=other, capability=one, step=4, reason="We saw it together.")
    publish_round(found=found, by=other)
    printed = words(roadmap_content(roadmap))
    for said in ("How we shape markets", "We share both.", "It rests on: Clean air.", "We saw it together."):
        assert said in printed
    assert "Seen in March." not in printed
    assert ask_for_report(roadmap, kind="roadmap") != before
