"""On every address that names a thing within another, the id of somebody else's thing is nothing that exists there."""

import pytest
from django.urls import reverse

from roadmaps.models import CriteriaCheck
from tests.camden_missions.addresses import IN_CHECK, RETURNED

pytestmark = pytest.mark.django_db
# Who works on most of them; the rest look after checks.
WHO = {"check_agree": "assessor2", "check_release": "admin"}


def nested(addresses: dict) -> dict:
    """Return the addresses that name a child by its id within a parent."""
    return {name: one for name, one in addresses.items() if len(one.kwargs) > 1 and _child(one)}


def _child(address) -> str:
    keys = [key for key in address.kwargs if key.endswith("_id") and key != "check_id"]
    return keys[0] if keys else ""


def test_it_is_not_found_through_another_parent(story, addresses, signed_in):
    addresses = nested(addresses)
    assert {"draft_milestone", "note_resolve", "draft_person_remove", "change", "check_release"} <= set(addresses)
    other_check = CriteriaCheck.objects.exclude(
        pk__in=[one.kwargs.get("check_id") for one in addresses.values()]
    ).first()
    clients, found = {}, {}
    for name, address in addresses.items():
        who = WHO.get(name, "officer")
        client = clients.setdefault(who, signed_in(story[who]))
        if "slug" in address.kwargs:
            elsewhere = {"slug": RETURNED if address.kwargs["slug"] != RETURNED else IN_CHECK}
        else:
            elsewhere = {"check_id": other_check.pk}
        path = reverse(name, kwargs={**address.kwargs, **elsewhere})
        for method in ("get", "post"):
            status = getattr(client, method)(path, address.data).status_code
            if status not in (404, 405):
                found[f"{method} {name}"] = status
    assert not found
