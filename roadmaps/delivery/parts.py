"""What a change in delivery can do to a mission and its portfolio, and how each part of it is done.

A part is a dictionary with its ``kind`` and what that kind asks for, as JSON keeps it: numbers and dates as text. What
cannot be done any more is refused with DoesNotFit, so that a proposal that waited is never half made.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Sum

from accounts.models import Person
from locking import lock_row
from roadmaps.delivery.solutions import write_status
from roadmaps.drafting.coherence import faults_of
from roadmaps.drafting.missions import touch
from roadmaps.drafting.portfolio import add_solution, values_of, write_solution
from roadmaps.drafting.sharing import in_words, require_change
from roadmaps.errors import DoesNotFit
from roadmaps.models import Contribution, Mission
from roadmaps.models.choices import SolutionStatus
from roadmaps.permissions import missions_of
from roadmaps.wording import long_date, number

Part = Mapping[str, Any]
# What the new half of a solution that was split takes over from the first.
HANDED_ON = (
    "approach",
    "disciplines",
    "instruments",
    "lead_kind",
    "lead_name",
    "partners",
    "sectors",
    "ward",
    "status",
)
ADDED = ("objective", "success_measure", "approach", "innovation_stage", "lead_kind", "lead_name", "instruments")
WORDS = ("statement", "beneficiaries", "daily_life")
TARGET = ("target_value", "condition", "attested_by", "deadline")


def do_parts(mission: Mission, by: Person, parts: list[Part]) -> None:
    """Do every part of a change to a mission, one after the other. Call inside a transaction, the mission locked.

    Raises DoesNotFit for what cannot be done any more or does not stand together, and SharedWithOthers.
    """
    for part in parts:
        DO[part["kind"]](mission, by, part)
    live = mission.contributions.exclude(solution__status=SolutionStatus.STOPPED)
    carried = live.aggregate(total=Sum("expected_share"))["total"] or 0
    if carried > 100:
        raise _wrong(mission, f"Together the solutions would carry {number(carried)}% of the target. Take some away")


def _stop(mission: Mission, by: Person, part: Part) -> None:
    """Stop a solution; one that serves other missions too leaves this one and goes on there."""
    contribution = _live(mission, part["solution"])
    solution = contribution.solution
    if missions_of(solution).exclude(pk=mission.pk).exists():
        contribution.delete()
        return
    write_status(solution, by, SolutionStatus.STOPPED, part["says"])


def _add(mission: Mission, by: Person, part: Part) -> None:
    contribution = add_solution(mission, part["title"])
    given = {field: part[field] for field in ADDED if part.get(field)}
    write_solution(contribution, {**given, "expected_share": _share(part), "status": SolutionStatus.AGREED})


def _scale(mission: Mission, by: Person, part: Part) -> None:
    """Move a solution along the innovation chain, and give it another share of the target."""
    contribution = _live(mission, part["solution"])
    if part["innovation_stage"] != contribution.solution.innovation_stage:
        _require_own(mission, contribution, by)
    changed = {"innovation_stage": part["innovation_stage"], "expected_share": _share(part)}
    write_solution(contribution, changed)


def _split(mission: Mission, by: Person, part: Part) -> None:
    """Let a part of a solution go its own way: a new solution by the same people, with a share of its own."""
    first = _live(mission, part["solution"])
    _require_own(mission, first, by)
    values = values_of(first)
    second = add_solution(mission, part["title"])
    taken = {field: values[field] for field in HANDED_ON}
    taken |= {"objective": part["objective"], "innovation_stage": values["innovation_stage"]}
    write_solution(second, {**taken, "expected_share": _share(part, "new_share")})
    write_solution(first, {"expected_share": _share(part)})


def _join(mission: Mission, by: Person, part: Part) -> None:
    """Let one solution go on inside another, which takes over who joins it and what it uses."""
    first, second = _live(mission, part["solution"]), _live(mission, part["other"])
    if first == second:
        raise _wrong(mission, "Choose two different solutions to join")
    for contribution in (first, second):
        _require_own(mission, contribution, by)
    ours, theirs = values_of(first), values_of(second)
    joined = {name: [*ours[name], *(one for one in theirs[name] if one not in ours[name])] for name in JOINED}
    lead = {"kind": theirs["lead_kind"], "name": theirs["lead_name"]}
    if lead["kind"] and (lead["kind"], lead["name"]) != (ours["lead_kind"], ours["lead_name"]):
        joined["partners"] = [*joined["partners"], lead]
    write_solution(first, {**joined, "expected_share": _share(part)})
    write_status(second.solution, by, SolutionStatus.STOPPED, f"It goes on inside “{first.solution}”. {part['says']}")


JOINED = ("partners", "sectors", "disciplines", "instruments")


def _words(mission: Mission, by: Person, part: Part) -> None:
    _write(mission, {field: part[field] for field in WORDS if field in part})


def _target(mission: Mission, by: Person, part: Part) -> None:
    read: dict[str, Callable[[str], Any]] = {"target_value": Decimal, "deadline": date.fromisoformat}
    given = {field: read.get(field, str)(part[field]) for field in TARGET if part.get(field)}
    if (day := given.get("deadline")) and (last := mission.milestones.filter(due_on__gt=day, dropped_on=None).last()):
        raise _wrong(mission, f"The milestone “{last}” is due on {long_date(last.due_on)}, after that deadline")
    _write(mission, given)


DO: dict[str, Callable[[Mission, Person, Part], None]] = {
    "stop": _stop,
    "add": _add,
    "scale": _scale,
    "split": _split,
    "join": _join,
    "words": _words,
    "target": _target,
}


def _write(mission: Mission, given: dict[str, Any]) -> None:
    for field, value in given.items():
        setattr(mission, field, value)
    names = ("target_kind", "condition", "measure", "unit", "baseline_value", "baseline_date", "target_value")
    looked_at = {name: getattr(mission, name) for name in (*names, "direction", "starts_on", "deadline")}
    if faults := faults_of(looked_at):
        raise DoesNotFit(mission, {"parts": next(iter(faults.values()))})
    touch(mission, *given)


def _live(mission: Mission, slug: str) -> Contribution:
    """Return the contribution of a solution of the portfolio, the solution locked. Raises DoesNotFit for no live one."""
    found = Contribution.objects.filter(mission=mission, solution__slug=slug).select_related("solution").first()
    if found is None:
        raise _wrong(mission, "A solution that it names is no longer in the portfolio")
    found.solution = lock_row(found.solution)
    if found.solution.status == SolutionStatus.STOPPED:
        raise _wrong(mission, f"“{found.solution}” has stopped already")
    return found


def _require_own(mission: Mission, contribution: Contribution, by: Person) -> None:
    """Require that a solution serves this mission alone: what others adopted is not changed from here."""
    require_change(contribution.solution, by)
    others = missions_of(contribution.solution).exclude(pk=mission.pk)
    if others.exists():
        raise _wrong(
            mission, f"“{contribution.solution}” also serves {in_words(others)}, so only its share can change here"
        )


def _share(part: Part, name: str = "expected_share") -> Decimal | None:
    return Decimal(part[name]) if part.get(name) not in (None, "") else None


def _wrong(mission: Mission, says: str) -> DoesNotFit:
    return DoesNotFit(mission, {"parts": says})


def in_a_sentence(part: Part, titles: Mapping[str, str]) -> str:
    """Return what a part of a change does, in a sentence; ``titles`` are those of the solutions, by their address."""
    title, other = titles.get(part.get("solution", "")), titles.get(part.get("other", ""))
    share = f"{part.get('expected_share')}% of the target" if part.get("expected_share") else "no share of its own"
    says = {
        "stop": f"“{title}” stops",
        "add": f"“{part.get('title')}” comes in, for {share}",
        "scale": f"“{title}” goes on at the stage “{part.get('innovation_stage')}”, for {share}",
        "split": f"“{part.get('title')}” splits off from “{title}”",
        "join": f"“{other}” goes on inside “{title}”",
        "words": "The mission says it in other words",
        "target": _of_target(part),
    }
    return f"{says[part['kind']]}." + (f" {part['says']}" if part.get("says") else "")


def _of_target(part: Part) -> str:
    said = []
    if part.get("target_value"):
        said.append(f"the value to reach becomes {part['target_value']}")
    if part.get("condition"):
        said.append("the condition is put in other words")
    if part.get("attested_by"):
        said.append(f"{part['attested_by']} confirms it")
    if part.get("deadline"):
        said.append(f"the deadline becomes {long_date(part['deadline'])}")
    text = ", ".join(said) or "the target stays"
    return text[:1].upper() + text[1:]
