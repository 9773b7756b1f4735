"""The public reads of officials by role; by name only of those who consent, on their own account page."""

import pytest

from accounts.models import Person
from reports.documents.dossier import dossier_content
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(officer, assessors):
    for number, one in enumerate(assessors):
        Person.objects.filter(pk=one.pk).update(name=f"Judge Number{number}")
    Person.objects.filter(pk=assessors[0].pk).update(name_is_public=True)
    check = factories.in_check(officer)
    for one in assessors[:2]:
        factories.judge(check, Person.objects.get(pk=one.pk))
    return check.revision.mission


def test_an_assessor_is_named_by_role_unless_they_consent(mission, client):
    page = client.get(f"/missions/{mission.slug}/check/").content.decode()
    assert "Judge Number0, assessor 1" in page
    assert "Assessor 2" in page
    assert "Judge Number1" not in page


def test_so_they_are_in_the_pdf(mission):
    told = str(dossier_content(mission))
    assert "Judge Number0, assessor 1" in told
    assert "Judge Number1" not in told


def test_an_officer_who_took_a_step_is_an_officer(mission, officer, client):
    page = client.get(f"/missions/{mission.slug}/").content.decode()
    assert "An officer" in page
    assert officer.name not in page


def test_whoever_holds_an_office_chooses_on_their_account_page(assessors, signed_in):
    client = signed_in(assessors[0])
    assert "Publish my name with what I judge or decide" in client.get("/account/").content.decode()
    client.post("/account/", {"name": "Ada Gray", "name_is_public": "on"})
    assert Person.objects.get(pk=assessors[0].pk).signed("Assessor 1") == "Ada Gray, assessor 1"


def test_a_resident_is_not_asked(signed_in):
    assert "Publish my name" not in signed_in(factories.resident()).get("/account/").content.decode()
