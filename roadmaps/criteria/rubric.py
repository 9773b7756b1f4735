"""What a person must judge: the questions and the 0–4 rubric of each criterion.

After A Mission Oriented Approach (Camden and UCL IIPP, 2020) and the institute's earlier papers.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class CriterionText:
    """The words of one criterion: its names, why it is asked, its questions, its rubric from 0 to 4."""

    number: int
    short: str
    title: str
    why: str
    looks_at: str
    questions: tuple[str, ...]
    rubric: tuple[str, str, str, str, str]

    @property
    def rated(self) -> list[tuple[int, str]]:
        """The rubric with its ratings."""
        return list(enumerate(self.rubric))


RUBRIC = {
    1: CriterionText(
        number=1,
        short="Bold and inspiring",
        title="Bold and inspiring, and relevant to most people",
        why=(
            "A mission should stir people and touch their daily lives. It must be broad enough that many "
            "can see themselves in it, and clear enough to act on."
        ),
        looks_at=(
            "The length and plainness of the statement, who benefits, what would change in daily life, where "
            "the priority came from, and how the public's voice is in it."
        ),
        questions=(
            "Would a resident stop and care?",
            "Is it bold: does it change what people think possible?",
            "Does it matter to most people here, and above all to those left behind?",
            "Is it focussed enough to act on?",
        ),
        rubric=(
            "An internal objective",
            "Of interest to one service or group",
            "Worthy, but unlikely to stir anyone",
            "Most residents would recognise it and care about it",
            "People would want to be part of it",
        ),
    ),
    2: CriterionText(
        number=2,
        short="Clear direction",
        title="A clear direction: targeted, measurable, with a date",
        why=(
            "On the day of the deadline anyone should be able to say whether the mission was met. Either "
            "a condition is true or not, or a number has been reached or not."
        ),
        looks_at=(
            "The kind of target, its measure, starting value and value to reach, its source, the deadline, and the "
            "milestones on the way."
        ),
        questions=(
            "Could two honest people disagree on whether it was achieved?",
            "Does the measure capture the aim, or could it be hit while missing the point?",
            "Does it allow long-term investment?",
        ),
        rubric=(
            "An aspiration",
            "A direction without a target",
            "A target without a sound measure or date",
            "Measurable and dated, with small doubts",
            "Anyone could say on the day whether it was met",
        ),
    ),
    3: CriterionText(
        number=3,
        short="Ambitious, realistic",
        title="Ambitious but realistic, with research and innovation from end to end",
        why=(
            "A mission should ask for more than would happen anyway, and show a believable way there: from "
            "basic research to what is ready to grow, each learning from the other."
        ),
        looks_at=(
            "Which stages of innovation the solutions cover, what feeds back, how much funding is secured, and "
            "whether risks are taken knowingly."
        ),
        questions=(
            "Is it beyond what would happen anyway?",
            "Is there a believable, if uncertain, way?",
            "Are risks and rewards shared fairly?",
        ),
        rubric=(
            "Already happening, or fantasy",
            "Routine improvement, or no known way",
            "Some stretch, on thin grounds",
            "A real stretch with a plausible portfolio",
            "Takes risks worth taking, and knows them",
        ),
    ),
    4: CriterionText(
        number=4,
        short="Across sectors",
        title="Innovation across disciplines, sectors and kinds of partner",
        why=(
            "The problem should need people who seldom work together: different fields of knowledge, different "
            "parts of the economy, and residents as partners rather than an audience."
        ),
        looks_at=(
            "The sectors and disciplines drawn on, the kinds of partner that lead and join, and how many solutions "
            "bring two or more of them together."
        ),
        questions=(
            "Do the sectors need each other here, or stand side by side?",
            "Who is missing?",
            "Are residents and community groups partners, or an audience?",
        ),
        rubric=(
            "One department",
            "One sector, consulting others",
            "Several sectors in parallel",
            "Real joint work across sectors and partners",
            "New partnerships that would not exist without the mission",
        ),
    ),
    5: CriterionText(
        number=5,
        short="Many solutions",
        title="Many solutions, many of them from the bottom up",
        why=(
            "No single project, path or technology should be able to carry the mission, or to sink it. Room is left "
            "for answers that nobody has thought of yet."
        ),
        looks_at=(
            "How many solutions there are, how the target is spread over them, what falls if one fails, how many "
            "started outside the council, and what support stands behind them."
        ),
        questions=(
            "Could it be met by one project?",
            "Is there room for answers nobody has thought of?",
            "Are bottom-up solutions more than decoration?",
        ),
        rubric=(
            "One project with a slogan",
            "One path with side shows",
            "Several projects of one kind",
            "A varied portfolio, mostly from above",
            "A varied portfolio, open, much of it from below",
        ),
    ),
}
