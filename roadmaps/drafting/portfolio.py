"""What officers do to the portfolio of a draft: add, join, change and remove solutions."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q, Sum

from accounts.models import Person
from locking import lock_row
from roadmaps.comparing.merging import spelled
from roadmaps.drafting.missions import merged_onto, open_draft, touch
from roadmaps.drafting.sharing import count_as_drafter, require_change
from roadmaps.errors import DoesNotFit, FrozenElsewhere
from roadmaps.fields import OF_SOLUTION
from roadmaps.models import Contribution, FundingLine, Milestone, Mission, Partnership, Solution
from roadmaps.models.mission import EDITABLE_STAGES
from roadmaps.naming import free_slug, organisation_named

FROZEN = (
    "This solution also serves, or served, a mission whose words are frozen, so only its share can change here. "
    "Copy the solution to change the rest."
)


def values_of(contribution: Contribution) -> dict[str, Any]:
    """Return all that the form of a solution shows, by its fields: its own, its people, its money, its share."""
    solution = contribution.solution
    partnerships = list(solution.partnerships.select_related("organisation"))
    lead = next((one for one in partnerships if one.part == Partnership.Part.LEAD), None)
    return {
        **{field: getattr(solution, field) for field in OF_SOLUTION},
        "expected_share": contribution.expected_share,
        "lead_kind": lead.kind if lead else "",
        "lead_name": _name(lead) if lead else "",
        "partners": [
            {"kind": one.kind, "name": _name(one)} for one in partnerships if one.part == Partnership.Part.PARTNER
        ],
        "sectors": _keys(solution.sectors),
        "feeds_back_to": _keys(solution.feeds_back_to),
        "funding": funding_of(solution),
        "milestones": [{"title": one.title, "due_on": one.due_on} for one in solution.milestones.all()],
    }


def _name(partnership: Partnership) -> str:
    return partnership.organisation.name if partnership.organisation else ""


def _keys(related: Any) -> list[str]:
    return [str(key) for key in related.order_by("pk").values_list("pk", flat=True)]


def funding_of(solution: Solution) -> list[dict[str, Any]]:
    """Return the funding lines of a solution as the forms have them."""
    return [
        {
            "kind": line.kind,
            "funder": line.funder,
            "amount": line.amount,
            "secured": "secured" if line.is_secured else "sought",
        }
        for line in solution.funding_lines.all()
    ]


def share_left(mission: Mission, besides: Contribution | None) -> Decimal:
    """Return how many per cent of the target no other solution carries."""
    others = mission.contributions.exclude(pk=besides.pk if besides else None)
    return 100 - (others.aggregate(total=Sum("expected_share"))["total"] or Decimal(0))


def is_frozen_elsewhere(solution: Solution, mission: Mission) -> bool:
    """Say whether the solution serves another mission whose words are frozen, or was reported on while it did."""
    others = solution.contributions.exclude(mission=mission)
    return others.exclude(mission__stage__in=EDITABLE_STAGES).exists() or is_on_record(solution)


def is_on_record(solution: Solution) -> bool:
    """Say whether anything was reported of a solution in delivery: it keeps its money and milestones, and is never deleted."""
    reported = Q(status_changes__isnull=False) | Q(funding_lines__reports__isnull=False)
    moved = Q(milestones__reports__isnull=False) | Q(milestones__moves__isnull=False) | Q(afterlives__isnull=False)
    return Solution.objects.filter(reported | moved, pk=solution.pk).exists()


def delete_solution(solution: Solution) -> None:
    """Delete a solution that no mission has any more; one that was reported on in delivery stays on the record."""
    if not solution.contributions.exists() and not is_on_record(solution):
        solution.delete()


@transaction.atomic
def save_solution(
    *,
    mission: Mission,
    by: Person,
    solution: Solution | None = None,
    base: Mapping[str, Any] | None = None,
    **values: Any,
) -> Contribution:
    """Add a solution to a draft's portfolio, or change one; return its contribution.

    ``values`` are those of ``values_of``; what is not among them stays. ``base`` is what the person saw, as in
    ``roadmaps.drafting.missions.save_draft``. Raises NotAllowed, WrongStage, EditConflict, DoesNotFit, FrozenElsewhere,
    SharedWithOthers.
    """
    mission = open_draft(mission, by)
    if solution is None:
        contribution = add_solution(mission, values["title"])
        now: dict[str, Any] = {"expected_share": None}
    else:
        contribution = Contribution.objects.get(mission=mission, solution=solution)
        contribution.solution = lock_row(solution)
        now = values_of(contribution)
        values = merged_onto(mission, base, now, values)
    changed = {field: value for field, value in values.items() if spelled(value) != spelled(now.get(field))}
    _check_share(mission, contribution, changed)
    if solution is not None and set(changed) - {"expected_share"}:
        require_words(solution, mission, by)
    write_solution(contribution, changed)
    touch(mission)
    return contribution


def require_words(solution: Solution, mission: Mission, by: Person) -> None:
    """Require that ``by`` may change the words of a solution; they have then drafted all missions that it serves.

    Raises FrozenElsewhere and SharedWithOthers.
    """
    if is_frozen_elsewhere(solution, mission):
        raise FrozenElsewhere(FROZEN)
    require_change(solution, by)
    count_as_drafter(solution, by)


def add_solution(mission: Mission, title: str) -> Contribution:
    """Add a solution of that title at the end of a portfolio; return its contribution. Call inside a transaction."""
    solution = Solution.objects.create(title=title, slug=free_slug(Solution, title, most=100))
    return Contribution.objects.create(mission=mission, solution=solution, position=mission.contributions.count())


def _check_share(mission: Mission, contribution: Contribution, changed: Mapping[str, Any]) -> None:
    share = changed.get("expected_share")
    if share is not None and share > (left := share_left(mission, contribution)):
        raise DoesNotFit(mission, {"expected_share": share_sentence(left)})


def share_sentence(left: Decimal) -> str:
    """Return what to say when a share is larger than what the other solutions leave."""
    taken = format((100 - left).normalize(), "f")
    return f"The other solutions already carry {taken}%. Enter {format(left.normalize(), 'f')} or less"


def write_solution(contribution: Contribution, changed: Mapping[str, Any]) -> None:
    """Write what changed of a solution, its people, its money and its share. Call inside a transaction."""
    solution = contribution.solution
    own = [field for field in OF_SOLUTION if field in changed]
    for field in own:
        setattr(solution, field, changed[field])
    if own:
        solution.save(update_fields=own)
    if "expected_share" in changed:
        contribution.expected_share = changed["expected_share"]
        contribution.save(update_fields=["expected_share"])
    for field, related in (("sectors", solution.sectors), ("feeds_back_to", solution.feeds_back_to)):
        if field in changed:
            related.set(changed[field])
    if {"lead_kind", "lead_name"} & set(changed):
        _set_lead(solution, changed)
    if "partners" in changed:
        _set_partners(solution, changed["partners"])
    if "funding" in changed:
        _set_funding(solution, changed["funding"])
    if "milestones" in changed:
        solution.milestones.all().delete()
        Milestone.objects.bulk_create(Milestone(solution=solution, **one) for one in changed["milestones"])


def _set_lead(solution: Solution, changed: Mapping[str, Any]) -> None:
    lead = solution.partnerships.filter(part=Partnership.Part.LEAD).select_related("organisation").first()
    kind = changed.get("lead_kind", lead.kind if lead else "")
    name = changed.get("lead_name", _name(lead) if lead else "")
    solution.partnerships.filter(part=Partnership.Part.LEAD).delete()
    if kind:
        organisation = organisation_named(name, kind)
        Partnership.objects.create(solution=solution, part=Partnership.Part.LEAD, kind=kind, organisation=organisation)


def _set_partners(solution: Solution, partners: list[Mapping[str, str]]) -> None:
    solution.partnerships.filter(part=Partnership.Part.PARTNER).delete()
    once = {(one["kind"], one.get("name", "").lower()): one for one in partners}
    Partnership.objects.bulk_create(
        Partnership(
            solution=solution,
            part=Partnership.Part.PARTNER,
            kind=one["kind"],
            organisation=organisation_named(one.get("name", ""), one["kind"]),
        )
        for one in once.values()
    )


def _set_funding(solution: Solution, lines: list[Mapping[str, Any]]) -> None:
    solution.funding_lines.all().delete()
    FundingLine.objects.bulk_create(
        FundingLine(
            solution=solution,
            kind=line["kind"],
            funder=line.get("funder", ""),
            amount=line.get("amount"),
            is_secured=line.get("secured") == "secured",
        )
        for line in lines
    )


@transaction.atomic
def join_solution(*, mission: Mission, by: Person, solution: Solution, expected_share: Decimal | None) -> Contribution:
    """Let a solution that exists serve this mission too, with a share of its own; return the contribution.

    Raises NotAllowed, WrongStage and DoesNotFit.
    """
    mission = open_draft(mission, by)
    _check_share(mission, Contribution(), {"expected_share": expected_share})
    solution = lock_row(solution)
    contribution, _ = Contribution.objects.get_or_create(
        mission=mission,
        solution=solution,
        defaults={"expected_share": expected_share, "position": mission.contributions.count()},
    )
    touch(mission)
    return contribution


@transaction.atomic
def copy_solution(*, contribution: Contribution, by: Person) -> Contribution:
    """Put a copy in the place of a solution that other missions share, so that it can change here alone.

    Returns the contribution of the copy. Raises NotAllowed and WrongStage.
    """
    mission = open_draft(contribution.mission, by)
    values = values_of(contribution)
    share = values.pop("expected_share")
    contribution.delete()
    copied = save_solution(mission=mission, by=by, expected_share=share, **values)
    Contribution.objects.filter(pk=copied.pk).update(position=contribution.position)
    return copied


@transaction.atomic
def drop_solution(*, contribution: Contribution, by: Person) -> None:
    """Take a solution out of a draft's portfolio; it is deleted when no other mission has it."""
    mission = open_draft(contribution.mission, by)
    solution = lock_row(contribution.solution)
    contribution.delete()
    delete_solution(solution)
    touch(mission)
