"""Make what a test needs, in as few words as the test has to say."""

import uuid
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import factory
from django.utils import timezone

from accounts.models import Person, Role, RoleGrant
from engagement.consulting.closing import close_what_is_over
from engagement.consulting.opening import Asked, open_consultation
from engagement.consulting.telling import take_part
from engagement.models import Comment, Consultation, HouseRule
from engagement.responding import save_response
from roadmaps.checking.judging import submit_assessment
from roadmaps.checking.submitting import submit_for_check
from roadmaps.delivery.outcome import attest, save_closing_report
from roadmaps.models import (
    Assessment,
    Challenge,
    ChangeAsked,
    ClosingReport,
    Contribution,
    CriteriaCheck,
    FirstRating,
    Mission,
    MissionSector,
    Organisation,
    Outcome,
    Partnership,
    Revision,
    Roadmap,
    Sector,
    Solution,
    StepTaken,
    Verdict,
)
from roadmaps.models.choices import Answer, Criterion
from roadmaps.revisions.freezing import freeze


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = factory.Sequence(lambda n: f"Person {n}")


def person(*roles: Role) -> Person:
    """Return a person who holds ``roles``."""
    made = PersonFactory()
    RoleGrant.objects.bulk_create([RoleGrant(person=made, role=role) for role in roles])
    return made


def resident() -> Person:
    return person()


def officer() -> Person:
    return person(Role.OFFICER)


def assessor() -> Person:
    return person(Role.ASSESSOR)


def administrator() -> Person:
    return person(Role.ADMINISTRATOR)


def moderator() -> Person:
    return person(Role.MODERATOR)


def commissioner() -> Person:
    return person(Role.COMMISSIONER)


class RoadmapFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Roadmap

    slug = factory.Sequence(lambda n: f"roadmap-{n}")
    title = factory.Sequence(lambda n: f"Roadmap {n}")
    place = "A borough"
    year = 2026
    published_at = factory.LazyFunction(timezone.now)


class ChallengeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Challenge

    roadmap = factory.SubFactory(RoadmapFactory)
    title = factory.Sequence(lambda n: f"Challenge {n}")
    summary = "A broad priority."
    origin = "political leadership"
    published_at = factory.LazyFunction(timezone.now)


class MissionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Mission

    challenge = factory.SubFactory(ChallengeFactory)
    slug = factory.Sequence(lambda n: f"mission-{n}")
    title = factory.Sequence(lambda n: f"Mission {n}")
    statement = "In five years, everyone here breathes clean air."


class SectorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Sector

    name = factory.Sequence(lambda n: f"Sector {n}")
    kind = "public"


class SolutionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Solution

    slug = factory.Sequence(lambda n: f"solution-{n}")
    title = factory.Sequence(lambda n: f"Solution {n}")
    objective = "Something is different."
    innovation_stage = "pilot"


TARGET = {
    "target_kind": "quantified",
    "measure": "Streets with clean air",
    "unit": "per cent",
    "direction": "up",
    "baseline_value": Decimal(10),
    "target_value": Decimal(100),
    "data_source": "sensors",
}


def draft(by: Person, led_by: Organisation | None = None, **fields) -> Mission:
    """Return a draft by ``by`` that is whole enough to submit; ``led_by`` leads its one solution."""
    today = timezone.localdate()
    whole = {
        **TARGET,
        "baseline_date": today - timedelta(days=30),
        "deadline": date(today.year + 5, 12, 31),
        **fields,
    }
    mission = MissionFactory(lead_officer=by, **whole)
    mission.drafters.add(by)
    MissionSector.objects.create(mission=mission, sector=SectorFactory())
    solution = SolutionFactory()
    Contribution.objects.create(mission=mission, solution=solution, expected_share=50)
    Partnership.objects.create(solution=solution, part="lead", kind="public", organisation=led_by)
    return mission


def in_check(by: Person, **fields) -> CriteriaCheck:
    """Return the open check of a submitted draft."""
    return submit_for_check(mission=draft(by, **fields), by=by).criteria_check


def seated(check: CriteriaCheck, by: Person | None = None) -> Person:
    """Return an assessor who has taken a seat of the check, opened the revision, and rated all five for the first time.

    Written as it stands afterwards, as most tests begin there: to do each deed takes twenty times as long.
    """
    by = by or assessor()
    now = timezone.now()
    seat, _ = Assessment.objects.update_or_create(
        criteria_check=check,
        assessor=by,
        defaults={"taken_at": now, "opened_at": now},
        create_defaults={"taken_at": now, "opened_at": now, "due_on": timezone.localdate() + timedelta(days=14)},
    )
    rated = (FirstRating(assessment=seat, criterion=number, rating=3) for number in Criterion.values)
    FirstRating.objects.bulk_create(rated, ignore_conflicts=True)
    return by


def judge(check: CriteriaCheck, by: Person, **answers: str) -> None:
    """Take a seat, judge all five criteria and hand in; ``c3="not"`` answers the third so, the rest are met."""
    seat = check.assessments.get(assessor=seated(check, by))
    verdicts = [
        Verdict(
            assessment=seat,
            criterion=number,
            rating=3 if answers.get(f"c{number}", "met") == "met" else 1,
            answer=Answer.of(3 if answers.get(f"c{number}", "met") == "met" else 1),
            reason=f"Because of what I saw about {number}.",
        )
        for number in Criterion.values
    ]
    # What they judged before is judged again.
    Verdict.objects.filter(assessment=seat).delete()
    Verdict.objects.bulk_create(verdicts)
    ChangeAsked.objects.bulk_create(
        ChangeAsked(verdict=one, **asks(f"Change {one.criterion}.")) for one in verdicts if one.answer != Answer.MET
    )
    submit_assessment(check=check, by=by)


def asks(says: str, field: str = "", solution: str = "") -> dict[str, str]:
    """Return a change as an assessor asks for it."""
    return {"field": field, "solution": solution, "says": says}


def checked(by: Person, **fields) -> Mission:
    """Return a mission that has passed its check."""
    check = in_check(by, **fields)
    for _ in range(2):
        judge(check, assessor())
    return Mission.objects.get(pk=check.revision.mission_id)


def midnight(days: int) -> datetime:
    """Return the moment at which the day begins that is so many days from today."""
    return timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=days), time.min))


def consultation(by: Person, *, opens: int = 0, closes: int = 30, asked: dict | None = None, **fields) -> Consultation:
    """Return a consultation that opens and closes that many days from today; ``asked`` is what else it says of itself."""
    return open_on(checked(by, **fields), by, opens=opens, closes=closes, **(asked or {}))


def open_on(mission: Mission, by: Person, *, opens: int = 0, closes: int = 30, **asked) -> Consultation:
    """Return a consultation on a mission that has passed its check."""
    return open_consultation(
        mission=mission,
        by=by,
        purpose="To hear what you think.",
        may_change="The target.",
        decided_by="The commission",
        opens_at=midnight(opens),
        closes_at=midnight(closes + 1),
        questions=[Asked("What would change for you?")],
        **asked,
    )


def closed_consultation(by: Person) -> Consultation:
    """Return a consultation whose last day was yesterday, closed by the clock."""
    made = consultation(by, opens=-40, closes=-1)
    close_what_is_over()
    made.refresh_from_db()
    return made


def answered_mission(by: Person) -> Mission:
    """Return a mission that awaits its decision, its consultation answered."""
    made = closed_consultation(by)
    save_response(consultation=made, by=by, you_said="You said.", we_did="We did.", publish=True)
    return Mission.objects.get(pk=made.mission.pk)


def in_delivery(by: Person, **fields) -> Mission:
    """Return a mission in delivery, frozen as it was adopted.

    Written as it stands afterwards, as most tests begin there.
    """
    return frozen_in_delivery(draft(by, **fields), by)


def frozen_in_delivery(mission: Mission, by: Person) -> Mission:
    """Return a draft as it would be had it been adopted as it stands, and its delivery begun."""
    adopted = freeze(mission, by=by, kind=Revision.Kind.SUBMITTED)
    for step, start, end in (("adopt", "deciding", "adopted"), ("start_delivery", "adopted", "in delivery")):
        StepTaken.objects.create(
            mission=mission, step=step, from_stage=start, to_stage=end, by=by, revision=adopted, reason="It is needed."
        )
    Mission.objects.filter(pk=mission.pk).update(stage="in delivery")
    return Mission.objects.with_parents().get(pk=mission.pk)


def attested(mission: Mission, result: str = "achieved", by: Person | None = None, **said) -> Outcome:
    """Return the outcome of a mission in delivery, confirmed by somebody who had no part in it."""
    by = by or resident()
    Mission.objects.filter(pk=mission.pk).update(attester=by)
    if "figure" in said:
        said.setdefault("measured_on", timezone.localdate())
    told = {"evidence": "The register says so.", "capacity": "Chair of the assembly", **said}
    return attest(mission=mission, by=by, result=result, **told)


def closed(mission: Mission, by: Person) -> ClosingReport:
    """Return the published closing report of a mission that is over; its solutions go on."""
    live = mission.contributions.exclude(solution__status="stopped").select_related("solution")
    return save_closing_report(
        mission=mission,
        by=by,
        went_well="The workshops.",
        went_otherwise="The fund came late.",
        learnt="Ask neighbours first.",
        fates=[{"solution": one.solution, "fate": "goes on"} for one in live],
        publish=True,
    )


def comment(on: Consultation, by: Person | None = None, **fields) -> Comment:
    """Return a comment."""
    given = {"stance": "support", "body": "I am for it.", **fields}
    author = by or resident()
    take_part(on, author)
    return Comment.objects.create(consultation=on, author=author, form_key=uuid.uuid4(), **given)


def rule(title: str = "Be civil") -> HouseRule:
    """Return a rule of the house."""
    return HouseRule.objects.get_or_create(title=title)[0]
