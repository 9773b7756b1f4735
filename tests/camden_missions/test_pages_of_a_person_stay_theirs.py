"""A signed-in page is kept by nobody, and signing out takes along what the browser kept."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


# The open data interface is the same for everybody: whoever asks, no cookie is looked at.
SAME_FOR_ALL = ("api-1:", "api_")


def test_no_page_of_a_person_may_be_kept(story, addresses, signed_in):
    client = signed_in(story["officer"])
    kept = {}
    for name, address in addresses.items():
        if address.method == "get" and not name.startswith(("account_logout", "healthz", *SAME_FOR_ALL)):
            control = client.get(address.path, address.data).headers.get("Cache-Control", "")
            if "no-store" not in control:
                kept[name] = control
    assert not kept


def test_a_visitors_page_may_be(client):
    assert "no-store" not in client.get("/").headers.get("Cache-Control", "")


def test_signing_out_clears_what_the_browser_kept(story, signed_in):
    client = signed_in(story["officer"])
    assert "Clear-Site-Data" not in client.get("/workbench/").headers
    answer = client.post("/account/sign-out/")
    assert answer.status_code == 302
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert Client().post("/account/sign-out/").headers.get("Clear-Site-Data") is None
