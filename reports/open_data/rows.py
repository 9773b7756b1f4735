"""The rows of every table, from missions as the public is shown them."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from ninja import Schema

from engagement import models as engagement
from engagement.models import Stance
from engagement.reading import counted
from govuk.addresses import absolute
from reports.open_data import schemas
from reports.open_data.shown import Shown
from roadmaps.lifecycle.signing import signed
from roadmaps.lifecycle.table import BY_NAME
from roadmaps.models import Challenge, Contribution, Roadmap, StepTaken

OfMission = Callable[[Shown], Iterator[Schema]]


def number(text: str | None) -> Decimal | None:
    """Return a number that a document keeps as text."""
    return Decimal(text) if text not in (None, "") else None


def roadmap(one: Roadmap) -> schemas.Roadmap:
    """Return the row of a roadmap."""
    own = {
        name: getattr(one, name) for name in ("slug", "title", "place", "year", "kind", "note", "sources", "licence")
    }
    return schemas.Roadmap(**own, url=absolute(one.get_absolute_url()))


def challenge(one: Challenge) -> schemas.Challenge:
    """Return the row of a challenge that was read with its roadmap."""
    own = {name: getattr(one, name) for name in ("id", "title", "summary", "origin", "evidence")}
    return schemas.Challenge(**own, roadmap=one.roadmap.slug)


def mission(shown: Shown) -> Iterator[schemas.Mission]:
    """Yield the one row of a mission."""
    one, target, revision = shown.mission, shown.document["target"], shown.revision
    published = (
        f"{one.published_in}, {one.published_year}" if one.published_in and one.published_year else one.published_in
    )
    yield schemas.Mission(
        slug=one.slug,
        roadmap=one.challenge.roadmap.slug,
        challenge=one.challenge_id,
        title=one.title,
        statement=one.statement,
        beneficiaries=one.beneficiaries,
        daily_life=one.daily_life,
        stage=one.stage,
        target_kind=target["kind"],
        measure=target["measure"],
        unit=target["unit"],
        starting_value=number(target["baseline"]),
        starting_value_on=target["baseline_date"],
        starting_value_is_illustrative=one.baseline_is_illustrative,
        target_value=number(target["value"]),
        condition=target["condition"],
        confirmed_by=target["attested_by"],
        data_source=one.data_source,
        starts_on=one.starts_on,
        deadline=one.deadline,
        published_in=published,
        revision=revision.number if revision else None,
        digest=revision.digest if revision else "",
        frozen_at=revision.submitted_at if revision else None,
        criteria_met=shown.judgement.met if shown.judgement else None,
        path=shown.path,
        url=shown.url,
    )


def sectors(shown: Shown) -> Iterator[schemas.Sector]:
    """Yield the sectors that a mission asks."""
    for one in shown.document["sectors"]:
        yield schemas.Sector(mission=shown.mission.slug, **one)


def shares(shown: Shown) -> Iterator[schemas.Share]:
    """Yield how much of a mission's target each of its solutions is expected to bring."""
    for one in shown.document["solutions"]:
        share = number(one["expected_share"])
        yield schemas.Share(mission=shown.mission.slug, solution=one["slug"], expected_share=share)


def milestones(shown: Shown) -> Iterator[schemas.Milestone]:
    """Yield the milestones of a mission, then those of its solutions."""
    for one in shown.document["milestones"]:
        yield schemas.Milestone(mission=shown.mission.slug, solution="", **one)
    for solution in shown.document["solutions"]:
        for one in solution["milestones"]:
            yield schemas.Milestone(mission=shown.mission.slug, solution=solution["slug"], **one)


def indicators(shown: Shown) -> Iterator[schemas.Indicator]:
    """Yield the figure of a mission, where its target is one."""
    target, indicator = shown.document["target"], shown.document["indicator"]
    if target["measure"]:
        yield schemas.Indicator(
            mission=shown.mission.slug,
            measure=target["measure"],
            unit=target["unit"],
            direction=target["direction"],
            rhythm_months=indicator["rhythm_months"],
            measurements=len(indicator["measurements"]),
        )


def measurements(shown: Shown) -> Iterator[schemas.Measurement]:
    """Yield what the figure of a mission was, the oldest first."""
    for one in shown.document["indicator"]["measurements"]:
        yield schemas.Measurement(
            mission=shown.mission.slug, on=one["on"], value=Decimal(one["value"]), note=one["note"] or ""
        )


def findings(shown: Shown) -> Iterator[schemas.Finding]:
    """Yield what the data of a mission show, criterion by criterion."""
    for standing in shown.standings:
        for one in standing.findings:
            yield schemas.Finding(
                mission=shown.mission.slug,
                criterion=one.criterion,
                key=one.key,
                name=one.kind.name,
                state=one.state,
                says=one.says,
                rule=one.rule,
            )


def verdicts(shown: Shown) -> Iterator[schemas.Verdict]:
    """Yield what assessors hold of a mission, by its latest settled check."""
    judgement = shown.judgement
    for criterion in judgement.criteria if judgement else ():
        for one in criterion.verdicts:
            yield schemas.Verdict(
                mission=shown.mission.slug,
                revision=judgement.revision.number,
                criterion=criterion.text.number,
                by=one.by,
                answer=one.verdict.answer,
                rating=one.verdict.rating,
                reason=one.verdict.reason,
                settled_on=timezone.localdate(judgement.check.settled_at),
            )


def solutions_of(shown: Iterable[Shown], serves: dict[str, list[str]]) -> dict[str, dict[str, Any]]:
    """Return the solutions of missions by their slugs, each as the mission that was frozen last has it.

    ``serves`` are the slugs of the public missions that each solution serves.
    """
    found: dict[str, tuple[Any, dict[str, Any]]] = {}
    for one in shown:
        frozen = one.mission.frozen_at if one.mission.frozen else None
        for solution in one.document["solutions"]:
            there = found.get(solution["slug"])
            if there is None or (frozen and (there[0] is None or frozen > there[0])):
                found[solution["slug"]] = frozen, {**solution, "missions": serves.get(solution["slug"], [])}
    return {slug: solution for slug, (_, solution) in found.items()}


def serves(solutions: Iterable[str], missions: QuerySet) -> dict[str, list[str]]:
    """Return the slugs of those of ``missions`` that each solution serves, by its slug. One query."""
    pairs = Contribution.objects.filter(solution__slug__in=list(solutions), mission__in=missions.values("pk"))
    found: dict[str, list[str]] = {}
    for solution, slug in pairs.order_by("mission__pk").values_list("solution__slug", "mission__slug"):
        found.setdefault(solution, []).append(slug)
    return found


SOLUTION = (
    "slug",
    "missions",
    "title",
    "objective",
    "success_measure",
    "status",
    "innovation_stage",
    "approach",
    "disciplines",
    "instruments",
    "sectors",
    "origin",
    "is_high_risk",
    "ward",
    "provenance",
)


def solution(one: dict[str, Any]) -> schemas.Solution:
    """Return the row of a solution as ``solutions_of`` gives it."""
    return schemas.Solution(
        **{name: one[name] for name in SOLUTION}, url=absolute(reverse("solution", args=[one["slug"]]))
    )


def partners(one: dict[str, Any]) -> Iterator[schemas.Partner]:
    """Yield who leads and joins a solution."""
    for partner in one["partners"]:
        yield schemas.Partner(
            solution=one["slug"], part=partner["part"], kind=partner["kind"], organisation=partner["name"]
        )


def funding(one: dict[str, Any]) -> Iterator[schemas.Funding]:
    """Yield the money behind a solution."""
    for line in one["funding"]:
        yield schemas.Funding(
            solution=one["slug"],
            kind=line["kind"],
            funder=line["funder"],
            amount=number(line["amount"]),
            is_secured=line["is_secured"],
        )


def organisations(found: Iterable[dict[str, Any]]) -> list[schemas.Organisation]:
    """Return every organisation that solutions name, by its name."""
    named: dict[str, dict[str, set[str]]] = {}
    for one in found:
        for partner in one["partners"]:
            if partner["name"]:
                parts = named.setdefault(partner["name"], {"kinds": set(), "lead": set(), "partner": set()})
                parts["kinds"].add(partner["kind"])
                parts[partner["part"]].add(one["slug"])
    return [
        schemas.Organisation(
            name=name, kinds=sorted(parts["kinds"]), leads=sorted(parts["lead"]), joins=sorted(parts["partner"])
        )
        for name, parts in sorted(named.items())
    ]


def consultations(found: Iterable[engagement.Consultation]) -> list[schemas.Consultation]:
    """Return the rows of consultations that were read with their missions and responses. One query more."""
    return [_consultation(one) for one in counted(found)]


def _consultation(one: engagement.Consultation) -> schemas.Consultation:
    published, stances = one.published_response, one.stance_counts
    return schemas.Consultation(
        slug=one.slug,
        mission=one.mission.slug,
        revision=one.revision.number,
        purpose=one.purpose,
        decided_by=one.decided_by,
        opens_at=one.opens_at,
        closes_at=one.closes_at,
        state="open" if one.is_open() else "to come" if one.is_to_come() else "closed",
        people=one.voices,
        comments=one.said,
        support=stances.get(Stance.SUPPORT, 0),
        support_with_changes=stances.get(Stance.WITH_CHANGES, 0),
        oppose=stances.get(Stance.OPPOSE, 0),
        questions=stances.get(Stance.QUESTION, 0),
        answered_at=published.published_at if published else None,
        you_said=published.you_said if published else "",
        we_did=published.we_did if published else "",
        url=absolute(one.get_absolute_url()),
    )


def comment(one: engagement.Comment) -> schemas.Comment:
    """Return the row of a comment that can be seen, read with its author, its question and its consultation."""
    return schemas.Comment(
        id=one.pk,
        consultation=one.consultation.slug,
        reply_to=one.reply_to_id,
        by=one.author_name,
        stance=one.stance,
        question=one.question.text if one.question else "",
        body=one.body,
        said_on=timezone.localdate(one.created_at),
        via=one.via,
        backed=one.backed,
    )


def decision(one: StepTaken) -> schemas.Decision:
    """Return the row of a decision that was read with its mission, its revision and who took it."""
    return schemas.Decision(
        id=one.pk,
        mission=one.mission.slug,
        decision=BY_NAME[one.step].done,
        on=timezone.localdate(one.at),
        by=signed(one),
        reason=one.reason,
        revision=one.revision.number if one.revision else None,
    )
