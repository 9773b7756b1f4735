"""How long the pages of delivery take, with little on record and with much."""

import statistics
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from accounts.models import Person
from roadmaps.delivery.changing import start_change
from roadmaps.delivery.trying import try_change
from roadmaps.models import Contribution, Indicator, Measurement, Milestone, Mission, Solution
from tests import factories

By = Callable[[list[Callable[[], object]]], list[list[float]]]


Adds = Callable[[list[Mission], list[Solution]], None]


def portfolio(officer: Person, missions: int, solutions: int, adds: Adds | None = None) -> list[Mission]:
    """Return missions in delivery of one roadmap, with so many solutions in all, measurements and milestones.

    ``adds`` adds to them before they are frozen.
    """
    challenge = factories.ChallengeFactory()
    today = timezone.localdate()
    past = {"baseline_date": today - timedelta(days=900), "challenge": challenge}
    made = [factories.draft(officer, **past) for _ in range(missions)]
    rows = Solution.objects.bulk_create(factories.SolutionFactory.build_batch(solutions))
    Contribution.objects.bulk_create(
        Contribution(mission=made[n % missions], solution=one) for n, one in enumerate(rows)
    )
    Milestone.objects.bulk_create(
        Milestone(mission=one, title=f"Milestone {n}", due_on=today + timedelta(days=n * 90))
        for one in made
        for n in range(4)
    )
    indicators = Indicator.objects.bulk_create(Indicator(mission=one, rhythm_months=3) for one in made)
    Measurement.objects.bulk_create(
        Measurement(indicator=one, on=today - timedelta(days=90 * n), value=Decimal(10 + n), source="The survey")
        for one in indicators
        for n in range(8)
    )
    if adds:
        adds(made, rows)
    return [factories.frozen_in_delivery(one, officer) for one in made]


def delivery(client, by_turns: By) -> list[str]:
    """Return the lines about delivery: the board, the page of progress, and trying a change."""
    officer = factories.person("officer", "commissioner")
    few, many = portfolio(officer, 2, 40), portfolio(officer, 50, 1_000)
    broad = portfolio(officer, 1, 400)[0]
    client.force_login(officer, backend="accounts.backends.PersonBackend")
    board = [f"/roadmaps/{one[0].challenge.roadmap.slug}/board/" for one in (few, many)]
    progress = [f"/missions/{one.slug}/progress/" for one in (few[0], broad)]
    boards = by_turns([lambda path=path: client.get(path) for path in board])
    pages = by_turns([lambda path=path: client.get(path) for path in progress])
    tries = by_turns([_trial(one, officer) for one in (few[0], broad)])
    return [
        "| What | Median, ms | Least to most, ms | To the smaller |",
        "| --- | ---: | ---: | ---: |",
        *_rows("The board, 2 missions and 42 solutions", "The board, 50 missions and 1,050 solutions", boards),
        *_rows("How far a mission is, 21 solutions", "How far a mission is, 401 solutions", pages),
        *_rows("Trying a change, 21 solutions", "Trying a change, 401 solutions", tries),
    ]


def _trial(mission: Mission, officer: Person) -> Callable[[], object]:
    change = start_change(mission=mission, by=officer)
    part = {"kind": "words", "statement": "Everyone breathes clean air, in every street."}
    return lambda: try_change(change, officer, [part])


def _rows(small: str, large: str, taken: list[list[float]]) -> list[str]:
    middles = [statistics.median(one) for one in taken]
    return [
        f"| {what} | {middle:.1f} | {min(one):.1f} to {max(one):.1f} | {middle / middles[0]:.2f} × |"
        for what, one, middle in zip((small, large), taken, middles, strict=True)
    ]
