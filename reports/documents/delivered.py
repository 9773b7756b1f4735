"""What a report says of missions in delivery: how far they are, what they learnt and changed, and their latest report."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from roadmaps.delivery.due import next_reports
from roadmaps.delivery.money import Pounds, lines_of
from roadmaps.delivery.paths import paths_of
from roadmaps.models import Contribution, LearningEntry, Mission, Outcome, ProposedChange, StageReport
from roadmaps.wording import long_date

LEARNT = 5


def reported_of(missions: Iterable[Mission]) -> dict[int, dict[str, Any] | None]:
    """Return what a report says of the delivery of each mission; None of one that is not in delivery yet.

    Eleven queries, however many missions there are.
    """
    missions = list(missions)
    delivered = [one for one in missions if one.is_followed]
    found: dict[int, dict[str, Any] | None] = dict.fromkeys(one.pk for one in missions)
    if not delivered:
        return found
    paths, money, outcomes = paths_of(delivered), _money(delivered), _outcomes(delivered)
    learnt, changes, reports = _learnt(delivered), _changes(delivered), _reports(delivered)
    late = next_reports([one for one in delivered if one.is_in_delivery])
    for mission in delivered:
        path = paths[mission.pk]
        found[mission.pk] = {
            "path": path.label,
            "says": path.says,
            "money": money.get(mission.pk, ""),
            "outcome": outcomes.get(mission.pk, ""),
            "learnt": learnt[mission.pk][:LEARNT],
            "changes": changes[mission.pk],
            "report": reports.get(mission.pk),
            "late-report": _late(late.get(mission.pk)),
        }
    return found


def _late(due: Any) -> str:
    missing = due is not None and due < timezone.localdate()
    return f"A stage report is missing: it was due on {long_date(due)}." if missing else ""


def _money(missions: list[Mission]) -> dict[int, str]:
    served: dict[int, list[int]] = defaultdict(list)
    for mission, solution in Contribution.objects.filter(mission__in=missions).values_list("mission", "solution"):
        served[solution].append(mission)
    totals: dict[int, Pounds] = defaultdict(Pounds)
    for line in lines_of(served):
        for mission in served[line.row.solution_id]:
            totals[mission] += line.pounds
    return {pk: str(pounds) for pk, pounds in totals.items() if pounds.secured}


def _outcomes(missions: list[Mission]) -> dict[int, str]:
    found = Outcome.objects.filter(mission__in=missions).select_related("attested_by")
    return {
        one.mission_id: f"{one.get_result_display()}. Confirmed on {long_date(timezone.localdate(one.at))} by "
        f"{one.attested_by.signed(one.capacity)}. {one.evidence}"
        for one in found
    }


def _learnt(missions: list[Mission]) -> dict[int, list[dict[str, str]]]:
    found: dict[int, list[dict[str, str]]] = defaultdict(list)
    for one in LearningEntry.objects.filter(mission__in=missions, is_public=True).order_by("-pk"):
        found[one.mission_id].append({"title": one.title, "outcome": one.get_outcome_display(), "changes": one.changes})
    return found


def _changes(missions: list[Mission]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    made = ProposedChange.objects.filter(mission__in=missions, state=ProposedChange.State.MADE).order_by("number")
    for one in made:
        by = "the commission" if one.material else "its officers"
        day = long_date(timezone.localdate(one.decided_at))
        found[one.mission_id].append(f"Change {one.number}, {day}, by {by}. {one.reason}")
    return found


def _reports(missions: list[Mission]) -> dict[int, dict[str, str]]:
    sent = StageReport.objects.filter(mission__in=missions, sent_at__isnull=False)
    return {
        one.mission_id: {
            "title": f"Stage report {one.number}, {long_date(timezone.localdate(one.until))}",
            "summary": one.summary,
            "next": one.next,
            "answer": one.answer,
        }
        for one in sent.order_by("mission_id", "-number").distinct("mission_id")
    }
