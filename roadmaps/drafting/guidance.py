"""What each criterion asks of a field, with one good and one weak example of what to write there.

The criteria are those of A Mission Oriented Approach (2020), as docs/method.md breaks them down; the
examples are made up.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Guidance:
    """Help beside one field: the criterion, what it asks here, and two examples."""

    criterion: int
    asks: str
    good: str
    weak: str


GUIDANCE = {
    "title": Guidance(
        1,
        "A name that people would use when they talk about it.",
        "Every child walks to school in clean air",
        "Air quality improvement programme, phase 2",
    ),
    "statement": Guidance(
        1,
        "One plain sentence that a resident would stop for. It says what will be true, for whom and by when; the how "
        "comes later.",
        "By 2030, no child in the borough breathes dirty air on the way to school.",
        "To leverage cross-cutting interventions that deliver improved air quality outcomes.",
    ),
    "beneficiaries": Guidance(
        1,
        "Names, not “everyone”: groups, streets or wards, and those who were left behind first.",
        "All 14,000 primary pupils, first those at the nine schools beside main roads",
        "Residents and stakeholders",
    ),
    "daily_life": Guidance(
        1,
        "A picture of an ordinary day once it is met, so that people can tell whether they want it.",
        "Parents let children walk the last streets alone. Inhalers stay in the bag. The road outside the gate is quiet.",
        "Air quality will be improved across the area.",
    ),
    "public_voice": Guidance(
        1,
        "Where people asked for it: an assembly, a petition, a campaign, a consultation, and what they said.",
        "The citizens' assembly of 2026 put it second of 17; 2,300 people signed the parents' petition.",
        "Engagement took place.",
    ),
    "evidence": Guidance(
        1,
        "What shows that the whole challenge matters here, with a source that others can look up.",
        "One home in five is cold in winter: borough housing survey, 2025, table 4.",
        "It is well known that this is a problem.",
    ),
    "target_kind": Guidance(
        2,
        "Choose a number when progress can be counted on the way, and a condition when it is all or nothing.",
        "A number: homes that stay warm. A condition: the council's own estate runs without fossil fuel.",
        "Both at once, so that nobody can say which counts.",
    ),
    "measure": Guidance(
        2,
        "What is counted, so exactly that two people would count the same.",
        "Homes where the living room is at least 18 °C on winter evenings",
        "Warmth",
    ),
    "target_value": Guidance(
        2,
        "A value far enough from today's to need new ideas, and not so far that nobody believes it.",
        "From 62 to 95 per cent in six years",
        "From 62 to 63 per cent, which the present trend reaches by itself",
    ),
    "data_source": Guidance(
        2,
        "Who publishes the figure, and how often, so that progress can be seen before the end.",
        "The residents' survey, each October, published in January",
        "Internal data",
    ),
    "condition": Guidance(
        2,
        "One sentence that is either true or not on the day. An “and” often hides a second one.",
        "Every street with a school is closed to through traffic at opening and closing time.",
        "Streets near schools are mostly quieter and people are satisfied.",
    ),
    "attested_by": Guidance(
        2,
        "Somebody who did not carry it out.",
        "The borough's director of public health",
        "The project team",
    ),
    "deadline": Guidance(
        2,
        "Near enough that somebody in post will answer for it, far enough for something new to grow: 2 to 20 years.",
        "31 December 2032",
        "As soon as possible",
    ),
    "objective": Guidance(
        5,
        "What will be different when this one solution works; not what will be done.",
        "Six hundred households cook together once a week in kitchens they run themselves.",
        "To set up a working group on food.",
    ),
    "success_measure": Guidance(
        5,
        "How you will know, for this solution alone.",
        "Households that come at least twice a month",
        "Positive feedback",
    ),
    "expected_share": Guidance(
        5,
        "How much of the target this one carries. No single solution should carry more than half.",
        "20: one household in five of those to be reached",
        "100, with four more solutions beside it",
    ),
    "innovation_stage": Guidance(
        3,
        "Where it stands between an idea and daily practice. A portfolio needs early and late ones.",
        "Pilot: tried in two schools this year",
        "Mainstream for all of them, so that nothing new can be learnt",
    ),
    "feeds_back": Guidance(
        3,
        "What is learnt here that changes another solution.",
        "Which menus pupils finish goes to the procurement team each term.",
        "Learning will be shared.",
    ),
    "learnt_if_fails": Guidance(
        3,
        "A risk worth taking teaches something even when it does not work.",
        "Whether residents keep the sensors running without being paid",
        "Nothing, it will not fail",
    ),
    "disciplines": Guidance(
        4,
        "Which fields of knowledge it joins, the arts and social sciences among them.",
        "nutrition, anthropology, logistics",
        "various",
    ),
    "partners": Guidance(
        4,
        "Who does it together: at least two kinds of actor, residents as partners and not as an audience.",
        "A tenants' association, a university, a local builder",
        "Council departments only",
    ),
    "approach": Guidance(
        5,
        "Two or three words for the path it takes, so that five solutions on one technology show as one path.",
        "deep retrofit",
        "innovative approach",
    ),
    "funding": Guidance(
        3,
        "What kind of money, from whom, and whether it is certain.",
        "Grant, health charity, £60,000, secured",
        "To be confirmed",
    ),
}

# What a check cannot begin without: see roadmaps.lifecycle.own_gates.
BEFORE_SUBMITTING = ("statement", "target_kind", "deadline")
# The criterion that looks at a field which has no help of its own.
ALSO_ASKED_BY = {
    "rhythm_months": 2,
    "measurements": 2,
    "sectors": 4,
    "lead_kind": 4,
    "instruments": 5,
    "is_high_risk": 3,
}
OTHERWISE = {"changes": "needed unless the criterion is met"}


def needed_when(name: str) -> str:
    """Return when a field that may stay empty for now is asked for; an empty text for what nothing will ever ask for."""
    if name in BEFORE_SUBMITTING:
        return "needed before you submit"
    asked_by = GUIDANCE[name].criterion if name in GUIDANCE else ALSO_ASKED_BY.get(name)
    return f"criterion {asked_by} asks for it" if asked_by else OTHERWISE.get(name, "")
