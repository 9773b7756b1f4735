"""Whatever keeps a form from being saved, what was typed comes back where it can be used or copied."""

import html
import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from engagement.models import Comment
from roadmaps.drafting.removing import delete
from tests import factories
from tests.camden_missions.test_every_address_for_every_role import TABLE, TO_SIGN_IN

pytestmark = pytest.mark.django_db
WORDS = "Words that I thought about for an hour, “quoted” & <marked>."
SECRET = "correct horse battery staple"
# Pages that sign somebody in or out have nothing of theirs to keep.
NO_FORMS = {"account_logout", "account_change_password"}
# What an open page sends by itself; nobody types it.
BY_ITSELF = {"draft_presence", "draft_panel"}


def sign_in(client: Client, person, there: str) -> str:
    """Sign in on the page that ``there`` names, with the next address it carries; return where it leads."""
    person.set_password(SECRET)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    following = html.unescape(re.search(r'name="next"\s+value="([^"]*)"', client.get(there).content.decode())[1])
    answer = client.post("/account/sign-in/", {"login": person.email, "password": SECRET, "next": following})
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    return answer["Location"]


@pytest.fixture
def reply(officer):
    """The address of the form that replies to a comment."""
    return f"{factories.comment(factories.consultation(officer)).get_absolute_url()}reply/"


def test_a_reply_sent_after_the_session_had_ended(reply, client):
    path, resident = reply, factories.resident()
    form = {"body": WORDS, "form_key": "6f9619ff-8b86-d011-b42d-00c04fc964ff"}
    there = client.post(path, form)["Location"]
    assert "Your text is safe" in client.get(there).content.decode()
    page = client.get(sign_in(client, resident, there)).content.decode()
    assert html.escape(WORDS) in page
    again = {
        name: html.unescape(text) for name, text in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    }
    client.post(path, again)
    assert Comment.objects.get(reply_to__isnull=False).body == WORDS
    # Once it was sent it is not offered again.
    assert html.escape(WORDS) not in client.get(path, follow=True).content.decode()


def test_every_form_of_a_person_keeps_what_was_sent_while_they_were_signed_out(story, addresses):
    lost = []
    for name, address in addresses.items():
        if (
            TABLE[name][0] != TO_SIGN_IN
            or set(TABLE[name]) == {302}
            or name in NO_FORMS | BY_ITSELF
            or address.name.endswith("file")
        ):
            continue
        client = Client()
        client.post(address.path, {"reason": WORDS, "password1": SECRET})
        kept = client.session.get("typed_while_signed_out")
        if not kept or kept["data"] != {"reason": [WORDS]}:
            lost.append(name)
    assert lost == []


def test_what_waits_can_be_thrown_away(reply, client):
    path, resident = reply, factories.resident()
    there = client.post(path, {"body": WORDS})["Location"]
    sign_in(client, resident, there)
    client.post("/account/typed/throw-away/")
    assert "Your text is safe" not in client.get(path, follow=True).content.decode()


def test_it_waits_at_its_own_address_only(reply, client):
    there = client.post(reply, {"body": WORDS})["Location"]
    sign_in(client, factories.resident(), there)
    assert html.escape(WORDS) not in client.get("/account/").content.decode()


def test_a_form_sent_to_what_was_deleted_meanwhile(officer, signed_in):
    mission = factories.draft(officer)
    client = signed_in(officer)
    delete(thing=mission, by=officer)
    answer = client.post(f"/workbench/missions/{mission.slug}/words/", {"statement": WORDS})
    assert answer.status_code == 404
    assert html.escape(WORDS) in answer.content.decode()


def test_a_form_whose_token_has_expired(officer):
    consultation = factories.consultation(officer)
    answer = Client(enforce_csrf_checks=True).post(f"/consultations/{consultation.slug}/comment/", {"body": WORDS})
    assert answer.status_code == 403
    assert html.escape(WORDS) in answer.content.decode()


def test_a_form_that_breaks_the_service(settings):
    settings.ROOT_URLCONF = "tests.camden_missions.failing"
    client = Client(raise_request_exception=False)
    answer = client.post("/fails/", {"body": WORDS, "password1": SECRET, "new_password": SECRET})
    assert answer.status_code == 500
    assert html.escape(WORDS) in answer.content.decode()
    assert SECRET not in answer.content.decode()


def test_a_refusal_shows_every_text_of_a_list(officer, signed_in):
    consultation = factories.closed_consultation(officer)
    answer = signed_in(factories.resident()).post(
        f"/consultations/{consultation.slug}/comment/",
        {"body": [WORDS, "Something else that was typed"], "stance": "support"},
    )
    page = answer.content.decode()
    assert html.escape(WORDS) in page or "Something else that was typed" in page


@pytest.mark.parametrize("path", ["/account/sign-in/", "/account/sign-up/", "/account/password/reset/key/1-none/"])
def test_a_password_is_never_shown_back(path):
    answer = Client(enforce_csrf_checks=True).post(
        path, {"password": SECRET, "password1": SECRET, "password2": SECRET, "oldpassword": SECRET}
    )
    assert answer.status_code == 403
    assert SECRET not in answer.content.decode()
