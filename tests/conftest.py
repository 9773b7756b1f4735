"""What every test may ask for."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests import factories


@pytest.fixture(autouse=True)
def _empty_cache(request):
    """Start from an empty cache, so that no test sees another's limits."""
    if "db" in request.fixturenames or "transactional_db" in request.fixturenames:
        cache.clear()


@pytest.fixture
def signed_in(db):
    """Return a function that gives a client signed in as somebody."""

    def sign_in(person) -> Client:
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


@pytest.fixture
def officer(db):
    return factories.officer()


@pytest.fixture
def assessors(db):
    return [factories.assessor() for _ in range(3)]


@pytest.fixture
def story(db):
    """The demonstration's people and missions."""
    from camden_missions.demonstration.people import make_people
    from camden_missions.demonstration.story import tell_story

    tell_story()
    return make_people()
