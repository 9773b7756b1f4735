"""What officers do to the portfolio of a draft: add, change and remove solutions."""

from typing import Any

from django.db import transaction

from accounts.models import Person
from roadmaps.drafting import open_draft
from roadmaps.models import Contribution, FundingLine, Mission, Organisation, Partnership, Sector, Solution
from roadmaps.naming import free_slug

OWN_FIELDS = (
    "title",
    "objective",
    "success_measure",
    "innovation_stage",
    "feeds_back",
    "disciplines",
    "approach",
    "instruments",
    "origin",
    "status",
    "is_high_risk",
    "learnt_if_fails",
    "ward",
)


@transaction.atomic
def save_solution(
    *,
    mission: Mission,
    by: Person,
    solution: Solution | None = None,
    expected_share: Any = None,
    sectors: list[Sector] | None = None,
    lead: tuple[str, str] = ("", ""),
    partner_kinds: list[str] | None = None,
    funding: list[dict[str, Any]] | None = None,
    **fields: Any,
) -> Contribution:
    """Add a solution to a draft's portfolio, or change one; return its contribution.

    ``expected_share`` is per cent of the target; ``lead`` is a kind of actor and a name, which may be empty;
    ``funding`` holds the fields of each line. Raises NotAllowed and WrongStage.
    """
    mission = open_draft(mission, by)
    solution = solution or Solution(slug=free_slug(Solution, fields["title"], most=100))
    for field in OWN_FIELDS:
        if field in fields:
            setattr(solution, field, fields[field])
    solution.save()
    if sectors is not None:
        solution.sectors.set(sectors)
    _set_partners(solution, lead, partner_kinds or [])
    if funding is not None:
        _set_funding(solution, funding)
    contribution, _ = Contribution.objects.update_or_create(
        mission=mission,
        solution=solution,
        defaults={"expected_share": expected_share},
        create_defaults={"expected_share": expected_share, "position": mission.contributions.count()},
    )
    return contribution


def _set_partners(solution: Solution, lead: tuple[str, str], partner_kinds: list[str]) -> None:
    kind, name = lead
    solution.partnerships.filter(part=Partnership.Part.LEAD).delete()
    if kind:
        organisation = None
        if name:
            # An organisation is what it is: its kind is asked once, where it is first named.
            organisation, _ = Organisation.objects.get_or_create(name=name, defaults={"kind": kind})
        Partnership.objects.create(solution=solution, part=Partnership.Part.LEAD, kind=kind, organisation=organisation)
    unnamed = solution.partnerships.filter(part=Partnership.Part.PARTNER, organisation=None)
    unnamed.exclude(kind__in=partner_kinds).delete()
    kept = set(solution.partnerships.filter(part=Partnership.Part.PARTNER).values_list("kind", flat=True))
    Partnership.objects.bulk_create(
        [
            Partnership(solution=solution, part=Partnership.Part.PARTNER, kind=kind)
            for kind in partner_kinds
            if kind not in kept
        ]
    )


def _set_funding(solution: Solution, lines: list[dict[str, Any]]) -> None:
    solution.funding_lines.all().delete()
    FundingLine.objects.bulk_create([FundingLine(solution=solution, **line) for line in lines])


@transaction.atomic
def drop_solution(*, contribution: Contribution, by: Person) -> None:
    """Take a solution out of a draft's portfolio; it is deleted when no other mission has it."""
    open_draft(contribution.mission, by)
    solution = contribution.solution
    contribution.delete()
    if not solution.contributions.exists():
        solution.delete()
