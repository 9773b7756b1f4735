"""Put one illustrative mission in each stage, by the same verbs that people use."""

import uuid
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pghistory
from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from camden_missions.demonstration import missions as told
from camden_missions.demonstration.delivery import deliver
from camden_missions.demonstration.people import make_people
from engagement.consulting.closing import close_what_is_over
from engagement.consulting.opening import Asked, open_consultation
from engagement.models import Comment, Consultation
from engagement.moderating.first_rules import FIRST_RULES
from engagement.moderating.house_rules import rules_now, write_rules
from engagement.responding import save_response
from notifications.following import follow
from notifications.things import thing
from roadmaps.checking.assigning import ask_assessor, take_up
from roadmaps.checking.judging import open_revision, rate_first, save_verdict, submit_assessment
from roadmaps.checking.submitting import submit_for_check
from roadmaps.drafting.answering_changes import changes_of, tick_off
from roadmaps.drafting.measuring import save_measurements
from roadmaps.drafting.milestones import add_milestone
from roadmaps.drafting.missions import save_draft, start_mission
from roadmaps.drafting.portfolio import save_solution
from roadmaps.drafting.sectors import ask_sector
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import Challenge, CriteriaCheck, Mission, Roadmap, Sector, Solution
from roadmaps.models.choices import Criterion, Provenance, RoadmapKind

SLUG = "camden-practice"
COMMENTS = 40


@transaction.atomic
def tell_story() -> bool:
    """Make the demonstration's people and missions; return False when they are there already."""
    people = make_people()
    if Roadmap.objects.filter(slug=SLUG).exists():
        return False
    _roadmap()
    _follow(people["resident"])
    _house_rules(people["moderator"])
    _draft(told.HALF_DONE, people["officer"])
    _in_check(people)
    _returned(people)
    _differing(people)
    _deciding(told.TO_ANSWER, people)
    _answered(told.TO_DECIDE, people)
    _in_delivery(people)
    # Last, so that its comments are the newest.
    _in_consultation(people)
    Solution.objects.filter(missions__challenge__roadmap__slug=SLUG).update(provenance=Provenance.ILLUSTRATIVE)
    return True


def _follow(resident: Person) -> None:
    """Let the resident hear of everything, so that the bell and the mailbox have something to show."""
    follow(person=resident, things=[thing("roadmap", Roadmap.objects.get(slug=SLUG).pk)])


def _house_rules(moderator: Person) -> None:
    """Write the rules with which a service begins, where there are none."""
    if not rules_now():
        write_rules(by=moderator, rules=[(None, *rule) for rule in FIRST_RULES])


def _today() -> date:
    return timezone.localdate()


def _roadmap() -> None:
    roadmap = Roadmap.objects.create(
        slug=SLUG,
        title="Practice roadmap",
        place="An illustrative borough",
        year=_today().year,
        note="One mission in each stage, to learn on.",
        kind=RoadmapKind.PRACTICE,
        published_at=timezone.now(),
    )
    for position, (title, summary, origin) in enumerate(told.CHALLENGES):
        Challenge.objects.create(
            roadmap=roadmap,
            title=title,
            summary=summary,
            origin=origin,
            evidence="Illustrative: what people said at public meetings.",
            position=position,
            published_at=timezone.now(),
        )


def _draft(draft: told.Draft, by: Person) -> Mission:
    """Write a mission as an officer would, form by form; the history names them."""
    with pghistory.context(user=by.pk):
        return _written(draft, by)


def _written(draft: told.Draft, by: Person) -> Mission:
    challenge = Challenge.objects.get(roadmap__slug=SLUG, title=draft.challenge)
    mission = start_mission(challenge=challenge, title=draft.title, by=by)
    words = ("statement", "beneficiaries", "daily_life", "public_voice")
    save_draft(mission=mission, by=by, **{word: getattr(draft, word) for word in words})
    save_draft(mission=mission, by=by, baseline_date=_today() - timedelta(days=90), **draft.target)
    if draft.years:
        deadline = date(_today().year + draft.years, 12, 31)
        save_draft(mission=mission, by=by, starts_on=_today() + timedelta(days=60), deadline=deadline)
    for name, kind, contribution in draft.sectors:
        ask_sector(mission=mission, by=by, name=name, kind=kind, contribution=contribution)
    for title, years in draft.milestones:
        add_milestone(mission=mission, by=by, title=title, due_on=date(_today().year + years, 12, 31))
    _measured(mission, by, draft)
    for solution in draft.solutions:
        _solution(mission, by, dict(solution))
    Mission.objects.filter(pk=mission.pk).update(baseline_is_illustrative=True)
    return mission


def _measured(mission: Mission, by: Person, draft: told.Draft) -> None:
    """Record the illustrative history of the target's figure, a value a year before the starting one."""
    rows = [
        {"on": _today() - timedelta(days=90 + 365 * years), "value": Decimal(value), "note": "Illustrative"}
        for years, value in draft.history
    ]
    if rows:
        save_measurements(mission=mission, by=by, rhythm_months=12, measurements=rows)


def _solution(mission: Mission, by: Person, given: dict) -> None:
    funding = given.pop("funding", None)
    asked = Sector.objects.filter(name__in=given.pop("sectors"), mission_sectors__mission=mission)
    lead_kind, lead_name = given.pop("lead")
    save_solution(
        mission=mission,
        by=by,
        expected_share=given.pop("share"),
        sectors=[sector.pk for sector in asked],
        lead_kind=lead_kind,
        lead_name=lead_name,
        partners=[{"kind": kind} for kind in given.pop("partner_kinds")],
        funding=[dict(zip(("kind", "funder", "amount", "secured"), funding, strict=True))] if funding else [],
        **given,
    )


def _judge(check: CriteriaCheck, by: Person, otherwise: dict[int, told.Otherwise] | None = None) -> None:
    """Judge and hand in: met on all five, but for what ``otherwise`` says of some."""
    take_up(check=check, by=by)
    open_revision(check=check, by=by)
    for criterion in Criterion.values:
        less = (otherwise or {}).get(criterion)
        rating = less.rating if less else 4 if criterion in (1, 2) else 3
        # Who finds something wanting found it so only once they had seen the data.
        rate_first(check=check, by=by, criterion=criterion, rating=min(rating + bool(less), 4))
        save_verdict(
            check=check,
            by=by,
            criterion=criterion,
            rating=rating,
            reason=less.reason if less else told.REASONS[by.email.split("@")[0]][criterion],
            changes=[{"field": field, "solution": "", "says": says} for field, says in less.changes] if less else [],
        )
    submit_assessment(check=check, by=by)


def _submitted(draft: told.Draft, by: Person) -> CriteriaCheck:
    note = "Look hard at the milestones: we were least sure of them."
    revision = submit_for_check(mission=_draft(draft, by), by=by, note=note)
    return revision.criteria_check


def _in_check(people: dict[str, Person]) -> None:
    """One has judged, one has been asked by name."""
    check = _submitted(told.IN_CHECK, people["officer"])
    _judge(check, people["assessor1"])
    ask_assessor(check=check, assessor=people["assessor2"], by=people["admin"])


def _returned(people: dict[str, Person]) -> None:
    """Two found the same missing; the officer has begun to mend it."""
    check = _submitted(told.RETURNED, people["officer"])
    for name in ("assessor1", "assessor2"):
        _judge(check, people[name], told.NOT_YET[name])
    check.refresh_from_db()
    first = changes_of(check).first()
    tick_off(change=first, by=people["officer"], done=True, how="We cut the sentence in two.")


def _differing(people: dict[str, Person]) -> None:
    """Two differ on one criterion, and have not settled it."""
    check = _submitted(told.DIFFERING, people["officer2"])
    _judge(check, people["assessor1"])
    _judge(check, people["assessor2"], told.IN_DOUBT)


def _checked(draft: told.Draft, people: dict[str, Person]) -> Mission:
    check = _submitted(draft, people["officer"])
    _judge(check, people["assessor1"])
    _judge(check, people["assessor2"])
    return check.revision.mission


def _midnight(days: int) -> datetime:
    """Return the moment at which the day begins that is so many days from today."""
    return timezone.make_aware(datetime.combine(_today() + timedelta(days=days), time.min))


def _consulted(draft: told.Draft, people: dict[str, Person], *, opened: int, closes: int) -> Consultation:
    """Open a consultation ``opened`` days ago that closes ``closes`` days from today."""
    return open_consultation(
        mission=_checked(draft, people),
        by=people["officer"],
        purpose=f"To hear what you think of “{draft.title}” before anything is decided.",
        may_change="The target, the date and the solutions can all still change. The challenge is set.",
        decided_by="The illustrative commission, four weeks after the last day",
        cannot_change="What the law asks of landlords, schools and roads is not for the council to change.",
        opens_at=_midnight(-opened),
        closes_at=_midnight(closes + 1),
        questions=[
            Asked("What would change for you?"),
            Asked("What is missing?"),
            Asked("How soon should it be met?", "one", options=("Sooner", "As proposed", "Later", "Never")),
        ],
    )


def _say(consultation: Consultation, people: dict[str, Person], number: int) -> None:
    """Let neighbours comment over the days that the consultation has been open."""
    neighbours = [_neighbour(name) for name in told.NAMES]
    questions = list(consultation.questions.filter(kind="open"))
    days = (min(_today(), consultation.closes_on) - consultation.opens_on).days or 1
    start = timezone.now() - timedelta(days=(_today() - consultation.opens_on).days)
    comments = []
    for i in range(number):
        stance, body = told.COMMENTS[i % len(told.COMMENTS)]
        comments.append(
            Comment(
                consultation=consultation,
                author=neighbours[(i * 5) % len(neighbours)],
                stance=stance,
                question=questions[i % 2] if i % 3 == 0 else None,
                body=body,
                form_key=uuid.uuid4(),
                created_at=start + timedelta(days=days * i / number),
            )
        )
    Comment.objects.bulk_create(comments)


def _neighbour(name: str) -> Person:
    email = f"{name.lower()}@neighbours.example"
    # No password: nobody signs in as them.
    return Person.objects.filter(email=email).first() or Person.objects.create_user(email, name=name)


def _in_consultation(people: dict[str, Person]) -> None:
    _say(_consulted(told.CONSULTED, people, opened=12, closes=23), people, COMMENTS)


def _deciding(draft: told.Draft, people: dict[str, Person]) -> Consultation:
    consultation = _consulted(draft, people, opened=40, closes=-5)
    _say(consultation, people, 18)
    close_what_is_over()
    return Consultation.objects.get(pk=consultation.pk)


def _answered(draft: told.Draft, people: dict[str, Person]) -> Mission:
    consultation = _deciding(draft, people)
    save_response(
        consultation=consultation,
        by=people["officer"],
        you_said="Most of you support it. Many asked us to start with the places that need it most, and to let residents choose "
        "the details.",
        we_did="We will begin with the ten places where the need is greatest. A residents' panel will choose the details. We "
        "keep the date, because most of you said that later would be too late.",
        publish=True,
    )
    return consultation.revision.mission


def _in_delivery(people: dict[str, Person]) -> None:
    mission = _answered(told.DELIVERED, people)
    why = "The response takes up what residents asked for, and all five criteria are met."
    take_step(mission=mission, name="adopt", by=people["commissioner"], reason=why)
    take_step(mission=mission, name="start_delivery", by=people["officer"])
    deliver(Mission.objects.with_parents().get(pk=mission.pk), people)
