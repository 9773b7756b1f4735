"""The tables of the open data: a class a table, a field a column, with its name for people and what it means.

The interface, the spreadsheets and the descriptions of the CSV files are all made from these.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from ninja import Field, Schema
from pydantic import PlainSerializer

# Numbers stay exact: as text in Python, as a number in JSON.
Number = Annotated[Decimal, PlainSerializer(lambda value: float(value), return_type=float)]


class Roadmap(Schema):
    """A place's collection of challenges."""

    slug: str = Field(title="Roadmap", description="Its name in addresses", examples=["camden-renewal"])
    title: str = Field(title="Title", description="What it is called", examples=["Camden Renewal"])
    place: str = Field(title="Place", description="Whose roadmap it is", examples=["London Borough of Camden"])
    year: int = Field(title="Year", description="When it was published", examples=[2021])
    kind: str = Field(title="Kind", description="own, reference (published by others) or practice", examples=["own"])
    note: str = Field(title="Note", description="What to know before reading it")
    sources: list[str] = Field(title="Sources", description="Where it was published")
    licence: str = Field(title="Licence", description="Under which others published it; else that of all this data")
    url: str = Field(title="Page", description="The page that shows it")


class Challenge(Schema):
    """A broad priority within a roadmap."""

    id: int = Field(title="Challenge", description="Its number", examples=[1])
    roadmap: str = Field(title="Roadmap", description="The slug of its roadmap", examples=["camden-renewal"])
    title: str = Field(title="Title", description="What it is called")
    summary: str = Field(title="Summary", description="What it is about")
    origin: str = Field(title="Why it is a priority", description="Who chose it as one")
    evidence: str = Field(title="Evidence", description="What shows that it is a priority here")


class Mission(Schema):
    """A concrete problem within a challenge, with a target and a deadline, as the public is shown it."""

    slug: str = Field(title="Mission", description="Its name in addresses", examples=["everyone-eats-well-every-day"])
    roadmap: str = Field(title="Roadmap", description="The slug of its roadmap", examples=["camden-renewal"])
    challenge: int = Field(title="Challenge", description="The number of its challenge")
    title: str = Field(title="Title", description="What it is called")
    statement: str = Field(title="Statement", description="What it promises, in a sentence or two")
    beneficiaries: str = Field(title="Who benefits", description="Who is better off when it is met")
    daily_life: str = Field(title="What would change", description="What would change in daily life")
    stage: str = Field(title="Stage", description="Where it stands in its lifecycle", examples=["in delivery"])
    target_kind: str = Field(title="Kind of target", description="quantified, binary, or empty where none is set")
    measure: str = Field(title="Measure", description="What is measured, for a quantified target")
    unit: str = Field(title="Unit", description="In which unit all its values are", examples=["per cent"])
    starting_value: Number | None = Field(None, title="Starting value", description="In the unit of the target")
    starting_value_on: date | None = Field(None, title="Starting value on", description="The day of the starting value")
    starting_value_is_illustrative: bool = Field(title="Illustrative start", description="Whether it is made up")
    target_value: Number | None = Field(None, title="Value to reach", description="In the unit of the target")
    condition: str = Field(title="Condition", description="What must be true on the day, for a binary target")
    confirmed_by: str = Field(title="Who confirms it", description="Who says at the end whether it was met")
    data_source: str = Field(title="Data source", description="Where its figures come from")
    starts_on: date | None = Field(None, title="Starts on", description="The first day")
    deadline: date | None = Field(None, title="Deadline", description="The day by which it is to be met")
    published_in: str = Field(title="Published in", description="Where it was published before it came here")
    revision: int | None = Field(None, title="Revision", description="The number of the revision that speaks for it")
    digest: str = Field(title="Digest", description="SHA-256 of that revision; any change would change it")
    frozen_at: datetime | None = Field(None, title="Frozen at", description="When that revision was frozen")
    criteria_met: int | None = Field(None, title="Criteria met", description="Of the five, by the latest settled check")
    path: str = Field(title="Path", description="Whether its figure is on the path to the target, once adopted")
    url: str = Field(title="Page", description="The page that shows it")


class Sector(Schema):
    """A part of society that a mission asks to take part."""

    mission: str = Field(title="Mission", description="The slug of the mission that asks")
    name: str = Field(title="Sector", description="What it is called", examples=["Health services"])
    kind: str = Field(title="Kind", description="public, private, third, civic or academic", examples=["public"])
    contribution: str = Field(title="Asked to contribute", description="What it is asked to bring")


class Solution(Schema):
    """A project that is to bring one or more missions nearer to their targets."""

    slug: str = Field(title="Solution", description="Its name in addresses")
    missions: list[str] = Field(title="Missions", description="The slugs of the public missions that it serves")
    title: str = Field(title="Title", description="What it is called")
    objective: str = Field(title="Objective", description="What it is to achieve")
    success_measure: str = Field(title="Measure of success", description="What shows that it worked")
    status: str = Field(title="Status", description="proposed, agreed, in delivery, completed or stopped")
    innovation_stage: str = Field(title="Stage of innovation", description="From basic research to mainstream")
    approach: str = Field(title="Approach", description="The path or technology that it takes, in a word or two")
    disciplines: list[str] = Field(title="Disciplines", description="The fields of knowledge that it draws on")
    instruments: list[str] = Field(title="Policy instruments", description="The levers that back it")
    sectors: list[str] = Field(title="Works through", description="The sectors that it works through")
    origin: str = Field(title="Started by", description="council, partner or resident proposal")
    is_high_risk: bool = Field(title="High risk", description="Whether it is marked as likely to fail and worth trying")
    ward: str = Field(title="Ward", description="Where it is, if in one place")
    provenance: str = Field(title="Provenance", description="drafted, published, or illustrative: nobody's plan")
    url: str = Field(title="Page", description="The page that shows it")


class Share(Schema):
    """How much of a mission's target a solution is expected to bring."""

    mission: str = Field(title="Mission", description="The slug of the mission")
    solution: str = Field(title="Solution", description="The slug of the solution")
    expected_share: Number | None = Field(None, title="Share", description="In per cent of the mission's target")


class Partner(Schema):
    """An organisation, or a kind of one, that leads or joins a solution."""

    solution: str = Field(title="Solution", description="The slug of the solution")
    part: str = Field(title="Part", description="lead or partner", examples=["lead"])
    kind: str = Field(title="Kind", description="public, private, third, civic or academic")
    organisation: str = Field(title="Organisation", description="Its name; empty where only the kind is known")


class Organisation(Schema):
    """An organisation that leads or joins solutions."""

    name: str = Field(title="Organisation", description="What it is called")
    kinds: list[str] = Field(title="Kinds", description="As what it takes part")
    leads: list[str] = Field(title="Leads", description="The slugs of the solutions that it leads")
    joins: list[str] = Field(title="Joins", description="The slugs of the solutions that it joins")


class Funding(Schema):
    """A line of money, or help in kind, behind a solution."""

    solution: str = Field(title="Solution", description="The slug of the solution")
    kind: str = Field(title="Kind", description="grant, loan, equity, co-financing or in kind")
    funder: str = Field(title="Funder", description="Who gives it")
    amount: Number | None = Field(None, title="Amount", description="In pounds sterling", examples=[25000])
    is_secured: bool = Field(title="Secured", description="Whether it was secured when the mission was frozen")


class Milestone(Schema):
    """Something that is to be reached on the way, by a mission or by a solution of it."""

    mission: str = Field(title="Mission", description="The slug of the mission")
    solution: str = Field("", title="Solution", description="The slug of the solution, for a milestone of its own")
    title: str = Field(title="Milestone", description="What is to be reached")
    due_on: date = Field(title="Due on", description="The day as it was frozen")
    now_due_on: date | None = Field(None, title="Moved to", description="The day that it was moved to since")
    reached_on: date | None = Field(None, title="Reached on", description="The day when it was reached")
    dropped_on: date | None = Field(None, title="Dropped on", description="The day when it was given up")


class Indicator(Schema):
    """The figure by which a mission is followed."""

    mission: str = Field(title="Mission", description="The slug of the mission")
    measure: str = Field(title="Measure", description="What is measured")
    unit: str = Field(title="Unit", description="In which unit")
    direction: str = Field(title="Direction", description="up or down: which way it should go")
    rhythm_months: int | None = Field(None, title="Every", description="Months between two measurements")
    measurements: int = Field(title="Measurements", description="How many there are")


class Measurement(Schema):
    """What the figure of a mission was on a day."""

    mission: str = Field(title="Mission", description="The slug of the mission")
    on: date = Field(title="Date", description="The day that the value is of")
    value: Number = Field(title="Value", description="In the unit of the mission's target")
    note: str = Field(title="Note", description="What to know of it")


class Finding(Schema):
    """What the data of a mission show for or against a criterion, by fixed rules. It decides nothing."""

    mission: str = Field(title="Mission", description="The slug of the mission")
    criterion: int = Field(title="Criterion", description="The number of the criterion, 1 to 5", ge=1, le=5)
    key: str = Field(title="Finding", description="Its lasting name", examples=["deadline"])
    name: str = Field(title="What was looked at", description="In words")
    state: str = Field(title="State", description="met, partly, not or unknown", examples=["met"])
    says: str = Field(title="What was found", description="In a sentence")
    rule: str = Field(title="Rule", description="When it is met")


class Verdict(Schema):
    """What an assessor holds of one criterion, with the reason. Assessors are named only if they consent."""

    mission: str = Field(title="Mission", description="The slug of the mission")
    revision: int = Field(title="Revision", description="The number of the revision that was judged")
    criterion: int = Field(title="Criterion", description="The number of the criterion, 1 to 5", ge=1, le=5)
    by: str = Field(title="By", description="By role, and by name if they consent", examples=["Assessor 1"])
    answer: str = Field(title="Verdict", description="met, partly or not", examples=["met"])
    rating: int = Field(title="Rating", description="From 0 to 4 by the published scale", ge=0, le=4)
    reason: str = Field(title="Reason", description="Why, in the assessor's words")
    settled_on: date = Field(title="Settled on", description="The day when the check was settled")


class Consultation(Schema):
    """What people are asked about a mission, for how long, and how many took part."""

    slug: str = Field(title="Consultation", description="Its name in addresses")
    mission: str = Field(title="Mission", description="The slug of the mission")
    revision: int = Field(title="Revision", description="The number of the revision that people are asked about")
    purpose: str = Field(title="Purpose", description="What it is for")
    decided_by: str = Field(title="Who decides", description="Who decides after it")
    opens_at: datetime = Field(title="Opens at", description="The moment from which people may comment")
    closes_at: datetime = Field(title="Closes at", description="The moment at which it closes")
    state: str = Field(title="State", description="to come, open or closed", examples=["open"])
    people: int = Field(title="People", description="How many people said something that can be seen")
    comments: int = Field(title="Comments", description="How many comments can be seen")
    support: int = Field(title="Support", description="How many people support it")
    support_with_changes: int = Field(title="Support with changes", description="How many do if it changes")
    oppose: int = Field(title="Oppose", description="How many oppose it")
    questions: int = Field(title="Questions", description="How many ask something")
    answered_at: datetime | None = Field(None, title="Answered at", description="When the answer was published")
    you_said: str = Field(title="You said", description="What the council heard, once it is published")
    we_did: str = Field(title="We did", description="What it does about that, once it is published")
    url: str = Field(title="Page", description="The page that shows it")


class Comment(Schema):
    """What somebody said in a consultation, as anybody can read it: under the name that they let be shown, or none."""

    id: int = Field(title="Comment", description="Its number")
    consultation: str = Field(title="Consultation", description="The slug of the consultation")
    reply_to: int | None = Field(None, title="Reply to", description="The number of the comment that it replies to")
    by: str = Field(title="By", description="The shown name; erased people are former participants")
    stance: str = Field(title="Stance", description="support, with changes, oppose, question; empty for a reply")
    question: str = Field(title="Question", description="The question that it answers")
    body: str = Field(title="Words", description="What was said")
    said_on: date = Field(title="Said on", description="The day")
    via: str = Field(title="How it came", description="online, paper, telephone or meeting")
    backed: int = Field(title="Backed by", description="How many people back it")


class Decision(Schema):
    """What commissioners decided about a mission."""

    id: int = Field(title="Decision", description="Its number")
    mission: str = Field(title="Mission", description="The slug of the mission")
    decision: str = Field(title="What", description="What was decided", examples=["Adopted"])
    on: date = Field(title="On", description="The day")
    by: str = Field(title="By", description="By role, and by name if they consent")
    reason: str = Field(title="Reason", description="Why")
    revision: int | None = Field(None, title="Revision", description="The number of the revision that it is about")
