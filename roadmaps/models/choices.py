"""The closed lists of the domain, each in one place: a form, a constraint and a label read the same."""

from django.db import models


class RoadmapKind(models.TextChoices):
    """Whose roadmap it is."""

    OWN = "own", "This council's own"
    REFERENCE = "reference", "Published by others"
    PRACTICE = "practice", "For practice"


class ActorKind(models.TextChoices):
    """Kinds of sector and of actor (A Mission Oriented Approach, 2020)."""

    PUBLIC = "public", "Public"
    PRIVATE = "private", "Private"
    THIRD = "third", "Third sector"
    CIVIC = "civic", "Residents and community"
    ACADEMIC = "academic", "University"


class ChallengeOrigin(models.TextChoices):
    """Where a challenge got its priority from."""

    LEADERSHIP = "political leadership", "Political leadership"
    MOVEMENT = "movement in civil society", "A movement in civil society"
    BOTH = "movement in civil society and political leadership", "A movement in civil society and political leadership"


class TargetKind(models.TextChoices):
    """What shows on the day that a mission is met (criterion 2)."""

    QUANTIFIED = "quantified", "A number to reach"
    BINARY = "binary", "A condition that is true or not on the day"


class Direction(models.TextChoices):
    """Which way a measure should go."""

    UP = "up", "Up"
    DOWN = "down", "Down"


class InnovationStage(models.TextChoices):
    """Places on the innovation chain, early to late (criterion 3)."""

    BASIC = "basic research", "Basic research"
    APPLIED = "applied research", "Applied research"
    PILOT = "pilot", "Pilot"
    SCALE_UP = "scale-up", "Scale-up"
    MAINSTREAM = "mainstream", "Mainstream"


class SolutionOrigin(models.TextChoices):
    """Who started a solution (criterion 5)."""

    COUNCIL = "council", "The council"
    PARTNER = "partner", "A partner"
    RESIDENT = "resident proposal", "A resident's proposal"


class SolutionStatus(models.TextChoices):
    """How far a solution has come. The first three are live."""

    PROPOSED = "proposed", "Proposed"
    AGREED = "agreed", "Agreed"
    IN_DELIVERY = "in delivery", "In delivery"
    COMPLETED = "completed", "Completed"
    STOPPED = "stopped", "Stopped"


class Provenance(models.TextChoices):
    """Where a solution in this database comes from; an illustrative one says so wherever it is shown."""

    DRAFTED = "drafted", "Drafted here"
    PUBLISHED = "published", "As published"
    ILLUSTRATIVE = "illustrative", "Illustrative"


class Instrument(models.TextChoices):
    """Policy instruments: a council's own levers first, then those it shares."""

    LICENSING = "licensing", "Licensing"
    PLANNING = "planning", "Planning"
    PROCUREMENT = "procurement", "Procurement"
    PUBLIC_PROTECTION = "public protection", "Public protection"
    PUBLIC_REALM = "public realm", "Public realm"
    REGULATION = "regulation", "Regulation"
    CONVENING = "convening", "Convening"
    DATA = "data", "Data"
    SKILLS = "skills", "Skills"


class FundingKind(models.TextChoices):
    """Public financial instruments."""

    GRANT = "grant", "Grant"
    LOAN = "loan", "Loan"
    EQUITY = "equity", "Equity"
    CO_FINANCING = "co-financing", "Co-financing"
    IN_KIND = "in kind", "In kind"


RATING_THAT_MEETS = 3


class Answer(models.TextChoices):
    """A verdict on one criterion."""

    MET = "met", "Met"
    PARTLY = "partly", "Partly met"
    NOT = "not", "Not met"

    @classmethod
    def of(cls, rating: int) -> "Answer":
        """Return the verdict that a rating from 0 to 4 comes to: a verdict and its rating are one judgement.

        3 and 4 are met, 2 is partly met, less is not met (docs/method.md).
        """
        if rating >= RATING_THAT_MEETS:
            return cls.MET
        return cls.PARTLY if rating == RATING_THAT_MEETS - 1 else cls.NOT


class Pinned(models.TextChoices):
    """What a change that an assessor asks for is pinned to: a field of the draft, or all of it."""

    WHOLE = "", "The mission as a whole"
    TITLE = "title", "Title"
    STATEMENT = "statement", "Statement"
    BENEFICIARIES = "beneficiaries", "Who benefits"
    DAILY_LIFE = "daily_life", "What would change in daily life"
    PUBLIC_VOICE = "public_voice", "The public's voice"
    EVIDENCE = "evidence", "Evidence for the challenge"
    TARGET = "target_kind", "Target"
    DEADLINE = "deadline", "Start and deadline"
    MILESTONES = "milestones", "Milestones"
    INDICATOR = "indicator", "Measurements"
    SECTORS = "sectors", "Sectors"
    SOLUTIONS = "solutions", "Solutions"


class Criterion(models.IntegerChoices):
    """The five criteria, by number."""

    BOLD = 1, "Bold and inspiring"
    DIRECTION = 2, "Clear direction"
    AMBITIOUS = 3, "Ambitious, realistic"
    ACROSS = 4, "Across sectors"
    MANY = 5, "Many solutions"


# The wards of Camden since 2022.
WARDS = (
    "Belsize",
    "Bloomsbury",
    "Camden Square",
    "Camden Town",
    "Fortune Green",
    "Frognal",
    "Gospel Oak",
    "Hampstead Town",
    "Haverstock",
    "Highgate",
    "Holborn & Covent Garden",
    "Kentish Town North",
    "Kentish Town South",
    "Kilburn",
    "King's Cross",
    "Primrose Hill",
    "Regent's Park",
    "South Hampstead",
    "St Pancras & Somers Town",
    "West Hampstead",
)
