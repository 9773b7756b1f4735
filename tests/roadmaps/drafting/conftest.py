"""A draft, and the table of its portfolio in an officer's browser."""

import pytest

from roadmaps.models import Mission
from tests import factories
from tests.forms import sent_by


@pytest.fixture
def draft(officer) -> Mission:
    return factories.draft(officer)


@pytest.fixture
def table(draft, officer, signed_in):
    """Return the officer's browser on the table: sends what the page shows, with changes."""
    client, path = signed_in(officer), f"/workbench/missions/{draft.slug}/portfolio/"

    def send(then: str = "stay", more: str = "", **cells):
        data = {**sent_by(client.get(path)), **{name.replace("__", "-"): value for name, value in cells.items()}}
        return client.post(path, data | ({"more": more} if more else {"then": then}))

    send.client, send.path = client, path
    return send
