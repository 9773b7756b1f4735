"""Whatever one asks of the open data interface, it answers as its description says, and never with a server error."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import unsupported_method

from camden_missions.wsgi import application
from tests import factories

pytestmark = pytest.mark.django_db
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.fixture
def published(officer) -> Iterator[None]:
    """A roadmap with a mission in delivery, and one on which people were asked; one connection, which nobody closes."""
    consultation = factories.closed_consultation(officer)
    factories.comment(factories.consultation(officer), factories.resident())
    factories.in_delivery(officer, challenge=consultation.mission.challenge)
    signals = (request_started, request_finished)
    for one in signals:
        one.disconnect(close_old_connections)
    yield
    for one in signals:
        one.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
def test_every_operation(case, published):
    # Other methods are answered before the interface is asked: see test_asking.
    case.call_and_validate(excluded_checks=[unsupported_method])
