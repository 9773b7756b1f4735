"""The ladder of each dynamic capability: five steps, each with what one would see there.

Source: after A Mission Oriented Approach (2020) and Kattel and Mazzucato, Mission-oriented innovation policy and dynamic
capabilities in the public sector (2018). The steps are ours.
"""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Ladder:
    """What a capability is about, and what one sees at each of its five steps, the first one first."""

    asks: str
    steps: tuple[str, str, str, str, str]


LADDERS = {
    "leadership": Ladder(
        "Do those who lead set a direction, and bring others with them?",
        (
            "Missions are an item in a plan. Few people know who leads them.",
            "A senior person speaks for them, mostly inside the council.",
            "Leaders meet partners and residents, and change their own work because of it.",
            "Partners and residents lead parts of it, and leaders clear their way.",
            "The direction is shared so widely that it would outlast a change of leaders.",
        ),
    ),
    "contestation": Ladder(
        "May people disagree, and does it change anything?",
        (
            "Doubts are heard in corridors.",
            "There are meetings for questions. Answers are prepared in advance.",
            "Criticism is published and answered.",
            "Criticism has changed missions, and the record says how.",
            "Those who doubt are asked first, and have the means to show what they see.",
        ),
    ),
    "coordination": Ladder(
        "Do the parts of the council and its partners act as one where it matters?",
        (
            "Each service works on its own part.",
            "Services tell each other what they do.",
            "They plan together where they must.",
            "They share people, data or money for a mission.",
            "A mission can move people and money across services and partners within weeks.",
        ),
    ),
    "policy mix": Ladder(
        "Do rules, purchases, grants and loans push the same way?",
        (
            "Money is given out project by project.",
            "Missions are named when money is given out.",
            "Rules and money are looked at together for each mission.",
            "They are chosen as a mix, and others' money comes in beside it.",
            "The mix changes as one learns, and what it brings comes back to the public.",
        ),
    ),
    "evaluation": Ladder(
        "Does the council find out what works while there is time to change it?",
        (
            "Activity is counted.",
            "Results are measured at the end.",
            "Figures are published on the way, and talked about.",
            "Users are asked, trials are run, and plans change because of them.",
            "Whole systems are looked at with those who live in them, and failure is written down as gladly as success.",
        ),
    ),
    "skills": Ladder(
        "Does the council have the people and the skills, and grow them?",
        (
            "Missions come on top of other work.",
            "A few people have time for them.",
            "There is a team with several skills, some of them lent.",
            "Skills in design, data, law and finance are there when they are needed.",
            "People learn on missions and carry it into the rest of the council.",
        ),
    ),
    "experiment": Ladder(
        "May something be tried that can fail?",
        (
            "What could fail is not begun.",
            "Pilots are run, and nearly all are called a success.",
            "Some trials are set up so that they can fail, and some have.",
            "What failed was stopped in time, and others use what it taught.",
            "Part of the money is kept for what nobody can promise, and everybody knows the rules.",
        ),
    ),
}


def proposal(steps: list[int]) -> int:
    """Return the step from which those who answered begin to agree: the middle of theirs, the lower of two middles."""
    return int(median(sorted(steps)[: len(steps) - 1] if len(steps) % 2 == 0 else steps))
