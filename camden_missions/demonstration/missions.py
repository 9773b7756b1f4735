"""The illustrative missions of the demonstration, as data. None of it is any council's policy."""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Draft:
    """What an illustrative mission says; ``years`` from today to its deadline."""

    challenge: str
    title: str
    statement: str
    beneficiaries: str = ""
    daily_life: str = ""
    public_voice: str = ""
    target: dict = field(default_factory=dict)
    years: int | None = None
    sectors: tuple = ()
    solutions: tuple = ()
    milestones: tuple = ()
    # What the figure was so many years before the starting value.
    history: tuple = ()


@dataclass(frozen=True)
class Otherwise:
    """What an assessor holds who does not find a criterion met: each change with the field that it is pinned to."""

    rating: int
    reason: str
    changes: tuple


CHALLENGES = (
    ("Warm, healthy homes", "Cold and damp homes make people ill and keep them poor.", "movement in civil society"),
    ("Clean air for all", "The air is worst beside the busiest roads, where rents are lowest.", "political leadership"),
    ("Nobody alone", "Living in a crowd is no help to those who see nobody for days.", "movement in civil society"),
    (
        "A fair start",
        "Where a child is born in the borough still says too much about what follows.",
        "political leadership",
    ),
)
SECTORS = (
    ("Local government", "public", "Use planning, procurement and its own estate to lead."),
    ("Voluntary and community organisations", "third", "Reach people whom services miss."),
    ("Universities and research", "academic", "Measure what works and publish it."),
    ("Residents' groups", "civic", "Design, test and run what serves them."),
    ("Local businesses", "private", "Invest, hire and change how they work."),
)


def portfolio(theme: str, *, first_ward: str, second_ward: str) -> tuple:
    """Return five varied solutions around ``theme``: title, objective, stage, approach, and so on.

    The workshop and the measurements are of one ward each; the other three are for the whole borough.
    """
    return (
        {
            "title": f"Neighbours' workshop for {theme}",
            "objective": f"Residents of three estates design and test their own answers for {theme}.",
            "innovation_stage": "pilot",
            "approach": "co-design",
            "ward": first_ward,
            "disciplines": ["design", "sociology"],
            "lead": ("civic", ""),
            "partner_kinds": ["third", "public"],
            "sectors": ["Residents' groups", "Voluntary and community organisations"],
            "instruments": ["convening", "public realm"],
            "origin": "resident proposal",
            "share": 20,
            "feeds_back": "What is learnt goes to the research and to procurement each quarter.",
            "funding": ("grant", "Community fund", 60_000, "secured"),
        },
        {
            "title": f"Good procurement for {theme}",
            "objective": f"Every council contract that touches on {theme} carries a clear and paid duty.",
            "innovation_stage": "mainstream",
            "approach": "procurement",
            "disciplines": ["law", "economics"],
            "lead": ("public", "Illustrative Borough Council"),
            "partner_kinds": ["private"],
            "sectors": ["Local government", "Local businesses"],
            "instruments": ["procurement"],
            "origin": "council",
            "share": 25,
            "funding": ("in kind", "Illustrative Borough Council", 120_000, "secured"),
        },
        {
            "title": f"Open measurements for {theme}",
            "objective": f"A university and residents measure {theme} street by street, and publish it.",
            "innovation_stage": "applied research",
            "approach": "citizen science",
            "ward": second_ward,
            "disciplines": ["statistics", "public health"],
            "lead": ("academic", ""),
            "partner_kinds": ["civic", "public"],
            "sectors": ["Universities and research", "Residents' groups"],
            "instruments": ["data"],
            "origin": "partner",
            "share": 15,
            "funding": ("grant", "Research council", 180_000, "sought"),
        },
        {
            "title": f"Patient fund for {theme}",
            "objective": f"Local firms get loans on fair terms to grow what works for {theme}.",
            "innovation_stage": "scale-up",
            "approach": "patient finance",
            "disciplines": ["finance"],
            "lead": ("third", ""),
            "partner_kinds": ["private", "public"],
            "sectors": ["Local businesses", "Voluntary and community organisations"],
            "instruments": [],
            "origin": "partner",
            "share": 20,
            "funding": ("loan", "Community lender", 500_000, "sought"),
        },
        {
            "title": f"The untried idea for {theme}",
            "objective": f"One bold experiment a year for {theme}, chosen by lot among residents' ideas.",
            "innovation_stage": "basic research",
            "approach": "open challenge",
            "disciplines": ["design", "engineering"],
            "lead": ("public", "Illustrative Borough Council"),
            "partner_kinds": ["civic", "academic"],
            "sectors": ["Local government", "Universities and research"],
            "instruments": ["licensing", "regulation"],
            "origin": "resident proposal",
            "share": 15,
            "is_high_risk": True,
            "learnt_if_fails": "Which rules stood in the way, and what residents would try next.",
        },
    )


def counted(measure: str, baseline: int, value: int, source: str) -> dict:
    """Return a quantified target in per cent."""
    return {
        "target_kind": "quantified",
        "measure": measure,
        "unit": "per cent",
        "direction": "up" if value > baseline else "down",
        "baseline_value": Decimal(baseline),
        "target_value": Decimal(value),
        "data_source": source,
    }


HALF_DONE = Draft(
    challenge="Nobody alone",
    title="Somebody to call",
    statement="By the end of the decade, everyone who lives alone has somebody near to call on a bad day.",
    beneficiaries="People who live alone, first those over 75 and new parents",
    target=counted(
        "People living alone who say nobody near would help", 22, 5, "a yearly residents' survey (illustrative)"
    ),
    sectors=SECTORS[1:2],
    solutions=portfolio("a knock on the door", first_ward="Gospel Oak", second_ward="Kilburn")[:1],
)
IN_CHECK = Draft(
    challenge="Warm, healthy homes",
    title="No cold homes",
    statement="In six years, no child in the borough sleeps in a cold or damp home.",
    beneficiaries="Families with children, first those renting privately",
    daily_life="Children would sleep dry and warm, and miss fewer days of school. Parents would not have to choose between the "
    "heating and a meal.",
    public_voice="Tenants' meetings on twelve estates put cold and damp first of all that they wanted changed.",
    target=counted("Homes with children that are cold or damp", 17, 0, "a yearly survey of homes (illustrative)"),
    years=6,
    sectors=SECTORS,
    solutions=portfolio("warm homes", first_ward="Haverstock", second_ward="Kilburn"),
    milestones=(("Half the homes on the list are dry", 3),),
    history=((3, 22), (2, 20), (1, 19)),
)
RETURNED = Draft(
    challenge="A fair start",
    title="Lunch that everybody can grow up on",
    statement="By the end of the decade, the council and its stakeholders will facilitate nutritional improvement so that "
    "every child in the borough has a hot lunch on every school day and most days of the holidays, at no cost to the family.",
    beneficiaries="All 22,000 school children",
    daily_life="Nobody would bring an empty box to school. Lunch would be hot, and eaten together.",
    target=counted("Children with a hot lunch on a school day", 64, 100, "school returns (illustrative)"),
    years=4,
    sectors=SECTORS[:3],
    solutions=portfolio("school lunch", first_ward="Regent's Park", second_ward="St Pancras & Somers Town")[1:4],
)
DIFFERING = Draft(
    challenge="Clean air for all",
    title="Deliveries without a diesel engine",
    statement="In six years, no parcel in the borough comes by a diesel van.",
    beneficiaries="Everybody who lives on a busy road, first children and people with asthma",
    daily_life="Streets would be quieter in the morning. Parcels would come by bike, on foot or by electric van.",
    public_voice="Residents of eleven streets counted vans for a month and brought the figures to the council.",
    target=counted("Parcels that come by diesel van", 71, 0, "a yearly count (illustrative)"),
    years=6,
    sectors=SECTORS,
    solutions=portfolio("deliveries", first_ward="Holborn & Covent Garden", second_ward="Bloomsbury"),
    milestones=(("Half of all parcels come otherwise", 3),),
    history=((2, 75), (1, 73)),
)
CONSULTED = Draft(
    challenge="Clean air for all",
    title="Clean air on every school street",
    statement="In five years, the air outside every school in the borough is clean enough to breathe without harm.",
    beneficiaries="Children and staff of all schools, and everybody who lives on their streets",
    daily_life="Children would walk to school on quiet streets. Those with asthma would need their inhalers less, and play "
    "outside on any day of the year.",
    public_voice="The citizens' assembly on the climate asked for it, and two petitions by parents followed.",
    target=counted("Schools where the air meets the health guideline", 12, 100, "roadside sensors (illustrative)"),
    years=5,
    sectors=SECTORS,
    solutions=portfolio("clean air", first_ward="St Pancras & Somers Town", second_ward="Bloomsbury"),
    milestones=(("Half of all schools meet the guideline", 2), ("Four of five schools meet it", 4)),
    history=((2, 6), (1, 9)),
)
TO_ANSWER = Draft(
    challenge="Nobody alone",
    title="A place to meet on every corner",
    statement="In four years, everyone lives within five minutes of a warm place where they can sit, talk and pay nothing.",
    beneficiaries="The whole borough, above all those who live alone",
    daily_life="On a wet day in winter there would be somewhere to go, with a kettle, a table and people who know your name.",
    public_voice="Four hundred people told the listening project what they missed most.",
    target=counted("Homes within five minutes' walk of a free warm place", 41, 100, "a yearly map (illustrative)"),
    years=4,
    sectors=SECTORS,
    solutions=portfolio("places to meet", first_ward="Gospel Oak", second_ward="Kentish Town South"),
    milestones=(("Two of three homes have one near", 2),),
    history=((2, 30), (1, 36)),
)
TO_DECIDE = Draft(
    challenge="A fair start",
    title="Every child reads by seven",
    statement="In seven years, every child in the borough reads with joy by the age of seven.",
    beneficiaries="All children, first those who speak another language at home",
    daily_life="Every home would have books on loan, and every child somebody to read to. Teachers would have time for those who "
    "find it hard.",
    public_voice="Parents at nine schools asked for it in a movement that began at one school gate.",
    target=counted("Children who read well at seven", 68, 98, "school returns (illustrative)"),
    years=7,
    sectors=SECTORS,
    solutions=portfolio("early reading", first_ward="Regent's Park", second_ward="Camden Square"),
    milestones=(("Eight in ten children read well", 3), ("Nine in ten do", 5)),
    history=((3, 62), (2, 64), (1, 66)),
)
DELIVERED = Draft(
    challenge="Warm, healthy homes",
    title="Repairs done in a week",
    statement="In three years, every repair that a tenant needs to be safe is done within a week.",
    beneficiaries="All tenants, above all older people and families with small children",
    daily_life="A tenant would report a leak once, know the day when somebody comes, and find it mended.",
    public_voice="Tenants' groups drew up the promise themselves after a year of complaints.",
    target=counted("Urgent repairs done within a week", 54, 100, "the repairs desk (illustrative)"),
    years=3,
    sectors=SECTORS,
    solutions=portfolio("quick repairs", first_ward="Haverstock", second_ward="Gospel Oak"),
    milestones=(("Three of four are done within a week", 1), ("Nine of ten are", 2)),
    history=((2, 40), (1, 47)),
)
LEARNT = (
    {
        "title": "Tenants open the door to a neighbour sooner than to a letter",
        "outcome": "failed",
        "tried": "Letters to 400 tenants, in English and Bengali, that asked for a day for the repair.",
        "found": "31 answered. On one staircase a neighbour who knocked agreed on 9 of 12 days in an evening.",
        "changes": "Stair wardens are paid to knock. Letters only confirm the day.",
        "stops": "Letters as the first step.",
    },
    {
        "title": "A shared van halves the second visits",
        "outcome": "worked",
        "tried": "A plumber and an electrician went out in one van for two months.",
        "found": "Second visits fell from 38 to 17 in a hundred repairs.",
        "changes": "Three more vans go out in pairs from the spring.",
    },
)
REASONS = {
    "assessor1": {
        1: "Most people here would know this problem from their own street, and the words are plain.",
        2: "The measure is sound, the date is clear, and anybody could check it on the day.",
        3: "It asks for far more than the trend would bring, and the mix of research and ready work makes it believable.",
        4: "Residents lead two of the solutions, and the university needs them as much as they need it.",
        5: "No single solution carries more than a quarter, and two began with residents' own ideas.",
    },
    "assessor2": {
        1: "I asked three people at a bus stop. All of them knew what it meant, and two wanted to help.",
        2: "One figure, one source, one day. Two honest people could not disagree on it.",
        3: "The pace would have to quicken, and the untried idea may well fail. They say what that would teach.",
        4: "The council leads less than half of it. I would still like to see a school or a clinic among the partners.",
        5: "Take any one solution away and most of the target still stands. That is what a portfolio is for.",
    },
}
_LONG = "It is worthy, but nobody would remember the sentence or stop for it."
_FEW = "Three solutions that all come from above leave no room for what parents and cooks know."
NOT_YET = {
    "assessor1": {
        1: Otherwise(2, _LONG, (("statement", "Cut the statement to one short sentence in plain words."),)),
        5: Otherwise(1, _FEW, (("solutions", "Add at least two solutions, one from a school's own parents."),)),
    },
    "assessor2": {
        1: Otherwise(
            2,
            "“Stakeholders” and “facilitate” are words for a report. Say what a child would find on the table.",
            (("public_voice", "Record where parents asked for this, and what they said."),),
        ),
        5: Otherwise(1, _FEW, (("solutions", "Let residents propose solutions before you submit again."),)),
    },
}
IN_DOUBT = {
    3: Otherwise(
        2,
        "The figure fell by two points a year. Nothing in the portfolio shows how it would fall six times as fast.",
        (("indicator", "Show what speeds it up: which solution brings how much, and by when."),),
    )
}
COMMENTS = (
    ("support", "My daughter's class counted cars for a week. Please do this soon."),
    ("support", "I work nights and walk home past two schools. It would help us all, not only the children."),
    (
        "with changes",
        "Yes, but disabled parents must still be able to drive to the gate. Build that in from the start.",
    ),
    ("question", "Who pays for the sensors, and can we see the figures each day?"),
    ("oppose", "Traffic will move to my road instead. Measure the roads around the schools as well."),
    ("support", "Our school street has been quiet for a year, and I can hear birds at the gate."),
    ("with changes", "Please count nurseries too. Small children breathe closest to the exhausts."),
    ("support", "I have asthma. I am 71 and I remember when we played in the street."),
    ("question", "What happens to deliveries for the shops on the corner?"),
    ("support", "The workshop idea is the best part. Let us choose where the planters go."),
    ("with changes", "Five years is too long. Start with the ten worst streets this year."),
    ("oppose", "I run a van and cannot afford a new one. The loans should come first, then the rules."),
)
NAMES = ("Amina", "Bill", "Chidi", "Dorota", "Ed", "Farah", "Grace", "Hamza", "Iris", "Joan", "Kofi", "Lena")
