"""Saving one field costs at most 8 queries, whatever the size of the portfolio."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roadmaps.models import Contribution, Solution
from tests import factories
from tests.forms import opened

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def cost(client, path: str, headers: dict | None = None, **changes: str) -> int:
    data = opened(client, path) | changes
    with CaptureQueriesContext(connection) as captured:
        assert client.post(path, data, headers=headers).status_code in (200, 302)
    return len(captured)


@pytest.mark.parametrize("headers", [None, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize("number", [1, 200])
@pytest.mark.parametrize(
    ("part", "field"),
    [("words", "statement"), ("questions/statement", "statement"), ("whole", "beneficiaries"), ("target", "measure")],
)
def test_at_most_8_queries(signed_in, officer, number, part, field, headers):
    draft = factories.draft(officer)
    solutions = Solution.objects.bulk_create(factories.SolutionFactory.build_batch(number))
    Contribution.objects.bulk_create(Contribution(mission=draft, solution=one) for one in solutions)
    path = f"/workbench/missions/{draft.slug}/{part}/"
    assert cost(signed_in(officer), path, headers, **{field: "Another."}) <= 8


def test_a_solution_costs_the_same_however_many_there_are(signed_in, officer):
    draft = factories.draft(officer)
    path = f"/workbench/missions/{draft.slug}/solutions/{draft.contributions.get().pk}/"
    few = cost(signed_in(officer), path, objective="One.")
    solutions = Solution.objects.bulk_create(factories.SolutionFactory.build_batch(100))
    Contribution.objects.bulk_create(Contribution(mission=draft, solution=one) for one in solutions)
    assert cost(signed_in(officer), path, objective="Two.") == few
