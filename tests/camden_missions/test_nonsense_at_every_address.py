"""Whatever stands in an address or comes in a form, the answer is a page, a sentence or a 404, never an error of the service."""

import re

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.camden_missions.test_every_address_for_every_role import ROLES, TABLE

pytestmark = pytest.mark.django_db
# Every name that a page reads out of an address.
PARAMETERS = (
    "page",
    "before",
    "sort",
    "by",
    "thing",
    "field",
    "from",
    "to",
    "part",
    "q",
    "away",
    "show",
    "solution",
    "saved",
)
PARAMETERS += (
    "stage",
    "challenge",
    "lead",
    "sector",
    "question",
    "stance",
    "next",
    "number",
    "roadmap",
    "words",
    "criterion",
)
# What is found is told as it is: to make it smaller takes minutes.
FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
NONSENSE = [
    "\x00",
    "9" * 40,
    "-" + "9" * 40,
    "-1",
    "0",
    "1e9999",
    "NaN",
    "Infinity",
    "٣",
    "²",
    "1_000",
    "0x1",
    "[]",
    "{}",
]
NONSENSE += [
    "2026-02-30",
    "0000-00-00",
    "9999-12-31T23:59:59+23:59",
    "0001-01-01T00:00:00-23:59",
    "2026-13-01T00:00",
    "1." * 99,
]
NONSENSE += [
    "a" * 5_000,
    "on",
    "true",
    "\u202e",
    "%00",
    "../..",
    "'; --",
    "2026-11-25",
    "31",
    "12",
    "99999",
    "100.001",
    "met",
]
values = st.sampled_from(NONSENSE) | st.text(max_size=30) | st.integers().map(str) | st.datetimes().map(str)


def somebody_who_may(story: dict, name: str) -> Client:
    """Return the browser of the first person who gets the page of that name."""
    client = Client()
    role = next((role for role, status in zip(ROLES, TABLE[name], strict=True) if status == 200), ROLES[-1])
    if role in story:
        client.force_login(story[role], backend="accounts.backends.PersonBackend")
    return client


def fields_of(page: str) -> list[str]:
    """Return the names of everything that a page's forms would send."""
    return sorted(set(re.findall(r'<(?:input|textarea|select|button)[^>]*?\sname="([^"]+)"', page)))


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck), phases=FOUND)
@given(data=st.data())
def test_in_an_address(story, kept, data):
    name = data.draw(st.sampled_from(sorted(kept)), "address")
    given = {parameter: data.draw(values, parameter) for parameter in PARAMETERS if data.draw(st.booleans())}
    with transaction.atomic():
        answer = somebody_who_may(story, name).get(kept[name].path, given)
        assert answer.status_code < 500
        transaction.set_rollback(True)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck), phases=FOUND)
@given(data=st.data())
def test_in_a_form(story, kept, data):
    name = data.draw(st.sampled_from(sorted(kept)), "address")
    client = somebody_who_may(story, name)
    with transaction.atomic():
        page = client.get(kept[name].path)
        given = {field: data.draw(values, field) for field in fields_of(page.content.decode(errors="ignore"))}
        answer = client.post(kept[name].path, given)
        assert answer.status_code < 500
        transaction.set_rollback(True)


# What is sent as a stream, or leads to it.
FILES = ("report_file", "roadmap_export_file", "report_signed_file", "open_data_csv")


@pytest.fixture
def kept(addresses):
    """Every address over the story."""
    return {name: address for name, address in addresses.items() if name not in FILES}


@pytest.mark.parametrize("key", ["0", "9" * 40, "none", "-1", "%00", "٣"])
def test_where_a_key_stands_in_an_address(story, kept, key):
    for name, address in kept.items():
        for word in address.kwargs.values():
            path = address.path.replace(f"/{word}/", f"/{key}/", 1)
            if path != address.path:
                assert somebody_who_may(story, name).get(path).status_code < 500, path
