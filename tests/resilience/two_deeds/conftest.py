"""What holds for all pairs of deeds."""

import pytest

from outbox.publishing import Broker


@pytest.fixture(autouse=True)
def _no_worker_takes_part(monkeypatch):
    """Leave every message to the sweep, which nobody runs here: another test's worker may listen to this broker."""
    monkeypatch.setattr(Broker, "silent_until", float("inf"))
