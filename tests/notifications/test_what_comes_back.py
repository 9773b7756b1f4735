"""Sending services tell which emails came back; GOV.UK Notify is one of them."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from anymail.signals import AnymailTrackingEvent, tracking
from django.core.mail import EmailMessage, get_connection

from notifications.bouncing import refusal_of
from notifications.notify import NotifyIsAway
from tests import factories

pytestmark = pytest.mark.django_db
KEY = "test-11111111-1111-1111-1111-111111111111-22222222-2222-2222-2222-222222222222"


def came_back(event_type: str, address: str) -> None:
    event = AnymailTrackingEvent(event_type=event_type, recipient=address, description="")
    tracking.send(sender=None, event=event, esp_name="Any")


@pytest.mark.parametrize(
    ("kind", "stops"), [("bounced", True), ("complained", True), ("deferred", False), ("opened", False)]
)
def test_what_a_sending_service_tells_of_an_address(kind, stops):
    person = factories.resident()
    came_back(kind, person.email.upper())
    assert (refusal_of(person) is not None) is stops


def test_an_address_that_nobody_has_here_harms_nothing():
    came_back("bounced", "nobody@example.org")


@pytest.fixture
def notify(settings):
    """A server that takes emails as GOV.UK Notify does, and keeps what was asked of it."""
    asked = []

    class Notify(BaseHTTPRequestHandler):
        status = 201

        def do_POST(self):
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            answer = {"id": "1"} if Notify.status == 201 else {"errors": [{"error": "x", "message": "y"}]}
            body = json.dumps(answer).encode()
            self.send_response(Notify.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Notify)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.NOTIFY_API_KEY, settings.NOTIFY_TEMPLATE = KEY, "33333333-3333-3333-3333-333333333333"
    settings.NOTIFY_ADDRESS = f"http://127.0.0.1:{server.server_port}"
    settings.EMAIL_BACKEND = "notifications.notify.NotifyBackend"
    Notify.asked = asked
    yield Notify
    server.shutdown()
    server.server_close()


def message() -> EmailMessage:
    headers = {"Message-ID": "<delivery-7@camden.example>", "List-Unsubscribe": "<https://example.org/stop/>"}
    return EmailMessage("Hello", "There", to=["ada@example.org"], headers=headers)


def test_notify_is_given_the_words_a_reference_and_the_way_out(notify, settings):
    assert get_connection().send_messages([message()]) == 1
    (asked,) = notify.asked
    assert asked["email_address"] == "ada@example.org"
    assert asked["personalisation"] == {"subject": "Hello", "body": "There"}
    assert asked["reference"] == "delivery-7@camden.example"
    assert asked["one_click_unsubscribe_url"] == "https://example.org/stop/"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_while_notify_takes_no_more_others_wait(notify, status):
    notify.status = status
    with pytest.raises(NotifyIsAway):
        get_connection().send_messages([message()])


def told(client, token: str, **says):
    headers = {"Authorization": f"Bearer {token}"}
    return client.post("/notifications/notify/", json.dumps(says), content_type="application/json", headers=headers)


def test_notify_tells_which_address_does_not_exist(client, settings):
    settings.NOTIFY_CALLBACK_TOKEN = "a long secret"
    person = factories.resident()
    assert told(client, "a long secret", status="delivered", to=person.email).status_code == 204
    assert told(client, "a long secret", status="temporary-failure", to=person.email).status_code == 204
    assert refusal_of(person) is None
    assert told(client, "a long secret", status="permanent-failure", to=person.email).status_code == 204
    assert refusal_of(person).refused_because == "The address does not exist."


def test_nobody_else_tells_that(client, settings):
    person = factories.resident()
    assert told(client, "", status="permanent-failure", to=person.email).status_code == 404
    settings.NOTIFY_CALLBACK_TOKEN = "a long secret"
    for token in ("", "a long", "ä", "wrong"):
        assert told(client, token, status="permanent-failure", to=person.email).status_code == 404
    assert told(client, "a long secret", nothing="x").status_code == 400
    assert refusal_of(person) is None
