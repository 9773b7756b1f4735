"""What partners promise is recorded, and they report on it themselves."""

import pytest

from accounts.errors import NotAllowed
from roadmaps.delivery.pledges import record_pledge, report_on_pledge
from roadmaps.errors import DoesNotFit, WrongStage
from roadmaps.models import Mission, Pledge
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(officer) -> Mission:
    return factories.in_delivery(officer)


def pledge(mission, by=None, **said) -> Pledge:
    given = {"name": "Tree Trust", "kind": "third", "says": "A thousand trees.", **said}
    return record_pledge(mission=mission, by=by or mission.lead_officer, **given)


def test_an_officer_records_it_and_the_partner_reports_on_it(mission, officer, signed_in, client):
    partner = factories.resident()
    form = {"name": "Tree Trust", "kind": "third", "says": "A thousand trees.", "contact": partner.email}
    path = f"/workbench/missions/{mission.slug}/delivery/pledges/new/"
    assert "Enter what it will bring" in words_of(signed_in(officer).post(path, {**form, "says": ""}))
    assert signed_in(officer).post(path, form).status_code == 302
    made = Pledge.objects.get()
    assert "A thousand trees." in words_of(client.get(f"/missions/{mission.slug}/progress/"))
    mine = signed_in(partner)
    assert f'href="/pledges/{made.pk}/"' in words_of(mine.get(f"/missions/{mission.slug}/progress/"))
    answer = mine.post(f"/pledges/{made.pk}/", {"state": "partly kept", "says": "600 so far."})
    assert answer["Location"] == f"/missions/{mission.slug}/progress/"
    page = words_of(client.get(f"/missions/{mission.slug}/progress/"))
    assert "Kept in part" in page
    assert "600 so far." in page
    assert partner.email not in page


def test_nobody_else_reports_on_it(mission, signed_in):
    made = pledge(mission)
    for person in (factories.officer(), factories.resident(), factories.commissioner()):
        with pytest.raises(NotAllowed):
            report_on_pledge(pledge=made, by=person, state="kept", says="All of it.")
        with pytest.raises(NotAllowed):
            pledge(mission, by=person)
        assert signed_in(person).get(f"/pledges/{made.pk}/").status_code == 403


def test_a_report_says_how_it_stands(mission, officer):
    for nonsense in ("made", "nonsense"):
        with pytest.raises(DoesNotFit):
            report_on_pledge(pledge=pledge(mission), by=officer, state=nonsense, says="x")


def test_an_organisation_is_named_once_whatever_its_case(mission):
    assert pledge(mission).organisation == pledge(mission, name="TREE TRUST").organisation


def test_it_is_recorded_in_delivery_and_reported_on_also_later(mission, officer):
    made = pledge(mission)
    Mission.objects.filter(pk=mission.pk).update(stage="achieved")
    with pytest.raises(WrongStage):
        pledge(mission)
    report_on_pledge(pledge=made, by=officer, state="kept", says="All of it.")
    Mission.objects.filter(pk=mission.pk).update(stage="withdrawn")
    with pytest.raises(WrongStage):
        report_on_pledge(pledge=made, by=officer, state="kept", says="All of it.")
