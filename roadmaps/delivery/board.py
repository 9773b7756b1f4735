"""The portfolio board: all missions of a roadmap on one page, what needs the commission most first.

One query brings all that was reported of the missions; their documents are examined beside the ones that were adopted.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone

from accounts.models import Person
from roadmaps.criteria.path import MOST_NEEDING_FIRST, OnPath, PathState
from roadmaps.criteria.what_if import losses_of
from roadmaps.delivery.beside_the_document import pace_reported, path_reported, with_reported
from roadmaps.delivery.changing import ADOPTING
from roadmaps.delivery.due import begun_by, next_report
from roadmaps.delivery.money import Pounds, pounds_before_reports
from roadmaps.examination.examining import dossier_of, examine_document
from roadmaps.examination.method import Method, current_method
from roadmaps.lifecycle.table import BY_NAME
from roadmaps.models import (
    BoardVisit,
    FundingLine,
    LearningEntry,
    Measurement,
    MilestoneMove,
    MilestoneReport,
    Mission,
    MoneyReport,
    ProposedChange,
    Roadmap,
    Stage,
    StageReport,
    StatusChange,
    StepTaken,
)
from roadmaps.models.mission import ENDED_STAGES
from roadmaps.pictures.trajectory import small_trajectory_svg
from roadmaps.revisions.documents import documents_of
from roadmaps.wording import long_date

SHOWN = (Stage.DECIDING, Stage.ADOPTED, Stage.IN_DELIVERY, *ENDED_STAGES)
# A part of the target that falls with one thing is a risk worth naming from here on, in per cent.
RISKY = 30


@dataclass(frozen=True)
class Waits:
    """A decision that waits for the commission, and the name and the number of the page where it is taken."""

    says: str
    page: str
    number: int | None = None


@dataclass
class BoardRow:
    """One mission on the board."""

    mission: Mission
    path: OnPath
    waits: list[Waits]
    late: list[str]
    reached: int
    milestones: int
    next: tuple[str, date] | None
    money: Pounds
    met_now: int
    met_then: int | None
    known: int
    risks: list[str]
    learnt: int
    failures: int
    late_report: date | None
    chart: str = ""
    news: list[str] = field(default_factory=list)

    @property
    def need(self) -> tuple[bool, bool, int, bool, str]:
        """What it is sorted by: an outcome or a decision that waits, its path, what is late, and its title."""
        return (
            not self.mission.is_overdue,
            not self.waits,
            MOST_NEEDING_FIRST.index(self.path.state),
            not (self.late or self.late_report),
            self.mission.title,
        )

    @property
    def is_worse(self) -> bool:
        """Whether fewer findings are met than when it was adopted."""
        return self.met_then is not None and self.met_now < self.met_then


@dataclass(frozen=True)
class Board:
    """The rows, and since when news are told; None for somebody who never looked."""

    rows: list[BoardRow]
    since: datetime | None

    @property
    def numbers(self) -> list[tuple[PathState, int]]:
        """How many missions stand where on their path, what needs most first."""
        return [
            (state, number)
            for state in MOST_NEEDING_FIRST
            if (number := sum(row.path.state is state for row in self.rows if row.mission.is_followed))
        ]


def board_of(roadmap: Roadmap, person: Person | None = None, *, answered: Container[int] = ()) -> Board:
    """Return the board of a roadmap, with what is new to ``person`` since they last looked. Four queries.

    ``answered`` are the missions on which people were asked and answered: only on those can the commission decide.
    """
    visit = BoardVisit.objects.filter(person=person, roadmap=roadmap).first() if person else None
    since = visit.at if visit else None
    missions = list(_missions(roadmap, since or timezone.now()))
    method = current_method()
    documents = documents_of(missions) if missions else []
    rows = [_row(mission, document, method, answered) for mission, document in zip(missions, documents, strict=True)]
    return Board(sorted(rows, key=lambda row: row.need), since)


def mark_as_read(*, roadmap: Roadmap, person: Person) -> None:
    """Note that a person has read the board of a roadmap: only what comes later is new to them."""
    BoardVisit.objects.update_or_create(person=person, roadmap=roadmap, defaults={"at": timezone.now()})


def _missions(roadmap: Roadmap, since: datetime) -> QuerySet[Mission]:
    own = {"mission": OuterRef("pk")}
    steps = StepTaken.objects.filter(**own).order_by("-at", "-pk")
    adopted = steps.filter(step__in=ADOPTING, revision__isnull=False)
    latest = MoneyReport.objects.filter(line=OuterRef("pk")).order_by("-on", "-pk")
    lines = FundingLine.objects.filter(solution__contributions__mission=OuterRef("pk")).annotate(
        **{f"so_{name}": Subquery(latest.values(name)[:1]) for name in ("secured", "committed", "spent")}
    )
    pounds = {name: Cast(name, TextField()) for name in ("amount", "so_secured", "so_committed", "so_spent")}
    reports = StageReport.objects.filter(**own)
    learnt = LearningEntry.objects.filter(**own).order_by().values("mission")
    changes = ProposedChange.objects.filter(**own, state__in=ProposedChange.WAITING)
    begun = steps.filter(step="start_delivery").order_by().values("mission").annotate(at=Min("at"))
    sent = reports.filter(sent_at__isnull=False).order_by().values("mission").annotate(at=Max("until"))
    missions = Mission.objects.with_parents().shown().filter(challenge__roadmap=roadmap, stage__in=SHOWN)
    return with_reported(missions.filter(challenge__archived_at=None)).annotate(
        adopted=Subquery(adopted.values("revision__document")[:1]),
        lines=ArraySubquery(lines.values(one=JSONObject(is_secured="is_secured", **pounds))),
        unanswered=ArraySubquery(reports.filter(sent_at__isnull=False, answered_at=None).values("number")),
        open_changes=ArraySubquery(changes.values("number")),
        learnt_number=Subquery(learnt.annotate(n=Count("pk")).values("n")),
        failures=Subquery(learnt.annotate(n=Count("pk", filter=Q(outcome="failed"))).values("n")),
        begun_at=Subquery(begun.values("at")),
        reported_at=Subquery(sent.values("at")),
        **_news(since),
    )


def _news(since: datetime) -> dict[str, ArraySubquery]:
    """Return what happened to each mission since a moment, as annotations, each a list of texts."""
    mission, after = OuterRef("pk"), {"at__gt": since}
    ours = {"solution__contributions__mission": mission}
    told: dict[str, tuple[QuerySet[Any], str]] = {
        "new_steps": (StepTaken.objects.filter(mission=mission, **after), "step"),
        "new_states": (StatusChange.objects.filter(**ours, **after).order_by("pk"), "solution__title"),
        "new_reports": (StageReport.objects.filter(mission=mission, sent_at__gt=since), "number"),
        "new_learnt": (LearningEntry.objects.filter(mission=mission, written_at__gt=since), "title"),
        "new_milestones": (MilestoneReport.objects.filter(milestone__mission=mission, **after), "milestone__title"),
        "new_moves": (MilestoneMove.objects.filter(milestone__mission=mission, **after), "milestone__title"),
        "new_figures": (
            Measurement.objects.standing().filter(indicator__mission=mission, reported_at__gt=since).order_by("on"),
            "on",
        ),
    }
    return {name: ArraySubquery(rows.values(one=F(value))) for name, (rows, value) in told.items()}


def _row(mission: Mission, document: dict[str, Any], method: Method, answered: Container[int]) -> BoardRow:
    today = timezone.localdate()
    marks = [one for one in mission.marks if not one["dropped_on"]]
    open_ones = [(one["title"], date.fromisoformat(one["due_on"])) for one in marks if not one["reached_on"]]
    met_now, known = _met(document, method, today)
    return BoardRow(
        mission=mission,
        path=path_reported(mission, method.thresholds),
        waits=_waits(mission, answered),
        late=[title for title, due in open_ones if due < today],
        reached=sum(one["reached_on"] is not None for one in marks),
        milestones=len(marks),
        next=min((one for one in open_ones if one[1] >= today), key=lambda one: one[1], default=None),
        money=_money(mission.lines),
        met_now=met_now,
        met_then=_met(mission.adopted, method, today)[0] if mission.adopted else None,
        known=known,
        risks=_risks(document, today),
        learnt=mission.learnt_number or 0,
        failures=mission.failures or 0,
        late_report=_late_report(mission, today),
        chart=_chart(mission),
        news=_told(mission),
    )


def _chart(mission: Mission) -> str:
    """Return the small picture of the figure over time; nothing where too little was measured."""
    pace = pace_reported(mission) if mission.is_followed else None
    return small_trajectory_svg(pace) if pace else ""


def _met(document: dict[str, Any], method: Method, today: date) -> tuple[int, int]:
    """Return how many findings of all five criteria are met, and how many the data can tell."""
    standings = examine_document(document, method, as_of=today)
    return sum(one.met for one in standings), sum(one.known for one in standings)


def _money(lines: Iterable[dict[str, Any]]) -> Pounds:
    return sum((_pounds(line) for line in lines), Pounds())


def _pounds(line: dict[str, Any]) -> Pounds:
    if line["so_secured"] is None:
        return pounds_before_reports(Decimal(line["amount"] or 0), is_secured=line["is_secured"])
    return Pounds(*(Decimal(line[f"so_{name}"]) for name in ("secured", "committed", "spent")))


def _risks(document: dict[str, Any], today: date) -> list[str]:
    """Return what would take much of the target with it, the largest first, and how many bets are open."""
    losses = [one for one in losses_of(dossier_of(document, as_of=today)) if one.share >= RISKY]
    said = [f"{one.share:.0f}% of the target falls with {one.name}" for one in losses[:2]]
    live = [one for one in document["solutions"] if one["status"] not in ("stopped", "completed")]
    bets = sum(one["is_high_risk"] for one in live)
    return said + ([f"{bets} high-risk solution{'' if bets == 1 else 's'} under way"] if bets else [])


def _waits(mission: Mission, answered: Container[int]) -> list[Waits]:
    ready = mission.stage == Stage.DECIDING and mission.pk in answered
    found = [Waits("Decide on adoption", "decision")] if ready else []
    found += [Waits(f"Decide on change {number}", "mission_change", number) for number in mission.open_changes]
    found += [Waits(f"Answer stage report {number}", "stage_report", number) for number in mission.unanswered]
    return found


def _late_report(mission: Mission, today: date) -> date | None:
    if mission.stage != Stage.IN_DELIVERY:
        return None
    due = next_report(mission, last=_day(mission.reported_at), begun=begun_by(mission, _day(mission.begun_at)))
    return due if due and due < today else None


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def _told(mission: Mission) -> list[str]:
    """Return what happened to a mission since somebody looked, in sentences."""
    return [
        *(f"{BY_NAME[name].done}." for name in mission.new_steps),
        *(f"Measured on {long_date(day)}." for day in mission.new_figures),
        *(f"Milestone reported: {title}." for title in mission.new_milestones),
        *(f"Milestone moved: {title}." for title in mission.new_moves),
        *(f"Solution reported: {title}." for title in mission.new_states),
        *(f"Stage report {number} sent." for number in mission.new_reports),
        *(f"Learnt: {title}." for title in mission.new_learnt),
    ]
